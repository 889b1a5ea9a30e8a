"""Short reports of shootings, crashes and fires, in invented names: how many are dead and hurt, each person once."""

from __future__ import annotations

import time

import pytest

from summarizer.article import Article
from summarizer.rules import draft
from summarizer.rules.parse import load_model, parse


def told(text: str) -> list[tuple[str, str | None, str]]:
    """(kind, number as worded, victims) of each row."""
    article = Article.from_text(text)
    found = draft(article, parse(article, load_model())).casualties
    return [(row.kind, row.count.text if row.count else None, row.victims.text) for row in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "When first responders arrived, they found a 21-year-old male shot. He was taken to a local hospital where "
            "he was pronounced dead.",
            [("killed", "a", "21-year-old male")],
        ),
        (
            "They found a man with a gunshot wound. He was taken to a hospital in critical condition.",
            [("injured", "a", "man")],
        ),
        (
            "A student was shot and taken to a hospital, but later died. The man who was driving showed up at another "
            "hospital with a gunshot wound.",
            [("killed", "A", "student"), ("injured", None, "man")],
        ),
        (
            "Harbour Police identified the suspect shot and killed by the officer as 19-year-old Karl Edgar Morrow.",
            [("killed", None, "Karl Edgar Morrow")],
        ),
        (
            "One student was killed on Monday at a school in Orlo, police said. Officers found a male student with "
            "a gunshot wound; he was taken to a hospital but later died.",
            [("killed", "One", "student")],
        ),
        ("The shooting left one victim dead and another in critical condition.",
         [("killed", "one", "victim"), ("injured", "another", "victim")]),
        ("A blaze killed a family of five.", [("killed", "five", "family of five")]),
        ("A blaze killed a couple and their four children.",
         [("killed", "couple", "couple"), ("killed", "four", "their four children")]),
        ("A fire killed three people. The victims include a 13-year-old boy, a 5-year-old girl and 2-year-old Orlo "
         "Lunde, Coast News reported.",
         [("killed", "three", "people"), ("killed", "a", "13-year-old boy"), ("killed", "a", "5-year-old girl"),
          ("killed", None, "Orlo Lunde")]),
        ("Two men were killed at a mill. Police identified them as Karl Lunde, 20, and Orlo Brandt, 31.",
         [("killed", "Two", "men"), ("killed", None, "Karl Lunde"), ("killed", None, "Orlo Brandt")]),
        ("Gunmen killed two guards and fled. Police identified them as Karl Lunde and Orlo Brandt.",
         [("killed", "two", "guards")]),
        ("The attack left six farmers wounded, and caused some damage.", [("injured", "six", "farmers")]),
        ("The spokesman said 19 soldiers had been killed and a number wounded.",
         [("killed", "19", "soldiers"), ("injured", None, "soldiers")]),
        ("According to the county coroner's office, Karl B. Lunde, 20, and Mary Brandt, 19, died of smoke.",
         [("killed", None, "Karl B. Lunde"), ("killed", None, "Mary Brandt")]),
        ("Sources said on Sunday that the death toll had risen to 672 and another 25 were missing.",
         [("killed", "672", "672"), ("missing", "25", "25")]),
        ("Thirty victims fell ill. Two residents put the death toll at 37.", [("killed", "37", "37")]),
        ("Karl Lunde, an 18-year-old male, was found deceased when medics arrived.", [("killed", None, "Karl Lunde")]),
        ("The other four occupants were deceased at the scene.", [("killed", "four", "other four occupants")]),
        ("Gunmen attacked a village, kidnapping 18 people, all women and children.", [("abducted", "18", "people")]),
        ("The suspect fled when the police arrived.", []),
        ("The person fled as an inmate fled the hospital.", []),
        ("The family fled, and a woman fled her home.", [("displaced", None, "family"), ("displaced", "a", "woman")]),
        ("Police said one of the two men in the van was pronounced dead and the other was hurt.",
         [("killed", "one", "men"), ("injured", None, "other")]),
        ("About 30 of the 45 farmers aboard died.", [("killed", "30", "farmers")]),
        ("Three of her five brothers were injured.", [("injured", "Three", "her five brothers")]),
        ("A man and woman were killed in the fire.", [("killed", "A", "man"), ("killed", "A", "woman")]),
        ("A guard and his dogs were injured.", [("injured", "A", "guard")]),
        ("Firefighters took two people to the hospital with serious injuries.", [("injured", "two", "people")]),
        ("An ambulance crew rushed three men to hospital after the blast.", [("injured", "three", "men")]),
        ("The bus took two patients to the clinic.", []),
        ("Police said three children and two adults were shot. Two of the children died.",
         [("injured", "three", "children"), ("injured", "two", "adults"), ("killed", "Two", "children")]),
    ],
)  # fmt: skip
def test_each_person_once(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("nobody", ["No one", "No group", "Nobody"])
def test_nobody_did_it(nobody: str) -> None:
    article = Article.from_text(
        f"A bomb killed two officers on Friday. {nobody} claimed responsibility for the attack."
    )
    found = draft(article, parse(article, load_model())).casualties
    assert [(row.victims.text, row.perpetrator_text) for row in found] == [("officers", None)]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Authorities say an inmate fleeing from a hospital shot and wounded an officer.", "an inmate"),
        ("A Canadian strike killed four farmers in the valley.", "Canadian"),
        ("Four farmers died in a US air strike near the border.", "US"),
        ("A Danish missile killed two sailors.", "Danish"),
        ("A suspected Danish drone killed two sailors.", None),
        ("A Danish-made bomb killed two sailors.", None),
        ("Paramedics rushed two sailors to a hospital.", None),
        ("Two sailors were taken to a hospital by paramedics.", None),
        ("Rebels took two sailors hostage.", "Rebels"),
    ],
)
def test_whose_forces_struck_and_who_only_helped(text: str, doer: str | None) -> None:
    article = Article.from_text(text)
    (row,) = draft(article, parse(article, load_model())).casualties
    assert (row.perpetrator_text.text if row.perpetrator_text else None) == doer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Officials said two people were dead, and two others were taken to a hospital.", "hospital"),
        ("Medics said six workers were hurt, and three others said they had seen smoke.", "hurt"),
        ("Officials said the bridge was closed, and the mayor called a meeting.", "closed"),
        ("The mayor said Monday in a letter to the board that the road would close.", "close"),
        ("Roe said Thursday night the man was well but didn't elaborate on his state.", "well"),
        ("Police said an officer responded to a report that a man had a gun at a school.", "school"),
        ('Mr Lunde said "over 30 people lost their lives" while two residents put the toll at 37.', "lives"),
        ("Lunde told reporters that the gunmen killed 40 people and said some victims were children.", "40 people"),
        ("A police spokesman confirmed the attack and the seven deaths but would not say more.", "the seven deaths"),
        ("Roe said on Friday peace talks with Harland were difficult.", "peace talks with Harland were difficult"),
        ("The minister said soldiers were hurt but declined to give details.", "hurt"),
        ("Crews searched the ruins, but don't believe the fire spread, officials said.", "spread"),
    ],
)
def test_where_what_was_said_ends(text: str, said: str) -> None:
    article = Article.from_text(text)
    first = draft(article, parse(article, load_model())).claims[0]
    assert first.content[-1].text.endswith(said)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Officials gave a higher toll, with Karl Lunde, a spokesman, saying seven farmers had died.", ["Lunde"]),
        ("Leaders want to kill the bill when it comes up, saying it will hurt farmers.", ["Leaders"]),
        ("The agency quoted Jan Roe as saying that progress had been made.", ["agency"]),
        ("Roe was quoted as saying that progress had been made.", ["Roe"]),
        ("Roe said there are men who need to be asked, adding that he agreed.", ["Roe", "Roe"]),
        ("They lost one vote, Rep. Karl Lunde, who said he feared a crisis.", ["Lunde"]),
        ("A statement gave no figure, but a ministry spokesman said four died. He said eight were hurt.",
         ["spokesman", "He"]),
    ],
)  # fmt: skip
def test_who_says_it(text: str, speakers: list[str]) -> None:
    article = Article.from_text(text)
    found = draft(article, parse(article, load_model()))
    links = [claim.attribution[0] for claim in found.claims if claim.attribution]
    assert [link.mention.text.split(",")[0].split()[-1] for link in links if link.mention] == speakers
    assert len({link.source for link in links}) == 1


