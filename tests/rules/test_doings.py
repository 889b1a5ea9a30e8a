"""Who does what to whom, read off the order of words."""

from __future__ import annotations

import pytest

from summarizer.rules.doings import clause_of

CLAUSES = [
    ("gunmen ambushed a convoy near the mill", "gunmen", "convoy"),
    ("six drivers were killed by gunmen", "gunmen", "driver"),
    ("six drivers were killed near the mill by gunmen", "gunmen", "driver"),
    ("six drivers died at the hands of gunmen", "gunmen", "driver"),
    ("six drivers lost their lives in an attack by gunmen", "gunmen", "driver"),
    ("an attack by gunmen left six drivers dead", "gunmen", "driver"),
    ("shells fired by gunmen killed six drivers", "gunmen", "driver"),
    ("gunfire from gunmen may have killed at least six drivers", "gunmen", "driver"),
    ("the gunmen's shelling of the port killed six drivers", "gunmen", "driver"),
    ("six drivers were killed in a coalition air strike", "coalition", "driver"),
    ("on Monday six drivers were reportedly killed by gunmen", "gunmen", "driver"),
    ("gunmen are alleged to have killed six drivers", "gunmen", "driver"),
    ("the port fell to gunmen", "gunmen", "port"),
    ("gunmen did not seize the port", "gunmen", "port"),
]


@pytest.mark.parametrize(("words", "agent", "patient"), CLAUSES, ids=[each[0] for each in CLAUSES])
def test_agent_and_patient_are_told_by_order(words: str, agent: str, patient: str) -> None:
    clause = clause_of(words)
    assert agent in clause.agents
    assert agent not in clause.patients
    assert patient in clause.patients
    assert patient not in clause.agents


def test_each_verb_has_its_own_subject() -> None:
    retreated, killed = clause_of("rebels retreated and soldiers killed four nurses").doings
    assert (retreated.agent, killed.agent) == (frozenset({"rebel"}), frozenset({"soldier"}))


def test_a_second_verb_without_a_subject_takes_the_first_one() -> None:
    _, killed = clause_of("rebels retreated and killed four nurses").doings
    assert killed.agent == frozenset({"rebel"})


def test_what_order_does_not_tell_is_open() -> None:
    assert clause_of("the union accused managers of hiding a leak").open
    assert not clause_of("managers hid a leak").open


def test_an_adjective_is_no_deed() -> None:
    assert clause_of("masked gunmen killed 5 wounded soldiers").verbs == 1
