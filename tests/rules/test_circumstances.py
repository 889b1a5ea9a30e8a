from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.draft import DraftCasualty
from summarizer.rules import draft
from summarizer.rules.circumstances import is_means
from summarizer.rules.parse import load_model, parse
from summarizer.rules.place_names import is_place


def row(text: str) -> DraftCasualty:
    article = Article.from_text(text)
    return draft(article, parse(article, load_model())).casualties[0]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Six soldiers were killed by a roadside bomb.", "a roadside bomb"),
        ("The bomb killed seven shoppers.", "The bomb"),
        ("Seven villagers were killed with machetes.", "machetes"),
        ("Five people died in the fire on Sunday.", "the fire"),
        ("Three soldiers were killed in the ambush.", "the ambush"),
        ("Seven villagers were killed in an air strike.", "an air strike"),
        ("A bomb that killed three students was made in Tarsk.", "A bomb"),
        ("Masked gunmen killed two teachers.", None),
        ("Two teachers were killed by masked gunmen.", None),
        ("Two teachers were killed on Sunday.", None),
    ],
)
def test_means_is_what_killed_and_no_actor(text: str, means: str | None) -> None:
    told = row(text).means
    assert (told.text if told else None) == means


@pytest.mark.parametrize(
    ("text", "motive"),
    [
        ("Police arrested two students on suspicion of arson.", "on suspicion of arson"),
        ("Six men were detained on charges of smuggling.", "on charges of smuggling"),
        ("Militants executed three porters for alleged desertion.", "for alleged desertion"),
        ("Police arrested two students for spying.", "for spying"),
        ("The militia killed five villagers in retaliation for a raid.", "in retaliation for a raid"),
        ("The militia beat two boys to death in revenge for the raid.", "in revenge for the raid"),
        ("Ten people were killed because of their faith.", "because of their faith"),
        ("Rebels held six men captive for three days.", None),
        ("Police arrested two students for the first time.", None),
        ("Ten people were killed in Orlo.", None),
    ],
)
def test_only_a_stated_reason_is_a_motive(text: str, motive: str | None) -> None:
    told = row(text).motive
    assert (told.text if told else None) == motive


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen shot dead two drivers near Tarsk.", "Tarsk"),
        ("Fourteen guards were killed in the town of Orlo.", "town of Orlo"),
        ("Fourteen guards were killed in the village of Orlo on Friday.", "village of Orlo"),
        ("The fire killed six people at a school in Orlo.", "school in Orlo"),
        ("Six people were killed near the Harl river.", "Harl river"),
        ("Six people were killed outside the Sefta mosque.", "Sefta mosque"),
        ("Six people were killed on Mount Harl.", "Mount Harl"),
        ("Six people were killed in eastern Orlo.", "eastern Orlo"),
        ("Six people were killed in an ambush near Tarsk.", "Tarsk"),
        ("Six people were killed in March.", None),
        ("Six people were killed in the ambush.", None),
    ],
)
def test_a_place_keeps_its_class_word(text: str, place: str | None) -> None:
    told = row(text).place
    assert (told.text if told else None) == place


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("A miner was killed on Friday, police said.", "Friday"),
        ("On Friday a miner was killed.", "Friday"),
        ("A miner was killed last week.", "last week"),
        ("A miner was killed in March.", "March"),
        ("Police said on Friday that a miner was killed on Thursday.", "Thursday"),
        ("Six miners were killed on Saturday, the ministry said on Monday.", "Saturday"),
        ("The ministry said on Monday that six miners were killed.", None),
        ("A miner was killed, police said on Friday.", None),
        ("On Friday, police said a miner had been killed.", None),
        ("A miner was killed.", None),
    ],
)
def test_the_time_is_of_the_deed_and_not_of_the_telling(text: str, time: str | None) -> None:
    told = row(text).time
    assert (told.text if told else None) == time


def test_every_phrase_stands_where_it_says() -> None:
    text = "Militants executed six porters for alleged desertion at a camp near Orlo on Friday."
    article = Article.from_text(text)
    made = row(text)
    quotes = [quote for quote in (made.victims, made.count, made.motive, made.place, made.time) if quote]
    assert len(quotes) >= 4
    for quote in quotes:
        assert quote.start is not None
        assert article.text[quote.start : quote.start + len(quote.text)] == quote.text


@pytest.mark.parametrize(
    ("word", "means", "place"),
    [("bomb", True, False), ("valley", False, True), ("Monday", False, False), ("gunmen", False, False)],
)
def test_a_head_word_is_a_means_or_a_place(word: str, means: bool, place: bool) -> None:
    token = next(token for token in load_model()(f"They came with the {word} early.") if token.text == word)
    assert (is_means(token), is_place(token)) == (means, place)
