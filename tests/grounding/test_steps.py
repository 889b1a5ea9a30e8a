"""Control, timeline and abstract."""

from __future__ import annotations

import pytest

from summarizer.draft import DraftAbstract, DraftControl, DraftEvent
from tests.grounding.drafting import ARMY, IRU, REBELS, claim, grounded, link, quote, reasons

BRIDGE = claim("bridge", "rebels captured the bridge on Monday")
REBEL_FORCE = REBELS.model_copy(update={"mentions": [*REBELS.mentions, quote("rebels")]})
CAPTURE = DraftControl(
    claim="bridge",
    force="r",
    actor=quote("rebels"),
    place=quote("the bridge"),
    relation="captured",
    time=quote("Monday"),
)


def test_control_is_located_and_attributed_as_its_claim() -> None:
    said = claim("x", "3 soldiers were wounded", link("m", "Pavel Iru", "said", "no civilian"))
    summary = grounded(
        sources=[IRU], forces=[REBEL_FORCE, ARMY], claims=[BRIDGE, said], control=[CAPTURE, CAPTURE.model_copy()]
    )
    (found,) = summary.control
    assert (found.id, found.actor.force_id, found.actor.text) == ("o1", summary.forces[-1].id, "rebels")
    assert (found.place.name, found.relation) == ("the bridge", "captured")
    assert found.time is not None
    assert found.time.start == "2024-05-13"
    assert found.attribution == []


def test_control_without_a_force_or_time_is_fine() -> None:
    bare = CAPTURE.model_copy(update={"force": None, "time": None})
    (found,) = grounded(claims=[BRIDGE], control=[bare]).control
    assert (found.actor.force_id, found.time) == (None, None)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"claim": "none"}, ("unlinked", "none")),
        ({"force": "none"}, ("unlinked", "none")),
        ({"place": quote("the tunnel")}, ("not-in-article", "the tunnel")),
        ({"actor": quote("a hospital director"), "force": None}, ("unlinked", "a hospital director")),
        ({"actor": quote("Pavel Iru", "no civilian")}, ("name-not-in-evidence", "Pavel Iru")),
    ],
)
def test_control_that_cannot_be_proved(change: dict[str, object], expected: tuple[str, str]) -> None:
    summary = grounded(forces=[REBEL_FORCE], claims=[BRIDGE], control=[CAPTURE.model_copy(update=change)])
    assert summary.control == []
    assert reasons(summary) == [("control", *expected)]


def test_events_are_dated_and_ordered_by_place_in_the_article() -> None:
    bridge = DraftEvent(text=quote("rebels captured the bridge"), time=quote("Monday"), place=quote("the bridge"))
    shelling = DraftEvent(text=quote("The army shelled the river town"), time=quote("Tuesday"))
    summary = grounded(events=[bridge, shelling, bridge.model_copy()])
    assert [(found.id, found.time.start) for found in summary.timeline] == [("e1", "2024-05-14"), ("e2", "2024-05-13")]
    assert summary.timeline[1].place is not None
    assert summary.timeline[0].place is None


def test_events_that_cannot_be_proved() -> None:
    far = DraftEvent(text=quote("rebels captured the bridge"), time=quote("Tuesday"))
    false = DraftEvent(text=quote("rebels captured the tunnel"), time=quote("Monday"))
    assert reasons(grounded(events=[far, false])) == [
        ("event", "not-in-article", "rebels captured the tunnel"),
        ("event", "unlinked", "Tuesday"),
    ]


def test_the_abstract_keeps_five_sentences_in_the_engines_order() -> None:
    texts = [
        "rebels captured the bridge",
        "a civilian was harmed",
        "Ten towns fell.",
        "According to unconfirmed reports, rebels captured the bridge on Monday.",
        "The army shelled the river town of Velmora.",
        "a hospital director said",
        "A hospital director spoke of 12 children.",
        "The army shelled the town.",
        "The Front denied that its men had entered Velmora.",
    ]
    quotes = [
        ["rebels captured the bridge"],
        ["civilian was harmed"],
        ["The army shelled"],
        ["According to unconfirmed reports, rebels captured the bridge on Monday."],
        ["The army shelled the river town of Velmora"],
        ["a hospital director said"],
        ["12 children, a hospital director said"],
        ["The army shelled the river town"],
        ["The Front denied that its men had entered Velmora."],
    ]
    drafts = [
        DraftAbstract(text=text, quotes=[quote(words) for words in said])
        for text, said in zip(texts, quotes, strict=True)
    ]
    drafts += [DraftAbstract(text="x", quotes=[]), DraftAbstract(text=" ", quotes=[quote("rebels")])]
    drafts += [DraftAbstract(text="Tanks came.", quotes=[quote("Tanks came")]), drafts[4]]
    summary = grounded(abstract=drafts)
    assert [found.text for found in summary.abstract] == [texts[3], texts[4], texts[5], texts[6], texts[7]]
    assert summary.abstract[1].evidence[0].exact.startswith("The army shelled")
    assert {(item.text, item.reason) for item in summary.rejected} == {
        (texts[0], "hedge-dropped"),
        (texts[1], "negation-not-in-evidence"),
        (texts[2], "number-not-in-evidence"),
        (texts[8], "too-long"),
        ("x", "unlinked"),
        (" ", "schema"),
        ("Tanks came.", "not-in-article"),
    }
