"""The catalogue: what is added stays whole and once, what is removed is gone."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.article import Article, Publication
from summarizer.errors import AmbiguousId, LibraryError, NotInLibrary
from summarizer.library import accession
from summarizer.library.accession import Added
from summarizer.library.catalogue import Catalogue
from summarizer.library.chunking import chunks
from summarizer.library.lexical import search
from tests.library.conftest import written


def _ids(catalogue: Catalogue, query: str) -> list[str]:
    return [hit.chunk_id.partition(":")[0] for hit in search(catalogue, query, 10)]


def test_an_article_comes_back_whole(catalogue: Catalogue) -> None:
    article = written(1, words=600, outlet="The Quay", published="2021-03-04", url="https://quay.example/1")
    assert catalogue.add(article) == Added("added", article.id, None, [])
    assert catalogue.get(article.id) == article
    assert catalogue.get(f" {article.id[:6].upper()} ") == article
    expected = {chunk.id: article.text[chunk.start : chunk.end] for chunk in chunks(article)}
    assert len(expected) > 3
    assert catalogue.chunk_text([*expected, "0" * 16 + ":0", "nonsense", ":"]) == expected
    assert _ids(catalogue, "Marker1x") == [article.id]
    assert [entry.title for entry in catalogue.entries()] == ["Report 1"]


def test_adding_again_changes_nothing(catalogue: Catalogue) -> None:
    article = written(1, outlet="The Quay", url="https://quay.example/1")
    catalogue.add(article)
    catalogue.outbox_done([pending.chunk_id for pending in catalogue.outbox_take(10)])
    before = catalogue.stats()
    assert catalogue.add(article) == Added("duplicate", article.id, article.id, [])
    assert catalogue.stats() == before
    assert catalogue.get(article.id) == article


def test_the_same_text_elsewhere_is_another_publication(catalogue: Catalogue) -> None:
    catalogue.add(written(1, outlet="The Quay", url="https://quay.example/1"))
    assert catalogue.add(written(1, outlet="Hill Post", published="2021-05-05")).status == "duplicate"
    known = catalogue.get(written(1).id)
    assert [publication.outlet for publication in known.publications] == ["The Quay", "Hill Post"]
    assert known.outlet == "The Quay"
    assert [entry.article_id for entry in catalogue.entries(outlet="hill post", since="2021-05-05")] == [known.id]
    catalogue.add(written(1, outlet="HILL  post"))
    assert catalogue.get(known.id) == known


def test_what_was_missing_is_filled_in(catalogue: Catalogue) -> None:
    catalogue.add(written(1))
    catalogue.add(written(1, published="2021-05-05", outlet="The Quay"))
    known = catalogue.get(written(1).id)
    assert (known.published, known.outlet, len(known.publications)) == ("2021-05-05", "The Quay", 1)
    assert _ids(catalogue, "quay") == [known.id]
    assert catalogue.stats()["outbox"] == 1
    catalogue.remove(known.id)
    assert _ids(catalogue, "quay") == []


def test_ids_and_what_is_wrong_with_them(catalogue: Catalogue) -> None:
    ids = [catalogue.add(written(number)).article_id for number in range(5)]
    twin = Article.model_validate({**written(9).model_dump(), "id": ids[0][:10] + "ffffff"})
    with catalogue.database.writing() as connection:
        accession.accept(connection, accession.prepare(twin))
    with pytest.raises(AmbiguousId, match="begins with") as ambiguous:
        catalogue.get(ids[0][:8])
    assert twin.id in ambiguous.value.hint
    assert catalogue.get(ids[0][:12]).id == ids[0]
    for wrong in ("fff", "", "zzzzzzzz", "0" * 16, "a' OR 1", "x" * 10_000, "0" * 17):
        with pytest.raises(NotInLibrary) as error:
            catalogue.get(wrong)
        assert error.value.hint
        assert len(error.value.message) < 100


def test_the_folder_and_file_are_for_their_owner_alone(home: Path) -> None:
    with Catalogue.open(home) as catalogue:
        catalogue.add(written(1))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [home, *home.iterdir()]}
    assert modes["home"] == 0o700
    assert {mode for name, mode in modes.items() if name != "home"} == {0o600}
    assert len(modes) == 4


def test_removed_words_are_not_in_the_file(home: Path) -> None:
    secret = "Quillfeather"
    article = Article.from_text(
        f"{secret} told the paper about the {secret}gate files. " + "The files were long. " * 80,
        title=f"{secret} speaks", outlet=f"{secret} Weekly", url=f"https://{secret}.example/", byline=secret,
    )  # fmt: skip
    with Catalogue.open(home) as catalogue:
        list(catalogue.add_all(written(number, words=200) for number in range(40)))
        catalogue.add(article)
        list(catalogue.add_all(written(number, words=200) for number in range(40, 80)))
        (home / "library.sqlite3.v0.backup").write_text(secret)
        assert secret.lower().encode() in _bytes(home)
        removed = catalogue.remove(article.id[:8])
        assert removed == (article.id, True)
        assert secret.lower().encode() not in _bytes(home)
        assert secret.lower()[:9].encode() not in _bytes(home)
        assert b"marker41x" in _bytes(home)
        assert catalogue.stats()["articles"] == 80
        assert catalogue.deletions_take(10) == [chunk.id for chunk in chunks(article)]
        with pytest.raises(NotInLibrary):
            catalogue.get(article.id)
        assert _ids(catalogue, secret) == []
    assert secret.lower().encode() not in _bytes(home)


def _bytes(home: Path) -> bytes:
    return b"".join(path.read_bytes().lower() for path in home.iterdir() if not path.name.endswith("-shm"))


def test_a_reader_in_the_way_of_scrubbing_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Catalogue.open(home) as catalogue:
        monkeypatch.setattr(catalogue.database.checkpoint.__func__, "__defaults__", (0.2,))
        article = catalogue.add(written(1)).article_id
        with Catalogue.open(home) as other, other.database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 1
            assert catalogue.remove(article) == (article, False)
    assert b"marker1x" not in _bytes(home)


def test_the_outbox_keeps_what_is_not_done(catalogue: Catalogue) -> None:
    article = written(1, words=700, outlet="The Quay", published="2021-03-04")
    catalogue.add(article)
    expected = [chunk.id for chunk in chunks(article)]
    taken = catalogue.outbox_take(3)
    assert [pending.chunk_id for pending in taken] == expected[:3]
    assert taken == catalogue.outbox_take(3)
    assert taken[0].text == f"The Quay, 4 March 2021\n\n{catalogue.chunk_text(expected)[expected[0]]}"
    assert taken[1].text == f"Report 1\nThe Quay, 4 March 2021\n\n{catalogue.chunk_text(expected)[expected[1]]}"
    assert taken[0][2:] == (article.id, "The Quay", "2021-03-04")
    catalogue.outbox_done(expected[:3])
    assert catalogue.outbox_size() == len(expected) - 3
    assert catalogue.outbox_take(1)[0].chunk_id == expected[3]
    catalogue.remove(article.id)
    assert catalogue.outbox_size() == 0
    assert set(catalogue.deletions_take(50)) == set(expected)
    catalogue.add(article)
    assert catalogue.deletions_take(50) == []
    assert catalogue.outbox_size() == len(expected)
    catalogue.outbox_done(expected)
    assert catalogue.outbox_fill() == len(expected)


def test_deletions_stay_until_done(catalogue: Catalogue) -> None:
    catalogue.add(written(1))
    catalogue.remove(written(1).id)
    assert catalogue.deletions_take(5) == catalogue.deletions_take(5) == [f"{written(1).id}:0"]
    catalogue.deletions_done(catalogue.deletions_take(5))
    assert catalogue.deletions_take(5) == []


def test_a_full_disk_leaves_nothing_half_stored(home: Path) -> None:
    with Catalogue.open(home) as catalogue:
        catalogue.add(written(0))
        before = catalogue.stats()
        with catalogue.database._borrowed() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        large = [written(number, words=20_000) for number in (1, 2)]
        with pytest.raises(LibraryError, match="full") as error:
            catalogue.add(large[0])
        assert "nothing was half-stored" in error.value.hint
        assert catalogue.stats() == before
        small = written(3, words=12)
        done = catalogue.add_all([small, *large])
        assert next(done).article_id == small.id
        with pytest.raises(LibraryError):
            next(done)
    with Catalogue.open(home) as catalogue:
        assert {entry.article_id for entry in catalogue.entries()} == {written(0).id, small.id}
        assert catalogue.add(large[0]).status == "added"


@pytest.mark.parametrize("step", ["articles.publish", "index.store_chunks", "duplicates.store", "index.show"])
def test_an_error_at_any_step_leaves_nothing(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(f"summarizer.library.{step}", fail)
        with pytest.raises(LibraryError, match="disk I/O"):
            catalogue.add(written(1))
    assert set(catalogue.stats().values()) == {0}
    assert catalogue.add(written(1)).status == "added"


def test_threads_share_a_catalogue(catalogue: Catalogue) -> None:
    given = [written(number) for number in range(60)] * 2
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(catalogue.add, given))
        found = list(pool.map(lambda number: _ids(catalogue, f"Marker{number}x"), range(60)))
    assert sum(added.status == "added" for added in done) == 60
    assert found == [[written(number).id] for number in range(60)]


def test_many_threads_open_one_new_home_at_once(home: Path) -> None:
    barrier = threading.Barrier(6)

    def work(number: int) -> int:
        barrier.wait()
        with Catalogue.open(home) as own:
            own.add(written(number))
            return own.stats()["articles"]

    with ThreadPoolExecutor(6) as pool:
        assert max(pool.map(work, range(6))) == 6


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_child_opens_connections_of_its_own(catalogue: Catalogue) -> None:
    catalogue.add(written(1))
    child = os.fork()
    if child == 0:
        os._exit(0 if catalogue.add(written(2)).status == "added" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert catalogue.stats()["articles"] == 2
    catalogue.add(written(3))
    with catalogue.database.reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


@pytest.mark.parametrize("content", [b"not a database at all, " * 100, b"SQLite format 3\0" + b"\xff" * 2000])
def test_a_file_that_is_no_library_is_refused(home: Path, content: bytes) -> None:
    home.mkdir()
    (home / "library.sqlite3").write_bytes(content)
    with pytest.raises(LibraryError) as error:
        Catalogue.open(home)
    assert error.value.hint
    assert (home / "library.sqlite3").read_bytes() == content


def test_a_home_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="file"):
        Catalogue.open(tmp_path / "file" / "home")


def test_a_closed_catalogue_says_so(home: Path) -> None:
    catalogue = Catalogue.open(home)
    catalogue.close()
    catalogue.close()
    with pytest.raises(LibraryError, match="closed"):
        catalogue.stats()


def test_rebuilding_keeps_what_is_the_same(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [written(number, words=400) for number in range(6)]
    list(catalogue.add_all(articles))
    catalogue.outbox_done([pending.chunk_id for pending in catalogue.outbox_take(100)])
    with catalogue.database.writing() as connection:
        connection.execute("INSERT INTO lexical (lexical) VALUES ('delete-all')")
    assert _ids(catalogue, "Marker3x") == []
    assert catalogue.rebuild() == 0
    assert _ids(catalogue, "Marker3x") == [articles[3].id]
    monkeypatch.setattr("summarizer.library.chunking.TARGET", 500)
    monkeypatch.setattr("summarizer.library.chunking.LONGEST", 700)
    assert catalogue.rebuild() == sum(len(chunks(article)) for article in articles) == catalogue.outbox_size()
    assert catalogue.deletions_take(100) == []
    assert _ids(catalogue, "Marker3x") == [articles[3].id]
    monkeypatch.undo()
    catalogue.outbox_done([pending.chunk_id for pending in catalogue.outbox_take(100)])
    catalogue.rebuild()
    now = {chunk.id for article in articles for chunk in chunks(article)}
    assert catalogue.deletions_take(100)
    assert not now & set(catalogue.deletions_take(100))


def test_publications_without_names_are_not_piled_up(catalogue: Catalogue) -> None:
    article = written(1)
    for path in ("a.txt", "b.txt", "-"):
        appearance = Publication(outlet=None, url=None, published=None, source=path)
        catalogue.add(article.model_copy(update={"source": path, "publications": [appearance]}))
    assert len(catalogue.get(article.id).publications) == 1
