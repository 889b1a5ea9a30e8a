"""The invented news: its truth is true, its wordings say the same, the same seed writes the same."""

from __future__ import annotations

from random import Random

import pytest

from summarizer import Article
from tests.llm import patterns
from tests.llm.casting import SMALL, Number
from tests.llm.newsgrammar import Story, stories
from tests.llm.propositions import REALISATIONS, Proposition, render
from tests.llm.wording import honest, lies


@pytest.fixture(scope="module")
def told() -> list[Story]:
    return stories(5, 150)


def test_there_are_patterns_enough_and_all_are_used(told: list[Story]) -> None:
    assert len(patterns.ALL) >= 40
    used = {one.pattern for story in stories(6, 400) for one in story.statements}
    assert {pattern.template for pattern in patterns.ALL} - used == set()


def test_every_statement_stands_where_it_says(told: list[Story]) -> None:
    for story in told:
        article = Article.from_text(story.text, title=story.title)
        printed = {article.text[span.start : span.end] for span in article.sentences}
        for one in story.statements:
            assert one.sentence in printed
            assert one.content in one.sentence
            assert one.earlier is None or one.earlier in printed
            if one.voice is not None:
                assert one.mention
                assert one.mention in one.sentence
                assert one.cue
                assert one.cue in one.sentence
                assert f" {one.mention} " not in f" {one.content} "
            agent = one.told.agent.text if one.told.agent else ""
            for words in (one.told.place, agent, one.told.victims or ""):
                assert words.casefold() in one.content.casefold()
            assert one.told.count is None or str(one.told.count).casefold() in one.content.casefold()


def test_the_same_seed_writes_the_same(told: list[Story]) -> None:
    again = stories(5, 150)
    assert [story.text for story in told] == [story.text for story in again]
    assert stories(7, 3)[0].text != told[0].text


def test_a_wording_keeps_who_did_what_to_how_many(told: list[Story]) -> None:
    rng = Random(1)
    for story in told[:40]:
        for one in story.statements:
            meant, told_anew = one.told, one.told.reworded(rng)
            assert render(told_anew) != render(meant)
            for name in ("group", "place", "agent", "part", "negated", "day", "swapped"):
                assert getattr(told_anew, name) == getattr(meant, name)
            if meant.count and told_anew.count:
                assert told_anew.count.value == meant.count.value
                assert bool(told_anew.count.qualifier) == bool(meant.count.qualifier)
            assert bool(told_anew.hedge) == bool(meant.hedge)


@pytest.mark.parametrize("group", REALISATIONS)
def test_every_realisation_of_a_group_names_the_same_parts(group: str) -> None:
    parts = [
        {slot for slot in ("{a}", "{p}", "{l}", "{q}") if slot in form.subject + form.rest}
        for form in REALISATIONS[group]
    ]
    assert len(parts) >= 2
    assert all(one == parts[0] for one in parts)


def test_a_lie_is_never_a_true_telling(told: list[Story]) -> None:
    rng = Random(2)
    seen = 0
    for story in told[:60]:
        true = {one.sentence for one in story.statements}
        for one in story.statements:
            true |= {honest(one, rng, "paraphrased").text for _ in range(5)}
            for kind, false in lies(one, story, rng):
                seen += 1
                assert false.lie == kind
                assert false.text not in true, (kind, one)
    assert seen > 1000


def test_a_shifted_number_is_one_off() -> None:
    rng = Random(3)
    for value in (2, 7, 14, 300):
        assert abs(Number(value, "at least").shifted(rng).value - value) == 1
    assert str(Number(7, spelled=True)) == SMALL[7] == "seven"
    assert str(Number(1400, "more than")) == "more than 1,400"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "the Front killed 5 farmers in Orvel"),
        ({"negated": True}, "the Front did not kill 5 farmers in Orvel"),
        ({"hedge": "allegedly"}, "the Front allegedly killed 5 farmers in Orvel"),
        ({"hedge": "may have", "wording": 1}, "5 farmers may have been killed by the Front in Orvel"),
        ({"wording": 1, "negated": True}, "5 farmers were not killed by the Front in Orvel"),
        ({"swapped": True}, "5 farmers killed the Front in Orvel"),
        ({"day": "Monday", "fronted": True}, "on Monday the Front killed 5 farmers in Orvel"),
    ],
)
def test_clauses_read_as_they_should(changed: dict[str, object], words: str) -> None:
    from dataclasses import replace

    from tests.llm.casting import Actor

    told = Proposition("killed", "Orvel", Actor("the Front", "Front"), Number(5), "farmers")
    assert render(replace(told, **changed)) == words  # type: ignore[arg-type]
