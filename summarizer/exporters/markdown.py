"""Results as Markdown: readable as it is, and rendered by CommonMark or GitHub without a word of an article acting.

Every string of an article or a model is one line whose punctuation is escaped, so that none of it is a heading, list,
table, link, image, emphasis, code, HTML, entity or footnote. Addresses are text, never links. Not responsible for:
wording (exporters.wording), the terminal (exporters.text).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.exporters.items import control_line, event_line, said_by
from summarizer.exporters.wording import (
    MODES,
    REASONS,
    STATUSES,
    asked,
    figure,
    mentions,
    offsets,
    one_line,
    place_text,
    quoted,
    source_label,
    spoken,
    stands,
    time_text,
)

if TYPE_CHECKING:
    from summarizer.answer import Answer, Citation
    from summarizer.article import Article
    from summarizer.evidence import Evidence
    from summarizer.summary import CasualtyReport, Claim, Rejected, Source, Summary

_SPECIAL = re.compile(
    r"[\\`*_{}\[\]<~|&$^=#!]"  # acts anywhere in a line
    r"|^[-+:>]"  # opens a list, a definition, a table's rule, a quotation
    r"|:(?=//)|(?<=/)/|(?<=\w)\.(?=[^\W\d_]{2})|@"  # an address by itself (GitHub's autolinks, linkify)
)
COLUMNS = ("", "harm", "figure (low/best/high)", "victims", "by", "where", "when", "how sure", "who says it")


def summaries(summaries: Sequence[Summary], single: bool) -> str:
    """The summaries one after another, a rule between them; ``single`` makes no difference here."""
    return "\n---\n\n".join(_joined(_summary(summary)) for summary in summaries)


def answer(answer: Answer) -> str:
    """The answer with its citations."""
    return _joined(_answer(answer))


def escaped(words: str) -> str:
    """Any words as one line of Markdown that shows exactly them (white space folded, controls visible)."""
    line = one_line(words)
    start = re.match(r"\d{1,9}(?=[.)])", line)  # "1." opens a list
    if start:
        return f"{start.group()}\\{line[start.end()]}{_SPECIAL.sub(_slash, line[start.end() + 1 :])}"
    return _SPECIAL.sub(_slash, line)


def _slash(found: re.Match[str]) -> str:
    return "\\" + found.group()


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _heading(title: str, note: str = "") -> list[str]:
    return ["", f"## {title}", "", *([f"*{note}*", ""] if note else [])]


def _summary(summary: Summary) -> Iterator[str]:
    article, sources = summary.article, {source.id: source for source in summary.sources}
    yield f"# {escaped(summary.headline or article.title or 'Untitled article')}"
    about = [part for part in (article.outlet, article.published, article.byline, article.dateline) if part]
    yield from ("", " · ".join(map(escaped, about))) if about else ()
    yield from ("", escaped(" · ".join(filter(None, (f"article {article.id}", article.url)))))
    for section in (_abstract(summary), _casualties(summary, sources), _claims(summary, sources), _sources(summary)):
        yield from section
    for section in (_forces(summary), _control(summary, sources), _timeline(summary), _rejected(summary.rejected)):
        yield from section
    if summary.notices:
        yield from _heading("Notices")
    yield from (f"- {escaped(notice)}" for notice in summary.notices)


def _evidence(article: Article, evidence: Sequence[Evidence]) -> Iterator[str]:
    """The exact words of each piece, and where they stand."""
    for piece in evidence:
        yield f"  - {escaped(quoted(piece.exact))} ({stands(article, [piece])})"


def _abstract(summary: Summary) -> Iterator[str]:
    if summary.abstract:
        yield from _heading("In short")
    for sentence in summary.abstract:
        yield f"- {escaped(sentence.text)}"
        yield from _evidence(summary.article, sentence.evidence)


def _casualties(summary: Summary, sources: dict[str, Source]) -> Iterator[str]:
    if not summary.casualties:
        return
    yield from _heading("Casualties", "as worded by whoever gave the figure; never added up")
    yield _row(COLUMNS)
    yield _row(["---"] * len(COLUMNS))
    yield from (_row(map(escaped, _cells(report, sources))) for report in summary.casualties)
    yield ""
    for report in summary.casualties:
        extra = [f"means: {report.means}"] if report.means else []
        extra += [f"motive, as stated: {quoted(report.motive.text)}"] if report.motive else []
        extra += [f"part of {report.part_of}"] if report.part_of else []
        yield f"- **{report.id}** {escaped('; '.join([f'claim {report.claim_id}', *extra]))}"
        yield from _evidence(summary.article, report.evidence)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(report: CasualtyReport, sources: dict[str, Source]) -> list[str]:
    status = "" if report.victim_status == "unknown" else f" ({report.victim_status})"
    place = place_text(report.place) if report.place else ""
    time = time_text(report.time) if report.time else ""
    who = report.perpetrator_text or ""
    said = said_by(report.attribution, sources)
    victims = report.victims + status
    return [report.id, report.kind, figure(report.count), victims, who, place, time, report.factuality, said]


def _claims(summary: Summary, sources: dict[str, Source]) -> Iterator[str]:
    if summary.claims:
        yield from _heading("Claims", "in the article's own words")
    for claim in summary.claims:
        yield f"- **{claim.id}** {escaped(claim.text)}"
        yield f"  - how sure: {escaped(_sure(claim))}"
        said = f"{spoken(claim.attribution, sources)}; {MODES[claim.attribution[0].mode]}" if claim.attribution else ""
        yield f"  - who says it: {escaped(said or said_by([], sources))}"
        yield from _evidence(summary.article, claim.evidence)


def _sure(claim: Claim) -> str:
    negated = ", negated" if claim.polarity == "negative" and claim.factuality != "denied" else ""
    hedges = ", ".join(quoted(hedge.exact) for hedge in claim.hedges)
    return claim.factuality + negated + (f", hedged by {hedges}" if hedges else "")


def _sources(summary: Summary) -> Iterator[str]:
    if summary.sources:
        yield from _heading("Sources")
    for source in summary.sources:
        facts = f"{source_label(source)}: {source.kind}, {source.named}; {mentions(summary.article, source.mentions)}"
        yield f"- **{source.id}** {escaped(facts)}"
        yield from _evidence(summary.article, source.mentions[:1])


def _forces(summary: Summary) -> Iterator[str]:
    if summary.forces:
        yield from _heading("Forces")
    for force in summary.forces:
        also = f", also {', '.join(quoted(alias) for alias in force.aliases)}" if force.aliases else ""
        side = f", side {quoted(force.side)}" if force.side else ""
        facts = f"{force.name}{also}: {force.kind}{side}; {mentions(summary.article, force.mentions)}"
        yield f"- **{force.id}** {escaped(facts)}"
        yield from _evidence(summary.article, force.mentions[:1])


def _control(summary: Summary, sources: dict[str, Source]) -> Iterator[str]:
    if summary.control:
        yield from _heading("Control")
    for item in summary.control:
        yield f"- **{item.id}** {escaped(control_line(item, sources))}"
        yield from _evidence(summary.article, item.evidence)


def _timeline(summary: Summary) -> Iterator[str]:
    if summary.timeline:
        yield from _heading("Timeline")
    for event in summary.timeline:
        yield f"- **{event.id}** {escaped(event_line(event))}"
        yield from _evidence(summary.article, event.evidence)


def _rejected(rejected: Sequence[Rejected]) -> Iterator[str]:
    if rejected:
        yield from _heading("Rejected", "an engine said this; it could not be proved and is not a fact")
    for item in rejected:
        words = f": {quoted(item.quoted)}" if item.quoted else ""
        yield f"- {item.kind}: {escaped(item.text)}"
        yield f"  - why: {escaped(REASONS[item.reason] + words)}"
        if item.nearest:
            yield f"  - nearest: {escaped(f'{quoted(item.nearest.exact)} {offsets(item.nearest)}')}"


def _answer(answer: Answer) -> Iterator[str]:
    typed = asked(answer)
    yield f"# {escaped(answer.question)}"
    if typed:
        yield from ("", f"- asked: {escaped(typed)}", f"- read as: {escaped(answer.question)}")
    yield from ("", f"**Status: {STATUSES[answer.status]}**", "")
    for sentence in answer.sentences:
        yield escaped(sentence.text) + "".join(f" \\[{n}\\]" for n in sentence.citations)
    if answer.citations:
        yield from _heading("Citations", "the articles' exact words")
    for citation in answer.citations:
        yield from _cited(citation)
    if answer.nearest:
        yield from _heading("Nearest passages", "what the articles do say; not an answer")
    for piece in answer.nearest:
        yield f"- {escaped(quoted(piece.exact))} ({_where(piece)})"
    yield from _rejected(answer.rejected)


def _cited(citation: Citation) -> Iterator[str]:
    where = ", ".join(filter(None, (citation.outlet, citation.published)))
    about = (citation.title or "untitled") + (f" ({where})" if where else "")
    yield f"- \\[{citation.n}\\] {escaped(about)}"
    yield f"  - {escaped(quoted(citation.evidence.exact))} ({_where(citation.evidence)})"
    if citation.url:
        yield f"  - {escaped(citation.url)}"


def _where(piece: Evidence) -> str:
    return f"characters {offsets(piece)} of article {piece.article_id}"
