"""What the entries of a journal add up to: which units are done or failed, what they took, which files are read.

Not responsible for: the files themselves (journal).
"""

from __future__ import annotations

from typing import Any

from summarizer.batch.marks import Passed
from summarizer.batch.unit import Maker, Took

SUMMARIES, FAILURES = "summaries.jsonl", "failures.jsonl"
LOST = "?"
"""The version of a summary whose maker no entry tells any more."""


class Entries:
    """The state that entries lead to. Each is a list, first its kind; kinds of a later release are passed over."""

    def __init__(self, maker: Maker) -> None:
        self.maker = maker
        self.done: dict[str, int] = {}
        """Key of a finished unit -> where its line ends."""
        self.failed: dict[str, int] = {}
        """Key of a failed unit -> where the line of its latest failure ends."""
        self.foreign = 0
        """Summaries in the folder that another engine, model, prompt or release made."""
        self.took = Took()
        self.passed: dict[str, Passed] = {}
        """Token of a file -> what of it need not be read again."""
        self.shelved: dict[str, int] = {}
        """Library -> up to where the summaries are in it."""
        self.last_maker: Maker | None = None
        self.ends = {SUMMARIES: 0, FAILURES: 0}
        self.begun_at = 0
        """Where summaries.jsonl ended when this run began."""

    def learn(self, entry: list[Any]) -> None:
        """Take one entry in. Raises ValueError, TypeError or IndexError for one that is torn."""
        what, *more = entry
        if what in (SUMMARIES, FAILURES):
            self._line(what, *more)
        elif what == "maker":
            engine, version = more
            self.last_maker = Maker(engine, version)
        elif what == "forget":
            self.done.pop(more[0], None)
            self.failed.pop(more[0], None)
            self.passed.clear()
            self.shelved.clear()
        elif what == "settled":
            self.failed.clear()
            self.ends[FAILURES] = 0
        elif what == "passed":
            token, *counts = more
            self.passed[token] = Passed(*counts)
        elif what == "read":  # 0.1.0: a file that is all done
            token, articles = more
            self.passed[token] = Passed(articles, whole=True)
        elif what == "shelved":
            library, end = more
            self.shelved[library] = end

    def _line(self, name: str, key: str, end: int, *took: Any) -> None:
        if name == SUMMARIES:
            self.done[key] = end
            self.failed.pop(key, None)
            self.foreign += (self.last_maker or self.maker) != self.maker
        else:
            self.failed[key] = end
        self.ends[name] = end
        self.took = self.took.plus(Took(*took))

    def recognised(self, name: str, found: dict[str, Any]) -> tuple[str, Took]:
        """Key and cost of a line that no entry tells of. Raises KeyError, TypeError for what is no such line."""
        if name == FAILURES:
            return str(found["unit"]), Took(**(found.get("took") or {}))
        made_by = found.get("made_by") or {}
        return self._wrote(made_by).key(found["article"]["id"]), Took.of(made_by)

    def _wrote(self, made_by: dict[str, Any]) -> Maker:
        """Who wrote a line: the last to open the folder or, where the journal is lost, this maker if all fits."""
        if self.last_maker is not None:
            return self.last_maker
        tells = (made_by.get("model"), (made_by.get("prompt_sha256") or "")[:12])
        fits = made_by.get("engine", self.maker.engine) == self.maker.engine
        return self.maker if fits and all((part or "") in self.maker.version for part in tells) else Maker("", LOST)
