"""Results for reading: what a reporter sees first, on a terminal or in a plain file.

Every item shows its id and where its words stand (sentence, [start-end] of the article's text). Texts of articles
are only ever put into rich ``Text`` objects, so that nothing in them is read as markup.
Not responsible for: wording (exporters.wording), the choice between colour and plain (the command line).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.exporters.wording import (
    MODES,
    REASONS,
    STATUSES,
    asked,
    chain,
    figure,
    mentions,
    offsets,
    one_line,
    place_text,
    printable,
    quoted,
    source_label,
    spoken,
    stands,
    time_text,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from summarizer.answer import Answer
    from summarizer.summary import CasualtyReport, Claim, Rejected, Source, Summary

PLAIN_WIDTH = 80
SURE = {"denied": "red", "conditional": "yellow", "alleged": "yellow", "reported": "yellow", "estimated": "yellow"}
"""Colour of a factuality that is less than stated."""


def summaries(summaries: Sequence[Summary], single: bool) -> str:
    """The summaries in plain text, one after another; ``single`` makes no difference here."""
    return plain(part for summary in summaries for part in render_summary(summary))


def answer(answer: Answer) -> str:
    """The answer in plain text."""
    return plain(render_answer(answer))


def plain(parts: Iterable[RenderableType], width: int = PLAIN_WIDTH) -> str:
    """Lay out rich renderables as plain text of ``width`` columns, without trailing spaces."""
    from rich.console import Console

    console = Console(
        file=io.StringIO(), width=width, color_system=None, force_terminal=False, legacy_windows=False, markup=False
    )
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def render_summary(summary: Summary) -> Iterator[RenderableType]:
    """Yield the parts of one summary, top to bottom."""
    sources = {source.id: source for source in summary.sources}
    yield from _head(summary)
    for section in (_abstract(summary), _casualties(summary, sources), _claims(summary, sources), _sources(summary)):
        yield from section
    for section in (_forces(summary), _control(summary, sources), _timeline(summary), _rejected(summary.rejected)):
        yield from section
    yield from _notices(summary)
    yield ""


def render_answer(answer: Answer) -> Iterator[RenderableType]:
    """Yield the parts of one answer: question, status, sentences with [n], citations, nearest, rejected."""
    typed = asked(answer)
    if typed:
        yield _text(f"asked: {typed}", "dim")
    yield _text(("read as: " if typed else "") + one_line(answer.question), "bold")
    yield _text(f"Status: {STATUSES[answer.status]}", "bold green" if answer.status == "answered" else "bold yellow")
    if answer.sentences:
        yield ""
        yield _text(printable(answer.marked()))
        yield _heading("Citations", "the articles' exact words")
    for citation in answer.citations:
        where = ", ".join(filter(None, (citation.outlet, citation.published)))
        lines = [("", one_line((citation.title or "untitled") + (f" ({where})" if where else "")))]
        lines += [("", quoted(citation.evidence.exact))]
        lines += [("", f"characters {offsets(citation.evidence)} of article {citation.evidence.article_id}")]
        lines += [("", one_line(citation.url))] if citation.url else []
        yield _entry(f"[{citation.n}]", lines)
    if answer.nearest:
        yield _heading("Nearest passages", "what the articles do say; not an answer")
    for piece in answer.nearest:
        yield _entry(
            "-", [("", quoted(piece.exact)), ("", f"characters {offsets(piece)} of article {piece.article_id}")]
        )
    yield from _rejected(answer.rejected)
    yield ""


def _text(words: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(words, style=style)


def _heading(title: str, note: str = "") -> Text:
    heading = _text(f"\n{title.upper()}", "bold cyan")
    return heading.append(f"  {note}", "dim not bold") if note else heading


def _entry(label: str, lines: Sequence[tuple[str, str]], style: str = "") -> Table:
    """An item: its id in a narrow first column, then its lines, each with an optional label."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=4, no_wrap=True, style="bold")
    grid.add_column(ratio=1)
    for number, (name, words) in enumerate(lines):
        line = _text(f"{name:<8}" if name else "", "dim").append(words, style if number == 0 else "not dim")
        grid.add_row(_text(label if number == 0 else ""), line)
    return grid


def _head(summary: Summary) -> Iterator[RenderableType]:
    article = summary.article
    yield _text(one_line(summary.headline or article.title or "Untitled article"), "bold")
    about = [one_line(part) for part in (article.outlet, article.published, article.byline, article.dateline) if part]
    if about:
        yield _text(" | ".join(about), "dim")
    yield _text(
        " | ".join([f"article {article.id}", *filter(None, [one_line(article.url or article.source or "")])]), "dim"
    )


def _abstract(summary: Summary) -> Iterator[RenderableType]:
    if summary.abstract:
        yield _heading("In short")
    for sentence in summary.abstract:
        yield _text(one_line(sentence.text)).append(f"  ({stands(summary.article, sentence.evidence)})", "dim")


def _casualties(summary: Summary, sources: dict[str, Source]) -> Iterator[RenderableType]:
    if not summary.casualties:
        return
    yield _heading("Casualties", "as worded by whoever gave the figure (low/best/high)")
    yield _casualty_row(("", "harm", "figure", "victims", "how sure"), "dim")
    names = {force.id: force.name for force in summary.forces} | {key: source_label(s) for key, s in sources.items()}
    for report in summary.casualties:
        victims = one_line(report.victims) + ("" if report.victim_status == "unknown" else f" ({report.victim_status})")
        yield _casualty_row((report.id, report.kind, figure(report.count), victims, report.factuality))
        details = [*_circumstances(report, names), ("says", chain(report.attribution, sources) or "the outlet itself")]
        details.append(("stands", f"{stands(summary.article, report.evidence)}, claim {report.claim_id}"))
        yield _entry("", details)


