"""The top of the page: what it is, which engine speaks, how far loading is.

Not responsible for: the state itself (desk).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.exporters.html.document import render

if TYPE_CHECKING:
    from summarizer.page.desk import Desk
    from summarizer.page.session import Session


def heading() -> str:
    """The name of the page."""
    return '<h1 class="desk-name">Newsroom desk</h1>'


def state(desk: Desk, session: Session | None = None) -> str:
    """The state of the newsroom as HTML, as a session sees it."""
    return render("state.html.j2", state=desk.state(session))
