"""The shape of a model's reply, derived from the draft types: no offsets, no computed fields, bounded.

Every Quote of ``draft`` is a plain string here, and every item that quotes has ``sentences``: the 1-based numbers of
the sentences its words stand in. A reply that is wrong in places keeps its sound items: each item is checked on its
own, what can be mended without a guess is, and the rest is kept as Broken. Only a reply without any sound item fails.
Not responsible for: turning a reply into a Draft (conversion), asking (drafting).
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic.fields import FieldInfo

from summarizer.draft import Draft, Quote, Said
from summarizer.engines.llm.sizes import (
    LARGEST,
    LONGEST_TEXT,
    LONGEST_WHY,
    LONGEST_WORDS,
    MOST_ABSTRACT,
    MOST_INNER,
    MOST_ITEMS,
    Size,
    Sized,
    once,
)
from summarizer.vocabulary import RejectedKind

LONGEST_BROKEN = 600
"""Characters of a malformed item that are kept."""

KINDS: Mapping[str, RejectedKind] = {
    "sources": "source", "claims": "claim", "casualties": "casualty", "forces": "force", "control": "control",
    "events": "event", "abstract": "abstract",
}  # fmt: skip
"""List of a draft -> what its items are called when they are rejected."""

FACETS = (("sources", "claims"), ("casualties", "forces"), ("control", "events"), ("abstract",))
"""The lists asked for together when a summary is drafted in several calls side by side."""

_NEUTRAL = frozenset({"kind", "channel"})
"""Judged enumerations; where the draft has a default for them, it takes the place of a value that is none."""


class Broken(NamedTuple):
    """An item that is none: list ``name`` of the reply, what it looked like (JSON) and what was wrong with it."""

    name: str
    key: str | None
    item: str
    why: str


def _bare(schema: dict[str, Any]) -> None:
    """Leave titles out of a JSON Schema: they repeat the names and cost tokens."""
    schema.pop("title", None)
    for field in schema.get("properties", {}).values():
        field.pop("title", None)


class WireItem(BaseModel):
    """Base of every derived item."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True, json_schema_extra=_bare)


class WireReply(Sized):
    """Base of every derived reply. ``broken`` and ``surplus`` tell what did not make it into its lists."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_bare)

    _broken: list[Broken] = PrivateAttr(default_factory=list)
    _surplus: dict[str, int] = PrivateAttr(default_factory=dict)

    @property
    def broken(self) -> tuple[Broken, ...]:
        """Items that could not be read, in the order of the reply."""
        return tuple(self._broken)

    @property
    def surplus(self) -> dict[str, int]:
        """How many items over MOST_ITEMS each list had; they were not read."""
        return dict(self._surplus)

    @classmethod
    def whole_schema(cls) -> dict[str, Any]:
        """Put the schema together from those of the items: there are many replies, and few kinds of items."""
        shapes = {name: _item_schema(name) for name in cls.model_fields}
        definitions = {inner: shape for each in shapes.values() for inner, shape in each.get("$defs", {}).items()}
        lists: dict[str, Any] = {}
        for name, shape in shapes.items():
            kind = item_model(name).__name__
            definitions[kind] = {word: value for word, value in shape.items() if word != "$defs"}
            lists[name] = {"items": {"$ref": f"#/$defs/{kind}"}, "maxItems": _most(name), "type": "array"}
        closed = {"additionalProperties": False, "properties": lists, "required": list(lists), "type": "object"}
        return {"$defs": definitions, **closed}

    @model_validator(mode="wrap")
    @classmethod
    def _sift(cls, value: Any, handler: ModelWrapValidatorHandler[WireReply]) -> WireReply:
        if not isinstance(value, dict) or not set(value) & set(cls.model_fields):
            return handler(value)
        lists: dict[str, list[BaseModel]] = {}
        broken: list[Broken] = []
        surplus, first = {}, {}
        for name in cls.model_fields:
            given = value.get(name) or []
            given = given if isinstance(given, list) else [given]
            most, first[name] = _most(name), given[:1]
            if len(given) > most:
                surplus[name] = len(given) - most
            lists[name], unreadable = _sift_list(name, given[:most])
            broken += unreadable
        if broken and not any(lists.values()):
            return handler(first)  # one fault of each list is enough to tell a model
        reply = handler(lists)
        reply._broken, reply._surplus = broken, surplus
        return reply


def _sift_list(name: str, given: list[Any]) -> tuple[list[BaseModel], list[Broken]]:
    sound, broken = [], []
    for raw in given:
        try:
            sound.append(read_item(name, raw))
        except ValidationError as error:
            key = raw.get("key") if isinstance(raw, dict) else None
            shown = json.dumps(raw, ensure_ascii=False, default=str)[:LONGEST_BROKEN]
            broken.append(Broken(name, key if isinstance(key, str) else None, shown, _why(error)))
    return sound, broken


def _why(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc'])) or 'item'}: {first['msg']}"[:LONGEST_WHY]


def read_item(name: str, raw: object) -> BaseModel:
    """Read one item of list ``name``, mended when it must be. Raises ValidationError."""
    model = item_model(name)
    try:
        return model.model_validate(raw)
    except ValidationError:
        return model.model_validate(_mended(said_type(name), raw))


def _mended(said: type[Said], raw: object) -> object:
    """Mend what needs no guess: fields too many, optional ones missing, one string for a list, an unknown kind."""
    if not isinstance(raw, dict):
        return raw
    sentences = raw.get("sentences", [])
    mended: dict[str, object] = {"sentences": sentences if isinstance(sentences, list) else [sentences]}
    if not quotes_in(said) or said not in _item_types():
        del mended["sentences"]
    for name, field in said.model_fields.items():
        inner = list_of(field.annotation)
        if name not in raw and (field.is_required() or name == "attribution"):
            continue  # a claim with its speaker left out is none in the outlet's own voice
        value = raw.get(name)
        if inner is not None:
            value = [] if value is None else value if isinstance(value, list) else [value]
            if issubclass(inner, Said) and inner is not Quote:
                value = [_mended(inner, each) for each in value]
        elif name in _NEUTRAL and not field.is_required() and value not in get_args(field.annotation):
            value = field.default
        mended[name] = value
    return mended


@cache
def said_type(name: str) -> type[Said]:
    """Return the draft type of list ``name``: "claims" -> DraftClaim."""
    inner = list_of(Draft.model_fields[name].annotation)
    if inner is None or not issubclass(inner, Said):
        raise TypeError(f"Draft.{name} is no list of items")
    return inner


@once
def _item_types() -> frozenset[type[Said]]:
    return frozenset(said_type(name) for name in Draft.model_fields)


def list_of(annotation: Any) -> type | None:
    """Return what a ``list[X]`` holds, or None for anything else."""
    return get_args(annotation)[0] if get_origin(annotation) is list else None


def or_none(annotation: Any) -> Any | None:
    """Return the X of an ``X | None``, or None for anything else."""
    if get_origin(annotation) not in {Union, types.UnionType}:
        return None
    [only] = [each for each in get_args(annotation) if each is not types.NoneType]
    return only


@cache
def quotes_in(said: type[Said]) -> bool:
    """Whether items of this draft type quote the article, themselves or in their links."""
    held = [list_of(f.annotation) or or_none(f.annotation) or f.annotation for f in said.model_fields.values()]
    inner = [each for each in held if isinstance(each, type) and issubclass(each, Said)]
    return any(each is Quote or quotes_in(each) for each in inner)


def _wire_of(name: str, annotation: Any) -> Any:
    """Derive the type of a field on the wire from the draft's. Raises TypeError for one that has no such form."""
    inner, optional = list_of(annotation), or_none(annotation)
    if inner is not None:
        return Annotated[list[_wire_of(name, inner)], Field(max_length=MOST_INNER)]  # type: ignore[misc]
    if optional is not None:
        return _wire_of(name, optional) | None
    if annotation is Quote:
        return Annotated[str, Field(max_length=LONGEST_WORDS)]
    if annotation is str:  # a name is bounded as a quote is: one shape in the schema that each call pays for
        return Annotated[str, Field(max_length=LONGEST_TEXT.get(name, LONGEST_WORDS))]
    if get_origin(annotation) is Literal:
        return annotation
    if isinstance(annotation, type) and issubclass(annotation, Said):
        return _derived(annotation, with_sentences=False)
    raise TypeError(f"the wire has no form for {annotation!r}")


