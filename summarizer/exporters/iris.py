"""Names that other programs can follow or compare: of an article, of its text, of a place in it, of an item.

Addresses are given only when they are plain http or https; anything else a hostile page may have put there is left
out. Not responsible for: fetching (readers), what stands at a name (webannotation, jsonld, ninjs).
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.evidence import Evidence

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)
_UNSAFE = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\\\<>\"'`{}|^]")
LONGEST = 2000
KEPT = "/?#@!$&()*+,;=:~-._%[]"
"""What RFC 3986 allows beside letters and digits; everything else is written as %XX of its UTF-8."""

_NOT_IN_A_PATH = str.maketrans(dict(zip("[]#", ("%5B", "%5D", "%23"), strict=True)))


def address(article: Article) -> str | None:
    """The article's address as an ASCII URI (RFC 3986), or None when it has none that can be trusted to be one."""
    return web_address(article.url)


def web_address(url: str | None) -> str | None:
    """The same of any string."""
    if not url or len(url) > LONGEST or _UNSAFE.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host) or "@" in parts.netloc:
        return None
    rest = url.split("//", 1)[1][len(parts.netloc) :]
    return f"{parts.scheme}://{host}{port}{_percent(rest)}"


def _percent(rest: str) -> str:
    """Non-ASCII as %XX, a ``%`` that is no escape as %25, a second ``#`` as %23."""
    ascii_only = quote(rest, safe=KEPT, errors="replace")
    head, mark, fragment = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", ascii_only).partition("#")
    return head.translate(_NOT_IN_A_PATH) + mark + fragment.translate(_NOT_IN_A_PATH)


def text_name(article: Article) -> str:
    """The name of exactly this text by its own hash (RFC 6920): anybody who has the text can check it."""
    digest = hashlib.sha256(article.text.encode(errors="replace")).digest()
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"


def article_name(article: Article) -> str:
    """The article's address or, without one, the name of its text."""
    return address(article) or text_name(article)


def place_name(text: str, evidence: Evidence) -> str:
    """The characters of a piece of evidence in the text of that name (RFC 5147: positions between characters)."""
    return f"{text}#char={evidence.start},{evidence.end}"


def item_name(*parts: str | int) -> str:
    """A ``urn:uuid:`` (RFC 9562, version 5) made of ids, the same in every run."""
    path = "/".join(map(str, parts)).encode(errors="backslashreplace").decode()
    return uuid5(NAMESPACE_URL, f"https://schema.invalid/newsroom-summarizer/{path}").urn
