from __future__ import annotations

import re

import pytest

from summarizer.exporters.html.shown import exact, followable, visible


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"), ("\x00\x07\x1b[31m\x9b\r", "\\u0000\\u0007\\u001b[31m\\u009b\\u000d"),
        ("\ud800", "\\ud800"), ("tab\tand\nline", "tab\tand\nline"), ("\u200e\u200d القدس", "\u200e\u200d القدس"),
    ],
)  # fmt: skip
def test_what_a_browser_might_obey_is_seen(told: str, shown: str) -> None:
    assert visible(told) == shown
    assert re.sub("</?span[^>]*>", "", exact(told)) == shown
    assert exact("<b>") == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://example.org/a?b=1&c=2#d", True), ("http://example.org", True), ("HTTPS://EXAMPLE.ORG/", True),
        ("javascript:alert(1)", False), (" javascript:alert(1)", False), ("data:text/html,x", False),
        ("//example.org", False), ("https:///path", False), ("https://user@example.org", False), ("", False),
        ("https://example.org/\u202egpj", False), ("https://[", False), ('https://example.org/"x', False),
        ("https://example.org/ x", False), ("file:///etc/passwd", False), ("java\tscript:alert(1)", False),
    ],
)  # fmt: skip
def test_only_plain_addresses_can_be_followed(url: str, leads: bool) -> None:
    assert followable(url) == (url if leads else None)
