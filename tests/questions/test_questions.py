from __future__ import annotations

import pytest

from summarizer import Newsroom
from summarizer.article import Article
from tests.questions.articles import FLOOD, HEDGED, QUAKE, RAID
from tests.questions.conftest import Ask


@pytest.mark.parametrize(
    ("article", "question", "status", "told"),
    [
        (RAID, "Who said the miners were killed?", "answered", ["interior ministry", "Harl Miners' Union"]),
        (RAID, "Who reported the killing of the miners?", "answered", ["interior ministry", "Harl Miners' Union"]),
        (RAID, "Who denied that the camp was guarded?", None, ["Tomas Brekk", "denied", "guarded by an armed group"]),
        (FLOOD, "Who denied that the council had ignored the warnings?", None, ["Petra Ostin", "denied"]),
        (FLOOD, "Who said twelve people are missing?", "answered", ["Red Lantern charity", "Twelve people"]),
        (QUAKE, "Who said 63 villagers were killed?", "answered", ["Sarvian army", "63 villagers"]),
        (RAID, "What did Dalia Merovic say?", "answered", ["Dalia Merovic", "The attackers came on motorcycles"]),
        (FLOOD, "What did Sila Torve say?", "answered", ["caused by a broken dam", "We warned the council twice"]),
        (QUAKE, "What did Hesta Mol say?", "answered", ["Hesta Mol", "the tents would arrive within two days"]),
    ],
)
def test_who_said_what(article: Article, question: str, status: str | None, told: list[str], ask: Ask) -> None:
    answer = ask(question, article)
    assert answer.status == (status or answer.status)
    assert answer.sentences
    for words in told:
        assert words in answer.text


@pytest.mark.parametrize(
    ("article", "question", "told"),
    [
        (RAID, "How many miners were killed?", ["At least 14 miners", "22 miners", "Harl Miners' Union"]),
        (RAID, "How many children were hurt?", ["No children"]),
        (FLOOD, "How many people died in the flood?", ["Nine people", "fire service"]),
        (FLOOD, "How many people are missing?", ["Twelve people", "Red Lantern charity"]),
        (FLOOD, "How many families were displaced?", ["Around 300 families"]),
        (FLOOD, "How many hikers were hurt?", ["Three hikers", "Melk Herald"]),
    ],
)
def test_how_many(article: Article, question: str, told: list[str], ask: Ask) -> None:
    answer = ask(question, article)
    assert answer.status == "answered"
    for words in told:
        assert words in answer.text
    assert len(answer.text.split()) <= 60


def test_two_figures_that_cannot_both_be_right_stand_side_by_side(ask: Ask) -> None:
    answer = ask("How many villagers were killed in Tarsk?", QUAKE)
    assert answer.status == "sources-conflict"
    first, second = [sentence.text for sentence in answer.sentences]
    assert ("40 villagers" in first, "governor's office" in first) == (True, True)
    assert ("63 villagers" in second, "Sarvian army" in second) == (True, True)
    assert "103" not in answer.text
    assert "52" not in answer.text


@pytest.mark.parametrize(
    ("article", "question", "told"),
    [
        (RAID, "Who killed the miners?", "Gunmen"),
        (RAID, "Where were the miners killed?", "Orlo"),
        (RAID, "When were the miners killed?", "Tuesday"),
        (RAID, "Why were two men arrested?", "on suspicion of arson"),
        (FLOOD, "When did nine people die?", "Friday"),
        (FLOOD, "Where did nine people die?", "Melk"),
        (QUAKE, "When were villagers killed?", "Monday"),
        (RAID, "Since when has the road been closed?", "Wednesday"),
        (RAID, "What does the camp produce?", "copper"),
        (FLOOD, "What caused the flood?", "a broken dam"),
        (FLOOD, "When will the dam be repaired?", "June"),
        (QUAKE, "Why was the airport closed?", "because its runway had cracked"),
        (QUAKE, "What did the rescue workers use?", "dogs"),
    ],
)
def test_circumstances_and_plain_facts(article: Article, question: str, told: str, ask: Ask) -> None:
    answer = ask(question, article)
    assert (answer.status, told in answer.text) == ("answered", True)
    assert any(told in citation.evidence.exact for citation in answer.citations)
    assert len(answer.text.split()) <= 60


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many teachers were executed?", ["Six teachers", "reports"]),
        ("How many pupils were abducted?", ["30 pupils", "reportedly"]),
        ("Who killed the teachers?", ["rebels"]),
        ("Why were the teachers executed?", ["for alleged desertion"]),
        ("Where were the teachers executed?", ["village of Melk"]),
        ("What did Arno Velt say?", ["reportedly"]),
        ("Who burned down the schools?", ["allegedly"]),
    ],
)
def test_what_is_only_hedged_is_unconfirmed_and_keeps_its_hedge(question: str, told: list[str], ask: Ask) -> None:
    answer = ask(question, HEDGED)
    assert answer.status == "reported-unconfirmed"
    for words in told:
        assert words in answer.text


def test_what_is_not_confirmed(ask: Ask) -> None:
    answer = ask("What is not confirmed?", RAID)
    assert answer.status == "reported-unconfirmed"
    assert "Two drivers may have been abducted" in answer.text
    assert "14" not in answer.text
    everything = ask("What has not been confirmed?", HEDGED)
    for words in ("two schools", "six teachers", "30 pupils"):
        assert words in everything.text


@pytest.mark.parametrize(
    "question",
    [
        "Who is Ottoline Graves?",
        "What did Ottoline Graves say about the miners?",
        "How many miners were killed in Bexley?",
        "Who confirmed the attack?",
        "What is the price of bread?",
    ],
)
def test_what_the_article_does_not_tell(question: str, ask: Ask) -> None:
    answer = ask(question, RAID)
    assert (answer.status, answer.text, answer.sentences, answer.citations) == ("not-in-articles", "", [], [])
    assert answer.nearest


def test_the_nearest_is_the_sentence_that_comes_closest(ask: Ask) -> None:
    answer = ask("What did Ottoline Graves say about the Harl Miners' Union?", RAID)
    assert "Union" in answer.nearest[0].exact


def test_each_article_is_cited_as_its_own(ask: Ask) -> None:
    answer = ask("Who said twelve people are missing?", RAID, HEDGED, FLOOD)
    [citation] = answer.citations
    assert (citation.outlet, citation.evidence.article_id) == ("Melk Herald", FLOOD.id)
    assert (citation.title, citation.published) == ("Flood in Melk", "2024-06-15")


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_a_blank_question(question: str, room: Newsroom) -> None:
    with pytest.raises(ValueError, match="words"):
        room.ask(question, [RAID])


@pytest.mark.parametrize(
    "question", ["?", "Who?", "why why why", "killed", "“", "a" * 5000, "Wer hat das gesagt?", "Who said " * 400, "🙂"]
)
def test_an_odd_question_gets_an_answer_or_a_refusal(question: str, ask: Ask) -> None:
    answer = ask(question, RAID)
    assert bool(answer.sentences) == (answer.status not in {"not-in-articles", "ambiguous"})


def test_the_same_question_gets_the_same_answer(ask: Ask) -> None:
    first, second = (ask("How many miners were killed?", RAID, FLOOD) for _ in range(2))
    assert first.model_dump(exclude={"made_by"}) == second.model_dump(exclude={"made_by"})
