from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Annotated, Any, Literal

import jsonschema
import pytest
from pydantic import BaseModel, Field, create_model

from summarizer.errors import ModelFailed
from summarizer.providers.addresses import address_of
from summarizer.providers.modes import Dialect, Way, adapted, first_dialect
from summarizer.providers.openai import OpenAIProvider
from summarizer.providers.schemas import OUTSIDE_STRICT, schema_for, schema_name, wrapped
from summarizer.settings import load_settings
from tests.providers.conftest import GOOD, Toll, call, complete
from tests.providers.loopback import Request, Server, called, completion, refuses, replies, says

Make = Callable[..., OpenAIProvider]


def test_json_schema_is_strict(server: Server, provider: Make) -> None:
    complete(provider())
    form = server.seen[0].body["response_format"]
    assert form["type"] == "json_schema"
    assert (form["json_schema"]["name"], form["json_schema"]["strict"]) == ("Toll", True)
    assert form["json_schema"]["schema"]["properties"]["reports"]["maxItems"] == 9
    assert "tools" not in server.seen[0].body


def test_tools_are_forced(server: Server, provider: Make) -> None:
    server.plays(says(called(json.dumps(GOOD))))
    complete(provider(mode="tools"))
    body = server.seen[0].body
    assert body["tool_choice"] == "required"
    assert [tool["function"]["name"] for tool in body["tools"]] == ["Toll"]
    assert body["tools"][0]["function"]["strict"] is True
    assert "response_format" not in body


def test_plain_json_has_the_schema_in_the_prompt(server: Server, provider: Make) -> None:
    complete(provider(mode="json"))
    body = server.seen[0].body
    assert body["messages"][0]["content"].startswith("Read.")
    assert '"maxItems":9' in body["messages"][0]["content"]
    assert not {"response_format", "tools"} & set(body)


def picky(*refused: str) -> Callable[[Request, asyncio.StreamWriter], Any]:
    async def play(request: Request, writer: asyncio.StreamWriter) -> None:
        text = json.dumps(request.body)
        bad = next((word for word in refused if f'"{word}"' in text), None)
        await (refuses(400, f"'{bad}' is not supported") if bad else says(completion(json.dumps(GOOD))))(
            request, writer
        )

    return play


@pytest.mark.parametrize(("refused", "mode", "calls"), [
    ((), "json-schema", 1),
    (("maxLength",), "json-schema", 2),
    (("response_format",), "tools", 3),
    (("response_format", "tools"), "json", 4),
    (("response_format", "tools", "temperature"), "json", 5),
    (("temperature", "max_tokens"), "json-schema", 4),
])  # fmt: skip
def test_what_a_server_refuses_is_left_out_and_remembered(
    server: Server, provider: Make, refused: tuple[str, ...], mode: str, calls: int, caplog: pytest.LogCaptureFixture
) -> None:
    if "max_tokens" in refused:
        refused = tuple(word for word in refused if word != "max_tokens")
        server.plays(
            refuses(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
            refuses(400, "temperature does not support 0 with this model"),
            replies(GOOD),
        )
        calls = 3
    else:
        server.plays(picky(*refused))
    made = provider()
    with caplog.at_level(logging.WARNING):
        first = complete(made)
    assert (made.mode, first.usage.calls) == (mode, calls)
    assert ("asking by" in caplog.text) == (mode != "json-schema")
    assert complete(made).usage.calls == 1


@pytest.mark.parametrize(("status", "words"), [
    (400, "bad request"), (422, "extra fields not permitted"), (500, "tools param requires --jinja flag"),
    (501, "not implemented"), (404, "No endpoints found that support tool use"),
])  # fmt: skip
def test_a_refusal_without_reason_is_about_the_form_while_none_was_taken(
    server: Server, provider: Make, status: int, words: str
) -> None:
    server.plays(refuses(status, words), refuses(status, words), refuses(status, words), replies(GOOD))
    made = provider()
    complete(made)
    assert made.mode == "json"
    server.plays(refuses(400, "bad request"))
    with pytest.raises(ModelFailed, match="bad request"):
        complete(made)
    assert len(server.seen) == 1


def test_many_calls_learn_together(server: Server, provider: Make) -> None:
    server.plays(picky("response_format"))
    made = provider()

    async def ask() -> None:
        await asyncio.gather(*(made.complete(call(str(n))) for n in range(8)))
        await made.close()

    asyncio.run(ask())
    assert made.mode == "tools"


def test_a_chosen_mode_is_kept(server: Server, provider: Make) -> None:
    server.plays(refuses(400, "response_format is not supported"))
    with pytest.raises(ModelFailed) as caught:
        complete(provider(mode="json-schema"))
    assert "SUMMARIZER_MODE" in caught.value.hint


def test_openai_has_its_own_words() -> None:
    dialect = first_dialect("auto", strict=True, openai=True)
    assert dialect.limit == "max_completion_tokens"
    assert dialect.ways == (Way("json-schema", False), Way("tools", False), Way("json", False))
    assert adapted(Dialect((Way("json", False),)), "whatever", unexplained=True) is None


@pytest.mark.parametrize(("url", "strict"), [
    (None, True), ("https://x.openai.azure.com/openai/v1", True), ("https://openrouter.ai/api/v1", True),
    ("http://localhost:8000/v1", False), ("https://api.openai.com.example/v1", False),
])  # fmt: skip
def test_who_is_strict(url: str | None, strict: bool) -> None:
    assert address_of(load_settings(base_url=url)).strict is strict


class Inner(BaseModel):
    """An item."""

    kind: Literal["only"]
    title: str = Field(default="x", max_length=3, pattern="^x")
    number: int | None = Field(default=None, ge=1)


class Outer(BaseModel):
    """A reply; ``title``, ``format`` and ``default`` are field names here, not keywords."""

    default: Annotated[list[Inner], Field(max_length=2, description="at most two")]
    format: Inner


def _keywords(node: Any) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(_keywords, node))
    if not isinstance(node, dict):
        return set()
    held = [value for word, value in node.items() if word not in {"properties", "$defs"}]
    named = [*node.get("properties", {}).values(), *node.get("$defs", {}).values()]
    return set(node).union(*map(_keywords, [*held, *named]))


def test_schemas_are_closed_and_cut_for_strict_mode() -> None:
    strict, bounded = schema_for(Outer, bounded=False), schema_for(Outer, bounded=True)
    assert not _keywords(strict) & (OUTSIDE_STRICT | {"default", "title", "const"})
    assert {"maxItems", "maxLength", "minimum", "pattern"} <= _keywords(bounded)
    for schema in (strict, bounded):
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["required"] == ["default", "format"]
        inner = schema["$defs"]["Inner"]
        assert inner["required"] == (["kind", "title", "number"] if schema is strict else ["kind"])
        closed = None if schema is bounded else False  # unsaid within bounds: a field too many is dropped
        assert inner.get("additionalProperties") is schema.get("additionalProperties") is closed
        assert schema["properties"]["format"] == {"$ref": "#/$defs/Inner"}
        sample = {"kind": "only", "title": "x", "number": None} if schema is strict else {"kind": "only"}
        jsonschema.validate({"default": [sample], "format": sample}, schema)
    assert schema_for(Outer, bounded=True) is bounded


def test_a_schema_is_wrapped_once() -> None:
    assert wrapped(Toll) is wrapped(Toll)
    assert wrapped(Toll).model_json_schema() is schema_for(Toll, bounded=True)


def test_schema_names_fit_servers() -> None:
    assert schema_name(create_model("Liste [größte]" + "x" * 99)) == ("Liste__gr__te_" + "x" * 99)[:64]
