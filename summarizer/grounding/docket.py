"""The docket of one grounding run: the article, what was cut from it, and what was rejected.

Not responsible for: any rule about what is acceptable; the modules of this folder decide that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from summarizer.alignment import locate, nearest
from summarizer.article import Article, Span
from summarizer.draft import Quote
from summarizer.evidence import Evidence
from summarizer.fault import Fault
from summarizer.normalize.counts import FoundCount, find_counts
from summarizer.summary import Rejected
from summarizer.vocabulary import Reason, RejectedKind

Item = TypeVar("Item")

LONGEST_QUOTE = 5_000
"""Characters of quoted or composed words beyond which an item is rejected as too-long."""
LONGEST_SHOWN = 500
"""Characters of a failed text that its Rejected keeps."""
COUNT_CONTEXT = 500
"""Characters around a count that are read for what it is part of."""
NEAR_SENTENCES = 2
"""How many sentences apart the pieces of one item may stand."""


class _Fallen(NamedTuple):
    """What was rejected, before it is shown: most of a first draft is said once more and never is."""

    kind: RejectedKind
    text: str
    reason: Reason
    quoted: str | None


class Docket:
    """The article of one run, with everything rejected so far. Evidence of one span is cut once.

    ``objections`` are faults that somebody else found in the draft. ``faults`` says what was rejected in the draft's
    coordinates, in the order of rejection.
    """

    def __init__(self, article: Article, objections: Iterable[Fault] = ()) -> None:
        self.article = article
        self.faults: list[Fault] = []
        self._fallen: list[_Fallen] = []
        self._index = 0
        self._objections: dict[tuple[RejectedKind, int], list[Fault]] = {}
        for fault in objections:
            self._objections.setdefault((fault.kind, fault.index), []).append(fault)
        self._cut: dict[Span, Evidence] = {}
        self._whole: dict[Span, Span] = {}
        self._wholes: dict[tuple[Span, ...], list[Span]] = {}
        self._counts: dict[Span, list[FoundCount]] = {}

    def each(self, drafts: Iterable[Item]) -> Iterator[Item]:
        """Go through one list of the draft; what is rejected meanwhile is the fault of the item at hand."""
        for self._index, draft in enumerate(drafts):
            yield draft

    def objection(self, kind: RejectedKind, besides: Iterable[str | None] = ()) -> Fault | None:
        """Give the first objection to the item at hand, unless its words are one of ``besides`` (parts, by objects)."""
        parts = set(besides)
        faults = self._objections.get((kind, self._index), ())
        return next((fault for fault in faults if fault.quoted is None or fault.quoted not in parts), None)

    def objects_to(self, kind: RejectedKind, part: str) -> Fault | None:
        """Give the objection to a part of the item at hand, told by its very words."""
        faults = self._objections.get((kind, self._index), ())
        return next((fault for fault in faults if fault.quoted == part), None)

    def find(self, quote: Quote) -> Span | None:
        """Locate a quote; None when it stands nowhere or is longer than LONGEST_QUOTE."""
        return locate(self.article, quote) if len(quote.text) <= LONGEST_QUOTE else None

    def words(self, span: Span) -> str:
        """Return the article's characters at ``span``."""
        return self.article.text[span.start : span.end]

    def cut(self, span: Span) -> Evidence:
        """Cut the evidence of ``span``."""
        if span not in self._cut:
            self._cut[span] = Evidence.cut(self.article, *span)
        return self._cut[span]

    def range_of(self, span: Span) -> tuple[int, int]:
        """First and last index of the sentences that ``span`` touches."""
        return self.article.sentence_at(span.start), self.article.sentence_at(span.end - 1)

    def whole(self, span: Span) -> Span:
        """Widen ``span`` to the whole sentences it touches."""
        if span not in self._whole:
            first, last = (self.article.sentences[index] for index in self.range_of(span))
            self._whole[span] = Span(min(first.start, span.start), max(last.end, span.end))
        return self._whole[span]

    def wholes(self, spans: Iterable[Span]) -> list[Span]:
        """Give the whole sentences that hold ``spans``, each once, in order.

        Sentences are joined to one span only where one of ``spans`` runs across them.
        """
        asked = tuple(spans)
        if asked not in self._wholes:
            self._wholes[asked] = self._joined(asked)
        return list(self._wholes[asked])

    def _joined(self, spans: Iterable[Span]) -> list[Span]:
        joined: list[Span] = []
        for span in sorted({self.whole(span) for span in spans}):
            if joined and span.start < joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return joined

    def evidence(self, spans: Iterable[Span]) -> list[Evidence]:
        """Cut the whole sentences that hold ``spans``."""
        return [self.cut(span) for span in self.wholes(spans)]

    def counts_at(self, span: Span) -> list[FoundCount]:
        """Find the counts of the sentences ``span`` touches, as offsets into the article.

        A sentence that never ends is read for COUNT_CONTEXT characters on either side, in whole words.
        """
        text, whole = self.article.text, self.whole(span)
        low, high = max(whole.start, span.start - COUNT_CONTEXT), min(whole.end, span.end + COUNT_CONTEXT)
        while whole.start < low < span.start and not text[low - 1].isspace():
            low += 1
        while whole.end > high > span.end and not text[high].isspace():
            high -= 1
        near = Span(low, high)
        if near not in self._counts:
            self._counts[near] = [
                found._replace(start=found.start + low, end=found.end + low) for found in find_counts(self.words(near))
            ]
        return self._counts[near]

    def near(self, span: Span, others: Sequence[Span]) -> bool:
        """Whether ``span`` stands within NEAR_SENTENCES of one of ``others``."""
        first, last = self.range_of(span)
        ranges = [self.range_of(other) for other in others]
        return any(first - NEAR_SENTENCES <= end and start <= last + NEAR_SENTENCES for start, end in ranges)

    def reject(self, kind: RejectedKind, text: str, reason: Reason, quoted: str | None = None) -> None:
        """Record what could not be proved."""
        if len(quoted or text) > LONGEST_QUOTE:
            reason = "too-long"
        self.faults.append(Fault(kind, self._index, reason, quoted))
        self._fallen.append(_Fallen(kind, text, reason, quoted))

    @property
    def rejected(self) -> list[Rejected]:
        """Everything rejected so far, with the place most like the quoted words, else most like the text."""
        return [self._shown(fallen) for fallen in self._fallen]

    def _shown(self, fallen: _Fallen) -> Rejected:
        kind, text, reason, quoted = fallen
        place = nearest(self.article, quoted or "") or nearest(self.article, text)
        return Rejected(
            kind=kind,
            text=text[:LONGEST_SHOWN],
            quoted=quoted if quoted is None else quoted[:LONGEST_SHOWN],
            reason=reason,
            nearest=place and self.cut(place),
        )


def in_order(rejected: Iterable[Rejected]) -> list[Rejected]:
    """Sort by content, so that the order of a draft's items does not show."""
    return sorted(rejected, key=lambda item: (item.kind, item.text, item.quoted or "", item.reason))
