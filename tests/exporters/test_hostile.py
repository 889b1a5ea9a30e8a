"""The contract of every format: what an article says is shown or handed on, and never acts."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, get_args

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.answer import Answer
from summarizer.article import Article
from summarizer.cli.options import AnswerFormat, SummaryFormat
from summarizer.errors import SettingsError
from summarizer.exporters import FORMATS, load_exporter
from summarizer.summary import Summary
from tests.exporters.hostile import BENIGN, ONLY_OUTSIDE, PAYLOADS, answer_with, bare, summary_with

JSON_FAMILY = ["json", "webannotation", "jsonld", "ninjs"]
TABLES = ["csv", "csv-claims", "events"]

ACTIVE = re.compile("[\x00-\x09\x0b-\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""A terminal, an editor or a browser may obey these."""

HIDDEN = re.compile("[\u2060-\u2064\ufeff]|(?<!\U0001f3f4)(?<![\U000e0020-\U000e007f])[\U000e0000-\U000e007f]")

CASES = [*((name, payload, None) for name, payload in PAYLOADS.items()),
         *((name, BENIGN, payload) for name, payload in ONLY_OUTSIDE.items())]  # fmt: skip
each_payload = pytest.mark.parametrize(("payload", "outside"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])


def _outputs(format: str, payload: str, outside: str | None) -> Iterator[str]:
    exporter = load_exporter(format)
    yield exporter.summaries([summary_with(payload, outside)], True)
    if format in get_args(AnswerFormat):
        yield exporter.answer(answer_with(payload, outside))


def test_the_command_offers_every_format_that_there_is() -> None:
    assert list(get_args(SummaryFormat)) == list(FORMATS)


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_has_an_answer_or_says_which_one_does(format: str, answer: Answer, refusal: Answer) -> None:
    exporter = load_exporter(format)
    if format in get_args(AnswerFormat):
        assert "Lindqvist" in exporter.answer(answer)
        assert "not" in exporter.answer(refusal)
    else:
        with pytest.raises(SettingsError) as caught:
            exporter.answer(answer)
        assert "--format" in caught.value.hint


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_found_is_still_a_whole_file(format: str, article: Article) -> None:
    exporter = load_exporter(format)
    assert exporter.summaries([bare(article)], True).strip("\ufeff\n")
    for written in (exporter.summaries([bare(article)], True), exporter.summaries([], False)):
        if format in JSON_FAMILY:
            json.loads(written)


@each_payload
@pytest.mark.parametrize("format", FORMATS)
def test_nothing_reaches_a_terminal_that_it_obeys(format: str, payload: str, outside: str | None) -> None:
    for written in _outputs(format, payload, outside):
        bare_text = written.removeprefix("\ufeff").replace("\r\n", "\n")
        if format == "html":
            bare_text = bare_text.replace("\t", " ")  # white space there
        assert not ACTIVE.findall(bare_text)
        assert "\r" not in bare_text
        assert written.encode()
        if format != "html":
            assert written.endswith("\n")
            assert not HIDDEN.findall(bare_text)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_in_every_run(format: str) -> None:
    for payload in (BENIGN, PAYLOADS["wide"], PAYLOADS["cells"], PAYLOADS["colour"]):
        assert list(_outputs(format, payload, None)) == list(_outputs(format, payload, None))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


@each_payload
def test_json_gives_back_the_very_objects(payload: str, outside: str | None) -> None:
    summary, answer = summary_with(payload, outside), answer_with(payload, outside)
    for format in ("json", "jsonl"):
        exporter = load_exporter(format)
        assert Summary.model_validate(json.loads(exporter.summaries([summary], True))) == summary
        assert Answer.model_validate(json.loads(exporter.answer(answer))) == answer
    lines = load_exporter("jsonl").summaries([summary, summary], False).splitlines()
    assert [Summary.model_validate(json.loads(line)) for line in lines] == [summary, summary]


@each_payload
@pytest.mark.parametrize("format", JSON_FAMILY)
def test_evidence_keeps_every_character_in_json(format: str, payload: str, outside: str | None) -> None:
    summary = summary_with(payload, outside)
    found = set(_strings(json.loads(load_exporter(format).summaries([summary], True))))
    if format == "ninjs":  # tells items in words; its headline, names and abstract are verbatim
        assert {summary.headline, summary.abstract[0].text, summary.sources[0].name} <= found
    else:
        assert {piece.exact for piece in summary.claims[0].evidence} <= found


