"""Who speaks is not harmed, and who is named beside the harmed is not: sentences of agencies, in invented names."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.rules import draft
from summarizer.rules.parse import load_model, parse


def told(text: str) -> list[tuple[str, str | None, str]]:
    """(kind, number as worded, victims) of each row."""
    article = Article.from_text(text)
    found = draft(article, parse(article, load_model())).casualties
    return [(row.kind, row.count.text if row.count else None, row.victims.text) for row in found]


def speakers(text: str) -> list[list[str | None]]:
    """The names of each claim's chain, or the words where there is no name."""
    article = Article.from_text(text)
    found = draft(article, parse(article, load_model()))
    names = {source.key: source.name or source.mentions[0].text for source in found.sources}
    return [[names[link.source] for link in claim.attribution] for claim in found.claims]


def test_who_is_quoted_for_a_list_is_no_part_of_it() -> None:
    said = (
        "“We have received five dead, including two women and two soldiers,” Mauro Tabin, a director, told Coast Radio."
    )
    assert not [row for row in told(said) if "Tabin" in row[2]]
    assert ("killed", "two", "women") in told(said)


def test_whose_home_is_near_is_not_killed() -> None:
    said = (
        "Rebels have killed three soldiers after raiding a military post near the country home of the Chief of Army "
        "Staff, Lt.-Gen. Tukir Burada, in Orlo state, Coast Radio reports."
    )
    assert told(said) == [("killed", "three", "soldiers")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The senators wanted to shut down the road, hurting local farmers.", []),
        (
            "Officers located the body of Marko Antonio Avel on the side of a road the day after he was kidnapped.",
            [("killed", None, "Marko Antonio Avel"), ("abducted", None, "Marko Antonio Avel")],
        ),
        ("Soldiers ambushed the raiders as they tried to flee, killing 11.", [("killed", "11", "raiders")]),
        (
            "They killed three watchmen, he said. Soldiers went after them and killed 11 of them.",
            [("killed", "three", "watchmen"), ("killed", "11", "them")],
        ),
        ("Jared Lorn was sentenced as Sarah Dole faced the man who shot her.", [("injured", None, "Sarah Dole")]),
        (
            "The wounded soldiers have been evacuated to Orlo for medical attention.",
            [("injured", None, "wounded soldiers")],
        ),
        ("The group threatened to bomb the market, killing civilians.", []),
        ("Troops were forced to open fire, killing three.", [("killed", "three", "three")]),
    ],
)
def test_the_result_of_what_was_only_wanted(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven passengers had injuries that were not critical.", [("injured", "Seven", "passengers")]),
        ("One passenger had a minor injury.", [("injured", "One", "passenger")]),
        ("The passengers had no injuries.", [("injured", "no", "injuries")]),
        ("The club had injuries to deal with.", []),
    ],
)
def test_who_has_a_wound(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“They fired and hurled explosives,” Coast Radio quoted resident Bitru Jonas as saying.",
         [["Coast Radio", "Bitru Jonas"]]),
        ("Marn Usmar said in a statement made available to Coast Radio that three soldiers were missing.",
         [["Marn Usmar"]]),
        ("The spokesman for the Interior Ministry, Sedik Sediq, said that the road was closed.", [["Sedik Sediq"]]),
        ("“The road was closed. We have reports of some damage,” Salem Orban, a police spokesman, told Coast Radio.",
         [["Salem Orban"], ["Salem Orban", "reports"]]),
        ("The mill burned down, as per instructions.", [[]]),
        ("“The point is that we have the votes,” Harbour House press secretary Sara Hoben.", [["Sara Hoben"]]),
        ("In a talk with Coast Radio’s Dana Busch, House Leader Kevin Mardy said the vote was on. He indicated all "
         "would come.", [["Kevin Mardy"], ["Kevin Mardy"]]),
        ("When spokeswoman Sara Hoben met reporters, she declined to discuss it. She said there were no plans.",
         [[], ["Sara Hoben"]]),
        ("Three guards and 11 raiders have been killed in a clash in northern Tanland, a local resident and a member "
         "of the militia fighting alongside the army said Tuesday.", [["a local resident"]]),
        ("Acting Director, Army Relations, Colonel Sani Osmar, said the soldiers were safe.", [["Sani Osmar"]]),
        ("On Coast TV’s Meet the Day Sen. Marko Rubin (R-Dun.) said he would have left.", [["Marko Rubin"]]),
        ("His body was found on Saturday, the prosecutor’s office said – a day after his wife filed a report.",
         [["the prosecutor’s office"]]),
        ("Jan Krus said there are “people in the council against the mayor,” adding, “That has been so for years.”",
         [["Jan Krus"], ["Jan Krus"]]),
        ("The Harbour House spoke on Monday. It further alleged that the senators had stolen the vote.",
         [[], ["Harbour House"]]),
        ("Andrew Bates wrote a memo titled “The council should side with security” after Speaker Mika Jons rejected "
         "the bill.", [[]]),
    ],
)  # fmt: skip
def test_who_says_it(text: str, expected: list[list[str | None]]) -> None:
    assert sorted(speakers(text), key=len) == expected


def test_a_title_is_whole() -> None:
    article = Article.from_text("Harbour House press secretary Sara Hoben said the vote was on.")
    found = draft(article, parse(article, load_model())).sources
    assert [(source.role, source.organisation) for source in found] == [("press secretary", "Harbour House")]


def test_a_rank_behind_a_comma_is_no_part_of_a_function() -> None:
    article = Article.from_text("The spokesman of 27 Task Force Brigade, Lt. Jorge Okupe, said the attack was over.")
    found = draft(article, parse(article, load_model())).sources
    assert [(source.name, source.role) for source in found] == [("Jorge Okupe", "spokesman")]


def test_a_clash_and_not_its_party_left_four_dead() -> None:
    article = Article.from_text(
        "It turned into clashes between strikers and the police, which have left four people dead."
    )
    found = draft(article, parse(article, load_model())).casualties
    assert [(row.victims.text, row.perpetrator_text) for row in found] == [("people", None)]
