"""A real Chroma folder: what is acknowledged is there, one process owns it, filters hold, a kill loses nothing."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from summarizer.article import Article
from summarizer.errors import EmbeddingMismatch, VectorsUnavailable
from summarizer.library import nearest, vectors
from summarizer.library.catalogue import Catalogue
from summarizer.library.outbox import Pending
from summarizer.library.vectors import Vectors
from tests.library.hashing import Hashing, Rows

ROOT = Path(__file__).resolve().parents[2]

NEWS = [
    Pending("aa:0", "dam burst above the valley", "aa", "The Harbour Post", "2023-05-01"),
    Pending("aa:1", "engineers had warned about the dam", "aa", "The Harbour Post", "2023-05-01"),
    Pending("bb:0", "teachers strike over pay", "bb", "Inland Wire", "2023-06-15T10:00:00Z"),
    Pending("cc:0", "dam rebuilt after the burst", "cc", "Inland Wire", "2024-01-02"),
    Pending("dd:0", "undated report about a dam", "dd", None, None),
]


@pytest.fixture
def open_vectors(home: Path) -> Iterator[Callable[..., Vectors]]:
    opened: list[Vectors] = []

    def make(**given: Any) -> Vectors:
        opened.append(Vectors(home, **{"embedding": Hashing(), **given}))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def filled(catalogue: Catalogue, articles: int) -> None:
    for number in range(articles):
        chance = random.Random(number)
        body = " ".join("".join(chance.choices("bcdfgklmnprst", k=6)) for _ in range(30))
        catalogue.add(Article.from_text(f"{body.capitalize()}. Marker{number}x was seen.", title=f"Report {number}"))


def queued(catalogue: Catalogue) -> set[str]:
    return {row.chunk_id for row in catalogue.outbox_take(100_000)}


def drainer(home: Path, seconds: float, stay: float = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.library.drainer", str(home), str(seconds), str(stay)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_drained_chunks_are_found_and_stay_after_closing(home: Path, open_vectors: Any) -> None:
    first = open_vectors()
    assert (first.state, first.notice, first.count()) == ("owner", None, 0)
    rows = Rows(NEWS)
    assert first.drain(rows) == 5
    assert not rows.rows
    first.close()
    again = open_vectors()
    hits = again.search("teachers strike over pay", 2)
    assert hits[0].chunk_id == "bb:0"
    assert hits[0].score == pytest.approx(1.0, abs=1e-4)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert sorted(again.ids()) == [row.chunk_id for row in NEWS]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {"aa:0", "aa:1", "bb:0", "cc:0", "dd:0"}),
        ({"since": "2023-06-15"}, {"bb:0", "cc:0"}),
        ({"until": "2023-06-15"}, {"aa:0", "aa:1", "bb:0"}),
        ({"since": "2023-05-02", "until": "2023-12-31"}, {"bb:0"}),
        ({"outlet": "the  HARBOUR post"}, {"aa:0", "aa:1"}),
        ({"article_ids": ["aa", "cc"]}, {"aa:0", "aa:1", "cc:0"}),
        ({"article_ids": ["aa", "cc"], "since": "2024-01-01"}, {"cc:0"}),
        ({"article_ids": []}, set()),
        ({"outlet": "nobody"}, set()),
        ({"chunk_ids": ["aa:1", "bb:0", "not-yet-embedded:0"]}, {"aa:1", "bb:0"}),
        ({"chunk_ids": ["aa:1", "bb:0"], "outlet": "inland wire"}, {"bb:0"}),
        ({"chunk_ids": []}, set()),
    ],
)
def test_filters(open_vectors: Any, given: dict[str, Any], expected: set[str]) -> None:
    opened = open_vectors()
    opened.drain(Rows(NEWS))
    assert {hit.chunk_id for hit in opened.search("dam", 10, **given)} == expected


def test_every_path_to_the_nearest_gives_the_same_hits(open_vectors: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_vectors()
    chance = random.Random(5)
    words = ["".join(chance.choices("aeioubdgklmrst", k=5)) for _ in range(300)]
    texts = [" ".join(chance.choices(words, k=12)) for _ in range(400)]
    opened.drain(Rows([Pending(f"{n:03}:0", text, f"{n:03}", None, None) for n, text in enumerate(texts)]))
    allowed = [f"{n:03}:0" for n in range(0, 400, 2)]
    found = {}
    for name, few, widest in (("compared", 1000, 0), ("widened", 0, 10_000), ("told", 0, 0)):
        monkeypatch.setattr(nearest, "FEW", few)
        monkeypatch.setattr(nearest, "WIDEST", widest)
        found[name] = opened.search(texts[10], 5, chunk_ids=allowed)
        unknown = opened.search(texts[10], 5, chunk_ids=[*allowed, "without-a-vector:0"])
        assert [hit.chunk_id for hit in unknown] == [hit.chunk_id for hit in found[name]]
    exact = Hashing().embed(texts)[::2] @ Hashing().embed_query(texts[10])
    best = sorted(zip(-exact, allowed, strict=True))[:5]
    for hits in found.values():
        assert hits[0].chunk_id == "010:0"
        assert [hit.score for hit in hits] == pytest.approx([-score for score, _ in best], abs=1e-4)


def test_draining_twice_changes_nothing_and_new_text_replaces_the_vector(open_vectors: Any) -> None:
    opened = open_vectors()
    opened.drain(Rows(NEWS))
    opened.drain(Rows(NEWS))
    assert opened.count() == 5
    opened.drain(Rows([NEWS[0]._replace(text="a choir sang")]))
    assert opened.count() == 5
    assert opened.search("a choir sang", 1)[0].chunk_id == "aa:0"


def test_a_limit_is_kept(open_vectors: Any) -> None:
    opened, rows = open_vectors(), Rows(NEWS)
    assert opened.drain(rows, limit=2) == 2
    assert (opened.count(), len(rows.rows)) == (2, 3)
    assert opened.drain(rows, limit=0) == 0


def test_removed_chunks_are_gone_even_when_a_filter_was_remembered(open_vectors: Any) -> None:
    opened, rows = open_vectors(), Rows(NEWS)
    opened.drain(rows)
    assert len(opened.search("dam", 9, outlet="Inland Wire")) == 2
    rows.deletions = dict.fromkeys(["cc:0", "never-there:0"])
    opened.drain(rows)
    assert not rows.deletions
    assert [hit.chunk_id for hit in opened.search("dam", 9, outlet="Inland Wire")] == ["bb:0"]
    assert opened.count() == 4


def test_a_chunk_removed_between_queue_and_embedding_does_not_come_back(open_vectors: Any) -> None:
    class Removed(Rows):
        """The user removes article aa just after its chunks were taken."""

        def outbox_take(self, limit: int) -> list[Any]:
            taken = super().outbox_take(limit)
            for row in [row for row in taken if row.article_id == "aa"]:
                del self.rows[row.chunk_id]
                self.deletions[row.chunk_id] = None
            return taken

    opened = open_vectors()
    opened.drain(Removed(NEWS))
    assert sorted(opened.ids()) == ["bb:0", "cc:0", "dd:0"]


def test_another_embedding_is_refused_until_reindex(home: Path, open_vectors: Any) -> None:
    opened = open_vectors()
    opened.drain(Rows(NEWS))
    opened.close()
    with pytest.raises(EmbeddingMismatch, match=r"hashing.*newer") as failure:
        open_vectors(embedding=Hashing("newer"))
    assert "summarizer reindex" in failure.value.hint
    replaced = open_vectors(embedding=Hashing("newer"), replace=True)  # and the refusal gave the folder back
    assert (replaced.state, replaced.count()) == ("owner", 0)


def test_a_second_process_is_busy_and_told_by_whom(home: Path, open_vectors: Any, catalogue: Catalogue) -> None:
    filled(catalogue, 3)
    other = drainer(home, 0, stay=60)
    try:
        assert other.stdout
        assert other.stdout.readline() == "owner\n"
        assert int(other.stdout.readline()) > 0
        mine = open_vectors()
        assert mine.state == "busy"
        assert f"process {other.pid} " in mine.notice
        filled(catalogue, 5)
        waiting = queued(catalogue)
        assert waiting
        assert (mine.drain(catalogue), mine.search("Report 1", 3), mine.count(), list(mine.ids())) == (0, [], 0, [])
        assert queued(catalogue) == waiting
    finally:
        other.kill()
        other.wait()
    assert mine.drain(catalogue) == len(waiting)
    assert (mine.state, mine.notice) == ("owner", None)


def test_the_same_process_does_not_open_it_twice(open_vectors: Any) -> None:
    first, second = open_vectors(), open_vectors()
    assert (first.state, second.state) == ("owner", "busy")
    first.close()
    assert second.drain(Rows(NEWS)) == 5
    with pytest.raises(VectorsUnavailable, match="closed"):
        first.search("dam", 1)


def test_kills_while_draining_lose_nothing(home: Path, open_vectors: Any, catalogue: Catalogue) -> None:
    filled(catalogue, 60)
    everything = queued(catalogue)
    chance = random.Random(4)
    for _ in range(5):
        process = drainer(home, 0.05)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.4))
        process.kill()
        process.wait()
    left = queued(catalogue)
    assert 0 < len(left) < len(everything)
    opened = open_vectors()
    assert everything - left <= set(opened.ids())  # all that was acknowledged is there
    assert opened.drain(catalogue) == len(left)
    ids = list(opened.ids())
    assert sorted(ids) == sorted(everything)
    assert opened.count() == len(everything)
    rows = {row.chunk_id: row for row in _again(catalogue)}
    for chunk_id in random.Random(1).sample(sorted(rows), 10):
        assert opened.search(rows[chunk_id].text, 1)[0].chunk_id == chunk_id


def _again(catalogue: Catalogue) -> list[Pending]:
    catalogue.outbox_fill()
    return catalogue.outbox_take(100_000)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_child_is_told_and_neither_hangs_nor_keeps_the_lock(home: Path) -> None:
    script = f"""
