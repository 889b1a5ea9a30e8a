"""A source in the making: what the rules have learnt of it so far.

Not responsible for: who is meant by which words (sources).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.draft import DraftSource, Quote
from summarizer.rules.naming import Gender
from summarizer.rules.source_kinds import told_kind
from summarizer.vocabulary import Named, SourceKind


@dataclass
class Entity:
    """A source in the making."""

    key: str
    name: str | None = None
    words: tuple[str, ...] = ()
    role: str | None = None
    organisation: str | None = None
    kind: SourceKind = "unspecified"
    named: Named = "anonymous"
    gender: Gender = None
    plural: bool = False
    is_person: bool = False
    head: str = ""
    last: int = -1
    mentions: list[Quote] = field(default_factory=list)

    def draft(self) -> DraftSource:
        """The entity as an engine says it."""
        mentions = sorted({(q.start or 0, q.text): q for q in self.mentions}.values(), key=lambda q: q.start or 0)
        return DraftSource(
            key=self.key,
            name=self.name,
            role=self.role,
            organisation=self.organisation,
            kind=told_kind(self.kind, [self.role, self.organisation, self.name, *(q.text for q in mentions[:5])]),
            named=self.named,
            mentions=mentions,
        )
