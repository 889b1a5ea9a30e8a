"""What one person at the page has open: articles, their summaries, a conversation. Nobody else sees it.

Not responsible for: what everybody shares (desk), keeping anything (the library does).
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.errors import NotInLibrary

if TYPE_CHECKING:
    from summarizer.answer import Answer, AnswerSentence, Citation
    from summarizer.article import Article
    from summarizer.exporters.html.sheet import Link
    from summarizer.page.desk import Desk
    from summarizer.summary import Summary

MOST_OPEN = 60
"""Articles that a session keeps open; the oldest is let go."""
MOST_TURNS = 30


@dataclass
class Turn:
    """One question and what has been heard of its answer so far."""

    number: int
    asked: str
    sentences: list[AnswerSentence] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    answer: Answer | None = None
    chains: dict[int, list[Link]] = field(default_factory=dict)
    questions: list[str] = field(default_factory=list)
    trouble: str | None = None
    stopped: bool = False

    @property
    def busy(self) -> bool:
        """Nobody has finished or stopped it yet."""
        return self.answer is None and self.trouble is None and not self.stopped


class Session:
    """Everything of one visit. Gone when the page is left; the library stays.

    ``offline``: the offline engine answers, although there is a model.
    """

    def __init__(self) -> None:
        self.opened: dict[str, Article] = {}
        self.summaries: dict[str, Summary] = {}
        self.turns: list[Turn] = []
        self.asked = 0
        self.shown: str | None = None
        self.failed = False
        self.offline = False
        self.stop = threading.Event()

    def __deepcopy__(self, _: object) -> Session:
        """Gradio copies what a visit begins with: nothing."""
        return Session()

    def open(self, article: Article) -> None:
        """Have an article at hand; the last opened stands last."""
        self.opened.pop(article.id, None)
        self.opened[article.id] = article
        while len(self.opened) > MOST_OPEN:
            oldest = next(iter(self.opened))
            self.close(oldest)

    def close(self, article_id: str) -> None:
        """Let go of an article and its summary."""
        self.opened.pop(article_id, None)
        self.summaries.pop(article_id, None)
        if self.shown == article_id:
            self.shown = None

    def show(self, summary: Summary) -> None:
        """Have a summary shown."""
        self.open(summary.article)
        self.summaries[summary.article.id] = summary
        self.shown = summary.article.id

    def begin(self, question: str) -> Turn:
        """A new turn of the conversation."""
        self.asked += 1
        turn = Turn(self.asked, question)
        self.turns = [*self.turns[-MOST_TURNS + 1 :], turn]
        return turn

    def halt(self) -> None:
        """Whatever is being answered is not waited for any more."""
        for turn in self.turns:
            turn.stopped = turn.stopped or turn.busy

    @property
    def before(self) -> list[Answer]:
        """The answers so far, oldest first, for a follow-up."""
        return [turn.answer for turn in self.turns if turn.answer is not None]

    def find(self, desk: Desk, article_id: str) -> Article | None:
        """An article that is open or in the library; None when it has been removed meanwhile."""
        if article_id in self.opened:
            return self.opened[article_id]
        try:
            return desk.room.library.get(article_id)
        except NotInLibrary:
            return None

    def summary_of(self, desk: Desk, article_id: str) -> Summary | None:
        """A summary that is known already; none is made."""
        known = self.summaries.get(article_id)
        if known is not None:
            return known
        room = desk.room_of(self)
        return room.library.catalogue.items_get(article_id, room.engine.name, room.engine.version)
