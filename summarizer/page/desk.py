"""One newsroom for everybody at the page: opened once, behind the first paint, and told how far it is.

Not responsible for: what a session has open (session), what is shown (the modules of the tabs).
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import NamedTuple

from summarizer.errors import SummarizerError
from summarizer.newsroom import Newsroom
from summarizer.page.wording import sentence

MODEL_HINT = "To add a model: set SUMMARIZER_MODEL and, for a server of your own, SUMMARIZER_BASE_URL, then restart."


class State(NamedTuple):
    """How far the newsroom is: ``ready``, or why it will not be."""

    ready: bool
    trouble: str | None
    line: str


class Desk:
    """A newsroom that several threads share. ``room`` waits until it is open."""

    def __init__(self, room: Newsroom, env_file: Path | None = None) -> None:
        self.settings = room.settings
        self.env_file = env_file
        self._room = room
        self._opening = threading.Lock()
        self._opened = threading.Event()
        self._trouble: str | None = None

    def warm(self) -> None:
        """Open everything in a thread of its own, so that the first question does not wait for it."""
        threading.Thread(target=self._open, name="desk-warm", daemon=True).start()

    @property
    def room(self) -> Newsroom:
        """The newsroom, its engine and its library open. Raises EngineUnavailable, LibraryError, SettingsError."""
        with self._opening:
            self._room.engine  # noqa: B018 - loads on first use, which two threads must not do at once
            self._room.library.vectors  # noqa: B018 - likewise
        return self._room

    def _open(self) -> None:
        try:
            room = self.room
            self._trouble = room.library.notice
        except SummarizerError as error:
            self._trouble = sentence(error)
        finally:
            self._opened.set()

    def wait(self, seconds: float) -> bool:
        """Wait until the newsroom is open, or known not to open."""
        return self._opened.wait(seconds)

    def state(self) -> State:
        """Which engine speaks, where text goes, what it has cost."""
        if not self._opened.is_set():
            return State(False, None, "Loading the language model; you can paste or choose articles meanwhile.")
        if self._trouble and "engine" not in self._room.__dict__:
            return State(False, self._trouble, self._trouble)
        engine = self._room.engine
        if engine.provider is None:
            line = f"Offline engine: no key, no cost, no text leaves this machine. {MODEL_HINT}"
        else:
            line = f"Model {engine.model}: text goes to {engine.provider}. {self.cost()}"
        return State(True, self._trouble, line)

    def cost(self) -> str:
        """What all calls to a model have cost since the page was started."""
        used = self._room.used
        if not used.calls:
            return "Nothing spent yet."
        price = "price unknown" if used.cost_usd is None else f"{used.cost_usd:.4f} US dollars"
        return f"{used.calls} calls so far, {price}."

    def close(self) -> None:
        """Close the library."""
        self._room.close()
