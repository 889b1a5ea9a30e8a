"""Garbage is collected seldom while a run works, and as before when it has ended."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer import batch
from summarizer.article import Article
from summarizer.batch.garbage import YOUNG, collected_seldom
from summarizer.engines import Drafted
from summarizer.newsroom import Newsroom
from tests.batch.conftest import write_inputs
from tests.conftest import FirstSentence


class Watchful(FirstSentence):
    """Looks at how garbage is collected."""

    def __init__(self) -> None:
        self.seen: set[int] = set()

    def draft(self, article: Article) -> Drafted:
        self.seen.add(gc.get_threshold()[0])
        return super().draft(article)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Newsroom, Watchful]]:
    room, engine = Newsroom(home=tmp_path / "home", embedding="none"), Watchful()
    room.__dict__["engine"] = engine
    yield room, engine
    room.close()


def test_seldom_while_a_run_works_and_as_before_afterwards(tmp_path: Path, watched: tuple[Newsroom, Watchful]) -> None:
    room, engine = watched
    before = gc.get_threshold()
    source = write_inputs(tmp_path / "in.jsonl", 5)
    batch.run(room, [str(source)], tmp_path / "out", batch.Options(executor="threads"))
    assert engine.seen == {YOUNG}
    assert gc.get_threshold() == before


def test_as_before_also_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="no"), collected_seldom():
        raise ValueError("no")
    assert gc.get_threshold() == before
