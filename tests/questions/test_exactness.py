from __future__ import annotations

import pytest

from summarizer import Newsroom
from summarizer.article import Article


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Who won the Orlo regatta in 2019?", "Runa Holm won the Orlo regatta in 2019.", True),
        ("Who won the Orlo regatta in 2019?", "Runa Holm won the Orlo regatta in 2021.", False),
        ("Who won the Orlo regatta in 2019?", "Runa Holm won the Orlo regatta in 2019, and Ode Falk in 2021.", True),
        ("Who won the Orlo regatta before 2019?", "Runa Holm won the Orlo regatta in 2017.", True),
        ("How old is captain Runa Holm?", "Captain Runa Holm, 41, has sailed for two years.", True),
        ("How old is captain Runa Holm?", "Captain Runa Holm has sailed for two years.", False),
        ("How old is the Orlo bridge?", "The Orlo bridge was built 90 years ago.", True),
        ("Who is the director of Korr Hydro?", "Korr Hydro is led by its director Hanne Brekk.", True),
        ("Who is the director of Korr Hydro?", "Korr Hydro is led by its director Omar al-Terik.", True),
        ("Who is the director of Korr Hydro?", "Korr Hydro pays its director well.", False),
        ("When was the Tarsk 4 engine tested?", "The Tarsk 4 engine was tested on 3 May 2021.", True),
        ("When was the Tarsk 4 engine tested?", "The Tarsk 3 engine was tested on 3 May 2021.", False),
    ],
)
def test_a_year_an_age_an_office_and_a_number_are_kept_to(question: str, text: str, told: bool) -> None:
    article = Article.from_text(f"{text} Rain fell on the quay all day.", title="Harbour week", published="2022-05-03")
    answer = Newsroom(engine="offline", embedding="none").ask(question, [article])
    assert (text in answer.text) is told
