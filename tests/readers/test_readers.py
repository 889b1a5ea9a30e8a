"""The door: the whole corpus, what a caller gives, streams that go on, formats told by content."""

from __future__ import annotations

import io
import os
import pickle
import time
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarizer import readers
from summarizer.article import Article
from summarizer.errors import (
    SettingsError,
    SourceEmpty,
    SourceError,
    SourceNotFound,
    SourceNotText,
    SourceRefused,
    SourceTooLarge,
    SourceUnreadable,
)
from summarizer.readers import READERS, SIGNATURES, STREAMERS, Given, Limits, format_of, load, read, read_each
from summarizer.readers.limits import named
from tests.readers.corpus import BODY, CORPUS, packed
from tests.readers.corpus_documents import ONE, Document

SECONDS = 5.0
"""Of the processor: no input may take longer, however busy the machine is."""


def one_by_one(source: str, **options: object) -> tuple[list[Article], list[SourceError]]:
    found = list(read_each(source, **options))  # type: ignore[arg-type]
    errors = [item for item in found if isinstance(item, SourceError)]
    return [item for item in found if isinstance(item, Article)], errors


@pytest.mark.parametrize("document", CORPUS, ids=lambda document: document.name)
def test_the_corpus(document: Document, tmp_path: Path) -> None:
    path = tmp_path / document.name
    path.write_bytes(document.make())
    start = time.process_time()
    articles, errors = one_by_one(str(path))
    assert time.process_time() - start < SECONDS
    for error in errors:
        assert error.hint
        assert error.source.startswith(str(path))
        assert (error.message + error.hint).isprintable()
    if document.error:
        assert articles == []
        assert isinstance(errors[0], document.error)
        assert document.says in errors[0].message + errors[0].hint
    else:
        assert (len(articles), len(errors)) == (document.count, document.failures), errors
        as_expected(articles[0], document)


def as_expected(article: Article, document: Document) -> None:
    for field in ("title", "outlet", "byline", "published", "updated", "url"):
        wanted = getattr(document, field)
        assert wanted is None or getattr(article, field) == wanted
    for words in document.texts:
        assert words in article.text
    for words in document.absent:
        assert words not in article.text
    assert document.told in " ".join(cut.reason for cut in article.cut)


def test_the_corpus_is_of_every_kind() -> None:
    kinds = {format_of(io.BytesIO(document.make()), document.name) for document in CORPUS}
    assert len(CORPUS) >= 40
    assert set(READERS | STREAMERS) <= kinds


@pytest.fixture
def write(tmp_path: Path):
    def write(content: str | bytes, name: str = "story.txt") -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def test_a_file_becomes_one_article(write) -> None:
    source = write(f"Dam gate fails\r\n\r\n{BODY}")
    (article,) = read(source)
    assert (article.title, article.text) == ("Dam gate fails", f"Dam gate fails\n\n{BODY}")
    assert article.source == source
    assert article.sha256 == sha256(Path(source).read_bytes()).hexdigest()


def test_what_the_caller_gives_wins(write) -> None:
    source = write(f"---\ntitle: Front\ndate: 2019-05-01\noutlet: Front Post\nurl: https://front.example\n---\n{BODY}")
    (article,) = read(source, title="Given", published="2019-05-02", outlet="Post", url="https://given.example")
    assert (article.title, article.published, article.outlet) == ("Given", "2019-05-02", "Post")
    assert article.url == "https://given.example"


def test_a_title_is_not_given_to_many(write) -> None:
    source = write(packed({"a.txt": f"First\n\n{BODY}".encode(), "b.txt": f"Second\n\n{BODY}".encode()}), "two.zip")
    articles = read(source, title="Given", outlet="Post", url="https://given.example")
    assert [(it.title, it.outlet, it.url) for it in articles] == [("First", "Post", None), ("Second", "Post", None)]
    assert [it.source for it in articles] == [f"{source}/a.txt", f"{source}/b.txt"]


def test_one_bad_member_and_the_rest_goes_on(write) -> None:
    source = write(packed({"a.png": b"\x89PNG\r\n\x1a\n", "b.txt": BODY.encode(), "c.txt": b" "}), "some.zip")
    articles, errors = one_by_one(source)
    assert [it.source for it in articles] == [f"{source}/b.txt"]
    assert [it.source for it in errors] == [f"{source}/a.png", f"{source}/c.txt"]
    with pytest.raises(SourceNotText, match=r"a\.png"):
        read(source)


