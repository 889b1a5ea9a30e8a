from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.normalize.factuality import read_factuality, read_polarity
from summarizer.normalize.hedges import find_hedges, read_hedge
from summarizer.normalize.negation import find_negations, has_negation, main_clause


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("It allegedly burned.", [("allegedly", "alleged")]),
        ("The alleged theft by suspected rebels", [("alleged", "alleged"), ("suspected", "alleged")]),
        ("It reportedly burned.", [("reportedly", "reported")]),
        ("The office has received reports of it.", [("has received reports", "reported")]),
        ("Her office has also had unconfirmed reports.", [("has also had unconfirmed reports", "reported")]),
        ("There were reports of looting.", [("There were reports", "reported")]),
        ("There have been no reports of looting.", [("reports of", "reported")]),
        ("She cited reports that it burned.", [("reports that", "reported")]),
        ("Police reports and the weather report", []),
        ("It is said to have burned.", [("is said to", "reported")]),
        ("The claim could not be independently verified.", [("could not be independently verified", "reported")]),
        ("They may have fled.", [("may have", "conditional")]),
        ("They may flee.", [("may", "conditional")]),
        ("On May 3 they fled. On 3 May they fled.", []),
        ("They might flee with all their might and main.", [("might", "conditional")]),
        ("The military might of the force.", []),
        ("It could have been shrapnel.", [("could have", "conditional")]),
        ("It could be heard; it could not see; we can; we will.", []),
        ("It could be worse.", [("could be", "conditional")]),
        ("If they come, we go.", [("If", "conditional")]),
        ("It takes weeks, if not months. He asked if they came.", []),
        ("Ten are feared dead.", [("feared", "conditional")]),
        ("An estimated ten died.", [("An estimated", "estimated")]),
        ("He is believed to be alive.", [("is believed to", "estimated")]),
        ("Apparently it burned and probably fell.", [("Apparently", "estimated"), ("probably", "estimated")]),
        ("The death was confirmed, others unconfirmed.", [("confirmed", "confirmed"), ("unconfirmed", "reported")]),
        ("So-called rebels said so.", []),
    ],
)
def test_hedges_in_text(text: str, hedges: list[tuple[str, str]]) -> None:
    assert [(text[start:end], kind) for start, end, kind in find_hedges(text)] == hedges


@pytest.mark.parametrize(
    ("words", "kind"),
    [("may", "conditional"), ("reports", "reported"), ("Claims", "alleged"), ("allegedly", "alleged"), ("blue", None)],
)
def test_quoted_hedges(words: str, kind: str | None) -> None:
    assert read_hedge(words) == kind


@pytest.mark.parametrize(
    ("content", "hedges", "links", "expected"),
    [
        ("ten men died", [], [], "stated"),
        ("ten men died", [], [("neutral", "briefing")], "stated"),
        ("ten men died", [], [("warn", "unspecified"), ("assess", "interview")], "estimated"),
        ("ten men died", [], [("deny", "unspecified")], "denied"),
        ("ten men may have died", ["may have"], [("deny", "unspecified")], "denied"),
        ("ten men may have died", [], [], "conditional"),
        ("ten men died", ["may"], [("allege", "unspecified")], "conditional"),
        ("ten men allegedly died", ["allegedly", "has received reports"], [("report", "reports-received")], "alleged"),
        ("ten men died", [], [("allege", "unspecified")], "alleged"),
        ("ten men died", ["has received reports"], [], "reported"),
        ("ten men died", [], [("neutral", "second-hand")], "reported"),
        ("ten men died", [], [("neutral", "statement"), ("neutral", "other-media")], "reported"),
        ("ten men died", [], [("report", "unspecified")], "reported"),
        ("ten men died", [], [("report", "statement")], "stated"),
        ("an estimated ten men died", [], [("confirm", "unspecified")], "estimated"),
        ("ten men died", [], [("confirm", "unspecified")], "confirmed"),
        ("ten men died", ["verified"], [], "confirmed"),
        ("ten men died", ["blue"], [], "stated"),
        ("ten men were arrested for alleged theft", ["alleged"], [], "stated"),
        ("the alleged killing of ten men", ["alleged"], [], "alleged"),
        ("ten men were killed by suspected rebels", [], [], "stated"),
        ("ten men died, which may surprise", [], [], "stated"),
    ],
)
def test_factuality(content: str, hedges: list[str], links: list[tuple[str, str]], expected: str) -> None:
    assert read_factuality(content, hedges, links) == expected  # type: ignore[arg-type]


def test_a_negated_cue_neither_denies_nor_confirms() -> None:
    assert read_factuality("ten died", [], [("deny", "unspecified")], negated=True) == "stated"
    assert read_factuality("ten died", [], [("confirm", "unspecified")], negated=True) == "stated"


@pytest.mark.parametrize(
    ("content", "polarity"),
    [
        ("ten men died", "positive"),
        ("that ten men had not died", "negative"),
        ("that was not the case", "negative"),
        ("they won’t enter the city", "negative"),
        ("There were no casualties", "negative"),
        ("no one was hurt", "negative"),
        ("nobody and nothing, neither here nor there", "negative"),
        ("“They will not enter the city”", "negative"),
        ("ten men died but no one was arrested", "positive"),
        ("ten men died, although they did not fight", "positive"),
        ("fighters who did not flee were killed", "positive"),
        ("he called it “not a war” and left", "positive"),
        ("ten men (not eleven) died", "positive"),
        ("ten men died with no warning", "positive"),
        ("they agreed not to attack", "positive"),
        ("While it did not attack, it fired", "positive"),
        ("While it attacked, it did not fire", "negative"),
        ("no fewer than ten men died", "positive"),
        ("not only soldiers died", "positive"),
        ("No, ten men died", "positive"),
        ("ten men died, whether or not armed", "positive"),
        ("it takes weeks if not months", "positive"),
        ("at No. 5 a fire broke out", "positive"),
    ],
)
def test_polarity(content: str, polarity: str) -> None:
    assert read_polarity(content, []) == polarity
    assert read_polarity(content, ["neutral", "deny"]) == "negative"


def test_negations_are_spans() -> None:
    text = "No one came and it isn't over; not yet."
    assert [text[start:end] for start, end in find_negations(text)] == ["No one", "n't", "not"]
    assert has_negation(text)
    assert not has_negation("All came.")


@given(st.text())
def test_any_text(text: str) -> None:
    place = 0
    for start, end, _ in find_hedges(text):
        assert place <= start < end <= len(text)
        place = end
    assert len(main_clause(text)) <= len(text) + 1 + text.count("“") + 2 * len(text)
    read_polarity(text, [])
    read_factuality(text, [text], [])
