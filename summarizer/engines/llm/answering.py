"""(question, Reading, earlier answers) -> Answered, by at most two calls to a model.

The model says sentences and points at words of numbered passages; here that becomes a draft in the article's own
coordinates, nothing repaired: words that do not stand where it says stay as they are, for grounding to reject.
Not responsible for: the prompt and its shape (asking), what holds (grounding), the way to a model (providers).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel

from summarizer.alignment import stands
from summarizer.draft import CitedQuote, DraftAnswer, DraftSentence, Quote
from summarizer.engines import Answered, Reading
from summarizer.engines.llm import asking, followup
from summarizer.engines.llm.asking import WireAnswer, WireQuote, WireSentence
from summarizer.errors import EngineError
from summarizer.normalize.counts import find_counts
from summarizer.providers import Call, Reply
from summarizer.providers.failures import CutOff, charge, usage_of
from summarizer.questions.ranking import coverage
from summarizer.vocabulary import AnswerStatus

if TYPE_CHECKING:
    from summarizer.answer import Answer, Passage
    from summarizer.article import Article

MOST_NEAREST = 3
"""Sentences offered when the articles do not tell."""
NOWHERE = ""
"""The article id of words from a passage that was not given."""


class Complete(Protocol):
    """``Provider.complete``: asks a model once."""

    def __call__(self, call: Call, heard: Callable[[BaseModel], None] | None = None) -> Awaitable[Reply]:
        """Ask; ``heard`` gets each item of the streamed list."""


async def answer(
    question: str,
    reading: Reading,
    before: Sequence[Answer],
    heard: Callable[[DraftSentence], None] | None,
    complete: Complete,
    *,
    most: int = asking.MOST_TOKENS_OUT,
) -> Answered:
    """What a model answers, in at most ``most`` tokens. Without passages none is asked.

    Of a reply that is cut off, the sentences that came whole are a part of an answer. Raises what ``complete`` raises.
    """
    alone, usage = await followup.stand_alone(question, before, complete, most)
    passages = list(reading.passages(alone))
    if not passages:
        return Answered(DraftAnswer(status="not-in-articles"), alone, usage)
    telling = _Telling(passages, reading.articles, heard)
    call = asking.answer_call(alone, passages, reading.articles, most)
    try:
        reply = await complete(call, telling.hear if heard is not None else None)
    except EngineError as failure:
        arrived = failure.arrived if isinstance(failure, CutOff) else None
        if not isinstance(arrived, WireAnswer):
            raise charge(failure, usage + usage_of(failure)) from None
        reply = Reply(WireAnswer(status="partly-answered", sentences=arrived.sentences), usage_of(failure))
    status, sentences = telling.told(reply.value)
    rests = any(sentence.quotes for sentence in sentences)
    near = [] if rests else nearest(alone, passages, reading.articles)
    draft = DraftAnswer(status=status, sentences=sentences, nearest=near)
    return Answered(draft, alone, usage + reply.usage, ("answer", call.prompt_sha256))


class _Telling:
    """One reply as it comes. Each sentence is passed on once; what was passed on stays in the draft, in that order.

    A stream that broke is asked again, and the second reply may say other things: what was heard of the first is told
    first.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        articles: Mapping[str, Article],
        heard: Callable[[DraftSentence], None] | None,
    ) -> None:
        self._passages = passages
        self._articles = articles
        self._heard = heard
        self._said: list[DraftSentence] = []

    def hear(self, item: BaseModel) -> None:
        """Take one item of the stream; beyond the bound of a reply none is passed on."""
        if not isinstance(item, WireSentence) or len(self._said) >= asking.MOST_SENTENCES:
            return
        sentence = self._sentence(item)
        if sentence not in self._said:
            self._said.append(sentence)
            if self._heard is not None:
                self._heard(sentence)

    def told(self, value: BaseModel) -> tuple[AnswerStatus, list[DraftSentence]]:
        """The whole reply: its status, and every sentence that it or a broken stream before it said."""
        status: AnswerStatus = "not-in-articles"
        if isinstance(value, WireAnswer):
            status = value.status
            for item in value.sentences:
                self.hear(item)
        if status == "sources-conflict" and not _tell_two_things(self._said):
            status = "answered"
        return status, self._said

    def _sentence(self, said: WireSentence) -> DraftSentence:
        return DraftSentence(text=said.text, quotes=[self._quote(quote) for quote in said.quotes])

    def _quote(self, said: WireQuote) -> CitedQuote:
        """The words with the sentence they stand in within their passage, failing that, with its first."""
        if not 1 <= said.passage <= len(self._passages):
            return CitedQuote(article_id=NOWHERE, quote=Quote(text=said.words, sentence=0))
        passage = self._passages[said.passage - 1]
        article = self._articles[passage.article_id]
        found = stands(passage.text, said.words)
        sentence = article.sentence_at(passage.start + (found.start if found else 0))
        return CitedQuote(article_id=article.id, quote=Quote(text=said.words, sentence=sentence))


def _tell_two_things(sentences: Sequence[DraftSentence]) -> bool:
    """Whether there is room for a conflict: two pieces quoted, or two figures in one."""
    quoted = {asking.single_spaced(cited.quote.text) for said in sentences for cited in said.quotes}
    figures = {found.numbers for words in quoted for found in find_counts(words)}
    return len(quoted) > 1 or len(figures) > 1


def nearest(question: str, passages: Sequence[Passage], articles: Mapping[str, Article]) -> list[CitedQuote]:
    """The sentences of the passages that hold most of the question; failing any, the first of them.

    A headline or a question in the text is never offered.
    """
    offered: dict[tuple[str, int], CitedQuote] = {}
    for passage in passages:
        article = articles[passage.article_id]
        for index in range(max(article.lede, article.sentence_at(passage.start)), len(article.sentences)):
            start, end = article.sentences[index]
            if start >= passage.end:
                break
            words = article.text[start:end]
            if not words.rstrip("\"'”’ ").endswith("?"):
                quote = Quote(text=words, sentence=index, start=start)
                offered.setdefault((article.id, index), CitedQuote(article_id=article.id, quote=quote))
    quotes = list(offered.values())
    scores = coverage(question, [cited.quote.text for cited in quotes])
    ranked = sorted(range(len(quotes)), key=lambda at: (-scores[at], at))[:MOST_NEAREST]
    return [quotes[at] for at in ranked if scores[at] > 0] or quotes[:MOST_NEAREST]
