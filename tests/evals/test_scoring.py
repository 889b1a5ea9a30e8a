"""Each metric on outputs that are right but for one thing."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evals.archive import Archive
from evals.cases import GoldSource, questions, summaries
from evals.scoring import measure
from evals.scoring.answers import numbers_in
from evals.scoring.material import QuestionCase, SummaryCase
from evals.scoring.words import alike, has, same_source
from summarizer import Article
from tests.engines.llm.modelling import honest, read
from tests.evals.desk import QUOTED, TOLL, golden_folder

Output = dict[str, Any]
Spoil = Callable[[Output], object]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return Archive(golden_folder(tmp_path_factory.mktemp("golden")))


@pytest.fixture(scope="module")
def summary(archive: Archive) -> Output:
    """The right summary, as JSON."""
    from summarizer.engines.llm.conversion import to_draft
    from tests.engines.llm.modelling import grounded

    article = archive.article("orlo-farmers")
    return grounded(article, to_draft(article, read(honest()))).model_dump(mode="json")


def figures(suite: str, case: SummaryCase | QuestionCase) -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    for row in measure(suite, case):
        hit, of = found.get(row.metric, (0.0, 0.0))
        found[row.metric] = (hit + row.hit, of + row.of)
    return found


def spoilt(archive: Archive, summary: Output, spoil: Spoil) -> dict[str, tuple[float, float]]:
    output = copy.deepcopy(summary)
    spoil(output)
    [gold] = summaries(archive.folder)
    return figures("summaries", SummaryCase(gold, archive.article(gold.article), output))


SPOILS: list[tuple[str, Spoil, tuple[float, float]]] = [
    ("claims F1", lambda o: o["claims"].pop(), (2, 3)),
    ("claims recall", lambda o: o["claims"].pop(), (1, 2)),
    ("claims precision", lambda o: o["claims"].append({**o["claims"][0], "id": "c9"}), (2, 3)),
    ("claims recall", lambda o: o["claims"][0]["content"][0].update(end=o["article"]["body_start"] + 20), (1, 2)),
    ("sources F1", lambda o: o["sources"][0].update(name="Ivo Lasz", mentions=o["claims"][0]["content"]), (0, 2)),
    ("casualties F1", lambda o: o["casualties"][0].update(kind="injured"), (0, 2)),
    ("forces F1", lambda o: o["forces"].clear(), (0, 2)),
    ("control F1", lambda o: o["control"][0].update(relation="holds"), (0, 2)),
    ("timeline F1", lambda o: o["timeline"][0]["time"].update(text="Friday"), (0, 2)),
    ("chain exact", lambda o: o["claims"][0]["attribution"].clear(), (1, 2)),
    ("chain exact", lambda o: o["claims"][0]["attribution"].append(o["claims"][0]["attribution"][0]), (1, 2)),
    ("factuality", lambda o: o["claims"][0].update(factuality="denied"), (1, 2)),
    ("polarity", lambda o: o["claims"][0].update(polarity="negative"), (1, 2)),
    ("mode", lambda o: o["claims"][0]["attribution"][0].update(mode="direct"), (0, 1)),
    ("source kind", lambda o: o["sources"][0].update(kind="military"), (0, 1)),
    ("force kind", lambda o: o["forces"][0].update(kind="police"), (1, 2)),
    ("numerals exact", lambda o: o["casualties"][0]["count"].update(low=10), (0, 1)),
    ("numerals exact", lambda o: o["casualties"][0].update(count=None), (0, 1)),
    ("part of", lambda o: o["casualties"][0].update(part_of="k7"), (0, 1)),
    ("perpetrator", lambda o: o["casualties"][0].update(perpetrator_text=None), (0, 1)),
    ("casualty place", lambda o: o["casualties"][0].update(place=None), (0, 1)),
    ("casualty days", lambda o: o["casualties"][0]["time"].update(start="2024-03-06"), (0, 1)),
    ("timeline days", lambda o: o["timeline"][0]["time"].update(end=None), (0, 1)),
    ("abstract coverage", lambda o: o["abstract"].clear(), (0, 1)),
    ("must not", lambda o: o["abstract"][0].update(text="Farmers were killed by rebels."), (1, 2)),
    ("must not", lambda o: o["casualties"][0]["count"].update(text="19"), (1, 2)),
    ("must not", lambda o: o["casualties"][0].update(factuality="alleged", victims="19 farmers"), (2, 2)),
    ("critical", lambda o: o["casualties"][0]["count"].update(low=10), (4, 5)),
    ("critical", lambda o: o["casualties"][0]["attribution"].clear(), (4, 5)),
    ("critical", lambda o: o["claims"].pop(0), (3, 4)),
]  # fmt: skip


@pytest.mark.parametrize(("metric", "spoil", "expected"), SPOILS, ids=[f"{n} {row[0]}" for n, row in enumerate(SPOILS)])
def test_one_wrong_thing_in_a_summary(
    archive: Archive, summary: Output, metric: str, spoil: Spoil, expected: tuple[float, float]
) -> None:
    right = spoilt(archive, summary, lambda _: None)
    assert {name for name, (hit, of) in right.items() if hit != of} == set()
    assert spoilt(archive, summary, spoil)[metric] == expected


def test_what_was_rejected_counts_against_what_was_said(archive: Archive, summary: Output) -> None:
    fallen = {"kind": "claim", "text": "Ten died", "reason": "not-in-article"}
    hit, of = spoilt(archive, summary, lambda o: o["rejected"].append(fallen))["grounded"]
    assert of == hit + 1


def test_a_metric_that_crashes_is_a_row(archive: Archive, summary: Output) -> None:
    found = spoilt(archive, summary, lambda o: o.pop("abstract"))
    assert (found["abstract coverage"], found["claims F1"]) == ((0, 1), (4, 4))


def answer(text: str, quoted: str = QUOTED, status: str = "answered") -> Spoil:
    def made(output: Output) -> None:
        article: Article = output["article"]
        start = article.text.index(quoted)
        piece = {"article_id": article.id, "start": start, "end": start + len(quoted), "exact": quoted}
        citation = {"n": 1, "title": article.title, "outlet": None, "published": "2024-03-07", "evidence": piece}
        output.update(status=status, text=text, sentences=[{"text": text, "citations": [1]}], citations=[citation])

    return made


LASZ = "“We hit a camp,” Colonel Ivo Lasz said."
ANSWERS: list[tuple[str, Spoil, dict[str, tuple[float, float]]]] = [
    ("orlo-toll", answer(TOLL), {"facts": (2, 2), "citation precision": (1, 1), "critical": (5, 5)}),
    ("orlo-toll", answer(TOLL, status="ambiguous"), {"status": (0, 1), "facts": (2, 2)}),
    ("orlo-toll", answer("Nine were killed."), {"facts": (1, 2), "chain named": (0, 1), "critical": (4, 5)}),
    ("orlo-toll", answer("Nineteen died, Brekk said; 19, Brekk said."), {"facts": (1, 2), "forbidden absent": (1, 2)}),
    ("orlo-toll", answer("12 died, Tomas Brekk said."), {"numbers cited": (0, 1), "critical": (3, 5)}),
    ("orlo-toll", answer(TOLL, LASZ), {"citation precision": (0, 1), "citation recall": (0, 1), "critical": (4, 5)}),
    ("orlo-toll", lambda _: None, {"abstention precision": (0, 1), "facts": (0, 2), "critical": (0, 1)}),
    ("orlo-mayor", lambda _: None, {"abstention precision": (1, 1), "abstention recall": (1, 1), "status": (1, 1)}),
    ("orlo-mayor", answer(TOLL), {"abstention recall": (0, 1), "status": (0, 1)}),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "make", "expected"), ANSWERS, ids=[f"{n} {r[0]}" for n, r in enumerate(ANSWERS)])
def test_answers(archive: Archive, asked: str, make: Spoil, expected: dict[str, tuple[float, float]]) -> None:
    output: Output = {"status": "not-in-articles", "text": "", "sentences": [], "citations": []}
    made: Output = {**output, "article": archive.article("orlo-farmers")}
    make(made)
    gold = next(question for question in questions(archive.folder) if question.id == asked)
    found = figures("questions", QuestionCase(gold, archive, made))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        ("Seventeen died", "seven", False),
        ("“Twelve” died", '"twelve"', True),
        ("12,000 fled", "12", False),
        ("3.12 million", "12", False),
        ("12, they said", "12", True),
        ("the army’s toll", "army's toll", True),
        ("Ada  Marlow\nsaid", "ada marlow said", True),
    ],
)
def test_words_are_whole_and_folded(text: str, words: str, there: bool) -> None:
    assert has(text, words) == there


def test_numbers_are_read_in_digits_and_words() -> None:
    assert numbers_in("At least nineteen of 2,300 died on 5 May; nobody fled.") == ["2300", "5", "19", "0"]


def test_victims_are_alike_by_half_of_their_words() -> None:
    assert alike("three dock workers", "the workers")
    assert not alike("three dock workers", "four sailors of the navy")


@pytest.mark.parametrize(
    ("gold", "got", "sure"),
    [
        ({"name": "Ada Marlow"}, {"name": "Ada Marlow"}, 2),
        ({"name": "Ada Marlow"}, {"name": "Marlow"}, 1),
        ({"name": "Ada Marlow"}, {"name": "Ben Marlow"}, 0),
        ({"name": "army"}, {"name": None, "mentions": ["an army spokesman"]}, 0),
        ({"name": "army"}, {"name": None, "mentions": ["The army"]}, 2),
        ({"name": "Mizan Centre"}, {"name": None, "mentions": ["the Mizan Centre, a rights group"]}, 1),
        ({"mention": "two traders who survived"}, {"name": None, "mentions": ["two traders"]}, 1),
        ({"mention": "two traders"}, {"name": None, "mentions": ["they"]}, 0),
        ({"mention": "One"}, {"name": None, "mentions": ["One"]}, 2),
        ({"mention": "reports"}, {"name": "Reports Daily", "mentions": ["Reports Daily"]}, 0),
    ],
)
def test_sources_are_the_same_by_name_or_description(gold: Output, got: Output, sure: int) -> None:
    mentions = [{"exact": words} for words in got.get("mentions", [])]
    assert same_source(GoldSource(key="s", **gold), {"name": got["name"], "mentions": mentions}) == sure


def test_words_that_stand_twice_are_found_by_their_neighbours(tmp_path: Path) -> None:
    from evals.archive import find

    article = Article.from_text("The roof fell. “The roof fell,” Ada Marlow said.", title="The roof fell")
    assert find(article, "The roof fell") == (15, 28) == find(article, "the roof fell", ["nobody"])
    place = find(article, "The roof fell", ["Marlow"])
    assert place is not None
    assert article.text[place.start - 1] == "“"
    assert find(article, "The wall fell") is None
