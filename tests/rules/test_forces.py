from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.rules import draft
from summarizer.rules.forces import Forces
from summarizer.rules.parse import load_model, parse


def forces(text: str) -> Forces:
    article = Article.from_text(text)
    return Forces(article, parse(article, load_model()))


def listed(text: str) -> list[tuple[str, list[str], str]]:
    return [(force.name, force.aliases, force.kind) for force in forces(text).drafts()]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Government troops killed five rebels.", "Government troops", "state-force"),
        ("Turkish soldiers followed the road.", "Turkish soldiers", "state-force"),
        ("Iraqi security forces entered the town.", "Iraqi security forces", "state-force"),
        ("Federal police arrested five men.", "Federal police", "police"),
        ("Rebel fighters took the bridge.", "Rebel fighters", "rebel"),
        ("The Ashen Hand militia killed five guards.", "Ashen Hand militia", "militia"),
        ("Shi'ite militias held the road.", "Shi'ite militias", "militia"),
        ("The Black Dawn rebels attacked the bridge.", "Black Dawn", "rebel"),
        ("A US-led coalition bombed the depot.", "US-led coalition", "coalition"),
        ("Ashen Hand militants killed five guards.", "Ashen Hand", "armed-group"),
    ],
)
def test_a_force_and_its_kind(text: str, name: str, kind: str) -> None:
    assert listed(text) == [(name, [], kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Troops entered the town. Police watched.",
        "The troops shot at the soldiers.",
        "Several soldiers and many fighters were seen.",
        "The baker and the teacher went home.",
    ],
)
def test_a_force_without_an_owner_is_none(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sarvian troops entered the town. Sarvian forces then shelled it.", {"Sarvian troops", "Sarvian forces"}),
        ("Sarvian troops came. The Sarvian army said it lost two men.", {"Sarvian troops", "Sarvian army"}),
        (
            "The Ashen Hand militia killed five guards. Ashen Hand fighters fled.",
            {"Ashen Hand", "Ashen Hand militia"},
        ),
        (
            "The Harl Resistance Front, a rebel group, killed five guards. The HRF said so.",
            {"Harl Resistance Front", "HRF"},
        ),
    ],
)
def test_names_of_one_force_are_merged(text: str, names: set[str]) -> None:
    [(name, aliases, _)] = listed(text)
    assert {name, *aliases} == names


def test_a_spelled_out_name_comes_before_its_acronym() -> None:
    [(name, aliases, _)] = listed("The Harl Resistance Front, a rebel group, killed five guards. The HRF said so.")
    assert (name, aliases) == ("Harl Resistance Front", ["HRF"])


def test_two_nations_are_two_forces() -> None:
    found = listed("Turkish troops entered the town. Iraqi troops left it.")
    assert [name for name, _, _ in found] == ["Turkish troops", "Iraqi troops"]


def test_the_force_is_the_perpetrator_of_what_it_did() -> None:
    article = Article.from_text("Government troops killed five farmers. Masked men killed two nurses.")
    made = draft(article, parse(article, load_model()))
    [force] = made.forces
    assert [row.perpetrator for row in made.casualties] == [force.key, None]


def test_mentions_stand_in_the_text() -> None:
    text = "Sarvian troops entered the town. Then the Sarvian forces shelled it."
    [force] = forces(text).drafts()
    assert [text.find(mention.text) for mention in force.mentions] == [mention.start for mention in force.mentions]
    assert [mention.sentence for mention in force.mentions] == [0, 1]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Government troops killed five rebels.", "troops", "military"),
        ("Federal police arrested five men.", "police", "official-state"),
        ("The Black Dawn rebels attacked the bridge.", "rebels", "armed-group"),
        ("The baker went home.", "baker", None),
    ],
)
def test_the_kind_of_source_a_force_is(text: str, word: str, kind: str | None) -> None:
    article = Article.from_text(text)
    doc = parse(article, load_model())
    token = next(token for token in doc if token.text == word)
    assert Forces(article, doc).speaker_kind(token, word) == kind


def test_the_army_by_itself_is_a_force_and_lower_case_troops_are_none() -> None:
    assert listed("The army entered the town.") == [("army", [], "state-force")]


def test_a_name_in_brackets_is_an_alias() -> None:
    [(name, aliases, kind)] = listed("Guerrillas of the Harl Liberation Front (TKZ) fled. The TKZ killed two guards.")
    assert (name, aliases, kind) == ("Harl Liberation Front", ["TKZ"], "rebel")


@pytest.mark.parametrize(
    "text",
    [
        "The Harl Democratic Party won the seat.",
        "The National Republican Alliance lost.",
        "The Press Corps left the hall.",
    ],
)
def test_parties_and_civil_bodies_are_no_forces(text: str) -> None:
    assert listed(text) == []


def test_the_rebels_are_the_only_armed_group_of_the_text() -> None:
    article = Article.from_text("The TKZ kidnapped a judge on Sunday. The rebels killed two guards.")
    made = draft(article, parse(article, load_model()))
    [force] = made.forces
    assert [row.perpetrator for row in made.casualties] == [force.key, force.key]
    assert force.kind == "rebel"


def test_with_two_groups_the_rebels_are_neither() -> None:
    text = "The TKZ kidnapped a judge. The MRV kidnapped a clerk. The rebels killed two guards."
    article = Article.from_text(text)
    made = draft(article, parse(article, load_model()))
    assert made.casualties[-1].perpetrator is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Northern Front fighters took the town. The Front also holds the port.", [("Northern Front", ["Front"])]),
        ("The Front holds the port. Northern Front fighters took it in May.", [("Northern Front", ["Front"])]),
        (
            "The Northern Front and the Southern Front attacked a convoy. The Front holds the port.",
            [("Northern Front", []), ("Southern Front", [])],
        ),
        (
            "The Harl Liberation Army ambushed troops. The Army shot back.",
            [("Harl Liberation Army", []), ("Army", [])],
        ),
    ],
)
def test_a_head_in_capitals_stands_for_the_only_name_it_ends(text: str, names: list[tuple[str, list[str]]]) -> None:
    assert [(name, aliases) for name, aliases, _ in listed(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "The Democratic Convergence coalition won the vote.",
        "The Labour-led coalition lost.",
        "The Sarvian Republican Alliance lost.",
    ],
)
def test_coalitions_of_parties_are_no_forces(text: str) -> None:
    assert listed(text) == []


def test_a_countrys_army_is_a_states_whatever_it_did() -> None:
    assert listed("The Venezuelan Army shelled the village.") == [("Venezuelan Army", [], "state-force")]


def test_a_cartel_is_armed_where_drugs_are_told_of() -> None:
    assert listed("Members of the Harvest Road drug cartel shot a judge.")[0][0] == "Harvest Road"
    assert listed("The AOPC cartel raised prices on Monday.") == []
