"""The Ask tab in a real browser: copying, filters, follow-ups, two people at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from summarizer.article import Article
from tests.page.conftest import Visit
from tests.page.reporter import ask
from tests.page.serving import Served

LEVEE = "At least six farmers were killed when the levee at Corrin broke on Friday, said Ines Vale, a mayor."
QUARRY = "Nineteen quarrymen were killed in a blast at Corrin quarry on Tuesday, said Odd Lien, a police officer."


@pytest.fixture(autouse=True, scope="module")
def _kept(desk: Served) -> None:
    levee = Article.from_text(LEVEE, title="Levee breaks at Corrin", outlet="Corrin Post", published="2024-03-02")
    quarry = Article.from_text(QUARRY, title="Blast at Corrin quarry", outlet="Upland Radio", published="2024-09-12")
    desk.desk.room.add([levee, quarry])


def narrow(page: Page, outlet: str | None = None, since: str | None = None) -> None:
    if not page.get_by_role("combobox", name="Only these articles").first.is_visible():
        page.get_by_role("button", name="Where to look").click()
    if outlet is not None:
        page.locator("[aria-label=Outlet]:visible").first.click()
        page.get_by_role("option", name=outlet).click()
    if since is not None:
        page.get_by_label("From day").locator("visible=true").first.fill(since)


def test_an_answer_is_copied_with_its_citations(come) -> None:
    visit: Visit = come(permissions=["clipboard-read", "clipboard-write"])
    page = visit.page
    ask(page, "Who was killed when the levee broke?", 1)
    page.get_by_role("button", name="Copy with citations").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(page.locator("#turn-1 .told").first.inner_text()[:20])
    assert f"[1] Corrin Post, Levee breaks at Corrin, 2024-03-02: “{LEVEE}”" in copied


def test_filters_narrow_the_library_and_say_when_nothing_is_left(come) -> None:
    visit: Visit = come()
    page = visit.page
    narrow(page, outlet="Upland Radio")
    ask(page, "How many people were killed at Corrin?", 1)
    expect(page.locator("#turn-1 .said")).to_contain_text("Nineteen")
    expect(page.locator("#turn-1")).not_to_contain_text("Corrin Post")
    narrow(page, since="2024-12-01")
    ask(page, "How many people were killed at Corrin?", 2)
    expect(page.locator("#turn-2 .trouble")).to_contain_text("Widen the filters")
    narrow(page, since="in spring")
    ask(page, "How many people were killed at Corrin?", 3)
    expect(page.locator("#turn-3 .trouble")).to_contain_text("write year, month and day")
    visit.shoot()
    narrow(page, outlet="any outlet", since="2024-06-01")
    ask(page, "How many people were killed at Corrin?", 4)
    expect(page.locator("#turn-4 .said")).to_contain_text("Nineteen")
    expect(page.locator("#turn-4")).not_to_contain_text("farmers")


def test_a_follow_up_is_read_with_what_was_asked_before(come) -> None:
    visit: Visit = come()
    page = visit.page
    ask(page, "Who reported the blast at Corrin quarry?", 1)
    ask(page, "And how many were killed?", 2)
    expect(page.locator("#turn-2 .note").first).to_contain_text("Corrin quarry")
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator("#talk .turn")).to_have_count(0)
    expect(page.locator("#cited .pane")).to_have_count(0)


def test_two_people_see_their_own_conversations(come) -> None:
    first, second = come(), come()
    ask(first.page, "Who was killed when the levee broke?", 1)
    ask(second.page, "Who was killed at Corrin quarry?", 1)
    expect(first.page.locator("#talk .turn")).to_have_count(1)
    expect(first.page.locator("#talk")).not_to_contain_text("Odd Lien")
    expect(second.page.locator("#talk")).not_to_contain_text("Ines Vale")
