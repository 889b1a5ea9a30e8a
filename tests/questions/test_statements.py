from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.article import Article
from summarizer.draft import DraftAnswer
from summarizer.questions import statements
from summarizer.questions.asking import read_question
from summarizer.questions.corpus import Corpus
from summarizer.rules.parse import load_model
from summarizer.summary import Summary
from tests.questions.articles import FLOOD, HEDGED, RAID

Summarized = Callable[[Article], Summary]


def text(drafted: DraftAnswer | None) -> str:
    return " ".join(sentence.text for sentence in drafted.sentences) if drafted else ""


def test_a_denial_is_told_only_by_who_denied(summarized: Summarized) -> None:
    corpus = Corpus([summarized(FLOOD)])
    asking = read_question("Who denied that the council had ignored the warnings?", load_model())
    assert "Petra Ostin" in text(statements.who_said(asking, corpus))
    assert statements.who_said(read_question("Who denied the flood?", load_model()), corpus) is None


def test_only_the_named_speaker_is_quoted(summarized: Summarized) -> None:
    corpus = Corpus([summarized(RAID), summarized(FLOOD)])
    told = text(statements.what_said(read_question("What did Tomas Brekk say?", load_model()), corpus))
    assert "the camp had been guarded by an armed group" in told
    assert "motorcycles" not in told
    assert statements.what_said(read_question("What did Ottoline Graves say?", load_model()), corpus) is None


@pytest.mark.parametrize(("article", "unsure"), [(HEDGED, ["two schools", "30 pupils"]), (RAID, ["may have been"])])
def test_only_unsure_claims_are_unconfirmed(article: Article, unsure: list[str], summarized: Summarized) -> None:
    asking = read_question("What is not confirmed?", load_model())
    drafted = statements.unconfirmed(asking, Corpus([summarized(article)]))
    assert drafted is not None
    assert drafted.status == "reported-unconfirmed"
    assert all(words in text(drafted) for words in unsure)
    assert "motorcycles" not in text(drafted)


def test_an_article_that_is_sure_leaves_nothing_unconfirmed(summarized: Summarized) -> None:
    sure = summarized(Article.from_text("The bridge was closed on Monday. Engineers said the cracks were deep."))
    assert statements.unconfirmed(read_question("What is not confirmed?", load_model()), Corpus([sure])) is None


def test_a_long_list_is_cut(summarized: Summarized) -> None:
    said = "".join(f"Officer {name} Lasz said the bridge was closed.\n\n" for name in ("Ivo", "Ana", "Petr", "Olga"))
    drafted = statements.who_said(
        read_question("Who said the bridge was closed?", load_model()), Corpus([summarized(Article.from_text(said))])
    )
    assert drafted is not None
    assert len(drafted.sentences) == statements.MOST == 3
