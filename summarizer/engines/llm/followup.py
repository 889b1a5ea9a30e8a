"""A follow-up question -> one that stands alone, by one small call, when the question seems to need it.

What comes back is taken only when its names and numbers were said in the conversation and it denies nothing new:
otherwise the question stays as it was typed. Not responsible for: the rule without a model (questions.followup).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from summarizer.engines.llm.asking import LONGEST_QUESTION, fence, single_spaced
from summarizer.errors import ModelFailed
from summarizer.normalize.negation import has_negation
from summarizer.normalize.numerals import SCALES, UNITS
from summarizer.prompts import load_prompt
from summarizer.providers import Call
from summarizer.questions.followup import leans_on_before
from summarizer.terms import IDLE, WORD
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    from summarizer.answer import Answer
    from summarizer.engines.llm.answering import Complete

MOST_BEFORE = 3
"""Earlier answers that are shown."""
LONGEST_SHOWN = 600
"""Characters of each that are shown."""
MOST_TOKENS_OUT = 200
_POSSESSIVE = re.compile(r"['’]s?$")


class StandAlone(BaseModel):
    """The question so that it can be understood without the conversation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: Annotated[str, Field(max_length=400)]


async def stand_alone(
    question: str, before: Sequence[Answer], complete: Complete, most: int = MOST_TOKENS_OUT
) -> tuple[str, Usage]:
    """The stand-alone form and what it took: the question itself when it needs none, or none holds, or the model fails.

    Raises EngineUnavailable and BudgetSpent, as any call does.
    """
    if not before or not leans_on_before(question):
        return question, NOTHING
    conversation = _shown(before)
    try:
        reply = await complete(_call(question, conversation, most))
    except ModelFailed as failed:
        return question, getattr(failed, "usage", NOTHING)
    said = single_spaced(reply.value.question) if isinstance(reply.value, StandAlone) else ""
    return (said if keeps_to(conversation, question, said) else question), reply.usage


def _call(question: str, conversation: Sequence[str], most: int) -> Call:
    prompt = load_prompt("standalone")
    asked = single_spaced(question)[:LONGEST_QUESTION]
    return Call(
        schema=StandAlone,
        system=prompt.system,
        user=prompt.fill(conversation=fence("conversation", conversation, asked), question=asked),
        max_tokens=min(most, MOST_TOKENS_OUT),
        prompt_sha256=prompt.sha256,
    )


def _shown(before: Sequence[Answer]) -> list[str]:
    """The last answers, a line each for what was asked and what was said."""
    lines = []
    for earlier in before[-MOST_BEFORE:]:
        lines.append(f"Asked: {single_spaced(earlier.question)[:LONGEST_SHOWN]}")
        lines.append(f"Answered: {single_spaced(earlier.text)[:LONGEST_SHOWN] or 'the articles do not tell'}")
    return lines


def keeps_to(conversation: Sequence[str], question: str, said: str) -> bool:
    """Whether a rewritten question says no name and no number that was not said before, nor turns a yes into a no.

    Names are words with a capital or of a script without case; one that opens the question may be a function word.
    """
    if not said:
        return False
    known = {_bare(word) for text in (*conversation, question) for word in WORD.findall(text)}
    telling = [word for word in WORD.findall(said) if _is_telling(word) and word.lower() not in IDLE]
    asked = next((line for line in reversed(conversation) if line.startswith("Asked: ")), "")
    denied = has_negation(said)
    may_deny = has_negation(question) or has_negation(asked)
    return all(_bare(word) in known for word in telling) and (may_deny if denied else not has_negation(question))


def _is_telling(word: str) -> bool:
    return not word.islower() or any(map(str.isdigit, word)) or word in UNITS or word in SCALES


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word.casefold())
