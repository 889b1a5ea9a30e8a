"""How much a reply may hold: the bounds of its shape, and the few sizes they come in.

Servers that decode within a schema (llama.cpp, vLLM) are the faster and the surer to end the tighter it is; so a call
shows the least size that fits its text. Not responsible for: the shape (wire).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from threading import RLock
from typing import Any, ClassVar, NamedTuple, TypeVar, cast

from pydantic import BaseModel, create_model

LONGEST_WORDS = 600
"""Characters of one quoted string; a long statement is quoted in pieces."""
LONGEST_TEXT = {"key": 40, "claim": 40, "source": 40, "force": 40, "perpetrator": 40, "gist": 300, "text": 400}
"""Characters of a string that is no quote, by field; any other: LONGEST_WORDS."""
LONGEST_WHY = 200
"""Characters of the reason that an item was not read for."""
MOST_ITEMS = 40
MOST_INNER = 12
"""Items of a list inside an item: quotes, links, sentence numbers, aliases."""
MOST_ABSTRACT = 5
ITEMS_A_SENTENCE = 3
ITEM_TOKENS = 80
"""What an item takes; a casualty or a claim with two links takes more, an event less."""
CHARACTERS_A_TOKEN = 4


_BUILDING = RLock()
Built = TypeVar("Built")


def once(build: Callable[..., Built]) -> Callable[..., Built]:
    """Build each type once, also when many threads ask for it at the same moment: two copies of one shape differ."""
    known = cache(build)

    @wraps(build)
    def one(*args: Any, **named: Any) -> Built:
        with _BUILDING:
            return known(*args, **named)

    return one


class Size(NamedTuple):
    """How much a reply may hold: characters of a quote, items of a list. Smaller bounds decode faster."""

    words: int
    items: int


WORDS = (160, 320, LONGEST_WORDS)
ITEMS = (3, 12, MOST_ITEMS)
"""The sizes there are, few, because a provider prepares each shape of a reply once."""
LARGEST = Size(WORDS[-1], ITEMS[-1])


def size_for(longest: int, sentences: int, max_tokens: int) -> Size:
    """Choose the least size for sentences of at most ``longest`` characters, and so many of them.

    A sentence fills at most ITEMS_A_SENTENCE items of a list; a reply holds no more than its tokens do.
    """
    items = min(ITEMS_A_SENTENCE * sentences, max_tokens // ITEM_TOKENS)
    words = min(longest, max_tokens * CHARACTERS_A_TOKEN // 2)
    return Size(
        next((each for each in WORDS if words <= each), WORDS[-1]),
        next((each for each in ITEMS if items <= each), ITEMS[-1]),
    )


class Sized(BaseModel):
    """Base of a reply whose JSON Schema is bounded by its size.

    What is read keeps to the largest size all the same: not every server decodes within bounds.
    """

    size: ClassVar[Size] = LARGEST

    @classmethod
    def model_json_schema(cls, *args: Any, **options: Any) -> dict[str, Any]:
        """Give the JSON Schema, bounded by the size."""
        schema = cls.whole_schema()
        return schema if cls.size == LARGEST else cast("dict[str, Any]", _tightened(schema, cls.size))

    @classmethod
    def whole_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema of the largest size."""
        return super().model_json_schema()


Reply = TypeVar("Reply", bound=Sized)


def sized(model: type[Reply], size: Size) -> type[Reply]:
    """Give ``model`` in a size; the same type each time, so that a provider prepares it once."""
    return model if size == LARGEST else cast("type[Reply]", _sized(model, size))


@once
def _sized(model: type[Sized], size: Size) -> type[Sized]:
    made = create_model(model.__name__, __base__=model, __doc__=model.__doc__)
    made.size = size
    return made


def _tightened(node: Any, size: Size) -> Any:
    if isinstance(node, list):
        return [_tightened(each, size) for each in node]
    if not isinstance(node, dict):
        return node
    return {name: _tightened(each, size) for name, each in node.items()} | _tighter(node, size)


def _tighter(bounds: dict[str, Any], size: Size) -> dict[str, int]:
    """Tighten the bounds of one node."""
    share = {LONGEST_WORDS: size.words, LONGEST_TEXT["text"]: 2 * size.words}
    longest, most = bounds.get("maxLength"), bounds.get("maxItems")
    tight = {} if longest is None else {"maxLength": min(longest, share.get(longest, longest))}
    return tight if most is None else {**tight, "maxItems": min(most, size.items)}
