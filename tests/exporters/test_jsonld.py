from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from summarizer.answer import Answer
from summarizer.exporters import jsonld
from summarizer.exporters.iris import text_name
from summarizer.summary import Summary
from tests.exporters.hostile import PAYLOADS, summary_with

TYPES = {
    "NewsArticle", "Claim", "Quotation", "Person", "Organization", "Event", "Place", "QuantitativeValue", "DefinedTerm",
    "Question", "Answer",
}  # fmt: skip


def _graph(summary: Summary) -> list[dict[str, Any]]:
    found = json.loads(jsonld.summaries([summary], True))
    assert found["@context"] == "https://schema.org"
    return list(found["@graph"])


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)


def _of_type(graph: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [node for node in graph if node.get("@type") == name]


@pytest.mark.parametrize("payload", ["word", *PAYLOADS.values()])
def test_every_reference_leads_to_a_node_and_every_place_to_its_words(payload: str) -> None:
    summary = summary_with(payload)
    nodes = list(_nodes(_graph(summary)))
    defined = {node["@id"] for node in nodes if "@id" in node and len(node) > 1}
    assert {node["@id"] for node in nodes if set(node) == {"@id"}} <= defined
    assert {node["@type"] for node in nodes if "@type" in node} <= TYPES
    name = f"{text_name(summary.article)}#char="
    for node in nodes:
        if node.get("@type") == "Quotation":
            start, end = map(int, node["@id"].removeprefix(name).split(","))
            assert summary.article.text[start:end] == node["text"]


def test_nothing_is_rated(summary: Summary) -> None:
    written = jsonld.summaries([summary], True)
    assert "ating" not in written.replace("stating", "")
    assert "ClaimReview" not in written


def test_a_claim_belongs_to_its_claimant_and_rests_on_whom_that_one_cites(summary: Summary) -> None:
    graph = _graph(summary)
    by_id = {node["@id"]: node for node in graph}
    claim, denial = _of_type(graph, "Claim")
    assert claim["text"] == summary.claims[0].text
    assert by_id[claim["author"]["@id"]]["name"] == "Anna Lindqvist"
    assert by_id[claim["author"]["@id"]]["@type"] == "Person"
    root = by_id[claim["isBasedOn"]["author"]["@id"]]
    assert (root["name"], "@type" in root) == ("it", False)
    assert "isBasedOn" not in claim["isBasedOn"]
    assert by_id[claim["appearance"]["@id"]]["@type"] == "NewsArticle"
    assert [term["termCode"] for term in claim["keywords"]] == ["alleged", "positive"]
    assert [term["termCode"] for term in denial["keywords"]] == ["stated", "negative"]


def test_a_figure_stands_with_its_claim(summary: Summary) -> None:
    claim, denial = _of_type(_graph(summary), "Claim")
    [figure] = claim["about"]
    assert (figure["name"], figure["unitText"]) == ("killed", "farmers")
    assert (figure["value"], figure["minValue"], figure["maxValue"]) == (40, 40, 40)
    assert "about" not in denial


def test_only_direct_speech_is_a_quotation_of_somebody(summary: Summary) -> None:
    graph = _graph(summary)
    by_id = {node["@id"]: node for node in graph}
    [quotation] = _of_type(graph, "Quotation")
    assert quotation["text"] == "Nobody was hurt"
    assert by_id[quotation["spokenByCharacter"]["@id"]]["name"] == "the mayor"


def test_a_step_of_the_timeline_is_an_event_and_has_no_date_that_is_not_known(summary: Summary) -> None:
    [event] = _of_type(_graph(summary), "Event")
    assert event["name"] == "said on Tuesday it had heard"
    assert "startDate" not in event
    [dated] = _of_type(_graph(summary_with("word")), "Event")
    assert (dated["startDate"], dated["location"]["name"]) == ("2024-05-03", dated["name"])


def test_the_outlets_own_voice_is_the_outlets(summary: Summary) -> None:
    own = summary.claims[1].model_copy(update={"attribution": []})
    [claim] = _of_type(_graph(summary.model_copy(update={"claims": [own], "casualties": []})), "Claim")
    assert claim["author"] == {"@type": "Organization", "name": "The Weir Gazette"}


def test_an_answer_is_a_question_with_what_it_cites(answer: Answer, refusal: Answer) -> None:
    found = json.loads(jsonld.answer(answer))
    assert (found["@type"], found["answerCount"]) == ("Question", 1)
    [cited] = found["suggestedAnswer"]["citation"]
    assert cited["text"] == answer.citations[0].evidence.exact
    assert cited["isPartOf"]["url"] == "https://example.org/weir"
    refused = json.loads(jsonld.answer(refusal))
    assert refused["answerCount"] == 0
    assert "suggestedAnswer" not in refused
