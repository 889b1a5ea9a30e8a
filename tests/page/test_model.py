"""A reporter with a model: answers as they are verified, what it costs, what goes wrong, the other engine."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from evals.liars.measure import article_of
from summarizer.providers.prices import Price
from tests.llm import server as scripted
from tests.llm.delivery import deliver
from tests.llm.liar import NUMBERED, Liar
from tests.llm.newsgrammar import stories
from tests.llm.server import ScriptedServer
from tests.page.conftest import Visit
from tests.page.serving import Served, served

TOLD = stories(43, 12)
ASKED = "What is known about the violence?"
INVENTED = "A further 9,871 people drowned in Brackwater."
PACE = 0.06
"""Seconds between the pieces of a streamed reply, so that one can see it come."""


class Teller(Liar):
    """Answers with three sentences of the article, word for word, and one that it made up."""

    def answer(self, prompt: str) -> dict[str, Any]:
        view = self.seen([(int(number), words) for number, words in NUMBERED.findall(prompt)])
        if view is None:
            return {"status": "not-in-articles", "sentences": []}
        quotes = [{"passage": number, "words": words} for words, number in list(view.numbers.items())[:3]]
        said = [{"text": quote["words"], "quotes": [quote]} for quote in quotes]
        return {"status": "answered", "sentences": [*said, {"text": INVENTED, "quotes": quotes[:1]}]}


class Slow:
    """A writer that takes its time."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self.write, self.transport = writer.write, writer.transport

    async def drain(self) -> None:
        await self._writer.drain()
        await asyncio.sleep(PACE)


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedServer]:
    with ScriptedServer(Teller(TOLD, 1)) as running:
        yield running


