"""IPTC ninjs 3.2: the part of the standard that is written here, as a closed schema in our own words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from summarizer.article import Article
from summarizer.exporters import ninjs
from summarizer.summary import Summary
from tests.exporters.hostile import PAYLOADS, bare, summary_with

STRING = {"type": "string"}
URI = {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:[!-~]+$"}
MOMENT = {"type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$"}


def _closed(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


SAID = _closed("value", role=STRING, contentType=STRING, value=STRING)
NAMED = _closed(name=STRING, rel=STRING, uri=URI, literal=STRING)
ITEM = {
    "uri": URI, "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event",
                                  "planning"]},
    "representationType": {"enum": ["full", "partial"]}, "profile": STRING, "version": STRING, "firstCreated": MOMENT,
    "versionCreated": MOMENT, "contentCreated": MOMENT, "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
    "edNote": STRING, "language": STRING, "title": STRING, "by": STRING, "located": STRING,
    "headlines": _list(SAID), "descriptions": _list(SAID),
    "bodies": _list(_closed("value", role=STRING, contentType=STRING, charCount={"type": "integer"},
                            wordCount={"type": "integer"}, value=STRING)),
    "people": _list(NAMED), "organisations": _list(NAMED), "places": _list(NAMED),
    "events": _list(_closed(id=STRING, name=STRING, rel=STRING, uri=URI, literal=STRING)),
    "infoSources": _list(_closed(name=STRING, role=STRING, uri=URI, literal=STRING)),
    "altIds": _list(_closed(role=STRING, value=STRING)),
    "renditions": _list(_closed("name", name=STRING, href=URI)),
    "standard": _closed(name={"const": "ninjs"}, version={"const": "3.2"}, schema=URI),
    "digitalSourceType": _closed(name=STRING, uri=URI, literal=STRING),
}  # fmt: skip
"""Property -> type, as the standard's JSON Schema has them; it knows more, and nothing else is allowed."""

SCHEMA = _closed("uri", **ITEM, associations=_list(_closed("uri", "name", **{**ITEM, "name": STRING, "rel": STRING})))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def _item(summary: Summary) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ninjs.summaries([summary], True))
    return found


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_it_keeps_the_form_whatever_the_words(payload: str) -> None:
    VALIDATOR.validate(_item(summary_with(payload)))


def test_it_keeps_the_form(summary: Summary, article: Article) -> None:
    for found in (summary, bare(article)):
        VALIDATOR.validate(_item(found))
    assert not VALIDATOR.is_valid({**_item(summary), "pubstatus": "usable"})
    assert not VALIDATOR.is_valid({**_item(summary), "uri": "not a uri"})


def test_the_summary_is_an_item_about_the_article(summary: Summary) -> None:
    item = _item(summary)
    assert item["headlines"][0]["value"] == "Killings at the Weir"
    [body] = item["bodies"]
    assert body["value"] == summary.abstract[0].text
    assert (body["charCount"], body["wordCount"]) == (len(body["value"]), len(body["value"].split()))
    [article] = item["associations"]
    assert (article["rel"], article["name"]) == ("derivedFrom", "Killings at the Weir")
    assert article["uri"] != item["uri"]
    assert "bodies" not in article
    assert "Machine-made" in item["edNote"]
    assert "a notice for the reader" in item["edNote"]


def test_every_figure_goes_out_with_who_gave_it(summary: Summary) -> None:
    told = [one["value"] for one in _item(summary)["descriptions"] if one["role"] == "casualty"]
    assert told == [
        "alleged: killed 40 (40/40/40) “farmers”, by “rebels”, at the Weir bridge (site), on Tuesday (2024-04-30) "
        "(Anna Lindqvist (Spokeswoman, the relief agency) -> it); sentence 2 [22-178]"
    ]


def test_whom_and_what_it_names(summary: Summary) -> None:
    item = _item(summary)
    assert [one["name"] for one in item["people"]] == ["Anna Lindqvist"]
    assert [one["name"] for one in item["organisations"]] == ["the relief agency", "The Northern Brigade"]
    assert [one["name"] for one in item["places"]] == ["the Weir bridge", "Ostrava-sur-Lac"]
    assert [one["literal"] for one in item["events"]] == ["e1"]
    assert [one["role"] for one in item["infoSources"]] == [
        "publisher",
        "ngo",
        "unspecified",
        "official-state",
        "generator",
    ]


def test_no_time_of_day_is_made_up(summary: Summary) -> None:
    [article] = _item(summary)["associations"]
    assert "firstCreated" not in article
    assert {"role": "published", "contentType": "text/plain", "value": "2024-05-03"} in article["descriptions"]
    timed = summary.article.model_copy(update={"published": "2024-05-03T10:00:00Z"})
    [article] = _item(summary.model_copy(update={"article": timed}))["associations"]
    assert article["firstCreated"] == "2024-05-03T10:00:00Z"


def test_only_a_model_that_writes_is_called_generative(summary: Summary) -> None:
    assert "digitalSourceType" not in _item(summary)
    written = summary.model_copy(update={"made_by": summary.made_by.model_copy(update={"engine": "llm"})})
    assert _item(written)["digitalSourceType"]["uri"].endswith("/trainedAlgorithmicMedia")
