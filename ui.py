"""The desk's widgets and their wiring, and nothing else: what they show and do stands in summarizer/page.

``summarizer ui`` serves it; so does ``python ui.py``. Gradio's uploads go to a folder of this process alone, which is
removed when it ends.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from typing import Any

UPLOADS = tempfile.mkdtemp(prefix="summarizer-desk-")
os.environ |= {"GRADIO_TEMP_DIR": UPLOADS, "GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_DISABLE_TELEMETRY": "1"}
atexit.register(shutil.rmtree, UPLOADS, ignore_errors=True)

import gradio as gr  # noqa: E402 - it reads the lines above

from summarizer.page import api, batching, comparing, conversation, intake, listing, reading  # noqa: E402
from summarizer.page import theme as looks  # noqa: E402
from summarizer.page.calls import Calls  # noqa: E402
from summarizer.page.desk import Desk  # noqa: E402
from summarizer.page.heading import heading, state  # noqa: E402
from summarizer.page.session import Session  # noqa: E402

FORWARD = """
const names = ['ask', 'open', 'samples', 'remove', 'more'];
element.addEventListener('click', (event) => {
  const pressed = event.target.closest('[data-act]');
  if (pressed && names.includes(pressed.dataset.act)) trigger(pressed.dataset.act, { ...pressed.dataset });
});
"""
"""Hands clicks on our own markup to Gradio as events of these names."""

PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
ASKING = {**PRIVATE, "concurrency_limit": 16, "concurrency_id": "ask"}
WORKING = {**PRIVATE, "concurrency_limit": 2, "concurrency_id": "work"}
BATCHING = {**PRIVATE, "concurrency_limit": 2, "concurrency_id": "batch"}
LOOKING = {**PRIVATE, "concurrency_limit": None}
"""Questions, summaries and looking things up have queues of their own, so that none waits behind another."""

SAVE = "(file) => window.deskSave(file)"


def html(value: str = "", **more: Any) -> gr.HTML:
    """Markup of our own, whose buttons come back as events."""
    return gr.HTML(value, js_on_load=FORWARD, apply_default_css=False, **more)


class Page:
    """The widgets of one page, and the functions that Gradio calls."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.calls = Calls(desk)
        self.session = gr.State(Session())
        with gr.Row(elem_classes="desk-head"):
            gr.HTML(heading(), apply_default_css=False, scale=0, min_width=170)
            self.state = gr.HTML(state(desk), apply_default_css=False, scale=1, min_width=200)
            self.speaks = gr.Dropdown(
                [(f"Model {desk.settings.model}", "auto"), ("Offline engine", "offline")], value="auto", label="Engine",
                show_label=False, container=False, visible=desk.has_model, elem_classes="desk-engine",
            )  # fmt: skip
            self.theme = gr.Button("Light/dark", size="sm", scale=0, min_width=110)
        with gr.Tabs() as self.tabs:
            with gr.Tab("Ask", id="ask") as self.ask_tab:
                self._ask_tab()
            with gr.Tab("Article", id="article"):
                self._article_tab()
            with gr.Tab("Library", id="library") as self.library_tab:
                self._library_tab()
            with gr.Tab("Batch", id="batch"):
                self._batch_tab()
            with gr.Tab("Compare", id="compare") as self.compare_tab:
                self._compare_tab()

    def _ask_tab(self) -> None:
        with gr.Row(elem_classes="desk-two"):
            with gr.Column(scale=11, min_width=320):
                self.talk = html(conversation.blank(), elem_id="talk")
                with gr.Row(elem_classes=["desk-bottom", "desk-ask"]):
                    self.question = gr.Textbox(
                        label="Your question", placeholder="Who reported the killings?", max_lines=4, scale=8,
                        max_length=conversation.LONGEST_QUESTION,
                    )  # fmt: skip
                    self.ask = gr.Button("Ask", variant="primary", scale=1, min_width=80)
                    self.stop = gr.Button("Stop", scale=1, min_width=80, elem_classes="stop stop-ask")
                with gr.Accordion("Where to look, if not in the whole library", open=False) as self.scope:
                    self.ask_in = gr.Dropdown([], multiselect=True, label="Only these articles")
                    with gr.Row():
                        self.ask_outlet = gr.Dropdown([], label="Outlet", value=None)
                        self.ask_since = gr.Textbox(
                            label="From day", placeholder="2016-11-01", max_length=10, max_lines=1, min_width=130
                        )
                        self.ask_until = gr.Textbox(
                            label="To day", placeholder="2016-11-30", max_length=10, max_lines=1, min_width=130
                        )
                self.fresh = gr.Button("New conversation", size="sm", elem_classes="desk-small")
            with gr.Column(scale=9, min_width=320):
                self.cited = html(conversation.nothing_beside(), elem_id="cited")

    def _article_tab(self) -> None:
        with gr.Accordion("Bring an article", open=True) as self.bring:
            with gr.Row():
                with gr.Column(scale=3, min_width=300):
                    self.text = gr.Textbox(label="Paste its text, title first", lines=7, max_lines=14)
                with gr.Column(scale=2, min_width=300):
                    with gr.Row():
                        self.outlet = gr.Textbox(label="Outlet", placeholder="Example Wire", max_lines=1, min_width=120)
                        self.published = gr.Textbox(label="Date", placeholder="2016-11-04", max_lines=1, min_width=120)
                    self.address = gr.Textbox(label="Or its address", placeholder="https://", max_lines=1)
                    self.keep = gr.Checkbox(True, label="Keep in the library")
                with gr.Column(scale=2, min_width=240):
                    self.files = gr.File(
                        label="Or drop files", file_count="multiple", file_types=list(intake.KINDS), height=190
                    )
            with gr.Row(elem_classes="desk-bottom"):
                self.read = gr.Button("Summarise", variant="primary", scale=2)
                self.read_stop = gr.Button("Stop", scale=1, elem_classes="stop stop-read")
                self.kept = gr.Dropdown([], label="Or open one you kept", value=None, scale=4, min_width=280)
        self.progress = html(elem_id="progress")
        self.failed = html(elem_id="failed")
        with gr.Row(elem_classes="desk-bottom", visible=False) as self.tools:
            self.showing = gr.Dropdown([], label="Showing", value=None, scale=5)
            self.format = gr.Dropdown(reading.formats(), label="Download as", value="html", scale=2, min_width=160)
            self.save = gr.Button("Download", scale=1, min_width=110)
        self.file = gr.JSON(visible=False)
        self.sheet = html(reading.shown(Session()), elem_id="sheet")

    def _library_tab(self) -> None:
        with gr.Accordion("Add articles", open=False):
            with gr.Row():
                self.add_files = gr.File(
                    label="Drop files", file_count="multiple", file_types=list(intake.KINDS), height=150, scale=2
                )
                with gr.Column(scale=2):
                    self.add_address = gr.Textbox(
                        label="Or an address of a page or a feed", placeholder="https://", max_lines=1
                    )
                    with gr.Row():
                        self.add = gr.Button("Add", variant="primary")
                        self.add_stop = gr.Button("Stop", elem_classes="stop stop-add")
            self.added = html(elem_id="added")
        with gr.Row():
            self.find = gr.Textbox(
                label="Find", placeholder="words or meaning, then Enter", max_lines=1, scale=3, min_width=280
            )
            self.lib_outlet = gr.Dropdown([], label="Outlet", value=None, scale=2, min_width=130)
            self.order = gr.Dropdown(list(listing.ORDERS), label="Order", value="Last added", scale=2, min_width=130)
            self.lib_since = gr.Textbox(
                label="From day", placeholder="2016-11-01", max_length=10, max_lines=1, scale=1, min_width=130
            )
            self.lib_until = gr.Textbox(
                label="To day", placeholder="2016-11-30", max_length=10, max_lines=1, scale=1, min_width=130
            )
        self.rows = gr.State(listing.AT_ONCE)
        self.removed_line = html(elem_id="removed")
        self.listing = html(elem_id="listing")

    def _batch_tab(self) -> None:
        with gr.Row():
            self.many = gr.File(
                label="Drop files", file_count="multiple", file_types=list(intake.KINDS), height=170, scale=2
            )
            with gr.Column(scale=3):
                self.folder = gr.Textbox(
                    label="Or a folder of this machine", max_lines=1, visible=batching.local(self.desk)
                )
                with gr.Row():
                    self.run_name = gr.Textbox(label="Name of the run", max_length=40, max_lines=1, min_width=130)
                    self.engine = gr.Dropdown(batching.engines(self.desk), label="Engine", value="auto", min_width=130)
                    self.budget = gr.Number(label="Most US dollars (0: no limit)", value=0, minimum=0, min_width=130)
        with gr.Row():
            self.estimate = gr.Button("Estimate")
            self.start = gr.Button("Start or go on", variant="primary")
            self.halt = gr.Button("Stop", elem_classes="stop stop-batch")
            self.results = gr.Button("Download results")
        self.batch = html(batching.shown(batching.View("", False)), elem_id="batch")

    def _compare_tab(self) -> None:
        with gr.Row(elem_classes="desk-bottom"):
            self.about = gr.Textbox(
                label="Event", placeholder="such as market bombing; empty: all", max_lines=1, scale=3, min_width=280
            )
            self.compare_in = gr.Dropdown([], multiselect=True, label="Only these articles", scale=4, min_width=280)
            self.compare = gr.Button("Compare", variant="primary", scale=1, min_width=100)
            self.compare_stop = gr.Button("Stop", scale=1, min_width=80, elem_classes="stop stop-compare")
        self.compared = html(elem_id="compared")
        with gr.Row(elem_classes="desk-two"):
            with gr.Column(scale=11, min_width=320):
                self.ledger = html(comparing.blank().ledger, elem_id="ledger")
            with gr.Column(scale=9, min_width=320):
                self.ledger_beside = html(elem_id="ledger-beside")

    def wire(self) -> None:
        """Who calls what."""
        session = self.session
        lists = self.lists = [self.ask_in, self.kept, self.compare_in, self.ask_outlet, self.lib_outlet]
        opened = [self.tabs, self.bring, self.progress, self.failed, self.sheet, self.showing, self.tools]
        wanted = [self.find, self.lib_outlet, self.lib_since, self.lib_until, self.order, self.rows]
        self.speaks.input(self.calls.chose_engine, [session, self.speaks], self.state, **LOOKING)
        self.theme.click(None, js="() => window.deskTheme()", **LOOKING)
        self._wire_ask(session, lists)
        self._wire_article(session, lists, opened)
        self._wire_library(session, lists, wanted)
        given = [session, self.many, self.folder, self.run_name, self.engine, self.budget]
        self.estimate.click(self.calls.estimated, given, self.batch, **WORKING)
        self.start.click(self.calls.ran, given, [self.batch, self.many], **BATCHING)
        self.halt.click(self.calls.halted, session, None, **LOOKING)
        saved = self.results.click(self.calls.results, self.run_name, self.file, **LOOKING)
        saved.then(None, self.file, None, js=SAVE, **LOOKING)
        run = self.compare.click(self.calls.laid_side_by_side, [session, self.about, self.compare_in],
                                 [self.compared, self.ledger, self.ledger_beside], **WORKING)  # fmt: skip
        self.compare_stop.click(None, cancels=[run], **LOOKING)
        for part in (self.talk, self.cited, self.listing, self.ledger_beside):
            part.open(self.calls.pressed_open, [session], opened, **WORKING)
        for part in (self.talk, self.listing):
            loaded = part.samples(self.calls.loaded_samples, None, None, **WORKING)
            loaded.then(self.calls.talked, session, self.talk, **LOOKING).then(
                self.calls.lists, None, lists, **LOOKING
            ).then(self.calls.listed, wanted, self.listing, **LOOKING)

    def _wire_ask(self, session: gr.State, lists: list[Any]) -> None:
        given = [session, self.question, self.ask_in, self.ask_outlet, self.ask_since, self.ask_until]
        shown = [self.talk, self.cited, self.question]
        asked = gr.on([self.ask.click, self.question.submit], self.calls.asked, given, shown, **ASKING)
        pressed = self.talk.ask(self.calls.question_of, None, self.question, **LOOKING)
        again = pressed.then(self.calls.asked, given, shown, **ASKING)
        for answered in (asked, again):
            answered.then(self.calls.stated, session, self.state, **LOOKING)
        stopped = self.stop.click(self.calls.stopped, session, self.talk, cancels=[asked, again], **LOOKING)
        stopped.then(self.calls.talked, session, self.talk, **LOOKING)  # what was on its way may have come later
        self.fresh.click(self.calls.began_anew, session, shown[:2], cancels=[asked, again], **LOOKING)
        self.ask_tab.select(self.calls.lists, None, lists, **LOOKING).then(
            self.calls.talked, session, self.talk, **LOOKING
        )

    def _wire_article(self, session: gr.State, lists: list[Any], opened: list[Any]) -> None:
        given = [session, self.text, self.outlet, self.published, self.address, self.files, self.keep]
        run = self.read.click(
            self.calls.brought, given, [self.progress, self.failed, self.sheet, self.showing, self.tools], **WORKING
        )
        run.then(self.calls.tidied, session, [self.text, self.address, self.files, self.bring], **LOOKING).then(
            self.calls.lists, None, lists, **LOOKING
        ).then(self.calls.stated, session, self.state, **LOOKING)
        self.read_stop.click(lambda: reading.said("Stopped; what is summarised stays."), None, self.progress,
                             cancels=[run], **LOOKING)  # fmt: skip
        self.kept.input(self.calls.opened, [session, self.kept], opened, **WORKING)
        self.showing.input(self.calls.chose, [session, self.showing], self.sheet, **LOOKING)
        self.save.click(reading.download, [session, self.format], self.file, **LOOKING).then(
            None, self.file, None, js=SAVE, **LOOKING
        )

    def _wire_library(self, session: gr.State, lists: list[Any], wanted: list[Any]) -> None:
        fill = {"fn": self.calls.listed, "inputs": wanted, "outputs": self.listing, **LOOKING}
        self.library_tab.select(**fill).then(self.calls.lists, None, lists, **LOOKING)
        gr.on(
            [self.find.submit, self.lib_since.submit, self.lib_until.submit, self.lib_outlet.input, self.order.input],
            **fill,
        )
        given = [session, self.add_files, self.add_address]
        run = self.add.click(self.calls.took, given, [self.added, self.add_files, self.add_address], **WORKING)
        run.then(**fill).then(self.calls.lists, None, lists, **LOOKING)
        self.add_stop.click(None, cancels=[run], **LOOKING)
        self.listing.remove(self.calls.removed, session, self.removed_line, **LOOKING).then(**fill).then(
            self.calls.lists, None, lists, **LOOKING
        )
        self.listing.more(lambda rows: rows + listing.AT_ONCE, self.rows, self.rows, **LOOKING).then(**fill)


def theme() -> gr.themes.Base:
    """The report's colours and the machine's own fonts."""
    made = gr.themes.Base(
        spacing_size="sm", radius_size="sm", font=list(looks.FONTS), font_mono=["ui-monospace", "monospace"]
    )
    return made.set(**looks.settings())


def build(desk: Desk) -> gr.Blocks:
    """The page. It is served by summarizer.page.server."""
    with gr.Blocks(title="Newsroom desk", analytics_enabled=False, fill_width=True, delete_cache=(600, 3600)) as blocks:
        page = Page(desk)
        page.wire()
        begun = blocks.load(page.calls.started, page.session, [page.state, page.talk, page.run_name], **LOOKING)
        begun.then(page.calls.lists, None, page.lists, **LOOKING)
        for name, function in api.functions(desk).items():
            gr.events.api(function, api_name=name, concurrency_limit=8, concurrency_id=f"api-{name}")
        blocks.queue(default_concurrency_limit=8)
    return blocks  # type: ignore[no-any-return]


if __name__ == "__main__":
    from summarizer.cli.page import ui

    ui()
