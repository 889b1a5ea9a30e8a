from __future__ import annotations

from summarizer.usage import NOTHING, Usage


def test_usages_add_up() -> None:
    one = Usage(calls=2, retries=1, tokens_in=100, tokens_out=20, cost_usd=0.5)
    other = Usage(calls=1, tokens_in=10, tokens_out=2, cost_usd=0.25)
    assert one + other == Usage(calls=3, retries=1, tokens_in=110, tokens_out=22, cost_usd=0.75)
    assert one + NOTHING == one


def test_an_unknown_price_makes_the_sum_unknown() -> None:
    assert (Usage(calls=1, cost_usd=None) + Usage(calls=1, cost_usd=1.0)).cost_usd is None


def test_only_what_needed_no_call_at_all_is_cached() -> None:
    known = Usage(cached=True)
    assert (known + known).cached
    assert (known + NOTHING).cached
    assert not (known + Usage(calls=1)).cached
    assert not (NOTHING + NOTHING).cached
