from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

from summarizer.answer import AnswerSentence, Citation
from summarizer.article import Article
from summarizer.draft import CitedQuote, DraftAnswer, DraftSentence, Quote
from summarizer.fault import Fault
from summarizer.grounding import ground_answer
from summarizer.hearing import Hearing, verified_sentence
from summarizer.provenance import MadeBy

ONE = Article.from_text("A tram burned in Vell. Nobody was hurt, police said. The line was closed on Monday.")
TWO = Article.from_text("Two cars burned in Orlo. A man was held.")
ARTICLES = {article.id: article for article in (ONE, TWO)}
MADE_BY = MadeBy(
    engine="test", model=None, provider=None, prompt_id=None, prompt_sha256=None, created="2024-01-01T00:00:00Z",
    tokens_in=None, tokens_out=None, cost_usd=None, cached=False, retries=0,
)  # fmt: skip


def content_with_all(draft: DraftAnswer, articles: Mapping[str, Article]) -> Sequence[Fault]:
    return ()


def says(text: str, *words: tuple[Article, str]) -> DraftSentence:
    quotes = [CitedQuote(article_id=article.id, quote=Quote(text=quoted, sentence=0)) for article, quoted in words]
    return DraftSentence(text=text, quotes=quotes)


SENTENCES = [
    says("A tram burned in Vell.", (ONE, "A tram burned in Vell")),
    says("Nine trams burned in Vell.", (ONE, "A tram burned in Vell")),
    says("Two cars burned in Orlo.", (TWO, "Two cars burned in Orlo")),
    says("A tram burned in Vell, two cars in Orlo.", (TWO, "Two cars burned in Orlo"), (ONE, "A tram burned in Vell")),
    says("The line was closed on Monday.", (ONE, "The line was closed on Monday")),
    says("A man was held.", (TWO, "A man was held")),
    says("The mayor resigned."),
    says("Police closed the line.", (ONE, "No such words")),
]


@pytest.mark.parametrize("seed", range(20))
def test_what_is_shown_is_what_the_answer_says(seed: int) -> None:
    chance = random.Random(seed)
    draft = DraftAnswer(status="answered", sentences=chance.choices(SENTENCES, k=chance.randint(1, 8)))
    answer = ground_answer("Q?", "Q?", draft, ARTICLES, MADE_BY)
    sentences: list[AnswerSentence] = []
    citations: list[Citation] = []

    def show(sentence: AnswerSentence, new: Sequence[Citation]) -> None:
        sentences.append(sentence)
        citations.extend(new)

    hearing = Hearing(show, lambda: ARTICLES, content_with_all)
    for sentence in draft.sentences:
        hearing(sentence)
    assert sentences == answer.sentences
    assert citations == answer.citations


def test_what_the_witness_objects_to_is_not_shown() -> None:
    shown: list[str] = []

    def objects(draft: DraftAnswer, articles: Mapping[str, Article]) -> Sequence[Fault]:
        assert articles == ARTICLES
        faulty = [at for at, sentence in enumerate(draft.sentences) if "tram" in sentence.text]
        return [Fault("answer-sentence", at, "speaker-not-supported", None) for at in faulty]

    hearing = Hearing(lambda sentence, _: shown.append(sentence.text), lambda: ARTICLES, objects)
    hearing(SENTENCES[0])
    hearing(SENTENCES[2])
    assert shown == ["Two cars burned in Orlo."]


def test_articles_that_come_while_it_listens_are_seen() -> None:
    articles: dict[str, Article] = {}
    shown: list[str] = []
    hearing = Hearing(lambda sentence, _: shown.append(sentence.text), lambda: articles, content_with_all)
    hearing(SENTENCES[0])
    articles[ONE.id] = ONE
    hearing(SENTENCES[0])
    assert shown == ["A tram burned in Vell."]


def test_one_sentence_alone() -> None:
    found = verified_sentence(SENTENCES[3], ARTICLES)
    assert found is not None
    sentence, citations = found
    assert sentence.citations == [citation.n for citation in citations] == [1, 2]
    assert verified_sentence(SENTENCES[1], ARTICLES) is None
