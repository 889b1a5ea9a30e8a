"""What there is to answer from: articles at hand, or a library's best; each is a Reading of ``engines``.

Passages are for engines that read text, summaries for engines that read items; what no engine touches is never made.
Not responsible for: searching (library), summarizing (newsroom), answering (engines).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from summarizer.answer import Passage, Scores
from summarizer.errors import NotInLibrary
from summarizer.library.chunking import Chunk, chunks
from summarizer.questions.choosing import choose
from summarizer.questions.ranking import coverage

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.library import Library
    from summarizer.questions.scoring import Closeness
    from summarizer.summary import Summary

MOST_READ = 10
"""Articles at hand that one question has summarized; of more, only the likeliest are."""
MOST_TOKENS = 3000
"""How much text of articles at hand one question may send to a model."""
BYTES_PER_TOKEN = 4
"""UTF-8 bytes of one token: about right for English in byte-pair vocabularies, on the safe side for other scripts."""


class ArticlesReading:
    """A few articles, each read once for each way of reading. The same article given twice is one."""

    def __init__(
        self,
        articles: Sequence[Article],
        summarize: Callable[[Article], Summary],
        closeness: Closeness | None = None,
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._summarize = summarize
        self._summaries: dict[str, Summary] = {}
        self.closeness = closeness

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles, by id, in the order given."""
        return self._articles

    def passages(self, question: str) -> Sequence[Passage]:
        """Everything in reading order where it is little; else the passages that hold most of the question, best first.

        Among equals those nearer to the beginning of their article come first: news is told from the top.
        """
        pieces = [chunk for article in self._articles.values() for chunk in chunks(article)]
        texts = [self._articles[piece.article_id].text[piece.start : piece.end] for piece in pieces]
        scores = coverage(question, texts)
        if sum(_tokens(article.text) for article in self._articles.values()) <= MOST_TOKENS:
            apart = _without_overlap(pieces)
            return [_passage(self._articles[piece.article_id], piece, scores[at]) for at, piece in apart]
        ranked = sorted(range(len(pieces)), key=lambda at: (-scores[at], pieces[at].number, at))
        return [
            _passage(self._articles[pieces[at].article_id], pieces[at], scores[at]) for at in _within(ranked, texts)
        ]

    def summaries(self, question: str) -> Sequence[Summary]:
        """The summary of every article, in the order given; of many, those of the MOST_READ nearest to the question."""
        return [self._summary(self._articles[key]) for key in self._nearest(question)]

    def _nearest(self, question: str) -> Sequence[str]:
        if len(self._articles) <= MOST_READ:
            return list(self._articles)
        pieces = {
            key: [article.text[piece.start : piece.end] for piece in chunks(article)]
            for key, article in self._articles.items()
        }
        return choose(question, self._articles, pieces, MOST_READ, self.closeness)

    def _summary(self, article: Article) -> Summary:
        if article.id not in self._summaries:
            self._summaries[article.id] = self._summarize(article)
        return self._summaries[article.id]


class LibraryReading:
    """The library's best ``k`` passages for whatever is asked, and what earlier versions said in their place.

    Days are ISO 8601, both inclusive. ``remembered`` gives the summary of an article of the library, ``reads`` tells
    which languages the engine can work on; articles in any other are left out.
    """

    def __init__(  # noqa: PLR0917 - what is read, and what narrows it
        self,
        library: Library,
        remembered: Callable[[Article], Summary],
        reads: Callable[[str | None], bool],
        k: int = 8,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        closeness: Closeness | None = None,
    ) -> None:
        self.closeness = closeness
        self._library = library
        self._filters = {"since": since, "until": until, "outlet": outlet}
        self._k = k
        self._remembered = remembered
        self._reads = reads
        self._articles: dict[str, Article] = {}
        self._found: dict[str, list[Passage]] = {}

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles that the questions so far have come upon, by id; it grows as more is asked."""
        return self._articles

    def passages(self, question: str) -> Sequence[Passage]:
        """The best passages of newest versions, each followed by the earlier version's where that said otherwise.

        Raises LibraryError and its kin, ValueError for a malformed day.
        """
        told: set[str] = set()
        found = []
        for passage in self._search(question):
            found.append(passage)
            newer = self._articles[passage.article_id]
            older = self._known(newer.replaces) if newer.replaces else None
            if older is not None and newer.id not in told:
                found += _earlier(passage, newer, older)
            told.add(newer.id)
        return found

    def summaries(self, question: str) -> Sequence[Summary]:
        """The summaries of the best passages' articles, then of the versions that they replace."""
        newest = [
            self._articles[key] for key in dict.fromkeys(passage.article_id for passage in self._search(question))
        ]
        replaced = [self._known(article.replaces) for article in newest if article.replaces]
        return [self._remembered(article) for article in [*newest, *replaced] if article is not None]

    def _search(self, question: str) -> list[Passage]:
        """The passages of articles that can be read; searched for once."""
        if question not in self._found:
            found = self._library.search(question, self._k, **self._filters)
            self._found[question] = [passage for passage in found if self._known(passage.article_id)]
        return self._found[question]

    def _known(self, article_id: str) -> Article | None:
        """An article of the library, unless another process removed it or the engine does not read its language."""
        if article_id not in self._articles:
            try:
                article = self._library.get(article_id)
            except NotInLibrary:
                return None
            if not self._reads(article.language):
                return None
            self._articles[article_id] = article
        return self._articles[article_id]


def _tokens(text: str) -> int:
    return len(text.encode(errors="replace")) // BYTES_PER_TOKEN + 1


def _within(ranked: Sequence[int], texts: Sequence[str]) -> Iterator[int]:
    """The first of the ranked texts, and on until the next one would not fit any more."""
    room = MOST_TOKENS
    for count, at in enumerate(ranked):
        room -= _tokens(texts[at])
        if count and room < 0:
            return
        yield at


def _without_overlap(pieces: Sequence[Chunk]) -> Iterator[tuple[int, Chunk]]:
    """Each chunk without what the one before it in the same article has told already."""
    article_id, done = "", 0
    for at, piece in enumerate(pieces):
        start = max(piece.start, done) if piece.article_id == article_id else piece.start
        article_id, done = piece.article_id, piece.end
        if start < piece.end:
            yield at, piece._replace(start=start)


def _earlier(passage: Passage, newer: Article, older: Article) -> list[Passage]:
    """The earlier version's chunk most like the passage; none when each of its sentences still stands."""
    pieces = chunks(older)
    scores = coverage(passage.text, [older.text[piece.start : piece.end] for piece in pieces])
    best = max(range(len(pieces)), key=lambda at: (scores[at], -at))
    piece = pieces[best]
    stands_still = {" ".join(newer.text[start:end].split()) for start, end in newer.sentences}
    within = (span for span in older.sentences if span.start < piece.end and span.end > piece.start)
    if all(" ".join(older.text[start:end].split()) in stands_still for start, end in within):
        return []
    return [_passage(older, piece, min(scores[best], passage.score))]


def _passage(article: Article, piece: Chunk, score: float) -> Passage:
    text = article.text[piece.start : piece.end].lstrip()
    return Passage(
        article_id=article.id,
        start=piece.end - len(text),
        end=piece.end,
        text=text,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        score=score,
        scores=Scores(lexical=score, dense=None),
    )
