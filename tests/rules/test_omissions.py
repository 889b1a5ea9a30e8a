"""What a model leaves out beside its words: a denial, a speaker, a hedge; and names and places lent from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.article import Article
from summarizer.draft import Draft, DraftCasualty, DraftClaim, DraftControl, DraftEvent, DraftForce, DraftSource, Quote
from summarizer.rules import witness

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = (
    "Lena Marsh denied that 15 nurses had been shot. Dorn police deny beating a student. Envoy Ada Holt said the road "
    "was open. The mill is closed, the owner said. The Red Banner, also known as the Old Guard, reportedly seized Mirz "
    "on Monday. The Blue Front burned the mill on Friday. Rebels held Ostra. Soldiers did not kill the pilot."
)
ARTICLE = Article.from_text(TEXT)


def _quote(words: str) -> Quote:
    number = next(n for n, (start, end) in enumerate(ARTICLE.sentences) if words in TEXT[start:end])
    return Quote(text=words, sentence=number)


def _never() -> Language:
    raise AssertionError("nothing here needs a parse")


def _reasons(draft: Draft) -> list[tuple[str, str]]:
    return [(fault.kind, fault.reason) for fault in witness.examine(ARTICLE, draft, _never)]


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


UNDONE = Article.from_text(
    "Guards did not seize Mirz. Envoy Ada Holt denied that guards had left Ostra. Guards held Dorn, but rebels did "
    "not. Guards failed to take Harl."
)


@pytest.mark.parametrize(
    ("actor", "place", "reasons"),
    [
        ("Guards", "Mirz", ["negation-not-in-evidence"]),
        ("guards", "Ostra", ["negation-not-in-evidence"]),
        ("Guards", "Dorn", []),
        ("Guards", "Harl", ["negation-not-in-evidence"]),
    ],
)
def test_who_did_not_take_or_leave_a_place_controls_nothing(actor: str, place: str, reasons: list[str]) -> None:
    number = next(n for n, (start, end) in enumerate(UNDONE.sentences) if place in UNDONE.text[start:end])
    quotes = [Quote(text=words, sentence=number) for words in (actor, place)]
    draft = Draft(control=[DraftControl(claim="c", actor=quotes[0], place=quotes[1], relation="captured")])
    assert [fault.reason for fault in witness.examine(UNDONE, draft, _never)] == reasons


NAMED = Article.from_text(
    "General Ida Falk met Mayor Otto Rask. The Dorn army left Harl. She praised the Ministry of Roads."
)


@pytest.mark.parametrize(
    ("name", "mention", "falls"),
    [
        ("Otto Rask", "General Ida Falk", True),
        ("Ida Falk", "General Ida Falk", False),
        ("Falk", "General Ida Falk", False),
        ("Ida Falk", "She", False),
        ("Roads Ministry", "the Ministry of Roads", False),
    ],
)
def test_a_source_is_called_as_its_mentions_are(name: str, mention: str, falls: bool) -> None:
    source = DraftSource(key="s", name=name, named="named", mentions=[Quote(text=mention, sentence=0)])
    assert bool(witness.examine(NAMED, Draft(sources=[source]), _never)) is falls


@pytest.mark.parametrize(("name", "falls"), [("Dorn police", True), ("Dorn army", False), ("Dorn troops", False)])
def test_a_force_keeps_its_noun(name: str, falls: bool) -> None:
    force = DraftForce(key="f", name=name, mentions=[Quote(text="The Dorn army", sentence=1)])
    assert bool(witness.examine(NAMED, Draft(forces=[force]), _never)) is falls


def test_a_second_piece_that_somebody_says_is_not_the_outlets() -> None:
    article = Article.from_text("Rebels held Ostra. According to Ida Falk, the head of the mill, guards had left Mirz.")
    pieces = [Quote(text="Rebels held Ostra", sentence=0), Quote(text="guards had left Mirz", sentence=1)]
    faults = witness.examine(article, Draft(claims=[DraftClaim(key="c", content=pieces)]), _never)
    assert [fault.reason for fault in faults] == ["speaker-not-supported"]


def test_whom_fighting_drives_from_home_is_displaced_without_a_parse() -> None:
    article = Article.from_text("Fighting in Mirz drove 40 farmers from their homes.")
    claim = DraftClaim(key="c", content=[Quote(text="Fighting in Mirz drove 40 farmers from their homes", sentence=0)])
    victims, count = (Quote(text=words, sentence=0) for words in ("farmers", "40"))
    row = DraftCasualty(claim="c", kind="displaced", victims=victims, count=count)
    assert witness.examine(article, Draft(claims=[claim], casualties=[row]), _never) == []
