"""W3C Web Annotation: the standard's MUSTs as a schema, and its selectors applied by other rules than ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from summarizer.answer import Answer
from summarizer.article import Article
from summarizer.evidence import Evidence, every_evidence
from summarizer.exporters import webannotation
from summarizer.exporters.iris import text_name
from summarizer.exporters.items import items
from summarizer.summary import AbstractSentence, Summary
from tests.exporters.hostile import PAYLOADS, bare, summary_with

IRI = {
    "type": "string",
    "pattern": '^(urn:uuid:[0-9a-f-]{36}(#.+)?|https?://[^\\s<>"]+|ni:///sha-256;[A-Za-z0-9_-]{43})$',
}
INSTANT = {"type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$"}
AGENT = {
    "type": "object",
    "required": ["type", "name"],
    "properties": {
        "type": {"enum": ["Person", "Organization", "Software"]},
        "name": {"type": "string", "minLength": 1},
    },
}
PURPOSES = [
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
]  # fmt: skip
QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1},
        "prefix": {"type": "string"}, "suffix": {"type": "string"},
    },
    "additionalProperties": False,
}  # fmt: skip
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    },
    "additionalProperties": False,
}  # fmt: skip
BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"}, "value": {"type": "string"}, "purpose": {"enum": PURPOSES},
        "format": {"type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]+$"},
    },
    "additionalProperties": False,
}  # fmt: skip
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {
        "type": {"const": "SpecificResource"}, "source": IRI,
        "selector": {"type": "array", "minItems": 1, "items": {"oneOf": [QUOTE, POSITION]}},
        "state": {
            "type": "object", "required": ["type", "cached"],
            "properties": {"type": {"const": "TimeState"}, "cached": IRI}, "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}  # fmt: skip
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI, "type": {"const": "Annotation"}, "motivation": {"enum": PURPOSES}, "generated": INSTANT,
        "body": {"type": "array", "minItems": 1, "items": BODY}, "target": TARGET,
    },
    "additionalProperties": False,
}  # fmt: skip
PAGE = {
    "type": "object",
    "required": ["id", "type", "items", "partOf", "startIndex"],
    "properties": {
        "id": IRI, "type": {"const": "AnnotationPage"}, "partOf": IRI, "startIndex": {"const": 0},
        "items": {"type": "array", "minItems": 1, "items": ANNOTATION},
    },
    "additionalProperties": False,
}  # fmt: skip
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "total"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"}, "id": IRI,
        "type": {"const": "AnnotationCollection"}, "label": {"type": "string"}, "generator": AGENT,
        "generated": INSTANT, "total": {"type": "integer", "minimum": 0},
        "first": PAGE, "last": IRI,
    },
    "if": {"properties": {"total": {"minimum": 1}}},
    "then": {"required": ["first", "last"]},
    "else": {"not": {"required": ["first"]}},
    "additionalProperties": False,
}  # fmt: skip
VALIDATOR = Draft202012Validator(COLLECTION)


def _collection(summary: Summary) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(webannotation.summaries([summary], True))
    return found


def _annotations(summary: Summary) -> list[dict[str, Any]]:
    found = _collection(summary)
    return list(found["first"]["items"]) if found["total"] else []


def _selectors(annotation: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    by_type = {selector["type"]: selector for selector in annotation["target"]["selector"]}
    return by_type["TextQuoteSelector"], by_type["TextPositionSelector"]


def _units(text: str, position: int) -> int:
    """A position in code points as one in UTF-16 units, as a browser counts."""
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text[:position])


def _by_position(text: str, selector: dict[str, Any]) -> str:
    """Select as a browser would: convert code points to UTF-16 units, cut those."""
    raw = text.encode("utf-16-le")
    return raw[2 * _units(text, selector["start"]) : 2 * _units(text, selector["end"])].decode("utf-16-le")


def _by_quote(text: str, selector: dict[str, Any]) -> Iterator[int]:
    """Every place where prefix, exact and suffix stand together: the standard's rule, without offsets."""
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    found = text.find(whole)
    while found >= 0:
        yield found + len(selector["prefix"])
        found = text.find(whole, found + 1)


def check_selectors(summary: Summary) -> None:
    text = summary.article.text
    for annotation in _annotations(summary):
        quote, position = _selectors(annotation)
        assert _by_position(text, position) == quote["exact"]
        assert position["start"] in set(_by_quote(text, quote))


def test_it_is_what_the_standard_demands(summary: Summary, answer: Answer, refusal: Answer, article: Article) -> None:
    for found in (summary, summary_with("word"), bare(article)):
        VALIDATOR.validate(_collection(found))
    for answered in (answer, refusal):
        VALIDATOR.validate(json.loads(webannotation.answer(answered)))
    assert _collection(bare(article))["total"] == 0


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_nothing_an_article_says_breaks_the_form_or_the_selectors(payload: str) -> None:
    summary = summary_with(payload)
    VALIDATOR.validate(_collection(summary))
    check_selectors(summary)


def test_the_schema_can_fail(summary: Summary) -> None:
    found = _collection(summary)
    assert not VALIDATOR.is_valid({**found, "id": "not an iri"})
    found["first"]["items"][0]["target"]["selector"][1]["end"] = "9"
    assert not VALIDATOR.is_valid(found)


