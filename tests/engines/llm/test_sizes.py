from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from summarizer.engines.llm.asking import WireAnswer
from summarizer.engines.llm.sizes import ITEMS, LARGEST, WORDS, Size, size_for, sized
from summarizer.engines.llm.wire import FACETS, reply_model
from summarizer.providers.schemas import schema_for
from tests.engines.llm.modelling import claim, honest, read, whole

SMALLEST = Size(WORDS[0], ITEMS[0])


@pytest.mark.parametrize(
    ("longest", "sentences", "max_tokens", "size"),
    [
        (100, 1, 8_000, SMALLEST),
        (160, 4, 8_000, Size(160, 12)),
        (161, 5, 8_000, Size(320, 40)),
        (320, 50, 900, Size(320, 12)),
        (5_000, 400, 8_000, LARGEST),
        (5_000, 400, 300, Size(600, 3)),
        (5_000, 400, 50, SMALLEST),
        (0, 0, 50, SMALLEST),
    ],
)
def test_the_least_size_that_fits_is_chosen(longest: int, sentences: int, max_tokens: int, size: Size) -> None:
    assert size_for(longest, sentences, max_tokens) == size


def bounds(node: Any, word: str) -> Iterator[int]:
    if isinstance(node, dict):
        yield from [node[word]] if isinstance(node.get(word), int) else []
        for each in node.values():
            yield from bounds(each, word)
    elif isinstance(node, list):
        for each in node:
            yield from bounds(each, word)


@pytest.mark.parametrize("size", [Size(words, items) for words in WORDS for items in ITEMS])
def test_a_schema_keeps_to_its_size(size: Size) -> None:
    for model in (reply_model(size=size), reply_model(FACETS[1], size), sized(WireAnswer, size)):
        schema = schema_for(model, bounded=True)
        jsonschema.Draft202012Validator.check_schema(schema)
        assert max(bounds(schema, "maxItems")) <= size.items
        assert max(bounds(schema, "maxLength")) <= max(size.words, min(2 * size.words, 400))
        assert not list(bounds(schema_for(model, bounded=False), "maxItems"))


def test_a_shape_is_made_once() -> None:
    assert reply_model(size=SMALLEST) is reply_model(size=SMALLEST)
    assert reply_model(size=LARGEST) is reply_model()
    assert reply_model(size=SMALLEST).__name__ == reply_model().__name__


def test_what_is_read_keeps_to_the_largest_size_only() -> None:
    many = whole(claims=[claim(f"c{n}", [1], "word " * 100) for n in range(10)])
    reply = reply_model(size=SMALLEST).model_validate_json(json.dumps(many))
    assert len(reply.claims) == 10
    assert (reply.broken, reply.surplus) == ((), {})


def _sent(value: Any, bounded: bool) -> Any:
    """A reply as a server sends it: without nulls where the schema lets a field be left out."""
    if isinstance(value, list):
        return [_sent(each, bounded) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: _sent(each, bounded) for name, each in value.items() if not (bounded and each is None)}


def test_the_schema_that_is_sent_takes_what_the_shape_takes() -> None:
    for bounded in (True, False):
        sent = jsonschema.Draft202012Validator(schema_for(reply_model(), bounded=bounded))
        assert sent.is_valid(_sent(honest(), bounded))
        assert sent.is_valid(_sent(read(honest()).model_dump(), bounded))
        for name, wrong in (("count", 5), ("kind", "massacred"), ("sentences", "one"), ("claim", None)):
            bad = _sent(honest(), bounded)
            bad["casualties"][0][name] = wrong
            assert not sent.is_valid(bad), name


def test_the_schema_is_short() -> None:
    said = json.dumps(schema_for(reply_model(), bounded=True), separators=(",", ":"))
    assert len(said) <= 3_800
    assert len(said) <= 0.85 * len(json.dumps(reply_model().model_json_schema(), separators=(",", ":")))
