"""Labels in quotation marks, and "I think" at the head of a quotation."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Read


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Jane Roe called the plan “a disgrace for the whole valley.”", "the plan “a disgrace for the whole valley.”"),
        ("Jane Roe described the plan as “a slow disaster.”", "the plan as “a slow disaster.”"),
        ("Jane Roe dismissed the offer as “far too late.”", "the offer as “far too late.”"),
    ],
)
def test_a_label_is_a_statement(read: Read, sentence: str, content: str) -> None:
    (said,) = read(sentence).said
    assert (said.rule, said.source, said.content) == ("labels", "Roe", [content])


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Roe called the plan a disgrace.",
        "Jane Roe called the plan “rotten.”",
        "Jane Roe did not call the plan “a slow disaster.”",
        "The army called the raid “Operation Northern Dawn.”",
    ],
)
def test_no_label(read: Read, sentence: str) -> None:
    assert [said for said in read(sentence).said if said.rule == "labels"] == []


def test_an_opinion_that_opens_a_quotation_is_a_second_link(read: Read) -> None:
    found = read("“I think the mill will burn again,” Jane Roe said.")
    assert found.chains() == [[("Jane Roe", "said"), ("I", "think")], [("Jane Roe", "said")]]
    assert found.contents() == [["the mill will burn again"], ["I think the mill will burn again"]]
    assert len(found.sources) == 1


def test_an_opinion_inside_a_quotation_is_quoted(read: Read) -> None:
    found = read("“The mill was old, and if it rains tomorrow I think it will fall,” Jane Roe said.")
    assert found.chains() == [[("Jane Roe", "said")]]


def test_a_list_of_labels_is_one_saying(read: Read) -> None:
    [label] = read("She has called the owner “a bully at work,” “a fraud” and “the worst boss in town.”").said
    assert (label.rule, label.cue) == ("labels", "has called")
    assert label.content == ["the owner “a bully at work,” “a fraud” and “the worst boss in town.”"]


def test_a_label_of_the_next_sentence_is_not_of_the_list(read: Read) -> None:
    said = read("She called the plan “a farce of sorts.” “The worst of it” is a song.").said
    assert [one.content for one in said if one.rule == "labels"] == [["the plan “a farce of sorts.”"]]


@pytest.mark.parametrize(
    ("sentence", "speaker", "cue", "content"),
    [
        ("The bishop condemned “the politics of hate” on Sunday.", "bishop", "condemned", "the politics of hate"),
        ("A report by the auditors found “no lasting harm.”", "report", "found", "no lasting harm"),
        ("The governor praised her “grit and grace” in the flood.", "governor", "praised", "grit and grace"),
        ("The envoy warned of “the gravest of consequences.”", "envoy", "warned", "the gravest of consequences"),
    ],
)
def test_quoted_words_in_an_object_are_said(read: Read, sentence: str, speaker: str, cue: str, content: str) -> None:
    [one] = read(sentence).said
    assert (one.source, one.cue) == (speaker, cue)
    assert content in one.content[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "The critic praised “The Long Road Home” in his column.",
        "The governor did not condemn “the politics of hate” on Sunday.",
        "The bishop sold “the house of the hare” last year.",
        "The bishop found “peace” in the hills.",
    ],
)
def test_a_title_or_a_thing_in_marks_is_not_said(read: Read, sentence: str) -> None:
    assert read(sentence).said == []