def test_linked_data_can_stand_in_a_script_element() -> None:
    for written in _outputs("jsonld", "</script><script>&amp;<!--", None):
        assert not set("<>&") & set(written)


# Tables


def _flat(text: str) -> str:
    return re.sub("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+", " ", text).replace("\t", " ")


def _acts(cell: str) -> bool:
    """Whether a spreadsheet may run it: what is first, once what nobody sees and quotation marks are gone."""
    seen = [c for c in cell if not c.isspace() and c not in "\"'" and unicodedata.category(c) != "Cf"]
    return bool(seen) and unicodedata.normalize("NFKC", seen[0]) in {"=", "+", "-", "@"}


@each_payload
@pytest.mark.parametrize("format", TABLES)
def test_no_cell_is_a_formula(format: str, payload: str, outside: str | None) -> None:
    for written in _outputs(format, payload, outside):
        assert written.startswith("\ufeff")
        header, *rows = list(csv.reader(io.StringIO(written[1:], newline=""), strict=True))
        assert rows
        for row in rows:
            assert len(row) == len(header)
            assert not [cell for cell in row if _acts(cell) and not cell.startswith("'")]


VERBATIM = [p for p in PAYLOADS.values() if not ACTIVE.search(p) and not HIDDEN.search(p) and "\ufe0f" not in p]
"""Shown as they are: nothing in them is active or hidden, and no variation selector follows another."""


@pytest.mark.parametrize("payload", VERBATIM)
def test_a_table_gives_back_the_words(payload: str) -> None:
    summary = summary_with(payload)
    [row] = list(csv.DictReader(io.StringIO(load_exporter("csv-claims").summaries([summary], True)[1:], newline="")))
    title = row["title"]
    assert (title[1:] if title.startswith("'") and _acts(title[1:]) else title) == _flat(payload)
    assert row["text"] == _flat(summary.claims[0].text)


# Markdown


def _tree(tokens: list[Token] | None) -> list[Any]:
    """What a renderer would make, without the words."""
    return [(t.type, t.tag, t.level, dict(t.attrs), _tree(t.children)) for t in tokens or []]


def _shown(tokens: list[Token] | None) -> str:
    return "".join(t.content + _shown(t.children) for t in tokens or [] if t.type != "inline" or t.children)


def _inline(tokens: list[Token]) -> str:
    return "\n".join(_shown(t.children) for t in tokens if t.type == "inline")


RENDERERS = {
    "commonmark": MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]),
    "everything": MarkdownIt("default", {"html": True, "typographer": False}),
}


@each_payload
@pytest.mark.parametrize("renderer", RENDERERS)
def test_markdown_has_the_same_structure_whatever_the_words(renderer: str, payload: str, outside: str | None) -> None:
    parse, exporter = RENDERERS[renderer].parse, load_exporter("markdown")
    hostile = parse(exporter.summaries([summary_with(payload, outside)], True))
    assert _tree(hostile) == _tree(parse(exporter.summaries([summary_with(BENIGN)], True)))
    answered = parse(exporter.answer(answer_with(payload, outside)))
    assert _tree(answered) == _tree(parse(exporter.answer(answer_with(BENIGN))))


@pytest.mark.parametrize("payload", VERBATIM)
def test_markdown_shows_the_very_words(payload: str) -> None:
    rendered = _inline(
        RENDERERS["commonmark"].parse(load_exporter("markdown").summaries([summary_with(payload)], True))
    )
    assert " ".join(payload.split()) in rendered


# HTML


class _Tags(HTMLParser):
    """Element names, attribute names, addresses and scripts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.scripts: list[str] = []
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src", "action", "srcset"}}

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in {"script", "style"}:
            self.scripts.append(data)


@each_payload
def test_html_has_no_element_that_the_words_brought(payload: str, outside: str | None) -> None:
    for hostile, benign in zip(_outputs("html", payload, outside), _outputs("html", BENIGN, None), strict=True):
        found, known = _Tags(hostile), _Tags(benign)
        assert found.tags <= known.tags
        assert found.attributes <= known.attributes
        assert not [name for name in found.attributes if name.startswith("on")]
        assert not [a for a in found.addresses if not a.startswith(("#", "https://", "http://", "data:,"))]
        assert found.scripts == known.scripts
