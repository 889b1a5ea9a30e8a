"""Pages: what is read of them, what never is, and how walls are told from articles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.errors import SourceEmpty, SourceError, SourceTooLarge
from summarizer.readers import Given
from summarizer.readers.html import fragment_text, looks_like_html, read_html
from summarizer.readers.markup import decode_html, parse
from summarizer.readers.moment import moment
from summarizer.readers.paywall import judge
from summarizer.readers.prose import plain
from tests.readers.corpus_documents import (
    FOUR,
    INJECTED,
    ONE,
    PROSE,
    TITLE,
    TWO,
    article_page,
    full_page,
    linked,
    page,
    paragraphs,
)


def read(raw: bytes, **known: str) -> Article:
    (article,) = read_html(raw, "story.html", Given(**known))
    return article


def test_a_page_becomes_title_paragraphs_and_what_its_head_says() -> None:
    article = read(full_page())
    assert article.text == "\n\n".join((TITLE, *PROSE))
    assert (article.title, article.outlet, article.byline) == (TITLE, "Island Courier", "Mina Holt, Jo Brandt")
    assert (article.published, article.updated) == ("2021-02-03T08:30:00+01:00", "2021-02-03T12:00:00+00:00")
    assert article.url == "https://courier.example/ferries"


def test_what_the_caller_gives_wins() -> None:
    article = read(
        full_page(), title="Given title", published="2021-03-04", outlet="Given Post", url="https://given.example/x"
    )
    assert (article.title, article.published, article.outlet) == ("Given title", "2021-03-04", "Given Post")
    assert article.url == "https://given.example/x"


def test_the_title_is_the_printed_one() -> None:
    head = "<title>Ferries: live news and pictures | Courier</title>"
    head += '<meta property="og:title" content="Ferries stopped by a storm">'
    assert read(article_page(*PROSE, head=head)).title == TITLE


def test_a_title_without_a_heading_loses_the_name_of_the_site() -> None:
    head = '<title>Storm stops ferries - Island Courier</title><meta property="og:site_name" content="Island Courier">'
    assert read(page(f"<article>{paragraphs(*PROSE)}</article>", head).encode()).title == TITLE


def test_no_date_is_guessed() -> None:
    footer = "<footer>© 2019 Courier, last visited on 4 May 2018</footer>"
    article = read(page(f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE)}</article>{footer}").encode())
    assert (article.published, article.updated) == (None, None)


def test_a_dateline_is_recognised_in_the_text() -> None:
    article = read(article_page(f"NORTHPORT, Feb. 3 — {ONE}", *PROSE[1:]))
    assert article.dateline == "NORTHPORT, Feb. 3"


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "DISPLAY : NONE !important",
        "visibility:hidden",
        "opacity:0",
        "font-size:0",
        "font-size: 0px; x:y",
        "position:absolute;left:-9999px",
        "text-indent:-10000px",
        "color:transparent",
        "clip: rect(0 0 0 0)",
    ],
)
def test_hidden_words_are_never_text(style: str) -> None:
    article = read(article_page(*PROSE, before=f'<p style="{style}">{INJECTED}</p>'))
    assert INJECTED not in article.text
    assert [cut.reason for cut in article.cut] == ["hidden on the page"]


@pytest.mark.parametrize("style", ["display:block", "opacity:0.9", "font-size:0.9em", "left:-9px", "color:#000"])
def test_styled_words_are_text(style: str) -> None:
    assert (
        FOUR
        in read(
            article_page(*PROSE[:3]).replace(b"</article>", f'<p style="{style}">{FOUR}</p></article>'.encode())
        ).text
    )


def test_a_page_behind_an_open_dialogue_is_still_read() -> None:
    body = f'<div aria-hidden="true"><main><h1>{TITLE}</h1>{paragraphs(*PROSE)}</main></div>'
    body += '<div role="dialog">Sign up</div>'
    assert read(page(body).encode()).text.endswith(FOUR)


def test_many_dropped_elements_between_words_take_linear_time() -> None:
    article = read(article_page(*PROSE, "<s>x</s>word " * 15_000))
    assert article.text.startswith(TITLE)


def test_pages_without_end_are_refused() -> None:
    with pytest.raises(SourceTooLarge, match="tags"):
        read(b"<html><body>" + b"<p>x" * 600_000)


@pytest.mark.parametrize(
    ("declared", "codec", "words"),
    [
        ("windows-1251", "cp1251", "Паром не вышел из порта"),
        ("iso-8859-2", "iso-8859-2", "Přívoz dnes nevyplul"),
        ("gb2312", "gb18030", "渡轮今天没有离港"),
        ("euc-kr", "cp949", "여객선은 오늘 출항하지 않았다"),
        ("iso-8859-1", "cp1252", "“Não”"),
        ("utf-7", "utf-8", "+ADw-script+AD4-"),
        ("nonsense", "utf-8", "“Não”"),
        ("iso-2022-jp", "iso2022_jp", "船は出なかった"),
    ],
)
def test_the_declared_encoding_is_used_when_it_can_be_true(declared: str, codec: str, words: str) -> None:
    text = page(paragraphs(words * 5), charset=declared)
    assert decode_html(text.encode(codec), "story.html") == text


def test_what_the_server_said_comes_before_what_the_page_says() -> None:
    text = page(paragraphs("Паром не вышел из порта"), charset="koi8-r")
    assert decode_html(text.encode("cp1251"), "story.html", "windows-1251") == text


def test_two_breaks_are_a_paragraph_and_one_is_a_line() -> None:
    tree = parse(f"<p>{ONE}<br>{TWO}<br> <br>{FOUR}</p>", "-").tree
    assert plain(tree) == f"{ONE}\n{TWO}\n\n{FOUR}"


def test_tables_of_facts_are_lines_and_tables_that_lay_out_are_paragraphs() -> None:
    facts = "<table><tr><th>Pier</th><th>Hurt</th></tr><tr><td>North</td><td>3</td></tr></table>"
    assert plain(parse(facts, "-").tree) == "Pier | Hurt\nNorth | 3"
    laid = f"<table><tr><td>Menu</td><td>{paragraphs(*PROSE)}</td></tr></table>"
    assert plain(parse(laid, "-").tree).endswith("\n\n".join(PROSE))


def test_quotation_marks_that_a_browser_prints_are_printed() -> None:
    assert plain(parse("<p>He said <q>no <b>way</b></q> twice.</p>", "-").tree) == "He said “no way” twice."


def test_a_piece_of_html_is_known_and_read() -> None:
    assert looks_like_html("<p>One.</p>")
    assert not looks_like_html("Profits fell 3 < 4 and > 5, he wrote <sic>.")
    assert fragment_text(f"{paragraphs(ONE, TWO)}<script>x</script>", "-")[0] == f"{ONE}\n\n{TWO}"


def test_a_whole_article_beside_an_offer_is_no_stub() -> None:
    text = "\n\n".join(f"{number}. {ONE}" for number in range(25))
    assert judge(text, f"{text} Subscribe to continue reading", True, "-") == (text, ())


@pytest.mark.parametrize(
    "line", ["Subscribe to continue reading.", "This article is for subscribers only.", "Unlock this article"]
)
def test_a_wall_before_too_few_words_is_named(line: str) -> None:
    with pytest.raises(SourceEmpty, match="paywall") as caught:
        read(article_page(ONE, line))
    assert caught.value.hint


def test_broken_linked_data_is_left_aside() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>' + linked(headline=TITLE)
    assert read(article_page(*PROSE, head=head)).title == TITLE
    assert (
        read(article_page(*PROSE, head=f'<script type="application/ld+json">{"[" * 100_000}</script>')).title == TITLE
    )


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("2021-02-03T08:30:00Z", "2021-02-03T08:30:00+00:00"),
        ("2021-02-03 08:30:00 +0100", "2021-02-03T08:30:00+01:00"),
        ("20210203T083000", "2021-02-03T08:30:00"),
        ("2021-02-03", "2021-02-03"),
        ("Wed, 03 Feb 2021 08:30:00 GMT", "2021-02-03T08:30:00+00:00"),
        (1612341000, "2021-02-03T08:30:00+00:00"),
        ("1612341000000", "2021-02-03T08:30:00+00:00"),
        ("3 February 2021", "2021-02-03"),
        ("03/02/2021", None),
        ("2021-13-45", None),
        ("", None),
        (None, None),
        (True, None),
        (float("nan"), None),
        (1e300, None),
        ("soon", None),
    ],
)
def test_moments(said: object, read_as: str | None) -> None:
    assert moment(said) == read_as


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div hidden>",
        "</div>",
        "<br>",
        "<table><tr><td>",
        "</table>",
        "<q>",
        "</q>",
        "<s>",
        "</s>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<li>",
        "<h1>",
        "<article>",
        "&amp;",
        "&#0;",
        "&#xfdd0;",
        "\ufdd0",
        "\ufdd1",
        "\u2029",
        "\0",
        "<![CDATA[",
        "<meta charset=x>",
        "<title>",
        "<svg>",
        "<template>",
        "<style>.a{display:none}</style>",
        "<p class=a>",
        ONE,
    ]
)


@settings(max_examples=150, deadline=5000)
@given(st.lists(st.one_of(TAGS, st.text(max_size=20)), max_size=40))
def test_no_page_crashes_the_reader(pieces: list[str]) -> None:
    raw = ("<html><body>" + "".join(pieces)).encode(errors="replace")
    try:
        article = read(raw)
    except SourceError:
        return
    assert "\ufdd0" not in article.text
    assert "\ufdd1" not in article.text


@settings(max_examples=100, deadline=5000)
@given(st.integers(0, 2000), st.binary(min_size=1, max_size=12))
def test_no_damage_crashes_the_reader(at: int, noise: bytes) -> None:
    raw = full_page()
    try:
        read(raw[: at % len(raw)] + noise + raw[at % len(raw) + len(noise) :])
    except SourceError:
        return
