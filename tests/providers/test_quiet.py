from __future__ import annotations

import logging

import pytest

from summarizer.providers.quiet import quietly


def test_only_what_is_logged_for_us_is_dropped(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    inner, other = logging.getLogger("openai.some.room"), logging.getLogger("somebody.else")
    with quietly():
        inner.error("a text of ours")
        other.error("another's")
    inner.error("the program around us")
    assert caplog.messages == ["another's", "the program around us"]
