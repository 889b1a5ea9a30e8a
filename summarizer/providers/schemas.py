"""A reply's JSON Schema as a server takes it, and the reading of a reply against it.

Bounds (maxLength, maxItems) stay where a server decodes within them (llama.cpp, vLLM); OpenAI's strict mode refuses
every keyword beyond its subset, so there they go and only validation keeps them. Source: OpenAI's guide to structured
outputs, "supported schemas". Not responsible for: which form a server gets (modes), asking again (exchange).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from string import ascii_lowercase
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


REFERENCE = 25
"""Characters that referring to a shared definition takes."""


class Parsed(NamedTuple):
    """A valid reply and the JSON it was read from."""

    value: BaseModel
    text: str


@lru_cache(maxsize=512)
def schema_for(schema: type[BaseModel], bounded: bool) -> dict[str, Any]:
    """The JSON Schema of ``schema``. ``bounded``: with its bounds, and what has a default may be left out.

    Without, every field is required, null where nothing is told, and each object says that it has no others: strict
    mode wants that. Within bounds it goes unsaid, for it costs tokens with each call: llama.cpp's own grammars and
    XGrammar's strict mode (vLLM's default) take an object for closed as it is, and where it is taken for open
    (LLGuidance), a field too many is dropped when the reply is read. The same object each time: do not change it.
    """
    closed: dict[str, Any] = _closed(schema.model_json_schema(), bounded)
    return _shared(_inlined(closed))


@lru_cache(maxsize=512)
def schema_text(schema: type[BaseModel]) -> str:
    """The schema with its bounds as one line, for a prompt."""
    return json.dumps(schema_for(schema, bounded=True), ensure_ascii=False, separators=(",", ":"))


def schema_name(schema: type[BaseModel]) -> str:
    """The name of ``schema`` in the letters that a server takes."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", schema.__name__)[:64]


def _closed(node: Any, bounded: bool) -> Any:
    if isinstance(node, list):
        return [_closed(each, bounded) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:  # nothing may stand beside it in strict mode
        return {"$ref": node["$ref"]}
    left_out = NOISE | {"additionalProperties"} if bounded else NOISE | OUTSIDE_STRICT
    kept = dict(_keyword(word, value, bounded) for word, value in node.items() if word not in left_out)
    if bounded and "enum" in kept:
        kept.pop("type", None)  # the values tell it; strict mode wants it all the same
    if isinstance(kept.get("properties"), dict):
        kept |= _fields(kept["properties"], node.get("required", ()), bounded)
    return kept


def _keyword(word: str, value: Any, bounded: bool) -> tuple[str, Any]:
    if word in {"properties", "$defs"}:  # their keys are names, not keywords
        return word, {name: _closed(each, bounded) for name, each in value.items()}
    if word in {"enum", "required"}:
        return word, value
    if word == "const":
        return "enum", [value]
    return "anyOf" if word == "oneOf" else word, _closed(value, bounded)


def _fields(shapes: dict[str, Any], required: Sequence[str], bounded: bool) -> dict[str, Any]:
    """What an object says of its fields: which there must be; in strict mode all, and that there are no others."""
    names = [name for name in shapes if not bounded or name in required]
    told = {name: shape if name in names else _told(shape) for name, shape in shapes.items()}
    return {"properties": told, "required": names} | ({} if bounded else {"additionalProperties": False})


def _told(shape: dict[str, Any]) -> dict[str, Any]:
    """The shape of a field that is left out where it would be null."""
    kinds = [kind for kind in shape.get("anyOf", ()) if kind != {"type": "null"}]
    return kinds[0] if len(kinds) == 1 else shape


def _inlined(schema: dict[str, Any]) -> dict[str, Any]:
    """Put definitions that are used once where they are used."""
    text = json.dumps(schema)
    definitions = schema.get("$defs", {})
    once = {name for name in definitions if text.count(json.dumps({"$ref": f"#/$defs/{name}"})) == 1}

    def put(node: Any, inside: frozenset[str]) -> Any:
        if isinstance(node, list):
            return [put(each, inside) for each in node]
        if not isinstance(node, dict):
            return node
        name = str(node.get("$ref", "")).removeprefix("#/$defs/")
        if name in once and name not in inside:
            return put(definitions[name], inside | {name})
        return {word: put(each, inside) for word, each in node.items()}

    whole: dict[str, Any] = put({word: each for word, each in schema.items() if word != "$defs"}, frozenset())
    kept = {name: put(each, frozenset({name})) for name, each in definitions.items() if name not in once}
    return {"$defs": kept, **whole} if kept else whole


def _fields_in(node: Any) -> list[dict[str, Any]]:
    """Every ``properties`` of a schema, outermost first."""
    if isinstance(node, list):
        return [found for each in node for found in _fields_in(each)]
    if not isinstance(node, dict):
        return []
    fields = node.get("properties")
    own = [fields] if isinstance(fields, dict) and "type" in node else []
    return own + [found for each in node.values() for found in _fields_in(each)]


def _shared(schema: dict[str, Any]) -> dict[str, Any]:
    """Say the shapes of fields that come again and again once, as definitions: a schema is paid for with every call."""
    definitions: dict[str, Any] = dict(schema.get("$defs", {}))
    alike: dict[str, list[tuple[dict[str, Any], str]]] = {}
    for fields in _fields_in(schema):
        for name in fields:
            alike.setdefault(json.dumps(fields[name]), []).append((fields, name))
    names = (name for name in ascii_lowercase if name not in definitions)
    for text, found in alike.items():
        if (len(found) - 1) * len(text) <= len(found) * REFERENCE or (own := next(names, None)) is None:
            continue
        definitions[own] = json.loads(text)
        for fields, name in found:
            fields[name] = {"$ref": f"#/$defs/{own}"}
    return {**schema, "$defs": definitions} if definitions else schema


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


@lru_cache(maxsize=512)
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
