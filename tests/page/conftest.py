"""A real browser for the page: Debian's chromium, driven by playwright; without them these tests skip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CHROMIUM, require
from tests.page.serving import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCREENSHOTS = Path(__file__).resolve().parent / "screenshots"
QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip


class Visit:
    """A page that was opened, and all it did: requests, console errors, dialogs."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("dialog", self._dismiss)

    def _dismiss(self, dialog) -> None:
        self.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def words(self, token: str) -> str:
        """The text of an item's evidence as the browser holds it."""
        return "".join(self.page.locator(f'[data-at~="{token}"]').all_text_contents())

    def lit(self) -> str:
        return "".join(self.page.locator(".text .on").all_text_contents())

    def in_view(self, selector: str) -> bool:
        """Whether the middle of the element is what one sees there."""
        return self.page.locator(selector).first.evaluate(
            """element => {
                const box = element.getClientRects()[0];
                const seen = document.elementFromPoint(box.x + Math.min(box.width, 60) / 2, box.y + box.height / 2);
                return element.contains(seen) || (seen && seen.contains(element));
            }"""
        )

    def shoot(self, full: bool = False) -> None:
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{self.name}.png", full_page=full, animations="disabled")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for each module: while playwright runs, this thread has an event loop that other tests would meet."""
    require("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """Write a document, open it as a file, and hold it to the law: one request, no error."""
    visits: list[Visit] = []

    def go(document: str, width: int = 1280, height: int = 800, address: str = "", **context: str) -> Visit:
        path = tmp_path / f"report{len(visits)}.html"
        path.write_text(document, encoding="utf-8")
        page = browser.new_context(viewport={"width": width, "height": height}, **context).new_page()
        made = Visit(page, request.node.name.replace("/", "-").replace("[", "-").rstrip("]"))
        visits.append(made)
        page.goto(path.as_uri() + address)
        return made

    yield go
    for made in visits:
        assert made.errors == []
        assert [url for url in made.requests if not url.startswith("file://")] == []
        assert len(made.requests) == 1 + made.page.evaluate("performance.getEntriesByType('resource').length")
        made.page.context.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk with the offline engine, shared by all journeys: each brings articles of its own."""
    with served(tmp_path_factory.mktemp("desk"), embedding="none") as made:
        yield made


@pytest.fixture
def come(browser: Browser, desk: Served, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """Open the desk in the browser, and hold it to the law: no error, and no host asked but the desk itself."""
    visits: list[Visit] = []

    def go(width: int = 1280, height: int = 800, address: str | None = None, **context: str) -> Visit:
        page = browser.new_context(viewport={"width": width, "height": height}, **context).new_page()
        made = Visit(page, f"desk-{request.node.name}".replace("/", "-").replace("[", "-").rstrip("]"))
        visits.append(made)
        page.set_default_timeout(20_000)
        page.goto(address or desk.address)
        page.wait_for_selector("[data-ready]")
        page.wait_for_selector("#talk .blank")
        return made

    yield go
    for made in visits:
        assert made.errors == []
        own = ("http://127.0.0.1:", "data:", "blob:")
        assert [url for url in made.requests if not url.startswith(own)] == []
        made.page.context.close()
