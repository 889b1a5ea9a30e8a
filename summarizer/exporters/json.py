"""Results as JSON, field for field as the contract names them.

Not responsible for: the fields (summary, answer), the schema files (tests/contract).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.summary import Summary

_UNESCAPED_CONTROLS = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""DEL, C1 controls, line separators and direction overrides: legal in JSON, but a terminal may obey them."""


def summaries(summaries: Sequence[Summary], single: bool) -> str:
    """One object when ``single`` and there is one, else a list."""
    written = [_escaped(summary.model_dump_json(indent=2)) for summary in summaries]
    if single and len(written) == 1:
        return written[0] + "\n"
    return "[" + ",\n".join(written) + "]\n"


def answer(answer: Answer) -> str:
    """One object."""
    return _escaped(answer.model_dump_json(indent=2)) + "\n"


def _escaped(written: str) -> str:
    return _UNESCAPED_CONTROLS.sub(lambda found: f"\\u{ord(found.group()):04x}", written)
