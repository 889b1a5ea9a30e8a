"""Summaries as IPTC ninjs 3.2 news items: the summary is an item of its own, the article an associated item.

IPTC ninjs 3.2 (JSON Schema of the standard). The body is the abstract; claims, casualties and control go into
``descriptions``, each with who says it, how sure it is and where it stands, because ninjs has no field for them.
``edNote`` tells whoever receives the item that a machine made it, ``digitalSourceType`` that a trained model wrote it.
Dates without a time are left out of date-time fields: ninjs requires a time, and none is made up.
Not responsible for: reading ninjs (readers.ninjs), the evidence's selectors (webannotation).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from summarizer.errors import SettingsError
from summarizer.exporters.iris import address, article_name, item_name, text_name
from summarizer.exporters.items import OUTLET, items, party
from summarizer.exporters.json import written
from summarizer.exporters.wording import one_line, source_label, stands

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.article import Article
    from summarizer.provenance import MadeBy
    from summarizer.summary import Summary

STANDARD = {"name": "ninjs", "version": "3.2", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#"}
BY_A_MODEL = {
    "name": "Created using generative AI",
    "uri": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
}
"""IPTC digital source type; only the llm engine composes sentences, the others take the article's own."""

NOTE = "Machine-made summary: check every item against the article's words before use. Figures belong to their sources."
DESCRIBED = frozenset({"claim", "casualty", "control"})


def summaries(summaries: Sequence[Summary], single: bool) -> str:
    """One news item for each article; a list of them unless ``single``."""
    return written([_item(summary) for summary in summaries], single)


def answer(answer: Answer) -> str:
    """Raise SettingsError: an answer is no news item."""
    raise SettingsError("an answer is no news item", "use --format json, markdown or webannotation")


def _item(summary: Summary) -> dict[str, Any]:
    article, made_by = summary.article, summary.made_by
    headline = summary.headline or article.title
    abstract = "\n\n".join(sentence.text for sentence in summary.abstract)
    item: dict[str, Any] = {
        "uri": item_name(article.id, "summary", made_by.engine, made_by.created),
        "standard": STANDARD, "type": "text", "representationType": "full", "profile": "summary",
        "version": summary.schema_version, "edNote": " ".join([NOTE, *summary.notices]),
        "title": one_line(f"Summary: {headline or article.id}"),
        "headlines": _plain("main", headline),
        "bodies": [{**body, "charCount": len(abstract), "wordCount": len(abstract.split())}
                   for body in _plain("main", abstract)],
        "descriptions": _descriptions(summary),
        **_entities(summary),
        "infoSources": [*_info_sources(summary), {"name": _maker(made_by), "role": "generator"}],
        "altIds": [{"role": "article-id", "value": article.id}, {"role": "article-text", "value": text_name(article)}],
        "associations": [_source_item(article)],
    }  # fmt: skip
    item |= {"language": article.language} if article.language else {}
    item |= _moments(firstCreated=made_by.created, versionCreated=made_by.created)
    return item | ({"digitalSourceType": BY_A_MODEL} if made_by.engine == "llm" else {})


def _maker(made_by: MadeBy) -> str:
    parts = ["newsroom-summarizer", f"engine {made_by.engine}", made_by.model, made_by.provider]
    return one_line(", ".join(part for part in parts if part))


def _plain(role: str, value: str | None) -> list[dict[str, Any]]:
    return [{"role": role, "contentType": "text/plain", "value": value}] if value else []


def _moments(**moments: str | None) -> dict[str, str]:
    """Those that are a date with a time and an offset, as JSON Schema's date-time (RFC 3339) has them."""
    return {name: moment for name, moment in moments.items() if moment and _is_date_time(moment)}


def _is_date_time(moment: str) -> bool:
    try:
        return datetime.fromisoformat(moment).tzinfo is not None and "T" in moment
    except ValueError:
        return False


def _descriptions(summary: Summary) -> list[dict[str, Any]]:
    return [
        {
            "role": item.type,
            "contentType": "text/plain",
            "value": f"{item.line}; {stands(summary.article, item.evidence)}",
        }
        for item in items(summary)
        if item.type in DESCRIBED
    ]


def _entities(summary: Summary) -> dict[str, list[dict[str, Any]]]:
    """Who and what the article names, by its own words; ids are the summary's."""
    people = [(s.name, s.id) for s in summary.sources if s.name and party(s) == "person"]
    bodies: list[tuple[str, str | None]] = [
        (s.name, s.id) for s in summary.sources if s.name and party(s) == "organisation"
    ]
    bodies += [(s.organisation, None) for s in summary.sources if s.organisation]
    bodies += [(force.name, force.id) for force in summary.forces]
    places = [report.place for report in summary.casualties] + [control.place for control in summary.control]
    places += [event.place for event in summary.timeline]
    events = [(event.text, event.id) for event in summary.timeline]
    return {
        "people": _named(people), "organisations": _named(bodies), "events": _named(events),
        "places": _named((place.name, None) for place in places if place),
    }  # fmt: skip


def _named(found: Iterable[tuple[str, str | None]]) -> list[dict[str, Any]]:
    """Each name once, in order."""
    unique: dict[str, str | None] = {}
    for name, key in found:
        unique.setdefault(name, key)
    return [{"name": name, "rel": "mentioned"} | ({"literal": key} if key else {}) for name, key in unique.items()]


def _info_sources(summary: Summary) -> list[dict[str, Any]]:
    publisher = {"name": summary.article.outlet or OUTLET, "role": "publisher"}
    return [publisher, *({"name": source_label(s), "role": s.kind, "literal": s.id} for s in summary.sources)]


def _source_item(article: Article) -> dict[str, Any]:
    """The article: not its text, which belongs to its publisher, but everything to find it by."""
    known: dict[str, Any] = {
        "name": one_line(article.title or f"article {article.id}"), "rel": "derivedFrom", "uri": article_name(article),
        "type": "text", "representationType": "partial", "headlines": _plain("main", article.title),
        "by": article.byline, "located": article.dateline, "language": article.language,
        "descriptions": _plain("published", article.published) + _plain("updated", article.updated),
        "altIds": [{"role": role, "value": value}
                   for role, value in (("publisher", article.identifier), ("text", text_name(article))) if value],
        "renditions": [{"name": "web", "href": address(article)}] if address(article) else None,
    }  # fmt: skip
    known |= _moments(firstCreated=article.published, versionCreated=article.updated)
    return {name: value for name, value in known.items() if value}
