from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.normalize.cue_words import CUE_FORMS, CUE_LEMMAS, NOUN_CUES, NOUN_FORMS, inflections
from summarizer.normalize.cues import read_cue_class


@pytest.mark.parametrize(
    ("cue", "kind"),
    [
        ("said", "neutral"),
        ("told", "neutral"),
        ("according to", "neutral"),
        (":", "neutral"),
        ("", "neutral"),
        ("went on to say", "neutral"),
        ("insisted", "neutral"),
        ("said in a report", "neutral"),
        ("has been saying", "neutral"),
        ("has received", "report"),
        ("has had", "report"),
        ("has received reports", "report"),
        ("reports", "report"),
        ("reported", "report"),
        ("according to reports", "report"),
        ("was quoted as saying", "report"),
        ("was told", "report"),
        ("have been informed", "report"),
        ("cited reports", "report"),
        ("heard", "report"),
        ("has reports of", "report"),
        ("passed on", "report"),
        ("thought", "assess"),
        ("believes", "assess"),
        ("estimated", "assess"),
        ("according to estimates", "assess"),
        ("claimed", "allege"),
        ("the claim that", "allege"),
        ("accused", "allege"),
        ("to claim", "allege"),
        ("confirmed", "confirm"),
        ("admitting", "confirm"),
        ("confirmed reports", "confirm"),
        ("in an admission", "confirm"),
        ("denied", "deny"),
        ("denying", "deny"),
        ("denied reports that", "deny"),
        ("issued a denial", "deny"),
        ("ruled out", "deny"),
        ("does not believe", "deny"),
        ("didn’t think", "deny"),
        ("warned", "warn"),
        ("warns", "warn"),
        ("raised the alarm", "warn"),
        ("a warning", "warn"),
        ("did not deny", "neutral"),
        ("could not confirm", "neutral"),
        ("refused to confirm", "neutral"),
        ("declined to say", "neutral"),
        ("has not ruled out", "neutral"),
        ("not only confirmed", "confirm"),
    ],
)
def test_classes(cue: str, kind: str) -> None:
    assert read_cue_class(cue) == kind


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("deny", ("deny", "denies", "denied", "denying")),
        ("say", ("say", "says", "said", "saying")),
        ("admit", ("admit", "admits", "admitted", "admitting")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
        ("signal", ("signal", "signals", "signalled", "signalling", "signaled", "signaling")),
        ("go", ("go", "goes", "went", "gone", "going")),
        ("swear", ("swear", "swears", "swore", "sworn", "swearing")),
    ],
)
def test_inflections(lemma: str, forms: tuple[str, ...]) -> None:
    assert inflections(lemma) == forms


def test_the_tables_know_about_two_hundred_lemmas_and_all_their_forms() -> None:
    assert len(CUE_LEMMAS) >= 200
    for form, lemma in (("told", "tell"), ("wrote", "write"), ("knew", "know"), ("saw", "see"), ("held", None)):
        assert CUE_FORMS.get(form) == lemma
    assert (NOUN_FORMS["denials"], NOUN_FORMS["theories"], NOUN_FORMS["analyses"]) == ("denial", "theory", "analysis")
    assert NOUN_FORMS["words"] == "word" or "words" in NOUN_CUES


@given(st.text())
def test_any_cue_has_a_class(cue: str) -> None:
    assert read_cue_class(cue) in {"neutral", "report", "assess", "allege", "confirm", "deny", "warn"}