import gc, os, sys, time
from pathlib import Path
from summarizer.errors import VectorsUnavailable
from summarizer.library.vectors import Vectors
from tests.library.hashing import Hashing
opened = Vectors(Path({str(home)!r}), embedding=Hashing())
child = os.fork()
if child == 0:
    try:
        opened.search("dam", 1)
    except VectorsUnavailable as error:
        assert "forked" in str(error), error
    else:
        os._exit(3)
    opened.close()
    del opened
    gc.collect()
    time.sleep(1.5)
    sys.exit(0)
opened.close()
again = Vectors(Path({str(home)!r}), embedding=Hashing())
assert again.state == "owner", again.state
again.close()
os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, cwd=ROOT, timeout=60, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_a_damaged_folder_is_an_error_with_a_hint(home: Path, open_vectors: Any) -> None:
    (home / "chroma").mkdir(parents=True)
    (home / "chroma" / "chroma.sqlite3").write_bytes(b"not a database at all" * 400)
    with pytest.raises(VectorsUnavailable, match="cannot be opened") as failure:
        open_vectors()
    assert "reindex" in failure.value.hint


def test_a_settings_file_in_the_working_folder_is_not_read(
    tmp_path: Path, open_vectors: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("ANONYMIZED_TELEMETRY=true\nMIGRATIONS=validate\n")
    monkeypatch.chdir(tmp_path)
    assert open_vectors().drain(Rows(NEWS)) == 5


@pytest.mark.parametrize(("folder", "mode"), [("chroma", 0o700)])
def test_only_the_owner_may_look_into_the_folder(home: Path, open_vectors: Any, folder: str, mode: int) -> None:
    open_vectors()
    assert (home / folder).stat().st_mode & 0o777 == mode


def test_a_filtered_search_over_many_vectors_is_quick_and_small(home: Path, open_vectors: Any) -> None:
    """A tenth of the size that the product is measured at; the bound leaves room for a busy machine."""

    class Random(Hashing):
        def embed(self, texts: Any) -> Any:
            seeds = [int(text) for text in texts]
            rows = np.stack([np.random.default_rng(seed).normal(size=self.dimension) for seed in seeds])
            return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    opened = open_vectors(embedding=Random())
    vectors_before = vectors.EMBED_AT_ONCE
    vectors.EMBED_AT_ONCE = 5000
    try:
        rows = [
            Pending(f"{n:05}:0", str(n), f"{n:05}", f"Outlet {n % 10}", f"202{n % 5}-03-0{n % 9 + 1}")
            for n in range(10_000)
        ]
        opened.drain(Rows(rows))
    finally:
        vectors.EMBED_AT_ONCE = vectors_before
    opened.search("1", 20, since="2022-01-01", until="2022-12-31")
    seconds = []
    for seed in range(40):
        start = time.perf_counter()
        hits = opened.search(str(seed), 20, since="2022-01-01", until="2022-12-31")
        seconds.append(time.perf_counter() - start)
        assert len(hits) == 20
        assert all(int(hit.chunk_id[:5]) % 5 == 2 for hit in hits)
    assert sorted(seconds)[20] < 0.06  # the median: a busy machine slows some of them
    opened.close()
    size = sum(file.stat().st_size for file in (home / "chroma").rglob("*") if file.is_file())
    assert size < 10_000 * 1500
