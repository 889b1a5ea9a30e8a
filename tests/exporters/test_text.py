from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from summarizer.answer import Answer
from summarizer.article import Article
from summarizer.exporters import text
from summarizer.summary import Summary
from tests.exporters.conftest import MADE_BY
from tests.exporters.hostile import PAYLOADS, answer_with, summary_with


def _words(shown: str) -> str:
    return " ".join(shown.split())


def test_the_head_says_what_and_where_from(summary: Summary) -> None:
    lines = text.summaries([summary], True).splitlines()
    assert lines[:3] == ["Killings at the Weir", "The Weir Gazette | 2024-05-03", f"article {summary.article.id}"]


@pytest.mark.parametrize(
    "line",
    [
        "Nearly 300 people fled, according to local reports. (sentence 3 [180-231])",
        "k1 killed 40 (40/40/40) farmers (civilian) alleged",
        "by rebels = The Northern Brigade",
        "where the Weir bridge (site)",
        "when on Tuesday (2024-04-30)",
        'motive "over unpaid tolls", as stated',
        "says Anna Lindqvist (Spokeswoman, the relief agency) -> it",
        "stands sentence 2 [22-178], claim c1",
        "sure alleged, hedged by “allegedly”",
        "says Anna Lindqvist “said on” -> it “had heard”; reported speech",
        "c2 Nobody was hurt sure stated, negated",
        "says the mayor “said.”; direct quotation",
        "s2 it unspecified, collective; sentence 2 [86-88], 2 mentions",
        "f1 The Northern Brigade, also “the Brigade” rebel",
        "t1 The Northern Brigade | entered | Ostrava-sur-Lac says the outlet itself",
        "e1 on Tuesday (date unresolved)",
        "x casualty: killed 400 farmers why a number is not in the words it points at: “400”",
        "nearest “killed 40 farmers” [121-138]",
        "! a notice for the reader",
    ],
)
def test_every_item_shows_its_id_its_words_and_its_place(summary: Summary, line: str) -> None:
    assert line in _words(text.summaries([summary], True))


def test_offsets_shown_lead_to_the_words(summary: Summary) -> None:
    shown = text.summaries([summary], True)
    places = {(int(start), int(end)) for start, end in re.findall(r"\[(\d+)-(\d+)\]", shown)}
    cut = {(piece.start, piece.end) for claim in summary.claims for piece in claim.evidence}
    assert cut <= places


def test_claims_stand_under_whoever_is_behind_them(summary: Summary) -> None:
    shown = text.summaries([summary], True)
    claims = shown[shown.index("CLAIMS") :]
    assert claims.index("Anna Lindqvist") < claims.index("c1 ") < claims.index("the mayor") < claims.index("c2 ")


def test_an_answer_shows_status_sentences_and_citations(answer: Answer) -> None:
    shown = _words(text.answer(answer))
    assert shown.startswith("Who reported it? Status: reported, not confirmed Anna Lindqvist said it")
    assert "40 killed. [1]" in shown
    assert "[1] Killings at the Weir (The Weir Gazette, 2024-05-03) “Spokeswoman Anna" in shown
    assert "characters [22-178] of article" in shown
    assert "answer-sentence: It is sure. why it drops a word of doubt" in shown


def test_a_question_read_as_another_shows_both(answer: Answer) -> None:
    followed = answer.model_copy(update={"asked": "And who \x1b[1mreported it?"})
    shown = text.answer(followed).splitlines()
    assert shown[:2] == ["asked: And who \\u001b[1mreported it?", "read as: Who reported it?"]
    assert "read as" not in text.answer(answer)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_terminal_gets_colours_from_us_and_nothing_from_the_article(payload: str) -> None:
    console = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", width=100)
    with console.capture() as captured:
        for part in (*text.render_summary(summary_with(payload)), *text.render_answer(answer_with(payload))):
            console.print(part)
    shown = re.sub("\x1b\\[[0-9;]*m", "", captured.get())
    assert not re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert max(map(cell_len, shown.splitlines())) <= 100


@pytest.mark.parametrize(
    "words", ["北京市の発表、", "👩\u200d🚒 ", "قال المتحدث باسم الوزارة ", "नमस्ते दुनिया ", "ze\u200bro "]
)
def test_wide_and_right_to_left_words_fit_and_stay_in_order(words: str) -> None:
    shown = text.summaries([summary_with((words * 30).strip())], True)
    assert max(map(cell_len, shown.splitlines())) <= text.PLAIN_WIDTH
    assert "".join((words * 3).split()) in "".join(shown.split())


def test_a_refusal_offers_the_nearest_words(refusal: Answer) -> None:
    shown = _words(text.answer(refusal))
    assert "Status: not in these articles" in shown
    assert "NEAREST PASSAGES what the articles do say; not an answer - “Nobody was hurt”" in shown
    assert "CITATIONS" not in shown


def test_plain_text_fits_and_has_no_escapes(summary: Summary, answer: Answer) -> None:
    for shown in (text.summaries([summary, summary], False), text.answer(answer)):
        assert max(map(len, shown.splitlines())) <= text.PLAIN_WIDTH
        assert not [line for line in shown.splitlines() if line != line.rstrip()]
        assert "\x1b" not in shown


@pytest.mark.parametrize("width", [20, 40, 80, 100])
def test_a_terminal_of_any_width(summary: Summary, width: int) -> None:
    console = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", width=width)
    with console.capture() as captured:
        for part in text.render_summary(summary):
            console.print(part)
    assert "\x1b[" in captured.get()
    assert "Weir" in captured.get()


def test_markup_and_escapes_of_an_article_are_shown_not_obeyed() -> None:
    article = Article.from_text("[red]Body[/red] of :smile: [link=x]it[/link].", title="[bold]Not bold[/nothing]")
    hostile = Summary(
        schema_version="1", article=article, headline=article.title, abstract=[], claims=[], sources=[], casualties=[],
        forces=[], control=[], timeline=[], rejected=[], notices=["a \x1b[31mnotice\x07\u202e"], made_by=MADE_BY,
    )  # fmt: skip
    shown = text.summaries([hostile], True)
    assert "[bold]Not bold[/nothing]" in shown
    assert "a \\u001b[31mnotice\\u0007\\u202e" in shown
