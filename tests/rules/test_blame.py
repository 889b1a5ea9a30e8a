"""Who did it: the clause, its event, an attack beside it, an accusation; and when nobody may be named."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.draft import DraftCasualty
from summarizer.rules import draft
from summarizer.rules.parse import load_model, parse


def row(text: str) -> DraftCasualty:
    article = Article.from_text(text)
    return draft(article, parse(article, load_model())).casualties[0]


def by(text: str) -> str | None:
    words = row(text).perpetrator_text
    return words.text if words else None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Four masked individuals stabbed the porter to death.", "Four masked individuals"),
        ("The mayor was kidnapped on Friday, apparently by Ashen Hand gunmen.", "Ashen Hand gunmen"),
        ("Two porters were killed by members of the Ashen Hand.", "members of the Ashen Hand"),
        ("Three farmers were killed in a rebel attack.", "rebel"),
        ("Three farmers were killed in an attack by gunmen.", "gunmen"),
        ("Two miners were wounded by a bomb planted by militants.", "militants"),
        ("Gunmen attacked the inn and two guards were killed.", "Gunmen"),
        ("Gunmen opened fire on a bus near Orlo. The attack killed three passengers.", "Gunmen"),
        ("Rebels entered the village at dawn. They killed six farmers.", "Rebels"),
        ("Presumed guerrillas ambushed a patrol; two officers were killed.", "Presumed guerrillas"),
        ("The judge was killed on Monday. He was murdered by rebels.", "rebels"),
        ("Two nurses died on Monday. They were killed when soldiers opened fire on their car.", "soldiers"),
        ("Two farmers were killed when soldiers opened fire on their truck.", "soldiers"),
        ("Three porters were killed as rebels attacked the inn.", "rebels"),
        ("Ivo Brandt died as he was trying to defuse a mine placed by the insurgents.", "the insurgents"),
        ("Two people were killed when a bomb planted by militants went off.", "militants"),
        ("Masked men threw a grenade that wounded a baker.", "Masked men"),
        ("From a car, two men threw dynamite sticks that injured a baker.", "two men"),
        ("Members of the Ashen Hand were the ones who murdered the two priests.", "Members of the Ashen Hand"),
        ("Nine people died in the Northern Front attack on Harl.", "Northern Front"),
        ("Three farmers died in Northern Front attacks.", "Northern Front"),
        ("Commandos fired at Mayor Brandt on Sunday. Mayor Brandt was killed at her door.", "Commandos"),
    ],
)
def test_who_is_told_to_have_done_it(text: str, who: str) -> None:
    assert by(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Two guards were killed. The Ashen Hand claimed responsibility for the attack.",
            "The Ashen Hand claimed responsibility",
        ),
        ("Two guards were killed. Police blamed rebels for the attack.", "Police blamed rebels"),
        ("Two guards were killed. The attack was blamed on rebels.", "blamed on rebels"),
        (
            "A colonel and two soldiers were involved in the massacre of the priests.",
            "A colonel and two soldiers were involved",
        ),
        (
            "Two guards were wounded in an attack for which the TKZ claimed responsibility.",
            "the TKZ claimed responsibility",
        ),
        ("The Ashen Hand admitted to the murder of the judge.", "The Ashen Hand admitted"),
        ("Rebels were behind the murder of the judge.", "Rebels were behind"),
        ("A judge was murdered. The killing was ordered by the Kellan cartel.", "ordered by the Kellan cartel"),
    ],
)
def test_an_accusation_is_quoted_as_one_and_refers_to_no_force(text: str, who: str) -> None:
    told = row(text)
    assert told.perpetrator_text is not None
    assert (told.perpetrator_text.text, told.perpetrator) == (who, None)


@pytest.mark.parametrize(
    "text",
    [
        "Two guards were killed. Rebels denied the attack.",
        "Two guards were killed. Police did not blame rebels for the attack.",
        "Two guards were killed. Police blamed rebels for the murder of a judge in May.",
        "Gunmen attacked the inn and two of the gunmen were killed.",
        "Rebels hold the hills. Two guards were killed on Sunday.",
        "Militants may have planted a bomb. The blast killed three passengers.",
        "The minister said gunmen opened fire on a bus. The attack killed three passengers.",
        "Three farmers were killed in a fire.",
        "Three farmers were killed in the Orlo bombing.",
        "A porter died of a heart attack when gunmen stormed the bank.",
        "Two soldiers were killed when they attacked a rebel base.",
        "Two rebels were killed when the rebels attacked a post.",
        "The judge was killed on Monday. They were murdered by rebels.",
        "The judge was killed on Monday. He may have been murdered by rebels.",
        "The judge was killed on Monday. He was never murdered by rebels.",
        "Rebels were not behind the murder of the judge.",
        "A judge was murdered behind the house of a soldier.",
        "A bus driver was involved in the crash that killed two nurses.",
        "He said two groups acted, one that murdered the priests and another that murdered two Maids.",
        "Two miners were killed while the army shelled Orlo.",
    ],
)
def test_nobody_is_named_where_the_text_names_nobody(text: str) -> None:
    assert by(text) is None


def test_what_holds_for_one_of_a_clauses_victims_holds_for_all() -> None:
    text = "Gunmen fired at Mayor Ilse Brandt on Sunday. Mayor Ilse Brandt and a bodyguard were killed."
    article = Article.from_text(text)
    told = draft(article, parse(article, load_model())).casualties
    assert [casualty.perpetrator_text.text for casualty in told if casualty.perpetrator_text] == ["Gunmen", "Gunmen"]
