"""What a run would take, from a sample of its articles, before anybody is asked and anything is written.

Not responsible for: how it is told (the command line).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summarizer.batch import Options, maker_of
from summarizer.batch.counting import Count
from summarizer.batch.executors import slots_of
from summarizer.batch.journal import peek
from summarizer.errors import SourceError
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.newsroom import Newsroom

MOST_ARTICLES = 200
MOST_SECONDS = 10.0
"""A sample is this many articles, or what can be read and tried in this time."""
COUNT_SECONDS = 20.0
"""How long the count of all articles is waited for."""
TOKENS_A_SECOND = 60.0
"""How fast one call is taken to be answered; nobody can know before the first."""


class Estimate(NamedTuple):
    """What a run would take. ``articles`` are those left to do; None where nobody can tell.

    ``total`` are all articles of the inputs as counted, ``sampled`` those that the estimate rests on, ``unreadable``
    sources among them. ``usage`` and ``seconds`` are for ``articles``, or for the sample where that is None.
    """

    total: int | None
    articles: int | None
    sampled: int
    unreadable: Sequence[SourceError]
    usage: Usage
    seconds: float
    half_price: bool


def estimate(room: Newsroom, inputs: Sequence[str], out: Path, options: Options) -> Estimate:
    """Read a sample and tell. Asks nobody and writes nothing. Raises EngineUnavailable, SettingsError."""
    count = Count(inputs)
    maker = maker_of(room)
    journal = peek(out, maker)
    sample, unreadable, whole = _sample(room, inputs)
    left = [article for article in sample if maker.key(article.id) not in journal.done]
    total = len(sample) if whole else count.wait(COUNT_SECONDS)
    articles = len(left) if whole else None if total is None else max(total - len(journal.done) + journal.foreign, 0)
    used = sum((room.engine.estimate(article) for article in left), NOTHING)
    scale = 0.0 if not left else 1.0 if articles is None else articles / len(left)
    usage = _scaled(used, scale)
    slots = slots_of(options, room)
    half = options.executor == "openai-batch"
    seconds = _asking(room, usage, slots) if usage.calls else _computing(room, left) * scale / slots
    if half and usage.cost_usd is not None:
        usage = Usage(usage.calls, 0, usage.tokens_in, usage.tokens_out, usage.cost_usd / 2)
    return Estimate(total, articles, len(sample), unreadable, usage, seconds, half)


def _sample(room: Newsroom, inputs: Sequence[str]) -> tuple[list[Article], list[SourceError], bool]:
    """Some of the first articles of each input, what could not be read among them, and whether that was all."""
    sample: list[Article] = []
    unreadable: list[SourceError] = []
    whole, until = True, 0.0
    seen: set[str] = set()
    for number, given in enumerate(inputs):
        share = MOST_ARTICLES * (number + 1) // len(inputs)
        for place, found in enumerate([] if given == "-" else room.read_each(given)):
            if place == 0:  # what a reader loads first is no part of its pace
                until = time.monotonic() + MOST_SECONDS / len(inputs)
            if isinstance(found, SourceError):
                unreadable.append(found)
            elif found.id not in seen:
                seen.add(found.id)
                sample.append(found)
            if len(sample) > share or time.monotonic() > until:
                whole = False
                break
        whole = whole and given != "-"
    return sample, unreadable, whole


def _scaled(usage: Usage, by: float) -> Usage:
    money = None if usage.cost_usd is None else usage.cost_usd * by
    return Usage(round(usage.calls * by), 0, round(usage.tokens_in * by), round(usage.tokens_out * by), money)


def _asking(room: Newsroom, usage: Usage, slots: int) -> float:
    """Seconds that calls take: so many side by side, or as fast as the server's limits allow."""
    chosen = room.settings
    answered = usage.tokens_out / TOKENS_A_SECOND / slots
    by_requests = usage.calls / chosen.rpm * 60 if chosen.rpm else 0.0
    by_tokens = (usage.tokens_in + usage.tokens_out) / chosen.tpm * 60 if chosen.tpm else 0.0
    return max(answered, by_requests, by_tokens)


def _computing(room: Newsroom, left: Sequence[Article]) -> float:
    """Seconds that the sample takes one by one: some of it is done, which costs nothing but time."""
    begun, done = time.monotonic(), 0
    for article in left:
        room.summarize(article)
        done += 1
        if done == 1 and len(left) > 1:
            begun = time.monotonic()  # the first one loads the model
        if time.monotonic() - begun > MOST_SECONDS:
            break
    return (time.monotonic() - begun) / max(done - 1, 1) * len(left)