@pytest.fixture(scope="module")
def desk(model: ScriptedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk with a model instead of the offline one; what it keeps is not asked again, so nothing is kept."""
    home = tmp_path_factory.mktemp("model")
    settings = {
        "model": "scripted",
        "base_url": model.base_url,
        "api_key": "none",
        "cache": False,
        "max_retries": 0,
        "concurrency": 2,
    }
    with served(home, "llm", embedding="none", **settings) as made:
        made.desk.room.add([article_of(TOLD[0])])
        yield made


def ask(page: Page, number: int, question: str = ASKED) -> None:
    page.get_by_label("Your question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_selector(f"#turn-{number} :is(.after, .trouble)")


def choose_engine(page: Page, name: str) -> None:
    page.get_by_label("Engine").first.click()
    page.get_by_role("option", name=name).click()


def priced(monkeypatch: pytest.MonkeyPatch, dollars: float | None) -> None:
    """Every token at this price; a server on this machine costs nothing by itself."""
    monkeypatch.setattr(
        Price, "of", lambda _, sent, said, cached=0: None if dollars is None else dollars * (sent + said)
    )


def test_sentences_come_as_they_are_verified(come, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripted, "deliver", lambda writer, *more: deliver(Slow(writer), *more))
    priced(monkeypatch, 0.00001)
    visit: Visit = come()
    page = visit.page
    expect(page.locator("[data-ready]")).to_contain_text("Model scripted: text goes to 127.0.0.1")
    page.evaluate(
        """() => { window.seen = []; new MutationObserver(() => {
            const told = document.querySelectorAll('#turn-1 .told').length;
            const busy = Boolean(document.querySelector('#turn-1 .working'));
            if (told && window.seen.at(-1)?.[0] !== told) window.seen.push([told, busy]);
        }).observe(document.querySelector('#talk'), { childList: true, subtree: true }); }"""
    )
    ask(page, 1)
    seen = page.evaluate("window.seen")
    assert seen[0] == [1, True]
    assert len(seen) > 1
    assert seen[-1][0] == 3
    rejected = page.locator("#turn-1 details.drawer")
    expect(rejected.locator("summary")).to_contain_text("Not shown: 1 sentence")
    rejected.locator("summary").click()
    expect(rejected).to_contain_text(INVENTED)
    assert INVENTED not in page.locator("#turn-1 .said").inner_text()
    expect(page.locator("#turn-1 .after")).to_contain_text("tokens")
    expect(page.locator("#turn-1 .after")).to_contain_text("US dollars")
    expect(page.locator("[data-ready]")).to_contain_text("US dollars")
    page.locator("#turn-1 .said .cite").first.click()
    assert visit.in_view("#cited .lit")
    visit.shoot()


def test_a_stopped_answer_keeps_what_was_verified(come, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripted, "deliver", lambda writer, *more: deliver(Slow(writer), *more))
    visit: Visit = come()
    page = visit.page
    page.get_by_label("Your question").fill(ASKED)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_selector("#turn-1 .told")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#turn-1")).to_contain_text("Stopped. What stands here was verified")
    assert 1 <= page.locator("#turn-1 .told").count() <= 3
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()


def test_rejected_items_of_a_summary_have_their_drawer(come, monkeypatch: pytest.MonkeyPatch) -> None:
    priced(monkeypatch, None)
    visit: Visit = come()
    page = visit.page
    page.get_by_role("tab", name="Article").click()
    page.get_by_label("Or open one you kept").click()
    page.get_by_role("option").filter(has_text=TOLD[0].title).first.click()
    drawer = page.locator("#sheet details.drawer").filter(has_text="Rejected")
    drawer.locator("summary").click()
    expect(drawer.locator(".item.rejected").first).to_be_visible()
    expect(drawer.locator(".item.rejected dt").first).to_have_text("why")
    visit.shoot()
    page.get_by_role("tab", name="Ask").click()
    ask(page, 1)
    expect(page.locator("#turn-1 .after")).to_contain_text("price unknown")
    expect(page.locator("[data-ready]")).to_contain_text("price unknown")


def test_a_server_that_is_down_is_a_sentence_and_the_other_engine_answers(
    come, model: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "faults", dict.fromkeys(range(model.count, model.count + 50), "reset-early"))
    visit: Visit = come()
    page = visit.page
    ask(page, 1)
    trouble = page.locator("#turn-1 .trouble")
    expect(trouble).to_contain_text("127.0.0.1")
    expect(trouble).to_contain_text("choose the offline engine")
    assert "Traceback" not in page.content()
    visit.shoot()
    choose_engine(page, "Offline engine")
    expect(page.locator("[data-ready]")).to_contain_text("no text leaves this machine")
    asked = model.count
    ask(page, 2, "Who was killed?")
    expect(page.locator("#turn-2 .after")).to_contain_text("offline engine, no cost")
    assert model.count == asked
    monkeypatch.setattr(model, "faults", {})
    choose_engine(page, "Model scripted")
    ask(page, 3)
    expect(page.locator("#turn-3 .after")).to_contain_text("scripted at 127.0.0.1")


def test_a_spent_budget_is_a_sentence_with_a_next_step(come, desk: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    priced(monkeypatch, 0.01)
    monkeypatch.setattr(desk.desk.room.engine._provider.budget, "limit", 0.02)
    visit: Visit = come()
    ask(visit.page, 1)
    expect(visit.page.locator("#turn-1 .trouble")).to_contain_text("is spent")
    expect(visit.page.locator("#turn-1 .trouble")).to_contain_text("Raise SUMMARIZER_BUDGET")
    expect(visit.page.locator("#turn-1 .trouble")).to_contain_text("choose the offline engine")


def test_a_batch_by_the_model_has_an_estimate(come, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    priced(monkeypatch, 0.00001)
    (tmp_path / "story.txt").write_text(f"{TOLD[0].title}\n\n{TOLD[0].text}", encoding="utf-8")
    visit: Visit = come()
    page = visit.page
    page.get_by_role("tab", name="Batch").click()
    page.locator("input[type=file]").first.set_input_files(str(tmp_path / "story.txt"))
    expect(page.get_by_text("story").first).to_be_visible()
    page.get_by_label("Name of the run").fill("by model")
    page.get_by_role("button", name="Estimate").click()
    expect(page.locator("#batch")).to_contain_text("1 article to summarise")
    expect(page.locator("#batch")).to_contain_text("US dollars")
    visit.shoot()


def test_a_batch_is_stopped_and_goes_on(come, tmp_path: Path, model: ScriptedServer, monkeypatch) -> None:
    monkeypatch.setattr(model, "latency", 0.5)
    for number, story in enumerate(TOLD):
        (tmp_path / f"story-{number:02}.txt").write_text(f"{story.title}\n\n{story.text}", encoding="utf-8")
    visit: Visit = come()
    page = visit.page
    page.get_by_role("tab", name="Batch").click()
    page.locator("input[type=file]").first.set_input_files(sorted(map(str, tmp_path.iterdir())))
    expect(page.get_by_text("story-00").first).to_be_visible()
    page.get_by_label("Name of the run").fill("halted")
    page.get_by_role("button", name="Start or go on").click()
    expect(page.locator("#batch")).to_contain_text(re.compile(r"Summarising: [1-9]"))
    visit.shoot()
    page.locator(".stop-batch").click()
    expect(page.locator("#batch")).to_contain_text("Stopped; the same name goes on", timeout=20_000)
    done = int(re.search(r"(\d+) summarised", page.locator("#batch").inner_text())[1])
    assert 0 < done < len(TOLD)
    expect(page.locator(".stop-batch")).to_be_hidden()
    monkeypatch.setattr(model, "latency", 0.0)
    page.get_by_role("button", name="Start or go on").click()
    expect(page.locator("#batch")).to_contain_text(
        f"Finished: {len(TOLD) - done} summarised, 0 failed, {done} known from before", timeout=20_000
    )
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download results").click()
    lines = Path(saved.value.path()).read_text(encoding="utf-8").splitlines()
    assert len({json.loads(line)["article"]["id"] for line in lines}) == len(lines) == len(TOLD)
