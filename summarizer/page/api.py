"""The desk's functions for programs: four stable names, plain values in and out, over Gradio's API and as MCP tools.

Their docstrings and parameters are what a client or a model sees. Not responsible for: transport (Gradio), who may
come in (access, guard).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from summarizer.errors import SummarizerError
from summarizer.page.intake import About, checked_day, pasted
from summarizer.page.wording import sentence

if TYPE_CHECKING:
    from summarizer.page.desk import Desk

MOST_PASSAGES = 50

Function = Callable[..., Any]


class Refused(Exception):
    """What could not be done, as one sentence with a next step; it is shown to the client."""


def functions(desk: Desk) -> dict[str, Function]:
    """The functions by their names."""
    return {
        "summarize": _told(_summarize(desk)),
        "ask": _told(_ask(desk)),
        "search": _told(_search(desk)),
        "compare": _told(_compare(desk)),
    }


def _told(function: Function) -> Function:
    """The function with every planned error as a Refused."""
    from functools import wraps

    @wraps(function)
    def told(*args: Any, **named: Any) -> Any:
        try:
            return function(*args, **named)
        except (SummarizerError, ValueError) as error:
            raise Refused(sentence(error)) from None

    return told


def _summarize(desk: Desk) -> Function:
    def summarize(text: str, title: str = "", outlet: str = "", published: str = "", url: str = "") -> dict[str, Any]:
        """Summarize a news article: claims with who said them, casualties, forces, timeline, each with evidence.

        Args:
            text: The article's text.
            title: Its title, if the text does not begin with it.
            outlet: Who published it.
            published: Its date, ISO 8601, such as 2016-11-04; weekdays are resolved against it.
            url: Where it was published.
        """
        room = desk.room
        return room.summarize(pasted(room, text, About(title, outlet, published, url))).model_dump(mode="json")

    return summarize


def _ask(desk: Desk) -> Function:
    def ask(  # noqa: PLR0917 (a client names them)
        question: str, text: str = "", since: str = "", until: str = "", outlet: str = "", k: int = 8
    ) -> dict[str, Any]:
        """Answer a question with cited sentences, or say that the articles do not tell.

        Args:
            question: What you want to know.
            text: An article to look into; without it the whole library is searched.
            since: Only articles from this day on, ISO 8601.
            until: Only articles up to this day, ISO 8601.
            outlet: Only articles of this outlet.
            k: How many passages to look at, 1 to 50.
        """
        room = desk.room
        articles = [pasted(room, text, About())] if text.strip() else None
        answer = room.ask(question, articles, checked_day(since), checked_day(until), outlet or None, _passages(k))
        return answer.model_dump(mode="json")

    return ask


def _search(desk: Desk) -> Function:
    def search(query: str, k: int = 8, since: str = "", until: str = "", outlet: str = "") -> list[Any]:
        """Find the library's best passages for a query, with exact offsets into their articles.

        Args:
            query: Words to look for; meaning counts, too.
            k: How many passages, 1 to 50.
            since: Only articles from this day on, ISO 8601.
            until: Only articles up to this day, ISO 8601.
            outlet: Only articles of this outlet.
        """
        found = desk.room.search(
            query, _passages(k), since=checked_day(since), until=checked_day(until), outlet=outlet or None
        )
        return [passage.model_dump(mode="json") for passage in found]

    return search


def _compare(desk: Desk) -> Function:
    def compare(about: str = "") -> list[Any]:
        """Lay the library's figures on one event side by side: who says which, and do they exclude each other.

        Args:
            about: What the event is about; without it the whole library is compared.
        """
        return [found.model_dump(mode="json") for found in desk.room.compare(about.strip() or None)]

    return compare


def _passages(k: int) -> int:
    if not 1 <= k <= MOST_PASSAGES:
        raise ValueError(f"k is 1 to {MOST_PASSAGES}, not {k}")
    return k
