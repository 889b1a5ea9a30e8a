"""Runs: what is broken, doubled, failed before, made by another version, or kills its worker."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from summarizer import batch
from summarizer.batch import running
from summarizer.batch.shelf import Shelf
from summarizer.engines import Drafted
from summarizer.errors import BatchError, BudgetSpent, LibraryError, ModelFailed
from summarizer.newsroom import Newsroom
from summarizer.summary import Summary
from tests.batch.conftest import record, run_json, summaries, write_inputs
from tests.conftest import FirstSentence

Finish = Callable[..., tuple[int, str]]


class Moody(FirstSentence):
    """Fails where it is told to."""

    def __init__(self) -> None:
        self.bad: dict[str, Exception] = {}
        self.asked: list[str] = []

    def draft(self, article: object) -> Drafted:
        title = str(article.title)  # type: ignore[attr-defined]
        self.asked.append(title)
        if title in self.bad:
            raise self.bad[title]
        return super().draft(article)  # type: ignore[arg-type]


@pytest.fixture
def moody() -> Moody:
    return Moody()


@pytest.fixture
def room(tmp_path: Path, moody: Moody) -> Iterator[Newsroom]:
    room = Newsroom(home=tmp_path / "home", embedding="none")
    room.__dict__["engine"] = moody
    yield room
    room.close()


def _run(room: Newsroom, source: Path | str, out: Path, **options: object) -> batch.Report:
    return batch.run(room, [str(source)], out, batch.Options(executor="threads", **options))  # type: ignore[arg-type]


def _failures(out: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (out / "failures.jsonl").read_text().splitlines()]


def test_one_in_twenty_is_broken(tmp_path: Path, finish: Finish) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 200, range(0, 200, 20)), tmp_path / "out"
    for told in ((), ("retry",)):
        code, said = finish(source, out, *told)
        assert code == 3
        assert "failed: 10 x SourceUnreadable, such as" in said
        assert "hint: " in said
    code, said = finish(source, out)
    assert code == 3
    assert "hint: 10 articles failed in an earlier run; try them again with --retry-failed" in said
    assert len(set(summaries(out))) == 190
    assert {failure["source"] for failure in _failures(out)} == {f"{source}:{n + 1}" for n in range(0, 200, 20)}
    assert len(_failures(out)) == 10


def test_what_is_done_is_not_read_again(tmp_path: Path, room: Newsroom, moody: Moody) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 60, range(0, 60, 10)), tmp_path / "out"
    moody.bad = {"Convoy 7": ModelFailed("it refused", "try later"), "Convoy 33": BudgetSpent("spent", "wait")}
    assert _run(room, source, out, concurrency=1).state == "stopped"
    counts = run_json(out)["counts"]
    moody.bad = {}
    moody.asked.clear()
    read: list[int] = []
    read_each = room.read_each

    def counted(*given: object, **more: int) -> Iterator[object]:
        read.append(more["skip"])
        yield from read_each(*given, **more)  # type: ignore[arg-type]

    room.__dict__["read_each"] = counted
    report = _run(room, source, out)
    assert read[0] >= 33 - 1
    assert "Convoy 33" in moody.asked
    assert "Convoy 7" not in moody.asked
    assert (report.progress.failed, report.progress.failed_before) == (2, 5)
    assert run_json(out)["counts"]["read"] == 54
    assert counts["summarized"] + report.progress.done == 53
    assert len(_failures(out)) == 7
    assert _run(room, source, out).progress.failed_before == 7
    assert read[1:] == []
    assert _run(room, source, out, retry_failed=True).progress.done == 1
    assert read[1:] == [0]
    assert len(_failures(out)) == 6


def test_a_file_that_may_not_be_opened_is_tried_each_time(tmp_path: Path, room: Newsroom) -> None:
    source, out = tmp_path / "notes.pdf", tmp_path / "out"
    source.write_bytes(b"%PDF-1.7 torn")
    for _ in range(2):
        assert _run(room, source, out).progress.failed == 1
    assert len(_failures(out)) == 1


def test_nothing_works(tmp_path: Path, finish: Finish) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 3, range(3)), tmp_path / "out"
    assert finish(source, out)[0] == 1
    assert finish(tmp_path / "nowhere", out)[0] == 1


def test_a_source_that_can_be_read_again_is_no_failure_any_more(tmp_path: Path, room: Newsroom) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    write_inputs(folder / "a.jsonl", 4, range(2))
    other = write_inputs(tmp_path / "other.jsonl", 1, range(1))
    _run(room, other, out)
    assert _run(room, folder, out).progress.failed == 2
    assert len(_failures(out)) == 3
    write_inputs(folder / "a.jsonl", 4, range(1))
    assert _run(room, folder, out).progress.failed == 1
    assert {failure["given"] for failure in _failures(out)} == {str(folder), str(other)}
    write_inputs(folder / "a.jsonl", 4)
    assert _run(room, folder, out).progress.failed == 0
    assert [failure["given"] for failure in _failures(out)] == [str(other)]
    assert len(set(summaries(out))) == 4
    assert run_json(out)["counts"]["failed"] == 1


def test_what_failed_is_tried_again_only_when_asked(tmp_path: Path, room: Newsroom, moody: Moody) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 6), tmp_path / "out"
    moody.bad = {f"Convoy {n}": ModelFailed("it refused", "try later") for n in (1, 2)}
    report = _run(room, source, out)
    assert (report.progress.done, report.progress.failed, report.state) == (4, 2, "finished")
    report = _run(room, source, out)
    assert (report.progress.done, report.progress.failed, report.progress.failed_before) == (0, 0, 2)
    del moody.bad["Convoy 1"]
    moody.asked.clear()
    report = _run(room, source, out, retry_failed=True)
    assert sorted(moody.asked) == ["Convoy 1", "Convoy 2"]
    assert (report.progress.done, report.progress.failed) == (1, 1)
    assert [failure["title"] for failure in _failures(out)] == ["Convoy 2"]
    moody.bad.clear()
    assert _run(room, source, out, retry_failed=True).progress.done == 1
    assert _failures(out) == []
    assert len(set(summaries(out))) == 6


def test_another_version_makes_new_units(tmp_path: Path, room: Newsroom, moody: Moody) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 5), tmp_path / "out"
    moody.bad = {"Convoy 4": ModelFailed("it refused", "")}
    _run(room, source, out)
    moody.version, moody.bad = "2", {}
    report = _run(room, source, out)
    assert (report.progress.done, report.foreign, _failures(out)) == (5, 4, [])
    assert (len(summaries(out)), run_json(out)["counts"]["by_another_version"]) == (9, 4)
    assert _run(room, source, out).progress.known == 5


def test_doubles_are_done_once(tmp_path: Path, room: Newsroom, moody: Moody) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    moody.bad = {"Convoy 1": ModelFailed("it refused", "")}
    source.write_text("\n".join([*map(record, range(4))] * 3), encoding="utf-8")
    report = _run(room, source, out)
    assert (report.progress.done, report.progress.failed, report.progress.duplicates) == (3, 1, 8)
    assert sorted(moody.asked) == [f"Convoy {n}" for n in range(4)]
    assert len(set(summaries(out))) == 3


def test_what_was_read_to_its_end_is_not_read_again(tmp_path: Path, room: Newsroom, moody: Moody) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 5), tmp_path / "out"
    _run(room, source, out)
    real, read = room.read_each, []

    def counted(path: str, *, skip: int) -> object:
        read.append(path)
        return real(path, skip=skip)

    room.read_each = counted  # type: ignore[method-assign,assignment]
    assert _run(room, source, out).progress.known == 5
    assert read == []
    with source.open("a", encoding="utf-8") as file:
        file.write(record(5) + "\n")
    report = _run(room, source, out)
    assert (report.progress.done, report.progress.known, len(read)) == (1, 5, 1)
    os.truncate(out / "summaries.jsonl", 10)  # somebody cut the file: all is done again
    assert _run(room, source, out).progress.done == 6
    assert len(set(summaries(out))) == 6


def test_a_spent_budget_stops_the_run_and_loses_nothing(tmp_path: Path, room: Newsroom, moody: Moody) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 60), tmp_path / "out"
    moody.bad = {f"Convoy {n}": BudgetSpent("the budget is spent", "raise it") for n in range(20, 60)}
    report = _run(room, source, out, concurrency=4)
    assert (report.state, type(report.error), run_json(out)["state"]) == ("stopped", BudgetSpent, "stopped")
    assert 16 <= report.progress.done <= 20
    assert _failures(out) == []
    moody.bad.clear()
    assert _run(room, source, out).state == "finished"
    assert len(set(summaries(out))) == 60


def test_a_model_that_only_fails_ends_the_run(tmp_path: Path, room: Newsroom, moody: Moody) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 300), tmp_path / "out"
    moody.bad = {f"Convoy {n}": ModelFailed("nobody is there", "") for n in range(300)}
    report = _run(room, source, out)
    assert report.error is not None
    assert "one after the other" in report.error.message
    assert running.MOST_IN_A_ROW <= report.progress.failed < 100
    moody.bad.clear()
    assert _run(room, source, out, retry_failed=True).state == "finished"
    assert len(set(summaries(out))) == 300


def test_a_stop_is_heard_while_nothing_comes(tmp_path: Path, room: Newsroom) -> None:
    """Even when the source hangs, which ``read_each`` of a slow server may."""
    stop, hang = Event(), Event()

    def hanging(_: str, *, skip: int = 0) -> Iterator[object]:
        stop.set()
        hang.wait(60)
        yield from ()

    room.read_each = hanging  # type: ignore[method-assign,assignment]
    try:
        report = batch.run(room, ["-"], tmp_path / "out", batch.Options(executor="threads"), stop=stop)
    finally:
        hang.set()
    assert report.state == "interrupted"


@pytest.mark.parametrize("workers", ["processes", "crew"])
def test_an_article_that_kills_its_worker(tmp_path: Path, finish: Finish, workers: str) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    deadly = json.dumps({"title": "Convoy 3", "text": "Deadly rain fell on the harbour. Nobody was out."})
    source.write_text("\n".join([*map(record, range(3)), deadly, *map(record, range(4, 40))]), encoding="utf-8")
    code, said = finish(source, out, workers)
    assert (code, "failed: 1 x WorkerDied" in said) == (3, True)
    assert len(set(summaries(out))) == 39
    assert [failure["title"] for failure in _failures(out)] == ["Convoy 3"]


def test_summaries_go_into_the_library_also_when_an_earlier_run_left_them_out(tmp_path: Path, room: Newsroom) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 40), tmp_path / "out"
    _run(room, source, out)
    batch.run(room, [str(source)], out, batch.Options(executor="threads"), shelf=Shelf(room))
    assert room.library.catalogue.stats()["items"] == 40
    article = Summary.model_validate_json((out / "summaries.jsonl").read_text().splitlines()[0]).article
    room.library.remove(article.id)
    batch.run(room, [str(source)], out, batch.Options(executor="threads"), shelf=Shelf(room))
    with pytest.raises(LibraryError):  # what was removed on purpose does not come back
        room.library.get(article.id)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB, where root can mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no tmpfs can be mounted; the file layer's own test stands in (test_journal)")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk(tmp_path: Path, small_disk: Path, finish: Finish) -> None:
    source, out = write_inputs(tmp_path / "in.jsonl", 600), small_disk / "out"
    code, said = finish(source, out)
    assert code == 1
    assert "error: cannot write to" in said
    assert "no space left" in said
    assert said.count("error:") == 1
    done = len(set(summaries(out)))
    assert 50 < done < 600
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    assert finish(source, out)[0] == 0
    assert len(summaries(out)) == len(set(summaries(out))) == 600


def test_a_folder_that_cannot_be_made(tmp_path: Path, room: Newsroom) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BatchError):
        _run(room, "-", tmp_path / "file" / "out")
