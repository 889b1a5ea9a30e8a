from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from summarizer.answer import Answer
from summarizer.exporters import markdown
from summarizer.summary import Summary
from tests.exporters.hostile import PAYLOADS

GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def _shown(written: str) -> str:
    return GITHUB.render(written)


@pytest.mark.parametrize(
    "line",
    [
        "<h1>Killings at the Weir</h1>",
        "<p>The Weir Gazette · 2024-05-03</p>",
        "<td>k1</td>\n<td>killed</td>\n<td>40 (40/40/40)</td>\n<td>farmers (civilian)</td>\n<td>rebels</td>",
        "<td>alleged</td>\n<td>Anna Lindqvist (Spokeswoman, the relief agency) -&gt; it</td>",
        "<strong>k1</strong> claim c1; motive, as stated: &quot;over unpaid tolls&quot;",
        "<strong>c1</strong> rebels allegedly killed 40 farmers",
        "how sure: alleged, hedged by “allegedly”",
        "who says it: Anna Lindqvist “said on” -&gt; it “had heard”; reported speech",
        "<li>“Nearly 300 people fled, according to local reports.” (sentence 3 [180-231])</li>",
        "(sentence 2 [22-178])",
        "<strong>t1</strong> The Northern Brigade | entered | Ostrava-sur-Lac (the outlet itself)",
        "<strong>e1</strong> on Tuesday (date unresolved): said on Tuesday it had heard",
        "<li>why: a number is not in the words it points at: “400”</li>",
        "<li>a notice for the reader</li>",
        "[bold]the mayor[/bold]",
    ],
)
def test_every_item_has_its_words_and_its_place(summary: Summary, line: str) -> None:
    assert line in _shown(markdown.summaries([summary], True))


def test_a_rule_stands_between_two_articles(summary: Summary) -> None:
    shown = _shown(markdown.summaries([summary, summary], False))
    assert (shown.count("<h1>"), shown.count("<hr />")) == (2, 1)


def test_where_a_file_lay_is_nobodys_business(summary: Summary) -> None:
    local = summary.article.model_copy(update={"source": "/srv/reporter/secret/leak.txt"})
    assert "secret" not in markdown.summaries([summary.model_copy(update={"article": local})], True)


def test_an_answer(answer: Answer, refusal: Answer) -> None:
    shown = _shown(markdown.answer(answer))
    assert "<h1>Who reported it?</h1>" in shown
    assert "<strong>Status: reported, not confirmed</strong>" in shown
    assert "40 killed. [1]</p>" in shown
    assert "characters [22-178] of article" in shown
    assert "https://example.org/weir" in shown
    assert "<a" not in shown
    assert "read as" not in shown
    assert "not an answer" in _shown(markdown.answer(refusal))


def test_a_question_read_as_another_shows_both(answer: Answer) -> None:
    shown = _shown(markdown.answer(answer.model_copy(update={"asked": "And *who*?"})))
    assert "<li>asked: And *who*?</li>\n<li>read as: Who reported it?</li>" in shown


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("frame", ["{}", "- {}", "# {}", "> {}", "| {} |", "1. {}"])
def test_escaped_words_are_text_in_every_block(frame: str, payload: str) -> None:
    tokens = GITHUB.parse(frame.format(markdown.escaped(payload)))
    [inline] = [token for token in tokens if token.type == "inline"]
    assert {child.type for child in inline.children or []} <= {"text"}


def test_plain_words_stay_readable() -> None:
    kept = 'He said: "50 (or more) people, mid-May - 3.5% - fled/hid; why?" -> the office\'s staff.'
    assert markdown.escaped(kept) == kept


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("https://e.example/a", "https\\:/\\/e\\.example/a"),
        ("www.news.example", "www\\.news\\.example"),
        ("me@news.example", "me\\@news\\.example"),
        ("example.com", "example\\.com"),
        ("At 3 p.m. the U.N. said 3.5 and 1/2.", "At 3 p.m. the U.N. said 3.5 and 1/2."),
    ],
)
def test_an_address_does_not_become_a_link_by_itself(words: str, written: str) -> None:
    assert markdown.escaped(words) == written
