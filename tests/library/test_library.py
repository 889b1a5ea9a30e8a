"""The library: both legs behind one search, with a stand-in for the vectors; words only without them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from summarizer.article import Article
from summarizer.library import Library
from summarizer.library.fusion import Hit
from summarizer.library.passages import cut
from summarizer.library.vectors import Vectors
from tests.library.conftest import written
from tests.library.hashing import Hashing


class Scripted:
    """Vectors that find what they are told to, and keep what they were given."""

    notice: str | None = None

    def __init__(self) -> None:
        self.kept: set[str] = set()
        self.hits: list[Hit] = []
        self.allowed: list[Any] = []
        self.closed = False

    def drain(self, catalogue: Any, limit: int | None = None, seconds: float | None = None) -> int:
        gone = catalogue.deletions_take(100)
        catalogue.deletions_done(gone)
        pending = catalogue.outbox_take(100)
        catalogue.outbox_done([row.chunk_id for row in pending])
        self.kept = self.kept - set(gone) | {row.chunk_id for row in pending}
        return len(pending)

    def search(self, query: str, k: int, *, chunk_ids: Sequence[str] | None = None) -> list[Hit]:
        self.allowed.append(chunk_ids)
        return [hit for hit in self.hits if chunk_ids is None or hit.chunk_id in chunk_ids][:k]

    def close(self) -> None:
        self.closed = True


FERRY = "The ferry Alma sank off the northern point on Monday and {} people drowned, the harbour master said{}."


@pytest.fixture
def library(home: Path) -> Any:
    with Library.open(home) as opened:
        yield opened


def test_passages_stand_where_they_say(library: Library) -> None:
    articles = [written(number, words=300, outlet="The Quay", published="2021-03-04") for number in range(5)]
    assert [added.status for added in library.add(articles)] == ["added"] * 5
    [passage] = library.search("Marker3x", k=1)
    article = library.get(passage.article_id)
    assert article == articles[3]
    assert article.text[passage.start : passage.end] == passage.text
    assert (passage.title, passage.outlet, passage.published) == ("Report 3", "The Quay", "2021-03-04")
    assert passage.scores.dense is None
    assert passage.scores.lexical is not None
    assert library.search("") == library.search("?") == []
    assert library.search("Marker3x", since="2022-01-01") == []


def test_both_legs_are_heard(home: Path) -> None:
    vectors = Scripted()
    with Library.open(home, lambda: cast(Vectors, vectors)) as library:
        said, meant = written(1), written(2)
        list(library.add([said, meant]))
        vectors.hits = [Hit(f"{meant.id}:0", 0.9), Hit(f"{said.id}:0", 0.1)]
        found = {passage.article_id: passage.scores for passage in library.search("Marker1x")}
        assert found[said.id].lexical is not None
        assert found[said.id].dense == 0.1
        assert found[meant.id].lexical is None
        assert found[meant.id].dense == 0.9
        assert vectors.kept == {f"{said.id}:0", f"{meant.id}:0"}
        library.search("Marker1x", article_ids=[meant.id])
        assert vectors.allowed == [None, [f"{meant.id}:0"]]
        library.remove(meant.id)
        assert vectors.kept == {f"{said.id}:0"}
        assert [passage.article_id for passage in library.search("Marker1x")] == [said.id]
    assert vectors.closed


def test_a_search_of_little_patience_does_not_wait_for_all_vectors(home: Path) -> None:
    count, slow = 400, Hashing(seconds=0.1)
    with Library.open(home, lambda: Vectors(home, embedding=slow)) as library:
        library.patience = 0.2
        list(library.add(written(number) for number in range(count)))
        last, first = f"Marker{count - 1}x", "Marker0x"
        [passage] = library.search(last, k=1)
        assert passage.title == f"Report {count - 1}"
        assert passage.scores.dense is None
        waiting = library.catalogue.outbox_size()
        assert 0 < waiting < count
        assert library.notice is not None
        assert library.notice.startswith(f"{waiting} passages wait for their vectors: this search was by words only")
        assert library.search(first, k=1)[0].scores.dense is not None  # what it finds by words has its vectors
        assert library.notice is not None
        assert "those were searched by words only" in library.notice
        assert library.catalogue.outbox_size() < waiting
        slow.seconds = 0.0
        library.drain()
        assert library.notice is None
        assert library.search(last, k=1)[0].scores.dense is not None
        assert library.notice is None


def test_vectors_are_not_opened_for_adding_and_listing(home: Path) -> None:
    def refuse() -> Vectors:
        raise AssertionError

    with Library.open(home, refuse) as library:
        list(library.add([written(1)]))
        assert [entry.article_id for entry in library.entries()] == [written(1).id]
        assert library.get(written(1).id[:7]).title == "Report 1"


def test_without_an_embedding_chroma_is_never_loaded(home: Path) -> None:
    code = (
        "import sys; from summarizer.library import Library; from summarizer.article import Article\n"
        f"with Library.open({str(home)!r}) as library:\n"
        "    list(library.add([Article.from_text('The ferry sank.')])); assert library.search('ferry')\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert {"chromadb", "onnxruntime", "spacy", "httpx"} & set(run.stdout.split()) == set()


def _texts(library: Library) -> list[str]:
    return [passage.text for passage in library.search("ferry Alma drowned")]


def test_wire_copy_is_shown_once(library: Library) -> None:
    for outlet, end in (("The Quay", ""), ("Hill Post", " on the phone"), ("Far Mail", " by phone")):
        list(library.add([Article.from_text(FERRY.format("seven", end), outlet=outlet)]))
    assert len(_texts(library)) == 1


@pytest.mark.parametrize("other", [("nine", ""), ("70", ""), ("no", ""), ("seven", ", though not in so many words")])
def test_another_number_or_a_negation_is_never_left_out(library: Library, other: tuple[str, str]) -> None:
    list(library.add([Article.from_text(FERRY.format("seven", "")), Article.from_text(FERRY.format(*other))]))
    assert len(_texts(library)) == 2


def test_an_earlier_version_is_not_found_even_by_stale_vectors(library: Library) -> None:
    from summarizer.library.fusion import Fused

    old, new = (written(number, url="https://quay.example/1") for number in (1, 2))
    list(library.add([old, new]))
    ranked = [Fused(f"{article.id}:0", 1.0, None, 1.0) for article in (old, new)]
    assert [passage.article_id for passage in cut(library.catalogue, ranked, 5)] == [new.id]
