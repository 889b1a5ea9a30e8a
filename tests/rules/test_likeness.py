"""Composed sentences against their evidence, end to end: the witness and grounding together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.article import Article
from summarizer.draft import Draft, DraftAbstract, Quote
from summarizer.grounding import ground
from summarizer.provenance import MadeBy
from summarizer.rules import witness
from summarizer.rules.callings import Told, other_head
from summarizer.rules.likeness import support
from tests.rules.likenesses import ALIKE, Alike

if TYPE_CHECKING:
    from spacy.language import Language

HONEST = [(alike, text) for alike in ALIKE for text in alike.honest]
FALSE = [(alike, text) for alike in ALIKE for text in alike.false]
MADE_BY = MadeBy(
    engine="llm", model=None, provider=None, prompt_id=None, prompt_sha256=None, created="2031-03-07T00:00:00Z",
    tokens_in=0, tokens_out=0, cost_usd=None, cached=False, retries=0,
)  # fmt: skip


def _is_printed(nlp: Language, alike: Alike, text: str) -> bool:
    article = Article.from_text("A day in the valley\n\n" + " ".join(alike.evidence))
    sentences = [article.text[start:end] for start, end in article.sentences]
    found = [next(n for n, one in enumerate(sentences) if one in words or words in one) for words in alike.evidence]
    quotes = [Quote(text=words, sentence=n) for words, n in zip(alike.evidence, found, strict=True)]
    draft = Draft(abstract=[DraftAbstract(text=text, quotes=quotes)])
    objections = witness.examine(article, draft, lambda: nlp)
    return bool(ground(article, draft, MADE_BY, objections=objections).abstract)


@pytest.mark.parametrize(("alike", "text"), HONEST, ids=[text[:60] for _, text in HONEST])
def test_what_the_evidence_bears_out_is_printed(nlp: Language, alike: Alike, text: str) -> None:
    assert _is_printed(nlp, alike, text)


@pytest.mark.parametrize(("alike", "text"), FALSE, ids=[text[:60] for _, text in FALSE])
def test_what_it_does_not_is_not(nlp: Language, alike: Alike, text: str) -> None:
    assert not _is_printed(nlp, alike, text)


FIGHT = "Soldiers shot four nurses in Ostra, Envoy Ida Falk said, but Colonel Marek Dunn said that rebels burned Harl."
SWITCHED = [
    "Ida Falk said that rebels burned Harl.",
    "Marek Dunn said that soldiers shot four nurses in Ostra.",
    "Four nurses shot soldiers in Ostra, Ida Falk said.",
    "Soldiers were shot by four nurses in Ostra.",
    "Ida Falk said that soldiers shot four nurses in Harl.",
    "Soldiers burned Harl, Marek Dunn said.",
    "Soldiers shot four rebels in Ostra, Ida Falk said.",
    "Soldiers shot four nurses in rebels burned Harl.",
]


@pytest.mark.parametrize("text", SWITCHED)
def test_what_is_switched_between_two_statements_is_not_borne_out(text: str) -> None:
    assert support(text, [Told(FIGHT)]) is False


@pytest.mark.parametrize(
    "text",
    [
        "Ida Falk said that soldiers had shot four nurses.",
        "Rebels burned Harl, according to Marek Dunn.",
        "Four nurses were shot in Ostra by soldiers, Falk said, while Dunn said rebels had burned Harl.",
    ],
)
def test_what_one_statement_says_is_borne_out_without_a_parse(text: str) -> None:
    assert support(text, [Told(FIGHT)]) is True


def test_a_pronoun_speaks_for_whoever_spoke_before() -> None:
    told = Told("She said that rebels burned Harl.", "Ida Falk")
    assert support("Ida Falk said that rebels burned Harl.", [told]) is True
    assert support("Mia Rask said that rebels burned Harl.", [told, Told("Mia Rask said that it rained.")]) is False


def test_a_name_keeps_its_noun() -> None:
    told = [Told("The Dorn army shelled Harl, and the Dorn army left.")]
    assert support("The Dorn army shelled Harl.", told) is True
    assert support("Dorn police shelled Harl.", told) is False
    assert other_head("police", "army")
    assert not other_head("troops", "army")
