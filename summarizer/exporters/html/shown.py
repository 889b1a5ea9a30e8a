"""Strings of articles and models -> text of a page that does nothing but be read.

Control characters, direction overrides and lone surrogates become visible escapes as on a terminal; markup is
escaped by markupsafe. Not responsible for: layout (the templates), which words are shown (exporters.wording).
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""As exporters.wording, but a tab is left to the layout; separators U+2028/9 would be new lines in a script."""

_NOT_IN_A_LINK = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\\\<>\"'`]")
"""Nothing of this stands in an address that a reader could judge by looking at it."""


def visible(value: Any) -> Any:
    """A string with every character that a browser might obey as its visible escape; anything else as it is.

    Good in text and in attributes: it adds no markup, and the template engine still escapes the result.
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _UNSAFE.sub(_escape, value)


def exact(text: str) -> Markup:
    """Text of an article, character for character; what ``visible`` escapes stands in a marked span of its own."""
    return Markup(_UNSAFE.sub(_marked, str(escape(text))))  # noqa: S704 - escaped on this line


def followable(url: str | None) -> str | None:
    """The address when it is plain http or https with a host and nothing hidden in it, else None."""
    if not url or _NOT_IN_A_LINK.search(url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in {"http", "https"} and parts.hostname and parts.username is None else None
    except ValueError:
        return None


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _marked(found: re.Match[str]) -> str:
    return f'<span class="escaped">{_escape(found)}</span>'