def test_an_error_keeps_its_source_across_a_process_border(write) -> None:
    ((error,), source) = (one_by_one(write(b""))[1], write(b""))
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.source, again.message, again.hint) == (SourceEmpty, source, error.message, error.hint)


def test_articles_come_one_by_one(write) -> None:
    source = write(b'{"title": "Gate", "text": "' + ONE.encode() + b'"}\n' + b"{broken\n" * 3, "wire.jsonl")
    found = read_each(source)
    assert isinstance(next(found), Article)
    failure = next(found)
    assert isinstance(failure, SourceError)
    assert failure.source == f"{source}:2"


def test_a_file_of_lines_may_be_larger_than_one_record(write) -> None:
    line = b'{"title": "Gate", "text": "' + ONE.encode() + b'"}\n'
    articles, errors = one_by_one(write(line * 50, "wire.jsonl"), max_bytes=2 * len(line))
    assert (len(articles), errors) == (50, [])
    long = b'{"text": "' + b"word " * 1000 + b'"}\n'
    articles, errors = one_by_one(write(line + long + line, "wire.jsonl"), max_bytes=2 * len(line))
    assert (len(articles), [type(it) for it in errors]) == (2, [SourceTooLarge])


# standard input


@pytest.mark.parametrize("raw", [BODY.encode(), packed({"a.txt": BODY.encode()}), b"<html><body><p>" + BODY.encode()])
def test_standard_input(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    (article,) = read("-")
    assert ONE in article.text
    assert article.source in {"-", "-/a.txt"}


def test_standard_input_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"word " * 100)))
    with pytest.raises(SourceTooLarge, match="standard input"):
        read("-", max_bytes=100)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"word " * 100_000)))
    with pytest.raises(SourceTooLarge, match="5,000"):
        read("-", max_bytes=100)


def test_a_pipe_with_a_name() -> None:
    reading, writing = os.pipe()
    os.write(writing, BODY.encode())
    os.close(writing)
    try:
        assert ONE in read(f"/dev/fd/{reading}")[0].text
    finally:
        os.close(reading)


# what is refused


@pytest.mark.parametrize("name", READERS)
def test_every_reader_of_the_table_keeps_the_contract(name: str) -> None:
    with pytest.raises(SourceError) as caught:
        list(load(name)(b"\x00\x01\x02" * 100, "odd.bin", Given()))
    assert "odd.bin" in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("name", STREAMERS)
def test_every_streamer_of_the_table_keeps_the_contract(name: str) -> None:
    failures = []
    try:
        failures = list(load(name)(io.BytesIO(b"\x00\x01\x02" * 100), "odd.bin", Given(), Limits()))
    except SourceError as error:
        failures = [error]
    assert failures
    assert all("odd.bin" in failure.message and failure.hint for failure in failures)


SIGNED = {
    "pdf": b"%PDF-1.7\n1 0 obj",
    "zip": b"PK\x03\x04rest",
    "rtf": b"{\\rtf1 words}",
    "image": b"\x89PNG\r\n\x1a\nrest",
    "sound or film": b"ID3\x04rest",
    "gzip": b"\x1f\x8b\x08rest",
    "archive": b"Rar!\x1a\x07rest",
    "Office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest",
    "database": b"SQLite format 3\0rest",
    "html": b"\n<!-- page --><!DOCTYPE HTML><html><body>words",
    "feed": b"<?xml version='1.0'?>\n<!-- x --><rss version='2.0'>",
    "xml": b"<?xml version='1.0'?><note>words</note>",
}


@pytest.mark.parametrize("kind", [name for name, _ in SIGNATURES])
def test_sure_signs_win_over_any_name(kind: str, write) -> None:
    assert format_of(io.BytesIO(SIGNED[kind]), "story.txt", "text/plain") == kind
    if kind not in READERS | STREAMERS:
        refused(SourceNotText, write(SIGNED[kind]))


