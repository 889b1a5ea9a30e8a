"""The Ask tab: questions, answers as they are verified, citations that open beside, follow-ups.

Not responsible for: answering (newsroom), articles in panes (panes).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.errors import SourceEmpty, SummarizerError
from summarizer.exporters.html.document import render
from summarizer.exporters.html.sheet import Sheet
from summarizer.exporters.wording import STATUSES, asked, one_line, quoted
from summarizer.page.intake import checked_day
from summarizer.page.panes import Place, panes, where
from summarizer.page.questions import to_try
from summarizer.page.session import Session, Turn
from summarizer.page.wording import sentence_of_model, spent

if TYPE_CHECKING:
    from summarizer.answer import Answer, AnswerSentence, Citation
    from summarizer.article import Article
    from summarizer.evidence import Evidence
    from summarizer.exporters.html.sheet import Link
    from summarizer.page.desk import Desk
    from summarizer.summary import Summary

LONGEST_QUESTION = 2_000
LOOK_EVERY = 0.25
"""Seconds after which a waiting question looks whether it has been stopped."""
KNOWN_FOR_EXAMPLES = 4
NOTHING_PASSES = ("no article is of that outlet and those days", "widen the filters under “Where to look”")

_Heard = tuple["AnswerSentence", Sequence["Citation"]]


class Wanted(NamedTuple):
    """Where to look: chosen articles, or all of the library that pass."""

    article_ids: tuple[str, ...] = ()
    outlet: str | None = None
    since: str | None = None
    until: str | None = None


class _Stopped(Exception):
    """Raised in the answering thread when nobody waits any more."""


def ask(desk: Desk, session: Session, question: str, wanted: Wanted) -> Iterator[Turn]:
    """Ask, and yield the turn whenever more of it is known; errors are its ``trouble``."""
    before = session.before
    turn = session.begin(question.strip()[:LONGEST_QUESTION])
    yield turn
    heard: SimpleQueue[_Heard | Answer | Exception] = SimpleQueue()
    left = threading.Event()

    def hear(said: AnswerSentence, citations: Sequence[Citation]) -> None:
        if left.is_set() or turn.stopped:
            raise _Stopped
        heard.put((said, citations))

    def work() -> None:
        try:
            heard.put(_answer(desk, session, turn.asked, wanted, before=before, heard=hear))
        except Exception as error:
            heard.put(error)

    threading.Thread(target=work, name="desk-ask", daemon=True).start()
    try:
        while turn.busy:
            try:
                told = heard.get(timeout=LOOK_EVERY)
            except Empty:
                continue
            _take(desk, session, turn, told)
            yield turn
    finally:
        left.set()
        turn.stopped = turn.stopped or turn.busy


def _answer(desk: Desk, session: Session, question: str, wanted: Wanted, **more: Any) -> Answer:
    room = desk.room_of(session)
    wanted = wanted._replace(since=checked_day(wanted.since), until=checked_day(wanted.until))
    articles = _chosen(desk, session, wanted)
    if articles is not None:
        return room.ask(question, articles, **more)
    return room.ask(question, since=wanted.since, until=wanted.until, outlet=wanted.outlet, **more)


def _chosen(desk: Desk, session: Session, wanted: Wanted) -> list[Article] | None:
    """The articles to look into, None for the library. Raises SourceEmpty when nothing is left to look into."""
    library = desk.room.library
    if not wanted.article_ids:
        if library.catalogue.entries(since=wanted.since, until=wanted.until, outlet=wanted.outlet, limit=1):
            return None
        chosen = list(session.opened.values())
    else:
        found = [session.find(desk, key) for key in wanted.article_ids]
        chosen = [article for article in found if article is not None]
    if not chosen:
        if library.catalogue.stats()["articles"]:
            raise SourceEmpty(*NOTHING_PASSES)
        raise SourceEmpty("there is no article to look into yet", "add some under Library, or open one under Article")
    passing = [article for article in chosen if _passes(article, wanted)]
    if not passing:
        raise SourceEmpty(*NOTHING_PASSES)
    return passing


def _passes(article: Article, wanted: Wanted) -> bool:
    day = (article.published or "")[:10]
    outlets = {(seen.outlet or "").casefold() for seen in article.publications} | {(article.outlet or "").casefold()}
    return (
        (not wanted.outlet or wanted.outlet.casefold() in outlets)
        and (not wanted.since or wanted.since <= day)
        and (not wanted.until or "" < day <= wanted.until)
    )


def _take(desk: Desk, session: Session, turn: Turn, told: _Heard | Answer | Exception) -> None:
    if isinstance(told, tuple):
        turn.sentences.append(told[0])
        turn.citations.extend(told[1])
    elif isinstance(told, Exception):
        turn.trouble = sentence_of_model(told)
        if not isinstance(told, SummarizerError | ValueError):
            _report(told)
    else:
        turn.sentences, turn.citations = list(told.sentences), list(told.citations)
        turn.chains = {citation.n: chain for citation in told.citations if (chain := _chain(desk, session, citation))}
        if not told.sentences:
            turn.questions = to_try(_near(desk, session, told.nearest), told.asked)
        turn.answer = told


def _report(error: Exception) -> None:
    """Nobody planned for it: the terminal gets all of it, the page one sentence."""
    import logging

    logging.getLogger("summarizer").error("a question failed", exc_info=error)


def _chain(desk: Desk, session: Session, citation: Citation) -> list[Link]:
    """Who said the cited words, where a summary of the article is known already."""
    piece = citation.evidence
    summary = session.summary_of(desk, piece.article_id)
    if summary is None:
        return []
    claims = [claim for claim in summary.claims if claim.attribution]
    exactly = [c for c in claims if any(p.start < piece.end and piece.start < p.end for p in c.content)]
    return Sheet(summary).chain(exactly[0].attribution) if exactly else []


def _near(desk: Desk, session: Session, nearest: Sequence[Evidence]) -> list[Summary]:
    ids = dict.fromkeys(piece.article_id for piece in nearest)
    return [found for key in ids if (found := session.summary_of(desk, key)) is not None]


def examples(desk: Desk, session: Session) -> list[str]:
    """Questions to begin with, of articles whose summaries are known."""
    entries = desk.room.library.catalogue.entries(newest_only=True, limit=KNOWN_FOR_EXAMPLES)
    ids = [*reversed(session.opened), *(entry.article_id for entry in entries)]
    known = (session.summary_of(desk, key) for key in dict.fromkeys(ids))
    return to_try([summary for summary in known if summary is not None])


def blank() -> str:
    """The tab while the newsroom is opened."""
    return render("conversation.html.j2", turns=[], anything=True, questions=[])


def nothing_beside() -> str:
    """The place for articles, before one is cited."""
    return panes({}, [])


def shown(desk: Desk, session: Session) -> str:
    """The conversation as HTML."""
    empty = not session.turns
    anything = bool(session.opened) or bool(desk.room.library.catalogue.stats()["articles"]) if empty else True
    questions = examples(desk, session) if empty and anything else []
    turns = [_view(desk, session, turn) for turn in session.turns]
    return render("conversation.html.j2", turns=turns, anything=anything, questions=questions)


def beside(desk: Desk, session: Session) -> str:
    """The cited articles as HTML, the newest citation open."""
    places, ids = [], set()
    for turn in session.turns:
        cited = [(f"c{citation.n}", citation.evidence) for citation in turn.citations]
        nearest = turn.answer.nearest if turn.answer else []
        for name, piece in [*cited, *((f"m{number}", piece) for number, piece in enumerate(nearest, 1))]:
            places.append(Place(piece.article_id, piece.start, piece.end, f"t{turn.number}{name}"))
            ids.add(piece.article_id)
    articles = {key: article for key in ids if (article := session.find(desk, key)) is not None}
    last = session.turns[-1].number if session.turns else 0
    open_at = next((place.token for place in places if place.token in {f"t{last}c1", f"t{last}m1"}), None)
    return panes(articles, places, open_at)


def _view(desk: Desk, session: Session, turn: Turn) -> dict[str, object]:
    answer = turn.answer
    nearest = answer.nearest if answer else []
    return {
        "turn": turn,
        "answer": answer,
        "status": STATUSES[answer.status] if answer else None,
        "read_as": answer.question if answer and asked(answer) else None,
        "to_copy": to_copy(answer) if answer else "",
        "spent": spent(answer.made_by) if answer else "",
        "nearest": [(piece, _where(desk, session, piece)) for piece in nearest],
        "where": {c.n: _where(desk, session, c.evidence) for c in turn.citations},
    }


def to_copy(answer: Answer) -> str:
    """The answer as text to paste: its sentences with [n], its status, and each citation's words."""
    lines = [answer.marked() or STATUSES[answer.status].capitalize(), f"({STATUSES[answer.status]})", ""]
    for citation in answer.citations:
        told = [citation.outlet, citation.title, (citation.published or "")[:10] or None, citation.url]
        origin = ", ".join(one_line(part) for part in told if part)
        lines.append(f"[{citation.n}] {origin}: {quoted(citation.evidence.exact)}")
    return "\n".join(lines)


def _where(desk: Desk, session: Session, piece: Evidence) -> str:
    article = session.find(desk, piece.article_id)
    return f"{article.title or 'Untitled'} ({where(article)})" if article else "an article removed meanwhile"
