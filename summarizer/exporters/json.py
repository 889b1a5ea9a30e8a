"""Results as JSON, field for field as the contract names them.

Also the one way in which every format of the JSON family is written. Not responsible for: the fields (summary,
answer), the schema files (tests/contract).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from json import dumps
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticSerializationError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from summarizer.answer import Answer
    from summarizer.summary import Summary

_UNESCAPED = re.compile(
    "[\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Legal in JSON as they are, but a terminal may obey them, or nobody see them: DEL, C1 controls, line separators,
direction overrides, invisible operators, tag characters. Lone surrogates have no UTF-8."""


def summaries(summaries: Sequence[Summary], single: bool) -> str:
    """One object when ``single`` and there is one, else a list."""
    parts = [dumped(summary, indent=2) for summary in summaries]
    if single and len(parts) == 1:
        return parts[0] + "\n"
    return "[" + ",\n".join(parts) + "]\n"


def answer(answer: Answer) -> str:
    """One object."""
    return dumped(answer, indent=2) + "\n"


def dumped(model: BaseModel, indent: int | None = None) -> str:
    """A result as one JSON object; on one line without ``indent``."""
    try:
        return _escaped(model.model_dump_json(indent=indent))
    except PydanticSerializationError:  # a lone surrogate, as from a file name in no known encoding
        separators = None if indent else (",", ":")
        return _escaped(dumps(model.model_dump(), ensure_ascii=False, indent=indent, separators=separators))


def written(found: Sequence[Any], single: bool) -> str:
    """Objects made by another format: one object when ``single`` and there is one, else a list."""
    value = found[0] if single and len(found) == 1 else list(found)
    return _escaped(dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _escaped(written: str) -> str:
    return _UNESCAPED.sub(_escape, written)


def _escape(found: re.Match[str]) -> str:
    return dumps(found.group())[1:-1]
