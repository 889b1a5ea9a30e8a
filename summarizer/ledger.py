"""The ledger: figures of many articles that seem to be about one event, side by side, never merged.

Two reports are about one event when the harm is of one kind, the place and the time are compatible and the victims are
called alike. How they stand to each other follows from their words alone, so everything here is "computed from these
articles". Grades as Airwars gives them (confirmed, fair, weak, contested); independence is counted in root sources, not
in articles: five outlets that quote one spokeswoman are one. Not responsible for: whether any of it is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from summarizer.comparison import Comparison, Report
from summarizer.normalize.counts import Numbers
from summarizer.summary import CasualtyReport, Count, Source, Summary
from summarizer.terms import stems, terms
from summarizer.vocabulary import Grade, ReportRelation

SAME_NEWS = timedelta(days=7)
"""Articles further apart are not about one event unless their texts date it."""
SLACK = timedelta(days=1)
"""Outlets in other time zones date one night differently."""
BEFORE = 2
"""Sentences before a report in which its place may have been told."""
OPENING = 600
"""Characters of the body that open an article."""
SHARED_NAMES = 3
"""Names that two articles must share when one of two reports has no place of its own."""

SEVEREST: tuple[ReportRelation, ...] = (
    "contradicts-number", "contradicts-victims", "contradicts-actor", "contradicts-time", "refines", "supports",
    "same-root",
)  # fmt: skip
"""What a comparison is called when its reports stand to each other in several ways: the first that occurs."""

ANYBODY = terms(
    "people person persons men man others lives bodies victims dead residents casualties deaths individuals"
)
"""Heads that may stand for any victims (ACLED: unspecified)."""
_SITE = terms(
    "city town village district neighbourhood neighborhood quarter province region area street road base camp market "
    "hospital school bridge port harbour airport prison station square north south east west northern southern eastern "
    "western central near outside inside"
)
"""Words for kinds of places: alone they name none."""
_HEAD_END = re.compile(r"\s(?:of|in|from|at|on|near|who|that|which|including|among|with|after|by)\b|,", re.IGNORECASE)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[^\W\d_][\w'’-]*[^\W\d_]\b")


@dataclass(frozen=True, eq=False)
class Entry:
    """One casualty report and the article it stands in."""

    summary: Summary
    report: CasualtyReport

    @cached_property
    def head(self) -> frozenset[str]:
        """The stem of the word that names the victims."""
        words = _HEAD_END.split(self.report.victims, maxsplit=1)[0].split()
        return stems(words[-1]) if words else frozenset()

    @cached_property
    def place(self) -> frozenset[str]:
        """The stems that name the place; empty when the report tells none."""
        return terms(self.report.place.name) - _SITE if self.report.place else frozenset()

    @cached_property
    def names(self) -> frozenset[str]:
        """The names around a report without a place: in its sentences, the two before, and the article's opening."""
        article = self.summary.article
        first = article.sentences[max(0, article.sentence_at(self.report.evidence[0].start) - BEFORE)].start
        around = article.text[first : self.report.evidence[-1].end]
        opening = article.text[: article.body_start + OPENING]
        found = [*_NAME.findall(around), *_NAME.findall(opening)]
        return frozenset(word for name in found if name[0].isupper() for word in terms(name)) - _SITE

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """First and last day of the harm; None when the text does not tell."""
        time = self.report.time
        if time is None or not time.start:
            return None
        return date.fromisoformat(time.start[:10]), date.fromisoformat((time.end or time.start)[:10])

    @cached_property
    def root_source(self) -> Source | None:
        """The last link of the chain that has a name or an organisation."""
        sources = {source.id: source for source in self.summary.sources}
        named = [sources[link.source_id] for link in self.report.attribution]
        return next((source for source in reversed(named) if source.name or source.organisation), None)

    @cached_property
    def root(self) -> str | None:
        """Folded name and organisation of the last named link; None is unknown, never "independent"."""
        return None if self.root_source is None else root_of(self.root_source)

    @cached_property
    def root_key(self) -> str | None:
        """What makes two roots one: the name alone where there is one, for an organisation may be told or not."""
        return None if self.root is None else self.root.split(", ")[0]

    @property
    def denied(self) -> bool:
        """Whether somebody says that it did not happen."""
        return self.report.factuality == "denied" or (self.count is not None and self.count.high == 0)

    @property
    def count(self) -> Count | None:
        """The figure, if there is one."""
        return self.report.count

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Sorts by the article's date, then by where the words stand."""
        article = self.summary.article
        return article.published or "9999", article.id, self.report.evidence[0].start, self.report.id


def root_of(source: Source) -> str:
    """A source across articles: its name and organisation, folded."""
    told = (source.name, source.organisation)
    return ", ".join(" ".join(part.casefold().split()) for part in told if part)


def compare(summaries: Iterable[Summary], about: str | None = None) -> list[Comparison]:
    """Every event that two or more reports of ``summaries`` are about, earliest first; ``about`` keeps what it names.

    Parts of a total are left out where the total stands. A text that several articles repeat counts once for each.
    """
    entries = sorted(_entries(summaries), key=lambda entry: entry.order)
    wanted = terms(about) if about else frozenset()
    groups = [group for group in _groups(entries) if len(group) > 1 and wanted <= _words(group)]
    return [_comparison(f"g{number}", group) for number, group in enumerate(groups, 1)]


def conflicting(one: Entry, other: Entry) -> bool:
    """Whether two reports cannot both be right."""
    relation = relate(one, other)
    return relation is not None and relation.startswith("contradicts")


