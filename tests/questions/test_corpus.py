from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.article import Article
from summarizer.questions.corpus import Corpus, cite, source_of
from summarizer.summary import Summary
from summarizer.terms import terms
from tests.questions.articles import FLOOD, RAID

Summarized = Callable[[Article], Summary]


@pytest.fixture
def corpus(summarized: Summarized) -> Corpus:
    return Corpus([summarized(FLOOD)])


def test_coverage_is_a_share(corpus: Corpus) -> None:
    asked = terms("dam repair mayor")
    assert corpus.coverage(asked, asked) == pytest.approx(1.0)
    assert corpus.coverage(asked, frozenset()) == 0.0
    assert corpus.coverage(frozenset(), asked) == 0.0
    assert 0.0 < corpus.coverage(asked, terms("mayor")) < 1.0


def test_a_rare_word_weighs_more_and_an_unknown_one_most(corpus: Corpus) -> None:
    [rare], [frequent], [unknown] = terms("fire"), terms("Melk"), terms("zeppelin")
    assert corpus.weight(frequent) < corpus.weight(rare) < corpus.weight(unknown)


def test_known_names(corpus: Corpus) -> None:
    assert corpus.knows(terms("Petra Ostin"))
    assert corpus.knows(terms("Melk Herald"))
    assert corpus.knows([])
    assert not corpus.knows(terms("Petra Graves"))


def test_items_come_with_their_summary(summarized: Summarized) -> None:
    corpus = Corpus([summarized(FLOOD), summarized(RAID)])
    assert {summary.article.id for summary, _ in corpus.claims()} == {FLOOD.id, RAID.id}
    assert len(corpus.casualties()) == len(summarized(FLOOD).casualties) + len(summarized(RAID).casualties)
    assert len(corpus.sentences) == len(FLOOD.sentences) + len(RAID.sentences)


def test_a_sentence_knows_its_neighbours_and_headline(corpus: Corpus) -> None:
    sentence = next(sentence for sentence in corpus.sentences if sentence.text.startswith("Twelve"))
    assert sentence.nearby >= sentence.terms | terms("flood") | terms("mayor Petra Ostin")
    assert not terms("hikers") & sentence.nearby
    quote = sentence.cited.quote
    assert quote.start is not None
    assert FLOOD.text[quote.start : quote.start + len(quote.text)] == sentence.text


def test_evidence_becomes_the_same_words_again(summarized: Summarized) -> None:
    summary = summarized(FLOOD)
    evidence = summary.claims[-1].evidence[0]
    cited = cite(summary.article, evidence)
    assert (cited.article_id, cited.quote.text, cited.quote.start) == (FLOOD.id, evidence.exact, evidence.start)
    assert source_of(summary, summary.sources[-1].id) is summary.sources[-1]


def test_nothing_at_hand() -> None:
    corpus = Corpus([])
    assert (corpus.claims(), corpus.sentences, corpus.knows(terms("Melk"))) == ([], [], False)
    assert corpus.coverage(terms("Melk"), frozenset()) == 0.0
