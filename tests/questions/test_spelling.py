from __future__ import annotations

import pytest

from summarizer import Newsroom
from summarizer.article import Article
from summarizer.questions.spelling import is_slip

BRIDGE = Article.from_text(
    "The Harbour Works Council closed the Lindqvist bridge in 2011. Divers had found a crack. "
    "The Salt Market was moved to the north bank.",
    title="Bridge closed",
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("When was the Lindqist bridge closed?", "2011"),
        ("When did the HWC close the bridge?", "2011"),
        ("Where was the Saltmarket moved?", "north bank"),
    ],
)
def test_a_name_is_read_as_the_article_has_it(question: str, told: str) -> None:
    assert told in Newsroom(engine="offline", embedding="none").ask(question, [BRIDGE]).text


@pytest.mark.parametrize(
    "question",
    ["When was the Lundquist bridge closed?", "When did the HCC close the bridge?", "Where was Saltbank moved?"],
)
def test_another_name_is_not_taken_for_it(question: str) -> None:
    answer = Newsroom(engine="offline", embedding="none").ask(question, [BRIDGE])
    assert answer.status == "not-in-articles"


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("sorensen", "sorenson", True),
        ("sorensn", "sorensen", True),
        ("soernsen", "sorensen", True),
        ("sorensen", "sorensen", False),
        ("sorensen", "sornsenn", False),
        ("iran", "iraq", False),
    ],
)
def test_a_slip_is_one_letter(one: str, other: str, slip: bool) -> None:
    assert is_slip(one, other) is slip
    assert is_slip(other, one) is slip
