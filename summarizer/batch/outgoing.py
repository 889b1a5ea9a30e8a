"""The batches that are out: ``openai-batches.json``, and beside it each batch's requests and articles.

Every change is written whole before the next step is taken. Not responsible for: sending (openai_batch).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from summarizer.article import Article
from summarizer.batch import linefile
from summarizer.batch.journal import unwritable
from summarizer.batch.unit import Maker, Unit
from summarizer.errors import BatchError

if TYPE_CHECKING:
    from summarizer.batch.postbox import Postbox

STATE, FOLDER = "openai-batches.json", "openai-batches"
MOST_REQUESTS = 500
"""Requests in one batch: few enough that several fit into what an account may have waiting at the server."""
MOST_BYTES = 90_000_000
"""Of a file of requests; the server takes 200 MB."""


@dataclass(frozen=True)
class Parcel:
    """One batch: ``file`` and ``batch`` are the server's ids, empty until they are known. ``worst`` in US dollars."""

    token: str
    maker: str
    articles: int
    worst: float
    tries: int = 0
    file: str = ""
    batch: str = ""


class Outgoing:
    """The batches of a folder. Raises BatchError when it cannot be read or written."""

    def __init__(self, folder: Path, maker: Maker) -> None:
        self._folder, self._maker = folder, maker
        self._mark = maker.key("")
        self._others: list[Parcel] = []
        """Batches that another model or prompt sent; a run with that one collects them."""
        self.parcels: list[Parcel] = []
        for parcel in self._load():
            (self.parcels if parcel.maker == self._mark else self._others).append(parcel)

    def keys(self) -> set[str]:
        """The keys of all units that are out."""
        return {unit.key for parcel in self.parcels for unit in self.units_of(parcel)}

    def units_of(self, parcel: Parcel) -> Iterator[Unit]:
        """The articles of a batch."""
        with self._path(parcel.token, "articles").open("rb") as file:
            for line in file:
                yield self._maker.unit(Article.model_validate_json(line))

    def requests_of(self, parcel: Parcel) -> Path:
        """The file of requests of a batch."""
        return self._path(parcel.token, "requests")

    def pack(self, units: Iterable[Unit], postbox: Postbox, tries: int) -> Parcel | None:
        """Make a batch of the next units, as many as fit; None when there are none."""
        try:
            parcel = self._packed(units, postbox, tries)
            if parcel is not None:
                self.parcels.append(parcel)
                self._save()
        except OSError as error:
            raise unwritable(self._folder, error) from None
        return parcel

    def note(self, parcel: Parcel, **known: Any) -> Parcel:
        """Write down what became known of a batch."""
        changed = replace(parcel, **known)
        self.parcels[self.parcels.index(parcel)] = changed
        self._save()
        return changed

    def swap(self, parcel: Parcel, again: list[Unit], postbox: Postbox, tries: int) -> None:
        """Drop a batch that is done with; what is to be sent again goes into a new one, in the same step."""
        try:
            new = self._packed(again, postbox, tries)
        except OSError as error:
            raise unwritable(self._folder, error) from None
        self.parcels = [each for each in self.parcels if each != parcel] + ([new] if new else [])
        self._save()
        for what in ("requests", "articles"):
            self._path(parcel.token, what).unlink(missing_ok=True)

    def _packed(self, units: Iterable[Unit], postbox: Postbox, tries: int) -> Parcel | None:
        token, names = uuid4().hex, set[str]()
        articles = size = 0
        worst = 0.0
        (self._folder / FOLDER).mkdir(exist_ok=True)
        with self._path(token, "requests").open("wb") as requests, self._path(token, "articles").open("wb") as texts:
            for unit in units:
                for name, call in postbox.calls(unit).items():
                    if name not in names:
                        names.add(name)
                        size += requests.write(postbox.server.line_of(call))
                        worst += postbox.server.worst(call)
                texts.write(unit.article.model_dump_json().encode(errors="replace") + b"\n")
                articles += 1
                if len(names) >= MOST_REQUESTS or size >= MOST_BYTES:
                    break
            for file in (requests, texts):
                file.flush()
                os.fsync(file.fileno())
        if articles:
            return Parcel(token, self._mark, articles, worst, tries)
        for what in ("requests", "articles"):
            self._path(token, what).unlink()
        return None

    def _path(self, token: str, what: str) -> Path:
        return self._folder / FOLDER / f"{token}.{what}.jsonl"

    def _load(self) -> list[Parcel]:
        try:
            return [Parcel(**each) for each in json.loads((self._folder / STATE).read_bytes())["batches"]]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise BatchError(
                f"{self._folder / STATE} cannot be read ({type(error).__name__}); it tells which batches are paid for",
                "restore it, or move it away to send everything that is missing anew",
            ) from None

    def _save(self) -> None:
        told = {"batches": [asdict(each) for each in (*self.parcels, *self._others)]}
        try:
            linefile.replace(self._folder / STATE, (json.dumps(told, indent=2) + "\n").encode())
            linefile.sync_folder(self._folder)
        except OSError as error:
            raise unwritable(self._folder, error) from None
