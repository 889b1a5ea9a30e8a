from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, ValidationError

from summarizer.draft import Draft, DraftLink, Quote, Said
from summarizer.engines.llm import wire
from summarizer.engines.llm.wire import FACETS, KINDS, LONGEST_WORDS, MOST_ITEMS, item_model, reply_model, said_type
from summarizer.providers.schemas import schema_for
from tests.engines.llm.modelling import casualty, claim, honest, link, read, source, whole

LISTS = tuple(Draft.model_fields)


def pairs() -> Iterator[tuple[type[Said], type[BaseModel]]]:
    for name in LISTS:
        yield said_type(name), item_model(name)
    [link_model] = get_args(item_model("claims").model_fields["attribution"].annotation)
    yield DraftLink, link_model


@pytest.mark.parametrize(("said", "wired"), list(pairs()), ids=lambda each: each.__name__)
def test_every_field_of_the_draft_is_on_the_wire_and_none_besides(said: type[Said], wired: type[BaseModel]) -> None:
    asked = set(wired.model_fields)
    assert asked - {"sentences"} == set(said.model_fields)
    assert ("sentences" in asked) == (said is not DraftLink)
    may_be_left_out = {name for name, field in wired.model_fields.items() if not field.is_required()}
    nullable = {name for name, field in wired.model_fields.items() if NoneType in get_args(field.annotation)}
    assert may_be_left_out == nullable | asked & {"hedges", "aliases", "quotes", "channel"}
    for name, field in said.model_fields.items():
        told, shape = field.annotation, wired.model_fields[name].annotation
        assert "Quote" not in str(shape)
        assert (NoneType in get_args(told)) == (NoneType in get_args(shape))
        assert (get_origin(told) is list) == (get_origin(shape) is list)
        if get_origin(told) is Literal:
            assert shape == told


def test_the_shape_of_one_item_in_full() -> None:
    words = {"type": "string", "maxLength": LONGEST_WORDS}
    or_null = {"anyOf": [words, {"type": "null"}], "default": None}
    schema = item_model("control").model_json_schema()
    assert schema == {
        "type": "object",
        "additionalProperties": False,
        "required": ["sentences", "claim", "actor", "place", "relation"],
        "properties": {
            "sentences": {"type": "array", "items": {"type": "integer"}, "maxItems": wire.MOST_INNER},
            "claim": {"type": "string", "maxLength": 40},
            "force": {"anyOf": [{"type": "string", "maxLength": 40}, {"type": "null"}], "default": None},
            "actor": words,
            "place": words,
            "relation": {"type": "string", "enum": schema["properties"]["relation"]["enum"]},
            "time": or_null,
        },
    }


def test_a_field_that_the_wire_has_no_form_for_is_refused() -> None:
    class Odd(Said):
        when: dict[str, Quote]

    with pytest.raises(TypeError, match="no form"):
        wire._derived(Odd, with_sentences=True)


def nodes(schema: Any, definitions: dict[str, Any], depth: int = 0) -> Iterator[tuple[int, dict[str, Any]]]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield from nodes(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions, depth)
            return
        depth += schema.get("type") == "object"
        yield depth, schema
        for name, inner in schema.items():
            if name == "properties":
                for each in inner.values():
                    yield from nodes(each, definitions, depth)
            elif name in {"items", "anyOf"}:
                yield from nodes(inner, definitions, depth)
    elif isinstance(schema, list):
        for each in schema:
            yield from nodes(each, definitions, depth)


@pytest.mark.parametrize("names", [LISTS, *FACETS], ids="+".join)
@pytest.mark.parametrize("bounded", [True, False])
def test_the_schema_is_closed_bounded_and_flat(names: tuple[str, ...], bounded: bool) -> None:
    schema = schema_for(reply_model(names), bounded=bounded)
    found = list(nodes(schema, schema.get("$defs", {})))
    assert max(depth for depth, _ in found) <= 5
    for _, node in found:
        assert not {"default", "title", "description", "patternProperties"} & set(node)
        if node.get("type") == "object":
            assert node.get("additionalProperties") is (None if bounded else False)
            assert [*node["required"]] == [n for n in node["properties"] if not bounded or n in node["required"]]
        if node.get("type") == "string" and bounded:
            assert "maxLength" in node
        if node.get("type") == "array" and bounded:
            assert node["maxItems"] <= MOST_ITEMS
    assert "start" not in json.dumps(schema)


def test_a_field_left_out_says_what_null_says() -> None:
    said = {"sentences": [1], "claim": "c1", "kind": "killed", "victims": "farmers"}
    assert wire.read_item("casualties", said) == wire.read_item(
        "casualties", said | dict.fromkeys(("count", "perpetrator", "perpetrator_text", "means", "motive"), None)
    )
    with pytest.raises(ValidationError):  # without a chain it might pass for the outlet's own words
        wire.read_item("claims", {"key": "c1", "sentences": [1], "content": ["It rained"]})


