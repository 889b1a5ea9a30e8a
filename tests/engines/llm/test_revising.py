from __future__ import annotations

from typing import Any

import pytest

from summarizer.draft import Draft
from summarizer.engines import Drafted
from summarizer.engines.llm.conversion import to_draft
from summarizer.engines.llm.revising import faulty_items, replaced, revise, revise_call
from summarizer.errors import BudgetSpent, EngineError, EngineUnavailable, ModelFailed
from summarizer.fault import Fault
from summarizer.grounding import Examination
from summarizer.prompts import load_prompt
from summarizer.providers import Call, Reply
from summarizer.usage import Usage
from tests.engines.llm.modelling import ARTICLE, casualty, claim, grounded, honest, link, read, source, whole

PROMPT = load_prompt("revise")


def lying() -> dict[str, Any]:
    """The honest reply with a toll of ninety and a claim that nobody made."""
    reply = honest()
    reply["casualties"][0]["count"] = "ninety"
    reply["claims"][1]["content"] = ["Rebels of the Dawn Column burnt the dam at Sefar"]
    return reply


def draft_of(reply: dict[str, Any]) -> Draft:
    return to_draft(ARTICLE, read(reply))


def faults_of(draft: Draft) -> list[Fault]:
    return Examination(ARTICLE, draft).faults


def revised(draft: Draft, reply: dict[str, Any] | EngineError) -> tuple[Drafted | None, list[Call]]:
    calls: list[Call] = []

    def ask(call: Call) -> Reply | EngineError:
        calls.append(call)
        if isinstance(reply, EngineError):
            return reply
        names = tuple(call.schema.model_fields)
        return Reply(read({name: reply.get(name, []) for name in names}, names), Usage(calls=1, tokens_in=5))

    return revise(ARTICLE, draft, faults_of(draft), PROMPT, ask, most=8_000), calls


def test_the_call_holds_the_items_the_reasons_and_the_sentences_concerned() -> None:
    draft = draft_of(lying())
    call = revise_call(ARTICLE, draft, faulty_items(draft, faults_of(draft)), PROMPT, most=8_000)
    assert "[2] At least nine farmers" in call.user
    assert '"count":"ninety"' in call.user
    assert 'the number "ninety" does not stand' in call.user
    assert "not in [5]: burnt" in call.user
    assert "s1 = Tomas Brekk" in call.user
    assert call.user.count('"key":"c2"') == 1
    assert '"key":"c1"' not in call.user
    assert set(call.schema.model_fields) == {"claims", "casualties"}


def test_words_in_another_order_are_told_as_that() -> None:
    draft = draft_of(whole(claims=[claim("c1", [5], "the dam at Sefar captured on Monday")]))
    call = revise_call(ARTICLE, draft, faulty_items(draft, faults_of(draft)), PROMPT, most=8_000)
    assert "its words are in [5], but not in this order" in call.user


def test_what_hangs_on_a_faulty_item_only_is_not_asked_for() -> None:
    reply = lying()
    draft = draft_of(reply)
    faults = faults_of(draft)
    assert Fault("control", 0, "unlinked", "c2") in faults
    assert sorted(faulty_items(draft, faults)) == [("casualties", 0), ("claims", 1)]
    alone = Fault("control", 0, "unlinked", "c99")
    assert list(faulty_items(draft, [alone])) == [("control", 0)]
    assert faulty_items(draft, [Fault("claim", 99, "schema", None), Fault("answer-sentence", 0, "schema", None)]) == {}


def test_a_corrected_item_takes_the_faulty_one_s_place_and_references_hold() -> None:
    draft = draft_of(lying())
    made, calls = revised(draft, honest())
    assert made is not None
    assert len(calls) == 1
    assert made.draft == draft_of(honest())
    assert made.usage.calls == 1
    assert grounded(ARTICLE, made.draft).rejected == []


def test_what_does_not_come_back_stays_and_is_rejected() -> None:
    draft = draft_of(lying())
    made, _ = revised(draft, whole(claims=[honest()["claims"][1]]))
    assert made is not None
    assert [each.reason for each in grounded(ARTICLE, made.draft).rejected] == ["number-not-in-evidence"]


def test_sound_items_are_never_replaced() -> None:
    draft = draft_of(lying())
    forged = claim("c1", [3], "The army denied")
    made, _ = revised(draft, whole(claims=[forged, claim("c8", [3], "The army denied")]))
    assert made is not None
    assert made.draft.claims[0] == draft.claims[0]
    assert len(made.draft.claims) == 2


def test_a_source_that_was_missing_may_come_with_its_claim() -> None:
    said = claim("c1", [4], "We hit a camp", link("s9", "Colonel Ivo Lasz"))
    draft = draft_of(whole(claims=[said]))
    made, _ = revised(draft, whole(claims=[said], sources=[source("s9", [4], "Colonel Ivo Lasz", name="Ivo Lasz")]))
    assert made is not None
    summary = grounded(ARTICLE, made.draft)
    assert [each.name for each in summary.sources] == ["Ivo Lasz"]
    assert summary.rejected == []


def test_items_without_keys_go_where_they_are_most_alike() -> None:
    rows = [casualty("c1", [2], "farmers", words) for words in ("ninety", "eighty", "At least nine")]
    rows[1]["kind"] = "injured"
    draft = draft_of(honest() | {"casualties": rows})
    faulty = faulty_items(draft, faults_of(draft))
    assert list(faulty) == [("casualties", 0), ("casualties", 1)]
    fixed = rows[1] | {"count": "nine"}
    again = replaced(ARTICLE, draft, faulty, read(whole(casualties=[fixed])))
    assert [(row.kind, row.count and row.count.text) for row in again.casualties] == [
        ("killed", "ninety"),
        ("injured", "nine"),
        ("killed", "At least nine"),
    ]


def test_an_unreadable_item_is_asked_for_with_the_reason_and_replaced() -> None:
    broken = honest()
    broken["casualties"][0]["kind"] = "massacred"
    draft = draft_of(broken)
    from summarizer.engines.llm.conversion import stand_ins

    faulty = faulty_items(draft, stand_ins(draft))
    call = revise_call(ARTICLE, draft, faulty, PROMPT, most=8_000)
    assert "massacred" in call.user
    assert "kind: Input should be" in call.user
    names = tuple(call.schema.model_fields)
    reply = read({name: honest()[name] if name == "casualties" else [] for name in names}, names)
    assert replaced(ARTICLE, draft, faulty, reply) == draft_of(honest())


@pytest.mark.parametrize("error", [ModelFailed("cut off", "h"), BudgetSpent("spent", "h")])
def test_a_useless_second_try_leaves_the_first_draft(error: EngineError) -> None:
    draft = draft_of(lying())
    made, _ = revised(draft, error)
    assert made is not None
    assert made.draft == draft
    assert made.notices == (f"faulty items could not be asked for again: {error.message}",)


def test_a_dead_server_is_an_error() -> None:
    with pytest.raises(EngineUnavailable):
        revised(draft_of(lying()), EngineUnavailable("gone", "h"))


def test_without_faults_nobody_is_asked() -> None:
    assert revised(draft_of(honest()), honest()) == (None, [])
