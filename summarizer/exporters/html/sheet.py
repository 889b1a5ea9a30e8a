"""What the templates ask of one summary: its marked text, claims by speaker, chains, references, counts.

Not responsible for: markup (page/*.html.j2), wording shared with the terminal (exporters.wording).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from summarizer.exporters.html.marks import anchors, marked
from summarizer.exporters.html.shown import followable
from summarizer.exporters.html.timeline import dated, picture
from summarizer.exporters.wording import offsets, one_line, source_label

if TYPE_CHECKING:
    from markupsafe import Markup

    from summarizer.evidence import Evidence
    from summarizer.exporters.html.timeline import Picture
    from summarizer.summary import Attribution, CasualtyReport, Claim, Control, Event, Source, Summary, Time
    from summarizer.vocabulary import Channel

FIGURES_IN_INDEX = 4
OFFSETS_SHOWN = 5

CHANNELS: dict[Channel, str | None] = {
    "briefing": "at a briefing",
    "statement": "in a statement",
    "interview": "in an interview",
    "reports-received": "reports received",
    "second-hand": "at second hand",
    "other-media": "in other media",
    "unspecified": None,
}
"""Channel in plain words, after a cue."""


class Ref(NamedTuple):
    """A sentence that evidence stands in: its number, the number of the last one, and the exact offsets."""

    first: int
    last: int
    offsets: str


class Link(NamedTuple):
    """One link of a drawn chain."""

    source_id: str
    name: str
    about: str
    cue: str | None
    unnamed: bool
    channel: str | None


class Group(NamedTuple):
    """Claims of one speaker; ``source`` is None for the outlet's own voice."""

    source: Source | None
    label: str
    claims: list[Claim]


class Sheet:
    """One summary, ready for the templates. ``prefix`` goes before every id of the page that belongs to it."""

    def __init__(self, summary: Summary, key: str = "", prefix: str = "") -> None:
        self.summary = summary
        self.article = summary.article
        self.key = key or summary.article.id
        self.prefix = prefix
        self.sources = {source.id: source for source in summary.sources}
        self.headline = one_line(summary.headline or summary.article.title or "Untitled article")
        self.url = followable(summary.article.url)

    @property
    def text(self) -> Markup:
        """The article's text in marked pieces."""
        return marked(self.article, anchors(self.summary), self.prefix)

    @property
    def language(self) -> str | None:
        """The article's language as a BCP 47 tag, when it looks like one."""
        tag = self.article.language
        return tag if tag and tag.isascii() and tag.replace("-", "").isalnum() and len(tag) <= 12 else None

    @cached_property
    def groups(self) -> list[Group]:
        """Claims by whom the outlet quotes, in order of the first; the outlet's own last."""
        by_speaker: dict[str | None, list[Claim]] = {}
        for claim in self.summary.claims:
            by_speaker.setdefault(claim.attribution[0].source_id if claim.attribution else None, []).append(claim)
        own = by_speaker.pop(None, [])
        groups = [
            Group(self.sources[key], source_label(self.sources[key]), claims)
            for key, claims in by_speaker.items()
            if key is not None
        ]
        outlet = one_line(self.article.outlet or "the outlet")
        return groups + ([Group(None, outlet, own)] if own else [])

    @cached_property
    def picture(self) -> Picture | None:
        """The time axis, or None when nothing is dated."""
        return picture(dated(self.summary))

    @property
    def undated(self) -> list[tuple[str, Time]]:
        """Items whose time is worded but could not be resolved."""
        timed: list[Event | CasualtyReport | Control] = [
            *self.summary.timeline,
            *self.summary.casualties,
            *self.summary.control,
        ]
        return [(item.id, item.time) for item in timed if item.time and item.time.start is None]

    @property
    def names(self) -> dict[str, str]:
        """Id of a force or source -> its name."""
        forces = {force.id: one_line(force.name) for force in self.summary.forces}
        return forces | {key: source_label(source) for key, source in self.sources.items()}

    @property
    def events(self) -> list[Event]:
        """The timeline's resolved events, the earliest first."""
        resolved = [(event.time.start, event) for event in self.summary.timeline if event.time.start]
        return [event for _, event in sorted(resolved, key=lambda pair: pair[0])]

    def refs(self, evidence: Sequence[Evidence]) -> list[Ref]:
        """The sentences in which evidence stands, each once, with the offsets of all that stands there."""
        places: dict[tuple[int, int], list[str]] = {}
        for piece in evidence:
            within = (self.article.sentence_at(piece.start) + 1, self.article.sentence_at(piece.end - 1) + 1)
            places.setdefault(within, []).append(offsets(piece))
        return [Ref(first, last, ", ".join(where[:OFFSETS_SHOWN])) for (first, last), where in places.items()]

    def chain(self, attribution: Sequence[Attribution]) -> list[Link]:
        """Who said it, from whom the outlet quotes to the root; a source told twice is named by its words there."""
        links: list[Link] = []
        for link in attribution:
            source = self.sources[link.source_id]
            name = one_line(source.name or link.mention.exact)
            about = ", ".join(p for p in (source.role, source.organisation) if p and p.lower() not in name.lower())
            seen = any(link.source_id == before.source_id for before in links)
            links.append(
                Link(
                    link.source_id,
                    one_line(link.mention.exact) if seen else name,
                    "" if seen else one_line(about),
                    one_line(link.cue.exact) if link.cue else None,
                    source.named in {"anonymous", "collective"},
                    CHANNELS[link.channel],
                )
            )
        return links

    def figures(self, kind: str) -> tuple[list[CasualtyReport], int]:
        """The first figures told of one kind, for the index, and how many more there are. Never added up."""
        told = [report for report in self.summary.casualties if report.kind == kind and report.count]
        return told[:FIGURES_IN_INDEX], max(0, len(told) - FIGURES_IN_INDEX)


def sheets(summaries: Iterable[Summary]) -> list[Sheet]:
    """Sheets with ids of their own: plain item ids for one article, ``{article_id}-`` in front for several.

    An article that comes again gets ``{article_id}.2-``, so that no id of the page stands twice.
    """
    listed = list(summaries)
    if len(listed) == 1:
        return [Sheet(listed[0])]
    seen: dict[str, int] = {}
    made = []
    for summary in listed:
        times = seen[summary.article.id] = seen.get(summary.article.id, 0) + 1
        key = summary.article.id + (f".{times}" if times > 1 else "")
        made.append(Sheet(summary, key, f"{key}-"))
    return made
