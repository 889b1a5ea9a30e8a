"""Reading text and Markdown: encodings, front matter, markup, and every way a source can be no article."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import (
    SourceError,
)
from summarizer.readers import Given, read
from summarizer.readers.markdown import LARGEST, plain
from summarizer.readers.text import decode, read_text, split_front_matter

BODY = "The gate above the town failed on Monday, officials said.\n\n“Nobody was hurt,” the mayor said – at noon."
RUSSIAN = "Ворота плотины сломались в понедельник, сообщили власти города. Никто не пострадал, заявил мэр. " * 3


@pytest.fixture
def write(tmp_path: Path):
    def write(content: str | bytes, name: str = "story.txt") -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def test_what_a_file_says_of_itself_gives_way_to_the_caller() -> None:
    raw = f"---\ntitle: Front\ndate: 2019-05-01\n---\n{BODY}".encode()
    (article,) = read_text(raw, "story.txt", Given(title="Given", published="2019-05-02"))
    assert (article.title, article.published) == ("Given", "2019-05-02")


# encodings


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_english_in_any_encoding(encoding: str) -> None:
    assert decode(BODY.encode(encoding)).removeprefix("\ufeff") == BODY


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "utf-16", "iso8859-5"])
def test_russian_in_any_encoding(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


def test_accents_in_latin_1() -> None:
    text = "Le maire a déclaré que la porte était fermée, à midi, près de l'église. " * 5
    assert decode(text.encode("latin-1")) == text


def test_a_few_broken_bytes_do_not_spoil_utf_8() -> None:
    raw = (BODY * 20).encode().replace(b"noon", b"no\xffon", 1)
    assert decode(raw) == (BODY * 20).replace("noon", "no\ufffdon", 1)


def test_one_accent_in_a_long_western_text_is_not_a_broken_byte() -> None:
    text = "The café near the gate was closed on Monday. " + "Nobody was hurt, officials said. " * 100
    assert decode(text.encode("cp1252")) == text


def test_a_nul_or_two_in_a_text_are_dropped(write) -> None:
    (article,) = read(write(BODY.replace("mayor", "may\0or")))
    assert article.text == BODY


@given(st.binary(max_size=400))
def test_any_bytes_become_an_article_or_an_error_with_a_hint(raw: bytes) -> None:
    refusal: SourceError | None = None
    text = ""
    try:
        text = read_text(raw, "any.md", Given())[0].text
    except SourceError as error:
        refusal = error
    assert text.strip() if refusal is None else refusal.hint and "\n" not in refusal.message


# front matter


def test_front_matter_in_both_kinds_of_file(write) -> None:
    front = "---\ntitle: 'Dam gate: fails'\ndate: 2019-05-02 14:05\nupdated: May 3, 2019\noutlet: Valley Post\n"
    front += "byline: [Ada Lind, Bo Katt]\nurl: https://example.org/dam\n# note\ntags:\n  - dams\n---\n\n"
    for name in ("story.txt", "story.md"):
        (article,) = read(write(front + BODY, name))
        assert (article.title, article.text) == ("Dam gate: fails", f"Dam gate: fails\n\n{BODY}")
        assert (article.published, article.updated) == ("2019-05-02T14:05:00", "2019-05-03")
        assert (article.outlet, article.byline) == ("Valley Post", "Ada Lind, Bo Katt")
        assert article.url == "https://example.org/dam"
        assert article.cut == []


def test_front_matter_that_is_not_quite_yaml() -> None:
    front, rest = split_front_matter('---\nTitle: Dam: the gate\nauthor: "Ada Lind"\n---\nBody')
    assert (front.title, front.byline, rest) == ("Dam: the gate", "Ada Lind", "Body")


def test_a_date_that_cannot_be_read_is_listed_not_guessed(write) -> None:
    (article,) = read(write(f"---\ntitle: Gate\ndate: 03/04/2016\n---\n{BODY}"))
    assert article.published is None
    assert [tuple(cut.model_dump().values()) for cut in article.cut] == [
        ("published: 03/04/2016", "date not understood")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe gate failed on Monday.\n---\nIt rained.",
        "---\n- one\n- two\n---\nIt rained.",
        "---\n\n---\nIt rained.",
        "---\ntitle: never closed\nIt rained.",
        "It rained.\n---\ntitle: late\n---\n",
    ],
)
def test_what_is_no_front_matter_stays(text: str) -> None:
    front, rest = split_front_matter(text)
    assert (front.title, rest) == (None, text)


def test_bombs_and_depths_in_front_matter_are_harmless() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    merge = "".join(f"{b}: &{b}\n  <<: *{a}\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    for block in (
        bomb,
        f"a: &a\n  k: v\n{merge}",
        "deep: " + "[" * 15000 + "\n",
        "!!python/object/apply:os.system: [x]\n",
    ):
        front, _ = split_front_matter(f"---\ntitle: Gate\n{block}---\nBody")
        assert front.title in {"Gate", None}


# Markdown


MARKDOWN = """# Dam **gate** fails

The gate *above* the [town](https://example.org) failed
on Monday &amp; snake_case stayed. <b>Loud</b><!-- gone --> 5 * 3.

![The gate](gate.png)

> Nobody was hurt,
> the mayor said.

- water
- bread
  - rye

1. one
2. two

Night
-----

<!-- nothing -->

<div>In a box</div>

    as printed

***
The end\\*."""


def test_markdown_is_reduced_to_its_words() -> None:
    heading, text = plain(MARKDOWN, take_heading=True)
    assert heading == "Dam gate fails"
    assert text.strip() == (
        "The gate above the town failed\non Monday & snake_case stayed. Loud 5 * 3.\n\nThe gate\n\n"
        "Nobody was hurt,\nthe mayor said.\n\n- water\n- bread\n- rye\n\n1. one\n2. two\n\nNight\n\nIn a box\n\n"
        "as printed\n\nThe end*."
    )


def test_the_heading_is_the_title_unless_one_is_given(write) -> None:
    assert read(write(MARKDOWN, "story.md"))[0].title == "Dam gate fails"
    (article,) = read(write(MARKDOWN, "story.md"), title="Given")
    assert article.text.startswith("Given\n\nDam gate fails\n\nThe gate above")


def test_markdown_without_a_name_is_known_by_its_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(MARKDOWN.encode())))
    assert read("-")[0].title == "Dam gate fails"


def test_markup_in_a_text_file_stays_as_printed(write) -> None:
    text = "The *gate* & <b>the [town](x) &amp; it."
    assert read(write(text))[0].text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Words first.\n\n# Late", (None, "Words first.\n\nLate")),
        ("### Third level\n\nWords.", (None, "Third level\n\nWords.")),
        ("#\n\nWords.", (None, "Words.")),
        ("", (None, "")),
        ("a <!-- open\n\nb", (None, "a <!-- open\n\nb")),
    ],
)
def test_headings_that_are_no_title(text: str, expected: tuple[str | None, str]) -> None:
    heading, words = plain(text, take_heading=True)
    assert (heading, words.strip()) == expected


def test_a_huge_markdown_file_stays_as_printed() -> None:
    text = "*a* " * LARGEST
    assert plain(text, take_heading=True) == (None, text)
