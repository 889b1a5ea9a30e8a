"""A question and numbered passages -> one call to a model, and the shape of what comes back.

Passages are data: each is one line between two marks that stand in none of them, so that no passage can end the list,
open another or number itself. Not responsible for: what of the reply holds (answering, grounding).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import TYPE_CHECKING, Annotated

from pydantic import ConfigDict, Field

from summarizer.engines.llm.sizes import LONGEST_TEXT, LONGEST_WORDS, Sized, size_for, sized
from summarizer.prompts import load_prompt
from summarizer.providers import Call
from summarizer.vocabulary import AnswerStatus

if TYPE_CHECKING:
    from summarizer.answer import Passage
    from summarizer.article import Article, Span

MOST_SENTENCES = 8
MOST_QUOTES = 4
MOST_TOKENS_OUT = 1600
"""Eight sentences with two quotes each take about a thousand."""
LONGEST_QUESTION = 2000
"""Characters of a question that are sent."""
LONGEST_ORIGIN = 100
"""Characters of an outlet's name that are shown with its passage."""


class _Wire(Sized):
    model_config = ConfigDict(frozen=True, extra="forbid")


class WireQuote(_Wire):
    """Words of the passage with this number, character for character."""

    passage: int
    words: Annotated[str, Field(max_length=LONGEST_WORDS)]


class WireSentence(_Wire):
    """One sentence of the answer, and the words it rests on."""

    text: Annotated[str, Field(max_length=LONGEST_TEXT["text"])]
    quotes: Annotated[list[WireQuote], Field(max_length=MOST_QUOTES)]


class WireAnswer(_Wire):
    """The answer."""

    status: AnswerStatus
    sentences: Annotated[list[WireSentence], Field(max_length=MOST_SENTENCES)]


def answer_call(
    question: str, passages: Sequence[Passage], articles: Mapping[str, Article], most: int = MOST_TOKENS_OUT
) -> Call:
    """The call that asks ``question`` of ``passages``; its sentences are wanted as they come.

    Its reply has at most ``most`` tokens, fewer when they are enough.
    """
    prompt = load_prompt("answer")
    lines = [_line(number, passage, articles) for number, passage in enumerate(passages, 1)]
    asked = single_spaced(question)[:LONGEST_QUESTION]
    fenced = fence("passages", lines, asked)
    most = min(most, MOST_TOKENS_OUT)
    spans = [span for passage in passages for span in _sentences(passage, articles)]
    longest = max((end - start for start, end in spans), default=LONGEST_WORDS)
    return Call(
        schema=sized(WireAnswer, size_for(longest, len(spans), most)),
        system=prompt.system,
        user=prompt.fill(question=asked, passages=fenced),
        max_tokens=most,
        prompt_sha256=prompt.sha256,
        streamed="sentences",
    )


def _sentences(passage: Passage, articles: Mapping[str, Article]) -> Sequence[Span]:
    article = articles[passage.article_id]
    return article.sentences[article.sentence_at(passage.start) : article.sentence_at(passage.end - 1) + 1]


def fence(name: str, lines: Sequence[str], *others: str) -> str:
    """The lines between ``<name>`` and ``</name>``, numbered on until no text given has that name in it."""
    texts = [text.casefold() for text in (*lines, *others)]
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    free = next(each for each in names if not any(f"{each}>" in text for text in texts))
    return "\n".join([f"<{free}>", *lines, f"</{free}>"])


def single_spaced(text: str) -> str:
    """The text with every run of white space as one space; alignment finds words quoted from it all the same."""
    return " ".join(text.split())


def _line(number: int, passage: Passage, articles: Mapping[str, Article]) -> str:
    """One passage: "[1] The Daily, 2024-03-07: text", and whether a later version of its article replaced it."""
    outlet = single_spaced(passage.outlet or "")[:LONGEST_ORIGIN] or "unknown outlet"
    day = passage.published[:10] if passage.published else "no date"
    article = articles.get(passage.article_id)
    earlier = ", earlier version" if article is not None and article.replaced_by else ""
    return f"[{number}] {outlet}, {day}{earlier}: {single_spaced(passage.text)}"