def test_whom_an_agency_quotes_or_cites_is_its_source() -> None:
    for words in ("quoted President Jan Roe as saying that", "cited President Jan Roe as saying"):
        article = Article.from_text(f"The Coast agency {words} progress had been made.")
        (claim,) = draft(article, parse(article, load_model())).claims
        assert [piece.text for piece in claim.content] == ["progress had been made"]
        assert [link.mention.text.split()[-1] for link in claim.attribution] == ["agency", "Roe"]


def test_a_quoted_word_is_not_all_that_is_said() -> None:
    article = Article.from_text("Roe said that Harland wanted an “unconditional” ceasefire.")
    said = [claim.content[0].text for claim in draft(article, parse(article, load_model())).claims]
    assert "Harland wanted an “unconditional” ceasefire" in said


def test_a_clause_behind_according_to_is_not_all_that_is_said() -> None:
    text = "More than 1,000 people died this year, according to a tally, as extreme heat hammered the nearly 2 million."
    article = Article.from_text(text)
    (claim,) = draft(article, parse(article, load_model())).claims
    assert claim.content[0].text.startswith("More than 1,000 people died")
    assert claim.attribution


def test_whom_the_outlet_and_whom_authorities_speak_of() -> None:
    article = Article.from_text("A guard shot a suspect who authorities say was armed with a rifle.")
    found = draft(article, parse(article, load_model())).claims
    told = {" … ".join(piece.text for piece in claim.content): len(claim.attribution) for claim in found}
    assert told == {"A guard shot a suspect": 0, "who … was armed with a rifle": 1}


@pytest.mark.parametrize("words", ["The men {} people.", "The farmers were {}."])
def test_a_sentence_of_joined_verbs_takes_no_time(words: str) -> None:
    def seconds(verbs: int) -> float:
        joined = " and ".join(("shot", "killed", "beaten", "attacked")[at % 4] for at in range(verbs))
        article = Article.from_text("Orlo fell. " + words.format(joined))
        doc = parse(article, load_model())
        begun = time.process_time()
        draft(article, doc)
        return time.process_time() - begun

    # Eight times as many verbs: cubic work would take 512 times as long.
    assert seconds(800) < 100 * seconds(100) + 0.5