def test_every_list_is_asked_for_in_one_facet() -> None:
    assert sorted(name for names in FACETS for name in names) == sorted(LISTS) == sorted(KINDS)
    assert reply_model() is reply_model(LISTS)


def test_an_honest_reply_is_read_whole() -> None:
    reply = read(honest())
    assert wire.lists_of(reply) == honest()
    assert (reply.broken, reply.surplus) == ((), {})


def test_one_wrong_item_does_not_cost_the_others() -> None:
    wrong = casualty("c1", [2], "farmers", None) | {"kind": "massacred"}
    reply = read(whole(casualties=[wrong, casualty("c1", [2], "farmers", "nine")], claims=[{"key": "c9"}, 5]))
    assert [item.count for item in reply.casualties] == ["nine"]
    assert [(each.name, each.key) for each in reply.broken] == [
        ("claims", "c9"),
        ("claims", None),
        ("casualties", None),
    ]
    assert "massacred" in reply.broken[2].item
    assert reply.broken[2].why.startswith("kind: ")


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (source("s1", [2], "he", kind="wizard"), {"kind": "unspecified"}),
        ({"key": "s1", "named": "named", "mentions": "he"}, {"mentions": ["he"], "sentences": [], "name": None}),
        (source("s1", [2], "he", mood="angry") | {"sentences": 2}, {"sentences": [2]}),
        (source("s1", [2], "he") | {"key": 1}, {"key": "1"}),
    ],
)
def test_what_needs_no_guess_is_mended(item: dict[str, Any], expected: dict[str, Any]) -> None:
    [mended] = read(whole(sources=[item])).sources
    assert {name: getattr(mended, name) for name in expected} == expected


def test_a_link_is_mended_too() -> None:
    bare = {"source": "s1", "mention": "he", "channel": "pigeon", "volume": 3}
    [mended] = read(whole(claims=[claim("c1", [2], "It rained", bare)])).claims
    assert mended.attribution[0].model_dump() == {**link("s1", "he", None), "channel": "unspecified"}


@pytest.mark.parametrize(
    "item",
    [
        source("s1", [2], "he", named="famous"),
        source("s1", [2], "x" * (LONGEST_WORDS + 1)),
        source("s1", [2], *["he"] * 13),
        {"name": "Tomas Brekk"},
        {"key": "s1", "sentences": [2], "named": "named"},
        source("s1", ["two"], "he"),  # type: ignore[list-item]
    ],
)
def test_what_would_need_a_guess_is_not(item: dict[str, Any]) -> None:
    reply = read(whole(sources=[item], claims=[claim("c1", [2], "It rained")]))
    assert reply.sources == []
    assert [each.name for each in reply.broken] == ["sources"]


def test_a_claim_without_a_word_on_who_says_it_is_not_the_outlet_s() -> None:
    lost = {name: value for name, value in claim("c1", [2], "It rained").items() if name != "attribution"}
    reply = read(whole(claims=[lost, claim("c2", [2], "It rained")]))
    assert [each.key for each in reply.claims] == ["c2"]
    assert [each.key for each in reply.broken] == ["c1"]


@pytest.mark.parametrize(
    "reply",
    [{}, [], "no", {"summary": "It rained"}, whole(claims=[{"key": "c1"}]), {"claims": "none"}, {"claims": {"key": 1}}],
)
def test_a_reply_without_a_sound_item_fails(reply: Any) -> None:
    with pytest.raises(ValidationError):
        read(reply)


def test_a_reply_of_nothing_but_faults_is_told_briefly() -> None:
    with pytest.raises(ValidationError) as caught:
        read(whole(claims=[{"key": f"c{n}"} for n in range(5_000)]))
    assert {each["loc"][:2] for each in caught.value.errors()} == {("claims", 0)}


def test_a_list_that_is_missing_or_null_is_empty() -> None:
    reply = read({"claims": [claim("c1", [2], "It rained")], "sources": None, "mood": "calm"})
    assert (len(reply.claims), reply.sources, reply.casualties) == (1, [], [])
    assert wire.lists_of(read(whole())) == whole()


def test_what_is_no_list_is_one_item_of_it() -> None:
    reply = read(whole() | {"claims": claim("c1", [2], "It rained"), "sources": "Tomas Brekk"})
    assert [each.key for each in reply.claims] == ["c1"]
    assert [(each.name, each.item) for each in reply.broken] == [("sources", '"Tomas Brekk"')]


def test_an_endless_list_is_cut_and_told() -> None:
    reply = read(whole(claims=[claim(f"c{n}", [2], "It rained") for n in range(20_000)]))
    assert len(reply.claims) == MOST_ITEMS
    assert reply.surplus == {"claims": 20_000 - MOST_ITEMS}


def test_threads_that_start_together_get_one_shape() -> None:
    script = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from summarizer.engines.llm.wire import item_model, reply_model
start = Barrier(8)
def build(_):
    start.wait()
    return reply_model(), item_model("forces")
with ThreadPoolExecutor(8) as pool:
    built = set(pool.map(build, range(8)))
assert len(built) == 1, built
"""
    for _ in range(3):
        subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
