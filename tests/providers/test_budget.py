from __future__ import annotations

import threading
from multiprocessing import get_context

import pytest

from summarizer.errors import BudgetSpent
from summarizer.providers.addresses import address_of
from summarizer.providers.budget import Budget
from summarizer.providers.prices import Price, tokens_in
from summarizer.settings import load_settings


def price(url: str | None, model: str) -> Price:
    return Price(address_of(load_settings(base_url=url)), model)


def test_what_is_set_aside_counts_until_it_is_settled() -> None:
    budget = Budget(1.0)
    budget.reserve(0.7)
    with pytest.raises(BudgetSpent, match=r"\$1\.00"):
        budget.reserve(0.4)
    budget.settle(0.7, 0.1)
    budget.reserve(0.4)
    assert budget.spent == pytest.approx(0.1)


def _spend(budget: Budget, asked: int) -> None:
    for _ in range(asked):
        try:
            budget.reserve(1.0)
        except BudgetSpent:
            return
        budget.settle(1.0, 1.0)


def test_processes_cannot_cross_it_together_and_it_goes_on_from_what_was_paid() -> None:
    first = Budget(40.0)
    first.settle(0.0, 10.0)
    budget = first.shared()
    workers = [get_context("spawn").Process(target=_spend, args=(budget, 50)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert budget.spent == 40.0
    assert first.spent == 10.0


def test_threads_cannot_cross_it_together() -> None:
    budget, taken = Budget(10.0), []

    def take() -> None:
        for _ in range(50):
            try:
                budget.reserve(1.0)
            except BudgetSpent:
                return
            taken.append(1)
            budget.settle(1.0, 1.0)

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(taken), budget.spent) == (10, 10.0)


def test_no_limit() -> None:
    budget = Budget(None)
    budget.reserve(1e9)
    budget.settle(1e9, 5.0)
    assert budget.spent == 5.0


def test_prices_known_unknown_and_free() -> None:
    known = price(None, "gpt-4o-mini").of(1_000_000, 1_000_000)
    assert known is not None
    assert 0.1 < known < 10
    cheaper = price(None, "gpt-4o-mini").of(1_000_000, 1_000_000, from_cache=900_000)
    assert cheaper is not None
    assert cheaper < known
    assert price(None, "no-such-model").of(1, 1) is None
    assert price("https://models.example/v1", "gpt-4o-mini").of(1, 1) is None
    assert price("http://localhost:1/v1", "gpt-4o-mini").of(10**6, 10**6) == 0.0


@pytest.mark.parametrize("text", ["", "Nine farmers were killed near the border.", "قُتل تسعة مزارعين", "九名农民"])
def test_tokens_are_estimated_on_the_high_side(text: str) -> None:
    assert len(text.split()) < tokens_in(text) <= len(text.encode()) + 1
