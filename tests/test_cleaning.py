"""Cleaning, leftovers and what stands above the prose."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cleaning import Layout, clean, iso_date, lay_out
from summarizer.leftovers import cut_leftovers, is_prose
from summarizer.masthead import dateline, is_credit, printed_date

BODY = "The gate above the town failed on Monday, officials said.\n\nNobody was hurt when the water came down."


def page(*blocks: str) -> Layout:
    return lay_out("\n\n".join(("Dam gate fails", BODY, *blocks)))


# clean


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\ufeffone\r\ntwo\rthree\u2028four\u2029five\x85six\x0cseven", "one\ntwo\nthree\nfour\nfive\nsix\nseven"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff\ufffeg\ufdd0h\U0001ffffi\udc80j", "abcdefghij"),
        ("tab\tstays", "tab\tstays"),
        ("cafe\u0301", "café"),
        ("one  \n \t\n\n\n\u00a0\ntwo", "one\n\ntwo"),
        ("“as” – ‘printed’ —  two\u00a0spaces…", "“as” – ‘printed’ —  two\u00a0spaces…"),
        ("left \u202eto right\u202c", "left \u202eto right\u202c"),
        ("&amp; <b>tags</b> stay", "&amp; <b>tags</b> stay"),
    ],
)
def test_clean(raw: str, text: str) -> None:
    assert clean(raw) == text


def test_runs_of_combining_marks_do_not_cost_quadratic_time() -> None:
    cleaned = clean("a" + "\u0301\u0327" * 100_000)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.count("\u0301") + cleaned.count("\u0327") >= 199_990


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


# leftovers

CUT_ANYWHERE = [
    ("Your email address will not be published. Required fields are marked *", "comment form"),
    ("Save my name, email, and website in this browser for the next time I comment.", "comment form"),
    ("Notify me of new posts by email.", "comment form"),
    ("You must be logged in to post a comment.", "comment form"),
    ("This site uses Akismet to reduce spam. Learn how your comment data is processed.", "spam notice"),
    ("Click to share on Facebook (Opens in new window)", "share bar"),
    ("Facebook Twitter WhatsApp Email", "share bar"),
    ("Share on LinkedIn", "share bar"),
    ("Like Loading...", "share bar"),
    ("Related: Ten years of broken gates", "related link"),
    ("READ MORE: Ten years of broken gates", "related link"),
    ("Click here to read the full report", "related link"),
    ("Sign up for our daily newsletter", "newsletter box"),
    ("Get the top stories delivered to your inbox", "newsletter box"),
    ("This website uses cookies to improve your experience.", "cookie banner"),
    ("Advertisement", "advertisement"),
    ("Story continues below advertisement", "advertisement"),
    ("Follow us on Facebook and Twitter", "follow us"),
    ("Follow Ada Lind on Twitter: @adalind", "follow us"),
    ("© 2019 The Valley Post. All rights reserved.", "copyright footer"),
    ("Copyright 2019 Valley Press. This material may not be published.", "copyright footer"),
    ("All rights reserved", "copyright footer"),
    ("Photo: Ada Lind/Reuters", "picture credit"),
    ("Image credit: Bo Katt for the Valley Post", "picture credit"),
    ("AFP/Getty Images", "picture credit"),
    ("Tags: dams, water, safety", "page navigation"),
    ("Home > News > Region", "page navigation"),
    ("Skip to content", "page navigation"),
    ("3 min read", "page navigation"),
    ("About us | Contact us | Privacy policy", "page navigation"),
]


@pytest.mark.parametrize(("line", "reason"), CUT_ANYWHERE)
def test_a_leftover_is_cut_in_the_middle_and_listed(line: str, reason: str) -> None:
    layout = page(line, "The mayor came later and spoke to the people.")
    assert line not in layout.text
    assert layout.text.endswith("came down.\n\nThe mayor came later and spoke to the people.")
    assert [(cut.reason, line.startswith(cut.start_words)) for cut in layout.cut] == [(reason, True)]


PROSE = [
    "The minister declined to share this: the report was not finished.",
    "“Leave a reply after the tone,” the recording said.",
    "Leave a reply after the tone, the recording said over and over.",
    "Related: the second gate failed too, and nobody has said why.",
    "Share prices fell on Facebook and Twitter news.",
    "This website uses cookies, the court found, and must not.",
    "Copyright law was changed in 2016 after a long dispute.",
    "Follow the money on Facebook, the senator said, and you find them.",
    "Like many on X, she was angry at the strike.",
    "Register updates show that the toll rose.",
    "12 responses were received by the ministry in one week.",
    "Subscribers to the newsletter were told on Monday.",
    "Photo: residents carry sandbags to the gate",
    "Photo: Residents flee.",
    "Tags: the police found them on every door.",
    "The advertisement ran for weeks.",
    "Home",
    "Search",
    "Facebook",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_that_only_holds_such_words_stays(line: str) -> None:
    layout = page(line, "The mayor came later and spoke to the people.")
    assert f"\n\n{line}\n\n" in layout.text
    assert layout.cut == []


def test_an_opening_at_the_end_takes_all_that_is_no_prose() -> None:
    layout = page("Related stories", "Ten years of gates", "Mayor visits valley\nBridge opens", "Most read")
    assert layout.text.endswith("came down.")
    assert [cut.start_words for cut in layout.cut] == [
        "Related stories", "Ten years of gates", "Mayor visits valley", "Bridge opens", "Most read",
    ]  # fmt: skip


def test_an_opening_in_the_middle_takes_its_block_and_list_only() -> None:
    layout = page(
        "You may also like\nTen years of gates", "- Bridge opens", "The second gate", "It failed as well at noon."
    )
    assert [cut.start_words for cut in layout.cut] == ["You may also like", "Ten years of gates", "- Bridge opens"]
    assert layout.text.endswith("The second gate\n\nIt failed as well at noon.")


def test_an_opening_before_any_prose_does_not_take_the_article() -> None:
    layout = lay_out("Dam gate fails\n\nMore news\n\nGate shut\n\nTown dry")
    assert layout.text == "Dam gate fails\n\nGate shut\n\nTown dry"


def test_prose_after_a_comment_form_stays() -> None:
    layout = page("Leave a Reply", "The mayor came later and spoke to the people.")
    assert layout.text.endswith("spoke to the people.")


def test_readers_comments_go_with_their_heading() -> None:
    layout = page("2 thoughts on “Dam gate fails”", "Bo says:", "I think the mayor did it, as everybody here knows.")
    assert layout.text.endswith("came down.")
    assert [cut.reason for cut in layout.cut] == ["comment form"] * 3


def test_weak_lines_are_cut_next_to_leftovers_or_to_each_other() -> None:
    layout = page("Cancel reply", "Name *", "Email *", "Nobody knows why it failed so early.")
    assert [cut.reason for cut in layout.cut] == ["comment form", "page furniture", "page furniture"]
    assert page("Menu", "Search", "Nobody knows why it failed so early.").text.endswith("so early.")
    assert [cut.start_words for cut in page("Twitter\n\nShare on Reddit").cut] == ["Twitter", "Share on Reddit"]


def test_equal_leftovers_are_listed_once() -> None:
    assert len(page("Advertisement", "A second gate failed as well.", "Advertisement").cut) == 1


def test_start_words_are_eight() -> None:
    (cut,) = page("Related: one two three four five six seven eight nine").cut
    assert cut.start_words == "Related: one two three four five six seven"


@given(st.lists(st.sampled_from([line for line, _ in CUT_ANYWHERE] + PROSE + ["", BODY, "Name", "Comments", "- x"])))
def test_every_line_is_kept_or_listed(lines: list[str]) -> None:
    kept, cut = cut_leftovers(lines)
    words = {item.start_words for item in cut}
    assert len(kept) == len(lines)
    for line, left in zip(lines, kept, strict=True):
        assert left in {line, ""}
        assert left == line or " ".join(line.split()[:8]) in words


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("The gate failed on Monday, officials said.", True),
        ("“Did the gate of the dam fail?”", True),
        ("门在星期一坏了，官员说没有人受伤。", True),
        ("word " * 41, True),
        ("x" * 301, True),
        ("Gate fails again", False),
        ("It failed.", False),
        ("", False),
    ],
)
def test_is_prose(line: str, prose: bool) -> None:
    assert is_prose(line) is prose


# title


@pytest.mark.parametrize(
    "first",
    ["Dam gate fails", "Who broke the gate?", "“It fell”: the night of the gate", "Troops leave the U.S.", "水门坏了"],
)
def test_a_headline_is_found(first: str) -> None:
    layout = lay_out(f"{first}\n\n{BODY}")
    assert (layout.title, layout.text) == (first, f"{first}\n\n{BODY}")


@pytest.mark.parametrize(
    "first",
    [
        "The gate failed on Monday.",
        "The gate failed on Monday,",
        "Dam gate fails\nfor the second time",
        "KESTREL TOWN (AP) - The gate failed",
        "word " * 50,
        "* * *",
    ],
)
def test_what_is_no_headline(first: str) -> None:
    layout = lay_out(f"{first}\n\n{BODY}")
    assert (layout.title, layout.body_start) == (None, 0)


def test_a_headline_needs_text_below_it() -> None:
    assert lay_out("Dam gate fails").title is None
    assert lay_out("Dam gate fails\n\n***").title is None


def test_a_title_is_not_printed_twice() -> None:
    layout = lay_out(f"Dam ‘gate’ fails\n\nDam 'gate' fails\n\n{BODY}", title="Dam ‘gate’ fails")
    assert layout.text == f"Dam ‘gate’ fails\n\n{BODY}"
    assert [tuple(cut) for cut in layout.cut] == [("Dam 'gate' fails", "repeats the title")]


def test_a_given_title_is_one_line() -> None:
    assert lay_out(BODY, title=" Dam\n gate \x00fails ").title == "Dam gate fails"
    assert lay_out(BODY, title=" \n ").title is None


# byline, date line, dateline


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ada Lind", "Ada Lind"),
        ("BY ADA LIND", "ADA LIND"),
        ("By Ada Lind and Bo van Katt, Reuters", "Ada Lind and Bo van Katt, Reuters"),
        ("By: Ada Lind in Port Orin, chief correspondent", "Ada Lind in Port Orin, chief correspondent"),
        ("Story by A. B. Lind Jr.", "A. B. Lind Jr."),
        ("Ada Lind, Associated Press", "Ada Lind, Associated Press"),
        ("Ada Lind, Valley Correspondent", "Ada Lind, Valley Correspondent"),
        ("Reuters", "Reuters"),
    ],
)
def test_bylines(line: str, byline: str) -> None:
    for text in (f"Dam gate fails\n\n{line}\n\n{BODY}", f"Dam gate fails\n{line}\n\n{BODY}"):
        layout = lay_out(text)
        assert (layout.title, layout.byline) == ("Dam gate fails", byline)
        assert layout.text == f"Dam gate fails\n\n{BODY}"
        assert [tuple(cut) for cut in layout.cut] == [(line, "byline")]


@pytest.mark.parametrize(
    "line",
    ["By Monday evening", "By the numbers", "By Ada Lind was the book signed.", "Ada Lind in Port Orin", "By 2019",
     "Ada Lind, mayor", "By Monday", "By Ada Lind; more soon:"],
)  # fmt: skip
def test_what_is_no_byline_stays(line: str) -> None:
    layout = lay_out(f"Dam gate fails\n\n{line}\n\n{BODY}")
    assert layout.byline is None
    assert line in layout.text


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("2 November 2016, 14:05", "2016-11-02", None),
        ("Published 3 November 2016", "2016-11-03", None),
        ("Posted on Nov. 3, 2016 at 5:04 pm", "2016-11-03", None),
        ("Tuesday, September 22, 2015", "2015-09-22", None),
        ("Thursday 3rd of May 2018 10:35 GMT", "2018-05-03", None),
        ("Published: 2016-11-02", "2016-11-02", None),
        ("Last updated 3 Nov 2016", None, "2016-11-03"),
        ("Published 3 Nov 2016, updated 4 Nov 2016", "2016-11-03", "2016-11-04"),
    ],
)
def test_date_lines(line: str, published: str | None, updated: str | None) -> None:
    layout = lay_out(f"Dam gate fails\n\n{line}\n\n{BODY}")
    assert (layout.published, layout.updated) == (published, updated)
    assert layout.text == f"Dam gate fails\n\n{BODY}"
    assert {cut.reason for cut in layout.cut} == {"date line"}


def test_byline_and_date_in_one_line() -> None:
    layout = lay_out(f"2 May 2019\n\nDam gate fails\n\nBy Ada Lind | Updated May 3, 2019\n\n{BODY}")
    assert (layout.title, layout.byline) == ("Dam gate fails", "Ada Lind")
    assert (layout.published, layout.updated) == ("2019-05-02", "2019-05-03")


@pytest.mark.parametrize(
    "line", ["03/04/2016", "31 June 2016", "On 3 November 2016 the gate failed", "2016", "3 Smarch 2016"]
)
def test_what_is_no_date_or_two_is_not_guessed(line: str) -> None:
    assert printed_date(line) is None
    layout = lay_out(f"Dam gate fails\n\n{line}\n\n{BODY}")
    assert layout.published is None
    assert line in layout.text


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        ("CAIRO, Nov. 3 (Reuters) - ", "CAIRO, Nov. 3 (Reuters)"),
        ("BAGHDAD (AP) — ", "BAGHDAD (AP)"),
        ("Oslo, Norway — ", "Oslo, Norway"),
        ("WASHINGTON — ", "WASHINGTON"),
        ("PORT-AU-PRINCE, Haiti (AP) -- ", "PORT-AU-PRINCE, Haiti (AP)"),
        ("Rio de Janeiro, 25 Aug 88 (Radio Globo) -- ", "Rio de Janeiro, 25 Aug 88 (Radio Globo)"),
        ("CAIRO/LONDON (Reuters) – ", "CAIRO/LONDON (Reuters)"),
        ("(CNN) -- ", "(CNN)"),
    ],
)
def test_datelines_stay_in_the_text(opening: str, words: str) -> None:
    assert dateline(opening + BODY) == words
    assert lay_out(f"Dam gate fails\n\n{opening}{BODY}").text.endswith(opening + BODY)


@pytest.mark.parametrize(
    "body",
    [
        "Oslo — the capital — was quiet.",
        "The gate failed — Police came.",
        "Ada Lind, Bo Katt — and others — left.",
        "UPDATE — The gate failed.",
        "NATO — the alliance — met.",
        "The well-known mayor left.",
        "One Two Three Four Five Six Seven Eight Nine (AP) — The gate failed.",
        "",
    ],
)
def test_what_is_no_dateline(body: str) -> None:
    assert dateline(body) is None


def test_closing_credits_of_a_wire_are_cut_at_the_end_only() -> None:
    credit = "(Reporting by Ada Lind in Port Orin; Editing by Bo Katt)"
    layout = page(credit, "Additional reporting by Cy Dorn")
    assert layout.text.endswith("came down.")
    assert {cut.reason for cut in layout.cut} == {"credit line"}
    assert credit in page(credit, "The mayor came later and spoke to the people.").text
    assert not is_credit("Reporting by the agency shows that the gate failed.")
    assert not is_credit("x" * 500)


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        (None, None),
        (" ", None),
        ("2016-11-03", "2016-11-03"),
        ("20161103", "2016-11-03"),
        ("2016-11-03 14:05", "2016-11-03T14:05:00"),
        ("2016-11-03t14:05:00z", "2016-11-03T14:05:00+00:00"),
    ],
)
def test_iso_date(value: str | None, iso: str | None) -> None:
    assert iso_date(value) == iso


def test_only_a_few_lines_above_the_prose_are_furniture() -> None:
    layout = lay_out("\n\n".join(["By Ada Lind"] * 8 + ["", "By Bo Katt", BODY]), title="Dam gate fails")
    assert layout.byline == "Ada Lind"
    assert layout.text == f"Dam gate fails\n\nBy Bo Katt\n\n{BODY}"