def _casualty_row(cells: tuple[str, str, str, str, str], style: str = "bold") -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 1), expand=True)
    for width in (4, 9, 22):
        grid.add_column(width=width)
    grid.add_column(ratio=1)
    grid.add_column(width=11)
    row = [_text(cell, style) for cell in cells]
    row[-1].stylize(SURE.get(cells[-1], ""))
    grid.add_row(*row)
    return grid


def _circumstances(report: CasualtyReport, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    if report.perpetrator_text:
        known = names.get(report.perpetrator or "", report.perpetrator_text)
        yield (
            "by",
            one_line(report.perpetrator_text) + ("" if known == report.perpetrator_text else f" = {one_line(known)}"),
        )
    if report.means:
        yield "means", one_line(report.means)
    if report.place:
        yield "where", place_text(report.place)
    if report.time:
        yield "when", time_text(report.time)
    if report.motive:
        yield "motive", f"{quoted(report.motive.text)}, as stated"
    if report.part_of:
        yield "part of", report.part_of


def _claims(summary: Summary, sources: dict[str, Source]) -> Iterator[RenderableType]:
    if summary.claims:
        yield _heading("Claims", "in the article's own words, by who is behind them")
    groups: dict[str, list[Claim]] = {}
    for claim in summary.claims:
        groups.setdefault(_root(claim, sources), []).append(claim)
    for root, claims in groups.items():
        yield _text(f"{root}", "underline")
        for claim in claims:
            yield _entry(claim.id, list(_claim_lines(claim, summary, sources)))


def _root(claim: Claim, sources: dict[str, Source]) -> str:
    """The last named link of the chain; unnamed ones further down are shown with the claim."""
    if not claim.attribution:
        return "The outlet itself"
    chained = [sources[link.source_id] for link in claim.attribution]
    named = [source for source in chained if source.named == "named"]
    return source_label(named[-1] if named else chained[-1])


def _claim_lines(claim: Claim, summary: Summary, sources: dict[str, Source]) -> Iterator[tuple[str, str]]:
    yield "", one_line(claim.text)
    sure = claim.factuality + (", negated" if claim.polarity == "negative" and claim.factuality != "denied" else "")
    hedges = ", ".join(quoted(hedge.exact) for hedge in claim.hedges)
    yield "sure", sure + (f", hedged by {hedges}" if hedges else "")
    if claim.attribution:
        yield "says", f"{spoken(claim.attribution, sources)}; {MODES[claim.attribution[0].mode]}"
    yield "stands", stands(summary.article, claim.evidence)


def _sources(summary: Summary) -> Iterator[RenderableType]:
    if summary.sources:
        yield _heading("Sources")
    for source in summary.sources:
        facts = f"{source.kind}, {source.named}; {mentions(summary.article, source.mentions)}"
        yield _entry(source.id, [("", source_label(source)), ("", facts)])


def _forces(summary: Summary) -> Iterator[RenderableType]:
    if summary.forces:
        yield _heading("Forces")
    for force in summary.forces:
        also = f", also {', '.join(quoted(alias) for alias in force.aliases)}" if force.aliases else ""
        side = f", side {quoted(force.side)}" if force.side else ""
        facts = f"{force.kind}{side}; {mentions(summary.article, force.mentions)}"
        yield _entry(force.id, [("", one_line(force.name) + also), ("", facts)])


def _control(summary: Summary, sources: dict[str, Source]) -> Iterator[RenderableType]:
    if summary.control:
        yield _heading("Control")
    for item in summary.control:
        line = f"{one_line(item.actor.text)} | {item.relation} | {place_text(item.place)}"
        when = [("when", time_text(item.time))] if item.time else []
        says = ("says", chain(item.attribution, sources) or "the outlet itself")
        yield _entry(item.id, [("", line), *when, says, ("stands", stands(summary.article, item.evidence))])


def _timeline(summary: Summary) -> Iterator[RenderableType]:
    if summary.timeline:
        yield _heading("Timeline")
    for event in summary.timeline:
        place = [("where", place_text(event.place))] if event.place else []
        lines = [("", time_text(event.time)), ("", one_line(event.text)), *place]
        yield _entry(event.id, [*lines, ("stands", stands(summary.article, event.evidence))])


def _rejected(rejected: Sequence[Rejected]) -> Iterator[RenderableType]:
    if rejected:
        yield _heading("Rejected", "an engine said this; it could not be proved and is not a fact")
    for item in rejected:
        words = f": {quoted(item.quoted)}" if item.quoted else ""
        near = [("nearest", f"{quoted(item.nearest.exact)} {offsets(item.nearest)}")] if item.nearest else []
        yield _entry("x", [("", f"{item.kind}: {one_line(item.text)}"), ("why", REASONS[item.reason] + words), *near])


def _notices(summary: Summary) -> Iterator[RenderableType]:
    if summary.notices:
        yield _heading("Notices")
    for notice in summary.notices:
        yield _entry("!", [("", one_line(notice))])
