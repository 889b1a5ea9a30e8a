"""The folder of a run: whole lines only, nothing lost, nothing twice, one process at a time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.batch import linefile
from summarizer.batch.journal import FAILURES, LOG, SUMMARIES, Journal
from summarizer.batch.unit import Done, Failure, Maker, Took
from summarizer.errors import BatchError

MAKER = Maker("tiny", "1")


def _done(number: int, maker: Maker = MAKER) -> Done:
    article_id = f"{number:016x}"
    made_by = {"tokens_in": 10, "tokens_out": 2, "cost_usd": 0.5, "retries": 1, "provider": "x.example"}
    line = json.dumps({"article": {"id": article_id}, "made_by": made_by}).encode()
    return Done(maker.key(article_id), line, Took(10, 2, 0.5, 1), 0.1)


def _failure(number: int) -> Failure:
    return Failure(f"{number}.txt", f"{number + 1000:016x}", None, "ModelFailed", "no", "try")


def _lines(folder: Path, name: str = SUMMARIES) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in (folder / name).read_text().splitlines()]


def test_what_is_written_is_known_at_the_next_opening(tmp_path: Path) -> None:
    with Journal(tmp_path / "run", MAKER) as journal:
        for number in range(3):
            journal.write(_done(number))
            journal.write(_done(number))
        journal.fail(_failure(0))
        journal.fail(_failure(0))
        journal.settle(lambda _: False)
    with Journal(tmp_path / "run", MAKER) as journal:
        assert set(journal.done) == {_done(number).key for number in range(3)}
        assert set(journal.failed) == {_failure(0).key(MAKER)}
        assert journal.took == Took(30, 6, 1.5, 3)
        assert journal.foreign == 0
        journal.write(_done(1))
    assert len(_lines(tmp_path / "run")) == 3
    assert len((tmp_path / "run" / FAILURES).read_text().splitlines()) == 1


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 2000), log_cut=st.integers(0, 2000), junk=st.binary(max_size=20))
def test_whatever_a_crash_leaves_is_mended(
    tmp_path_factory: pytest.TempPathFactory, cut: int, log_cut: int, junk: bytes
) -> None:
    """Any prefix of either file, and torn bytes behind the lines: afterwards all three are there, once."""
    folder = tmp_path_factory.mktemp("run")
    with Journal(folder, MAKER) as journal:
        for number in range(3):
            journal.write(_done(number))
    for name, keep in ((SUMMARIES, cut), (LOG, log_cut)):
        (folder / name).write_bytes((folder / name).read_bytes()[:keep])
    with (folder / SUMMARIES).open("ab") as file:
        file.write(junk.replace(b"\n", b""))
    with Journal(folder, MAKER) as journal:
        for number in range(3):
            journal.write(_done(number))
    assert sorted(_lines(folder)) == [f"{number:016x}" for number in range(3)]
    with Journal(folder, MAKER) as journal:
        assert len(journal.done) == 3


def test_a_line_that_the_journal_missed_is_taken_with_what_it_took(tmp_path: Path) -> None:
    with Journal(tmp_path, MAKER) as journal:
        journal.write(_done(0))
    with (tmp_path / SUMMARIES).open("ab") as file:
        file.write(_done(1).line + b"\n" + _done(2).line[:9])
    with Journal(tmp_path, MAKER) as journal:
        assert set(journal.done) == {_done(0).key, _done(1).key}
        assert journal.took == Took(20, 4, 1.0, 2)
    assert len(_lines(tmp_path)) == 2


def test_what_went_well_later_is_no_failure_any_more(tmp_path: Path) -> None:
    with Journal(tmp_path, MAKER) as journal:
        journal.fail(_failure(0))
        journal.fail(_failure(1))
        journal.write(_done(1000))
        assert set(journal.failed) == {_failure(1).key(MAKER)}
    assert len((tmp_path / FAILURES).read_text().splitlines()) == 2
    with Journal(tmp_path, MAKER) as journal:
        assert set(journal.failed) == {_failure(1).key(MAKER)}
        journal.settle(lambda _: False)
        journal.fail(_failure(2))
    with Journal(tmp_path, MAKER) as journal:
        assert set(journal.failed) == {_failure(1).key(MAKER), _failure(2).key(MAKER)}
        assert len(journal.done) == 1
    assert len((tmp_path / FAILURES).read_text().splitlines()) == 2


def test_where_the_journal_is_lost_only_what_fits_counts_as_done(tmp_path: Path) -> None:
    with Journal(tmp_path, MAKER) as journal:
        journal.write(_done(0))
    (tmp_path / LOG).unlink()
    with Journal(tmp_path, MAKER) as journal:
        assert set(journal.done) == {_done(0).key}
    (tmp_path / LOG).unlink()
    line = json.loads(_done(1).line)
    line["made_by"]["model"] = "another"
    with (tmp_path / SUMMARIES).open("a") as file:
        file.write(json.dumps(line) + "\n")
    with Journal(tmp_path, MAKER) as journal:
        assert _done(1).key not in journal.done
        journal.write(_done(1))
    assert len(_lines(tmp_path)) == 3


def test_zeros_that_a_power_cut_left_are_done_again(tmp_path: Path) -> None:
    with Journal(tmp_path, MAKER) as journal:
        for number in range(5):
            journal.write(_done(number))
    raw = (tmp_path / SUMMARIES).read_bytes()
    (tmp_path / SUMMARIES).write_bytes(raw[: len(raw) * 3 // 5] + bytes(len(raw) - len(raw) * 3 // 5))
    with Journal(tmp_path, MAKER) as journal:
        assert set(journal.done) == {_done(number).key for number in range(3)}
        for number in range(5):
            journal.write(_done(number))
    assert _lines(tmp_path) == [f"{number:016x}" for number in range(5)]


def test_entries_of_a_later_release_are_passed_over(tmp_path: Path) -> None:
    with Journal(tmp_path, MAKER) as journal:
        journal.write(_done(0))
        journal.note("kept-in-the-cloud", 7)
        journal.write(_done(1))
    with Journal(tmp_path, MAKER) as journal:
        assert len(journal.done) == 2


def test_another_version_makes_new_units_and_is_counted(tmp_path: Path) -> None:
    newer = Maker("tiny", "2")
    with Journal(tmp_path, MAKER) as journal:
        journal.write(_done(0))
    with Journal(tmp_path, newer) as journal:
        assert journal.foreign == 1
        assert newer.key("0" * 16) not in journal.done
        journal.write(_done(0, newer))
    with Journal(tmp_path, newer) as journal:
        assert (len(journal.done), journal.foreign) == (2, 1)
    with Journal(tmp_path, MAKER) as journal:
        assert (len(journal.done), journal.foreign) == (2, 1)


def test_the_second_process_is_refused_with_the_pid_of_the_first(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from summarizer.batch.journal import Journal
from summarizer.batch.unit import Maker
with Journal(Path({str(tmp_path)!r}), Maker("tiny", "1")):
    print("open", flush=True)
    sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        with pytest.raises(BatchError, match=str(first.pid)), Journal(tmp_path, MAKER):
            pass
        first.communicate("")
    with Journal(tmp_path, MAKER):
        pass


def test_a_full_disk_leaves_whole_lines_and_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal(tmp_path, MAKER) as journal:
        journal.write(_done(0))
        real = journal._files[SUMMARIES]._file

        class Full:
            def write(self, data: memoryview) -> int:
                if len(data) > 20:
                    return real.write(data[:20])
                raise OSError(28, "No space left on device")

            def __getattr__(self, name: str) -> object:
                return getattr(real, name)

        monkeypatch.setattr(journal._files[SUMMARIES], "_file", Full())
        with pytest.raises(BatchError, match="no space left"):
            journal.write(_done(1))
    assert _lines(tmp_path) == ["0" * 16]
    with Journal(tmp_path, MAKER) as journal:
        journal.write(_done(1))
    assert len(_lines(tmp_path)) == 2


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BatchError, match="cannot write"), Journal(tmp_path / "file", MAKER):
        pass


def test_lines_are_whole(tmp_path: Path) -> None:
    file = linefile.LineFile(tmp_path / "lines")
    assert file.append(b"one") == 4
    file.append(b"two")
    assert list(file.lines_from(4)) == [b"two"]
    file.cut(4)
    file.append(b"three")
    file.close()
    assert (tmp_path / "lines").read_bytes() == b"one\nthree\n"
