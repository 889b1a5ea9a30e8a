"""The timeline: which clauses are dated steps, and what is none."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.draft import DraftEvent
from summarizer.rules import draft
from summarizer.rules.parse import load_model, parse
from summarizer.rules.timeline import MOST


def steps(text: str, title: str | None = None) -> list[DraftEvent]:
    article = Article.from_text(text, title=title, published="2024-05-10")
    return draft(article, parse(article, load_model())).events


def lines(text: str) -> list[str]:
    return [f"{event.time.text} | {event.text.text}" for event in steps(f"Shops stayed open. {text}")]


@pytest.mark.parametrize(
    ("text", "time", "told"),
    [
        ("Police arrested two men on Wednesday.", "Wednesday", "Police arrested two men on Wednesday"),
        ("On Wednesday, police arrested two men.", "Wednesday", "On Wednesday, police arrested two men"),
        ("The mayor resigned last month.", "last month", "The mayor resigned last month"),
        ("The bridge collapsed in 2011.", "2011", "The bridge collapsed in 2011"),
        ("The court sentenced him on 3 November.", "3 November", "The court sentenced him on 3 November"),
        ("A bomb went off at the port on Friday night.", "Friday night", "A bomb went off at the port on Friday night"),
        ("The school opened two days earlier.", "two days earlier", "The school opened two days earlier"),
        ("Rebels seized the dam three weeks ago.", "three weeks ago", "Rebels seized the dam three weeks ago"),
        ("The council announced the closure on Monday.", "Monday", "The council announced the closure on Monday"),
        ("Four people were killed on Monday and nine wounded.", "Monday", None),
        ("The ministry on Sunday rejected the plan.", "Sunday", "The ministry on Sunday rejected the plan"),
        ("The blast on Friday killed two workers.", "Friday", "The blast on Friday killed two workers"),
        ("The road, which was closed on Friday, is clear.", "Friday", "The road, which was closed on Friday"),
        ("After rebels took Melk in 2021, trade stopped.", "2021", "rebels took Melk in 2021"),
        ("Trade stopped when the port burned down in June.", "June", "the port burned down in June"),
        ("He had been arrested in March.", "March", "He had been arrested in March"),
        ("Sarvia and Ruritania signed a truce on 4 May 1998.", "4 May 1998", None),
        ("The trial will start on Monday.", "Monday", "The trial will start on Monday"),
        ("The valley last saw such a flood in 1997, when 31 people died.", "1997", None),
        ("On Saturday police tried to clear the gates.", "Saturday", None),
        ("Both the army and the rebels claimed control of the dam on Monday.", "Monday", None),
        ("Protesters marched yesterday but police fired on Tuesday.", "yesterday", None),
    ],
)
def test_a_dated_happening_is_a_step(text: str, time: str, told: str | None) -> None:
    assert lines(text)[0] == f"{time} | {told or text.rstrip('.').split(' but ')[0]}"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said on Friday that the road was safe.",
        "The mayor told reporters on Friday that trade matters.",
        "Officials believe that trade was better in 2011.",
        "The town was a trading post in 1880.",
        "She was 41 years old and had lived there for ten years.",
        "Trade has fallen in recent years.",
        "The bridge has been shut since 2011.",
        "The market opens every Friday.",
        "The shop sells fish on Fridays and lamb on Mondays.",
        "The mayor may resign on Monday.",
        "The council plans to close the school in June.",
        "The council did not meet on Monday.",
        "If the river rises on Monday, the road floods.",
        "Nobody was hurt on Monday.",
        "The 2014 strike was costly.",
        "Friday's match was dull.",
        "Did the council vote on Monday?",
        "News of the vote in Orlo last week inspired many.",
        "The mayor denied that police had shot a man on Monday.",
        "There was no evidence that any men were shot on Monday.",
        "Nine men, most aged 20 to 30, stood near a wall.",
        "He wants to leave on Monday.",
        "Over the past five months the disease got worse.",
        "Today a third of the farms have closed.",
        "The island passed to Ruritania under the treaty of 1953.",
    ],
)
def test_speech_states_plans_and_durations_are_none(text: str) -> None:
    assert lines(text) == []


def test_what_somebody_tells_stays_with_who_tells_it() -> None:
    [step] = lines("Police shot two men on Monday, a witness said.")
    assert step == "Monday | Police shot two men on Monday, a witness said"


def test_the_place_is_the_clauses_own() -> None:
    [step] = steps("A bomb killed two guards at a hotel in Orlo on Monday.")
    assert step.place is not None
    assert step.place.text == "hotel in Orlo"


def test_four_years_in_prison_are_no_place() -> None:
    [step] = steps("A court jailed a man to four years in prison on Monday.")
    assert step.place is None
    [step] = steps("Two guards were shot in the prison on Monday.")
    assert step.place is not None
    assert step.place.text == "prison"


def test_two_dated_clauses_of_a_sentence_are_two_steps() -> None:
    told = lines("Troops entered Orlo on Tuesday, and rebels shelled the port on Thursday.")
    assert told == ["Tuesday | Troops entered Orlo on Tuesday", "Thursday | rebels shelled the port on Thursday"]


def test_the_weightiest_steps_are_kept_in_the_order_of_the_text() -> None:
    idle = " ".join(f"The band played in the park on {day} May." for day in range(1, 13))
    grave = "Gunmen killed two guards on 13 May. The court jailed a man on 14 May."
    told = [event.time.text for event in steps(f"Shops stayed open. {idle} {grave}")]
    assert len(told) == MOST
    assert told[-2:] == ["13 May", "14 May"]
    assert told == sorted(told, key=lambda day: int(day.split()[0]))


def test_a_headline_is_no_step() -> None:
    assert steps("Shops stayed open.", title="Two men shot on Monday") == []


def test_a_sentence_that_never_ends_is_left_alone() -> None:
    assert steps("Shops stayed open. " + "on Monday the band played and " * 400) == []


def test_a_vague_distance_in_time_stays_in_the_words_and_names_no_year() -> None:
    [step] = steps("Shops stayed open. The bridge collapsed nearly a decade ago.")
    assert step.time.text == "nearly a decade ago"
