"""What a model leaves out beside its words: a denial, a speaker, a hedge; and names and places lent from elsewhere."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.draft import Draft, DraftCasualty, DraftClaim, DraftControl, DraftEvent, DraftForce, Quote
from summarizer.rules import witness

TEXT = (
    "Lena Marsh denied that 15 nurses had been shot. Dorn police deny beating a student. Envoy Ada Holt said the road "
    "was open. The mill is closed, the owner said. The Red Banner, also known as the Old Guard, reportedly seized Mirz "
    "on Monday. The Blue Front burned the mill on Friday. Rebels held Ostra. Soldiers did not kill the pilot."
)
ARTICLE = Article.from_text(TEXT)


def _quote(words: str) -> Quote:
    number = next(n for n, (start, end) in enumerate(ARTICLE.sentences) if words in TEXT[start:end])
    return Quote(text=words, sentence=number)


def _reasons(draft: Draft) -> list[tuple[str, str]]:
    def never() -> None:
        raise AssertionError("nothing here needs a parse")

    return [(fault.kind, fault.reason) for fault in witness.examine(ARTICLE, draft, never)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "reasons"),
    [
        ("15 nurses had been shot", [("claim", "negation-not-in-evidence")]),
        ("beating a student", [("claim", "negation-not-in-evidence")]),
        ("the road was open", [("claim", "speaker-not-supported")]),
        ("The mill is closed", [("claim", "speaker-not-supported")]),
        ("Envoy Ada Holt said the road was open", []),
        ("The Blue Front burned the mill", []),
    ],
)
def test_a_claim_of_the_outlet_leaves_no_speaker_and_no_denial_out(
    content: str, reasons: list[tuple[str, str]]
) -> None:
    assert _reasons(Draft(claims=[DraftClaim(key="c", content=[_quote(content)])])) == reasons


@pytest.mark.parametrize(
    ("text", "time", "reasons"),
    [
        ("The Blue Front burned the mill on Friday", "on Friday", []),
        ("reportedly seized Mirz on Monday", "on Monday", []),
        ("seized Mirz", "on Monday", [("event", "hedge-dropped")]),
        ("The Blue Front burned the mill", "on Monday", [("event", "unlinked")]),
        ("kill the pilot", "kill", [("event", "negation-not-in-evidence")]),
    ],
)
def test_an_event_is_as_sure_and_as_dated_as_told(text: str, time: str, reasons: list[tuple[str, str]]) -> None:
    assert _reasons(Draft(events=[DraftEvent(text=_quote(text), time=_quote(time))])) == reasons


def test_a_place_of_another_sentence_is_not_where_it_was_taken() -> None:
    claim = DraftClaim(key="c", content=[_quote("Rebels held Ostra")])
    control = [
        DraftControl(claim="c", actor=_quote("Rebels"), place=_quote(place), relation="holds")
        for place in ("Ostra", "Mirz")
    ]
    assert _reasons(Draft(claims=[claim], control=control)) == [("control", "unlinked")]


@pytest.mark.parametrize(("alias", "reasons"), [("Old Guard", []), ("Blue Front", [("force", "name-not-in-evidence")])])
def test_an_alias_is_tied_to_its_name(alias: str, reasons: list[tuple[str, str]]) -> None:
    force = DraftForce(key="f", name="Red Banner", aliases=[alias], mentions=[_quote("The Red Banner")])
    assert _reasons(Draft(forces=[force])) == reasons


def test_who_was_not_killed_is_no_casualty() -> None:
    claim = DraftClaim(key="c", content=[_quote("Soldiers did not kill the pilot")])
    row = DraftCasualty(claim="c", kind="killed", victims=_quote("the pilot"), perpetrator_text=_quote("Soldiers"))
    assert _reasons(Draft(claims=[claim], casualties=[row])) == [("casualty", "negation-not-in-evidence")]
