"""What an engine says, before anyone has checked it.

An engine points at words: a Quote is the words, the sentence they stand in, and (rules know it, models don't)
where they start. Numbers, dates, statuses, factuality, modes and ids are not here: they are computed from the
quoted words by ``normalize`` when ``grounding`` turns a Draft into a Summary. Items refer to each other by
``key``, any string that is unique in its draft.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from summarizer.vocabulary import (
    AnswerStatus,
    CasualtyKind,
    Channel,
    ControlRelation,
    ForceKind,
    Named,
    SourceKind,
)


class Said(BaseModel):
    """Base of the draft types."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Quote(Said):
    """Words of the article. ``sentence`` indexes Article.sentences, ``start`` is an offset into its text."""

    text: str
    sentence: int
    start: int | None = None


class DraftSource(Said):
    """A source; ``name``, ``role`` and ``organisation`` in the article's words."""

    key: str
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    kind: SourceKind = "unspecified"
    named: Named = "anonymous"
    mentions: list[Quote]


class DraftLink(Said):
    """One link of a claim's chain: which source, its words here, and the cue ("said", "according to")."""

    source: str
    mention: Quote
    cue: Quote | None = None
    channel: Channel = "unspecified"


class DraftClaim(Said):
    """A statement: its content in pieces, the chain of who said it (empty: the outlet), hedges it noticed."""

    key: str
    content: list[Quote]
    attribution: list[DraftLink] = Field(default_factory=list)
    hedges: list[Quote] = Field(default_factory=list)
    gist: str | None = None


class DraftCasualty(Said):
    """One reported figure. ``claim`` and ``perpetrator`` (a force or a source) are keys."""

    claim: str
    kind: CasualtyKind
    victims: Quote
    count: Quote | None = None
    perpetrator: str | None = None
    perpetrator_text: Quote | None = None
    means: Quote | None = None
    motive: Quote | None = None
    place: Quote | None = None
    time: Quote | None = None


class DraftForce(Said):
    """An armed actor; ``name`` and ``aliases`` in the article's words."""

    key: str
    name: str
    aliases: list[str] = Field(default_factory=list)
    kind: ForceKind = "armed-group"
    side: str | None = None
    mentions: list[Quote]


class DraftControl(Said):
    """Who holds or takes which place. ``force`` and ``claim`` are keys."""

    claim: str
    force: str | None = None
    actor: Quote
    place: Quote
    relation: ControlRelation
    time: Quote | None = None


class DraftEvent(Said):
    """One dated step of the timeline."""

    text: Quote
    time: Quote
    place: Quote | None = None


class DraftAbstract(Said):
    """One sentence of the abstract and the words it rests on."""

    text: str
    quotes: list[Quote]


class Draft(Said):
    """All that an engine says of one article."""

    sources: list[DraftSource] = Field(default_factory=list)
    claims: list[DraftClaim] = Field(default_factory=list)
    casualties: list[DraftCasualty] = Field(default_factory=list)
    forces: list[DraftForce] = Field(default_factory=list)
    control: list[DraftControl] = Field(default_factory=list)
    events: list[DraftEvent] = Field(default_factory=list)
    abstract: list[DraftAbstract] = Field(default_factory=list)


class CitedQuote(Said):
    """Words of one of the articles at hand."""

    article_id: str
    quote: Quote


class DraftSentence(Said):
    """One sentence of an answer and the words it rests on."""

    text: str
    quotes: list[CitedQuote]


class DraftAnswer(Said):
    """What an engine answers. ``nearest`` are places to offer when the articles do not tell."""

    status: AnswerStatus
    sentences: list[DraftSentence] = Field(default_factory=list)
    nearest: list[CitedQuote] = Field(default_factory=list)
