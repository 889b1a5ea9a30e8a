"""One newsroom for everybody at the page: opened once, behind the first paint, and told how far it is.

Not responsible for: what a session has open (session), what is shown (the modules of the tabs).
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.errors import SummarizerError
from summarizer.newsroom import PATIENCE, Newsroom
from summarizer.page.wording import many, money, sentence

if TYPE_CHECKING:
    from summarizer.page.session import Session

OFFLINE_LINE = "Offline engine: no key, no cost, no text leaves this machine."
MODEL_HINT = (
    "Set SUMMARIZER_MODEL to a model's name, with OPENAI_API_KEY for OpenAI's, or with SUMMARIZER_BASE_URL for a server"
    " of your own (Ollama, llama.cpp, vLLM). Then start the page again."
)


class State(NamedTuple):
    """How far the newsroom is: ``ready``, or why it will not be. ``hint``: how to add a model."""

    ready: bool
    trouble: str | None
    line: str
    hint: str | None = None


class Desk:
    """A newsroom that several threads share. ``room`` waits until it is open."""

    def __init__(self, room: Newsroom, env_file: Path | None = None) -> None:
        self.settings = room.settings
        self.env_file = env_file
        self._room = room
        room.patience = PATIENCE
        self._opening = threading.Lock()
        self._opened = threading.Event()
        self._trouble: str | None = None
        self._offline: Newsroom | None = None

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

    @property
    def has_model(self) -> bool:
        """Whether there are two engines to choose from."""
        return self.settings.model is not None and self.settings.engine != "offline"

    def room_of(self, session: Session) -> Newsroom:
        """The newsroom with the engine that this session chose; the library is one. Raises as ``room`` does."""
        room = self.room
        if not session.offline or not self.has_model:
            return room
        with self._opening:
            if self._offline is None:
                made = self.another("offline")
                made.engine  # noqa: B018 - loads on first use
                made.library = room.library
                self._offline = made
        return self._offline

    def another(self, engine: str, **changed: Any) -> Newsroom:
        """A newsroom with the same settings but for its engine and what is ``changed``. Raises SettingsError."""
        origins = self.settings.origins
        given = {name: getattr(self.settings, name) for name, origin in origins.items() if origin == "given"}
        return Newsroom(env_file=self.env_file, **{**given, **changed, "engine": engine})

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

    def state(self, session: Session | None = None) -> State:
        """Which engine speaks, where text goes, what it has cost."""
        if not self._opened.is_set():
            return State(False, None, "Loading the language model; you can paste or choose articles meanwhile.")
        if self._trouble and "engine" not in self._room.__dict__:
            return State(False, self._trouble, self._trouble)
        engine = self._room.engine
        if engine.provider is None:
            return State(True, self._trouble, OFFLINE_LINE, MODEL_HINT)
        if session is not None and session.offline:
            return State(True, self._trouble, OFFLINE_LINE)
        return State(True, self._trouble, f"Model {engine.model}: text goes to {engine.provider}. {self.cost()}")

    def cost(self) -> str:
        """What all calls to a model have cost since the page was started."""
        used = self._room.used
        return f"{many(used.calls, 'call')} so far, {money(used.cost_usd)}." if used.calls else "Nothing spent yet."

    def close(self) -> None:
        """Close the library."""
        self._room.close()
        if self._offline is not None:
            self._offline.close()
