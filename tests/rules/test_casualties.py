from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.draft import DraftCasualty
from summarizer.normalize.counts import read_count
from summarizer.rules import draft
from summarizer.rules.parse import load_model, parse

Told = tuple[str, str | None, str]


def rows(text: str) -> list[DraftCasualty]:
    article = Article.from_text(text)
    return draft(article, parse(article, load_model())).casualties


def told(text: str) -> list[Told]:
    """(kind, number as worded, victims) of each row."""
    return [(row.kind, row.count.text if row.count else None, row.victims.text) for row in rows(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bomb killed seven shoppers.", ("killed", "seven", "shoppers")),
        ("Seven shoppers were killed.", ("killed", "Seven", "shoppers")),
        ("A soldier killed in the raid was buried.", ("killed", "A", "soldier")),
        ("A bomb that killed three students was made in Tarsk.", ("killed", "three", "students")),
        ("The five miners who died had worked there for years.", ("killed", "five", "miners")),
        ("The murder of a teacher shocked Orlo.", ("killed", "a", "teacher")),
        ("The murder in Paris of a teacher shocked Orlo.", ("killed", "a", "teacher")),
        ("The deaths of four guards shocked Orlo.", ("killed", "four", "guards")),
        ("The storm caused 20 deaths.", ("killed", "20", "deaths")),
        ("There were no deaths.", ("killed", "no", "deaths")),
        ("The abduction of three nuns was condemned.", ("abducted", "three", "nuns")),
        ("The blast left 20 people dead.", ("killed", "20", "people")),
        ("Three hikers were found dead in the valley.", ("killed", "Three", "hikers")),
        ("Twelve sailors are missing.", ("missing", "Twelve", "sailors")),
        ("Four fishermen went missing near Orlo.", ("missing", "Four", "fishermen")),
        ("The flood took the lives of nine people.", ("killed", "nine", "people")),
        ("The flood claimed the lives of nine people.", ("killed", "nine", "people")),
        ("Nine people lost their lives in the flood.", ("killed", "Nine", "people")),
        ("The strike hit a bus, killing five people.", ("killed", "five", "people")),
        ("A farmer was shot dead in Orlo.", ("killed", "A", "farmer")),
        ("An engineer was stabbed to death.", ("killed", "An", "engineer")),
        ("The rebels are holding 30 people.", ("held", "30", "people")),
        ("The rebels are holding 30 people captive in Orlo.", ("held", "30", "people")),
        ("Three villagers were being held in a prison in Orlo.", ("held", "Three", "villagers")),
        ("Nine protesters were detained.", ("detained", "Nine", "protesters")),
        ("Masked gunmen abducted two teachers.", ("abducted", "two", "teachers")),
        ("Thousands of villagers were displaced.", ("displaced", "Thousands", "villagers")),
        ("Eleven miners were trapped underground.", ("trapped", "Eleven", "miners")),
        ("Marta Velin, 41, was killed.", ("killed", None, "Marta Velin")),
        ("A 34-year-old nurse was killed.", ("killed", "A", "34-year-old nurse")),
        ("Two men, aged 19 and 23, were killed.", ("killed", "Two", "men")),
        ("Twelve were reported dead.", ("killed", "Twelve", "Twelve")),
        ("The storm left 12 dead.", ("killed", "12", "dead")),
        ("The number of people killed in the fire rose to 19.", ("killed", "19", "people")),
        ("Twenty-six-year-old Karl Lunde died.", ("killed", None, "Twenty-six-year-old Karl Lunde")),
        ("Velin, 38, died on Monday.", ("killed", None, "Velin")),
        ("He is facing a charge in the death of a clerk.", ("killed", "a", "clerk")),
        ("The flood raised the death toll to nine.", ("killed", "nine", "nine")),
        ("Four of her co-workers were killed.", ("killed", "Four", "her co-workers")),
        ("Six sailors, four cooks and two stewards, were killed.", ("killed", "Six", "sailors")),
        ("A 19-year-old was killed in the crash.", ("killed", None, "19-year-old")),
        ("Two 19-year-olds were killed in the crash.", ("killed", "Two", "19-year-olds")),
        ("Two 19-year-old men were killed.", ("killed", "Two", "19-year-old men")),
        ("The bodies of 12 sailors washed ashore.", ("killed", "12", "sailors")),
        ("All four occupants were taken to the hospital with minor injuries.", ("injured", "four", "occupants")),
        ("Gunmen seized three engineers near Orlo.", ("abducted", "three", "engineers")),
        ("Four tourists were seized by gunmen.", ("abducted", "Four", "tourists")),
        ("Rebels took 30 villagers hostage.", ("abducted", "30", "villagers")),
        ("Police seized three smugglers.", ("detained", "three", "smugglers")),
        ("A boy is fighting for his life in hospital.", ("injured", "A", "boy")),
        ("Nine children were clinging to life.", ("injured", "Nine", "children")),
        ("Karl Reval is the second union leader to be killed.", ("killed", None, "Karl Reval")),
        ("Karl Lunde was the third person to die in the fire.", ("killed", None, "Karl Lunde")),
        ("The leader to be killed first was a miner.", ("killed", None, "leader")),
    ],
)
def test_one_harm_in_each_construction(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three soldiers and two medics were killed in the ambush.",
            [("killed", "Three", "soldiers"), ("killed", "two", "medics")],
        ),
        (
            "Gunmen killed three soldiers, two medics and a driver.",
            [("killed", "three", "soldiers"), ("killed", "two", "medics"), ("killed", "a", "driver")],
        ),
        (
            "A woman and her two daughters were killed.",
            [("killed", "A", "woman"), ("killed", "two", "her two daughters")],
        ),
        (
            "Dozens of soldiers and hundreds of civilians were killed.",
            [("killed", "Dozens", "soldiers"), ("killed", "hundreds", "civilians")],
        ),
        (
            "The attack killed five people and injured 20 others.",
            [("killed", "five", "people"), ("injured", "20", "people")],
        ),
        ("Five people died and eight were injured.", [("killed", "Five", "people"), ("injured", "eight", "people")]),
        (
            "The blast left 31 shoppers dead and more than 50 injured.",
            [("killed", "31", "shoppers"), ("injured", "50", "shoppers")],
        ),
        (
            "The strike killed 14 shoppers, including five children, and wounded 30, the mayor said.",
            [("killed", "14", "shoppers"), ("killed", "five", "children"), ("injured", "30", "shoppers")],
        ),
        (
            "A judge was murdered along with her two drivers.",
            [("killed", "A", "judge"), ("killed", "two", "her two drivers")],
        ),
        (
            "A suicide bomber blew himself up, killing 15 people.",
            [("killed", "A", "suicide bomber"), ("killed", "15", "people")],
        ),
        ("Rebels blew up a bridge, killing 15 people.", [("killed", "15", "people")]),
        ("A blast killed 17 people. Forty were injured.", [("killed", "17", "people"), ("injured", "Forty", "people")]),
        ("The group that shot two men and another that fled are sought.", [("injured", "two", "men")]),
        ("One man was killed and another was injured.", [("killed", "One", "man"), ("injured", "another", "man")]),
        ("Karl Lunde left at dawn. He was kidnapped by armed men.", [("abducted", None, "Karl Lunde")]),
        ("Police reported two dead and five injured.", [("killed", "two", "dead"), ("injured", "five", "injured")]),
        (
            "Five miners were killed and several wounded.",
            [("killed", "Five", "miners"), ("injured", "several", "miners")],
        ),
        ("Two women were shot, one fatally.", [("injured", "Two", "women"), ("killed", "one", "women")]),
        (
            "A 16-year-old girl and a 19-year-old were killed.",
            [("killed", "A", "16-year-old girl"), ("killed", None, "19-year-old")],
        ),
        (
            "Karl Lunde, a miner, was found dead along with Hana Brandt, a clerk.",
            [("killed", None, "Karl Lunde"), ("killed", None, "Hana Brandt")],
        ),
        (
            "Karl Lunde, Emil Tarr and Ida Brandt were killed in Orlo.",
            [("killed", None, "Karl Lunde"), ("killed", None, "Emil Tarr"), ("killed", None, "Ida Brandt")],
        ),
        ("Karl Lunde, a miner, was killed in Orlo.", [("killed", None, "Karl Lunde")]),
        (
            "Danish industrialist Karl Lunde and Swedish trader Emil Tarr, kidnapped 11 days ago in Orlo, "
            "were rescued today.",
            [("abducted", None, "Danish industrialist Karl Lunde"), ("abducted", None, "Swedish trader Emil Tarr")],
        ),
        (
            "Karl Lunde, 43, was one of three people killed in the crash.",
            [("killed", "three", "people"), ("killed", None, "Karl Lunde")],
        ),
        ("Karl Lunde was one of three people who saw the crash.", []),
        (
            "The death toll rose to 128. More than 600 people were hurt.",
            [("killed", "128", "people"), ("injured", "600", "people")],
        ),
    ],
)
def test_each_group_has_its_own_number(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_two_harms_of_one_clause_share_means_place_and_time() -> None:
    killed, injured = rows("Four women were killed and 17 other civilians wounded in air strikes on Veldra on Tuesday.")
    assert [(row.kind, row.victims.text) for row in (killed, injured)] == [
        ("killed", "women"),
        ("injured", "other civilians"),
    ]
    for row in (killed, injured):
        assert [quote and quote.text for quote in (row.means, row.place, row.time)] == [
            "air strikes",
            "Veldra",
            "Tuesday",
        ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No one was hurt.", "No one"),
        ("No one died.", "No one"),
        ("No civilians were killed.", "No"),
        ("No children were hurt in the blast.", "No"),
    ],
)
def test_nobody_is_none_and_never_one(text: str, words: str) -> None:
    [row] = rows(text)
    assert row.count is not None
    assert row.count.text == words
    count = read_count(row.count.text)
    assert count is not None
    assert (count.low, count.best, count.high) == (0, 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "The guards did not kill the two prisoners.",
        "They never killed any prisoners.",
        "The militia threatened to kill 12 hostages.",
        "The gang planned to kidnap three judges.",
        "The rebels vowed to kill two ministers.",
        "The court ordered the army to kill 12 prisoners.",
        "The police tried to arrest two men.",
        "The mayor asked the police to arrest two men.",
        "The army would kill the hostages.",
        "The rebels could kill 40 prisoners.",
        "The gunmen might kill two hostages.",
        "The soldiers should arrest the thieves.",
        "He said the gunmen will kill two hostages.",
        "Groups warned that 500 prisoners could be executed.",
        "If two hostages are killed, the talks will end.",
        "Unless two hostages are killed, the talks will go on.",
        "The group was plotting to assassinate two ministers.",
        "Without killing anyone, the rebels left.",
        "The plan to kill the general failed.",
        "Police shot at two men.",
        "Neither driver was injured.",
        "Neither the army nor the rebels killed any prisoners.",
        "No rebel killed two farmers.",
    ],
)
def test_what_has_not_happened_is_no_row(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Two aid workers may have been killed.", "Two"),
        ("Up to 40 people may have been killed.", "40"),
        ("The police managed to arrest six men.", "six"),
        ("Four nurses were reportedly killed.", "Four"),
        ("The gunmen allegedly killed four nurses.", "four"),
        ("Nine crew members are feared to have drowned.", "Nine"),
    ],
)
def test_what_may_have_happened_is_a_row(text: str, number: str) -> None:
    assert [count for _, count, _ in told(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers killed the bill.",
        "The delay killed hopes of a deal.",
        "The frost killed the crops.",
        "Frost killed 40 lambs.",
        "He killed time in the bar.",
        "The scandal hurt the party.",
        "A fall hurt the singer's knee.",
        "Soldiers captured two towns.",
        "The cold killed his dog.",
        "Police seized three boats and a painting.",
        "Rebels seized the town.",
        "The leaks are hurting the army.",
        "The massacre of Kolm is remembered every spring.",
        "The two survivors of the 29 October massacre stood up.",
        "The union is fighting for the lives of miners.",
        "An action that wounded nobody's pride ended.",
    ],
)
def test_only_people_are_victims(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["They were killed on Friday.", "He was killed.", "Gunmen killed him.", "It killed them."]
)
def test_a_bare_pronoun_is_no_row(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Two teachers were abducted by masked gunmen.", "masked gunmen"),
        ("Masked gunmen abducted two teachers.", "Masked gunmen"),
        ("Six soldiers were killed in an ambush by the Red Spear Brigade near Tarsk.", "the Red Spear Brigade"),
        ("Seven villagers died in an attack by the Ashen Hand militia.", "the Ashen Hand militia"),
        ("The man who killed two nurses fled.", "The man"),
        ("Prosecutors accused Janek Orlik of killing two students.", "Janek Orlik"),
        ("Janek Orlik was charged with murdering three women.", "Janek Orlik"),
        ("The court convicted Janek Orlik of murdering three women.", "Janek Orlik"),
        ("The army is accused of killing 11 farmers.", "The army"),
        ("Investigators suspect the militia of killing 11 farmers.", "the militia"),
        ("The union blamed the army for killing 11 farmers.", "the army"),
        ("Six soldiers were killed by a roadside bomb.", None),
        ("The bomb killed seven shoppers.", None),
        ("Seven shoppers were killed.", None),
    ],
)
def test_who_did_it(text: str, actor: str | None) -> None:
    row = rows(text)[0]
    assert (row.perpetrator_text.text if row.perpetrator_text else None) == actor


def test_a_denied_deed_keeps_the_claim_it_stands_in() -> None:
    article = Article.from_text("Police said the bus was late. The army denied that 12 prisoners were killed.")
    made = draft(article, parse(article, load_model()))
    [row] = made.casualties
    claim = next(claim for claim in made.claims if claim.key == row.claim)
    assert [link.cue.text for link in claim.attribution if link.cue] == ["denied"]
