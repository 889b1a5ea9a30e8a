"""Sentences of an answer as they come: each one grounded before anyone sees it, numbered as in the whole answer.

Grounding judges every sentence by itself and numbers citations by first use, so what is shown here, in this order, are
the sentences of the Answer that grounding makes of the same draft. Not responsible for: the status, what was rejected
(the Answer tells), how it looks (cli).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer import grounding
from summarizer.answer import AnswerSentence, Citation
from summarizer.draft import DraftAnswer, DraftSentence
from summarizer.provenance import MadeBy

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.fault import Fault

Witness = Callable[[DraftAnswer, "Mapping[str, Article]"], "Sequence[Fault]"]
"""``Engine.witness_answer``: what a second reading objects to in a drafted answer."""

_PASSING = MadeBy(
    engine="", model=None, provider=None, prompt_id=None, prompt_sha256=None, created="", tokens_in=None,
    tokens_out=None, cost_usd=None, cached=False, retries=0,
)  # fmt: skip
"""Of the one-sentence answers that nobody sees."""


def verified_sentence(
    sentence: DraftSentence, articles: Mapping[str, Article], objections: Sequence[Fault] = ()
) -> tuple[AnswerSentence, list[Citation]] | None:
    """Ground one sentence: what holds of it, and its citations, numbered from 1. None when it does not hold."""
    draft = DraftAnswer(status="answered", sentences=[sentence])
    answer = grounding.ground_answer("", "", draft, articles, _PASSING, objections)
    return (answer.sentences[0], answer.citations) if answer.sentences else None


class Hearing:
    """Takes an engine's sentences one by one (it is the ``heard`` of Engine.answer) and shows those that hold.

    ``show`` gets each with the citations that are new with it. ``articles`` gives the articles at hand as they are when
    a sentence comes; ``witness`` objects to a sentence as it would to a whole answer.
    """

    def __init__(
        self,
        show: Callable[[AnswerSentence, Sequence[Citation]], None],
        articles: Callable[[], Mapping[str, Article]],
        witness: Witness,
    ) -> None:
        self._show = show
        self._articles = articles
        self._witness = witness
        self._numbers: dict[tuple[str, int, int], int] = {}

    def __call__(self, sentence: DraftSentence) -> None:
        """Show the sentence if it holds, with the numbers that its citations have in the whole answer."""
        articles = self._articles()
        objections = self._witness(DraftAnswer(status="answered", sentences=[sentence]), articles)
        found = verified_sentence(sentence, articles, objections)
        if found is None:
            return
        told, citations = found
        numbers: dict[int, int] = {}
        new = []
        for citation in citations:
            place = (citation.evidence.article_id, citation.evidence.start, citation.evidence.end)
            if place not in self._numbers:
                self._numbers[place] = len(self._numbers) + 1
                new.append(citation.model_copy(update={"n": self._numbers[place]}))
            numbers[citation.n] = self._numbers[place]
        self._show(AnswerSentence(text=told.text, citations=[numbers[n] for n in told.citations]), new)
