"""The abstract: up to five of the article's own sentences, verbatim.

The first sentence of the body (the lede holds the main event in news prose), then the sentences that carry the
gravest figures with their source, then those with the most claims, all printed in the article's order; those that
lean on the sentence before come later, what a correction takes back never. Nothing is composed or invented.
"""

from __future__ import annotations

import re

from summarizer.article import Article
from summarizer.draft import DraftAbstract, DraftCasualty, DraftClaim, Quote
from summarizer.rules.realis import retracted

MOST = 5
GRAVITY = {
    "killed": 5,
    "missing": 3,
    "injured": 3,
    "abducted": 3,
    "held": 3,
    "trapped": 2,
    "displaced": 2,
    "detained": 2,
}


LEANS = 1.5
"""More than one claim, less than a figure."""
_LEANING = re.compile(
    r"[\"“‘']|(?:He|She|They|It|His|Her|Their|Its|One|Nobody|Neither|The others?|That|This|These|Those|Then|Both)\b"
)


def abstract(article: Article, claims: list[DraftClaim], casualties: list[DraftCasualty]) -> list[DraftAbstract]:
    """At most MOST sentences, in order; a text of one sentence gives that one."""
    scores = _scores(article, claims, casualties)
    first = article.lede
    chosen = {first} | set(sorted(scores, key=lambda index: (-scores[index], index))[: MOST - 1])
    return [
        DraftAbstract(text=words.text, quotes=[words])
        for words in (_sentence(article, index) for index in sorted(chosen)[:MOST])
    ]


def _scores(article: Article, claims: list[DraftClaim], casualties: list[DraftCasualty]) -> dict[int, float]:
    scores: dict[int, float] = {}
    for casualty in casualties:
        nobody = casualty.victims.text.casefold() in {"nobody", "no one", "none"}
        worth = 0 if nobody else GRAVITY.get(casualty.kind, 1) + (2 if casualty.count else 0)
        scores[casualty.victims.sentence] = scores.get(casualty.victims.sentence, 0) + worth
    for claim in claims:
        index = claim.content[0].sentence
        if claim.attribution:
            scores[index] = scores.get(index, 0) + 1
    body = article.lede
    texts = {index: _sentence(article, index).text for index in scores if index > body}
    whole = {index: text for index, text in texts.items() if _is_whole(text) and not retracted(text)}
    return {index: scores[index] - 0.05 * (index - body) - _leaning(text) for index, text in whole.items()}


def _leaning(text: str) -> float:
    """What a sentence loses that leans on the one before: a quotation, or a pronoun for its subject."""
    return LEANS if _LEANING.match(text) else 0.0


def _is_whole(text: str) -> bool:
    """A sentence from the middle of a quotation, its marks open, does not stand alone."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _sentence(article: Article, index: int) -> Quote:
    span = article.sentences[index]
    return Quote(text=article.text[span.start : span.end], sentence=index, start=span.start)
