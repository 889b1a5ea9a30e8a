"""Feeds (RSS 0.9 to 2.0, RDF, Atom): every entry becomes an article with what the feed itself carries of it.

An entry that carries a teaser only is read as that, and its ``cut`` says so and where the rest is: nothing is fetched
here. Entities of the document's own are never expanded and its document type is cut off before it is parsed.
Specifications: RSS 2.0 (Harvard), RSS 1.0 (purl.org/rss/1.0), RFC 4287 (Atom), Dublin Core, RSS content module.
Not responsible for: fetching a feed or its links (url), what a fragment of HTML says (html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from html.entities import html5
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from summarizer.article import Article, Cut
from summarizer.errors import SourceEmpty, SourceError, SourceUnreadable
from summarizer.readers.assembly import Found, assemble, first_of, told
from summarizer.readers.html import fragment_text, looks_like_html
from summarizer.readers.kinds import past_prologue
from summarizer.readers.limits import Given, named, record
from summarizer.readers.moment import moment
from summarizer.readers.text import BYTE_ORDER_MARKS, decode

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
OWN = ""
"""Stands for the namespace that the entry itself is in."""

PUBLISHED = ((OWN, "pubDate"), (OWN, "published"), (OWN, "issued"), (DC, "date"), (TERMS, "issued"), (TERMS, "created"))
UPDATED = ((OWN, "updated"), (OWN, "modified"), (TERMS, "modified"))
TITLE = ((OWN, "title"), (DC, "title"))
GUID = ((OWN, "guid"), (OWN, "id"))
WHOLE = ((CONTENT, "encoded"), (OWN, "content"))
SHORT = ((OWN, "summary"), (OWN, "description"), (DC, "description"))

DECLARED = re.compile(rb"<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})[\"']")
AMPERSAND = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,30};)?")
XML_ENTITIES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

END = re.compile(r"</(?:[A-Za-z]+:)?(?:rss|feed|RDF)\s*>(?:\s|<!--[^<>]{0,1000}-->)*\Z", re.I)
"""The end of a whole feed."""

TEASER_WORDS = 100
TEASER_END = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\b(?:read (?:more|on)|continue reading|full (?:story|article))\b.{0,80})\W*\Z",
    re.IGNORECASE | re.DOTALL,
)
TEASER = "only a teaser: the feed does not carry the whole text"


def read_feed(raw: bytes, source: str, given: Given) -> Iterator[Article | SourceError]:
    """Read every entry, in the feed's order. Raises SourceUnreadable or SourceEmpty for the whole feed."""
    text = _decoded(raw, source)
    root = _parsed(text, source)
    channel = next((element for element in root.iter() if _local(element) in {"channel", "feed"}), root)
    outlet, base = _value(_child(channel, TITLE)) or None, given.url or source
    base = _link(channel, base) or base
    entries = [element for element in root.iter() if _local(element) in {"item", "entry"}]
    if not entries:
        raise SourceEmpty(f"{named(source)} is a feed without entries", "fetch it again later")
    broken_off = not END.search(text[-2000:])
    for number, entry in enumerate(entries, 1):
        name = record(source, number)
        try:
            article = _article(entry, name, given.shared(), outlet, base)
            yield _as_cut_off(article) if broken_off and number == len(entries) else article
        except SourceError as error:
            error.source = name
            yield error


def _as_cut_off(article: Article) -> Article:
    words = article.text[-200:].split()[-8:]
    return article.model_copy(update={"cut": [told(" ".join(words), "the feed breaks off here"), *article.cut]})


def _parsed(text: str, source: str) -> _Element:
    from lxml import etree

    readable = NOT_XML.sub("", _without_entities(text))
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(past_prologue(readable.encode(errors="replace")), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise SourceUnreadable(f"{named(source)} is a broken feed", "fetch it again; it may have been cut off")
    return root


def _decoded(raw: bytes, source: str) -> str:
    declared = DECLARED.search(raw[:400])
    if declared and not raw.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)):
        try:
            return raw.decode(declared[1].decode("ascii"))
        except (UnicodeError, LookupError):
            pass
    return decode(raw, source)


def _without_entities(text: str) -> str:
    """The document with HTML's named characters written out and every other entity as plain words.

    XML knows neither, and what libxml2 makes of a document after one that is not declared is not what it says.
    """
    first, *rest = text.split("<![CDATA[")
    pieces = [AMPERSAND.sub(_character, first)]
    for piece in rest:
        inside, end, outside = piece.partition("]]>")
        # one that is cut off is closed: libxml2 would drop it
        end = end or ("]]>" if piece is rest[-1] else "")
        pieces.append(f"<![CDATA[{inside}{end}{AMPERSAND.sub(_character, outside)}")
    return "".join(pieces)


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name in XML_ENTITIES or name.startswith("#"):
        return found[0]
    return escape(html5[name]) if name in html5 else f"&amp;{name}"


