"""What Gradio calls: values of widgets in, values and updates of widgets out, one method for each thing one can do.

Only ui.py imports this, since Gradio is heavy. Not responsible for: widgets and wiring (ui.py), what they mean (the
modules of the tabs).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import gradio as gr

from summarizer.errors import SummarizerError
from summarizer.page import batching, comparing, conversation, intake, listing, reading
from summarizer.page.desk import Desk
from summarizer.page.heading import state
from summarizer.page.samples import add_samples
from summarizer.page.session import Session
from summarizer.page.wording import sentence

LONGEST_WAIT = 120.0
"""Seconds after which a newsroom that does not open is said to be so."""


def words(given: str | None) -> str:
    """What stands in a field; a field that was never drawn gives None."""
    return (given or "").strip()


class Calls:
    """The functions of one page; ``Session`` is whose page it is."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def loaded_samples(self) -> None:
        """The sample articles are in the library."""
        add_samples(self.desk.room)

    def lists(self) -> tuple[Any, ...]:
        """What there is to choose from, after the library changed."""
        kept, outlets = listing.choices(self.desk), ["", *listing.outlets(self.desk)]
        named = [(name or "any outlet", name) for name in outlets]
        article, outlet = gr.Dropdown(choices=kept), gr.Dropdown(choices=named)
        return article, article, article, outlet, outlet

    def started(self, session: Session) -> Iterator[tuple[Any, ...]]:
        """The engine's state, a name for today's batch and, once the library is open, the first tab."""
        yield self.stated(session), gr.skip(), batching.today()
        self.desk.wait(LONGEST_WAIT)
        yield self.stated(session), self.talked(session), gr.skip()

    def stated(self, session: Session) -> str:
        """Which engine speaks, and what it has cost."""
        return state(self.desk, session)

    def chose_engine(self, session: Session, name: str) -> str:
        """The engine that answers this session from now on."""
        session.offline = name == "offline"
        return self.stated(session)

    def talked(self, session: Session) -> str:
        """The conversation, or why there cannot be one."""
        try:
            return conversation.shown(self.desk, session)
        except SummarizerError as error:
            return reading.failures([intake.Failed("", sentence(error))])

    def asked(self, session: Session, question: str, *wanted: Any) -> Iterator[tuple[Any, ...]]:
        """A question, and its answer as it comes."""
        if not words(question):
            gr.Info("Write a question first.")
            yield gr.skip(), gr.skip(), gr.skip()
            return
        ids, outlet, since, until = wanted
        chosen = conversation.Wanted(tuple(ids or ()), outlet or None, words(since) or None, words(until) or None)
        cited = -1
        for turn in conversation.ask(self.desk, session, question, chosen):
            beside: Any = gr.skip()
            if len(turn.citations) != cited or turn.answer is not None:
                cited, beside = len(turn.citations), conversation.beside(self.desk, session)
            yield self.talked(session), beside, ""

    def stopped(self, session: Session) -> str:
        """The conversation with what was verified until now; nobody waits for the rest."""
        session.halt()
        return self.talked(session)

    def began_anew(self, session: Session) -> tuple[str, str]:
        """Nothing of the conversation stays."""
        session.halt()
        session.turns.clear()
        return self.talked(session), conversation.nothing_beside()

    def brought(
        self, session: Session, text: str, outlet: str, published: str, *more: Any
    ) -> Iterator[tuple[Any, ...]]:
        """Everything that was brought, one after the other."""
        address, files, keep = more
        text, address = words(text), words(address)
        room, shown = self.desk.room, session.shown
        found = intake.brought(room, text, intake.About(None, outlet, published), address, files)
        for step in reading.read(self.desk, session, found, keep):
            session.failed = bool(step.failed)
            news, shown = session.shown != shown, session.shown
            sheet = self.sheet_of(session) if news else (gr.skip(),) * 3
            yield reading.said(step.line, step.busy), reading.failures(step.failed), *sheet

    def tidied(self, session: Session) -> tuple[Any, ...]:
        """Empty fields, folded away once there is something to read; what failed stays to be mended."""
        kept = gr.skip() if session.failed else ""
        return kept, kept, None, gr.Accordion(open=session.failed or session.shown is None)

    def sheet_of(self, session: Session) -> tuple[Any, Any, Any]:
        """The shown summary, the list of those at hand, and the tools, once there is something."""
        showing = gr.Dropdown(choices=reading.opened(session), value=session.shown)
        return reading.shown(session), showing, gr.Row(visible=session.shown is not None)

    def opened(self, session: Session, key: str | None) -> tuple[Any, ...]:
        """An article of the library or of this session, in its tab."""
        if not key:
            return (gr.skip(),) * 7
        trouble = ""
        try:
            reading.reopened(self.desk, session, key)
        except SummarizerError as error:
            trouble = reading.failures([intake.Failed("", sentence(error))])
        folded = gr.Accordion(open=session.shown is None)
        return gr.Tabs(selected="article"), folded, "", trouble, *self.sheet_of(session)

    def pressed_open(self, session: Session, event: gr.EventData) -> tuple[Any, ...]:
        """The same, from a button in our own markup."""
        return self.opened(session, event._data["id"])

    def chose(self, session: Session, key: str | None) -> str:
        """Another of the summaries at hand."""
        if key in session.summaries:
            session.shown = key
        return reading.shown(session)

    def took(self, session: Session, *wanted: Any) -> Iterator[tuple[Any, ...]]:
        """Files and an address into the library."""
        files, address = wanted
        found = intake.brought(self.desk.room, "", intake.About(), words(address), files)
        for adding in listing.add(self.desk, found):
            yield listing.told(adding), *((None, "") if adding.done else (gr.skip(), gr.skip()))

    def listed(self, query: str, outlet: str | None, *more: Any) -> str:
        """What the library holds of what is wanted."""
        since, until, order, rows = more
        return listing.listed(
            self.desk, listing.Wanted(words(query), outlet or "", words(since), words(until), order, rows)
        )

    def removed(self, session: Session, event: gr.EventData) -> str:
        """An article removed for good."""
        key = str(event._data["id"])
        session.close(key)
        try:
            return reading.said(listing.remove(self.desk, key))
        except SummarizerError as error:
            return reading.failures([intake.Failed("", sentence(error))])

    def laid_side_by_side(self, session: Session, about: str, ids: list[str] | None) -> Iterator[tuple[str, str, str]]:
        """The ledger."""
        yield reading.said("Reading the articles and laying their figures side by side …", True), gr.skip(), gr.skip()
        try:
            found = comparing.compare(self.desk, session, words(about), ids or [])
        except (SummarizerError, ValueError) as error:
            yield reading.failures([intake.Failed("", sentence(error))]), gr.skip(), gr.skip()
        else:
            yield reading.said(found.line), found.ledger, found.beside

    def estimated(self, session: Session, *given: Any) -> str:
        """What a batch would take."""
        return batching.shown(batching.estimate(self.desk, batching.wanted_of(*given)))

    def ran(self, session: Session, *given: Any) -> Iterator[tuple[Any, ...]]:
        """A batch, as it goes; a second one in the same session stops the first."""
        session.stop.set()
        session.stop = threading.Event()
        for view in batching.run(self.desk, batching.wanted_of(*given), session.stop):
            yield batching.shown(view), gr.skip() if view.busy else None

    def halted(self, session: Session) -> None:
        """The batch finishes what is under way."""
        session.stop.set()

    def results(self, name: str) -> dict[str, str] | None:
        """The summaries of a run."""
        found = batching.results(self.desk, words(name))
        if found is None:
            gr.Info("There is nothing to download under this name; a very large run is in the library's folder.")
        return found

    @staticmethod
    def question_of(event: gr.EventData) -> str:
        """A question that was pressed."""
        return str(event._data["question"])
