"""The file of the previous release is opened, one of a later release refused, a failed step leaves the old file."""

from __future__ import annotations

import gzip
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from summarizer.errors import LibraryError, LibraryTooNew
from summarizer.library import migrations
from summarizer.library.catalogue import Catalogue
from summarizer.library.lexical import search
from tests.library.conftest import written

RELEASED = Path(__file__).with_name("version1.sqlite3.gz")
"""The file that release 0.1 wrote for one article; a release with another version adds its own and keeps this."""


def _version(home: Path) -> int:
    with closing(sqlite3.connect(home / "library.sqlite3")) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _add_colour(connection: sqlite3.Connection) -> None:
    migrations.run_script(
        connection, "ALTER TABLE articles ADD COLUMN colour TEXT; UPDATE articles SET colour = 'a;b';"
    )


def _fail(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM articles")
    raise sqlite3.OperationalError("disk I/O error")


@pytest.fixture
def old(home: Path) -> Path:
    home.mkdir()
    (home / "library.sqlite3").write_bytes(gzip.decompress(RELEASED.read_bytes()))
    return home


def test_an_empty_file_becomes_a_library(home: Path) -> None:
    home.mkdir()
    (home / "library.sqlite3").touch()
    with Catalogue.open(home) as catalogue:
        assert set(catalogue.stats().values()) == {0}
    assert _version(home) == len(migrations.STEPS)
    assert migrations.backups(home / "library.sqlite3") == []


def test_the_file_of_the_first_release_is_opened(old: Path) -> None:
    assert _version(old) == 1
    with Catalogue.open(old) as catalogue:
        assert catalogue.get(written(1).id) == written(1, published="2021-03-04", outlet="The Quay")
        assert [hit.chunk_id for hit in search(catalogue, "Marker1x", 5)] == [f"{written(1).id}:0"]
        assert catalogue.outbox_size() == 1
        assert catalogue.get(written(1).id).identifier is None
        assert catalogue.add(written(2)).status == "added"
        catalogue.remove(written(1).id)


def test_an_upgrade_keeps_a_copy_of_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, _add_colour))
    with Catalogue.open(old) as catalogue:
        assert catalogue.get(written(1).id).title == "Report 1"
        with catalogue.database.reading() as connection:
            assert connection.execute("SELECT colour FROM articles").fetchone()[0] == "a;b"
        [copy] = migrations.backups(catalogue.database.path)
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
            assert connection.execute("SELECT id FROM articles").fetchall() == [(written(1).id,)]
        catalogue.remove(written(1).id)
        assert migrations.backups(catalogue.database.path) == []


def test_a_step_that_fails_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, _add_colour, _fail))
        with pytest.raises(LibraryError, match="disk I/O"):
            Catalogue.open(old)
    assert _version(old) == 1
    with Catalogue.open(old) as catalogue:
        assert catalogue.get(written(1).id).title == "Report 1"


def test_a_file_of_a_later_release_is_refused(home: Path) -> None:
    Catalogue.open(home).close()
    with closing(sqlite3.connect(home / "library.sqlite3")) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations.STEPS) + 1}")
    with pytest.raises(LibraryTooNew, match="later release") as error:
        Catalogue.open(home)
    assert "upgrade" in error.value.hint


def test_the_database_of_another_program_is_refused(home: Path) -> None:
    home.mkdir()
    with closing(sqlite3.connect(home / "library.sqlite3")) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(LibraryError, match="another program"):
        Catalogue.open(home)
    with closing(sqlite3.connect(home / "library.sqlite3")) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]


def test_the_released_tables_do_not_change(old: Path, tmp_path: Path) -> None:
    def tables(path: Path) -> set[tuple[str, str]]:
        with closing(sqlite3.connect(path)) as connection:
            return set(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))

    with closing(sqlite3.connect(tmp_path / "fresh.sqlite3")) as connection:
        migrations.STEPS[0](connection)
        connection.commit()
    assert tables(tmp_path / "fresh.sqlite3") == tables(old / "library.sqlite3")
