"""What each rule of the offline engine brings: fired, right, wrong, and what nobody else finds.

A printed finding is traced to the rule that made it. Then the sets' own scorer judges: a rule's findings by themselves
(right, wrong), and all findings without them (what the rule alone finds). Not responsible for: predictions (public),
what a rule is (``Saying.rule``, ``Casualty.rule``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.crash import Crash
from evals.public import Job, Row, attribution, casualties, jobs, score
from evals.public.coordinates import Coordinates
from evals.public.records import each
from summarizer import Article, CasualtyReport, Claim, Newsroom

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from summarizer.rules.saying import Saying

FIELDS = {"attribution": ("attributions", "speaker+content"), "casualties": ("items", "items")}
"""Task -> where a prediction row has its findings, and which of the scorer's figures judges them."""
CHAIN = "chain"
"""A link that no saying of its own makes: whom a speaker cites, who received a report."""
UNTRACED = "untraced"


@dataclass(frozen=True)
class RuleFigures:
    """One rule on one set. ``fired`` as the scorer counts: what the gold calls optional is left out.

    ``alone``: share of the gold that is found with the rule and missed without it; negative where its findings take
    the place of better ones.
    """

    task: str
    set: str
    rule: str
    fired: int
    right: int
    wrong: int
    alone: float


class Tracer:
    """Predicts as ``public`` does, each finding with the name of its rule."""

    def __init__(self, room: Newsroom) -> None:
        self._room = room

    @cached_property
    def _nlp(self) -> Language:
        from summarizer.rules.parse import load_model

        return load_model(self._room.settings.spacy_model)

    def rows(self, job: Job) -> Iterator[Row | Crash]:
        """Yield a prediction row for each record of a job; its findings carry "rule"."""
        findings: dict[str, Callable[[Article, Doc, Coordinates], Iterator[Row]]] = {
            "attribution": self._attributions,
            "casualties": self._casualties,
        }

        def work(record: dict[str, Any]) -> dict[str, Any]:
            from summarizer.rules.parse import parse

            article = Article.from_text(record["text"])
            places = Coordinates(article.text, record["text"])
            found = list(findings[job.task](article, parse(article, self._nlp), places))
            return {FIELDS[job.task][0]: [row for position, row in enumerate(found) if row not in found[:position]]}

        return each(job.gold, "doc_id", work)

    def _attributions(self, article: Article, doc: Doc, places: Coordinates) -> Iterator[Row]:
        from summarizer.rules.attribution import sayings

        known = sayings(doc)
        for claim in self._room.summarize(article).claims:
            for position, row in enumerate(attribution.attributions(claim, places)):
                yield {**row, "rule": saying_rule(claim, position, doc, known)}

    def _casualties(self, article: Article, doc: Doc, places: Coordinates) -> Iterator[Row]:
        from summarizer.rules.casualties import casualties as found

        known = [(case.rule, case.kind, _ends(doc, case.victims.start, case.victims.end)) for case in found(doc)]
        summary = self._room.summarize(article)
        for report in summary.casualties:
            if report.kind in casualties.KINDS:
                yield {**casualties.item(report, summary, places), "rule": casualty_rule(report, known)}


def saying_rule(claim: Claim, position: int, doc: Doc, known: Sequence[Saying]) -> str:
    """Name the rule behind a link of a claim's chain: the saying with its cue, else the one with its source."""
    link = claim.attribution[position]
    if link.cue is not None:
        cue = (link.cue.start, link.cue.end)
        own = [saying for saying in known if _overlap(_ends(doc, saying.cue.start, saying.cue.end), cue)]
        if own:
            return own[0].rule
    mention = (link.mention.start, link.mention.end)
    spoken = (saying for saying in known if saying.source is not None and _overlap(_token(saying.source), mention))
    content = (claim.content[0].start, claim.content[-1].end)
    inside = (saying for saying in spoken if _overlap(_ends(doc, saying.first, saying.content[-1].end), content))
    return next((saying.rule for saying in inside), CHAIN)


def casualty_rule(report: CasualtyReport, known: Sequence[tuple[str, str, tuple[int, int]]]) -> str:
    """Name the rule behind a report. ``known``: (rule, kind, offsets of the victims) of each casualty found."""
    victims = casualties.victims_offsets(report)
    at_hand = [(kind == report.kind, rule) for rule, kind, ends in known if victims and _overlap(ends, victims)]
    return max(at_hand, key=lambda one: one[0])[1] if at_hand else UNTRACED


def _token(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token.text)


def _ends(doc: Doc, start: int, end: int) -> tuple[int, int]:
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def measure(data: Path, room: Newsroom) -> Iterator[RuleFigures | Crash]:
    """Yield figures for each rule on each set of ``data``, most findings first. Raises PublicDataError."""
    tracer = Tracer(room)
    for job in jobs(data, list(FIELDS)):
        rows = list(tracer.rows(job))
        yield from (row for row in rows if isinstance(row, Crash))
        yield from _judged(job, [row for row in rows if not isinstance(row, Crash)], data)


def _judged(job: Job, rows: Sequence[Row], data: Path) -> Iterator[RuleFigures]:
    field = FIELDS[job.task][0]
    fired: dict[str, int] = {}
    for finding in (finding for row in rows for finding in row[field]):
        fired[finding["rule"]] = fired.get(finding["rule"], 0) + 1
    whole = _judge(job, rows, data)
    for rule in sorted(fired, key=lambda rule: (-fired[rule], rule)):
        own = _judge(job, [{**row, field: [one for one in row[field] if one["rule"] == rule]} for row in rows], data)
        rest = _judge(job, [{**row, field: [one for one in row[field] if one["rule"] != rule]} for row in rows], data)
        for name, (right, counted, gold) in own.items():
            if counted:
                alone = (whole[name][0] - rest[name][0]) / gold if gold else 0.0
                yield RuleFigures(job.task, name, rule, counted, right, counted - right, round(alone, 4))


def _judge(job: Job, rows: Sequence[Row], data: Path) -> dict[str, tuple[int, int, int]]:
    """Set -> (right, counted, gold), from the scorer's rounded precision and its two sums."""
    judged = {}
    for figures in score(job, rows, data):
        own = figures[FIELDS[job.task][1]]
        judged[figures["set"]] = (round(own["p"] * own["n_pred"]), own["n_pred"], own["n_gold"])
    return judged
