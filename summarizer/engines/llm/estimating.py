"""What a call may take, told before it is sent.

Not responsible for: prices (providers), which calls there are (drafting).
"""

from __future__ import annotations

from summarizer.providers import Call
from summarizer.providers.prices import tokens_in
from summarizer.providers.schemas import schema_text
from summarizer.usage import Usage

SHARE_OF_REPLY = 0.6
"""How much of the reply that a call allows for is written at most as a rule; the rest is room for the densest text."""


def expected(call: Call) -> Usage:
    """Tokens of one call, on the high side: its words, the shape of its reply, and a long reply. No money yet."""
    prompt = tokens_in(call.system) + tokens_in(call.user) + tokens_in(schema_text(call.schema))
    return Usage(calls=1, tokens_in=prompt, tokens_out=round(call.max_tokens * SHARE_OF_REPLY))
