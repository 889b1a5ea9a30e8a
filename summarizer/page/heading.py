"""The top of the page: what it is, which engine speaks, how far loading is.

Not responsible for: the state itself (desk).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.exporters.html.document import render

if TYPE_CHECKING:
    from summarizer.page.desk import Desk

LONGEST_WAIT = 120.0
LOOK_EVERY = 0.5


def heading() -> str:
    """The name of the page."""
    return '<h1 class="desk-name">Newsroom desk</h1>'


def state(desk: Desk) -> str:
    """The state of the newsroom as HTML."""
    return render("state.html.j2", state=desk.state())


def awaited(desk: Desk) -> Iterator[str]:
    """The state now, and again when the newsroom is open."""
    yield state(desk)
    if desk.wait(LONGEST_WAIT):
        yield state(desk)