def _article(entry: _Element, name: str, given: Given, outlet: str | None, base: str) -> Article:
    title = _words(_child(entry, TITLE), name)
    link = _link(entry, base)
    text, hidden, whole = _body(entry, name)
    if not text.strip():
        hint = f"read {named(link)} itself" if link else "the entry has no link either"
        raise SourceEmpty(f"{named(name)} carries no text, only {named(title or 'an empty entry')}", hint)
    short = len(text.split()) < TEASER_WORDS and not whole
    cut = (told(link or text, TEASER),) if short or TEASER_END.search(text[-200:]) else ()
    found = Found(
        title=title,
        published=_moment(entry, PUBLISHED),
        updated=_moment(entry, UPDATED),
        outlet=_outlet_of(entry) or outlet,
        byline=_byline(entry),
        url=link,
        identifier=_value(_child(entry, GUID)),
        cut=cut + hidden,
    )
    return assemble(text, name, _bytes(entry), given, found)


def _bytes(entry: _Element) -> bytes:
    """The entry alone: a feed changes with every fetch, and ``sha256`` should tell when the entry did."""
    from lxml import etree

    return bytes(etree.tostring(entry, with_tail=False))


def _body(entry: _Element, name: str) -> tuple[str, tuple[Cut, ...], bool]:
    """The longest text that the entry carries, what was hidden in it, and whether it claims to be the whole."""
    best: tuple[str, tuple[Cut, ...], bool] = ("", (), False)
    for element in _children(entry, WHOLE + SHORT):
        text, hidden = fragment_text(_markup(element), name)
        if len(text) > len(best[0]):
            best = (text, hidden, _local(element) in {"encoded", "content"})
    return best


def _markup(element: _Element) -> str:
    """An element's value as HTML. RSS does not say which it is; Atom does (RFC 4287, 3.1.1)."""
    from lxml import etree

    if element.get("src"):
        return ""
    if len(element):
        return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
    value = _value(element)
    plain = element.get("type") in {"text", "text/plain"} or not looks_like_html(value)
    return escape(unescape(value) if element.get("type") is None else value).replace("\n\n", "<p>") if plain else value


def _value(element: _Element | None) -> str:
    return "" if element is None else "".join(str(piece) for piece in element.itertext()).strip()


def _words(element: _Element | None, name: str) -> str | None:
    """A title's words: often HTML, often escaped once too often."""
    value = _value(element)
    if element is not None and looks_like_html(value):
        return fragment_text(value, name)[0] or None
    return unescape(value) or None


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _space(element: _Element) -> str:
    return str(element.tag)[1:].partition("}")[0] if str(element.tag).startswith("{") else ""


def _children(entry: _Element, names: tuple[tuple[str, str], ...]) -> Iterator[_Element]:
    """Children by namespace and name, in the order of ``names``."""
    own = _space(entry)
    for space, local in names:
        wanted = space or own
        yield from entry.iterchildren(f"{{{wanted}}}{local}" if wanted else local)


def _child(entry: _Element, names: tuple[tuple[str, str], ...]) -> _Element | None:
    return next((element for element in _children(entry, names) if _value(element)), None)


def _moment(entry: _Element, names: tuple[tuple[str, str], ...]) -> str | None:
    return first_of(moment(_value(element)) for element in _children(entry, names))


def _link(entry: _Element, base: str) -> str | None:
    links = [
        element.get("href") or _value(element)
        for element in _children(entry, ((OWN, "link"),))
        if element.get("rel", "alternate") == "alternate"
    ]
    guids = [_value(it) for it in _children(entry, ((OWN, "guid"),)) if it.get("isPermaLink", "true") != "false"]
    found = first_of([*links, *(guid for guid in guids if re.match(r"https?://", guid))])
    if found is None:
        return None
    try:
        address = urljoin(base, found)
    except ValueError:
        return None
    return address if re.match(r"https?://\S+\Z", address) else None


def _byline(entry: _Element) -> str | None:
    names = [_author(it) for it in _children(entry, ((OWN, "author"), (DC, "creator")))]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _author(element: _Element) -> str:
    """Atom has a <name>; RSS an address with the name in brackets, or just the name."""
    inside = _child(element, ((OWN, "name"),))
    words = _value(inside if inside is not None else element)
    address = re.fullmatch(r"\S+@\S+\s*\(([^()]*)\)|(?P<name>[^<>]*)<\S+@\S+>", words)
    name = (address[1] or address["name"] or "") if address else words
    return "" if re.fullmatch(r"\S+@\S+", name.strip()) else name.strip()


def _outlet_of(entry: _Element) -> str | None:
    """Where an entry first stood, when the feed gathers from others (RSS <source>, Atom <source><title>)."""
    origin = next(_children(entry, ((OWN, "source"),)), None)
    if origin is None:
        return None
    return _value(_child(origin, TITLE)) or ("" if len(origin) else _value(origin)) or None
