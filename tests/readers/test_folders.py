"""Folders, patterns, links: which files a path means, and in what order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.errors import SourceError, SourceNotFound, SourceNotText
from summarizer.readers import read_each
from summarizer.readers.paths import files_of, is_leftover, is_several


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as people keep them."""
    for name in ("b.txt", "a.md", "monday/c.txt", "monday/late/d.txt", "tuesday/e.txt"):
        path = tmp_path / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The story of {name} is told here.\n")
    for name in (".DS_Store", ".git/config", "monday/Thumbs.db", "page_files/style.css", "__MACOSX/f.txt"):
        path = tmp_path / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\0\1")
    return tmp_path / "desk"


def names(source: str | Path, desk: Path) -> list[str]:
    return [
        f"! {it.source}" if isinstance(it, SourceError) else Path(it).relative_to(desk).as_posix()
        for it in files_of(str(source))
    ]


ALL = ["a.md", "b.txt", "monday/c.txt", "monday/late/d.txt", "tuesday/e.txt"]


def test_a_folder_is_walked_in_the_order_of_names(desk: Path) -> None:
    assert names(desk, desk) == ALL


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["b.txt"]),
        ("*/*.txt", ["monday/c.txt", "tuesday/e.txt"]),
        ("**/*.txt", ["b.txt", "monday/c.txt", "monday/late/d.txt", "tuesday/e.txt"]),
        ("**", ALL),
        ("monday/**/d.*", ["monday/late/d.txt"]),
        ("**/late/*", ["monday/late/d.txt"]),
        ("m*", ["monday/c.txt", "monday/late/d.txt"]),
        ("[ab].*", ["a.md", "b.txt"]),
        ("?.md", ["a.md"]),
    ],
)
def test_patterns(desk: Path, pattern: str, expected: list[str]) -> None:
    assert names(desk / pattern, desk) == expected


def test_patterns_from_here(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    assert list(files_of("**/*.md")) == ["a.md"]
    assert list(files_of("*.md")) == ["a.md"]


def test_a_file_whose_name_looks_like_a_pattern(desk: Path) -> None:
    odd = desk / "story[1]*.txt"
    odd.write_text("Words")
    assert not is_several(str(odd))
    assert list(files_of(str(odd))) == [str(odd)]


def test_links_in_a_circle_and_out_of_the_folder(desk: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("not yours")
    (desk / "monday" / "up").symlink_to(desk, target_is_directory=True)
    (desk / "self").symlink_to(desk / "self")
    (desk / "out.txt").symlink_to(tmp_path / "secret.txt")
    (desk / "twin.txt").symlink_to(desk / "b.txt")
    found = names(desk, desk)
    assert [it for it in found if not it.startswith("!")] == [*ALL[:4], "tuesday/e.txt", "twin.txt"]
    assert [Path(it).name for it in found if it.startswith("!")] == ["out.txt", "self"]
    assert names(desk / "**/*.md", desk)[0] == "a.md"


def test_what_is_no_regular_file_is_not_waited_for(desk: Path) -> None:
    os.mkfifo(desk / "pipe.txt")
    (error,) = [it for it in files_of(str(desk)) if isinstance(it, SourceError)]
    assert isinstance(error, SourceNotText)
    assert "no regular file" in error.message


@pytest.fixture
def well(tmp_path: Path) -> Iterator[Path]:
    """A folder deeper than Python recurses; taken down by hand, as pytest recurses when it tidies up."""
    folders = [tmp_path / ("d/" * depth) for depth in range(1, 1201)]
    for folder in folders:
        folder.mkdir()
    yield tmp_path
    for folder in reversed(folders):
        folder.rmdir()


def test_very_deep_folders(well: Path) -> None:
    bottom = well / ("d/" * 1200) / "a.txt"
    bottom.write_text("Words")
    try:
        assert list(files_of(str(well))) == [str(bottom)]
    finally:
        bottom.unlink()


@pytest.mark.parametrize("source", ["nowhere", "nowhere/*.txt", "nowhere/**/*.txt"])
def test_nothing_there(source: str, desk: Path) -> None:
    (error,) = files_of(str(desk / source))
    assert isinstance(error, SourceNotFound)
    assert error.hint


def test_an_empty_folder(tmp_path: Path) -> None:
    (error,) = read_each(str(tmp_path))
    assert isinstance(error, SourceNotFound)
    assert "holds no file" in error.message


def test_one_clear_line_for_each_unknown_file_and_the_rest_is_read(desk: Path) -> None:
    (desk / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (desk / "d.txt").write_bytes(b"")
    found = list(read_each(str(desk), title="Not for many", outlet="Post"))
    assert sum(isinstance(it, Article) for it in found) == len(ALL)
    assert [Path(it.source).name for it in found if isinstance(it, SourceError)] == ["c.png", "d.txt"]
    assert {(it.title, it.outlet) for it in found if isinstance(it, Article)} == {(None, "Post")}


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("a/.b/c.txt", True),
        ("./a.txt", False),
        ("../a.txt", False),
        ("__macosx/x", True),
        ("a.CSS", True),
        ("a.png", False),
    ],
)
def test_leftovers(path: str, left: bool) -> None:
    assert is_leftover(path) == left