def relate(one: Entry, other: Entry) -> ReportRelation | None:
    """How two reports stand to each other; None when they are not about one event."""
    if one.report.kind != other.report.kind or not (_same_place(one, other) and _near_in_time(one, other)):
        return None
    alike = bool(one.head & other.head)
    anybody = bool(one.head & ANYBODY) != bool(other.head & ANYBODY)
    statuses = {one.report.victim_status, other.report.victim_status}
    if statuses == {"civilian", "combatant"} and bool(one.place & other.place):
        told_alike = _exactly_equal(one.count, other.count) and one.denied == other.denied and _same_days(one, other)
        return "contradicts-victims" if told_alike else None
    if not (alike or anybody):
        return None
    if one.denied != other.denied:
        return "contradicts-number" if alike else None
    if not compatible(one.count, other.count):
        return "contradicts-number" if alike else _parts(one, other)
    if not _same_days(one, other):
        return "contradicts-time" if alike and _exactly_equal(one.count, other.count) else None
    if not _same_actor(one, other):
        return "contradicts-actor"
    if one.root_key is not None and one.root_key == other.root_key:
        return "same-root"
    return "supports" if one.count == other.count or _exactly_equal(one.count, other.count) else "refines"


def compatible(one: Count | Numbers | None, other: Count | Numbers | None) -> bool:
    """Whether two figures can both be right: "at least 3" and "5" can, "3" and "5" cannot."""
    if one is None or other is None:
        return True
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    below = high is not None and other_low is not None and high < other_low
    above = other_high is not None and low is not None and other_high < low
    return not (below or above)


def _bounds(count: Count | Numbers) -> tuple[int | None, int | None]:
    low = count.low if count.low is not None else count.best
    return low, count.high if count.high is not None else (count.best if count.low is None else None)


def _exactly_equal(one: Count | None, other: Count | None) -> bool:
    return one is not None and other is not None and one.best is not None and one.best == other.best


def _parts(one: Entry, other: Entry) -> ReportRelation | None:
    """ "Four women" among "six people": the part may not be larger than the whole."""
    whole, part = (one, other) if one.head & ANYBODY else (other, one)
    (_, most), (least, _) = _bounds(whole.count), _bounds(part.count) if part.count else (None, None)  # type: ignore[arg-type]
    return "contradicts-number" if most is not None and least is not None and least > most else "refines"


def _same_place(one: Entry, other: Entry) -> bool:
    if one.place and other.place:
        return bool(one.place & other.place)
    if one.summary.article.id == other.summary.article.id:
        return bool(one.head & other.head)
    either = one.place or other.place
    if either:
        return bool(either & (other.names if one.place else one.names))
    return len(one.names & other.names) >= SHARED_NAMES


def _near_in_time(one: Entry, other: Entry) -> bool:
    if one.days and other.days:
        return _same_days(one, other) or _exactly_equal(one.count, other.count)
    first, second = one.summary.article.published_on, other.summary.article.published_on
    return first is None or second is None or abs(first - second) <= SAME_NEWS


def _same_days(one: Entry, other: Entry) -> bool:
    if one.days is None or other.days is None:
        return True
    return one.days[0] - SLACK <= other.days[1] and other.days[0] - SLACK <= one.days[1]


def _same_actor(one: Entry, other: Entry) -> bool:
    first, second = (terms(entry.report.perpetrator_text or "") for entry in (one, other))
    return not first or not second or bool(first & second)


def _entries(summaries: Iterable[Summary]) -> Iterator[Entry]:
    for summary in summaries:
        for report in summary.casualties:
            if report.part_of is None:
                yield Entry(summary, report)


def _groups(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Reports joined by what relates them; a group is as old as its first report."""
    group = list(range(len(entries)))
    for first, second in combinations(range(len(entries)), 2):
        if group[first] != group[second] and relate(entries[first], entries[second]):
            joined, gone = group[first], group[second]
            group = [joined if number == gone else number for number in group]
    found: dict[int, list[Entry]] = {}
    for number, entry in zip(group, entries, strict=True):
        found.setdefault(number, []).append(entry)
    return list(found.values())


def _words(group: Iterable[Entry]) -> frozenset[str]:
    words = [piece.exact for entry in group for piece in entry.report.evidence]
    return terms(" ".join(words)).union(*(entry.place for entry in group))


def _comparison(own_id: str, group: Sequence[Entry]) -> Comparison:
    relations = {relate(*pair) for pair in combinations(group, 2)}
    relation: ReportRelation = next(each for each in SEVEREST if each in relations)
    roots = {entry.root_key for entry in group if entry.root_key is not None}
    place = next((entry.report.place for entry in group if entry.report.place), None)
    time = next((entry.report.time for entry in group if entry.days), None)
    label = f"{group[0].report.kind}: {group[0].report.victims}"
    reports = [
        Report(
            article_id=entry.summary.article.id,
            casualty_id=entry.report.id,
            count=entry.count,
            root_source=entry.root,
            attribution=entry.report.attribution,
        )
        for entry in group
    ]
    return Comparison(
        id=own_id,
        label=f"{label}, {place.name}" if place else label,
        basis="computed from these articles",
        place=place,
        time=time,
        reports=reports,
        relation=relation,
        independent_roots=len(roots),
        grade=_grade(group, relation, len(roots)),
    )


def _grade(group: Sequence[Entry], relation: ReportRelation, roots: int) -> Grade:
    """Airwars: contested when reports exclude each other, confirmed when who did it says so, fair from two roots on."""
    if relation.startswith("contradicts"):
        return "contested"
    if any(_admitted(entry) for entry in group):
        return "confirmed"
    return "fair" if roots >= 2 else "weak"


def _admitted(entry: Entry) -> bool:
    actor = terms(entry.report.perpetrator_text or "")
    return not entry.denied and bool(actor) and entry.root is not None and bool(actor & terms(entry.root))
