"""Clauses that the model joins wrongly, joined as they read."""

from __future__ import annotations

import pytest
from spacy.language import Language

from summarizer.article import Article
from summarizer.rules.parse import load_model, parse


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model()


def heads(nlp: Language, text: str) -> dict[str, tuple[str, str]]:
    """Word -> (its relation, its head); for a word that comes twice, the last."""
    return {token.text: (token.dep_, token.head.text) for token in parse(Article.from_text(text), nlp)}


def test_a_second_clause_stands_beside_the_verb(nlp: Language) -> None:
    said = "President Frank Flores declared a nationwide state of emergency and his government issued an urgent appeal."
    assert heads(nlp, said)["issued"] == ("conj", "declared")


def test_a_declared_clause_stays_below(nlp: Language) -> None:
    assert heads(nlp, "The mayor declared that the bridge was closed.")["was"] == ("ccomp", "declared")


def test_a_participle_leaves_the_clause_its_verb(nlp: Language) -> None:
    found = heads(nlp, "Police said the person shot at the compound had a gunshot wound.")
    assert found["person"] == ("nsubj", "had")
    assert found["shot"] == ("acl", "person")


def test_the_last_of_a_list_is_the_subject_of_a_verb_without_one(nlp: Language) -> None:
    said = "Civilians have been killed in Rakka due to airstrikes and shelling and 300 people remain trapped."
    assert heads(nlp, said)["people"] == ("nsubj", "remain")


@pytest.mark.parametrize(
    ("text", "state", "number"),
    [
        ("Rescuers search for 266 missing after a flood in Tanland.", "missing", "266"),
        (
            "Some 163 were lost, with 4,300 reported homeless and 11 confirmed dead, an official said.",
            "dead",
            "11",
        ),
        ("The toll continues to be 152 dead and 266 missing, an official said.", "missing", "266"),
    ],
)
def test_a_state_is_that_of_the_number_before(nlp: Language, text: str, state: str, number: str) -> None:
    assert heads(nlp, text)[state] == ("amod", number)


def test_a_state_with_its_own_subject_keeps_it(nlp: Language) -> None:
    found = heads(nlp, "When rescuers came in 2019, three people were missing.")
    assert found["people"][1] in {"missing", "were"}


def test_a_speaker_does_not_reach_into_the_quotation(nlp: Language) -> None:
    found = heads(nlp, "“We want our residents to feel safe” Harbour news agency reported on Monday.")
    assert found["safe"][1] != "agency"
