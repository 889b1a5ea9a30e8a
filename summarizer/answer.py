"""What can be proved of an answer: passages, sentences with citations, a status. A refusal is an Answer too.

``[n]`` markers are printed from data (:meth:`Answer.marked`); nothing is ever parsed back out of prose.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from summarizer.evidence import Evidence, Verified
from summarizer.provenance import MadeBy
from summarizer.summary import Rejected
from summarizer.vocabulary import AnswerStatus


class Scores(Verified):
    """The scores of both search legs; null where a leg did not run."""

    lexical: float | None
    dense: float | None


class Passage(Verified):
    """A piece of an article found for a query: ``text`` stands at [start, end) of the article."""

    article_id: str
    start: int
    end: int
    text: str
    title: str | None
    outlet: str | None
    published: str | None
    score: float
    scores: Scores


class Citation(Verified):
    """One numbered citation: which article, and its exact words."""

    n: int = Field(ge=1)
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    evidence: Evidence


class AnswerSentence(Verified):
    """One sentence of an answer and the numbers of the citations that hold its names and numbers."""

    text: str
    citations: Annotated[list[int], Field(min_length=1)]


class Answer(Verified):
    """An answer of which every sentence is cited, or a typed refusal (``sentences`` empty).

    ``asked`` is the question as typed, ``question`` its stand-alone form. ``nearest`` offers the closest
    evidence when the articles do not tell.
    """

    asked: str
    question: str
    status: AnswerStatus
    text: str
    sentences: list[AnswerSentence]
    citations: list[Citation]
    nearest: list[Evidence]
    rejected: list[Rejected]
    made_by: MadeBy

    @model_validator(mode="after")
    def _is_cited(self) -> Answer:
        numbers = [citation.n for citation in self.citations]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError("citations are numbered 1, 2, 3 ... in order")
        used = {n for sentence in self.sentences for n in sentence.citations}
        if used != set(numbers):
            raise ValueError("every citation is used, and none is used that is not there")
        if self.sentences and self.status in {"not-in-articles"}:
            raise ValueError("an answer with sentences is no refusal")
        if not self.sentences and self.status not in {"not-in-articles", "ambiguous"}:
            raise ValueError(f"an answer without sentences cannot be {self.status}")
        if self.text != " ".join(sentence.text for sentence in self.sentences):
            raise ValueError("text is the sentences joined")
        return self

    def marked(self) -> str:
        """The text with its ``[n]`` markers, for reading."""
        return " ".join(sentence.text + "".join(f" [{n}]" for n in sentence.citations) for sentence in self.sentences)
