"""ZIP files: order, names, and every way an archive can be a trap."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from summarizer.article import Article
from summarizer.errors import SourceEmpty, SourceError, SourceTooLarge, SourceUnreadable
from summarizer.readers import Given, Limits
from summarizer.readers import zip as archives
from summarizer.readers.limits import Allowance
from summarizer.readers.zip import stream_zip
from tests.readers.corpus import BODY, packed, russian_dolls


def streamed(raw: bytes, limits: Limits | None = None) -> list[Article | SourceError]:
    return list(stream_zip(io.BytesIO(raw), "bundle.zip", Given(), limits or Limits()))


def test_members_come_in_the_order_of_their_names_and_leftovers_do_not() -> None:
    members = {"b/2.txt": b"Two words", "b/": b"", "a.txt": b"One word", ".hidden/x.txt": b"No", "Thumbs.db": b"No"}
    found = streamed(packed(members))
    assert [it.source for it in found] == ["bundle.zip/a.txt", "bundle.zip/b/2.txt"]


def test_a_name_that_leads_out_writes_nothing(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    (found,) = streamed(packed({"../out.txt": BODY.encode()}))
    assert isinstance(found, Article)
    assert list(tmp_path.rglob("*")) == [inner]


def test_what_all_members_expand_to_is_limited_and_archives_inside_count() -> None:
    text = b"word " * 20_000
    flat = packed({f"{n}.txt": text for n in range(10)})
    limits = Limits(allowance=Allowance(350_000))
    found = streamed(flat, limits)
    assert [isinstance(it, Article) for it in found] == [True, True, True, False]
    assert isinstance(found[-1], SourceTooLarge)
    nested = packed({f"{n}.zip": packed({"a.txt": text}, zipfile.ZIP_STORED) for n in range(3)}, zipfile.ZIP_STORED)
    found = streamed(nested, Limits(allowance=Allowance(350_000)))
    assert [type(it).__name__ for it in found] == ["Article", "SourceTooLarge"]


def test_members_and_records_keep_the_limit_of_one_file() -> None:
    found = streamed(packed({"a.txt": b"word " * 300, "b.txt": b"word"}), Limits(max_bytes=1000))
    assert [type(it) for it in found] == [SourceTooLarge, Article]


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    with pytest.raises(SourceTooLarge, match="members"):
        streamed(packed({f"{n}.txt": b"x" for n in range(3)}))


@pytest.mark.parametrize("wide", [False, True])
def test_a_directory_beyond_measure_is_not_taken_into_memory(wide: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = bytearray(packed({"a.txt": b"x"}))
    end = raw.find(b"PK\x05\x06")
    if wide:
        record = b"PK\x06\x06" + bytes(36) + (2**40).to_bytes(8, "little") + bytes(8)
        raw[end:end] = record + b"PK\x06\x07" + bytes(16)
    else:
        raw[end + 12 : end + 16] = b"\xff\xff\xff\xff"
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(SourceTooLarge, match="members"):
        streamed(bytes(raw))


@pytest.mark.parametrize(("depth", "fine"), [(1, True), (2, True), (3, True), (4, False)])
def test_archives_in_archives(depth: int, fine: bool) -> None:
    (found,) = streamed(russian_dolls(depth))
    assert isinstance(found, Article) == fine
    if isinstance(found, SourceError):
        assert "too deep" in found.message
        assert found.source == "bundle.zip/3.zip/2.zip/1.zip"


def test_a_member_whose_bytes_are_damaged_leaves_the_rest_whole() -> None:
    raw = packed({"a.txt": b"some words " * 20, "b.txt": b"other words " * 20}, zipfile.ZIP_STORED)
    first, second = streamed(raw.replace(b"some words", b"same words", 1))
    assert isinstance(first, SourceUnreadable)
    assert isinstance(second, Article)


def test_a_member_packed_in_an_unknown_way() -> None:
    raw = bytearray(packed({"a.txt": BODY.encode()}))
    raw[raw.find(b"PK\x01\x02") + 10] = 99
    raw[8] = 99
    (found,) = streamed(bytes(raw))
    assert isinstance(found, SourceError)
    assert "not known" in found.message


def test_two_members_of_one_name() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "First words")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "Second words")
    assert [it.text for it in streamed(made.getvalue()) if isinstance(it, Article)] == ["First words", "Second words"]


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\xff" * 8, packed({})[:10]])
def test_what_is_no_archive(raw: bytes) -> None:
    with pytest.raises(SourceUnreadable):
        streamed(raw)


def test_an_archive_of_folders_only() -> None:
    with pytest.raises(SourceEmpty):
        streamed(packed({"a/": b"", "b/": b""}))


def test_a_bomb_of_overlapping_members_ends_soon() -> None:
    """Many names for one packed block: small on disk, large when read (after D. Fifield, 2019)."""
    raw = packed({"a.txt": b"word " * 2_000_000})
    directory = raw[raw.find(b"PK\x01\x02") : raw.find(b"PK\x05\x06")]
    end = bytearray(raw[raw.find(b"PK\x05\x06") :])
    many = 400
    end[8:12] = many.to_bytes(2, "little") * 2
    end[12:16] = (len(directory) * many).to_bytes(4, "little")
    start = time.monotonic()
    found = streamed(raw[: raw.find(b"PK\x01\x02")] + directory * many + bytes(end), Limits.of(1_000_000))
    assert time.monotonic() - start < 5
    assert all(isinstance(it, SourceTooLarge) for it in found)
