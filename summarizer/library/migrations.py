"""From the file of an earlier release to today's: one function a step, counted by ``PRAGMA user_version``.

All steps run in one transaction, after a copy of the old file was made next to it. A new release adds a function to
``STEPS`` and never changes one that was released. Not responsible for: today's tables in one piece (schema has those of
version 1 only; later steps alter them).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from summarizer.errors import LibraryError, LibraryTooNew
from summarizer.library.schema import TABLES


def _first_tables(connection: sqlite3.Connection) -> None:
    """Version 1: the tables of release 0.1."""
    run_script(connection, TABLES)


def _identifiers(connection: sqlite3.Connection) -> None:
    """Version 2: versions are found by the publisher's identifier, too."""
    run_script(
        connection,
        "ALTER TABLE articles ADD COLUMN identifier_key TEXT;"
        "CREATE INDEX articles_by_identifier ON articles (identifier_key);",
    )


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (_first_tables, _identifiers)
"""Step n takes a file of version n to version n + 1."""


def migrate(path: Path, connection: sqlite3.Connection) -> None:
    """Bring the file at ``path`` to today's version; does nothing when it is there already.

    Raises LibraryTooNew for a file of a later release, LibraryError for a file that is no library.
    """
    if _checked_version(path, connection) == len(STEPS):
        return
    with _alone(connection):
        version = _checked_version(path, connection)  # another process may have been quicker
        if version == 0:
            _refuse_foreign(path, connection)
        elif version < len(STEPS):
            _back_up(path, version)
        for step in STEPS[version:]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")


def backups(path: Path) -> list[Path]:
    """The copies that earlier upgrades of the file at ``path`` left."""
    return sorted(path.parent.glob(f"{path.name}.v*.backup"))


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run several statements in the open transaction (``executescript`` would commit it first)."""
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _checked_version(path: Path, connection: sqlite3.Connection) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(STEPS):
        raise LibraryTooNew(
            f"the library {path} was made by a later release (version {version}; this one knows {len(STEPS)})",
            "upgrade newsroom-summarizer, or name another folder with SUMMARIZER_HOME",
        )
    return version


def _refuse_foreign(path: Path, connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise LibraryError(f"{path} is the database of another program", "name another folder with SUMMARIZER_HOME")


def _back_up(path: Path, version: int) -> None:
    """Copy the committed state beside the file, for its owner alone; whole or not at all."""
    copy = path.with_name(f"{path.name}.v{version}.backup")
    unfinished = copy.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as target:
        source.backup(target)
    unfinished.replace(copy)


@contextmanager
def _alone(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
