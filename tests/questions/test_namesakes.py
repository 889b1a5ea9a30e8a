from __future__ import annotations

import pytest

from summarizer import Newsroom
from summarizer.answer import Answer
from summarizer.article import Article

FERRY = Article.from_text(
    "The ferry to Orlo stopped on Monday. Harbour master Tom Brandt said the engine had failed. "
    "The crossing takes an hour.",
    title="Ferry stops",
)
SCHOOL = Article.from_text(
    "The school in Tolmar opens again in May. Teacher Greta Brandt said the roof had been repaired. "
    "Parents were invited.",
    title="School opens",
)


def _ask(question: str, *articles: Article) -> Answer:
    return Newsroom(engine="offline", embedding="none").ask(question, articles)


@pytest.mark.parametrize("question", ["What did Brandt say?", "Who is Brandt?"])
def test_a_shared_surname_is_told_apart_with_a_citation_for_each(question: str) -> None:
    answer = _ask(question, FERRY, SCHOOL)
    assert answer.status == "ambiguous"
    assert ["Tom Brandt" in answer.sentences[0].text, "Greta Brandt" in answer.sentences[1].text] == [True, True]
    assert {citation.evidence.article_id for citation in answer.citations} == {FERRY.id, SCHOOL.id}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Greta Brandt say?", "roof"),
        ("What did the teacher Brandt say?", "roof"),
        ("What did Brandt say about the engine?", "engine"),
    ],
)
def test_a_first_name_a_role_or_the_topic_settles_who_is_meant(question: str, told: str) -> None:
    answer = _ask(question, FERRY, SCHOOL)
    assert answer.status == "answered"
    assert told in answer.text


def test_an_initial_is_nobody_else() -> None:
    again = Article.from_text(
        "The ferry sailed again on Friday. T. Brandt said a new part had come.", title="Ferry sails"
    )
    assert _ask("What did Brandt say?", FERRY, again).status == "answered"