def _when_left_out(name: str, field: FieldInfo) -> Any:
    """What a field is when a reply leaves it out: null, an empty list, a channel not told; any other must be there.

    A claim with its speaker left out is none in the outlet's own voice, so a chain must be there; so must be what a
    model is to judge. An abstract's sentence that quotes nothing rests on the whole of its sentences.
    """
    if name in {"hedges", "aliases", "quotes"}:
        return Field(default_factory=list)
    if field.is_required() or name == "attribution":
        return ...
    return field.default if field.default is None or name == "channel" else ...


@once
def _derived(said: type[Said], with_sentences: bool) -> type[BaseModel]:
    fields: dict[str, Any] = {
        name: (_wire_of(name, f.annotation), _when_left_out(name, f)) for name, f in said.model_fields.items()
    }
    if with_sentences:
        numbers = (Annotated[list[int], Field(max_length=MOST_INNER)], ...)
        fields = {**{n: f for n, f in fields.items() if n == "key"}, "sentences": numbers, **fields}
    return create_model(said.__name__.removeprefix("Draft"), __base__=WireItem, **fields)


@once
def item_model(name: str) -> type[BaseModel]:
    """Return the wire type of the items of list ``name``."""
    said = said_type(name)
    return _derived(said, with_sentences=quotes_in(said))


def _most(name: str) -> int:
    return MOST_ABSTRACT if name == "abstract" else MOST_ITEMS


def reply_model(names: tuple[str, ...] = tuple(Draft.model_fields), size: Size = LARGEST) -> type[WireReply]:
    """Return the wire type of a reply with the lists ``names`` (default: all of a draft).

    The same type each time, so that a provider prepares it once.
    """
    return _reply_model(names, size)


@once
def _reply_model(names: tuple[str, ...], size: Size) -> type[WireReply]:
    fields: dict[str, Any] = {
        name: (Annotated[list[item_model(name)], Field(max_length=_most(name))], ...)  # type: ignore[misc]
        for name in names
    }
    whole = names == tuple(Draft.model_fields)
    made = create_model("Summary" if whole else "_".join(names).title(), __base__=WireReply, **fields)
    made.size = size
    return made


@once
def _item_schema(name: str) -> dict[str, Any]:
    return item_model(name).model_json_schema()


def lists_of(reply: BaseModel) -> dict[str, list[dict[str, Any]]]:
    """Return a reply's items as plain data, by list."""
    return {name: [item.model_dump() for item in getattr(reply, name)] for name in type(reply).model_fields}
