"""Fits a composed reply to the JSON Schema that a request names, as constrained decoding would.

Fields the schema does not know go; those it requires come as null, "", 0 or [], the others only when they tell
something. Not responsible for: the reply.
"""

from __future__ import annotations

import json
from typing import Any

Schema = dict[str, Any]


def schema_of(request: dict[str, Any]) -> Schema | None:
    """The schema of a request: of its response format, its first tool, or (plain JSON) printed in its messages."""
    wanted = request.get("response_format") or {}
    if isinstance(wanted.get("json_schema"), dict):
        return _dict(wanted["json_schema"].get("schema"))
    for tool in request.get("tools") or []:
        return _dict(tool.get("function", {}).get("parameters"))
    return printed_schema("\n".join(text_of(message) for message in request.get("messages", [])))


def tool_of(request: dict[str, Any]) -> str | None:
    """The name of the tool that must be called, or None."""
    tools = request.get("tools") or []
    return str(tools[0]["function"]["name"]) if tools else None


def text_of(message: dict[str, Any]) -> str:
    """The text of a message, in either of its forms."""
    content = message.get("content")
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _dict(value: object) -> Schema | None:
    return value if isinstance(value, dict) else None


def printed_schema(text: str) -> Schema | None:
    """The first JSON object of a text that has "properties" at its top or in its definitions."""
    decoder, at = json.JSONDecoder(), text.find("{")
    for _ in range(50):
        if at < 0:
            return None
        try:
            found, end = decoder.raw_decode(text, at)
        except ValueError:
            at = text.find("{", at + 1)
            continue
        if isinstance(found, dict) and "properties" in found:
            return found
        at = text.find("{", end)
    return None


def properties(schema: Schema) -> dict[str, Schema]:
    """The properties at the top of a schema."""
    found: dict[str, Schema] = resolved(schema, schema).get("properties", {})
    return found


def resolved(node: Schema, root: Schema) -> Schema:
    """Follow a reference into the definitions."""
    while "$ref" in node:
        name = str(node["$ref"]).rsplit("/", 1)[-1]
        node = (root.get("$defs") or root.get("definitions") or {})[name]
    return node


def fitted(value: Any, node: Schema, root: Schema) -> Any:
    """Fit a value to a schema node."""
    node = resolved(node, root)
    if "anyOf" in node:
        kinds = [resolved(one, root) for one in node["anyOf"]]
        if value is None:
            return None
        return fitted(value, next(kind for kind in kinds if kind.get("type") != "null"), root)
    if "properties" in node:
        given = value if isinstance(value, dict) else {}
        wanted = node.get("required", node["properties"])
        return {
            name: fitted(given.get(name), one, root)
            for name, one in node["properties"].items()
            if name in wanted or given.get(name) not in (None, [], "", "unspecified")
        }
    if node.get("type") == "array":
        items = value if isinstance(value, list) else []
        return [fitted(item, node.get("items", {}), root) for item in items[: node.get("maxItems")]]
    if "enum" in node:
        return value if value in node["enum"] else node["enum"][0]
    if value is None:
        return {"string": "", "integer": 0, "number": 0, "boolean": False}.get(str(node.get("type")))
    return value[: node.get("maxLength")] if isinstance(value, str) else value
