"""What a page says of itself: JSON-LD (schema.org), Open Graph and other <meta>, then its visible markup.

The order is that of trust: what a publisher writes for machines before what stands around the text. The title is the
printed <h1> when the head confirms it, because a title is evidence too and must be what a reader sees. A date that
nobody states is null: none is guessed from copyright lines or addresses.
Not responsible for: bylines and date lines inside the text (article), whether the text is free to read (paywall).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from summarizer.readers.assembly import Found, first_of, one_line
from summarizer.readers.moment import moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE_TYPES = re.compile(r"(?:\w*Article|\w*BlogPosting|SocialMediaPosting|\w*Report|Article|Report)")
META = {
    "title": ("og:title", "twitter:title", "parsely-title", "dc.title", "citation_title"),
    "published": (
        "article:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date",
        "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "sailthru.date", "pubdate", "publishdate",
        "publish-date", "publication_date", "date", "og:published_time", "cxenseparse:recs:publishtime",
    ),
    "updated": (
        "article:modified_time", "og:updated_time", "article:updated_time", "datemodified", "lastmod", "last-modified",
        "dcterms.modified", "revised", "dc.date.modified",
    ),
    "outlet": ("og:site_name", "publisher", "dc.publisher", "application-name", "citation_journal_title", "copyright"),
    "byline": ("author", "byl", "article:author", "parsely-author", "dc.creator", "sailthru.author", "citation_author"),
    "url": ("og:url", "parsely-link"),
}  # fmt: skip
"""Field -> names of <meta> (name, property or itemprop, in lower case) that hold it, best first."""

SEPARATOR = re.compile(r"\s+[|·•»«–—-]\s+|\s*\|\s*|\s+::\s+")
LONGEST_DATA = 2_000_000
MOST_OBJECTS = 2_000
MOST_META = 400
LONGEST_BYLINE = 200
ADDRESS = re.compile(r"(?:https?:)?//|www\.|@\w|\S+@\S+", re.IGNORECASE)
BYLINE_MARKUP = (
    './/*[@rel="author" or @itemprop="author" or contains(concat(" ", @class, " "), " byline ") or '
    'contains(concat(" ", @class, " "), " author ") or contains(concat(" ", @class, " "), " author-name ")]'
)
DATE_MARKUP = './/*[@itemprop="{0}" or (self::time and (@pubdate or contains(@class, "{1}")))]'


def objects(linked_data: list[str]) -> list[dict[str, Any]]:
    """The objects of a page's JSON-LD, @graph and lists flattened one after the other; broken data gives none."""
    found: list[dict[str, Any]] = []
    for text in linked_data:
        if len(text) > LONGEST_DATA:
            continue
        try:
            loaded = json.loads(text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [loaded]
        while waiting and len(found) < MOST_OBJECTS:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting += item[:MOST_OBJECTS]
            elif isinstance(item, dict):
                found.append(item)
                waiting += [
                    value for key in ("@graph", "mainEntity") if isinstance(value := item.get(key), (list, dict))
                ]
    return found


def article_object(found: list[dict[str, Any]]) -> dict[str, Any]:
    """The object that describes the article; {} when there is none."""
    kinds = ((item, _strings(item.get("@type"))) for item in found)
    return next((item for item, kind in kinds if any(ARTICLE_TYPES.fullmatch(one) for one in kind)), {})


def read_head(tree: HtmlElement, described: dict[str, Any], address: str | None) -> Found:
    """Title, dates, outlet, byline and canonical address. ``address`` is where the page came from, if known."""
    meta = _meta(tree)
    titles = [_string(described.get("headline")), *meta["title"], _title_tag(tree), _string(described.get("name"))]
    outlet = first_of((_name(described.get("publisher")), *meta["outlet"], _name(described.get("sourceOrganization"))))
    url = _canonical(tree, described, meta["url"], address)
    return Found(
        title=_title(tree, titles, outlet),
        published=_date(tree, [described.get("datePublished"), *meta["published"]], "datePublished", "publish"),
        updated=_date(tree, [described.get("dateModified"), *meta["updated"]], "dateModified", "updated"),
        outlet=outlet or _host(url or address),
        byline=_byline(tree, [_name(described.get("author")), *meta["byline"]]),
        url=url,
    )


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    """Field -> values, those of the best name first."""
    said: dict[str, str] = {}
    for count, element in enumerate(tree.iter("meta")):
        if count > MOST_META:
            break
        value = " ".join((element.get("content") or "")[:2000].split())
        for attribute in ("property", "name", "itemprop"):
            if value and element.get(attribute):
                said.setdefault(element.get(attribute).strip().lower(), value)
    return {field: [said[name] for name in names if name in said] for field, names in META.items()}


def _title(tree: HtmlElement, candidates: list[str | None], outlet: str | None) -> str | None:
    said = [_without_site(line, outlet) for one in candidates if (line := one_line(one))]
    headings = [line for h1 in _first(tree.iter("h1"), 5) if (line := one_line(h1.text_content()[:1000]))]
    for heading in headings:
        if any(_alike(heading, title) for title in said) or (not said and len(headings) == 1):
            return heading
    return said[0] if said else None


def _without_site(title: str, outlet: str | None) -> str:
    """A title without the outlet's name behind its last separator."""
    parts = list(SEPARATOR.finditer(title))
    if not parts or outlet is None:
        return title
    last = title[parts[-1].end() :]
    return title[: parts[-1].start()].strip() or title if _alike(last, outlet) else title


def _alike(one: str, other: str) -> bool:
    """Whether the shorter of two shares at least half of its words with the other."""
    first, second = (set(re.findall(r"\w+", words.casefold())) for words in (one, other))
    return bool(first and second) and 2 * len(first & second) >= min(len(first), len(second))


def _title_tag(tree: HtmlElement) -> str | None:
    tag = next(tree.iter("title"), None)
    return (tag.text or "")[:2000] if tag is not None else None


def _byline(tree: HtmlElement, said: list[str | None]) -> str | None:
    for words in said:
        if words and (line := _person(words)):
            return line
    for element in tree.xpath(BYLINE_MARKUP)[:3]:
        if line := _person(element.text_content()[:1000]):
            return line
    return None


def _person(words: str) -> str | None:
    line = one_line(re.sub(r"^\s*(?:by|written by|von|par|por)\b:?\s+", "", words, flags=re.IGNORECASE))
    if line is None or len(line) > LONGEST_BYLINE or ADDRESS.search(line) or not any(map(str.isalpha, line)):
        return None
    return line


def _date(tree: HtmlElement, said: list[object], prop: str, kind: str) -> str | None:
    stated = first_of(moment(_string(value)) for value in said)
    if stated:
        return stated
    for element in tree.xpath(DATE_MARKUP.format(prop, kind))[:3]:
        found = moment(element.get("datetime") or element.get("content") or element.text_content()[:100])
        if found:
            return found
    return None


def _canonical(tree: HtmlElement, described: dict[str, Any], said: list[str], address: str | None) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    main = described.get("mainEntityOfPage")
    stated = [
        next(links, None),
        *said,
        _string(described.get("url")),
        _string(main.get("@id") if isinstance(main, dict) else main),
    ]
    for url in stated:
        whole = _joined(address, url)
        if whole and len(whole) <= 2000:
            return whole
    return None


def _joined(address: str | None, url: str | None) -> str | None:
    """An http(s) address that names more than a site's front page, or None."""
    if not url:
        return None
    try:
        parts = urlsplit(urljoin(address or "", url.strip()))
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc or (parts.path in {"", "/"} and not parts.query):
        return None
    return parts.geturl()


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _name(value: object) -> str | None:
    """A name of a schema.org value: a string, an object with a name, or a list of them."""
    if isinstance(value, list):
        names = [name for one in value[:10] if (name := _name(one))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        value = value.get("name")
        return _name(value) if isinstance(value, list) else _string(value)
    return _string(value)


def _string(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return unescape(value).strip() or None if isinstance(value, str) else None


def _strings(value: object) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _first(elements: Iterator[Any], most: int) -> Iterator[Any]:
    for _, element in zip(range(most), elements, strict=False):
        yield element
