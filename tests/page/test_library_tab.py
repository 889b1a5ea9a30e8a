"""The Library tab in a real browser: versions and near-duplicates linked, finding, sorting; and every download."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from summarizer.article import Article
from summarizer.page.reading import NAMES
from tests.page.conftest import Visit
from tests.page.serving import Served

FERRY = (
    "The evening ferry to Stavik ran aground on Sunday with 140 people on board. Nobody was hurt, said Lars Moe, "
    "the captain. Divers looked at the hull on Monday, and the line said that it would sail again within a week."
)


@pytest.fixture(autouse=True, scope="module")
def _kept(desk: Served) -> None:
    about = {"title": "Ferry aground near Stavik", "published": "2024-05-06"}
    told = [
        Article.from_text(FERRY, outlet="Stavik Mail", url="https://mail.example/ferry", **about),
        Article.from_text(f"{FERRY} It was towed.", outlet="Stavik Mail", url="https://mail.example/ferry", **about),
        Article.from_text(f"{FERRY} Tickets are valid.", outlet="Fjord Radio", **about),
        Article.from_text(
            "A choir sang in Aldvik.", title="Aldvik choir", outlet="Aldvik News", published="2023-01-02"
        ),
    ]
    desk.desk.room.add(told)


def test_versions_and_near_duplicates_are_linked(come) -> None:
    visit: Visit = come()
    page = visit.page
    page.get_by_role("tab", name="Library").click()
    old = page.locator("#listing tr.replaced")
    expect(old).to_contain_text("an earlier version")
    expect(old).to_contain_text("other versions: Ferry aground near Stavik (Stavik Mail, 2024-05-06)")
    radio = page.locator("#listing tr").filter(has=page.locator("td", has_text="Fjord Radio"))
    expect(radio).to_contain_text("nearly the same text: Ferry aground near Stavik (Stavik Mail, 2024-05-06)")
    visit.shoot()
    page.evaluate("window.scrollTo(0, 400)")
    radio.locator(".note .plain-button").first.click()
    expect(page.locator("#sheet .text")).to_contain_text("ran aground")
    expect(page.locator("#sheet")).to_contain_text("Stavik Mail")
    assert page.evaluate("window.scrollY") == 0


def test_finding_and_sorting(come) -> None:
    visit: Visit = come()
    page = visit.page
    page.get_by_role("tab", name="Library").click()
    first = page.locator("#listing tbody tr").first
    expect(first).to_contain_text("Aldvik choir")
    page.get_by_label("Order").click()
    page.get_by_role("option", name="Newest").click()
    expect(first).to_contain_text("Ferry aground")
    page.get_by_label("Find").fill("divers hull")
    page.get_by_label("Find").press("Enter")
    expect(first.locator(".passage")).to_contain_text("Divers looked at the hull")
    expect(page.locator("#listing [role=status]")).to_contain_text("the nearest to “divers hull” first")
    page.get_by_label("Find").fill("")
    page.get_by_label("To day").locator("visible=true").fill("yesterday")
    page.get_by_label("To day").locator("visible=true").press("Enter")
    expect(page.locator("#listing .failures")).to_contain_text("write year, month and day")
    page.get_by_label("To day").locator("visible=true").fill("2023-12-31")
    page.get_by_label("To day").locator("visible=true").press("Enter")
    expect(page.locator("#listing tbody tr")).to_have_count(1)


def test_the_tab_key_goes_from_field_to_field(come) -> None:
    visit: Visit = come()
    page = visit.page
    page.get_by_role("tab", name="Library").click()
    page.get_by_label("Find").focus()
    stops = []
    label = "document.activeElement.closest('.block').querySelector('[data-testid=block-info]').innerText.trim()"
    for _ in range(4):
        page.keyboard.press("Tab")
        page.wait_for_timeout(100)  # the lists open and close by themselves
        stops.append(page.evaluate(label))
    assert stops == ["Outlet", "Order", "From day", "To day"]
    expect(page.locator("[role=listbox]").locator("visible=true")).to_have_count(0)


def test_every_format_is_downloaded(come) -> None:
    visit: Visit = come()
    page = visit.page
    page.get_by_role("tab", name="Library").click()
    page.locator("#listing tr:not(.replaced)").get_by_role("button", name="Ferry aground near Stavik").first.click()
    expect(page.locator("#sheet .text")).to_contain_text("ran aground")
    saved: dict[str, str] = {}
    for name, shown in NAMES.items():
        page.get_by_label("Download as").click()
        page.get_by_role("option", name=shown, exact=True).click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Download", exact=True).click()
        saved[name] = download.value.suggested_filename
        text = Path(download.value.path()).read_text(encoding="utf-8")
        assert text.strip(), name
        assert "Lars Moe" in text or name in {"csv", "events", "ninjs", "jsonld"}, name
        if saved[name].endswith((".json", ".jsonld")):
            json.loads(text)
    assert len(set(saved.values())) == len(NAMES)
