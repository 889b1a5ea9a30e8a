"""Runs, trimming, noun phrases, subjects and the passive."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from summarizer.article import Article
from summarizer.rules import phrases
from summarizer.rules.parse import parse
from summarizer.rules.phrases import CLOSERS, EDGE_MARKS, OPENERS, Words, runs, trimmed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

VOCAB = spacy.blank("en").vocab
TOKENS = st.lists(st.sampled_from([*"abc", "mill", *EDGE_MARKS, *OPENERS, *CLOSERS, "\n\n", " "]), max_size=25)
Parsed = Callable[[str], Doc]


def docs(tokens: list[str]) -> Doc:
    return Doc(VOCAB, tokens, [False] * len(tokens))


def the(doc: Doc, word: str) -> Token:
    """The first token with this text."""
    return next(token for token in doc if token.text == word)


def text(doc: Doc, run: Words) -> str:
    return doc[run.start : run.end].text


@given(st.lists(st.integers(0, 60)))
def test_runs_hold_each_index_once_and_never_touch(indices: list[int]) -> None:
    found = list(runs(indices))
    assert [index for run in found for index in range(*run)] == sorted(set(indices))
    assert all(run.start < run.end for run in found)
    assert all(one.end < other.start for one, other in pairwise(found))


@given(TOKENS)
def test_trimming_loses_only_marks_and_space_and_is_done_at_once(tokens: list[str]) -> None:
    doc = docs(tokens)
    start, end = trimmed(doc, Words(0, len(doc)))
    assert 0 <= start <= end <= len(doc)
    cut = [*doc[:start], *doc[end:]] if start < end else list(doc)
    assert not any(token.is_alpha for token in cut)
    assert trimmed(doc, Words(start, end)) == Words(start, end)


@given(TOKENS)
def test_nothing_trimmed_begins_or_ends_with_a_stray_mark(tokens: list[str]) -> None:
    doc = docs(tokens)
    start, end = trimmed(doc, Words(0, len(doc)))
    if start < end:
        edges = {doc[start].text, doc[end - 1].text}
        assert not edges & EDGE_MARKS
        assert not any(edge.isspace() for edge in edges)


@pytest.mark.parametrize(
    ("tokens", "kept"),
    [
        (["“", "the", "mill", "burned", "”"], ["the", "mill", "burned"]),
        (["the", "mill", "was", "“", "burned", "”"], ["the", "mill", "was", "“", "burned", "”"]),
        (["“", "burned", "”", "was", "the", "mill"], ["“", "burned", "”", "was", "the", "mill"]),
        (["“", "the", "mill", "burned", ","], ["the", "mill", "burned"]),
        (["the", "mill", "burned", ",", "”"], ["the", "mill", "burned"]),
        (["(", "the", "mill", ")", "."], ["the", "mill"]),
        ([" ", ",", "the", "mill", "–", "\n\n"], ["the", "mill"]),
        ([",", ".", "”"], []),
        ([], []),
    ],
)
def test_a_quotation_mark_stays_with_its_partner(tokens: list[str], kept: list[str]) -> None:
    doc = docs(tokens)
    start, end = trimmed(doc, Words(0, len(doc)))
    assert [token.text for token in doc[start:end]] == kept


def test_a_quote_has_its_offset_and_sentence(nlp: Language) -> None:
    article = Article.from_text("The bridge fell. The old mill burned.")
    doc = parse(article, nlp)
    found = phrases.quote(article, doc, phrases.noun_phrase(the(doc, "mill")))
    assert found is not None
    assert (found.text, found.start, found.sentence) == ("The old mill", 17, 1)
    assert phrases.quote(article, doc, Words(3, 4)) is None


@pytest.mark.parametrize(
    ("sentence", "word", "core", "noun"),
    [
        ("The old mill in the valley burned.", "mill", "The old mill", "The old mill in the valley"),
        ("Three soldiers who had fled were caught.", "soldiers", "Three soldiers", "Three soldiers"),
        ("Soldiers, medics and guards left.", "Soldiers", "Soldiers", "Soldiers"),
    ],
)
def test_noun_phrases(parsed: Parsed, sentence: str, word: str, core: str, noun: str) -> None:
    doc = parsed(sentence)
    assert text(doc, phrases.core_phrase(the(doc, word))) == core
    assert text(doc, phrases.noun_phrase(the(doc, word))) == noun


def test_partners_are_those_coordinated(parsed: Parsed) -> None:
    doc = parsed("The soldiers, medics and guards left the town.")
    assert [token.text for token in phrases.partners(the(doc, "soldiers"))] == ["soldiers", "medics", "guards"]


@pytest.mark.parametrize(
    ("sentence", "verb", "doer"),
    [
        ("The soldiers burned the mill.", "burned", "soldiers"),
        ("The soldiers entered the village and burned the mill.", "burned", "soldiers"),
        ("The soldiers who burned the mill left.", "burned", "soldiers"),
        ("The soldiers wanted to burn the mill.", "burn", "soldiers"),
        ("The mill was burned on Monday.", "burned", "mill"),
        ("The ministry accused the rebels of burning the mill.", "burning", "rebels"),
        ("The rebels were accused of burning the mill.", "burning", "rebels"),
        ("Burn the mill!", "Burn", None),
    ],
)
def test_the_subject_of_a_verb(parsed: Parsed, sentence: str, verb: str, doer: str | None) -> None:
    found = phrases.subject(the(parsed(sentence), verb))
    assert (found.text if found is not None else None) == doer


@pytest.mark.parametrize(
    ("sentence", "verb", "passive", "negative"),
    [
        ("The soldiers burned the mill.", "burned", False, False),
        ("The mill was burned on Monday.", "burned", True, False),
        ("The mill burned by the rebels was rebuilt.", "burned", True, False),
        ("The mill was not burned.", "burned", True, True),
        ("The soldiers never burned the mill.", "burned", False, True),
        ("The soldiers didn't burn the mill.", "burn", False, True),
        ("The soldiers have burned the mill.", "burned", False, False),
    ],
)
def test_passive_and_negation(parsed: Parsed, sentence: str, verb: str, passive: bool, negative: bool) -> None:
    token = the(parsed(sentence), verb)
    assert (phrases.is_passive(token), phrases.negated(token)) == (passive, negative)
