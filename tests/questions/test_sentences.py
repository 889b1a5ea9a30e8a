from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer import Newsroom
from summarizer.article import Article
from summarizer.questions.asking import read_question
from summarizer.questions.corpus import Corpus
from summarizer.questions.scoring import Judge
from summarizer.questions.sentences import best_sentences, nearest
from summarizer.rules.parse import load_model
from summarizer.summary import Summary
from tests.questions.articles import QUAKE, RAID

Summarized = Callable[[Article], Summary]


@pytest.mark.parametrize(
    ("article", "question", "answer"),
    [
        (RAID, "What does the camp produce?", "The camp produces most of the copper in Sarvia."),
        (RAID, "Which road has been closed?", "The road to Orlo has been closed since Wednesday."),
        (QUAKE, "Which animals searched the ruins?", "Rescue workers used dogs to search the ruins for survivors."),
    ],
)
def test_the_sentence_that_holds_most_of_the_question(
    article: Article, question: str, answer: str, summarized: Summarized
) -> None:
    drafted = best_sentences(read_question(question, load_model()), Corpus([summarized(article)]), Judge(load_model()))
    assert drafted is not None
    assert [sentence.text for sentence in drafted.sentences] == [answer]


@pytest.mark.parametrize("question", ["What is the price of bread?", "", "?", "Who was it?"])
def test_none_when_no_sentence_holds_enough(question: str, summarized: Summarized) -> None:
    corpus = Corpus([summarized(RAID)])
    assert best_sentences(read_question(question, load_model()), corpus, Judge(load_model())) is None


def test_a_headline_or_a_question_answers_nothing(summarized: Summarized) -> None:
    article = Article.from_text(
        "Why did the copper bridge fall? Nobody at the office would talk about it.", title="Copper bridge falls"
    )
    asking = read_question("Did the copper bridge fall?", load_model())
    assert best_sentences(asking, Corpus([summarized(article)]), Judge(load_model())) is None


def test_the_nearest_are_few_and_begin_with_the_closest(summarized: Summarized) -> None:
    corpus = Corpus([summarized(RAID)])
    close = nearest(
        read_question("How much copper did the Bexley camp lose?", load_model()), corpus, Judge(load_model())
    )
    assert close[0].quote.text == "The camp produces most of the copper in Sarvia."
    assert len(close) <= 3


def test_without_anything_near_the_ledes_are_offered(summarized: Summarized) -> None:
    corpus = Corpus([summarized(RAID), summarized(QUAKE)])
    close = nearest(read_question("Zeppelin?", load_model()), corpus, Judge(load_model()))
    assert [quote.quote.text.split()[0] for quote in close] == ["Gunmen", "The"]


def test_sentences_that_tell_as_much_are_told_together_and_stay_short() -> None:
    text = "Ferry routes\n\n" + " ".join(
        [
            "New timetables were printed on Monday.",
            "The Orlo ferry carries lorries in summer.",
            "The Orlo ferry carries cattle in winter.",
            "Rain is expected on most days of the week.",
        ]
    )
    room = Newsroom(embedding="none")
    answer = room.ask("What does the Orlo ferry carry?", [Article.from_text(text)])
    assert [sentence.text for sentence in answer.sentences] == [
        "The Orlo ferry carries lorries in summer.",
        "The Orlo ferry carries cattle in winter.",
    ]
    assert len(answer.text.split()) <= 45


MEETING = Article.from_text(
    "The harbour councils will hold their yearly meeting in Tolmar next week. Inspector Ode Falk confirmed the leak "
    "in the north dock. The spill has not been confirmed by the company. Six-time champion Runa Holm will open the "
    "regatta. Guards shot the dockers because they had cut the fence. The crane stopped when the cable broke.",
    title="Harbour week",
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Where is the yearly meeting of the harbour councils held?", "Tolmar"),
        ("Who confirmed the leak in the north dock?", "Ode Falk"),
        ("How many times was Runa Holm champion of the regatta?", "Six-time"),
        ("Why were the dockers killed by guards?", "cut the fence"),
        ("When did the crane stop?", "when the cable broke"),
    ],
)
def test_more_ways_to_tell_a_number_a_time_a_place_and_a_reason(question: str, told: str) -> None:
    answer = Newsroom(engine="offline", embedding="none").ask(question, [MEETING])
    assert told in answer.text
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Who confirmed the spill?",
        "Who confirmed that guards shot the dockers?",
        "How many dockers were killed in the north dock?",
        "Why did the inspector resign?",
    ],
)
def test_and_near_misses_that_tell_nothing(question: str) -> None:
    answer = Newsroom(engine="offline", embedding="none").ask(question, [MEETING])
    assert answer.status == "not-in-articles"


def test_a_second_candidate_is_told_beside_the_best() -> None:
    article = Article.from_text(
        "The Orlo team beat Tolmar in the quarter final of the cup. They then beat Brenholm in the final. "
        "Rain fell all day.",
        title="Cup",
    )
    answer = Newsroom(engine="offline", embedding="none").ask("Who did the Orlo team beat in the cup?", [article])
    assert "Tolmar" in answer.text
    assert len(answer.text.split()) <= 45


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why did Korr Hydro admit fault?", None),
        ("Why did Korr Hydro confirm the fault?", None),
        ("Why did Korr Hydro deny any fault?", "the log boom was not its own"),
        ("Why did the spillway gates jam?", "a log boom had broken"),
    ],
)
def test_what_nobody_admitted_has_no_reason(question: str, told: str | None) -> None:
    article = Article.from_text(
        "Engineers said the spillway gates had jammed because a log boom had broken. The operator, Korr Hydro, denied "
        "any fault because the log boom was not its own. Two men were admitted to the district hospital.",
        title="Dam fails",
    )
    answer = Newsroom(engine="offline", embedding="none").ask(question, [article])
    assert (answer.status == "not-in-articles") == (told is None)
    assert told is None or told in answer.text
