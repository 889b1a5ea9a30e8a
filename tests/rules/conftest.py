"""One model for the whole session, and what the rules read in a text, as plain words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from summarizer.article import Article
from summarizer.draft import DraftClaim, DraftSource, Quote
from summarizer.rules import chains
from summarizer.rules.attribution import sayings
from summarizer.rules.forces import Forces
from summarizer.rules.parse import load_model, parse
from summarizer.rules.phrases import Words
from summarizer.rules.sources import Sources

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Said:
    """A saying in words: rule, head of the source, cue, pieces of the content."""

    rule: str
    source: str | None
    cue: str
    content: list[str]


@dataclass(frozen=True)
class Reading:
    """What the attribution rules read in one text."""

    article: Article
    doc: Doc
    said: list[Said]
    claims: list[DraftClaim]
    rules: dict[str, str]
    sources: list[DraftSource]

    def contents(self) -> list[list[str]]:
        """The pieces of each claim."""
        return [[piece.text for piece in claim.content] for claim in self.claims]

    def chains(self) -> list[list[tuple[str, str | None]]]:
        """(mention, cue) of each link of each claim."""
        return [
            [(link.mention.text, link.cue.text if link.cue else None) for link in claim.attribution]
            for claim in self.claims
        ]

    def roots(self) -> list[DraftSource]:
        """The last source of each claim's chain."""
        by_key = {source.key: source for source in self.sources}
        return [by_key[claim.attribution[-1].source] for claim in self.claims]

    def quotes(self) -> list[Quote]:
        """Every Quote of the claims and sources."""
        links = [link for claim in self.claims for link in claim.attribution]
        return [
            *(piece for claim in self.claims for piece in claim.content),
            *(link.mention for link in links),
            *(link.cue for link in links if link.cue),
            *(mention for source in self.sources for mention in source.mentions),
        ]


Read = Callable[..., Reading]


def words(doc: Doc, run: Words) -> str:
    """The printed words of a run."""
    return doc[run.start : run.end].text


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model()


@pytest.fixture(scope="session")
def parsed(nlp: Language) -> Callable[[str], Doc]:
    return lambda text: parse(Article.from_text(text), nlp)


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    """Read a text; keyword arguments are those of Article.from_text."""

    def reading(text: str, **about: str) -> Reading:
        article = Article.from_text(text, **about)
        doc = parse(article, nlp)
        sources = Sources(article, doc, Forces(article, doc))
        claims = chains.attributed(article, doc, sources)
        said = [
            Said(
                saying.rule,
                saying.source.text if saying.source is not None else None,
                words(doc, saying.cue),
                [words(doc, piece) for piece in saying.content],
            )
            for saying in sayings(doc)
        ]
        return Reading(article, doc, said, claims.drafts, claims.rules, sources.drafts())

    return reading
