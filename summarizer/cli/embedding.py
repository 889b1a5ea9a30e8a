"""Giving the vectors what waits for them, after articles were added: visibly, and to be interrupted at any moment.

Not responsible for: embedding itself (library).
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from summarizer.cli.console import say, working

if TYPE_CHECKING:
    from summarizer.newsroom import Newsroom

EMBED_AT_ONCE = 64
LINE_SECONDS = 10.0
"""How often a line tells the progress; a terminal has a spinner beside."""


def embed(room: Newsroom, quiet: bool = False) -> None:
    """Embed all that waits. What an interruption leaves out is made by later searches. Raises LibraryError."""
    library = room.library
    waiting = library.catalogue.outbox_size()
    if not waiting or library.vectors is None:
        return
    if library.notice:
        say(f"notice: {library.notice}")
        return
    done, told = 0, time.monotonic()
    while done < waiting:
        with working(f"embedding passages: {done:,} of {waiting:,}"):
            embedded = library.drain(EMBED_AT_ONCE)
        if not embedded:
            break
        done += embedded
        if not quiet and done < waiting and time.monotonic() - told >= LINE_SECONDS:
            told = time.monotonic()
            say(f"embedded {done:,} of {waiting:,} passages")
    if not quiet:
        say(f"embedded {done:,} passages")
