"""Summaries as W3C Web Annotations: one for each piece of evidence of each item, in an AnnotationCollection.

Web Annotation Data Model (W3C Recommendation, 23 February 2017). The target is the article's address or, without one,
the name of its text by hash; ``state.cached`` always names the very text that positions count in, because a live page
has other words around it. Positions are code points, end exclusive (section 4.2: never code units); prefix and suffix
find the words where the text around has moved. Rejected items are no annotations.
Not responsible for: publishing them (the Web Annotation Protocol).
"""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps
from typing import TYPE_CHECKING, Any

from summarizer.exporters.iris import article_name, item_name, text_name, web_address
from summarizer.exporters.items import Item, items
from summarizer.exporters.json import written
from summarizer.exporters.wording import one_line, source_label

if TYPE_CHECKING:
    from summarizer.answer import Answer, Citation
    from summarizer.evidence import Evidence
    from summarizer.provenance import MadeBy
    from summarizer.summary import Source, Summary

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {"source": "identifying", "force": "identifying"}
"""Item type -> motivation of the vocabulary; every other item describes what the article says."""


def summaries(summaries: Sequence[Summary], single: bool) -> str:
    """One AnnotationCollection for each article; a list of them unless ``single``."""
    return written([_of_summary(summary) for summary in summaries], single)


def answer(answer: Answer) -> str:
    """One AnnotationCollection: a citation is an annotation whose body is the sentence it carries."""
    name = item_name("answer", answer.asked, answer.made_by.created, *(c.evidence.article_id for c in answer.citations))
    found = [_citation(answer, citation, sentence.text, number)
             for number, sentence in enumerate(answer.sentences, start=1)
             for citation in answer.citations if citation.n in sentence.citations]  # fmt: skip
    return written([_collection(name, f"{answer.question} ({answer.status})", found, answer.made_by)], True)


def _of_summary(summary: Summary) -> dict[str, Any]:
    article = summary.article
    sources = {source.id: source for source in summary.sources}
    source, text = article_name(article), text_name(article)
    found = [
        {
            "id": item_name(article.id, item.id, number),
            "type": "Annotation",
            "motivation": MOTIVATIONS.get(item.type, "describing"),
            "generated": summary.made_by.created,
            "body": _bodies(item, sources),
            "target": _target(source, text, evidence),
        }
        for item in items(summary)
        for number, evidence in enumerate(item.evidence)
    ]
    label = one_line(f"{summary.headline or article.title or 'Untitled'} (article {article.id})")
    return _collection(item_name(article.id, "annotations"), label, found, summary.made_by)


def _collection(name: str, label: str, found: list[dict[str, Any]], made_by: MadeBy) -> dict[str, Any]:
    """A collection with its only page embedded; without annotations it has no page (section 5.1)."""
    collection: dict[str, Any] = {"@context": CONTEXT, "id": name, "type": "AnnotationCollection", "label": label}
    collection |= {"generator": _generator(made_by), "generated": made_by.created, "total": len(found)}
    if found:
        page = f"{name}#page1"
        first = {"id": page, "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": found}
        collection |= {"first": first, "last": page}
    return collection


def _generator(made_by: MadeBy) -> dict[str, Any]:
    name = f"newsroom-summarizer, engine {made_by.engine}" + (f", {made_by.model}" if made_by.model else "")
    return {"type": "Software", "name": name}


def _bodies(item: Item, sources: dict[str, Source]) -> list[dict[str, Any]]:
    """The same thing thrice: for a reader, as tags to filter by, and typed for a program."""
    typed: dict[str, Any] = {"type": item.type, "id": item.id}
    if item.factuality:
        typed["factuality"] = item.factuality
    if item.attribution or item.type in {"claim", "casualty", "control"}:
        typed["attribution"] = [
            {
                "source_id": link.source_id, "source": source_label(sources[link.source_id]),
                "mention": link.mention.exact, "cue": link.cue.exact if link.cue else None,
                "cue_class": link.cue_class, "mode": link.mode, "channel": link.channel,
            }
            for link in item.attribution
        ]  # fmt: skip
    tags = [("classifying", item.type)] + ([("tagging", item.factuality)] if item.factuality else [])
    return [
        _textual("describing", item.line),
        *(_textual(purpose, tag) for purpose, tag in tags),
        _textual("describing", dumps(typed, ensure_ascii=False), "application/json"),
    ]


def _textual(purpose: str, value: str, format: str = "text/plain") -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": format, "value": value}


def _target(source: str, text: str | None, evidence: Evidence) -> dict[str, Any]:
    target: dict[str, Any] = {"type": "SpecificResource", "source": source}
    if text:
        target["state"] = {"type": "TimeState", "cached": text}
    quote = {"type": "TextQuoteSelector", "exact": evidence.exact, "prefix": evidence.prefix, "suffix": evidence.suffix}
    position = {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}
    return target | {"selector": [quote, position]}


def _citation(answer: Answer, citation: Citation, sentence: str, number: int) -> dict[str, Any]:
    """An answer knows its articles by id only: without an address the source is a name made of the id."""
    article_id = citation.evidence.article_id
    source = web_address(citation.url) or item_name("article", article_id)
    return {
        "id": item_name("citation", answer.asked, answer.made_by.created, article_id, number, citation.n),
        "type": "Annotation",
        "motivation": "linking",
        "generated": answer.made_by.created,
        "body": [_textual("describing", sentence), _textual("tagging", f"article {article_id}")],
        "target": _target(source, None, citation.evidence),
    }
