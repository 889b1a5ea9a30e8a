"""JSON and JSON Lines: records, lists, and what one bad record does to the others."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.errors import SourceEmpty, SourceError, SourceTooLarge, SourceUnreadable
from summarizer.readers import Given, Limits
from summarizer.readers.jsonl import stream_json, stream_jsonl
from summarizer.readers.record import read_record
from tests.readers.corpus_documents import ONE, PROSE, RECORD, TITLE, TWO


def read(value: object, most: int = 20_000_000, lines: bool = False, **known: str) -> list[Article | SourceError]:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    stream = stream_jsonl if lines else stream_json
    return list(stream(io.BytesIO(raw), "wire", Given(**known), Limits.of(most)))


def kinds(found: list[Article | SourceError]) -> list[str]:
    return [f"{type(one).__name__} {one.source}" for one in found]


def test_a_bad_record_is_named_and_the_rest_goes_on() -> None:
    found = read([RECORD, {"title": TITLE}, "words", RECORD])
    assert kinds(found) == ["Article wire:1", "SourceEmpty wire:2", "SourceUnreadable wire:3", "Article wire:4"]


def test_a_bad_line_is_named_by_its_number() -> None:
    line = json.dumps(RECORD).encode()
    found = read(b"\n".join([line, b"", b"{oops", line]), lines=True)
    assert [type(one).__name__ for one in found] == ["Article", "SourceUnreadable", "Article"]
    assert "wire:3" in str(found[1])


def test_a_line_beyond_the_limit_is_skipped() -> None:
    lines = [json.dumps(one).encode() for one in (RECORD, {**RECORD, "text": ONE * 100}, RECORD)]
    found = read(b"\n".join(lines), most=2000, lines=True)
    assert [type(one) for one in found] == [Article, SourceTooLarge, Article]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda all_: all_,
        lambda all_: {"status": "ok", "articles": all_},
        lambda all_: {"response": {"total": 3, "results": all_}},
    ],
)
def test_a_large_list_is_streamed_record_by_record(wrap: Any) -> None:
    found = read(wrap([RECORD, {**RECORD, "text": ONE * 100}, RECORD]), most=2000)
    assert [type(one) for one in found] == [Article, SourceTooLarge, Article]


def test_one_endless_string_does_not_fill_the_memory() -> None:
    with pytest.raises(SourceTooLarge):
        read([{**RECORD, "text": "a" * 2_000_000}], most=2000)


def test_what_stands_before_a_fault_is_read() -> None:
    found = stream_json(io.BytesIO(json.dumps([RECORD, RECORD]).encode()[:-20]), "wire", Given(), Limits.of(1_000_000))
    assert isinstance(next(found), Article)
    with pytest.raises(SourceUnreadable, match="record 1"):
        next(found)


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"a":' * 100_000, b'[{"a":' * 100_000])
def test_depth_is_an_error(raw: bytes) -> None:
    with pytest.raises(SourceError):
        read(raw)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_every_unicode_is_read(encoding: str) -> None:
    raw = "\n".join([json.dumps(RECORD, ensure_ascii=False)] * 2).encode(encoding)
    assert [one.text for one in read(raw, lines=True) if isinstance(one, Article)] == ["\n\n".join((TITLE, *PROSE))] * 2


def test_title_and_address_of_the_caller_are_for_one_record_only() -> None:
    assert [one.title for one in read(RECORD, title="Given") if isinstance(one, Article)] == ["Given"]
    assert [one.title for one in read([RECORD] * 2, title="Given") if isinstance(one, Article)] == [TITLE] * 2


def test_not_a_number_and_doubled_keys_are_forgiven_and_the_latter_told() -> None:
    (article,) = read(f'{{"score": NaN, "text": "{TWO}", "text": "{ONE}"}}'.encode())
    assert isinstance(article, Article)
    assert (article.text, article.cut[0].start_words) == (ONE, "text")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"datePublished": "2021-02-03T08:30:00Z"}, {"published": "2021-02-03T08:30:00+00:00"}),
        ({"date": {"$date": "2021-02-03T08:30:00Z"}}, {"published": "2021-02-03T08:30:00+00:00"}),
        ({"pubDate": "Wed, 03 Feb 2021 08:30:00 +0100"}, {"published": "2021-02-03T08:30:00+01:00"}),
        ({"timestamp": 1612341000}, {"published": "2021-02-03T08:30:00+00:00"}),
        ({"publisher": {"name": "Island Courier"}}, {"outlet": "Island Courier"}),
        ({"source": "https://www.courier.example/feed"}, {"outlet": "courier.example"}),
        ({"authors": [{"name": "Mina Holt"}, "Jo Brandt"]}, {"byline": "Mina Holt, Jo Brandt"}),
        ({"title": {"rendered": "Storm &amp; <em>sea</em>"}}, {"title": "Storm & sea"}),
        ({"link": "javascript:alert(1)"}, {"url": None}),
        (
            {"date": 7, "title": ["a", {"b": []}], "author": {"x": {}}, "source": True},
            {"outlet": None, "published": None},
        ),
    ],
)
def test_fields_are_found_by_their_names(fields: dict[str, Any], expected: dict[str, Any]) -> None:
    article = read_record({"text": "\n\n".join(PROSE), **fields}, "wire", Given())
    assert {name: getattr(article, name) for name in expected} == expected


def test_a_date_that_cannot_be_read_is_told() -> None:
    article = read_record({"text": ONE, "date": "03/02/2021"}, "wire", Given())
    assert [(cut.start_words, cut.reason) for cut in article.cut] == [("date: 03/02/2021", "date not understood")]


@pytest.mark.parametrize("value", [[], {}, {"articles": []}, {"title": TITLE}])
def test_nothing_to_read_is_said(value: object) -> None:
    with pytest.raises(SourceEmpty) as caught:
        read(value)
    assert caught.value.hint


NESTED = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=20), st.just(ONE)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["text", "body", "title", "date", "source", "articles", "uri", "author", "x"]), inner
        ),
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=5000)
@given(NESTED, st.booleans(), st.sampled_from([60, 20_000_000]))
def test_no_value_crashes_the_reader(value: object, lines: bool, most: int) -> None:
    try:
        found = read(value, most=most, lines=lines)
    except SourceError:
        return
    assert all(one.hint for one in found if isinstance(one, SourceError))
