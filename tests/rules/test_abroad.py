"""When a country's force is a foreign one, and that a country is told by its adjective, too."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.normalize.countries import country_of
from summarizer.rules.forces import Forces
from summarizer.rules.parse import load_model, parse


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Turkish troops entered northern Iraq on Monday.", ["external"]),
        ("US forces based in Iraq shelled a village. Iraqi troops left.", ["external", "state-force"]),
        ("Russian troops withdrew from Ukraine.", ["external"]),
        ("Turkish troops entered the town of Van in Turkey.", ["state-force"]),
        ("The Syrian army retook the town from Iraq.", ["state-force"]),
        ("French troops said in Mali that they would leave.", ["state-force"]),
    ],
)
def test_a_countrys_force_in_another_country_is_external(text: str, kinds: list[str]) -> None:
    article = Article.from_text(text)
    assert [force.kind for force in Forces(article, parse(article, load_model())).drafts()] == kinds


@pytest.mark.parametrize(
    ("words", "country"),
    [("Venezuelan", "venezuela"), ("Honduran", "honduras"), ("the U.S.", "united states"),
     ("American", "united states"),
     ("Iraqi", "iraq"), ("Chan", None), ("Roman", None)],
)  # fmt: skip
def test_the_country_of_an_adjective(words: str, country: str | None) -> None:
    assert country_of(words) == country