def test_every_piece_of_evidence_of_every_item_is_one_annotation(summary: Summary) -> None:
    found = _annotations(summary)
    expected = [(item.type, piece.start, piece.end) for item in items(summary) for piece in item.evidence]
    made = [(a["body"][1]["value"], _selectors(a)[1]["start"], _selectors(a)[1]["end"]) for a in found]
    assert made == expected
    assert len({annotation["id"] for annotation in found}) == len(found)
    of_items = [*summary.claims, *summary.casualties, *summary.timeline]
    assert {(piece.start, piece.end) for item in of_items for piece in item.evidence} <= {place[1:] for place in made}
    assert len(list(every_evidence(summary))) >= len(found)


def test_bodies_tell_type_factuality_and_chain(summary: Summary) -> None:
    claim = next(a for a in _annotations(summary) if a["body"][1]["value"] == "claim")
    line, kind, factuality, typed = claim["body"]
    assert line["value"].startswith("alleged: “rebels allegedly killed 40 farmers")
    assert line["value"].endswith("(Anna Lindqvist (Spokeswoman, the relief agency) -> it)")
    assert (kind["purpose"], factuality["purpose"], factuality["value"]) == ("classifying", "tagging", "alleged")
    meant = json.loads(typed["value"])
    assert (meant["id"], meant["factuality"]) == ("c1", "alleged")
    assert [link["source_id"] for link in meant["attribution"]] == ["s1", "s2"]
    assert meant["attribution"][1]["channel"] == "reports-received"


def test_what_was_rejected_is_no_annotation(summary: Summary) -> None:
    assert "400" not in webannotation.summaries([summary], True)


def test_the_target_is_the_address_and_the_text_it_counts_in(summary: Summary) -> None:
    text = text_name(summary.article)
    offline = _annotations(summary)[0]["target"]
    assert (offline["source"], offline["state"]["cached"]) == (text, text)
    online = summary.model_copy(
        update={"article": summary.article.model_copy(update={"url": "https://news.example/1"})}
    )
    target = _annotations(online)[0]["target"]
    assert (target["source"], target["state"]["cached"]) == ("https://news.example/1", text)
    sly = summary.model_copy(update={"article": summary.article.model_copy(update={"url": "javascript:alert(1)"})})
    assert _annotations(sly)[0]["target"]["source"] == text


def _everywhere(words: str, article: Article) -> Summary:
    """A summary whose abstract cites every place of ``words``."""
    starts, found = [], article.text.find(words)
    while found >= 0:
        starts.append(found)
        found = article.text.find(words, found + 1)
    pieces = [Evidence.cut(article, start, start + len(words)) for start in starts]
    return bare(article).model_copy(update={"abstract": [AbstractSentence(text=words, evidence=pieces)]})


def test_words_that_stand_several_times_are_told_apart_by_what_stands_around() -> None:
    article = Article.from_text("In the north 12 people died. In the south 12 people died. At sea 12 people fled.")
    summary = _everywhere("12 people", article)
    check_selectors(summary)
    places = [list(_by_quote(article.text, _selectors(a)[0])) for a in _annotations(summary)]
    assert [len(found) for found in places] == [1, 1, 1]
    assert len({found[0] for found in places}) == 3


def test_where_everything_around_is_the_same_the_position_decides() -> None:
    article = Article.from_text(
        " ".join(["The long-awaited report says that 12 people died in the western valley."] * 4)
    )
    summary = _everywhere("12 people", article)
    annotations = _annotations(summary)
    ambiguous = [list(_by_quote(article.text, _selectors(a)[0])) for a in annotations]
    assert max(map(len, ambiguous)) > 1
    nearest = [
        min(found, key=lambda start, a=a: abs(start - _selectors(a)[1]["start"]))
        for found, a in zip(ambiguous, annotations, strict=True)
    ]
    assert nearest == [piece.start for piece in summary.abstract[0].evidence]


def test_characters_beyond_the_first_plane_count_once() -> None:
    article = Article.from_text("👩\u200d🚒 𝕏 said 12 𐍈 people 🏳\ufe0f\u200d🌈 fled 👨\u200d👩\u200d👧 12 𐍈 people.")
    summary = _everywhere("12 𐍈 people", article)
    check_selectors(summary)
    start = _selectors(_annotations(summary)[0])[1]["start"]
    assert _units(article.text, start) > start


def test_several_articles_are_a_list(summary: Summary) -> None:
    found = json.loads(webannotation.summaries([summary, summary_with("word")], False))
    assert [one["type"] for one in found] == ["AnnotationCollection"] * 2


def test_an_answers_citations_lead_to_their_words(answer: Answer, article: Article) -> None:
    found = json.loads(webannotation.answer(answer))
    [annotation] = found["first"]["items"]
    quote, position = _selectors(annotation)
    assert article.text[position["start"] : position["end"]] == quote["exact"] == answer.citations[0].evidence.exact
    assert annotation["target"]["source"] == "https://example.org/weir"
    assert annotation["body"][0]["value"] == answer.sentences[0].text
