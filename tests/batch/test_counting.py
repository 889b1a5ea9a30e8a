from __future__ import annotations

from pathlib import Path

from summarizer.batch.counting import Count, articles_in


def test_lines_are_counted_and_other_files_are_one_each(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n" * 7 + "{}")
    (tmp_path / "b.ndjson").write_text("{}\n" * 5)
    (tmp_path / "empty.jsonl").write_text("")
    (tmp_path / "c.txt").write_text("one\ntwo\n")
    assert Count([str(tmp_path)]).wait(10) == 7 + 1 + 5 + 0 + 1
    assert Count([str(tmp_path / "c.txt"), str(tmp_path / "nowhere")]).wait(10) == 2


def test_what_only_reading_would_tell_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK")
    assert articles_in(str(tmp_path / "a.zip")) is None
    for given in ("-", "https://example.org/feed", str(tmp_path)):
        assert Count([given]).wait(10) is None
