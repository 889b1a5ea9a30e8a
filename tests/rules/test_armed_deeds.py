"""Which names the text shows to be armed groups', and which it does not."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.rules.armed_deeds import armed_names
from summarizer.rules.group_names import GroupNames
from summarizer.rules.parse import load_model, parse


def armed(text: str) -> set[str]:
    doc = parse(Article.from_text(text), load_model())
    return armed_names(doc, GroupNames(doc))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then Red Spear militants were seen.", "red spear"),
        ("The militant group Ashen Hand killed five guards.", "ashen hand"),
        ("The Harl Resistance Front, a rebel group, killed five guards.", "harl resistance front"),
        ("The Harl Resistance Front attacked a convoy on Monday.", "harl resistance front"),
        ("The chapel was dynamited by the TKZ on Sunday.", "tkz"),
        ("The TKZ claimed responsibility for the bombing.", "tkz"),
        ("The bombing has been attributed to the TKZ.", "tkz"),
        ("Soldiers were wounded in clashes with the TKZ near Orlo.", "tkz"),
        ("Guerrillas of the Oveda liberation movement seized a bus.", "oveda liberation movement"),
        ("Police are looking for a gang called the Lanterns.", "lanterns"),
        ("The Harl Front has held the town of Orlo since May.", "harl front"),
        ("The bombing is attributed to the TKZ and not to the Harvest Road, police said.", "harvest road"),
        ("The bombing was claimed by the TKZ.", "tkz"),
        ("The RLF has used rockets against villages near Orlo.", "rlf"),
        ("The RLF has used so-called rolling carts against garrisons.", "rlf"),
        ("The RLF declared a ceasefire on Monday.", "rlf"),
        ('Violence has grown since the "Harvest Road" organization began its armed struggle.', "harvest road"),
        ("Two men belong to the Harl Patriotic Front (HPF) terrorist organization.", "harl patriotic front"),
        ("Two soldiers met the Harvest Road guerrilla movement.", "harvest road"),
    ],
)
def test_what_a_group_does_shows_it_armed(text: str, name: str) -> None:
    assert name in armed(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Harl Choir, a youth group, sang for five guards.",
        "Turkish militants crossed the border.",
        "The militants crossed the border.",
        "A storm killed five guards.",
        "The Ministry said five guards died.",
        "The Harl Democratic Party attacked the plan.",
        "The Harl Front lost the town of Orlo at the polls.",
        "The quotation has been attributed to the TKZ.",
        "Ilse Brandt killed two guards.",
        "The mall was bombed in Orlo on Monday.",
        "SkyReach launched a rocket from the coast on Tuesday.",
        "The Northern Fisheries Board used explosives against an old dam.",
        "The record was claimed by the TKZ.",
        "The Metal Workers Union laid down tools.",
        "The Harl Party declared a truce with the press.",
        "The Harl Green Party youth movement met on Monday.",
    ],
)
def test_parties_offices_people_and_places_are_no_armed_groups(text: str) -> None:
    assert armed(text) == set()


def test_a_name_in_brackets_is_armed_with_the_other() -> None:
    found = armed("Fighters of the TKZ [Harl Patriotic Front] ambushed a patrol.")
    assert found == {"tkz", "harl patriotic front"}
