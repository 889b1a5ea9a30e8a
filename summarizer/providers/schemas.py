"""A reply's JSON Schema as a server takes it, and the reading of a reply against it.

Bounds (maxLength, maxItems) stay where a server decodes within them (llama.cpp, vLLM); OpenAI's strict mode refuses
every keyword beyond its subset, so there they go and only validation keeps them. Source: OpenAI's guide to structured
outputs, "supported schemas". Not responsible for: which form a server gets (modes), asking again (exchange).
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

OUTSIDE_STRICT = frozenset({
    "contentEncoding", "contentMediaType", "else", "exclusiveMaximum", "exclusiveMinimum", "format", "if",
    "maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength", "minProperties", "minimum",
    "multipleOf", "not", "pattern", "patternProperties", "propertyNames", "then", "unevaluatedProperties",
    "uniqueItems",
})  # fmt: skip
"""Keywords that a strict schema leaves out."""
NOISE = frozenset({"$schema", "default", "discriminator", "examples", "title"})
"""Keywords that cost tokens and bind nobody."""


_MARK = re.compile(r'\\.|["{}\[\]]', re.DOTALL)
"""An escape, a quotation mark or a bracket."""


class Parsed(NamedTuple):
    """A valid reply and the JSON it was read from."""

    value: BaseModel
    text: str


@lru_cache(maxsize=128)
def schema_for(schema: type[BaseModel], bounded: bool) -> dict[str, Any]:
    """The JSON Schema of ``schema``, closed and with every field required; ``bounded``: with its bounds.

    The same object each time: do not change it.
    """
    closed: dict[str, Any] = _closed(schema.model_json_schema(), NOISE if bounded else NOISE | OUTSIDE_STRICT)
    return closed


@lru_cache(maxsize=128)
def schema_text(schema: type[BaseModel]) -> str:
    """The schema with its bounds as one line, for a prompt."""
    return json.dumps(schema_for(schema, bounded=True), ensure_ascii=False, separators=(",", ":"))


def schema_name(schema: type[BaseModel]) -> str:
    """The name of ``schema`` in the letters that a server takes."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", schema.__name__)[:64]


def _closed(node: Any, left_out: frozenset[str]) -> Any:
    if isinstance(node, list):
        return [_closed(each, left_out) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:  # nothing may stand beside it in strict mode
        return {"$ref": node["$ref"]}
    kept: dict[str, Any] = {}
    for word, value in node.items():
        if word in left_out:
            continue
        if word in {"properties", "$defs"}:  # their keys are names, not keywords
            kept[word] = {name: _closed(each, left_out) for name, each in value.items()}
        elif word == "const":
            kept["enum"] = [value]
        elif word in {"enum", "required"}:
            kept[word] = value
        else:
            kept["anyOf" if word == "oneOf" else word] = _closed(value, left_out)
    if isinstance(kept.get("properties"), dict):
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept


def read_reply(schema: type[BaseModel], text: str) -> Parsed:
    """Validate ``text``, or the JSON object in it when prose, a fence or thoughts stand around it.

    Raises the ValidationError of the part that looks most like a reply. Time grows with the length of ``text`` only.
    """
    try:
        return Parsed(schema.model_validate_json(text), text)
    except ValidationError as error:
        first = error
    for part in _objects_in(text):
        try:
            return Parsed(schema.model_validate_json(part), part)
        except ValidationError as error:
            if not _is_no_json(error):
                raise
    raise first


def read_cut(schema: type[BaseModel], text: str) -> BaseModel | None:
    """Read what arrived whole of a reply that was cut off: its lists' items but the one the cut went through.

    None when no item did, or it is not valid.
    """
    said = text[text.find("{", text.rfind("</think>") + 1) :] if "{" in text else ""
    end = _end_of_items(said)
    if not end:
        return None
    try:
        return schema.model_validate(from_json(said[:end], allow_partial=True))
    except ValueError:
        return None


def _end_of_items(said: str) -> int:
    """Find the end of the last whole object that stands in a list of the outermost object; 0 when there is none."""
    end, in_string = 0, False
    around: list[str] = []
    for mark in _MARK.finditer(said):
        sign = mark.group()
        if sign == '"':
            in_string = not in_string
        elif in_string or len(sign) > 1:
            continue
        elif sign in "{[":
            around.append(sign)
        else:
            around.pop()
            end = mark.end() if around == ["{", "["] and sign == "}" else end
            if not around:
                break
    return end


def _is_no_json(error: ValidationError) -> bool:
    return any(each["type"] == "json_invalid" for each in error.errors(include_url=False, include_input=False))


def _objects_in(text: str) -> list[str]:
    """At most three places where the object may stand: after the thoughts, in the last fence, between the braces."""
    said = text[text.rfind("</think>") + 8 :] if "</think>" in text else text
    fenced = said.rfind("```", 0, max(said.rfind("```"), 0))
    found = [said]
    if fenced >= 0:
        found.append(said[fenced + 3 : said.rfind("```")].removeprefix("json"))
    first, last = said.find("{"), said.rfind("}")
    if 0 <= first < last:
        found.append(said[first : last + 1])
    return [part.strip() for part in found if part.strip() != text]


@lru_cache(maxsize=128)
def wrapped(schema: type[BaseModel]) -> Any:
    """``schema`` as instructor takes it, made once: a class of no fields that validates by ``schema`` itself.

    instructor would otherwise derive a class of its own and make a JSON Schema for every single call, and hang the raw
    reply onto the value.
    """
    from instructor import OpenAISchema

    class Wrapped(OpenAISchema):
        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            return schema_for(schema, bounded=True)

        @classmethod
        def model_validate_json(cls, json_data: str | bytes | bytearray, **_: Any) -> Any:
            return read_reply(schema, json_data if isinstance(json_data, str) else json_data.decode())

    Wrapped.__name__ = schema_name(schema)
    return Wrapped
