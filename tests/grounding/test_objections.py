"""Objections of a second witness: the item falls for that reason, what hangs on it is unlinked, all in draft places."""

from __future__ import annotations

from summarizer.draft import CitedQuote, Draft, DraftAbstract, DraftAnswer, DraftEvent, DraftSentence
from summarizer.fault import Fault
from summarizer.grounding import Examination, ground, ground_answer
from tests.grounding.drafting import (
    ARMY,
    ARTICLE,
    DIRECTOR,
    IRU,
    MADE_BY,
    NURSES,
    ORSK,
    SHELLING,
    casualty,
    claim,
    quote,
)

GIST = "The army shelled Velmora and killed at least 50 people."
DRAFT = Draft(
    sources=[DIRECTOR, ORSK, IRU],
    claims=[SHELLING.model_copy(update={"gist": GIST}), NURSES, claim("own", "rebels captured the bridge on Monday")],
    casualties=[
        casualty("shelling", "people", "at least 50"),
        casualty("nurses", "nurses", "three"),
        casualty("shelling", "people", "51"),
    ],
    forces=[ARMY],
    events=[DraftEvent(text=quote("rebels captured the bridge"), time=quote("on Monday"))],
    abstract=[DraftAbstract(text="The army shelled the river town of Velmora.", quotes=[quote("The army shelled")])],
)


def test_faults_are_in_the_drafts_coordinates() -> None:
    examined = Examination(ARTICLE, DRAFT)
    summary, faults = examined.summary(MADE_BY), examined.faults
    assert faults == [Fault("casualty", 2, "number-not-in-evidence", "51")]
    assert summary == ground(ARTICLE, DRAFT, MADE_BY)
    assert len(summary.claims) == 3


def test_an_item_objected_to_falls_with_what_hangs_on_it() -> None:
    objection = Fault("claim", 1, "speaker-not-supported", "Dr Lena Orsk")
    examined = Examination(ARTICLE, DRAFT, [objection])
    summary, faults = examined.summary(MADE_BY), examined.faults
    assert faults[:2] == [objection, Fault("casualty", 1, "unlinked", "nurses")]
    assert [found.text for found in summary.claims] == [
        SHELLING.content[0].text,
        "rebels captured the bridge on Monday",
    ]
    assert ("speaker-not-supported", "Dr Lena Orsk") in {(item.reason, item.quoted) for item in summary.rejected}


def test_a_part_an_item_can_do_without_falls_alone() -> None:
    objections = [
        Fault("claim", 0, "speaker-not-supported", GIST),
        Fault("source", 2, "name-not-in-evidence", "Defence Minister"),
    ]
    examined = Examination(ARTICLE, DRAFT, objections)
    summary, faults = examined.summary(MADE_BY), examined.faults
    assert set(objections) <= set(faults)
    assert [found.gist for found in summary.claims] == [None, None, None]
    assert {(source.name, source.role) for source in summary.sources} >= {("Pavel Iru", None)}


def test_every_kind_of_item_can_be_objected_to() -> None:
    objections = [
        Fault("source", 0, "speaker-not-supported", None),
        Fault("force", 0, "name-not-in-evidence", None),
        Fault("casualty", 0, "speaker-not-supported", "people"),
        Fault("event", 0, "unlinked", "on Monday"),
        Fault("abstract", 0, "speaker-not-supported", DRAFT.abstract[0].text),
    ]
    examined = Examination(ARTICLE, DRAFT, objections)
    summary, faults = examined.summary(MADE_BY), examined.faults
    assert {fault.kind for fault in faults} == {"source", "force", "casualty", "event", "abstract", "claim"}
    assert [*summary.forces, *summary.timeline, *summary.abstract] == []
    assert all(source.name for source in summary.sources)


def test_an_answers_sentence_can_be_objected_to() -> None:
    cited = [CitedQuote(article_id=ARTICLE.id, quote=quote("The army shelled the river town of Velmora"))]
    draft = DraftAnswer(
        status="answered",
        sentences=[
            DraftSentence(text="The army shelled Velmora.", quotes=cited),
            DraftSentence(text="The army shelled the river town.", quotes=cited),
        ],
    )
    objection = Fault("answer-sentence", 0, "speaker-not-supported", "The army shelled Velmora.")
    answer = ground_answer("Who?", "Who?", draft, {ARTICLE.id: ARTICLE}, MADE_BY, objections=[objection])
    assert answer.text == "The army shelled the river town."
    assert answer.status == "partly-answered"
    assert [item.reason for item in answer.rejected] == ["speaker-not-supported"]