@pytest.mark.parametrize(
    ("raw", "name", "media_type", "kind"),
    [
        (b"<p>Words</p>", "a", "", "html"),
        (b"<p>Words</p>", "a.txt", "", "text"),
        (b"<div>Words</div>", "a.md", "", "text"),
        (b"Words", "a.html", "", "html"),
        (b"Words", "https://x.example/page", "text/html", "html"),
        (b"Words", "https://x.example/a.html?b=c.txt", "", "html"),
        (b'{"a": 1}', "a", "", "json"),
        (b'{"a": 1}\n{"a": 2}', "a.json", "", "jsonl"),
        (b'{"a": 1}', "a.jsonl", "", "jsonl"),
        (b'["Stay," she said.]', "a", "", "text"),
        (b"{" * 50_000, "a", "", "text"),
        (b'{"uri": "x", "headline": "h", "body_text": "' + b"w " * 50_000, "a.json", "", "ninjs"),
        (b'{"uri": "x", "deep": {"headline": "h", "body_text": "t"}}', "a.json", "", "json"),
        ("\ufeff<?xml version='1.0'?><rss>".encode("utf-16-le"), "a", "", "feed"),
        (b"<!DOCTYPE rss [<!ENTITY a '>'>]><rss>", "a", "", "feed"),
        (b"From: a\nSubject: b\nMIME-Version: 1.0\n\nWords", "a.txt", "", "eml"),
        (b"From: the mayor\nSubject: the dam\n\nWords", "a.txt", "", "text"),
        (packed({"[Content_Types].xml": b"", "word/document.xml": b""}), "a.zip", "", "docx"),
        (packed({"mimetype": b"", "content.xml": b""}), "a.zip", "", "OpenDocument"),
    ],
)
def test_names_break_ties_only(raw: bytes, name: str, media_type: str, kind: str) -> None:
    file = io.BytesIO(raw)
    assert format_of(file, name, media_type) == kind
    assert file.tell() == 0


@pytest.mark.parametrize(
    "raw", [b"<!---->" * 9000, b'{"' + b'\\"' * 32_000, b"<?xml?>" * 9000, b"a: b\n " * 11_000, b"<!DOCTYPE [" * 6000]
)
def test_telling_formats_apart_takes_no_time(raw: bytes) -> None:
    start = time.monotonic()
    format_of(io.BytesIO(raw), "a")
    assert time.monotonic() - start < 0.5


def refused(error: type[SourceError], source: str, **options: int) -> None:
    with pytest.raises(error) as caught:
        read(source, **options)
    assert type(caught.value) is error
    assert caught.value.hint
    assert "\n" not in caught.value.message + caught.value.hint
    assert Path(source).name[:8] in caught.value.message


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\u2003".encode(), b"---\n\n***"]
)
def test_empty(content: bytes, write) -> None:
    refused(SourceEmpty, write(content))


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(32)) * 50,
        b"\x7fELF\x02\x01\x01" + b"\0" * 200 + os.urandom(2000),
        b"words \0\0\0\0 and \0\0\0\0 words",
    ],
)
def test_binary(content: bytes, write) -> None:
    source = write(content)
    with pytest.raises((SourceNotText, SourceUnreadable), match=r"story\.txt"):
        read(source)


def test_too_large_is_refused_before_it_is_read(write, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(b"word " * 10_000_000)
    monkeypatch.setattr(readers, "load", lambda *_: pytest.fail("it was read"))
    start = time.monotonic()
    refused(SourceTooLarge, source)
    assert time.monotonic() - start < 1


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero")
def test_an_endless_file_is_too_large() -> None:
    refused(SourceTooLarge, "/dev/zero", max_bytes=1000)


def test_a_file_that_may_not_be_opened(write, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(BODY)

    def deny(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", deny)
    refused(SourceNotFound, source)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("nowhere.txt", SourceNotFound),
        ("stories/*.txt", SourceNotFound),
        ("ftp://example.org/dam", SourceRefused),
        ("file:///etc/passwd", SourceRefused),
        ("x\0y.txt", SourceNotFound),
        ("x" * 5000, SourceNotFound),
        ("two\nlines.txt", SourceNotFound),
    ],
)
def test_what_is_no_file(source: str, error: type[SourceError]) -> None:
    with pytest.raises(error) as caught:
        read(source)
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 300
    assert caught.value.hint


def test_a_given_date_that_is_not_iso(write) -> None:
    with pytest.raises(SettingsError, match="03/04/2016"):
        read_each(write(BODY), published="03/04/2016")


def test_what_no_parser_foresaw_is_an_error_of_one_source(write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(readers, "load", lambda _: fails)
    articles, (error,) = one_by_one(write(BODY))
    assert articles == []
    assert "ZeroDivisionError" in error.message


def test_long_names_keep_both_ends() -> None:
    shown = named("folder/" * 100 + "story.txt")
    assert len(shown) == 200
    assert (shown[:7], shown[-9:]) == ("folder/", "story.txt")
