"""What people bring, without a browser; panes, questions and sessions as plain values."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from summarizer.article import Article
from summarizer.errors import SourceTooLarge
from summarizer.newsroom import Newsroom
from summarizer.page import intake, wording
from summarizer.page.intake import About, Failed
from summarizer.page.panes import LONGEST, Place, panes
from summarizer.page.questions import to_try
from summarizer.page.session import MOST_OPEN, MOST_TURNS, Session
from tests.page.dispatches import ARTICLE, river


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path / "home", "offline", embedding="none", max_bytes=5000)


def test_a_pasted_text_is_an_article(room: Newsroom) -> None:
    article = intake.pasted(
        room, "Title here\n\nA body stands here.", About(outlet=" The Post ", published="2024-05-01")
    )
    assert (article.title, article.outlet, article.published) == ("Title here", "The Post", "2024-05-01")
    with pytest.raises(SourceTooLarge):
        intake.pasted(room, "é" * 2600, About())
    with pytest.raises(ValueError, match="year, month and day"):
        intake.pasted(room, "A body.", About(published="May"))


def test_an_upload_has_its_own_name_and_is_removed(room: Newsroom, tmp_path: Path) -> None:
    good, empty, wrong = tmp_path / "[1] a b.txt", tmp_path / "empty.txt", tmp_path / "run.exe"
    good.write_text("A ship sank\n\nA ship sank off Tarn Isle on Monday.")
    empty.write_text("")
    wrong.write_bytes(b"MZ")
    found = list(intake.dropped(room, [str(good), str(empty), str(wrong)]))
    assert isinstance(found[0], Article)
    assert found[0].source == "[1] a b.txt"
    failed = [one for one in found if isinstance(one, Failed)]
    assert [one.source for one in failed] == ["empty.txt", "run.exe"]
    assert all(str(tmp_path) not in one.why for one in failed)
    assert not any(path.exists() for path in (good, empty, wrong))


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "ftp://a.example/x", "-", "C:\\a.txt"])
def test_only_pages_are_fetched(room: Newsroom, address: str) -> None:
    [failed] = intake.fetched(room, address)
    assert isinstance(failed, Failed)
    assert "https://" in failed.why


def test_an_address_inside_the_network_is_refused(room: Newsroom) -> None:
    [failed] = intake.fetched(room, "http://127.0.0.1:1/x")
    assert isinstance(failed, Failed)


def test_errors_are_sentences() -> None:
    assert wording.sentence(SourceTooLarge("it is too long", "cut it")) == "It is too long. Cut it."
    assert wording.sentence(KeyError("x")) == wording.BUG


def test_panes_mark_places_and_leave_out_what_is_far() -> None:
    shown = panes({ARTICLE.id: ARTICLE}, [Place(ARTICLE.id, 0, 5, "t1c1"), Place(ARTICLE.id, 3, 9, "t1c2")], "t1c1")
    assert 'data-place="t1c2 t1c1"' in shown or 'data-place="t1c1 t1c2"' in shown
    assert 'data-open="t1c1"' in shown
    text = "A line of nothing at all.\n\n" * (LONGEST // 20)
    long = Article.from_text(f"<b>Start</b>\n\n{text}Here it is.")
    at = long.text.index("Here it is.")
    shown = panes({long.id: long}, [Place(long.id, at, at + 11, "t1c1")])
    assert len(shown) < LONGEST / 4
    assert "left out here" in shown
    assert ">Here it is.</span>" in shown
    assert "<b>Start" not in shown
    assert panes({}, [Place("gone", 0, 1, "t1c1")]).count("data-place") == 0


def test_questions_come_from_what_is_there() -> None:
    assert to_try([river()])[0] == "Who reported the killings?"
    assert len(to_try([river(), river()])) == 3
    assert "Who reported the killings?" not in to_try([river()], "Who reported the killings?")
    assert to_try([]) == []


def test_a_session_does_not_grow_without_end() -> None:
    session = Session()
    for number in range(MOST_OPEN + 5):
        session.open(Article.from_text(f"Text number {number}."))
    assert len(session.opened) == MOST_OPEN
    turns = [session.begin("?") for _ in range(MOST_TURNS + 5)]
    assert len(session.turns) == MOST_TURNS
    assert session.turns[-1] is turns[-1]
    session.show(river())
    session.close(river().article.id)
    assert session.shown is None
    assert SimpleNamespace(**vars(session)).summaries == {}
