"""Properties of grounding: any draft over any article, in any order, under any keys."""

from __future__ import annotations

import random
import time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.answer import Answer
from summarizer.article import Article
from summarizer.draft import (
    CitedQuote,
    Draft,
    DraftAbstract,
    DraftAnswer,
    DraftCasualty,
    DraftClaim,
    DraftControl,
    DraftEvent,
    DraftForce,
    DraftLink,
    DraftSentence,
    DraftSource,
    Quote,
)
from summarizer.evidence import every_evidence
from summarizer.grounding import ground, ground_answer
from summarizer.summary import Summary
from tests.grounding.drafting import (
    ARMY,
    ARTICLE,
    BODY,
    DIRECTOR,
    FRONT,
    IRU,
    MADE_BY,
    NURSES,
    ORSK,
    REBELS,
    SHELLING,
    casualty,
    claim,
    link,
    quote,
)

BODIES = (
    BODY,
    "“We fled,” she said.\n\n“We saw 3 men.\n\n“They did not stop.” 😀 He said 1,500 left.\r\nHe said 1,500 left.",
    "قال الجيش إن ثلاثة أشخاص قتلوا. وأضاف أن القصف مستمر.\n\nCafe\u0301 owners—50 of them—fled: no one died… ﬁnally.",
)
ARTICLES = [Article.from_text(body, title="Head", published=day) for body in BODIES for day in (None, "2024-05-16")]

spoken = st.sampled_from([word for body in BODIES for word in body.split()])
phrases = st.one_of(
    st.text(max_size=12),
    st.lists(spoken, max_size=4).map(" ".join),
    st.builds(
        lambda body, start, size: body[start : start + size],
        st.sampled_from(BODIES), st.integers(0, 900), st.integers(0, 90),
    ),
)  # fmt: skip
numbers = st.one_of(st.integers(0, 12), st.integers())
quotes = st.builds(
    Quote, text=phrases, sentence=numbers, start=st.one_of(st.none(), st.integers(0, 900), st.integers())
)
keys = st.sampled_from(["", "a", "b", "c"])
maybe = st.one_of(st.none(), phrases)
many = {"max_size": 3}
sources = st.builds(
    DraftSource, key=keys, name=maybe, role=maybe, organisation=maybe, mentions=st.lists(quotes, **many)
)
links = st.builds(DraftLink, source=keys, mention=quotes, cue=st.one_of(st.none(), quotes))
claims = st.builds(
    DraftClaim, key=keys, content=st.lists(quotes, **many), attribution=st.lists(links, **many),
    hedges=st.lists(quotes, **many), gist=maybe,
)  # fmt: skip
optional = st.one_of(st.none(), quotes)
casualties = st.builds(
    DraftCasualty, claim=keys, kind=st.sampled_from(["killed", "injured"]), victims=quotes, count=optional,
    perpetrator=st.one_of(st.none(), keys), perpetrator_text=optional, means=optional, motive=optional, place=optional,
    time=optional,
)  # fmt: skip
forces = st.builds(
    DraftForce, key=keys, name=phrases, aliases=st.lists(phrases, **many), side=maybe, mentions=st.lists(quotes, **many)
)
control = st.builds(
    DraftControl, claim=keys, force=st.one_of(st.none(), keys), actor=quotes, place=quotes, relation=st.just("holds"),
    time=optional,
)  # fmt: skip
drafts = st.builds(
    Draft,
    sources=st.lists(sources, **many),
    claims=st.lists(claims, **many),
    casualties=st.lists(casualties, **many),
    forces=st.lists(forces, **many),
    control=st.lists(control, **many),
    events=st.lists(st.builds(DraftEvent, text=quotes, time=quotes, place=optional), **many),
    abstract=st.lists(st.builds(DraftAbstract, text=phrases, quotes=st.lists(quotes, **many)), **many),
)
cited = st.builds(CitedQuote, article_id=st.sampled_from([*(article.id for article in ARTICLES), "none"]), quote=quotes)
answers = st.builds(
    DraftAnswer,
    status=st.sampled_from(["answered", "ambiguous", "not-in-articles", "sources-conflict"]),
    sentences=st.lists(st.builds(DraftSentence, text=phrases, quotes=st.lists(cited, **many)), **many),
    nearest=st.lists(cited, **many),
)
patient = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@patient
@given(st.sampled_from(ARTICLES), drafts)
def test_any_draft_is_grounded_without_raising(article: Article, draft: Draft) -> None:
    summary = ground(article, draft, MADE_BY, ["said before"])
    assert Summary.model_validate_json(summary.model_dump_json()) == summary
    for evidence in every_evidence(summary):
        assert article.text[evidence.start : evidence.end] == evidence.exact
    assert summary.notices[0] == "said before"
    ids = [item.id for items in (summary.claims, summary.sources, summary.casualties, summary.forces) for item in items]
    assert len(ids) == len(set(ids))


@patient
@given(answers)
def test_any_answer_is_grounded_without_raising(draft: DraftAnswer) -> None:
    articles = {article.id: article for article in ARTICLES}
    answer = ground_answer("q", "q", draft, articles, MADE_BY)
    assert Answer.model_validate_json(answer.model_dump_json()) == answer
    for evidence in every_evidence(answer):
        assert articles[evidence.article_id].text[evidence.start : evidence.end] == evidence.exact


FULL = Draft(
    sources=[DIRECTOR, ORSK, FRONT, IRU, ORSK.model_copy(update={"key": "twin"})],
    claims=[
        SHELLING,
        NURSES,
        claim("denial", "its men had entered Velmora", link("n", "The Front", "denied", "denied")),
        claim("held", "the army was holding nearly 400 villagers", link("n", "it", "had received", "had received")),
        claim("again", "killed three nurses", link("twin", "Dr Lena Orsk", "said", "Lena Orsk"), gist="Killed."),
        claim("false", "killed thirty nurses"),
    ],
    forces=[ARMY, REBELS],
    casualties=[
        casualty("shelling", "people", "50", near="shelled", perpetrator="a"),
        casualty("shelling", "children", "12", near="shelled"),
        casualty("again", "nurses", "three", near="three nurses", perpetrator="r", perpetrator_text="the fighters"),
        casualty("held", "villagers", "400", "held", near="villagers", time="Tuesday"),
        casualty("false", "nurses"),
    ],
    control=[
        DraftControl(
            claim="denial", force="r", actor=quote("its men"), place=quote("Velmora", "its men"), relation="entered"
        )
    ],
    events=[
        DraftEvent(text=quote("The army shelled"), time=quote("Tuesday")),
        DraftEvent(text=quote("rebels captured the bridge"), time=quote("Monday")),
    ],
)  # fmt: skip


def _shuffled(draft: Draft, chance: random.Random) -> Draft:
    """The same draft in another order, under other keys."""
    keys = sorted({item.key for item in (*draft.sources, *draft.claims, *draft.forces)})
    chance.shuffle(keys)
    names = {key: f"k{n}" for n, key in enumerate(keys)}

    def renamed(item: Any) -> Any:
        changes = {
            name: names.get(value, value)
            for name in ("key", "claim", "force", "perpetrator", "source")
            if isinstance(value := getattr(item, name, None), str)
        }
        if isinstance(item, DraftClaim):
            changes["attribution"] = [renamed(part) for part in item.attribution]
        return item.model_copy(update=changes)

    lists = {name: [renamed(item) for item in getattr(draft, name)] for name in Draft.model_fields}
    for items in lists.values():
        chance.shuffle(items)
    return Draft(**lists)


def test_the_full_draft_is_full() -> None:
    summary = ground(ARTICLE, FULL, MADE_BY)
    sizes = [len(items) for items in (summary.claims, summary.sources, summary.casualties, summary.forces)]
    assert sizes == [4, 4, 4, 2]
    assert [len(summary.control), len(summary.timeline)] == [1, 2]
    assert [found.part_of for found in summary.casualties].count(None) == 3


@settings(patient, max_examples=50)
@given(st.randoms(use_true_random=False))
def test_order_and_keys_leave_no_trace(chance: random.Random) -> None:
    first = ground(ARTICLE, FULL, MADE_BY)
    other = ground(ARTICLE, _shuffled(FULL, chance), MADE_BY)
    without = {"rejected": {"__all__": {"quoted"}}}  # a rejected row may quote the key it pointed at
    assert other.model_dump(exclude=without) == first.model_dump(exclude=without)


@patient
@given(st.integers(0, 9_999))
def test_a_changed_number_never_passes(number: int) -> None:
    row = casualty("shelling", "people", str(number), near="shelled")
    summary = ground(ARTICLE, Draft(sources=[DIRECTOR], claims=[SHELLING], casualties=[row]), MADE_BY)
    assert bool(summary.casualties) == (number in {12, 50})
    abstract = DraftAbstract(
        text=f"The army killed at least {number} people.", quotes=[quote("killing at least 50 people")]
    )
    assert bool(ground(ARTICLE, Draft(abstract=[abstract]), MADE_BY).abstract) == (number == 50)


@patient
@given(st.sampled_from(["Lena", "Mia", "Jan"]), st.sampled_from(["Orsk", "Iru", "Dahl"]))
def test_a_swapped_name_never_passes(first: str, last: str) -> None:
    name = f"{first} {last}"
    speaker = DraftSource(key="x", name=name, mentions=[quote("Dr Lena Orsk")])
    said = claim("c", "killed three nurses", link("x", "Dr Lena Orsk", "said", "Lena Orsk"))
    summary = ground(ARTICLE, Draft(sources=[speaker], claims=[said]), MADE_BY)
    assert bool(summary.claims) == (name == "Lena Orsk")
    abstract = DraftAbstract(
        text=f"{name} spoke of the fighters, who allegedly fired.", quotes=[quote("Dr Lena Orsk", "clinic")]
    )
    assert bool(ground(ARTICLE, Draft(abstract=[abstract]), MADE_BY).abstract) == (name == "Lena Orsk")


def test_a_thousand_claims_of_a_long_article_take_seconds() -> None:
    lines = [
        f"Officer Kim Roe said in report {n} that the flood allegedly drove at least {n} families from their homes "
        "by the river on Monday."
        for n in range(1, 2001)
    ]
    article = Article.from_text("\n\n".join(lines), title="Flood", published="2024-05-16")
    assert len(article.text) > 200_000
    said = [
        DraftClaim(
            key=str(n),
            content=[Quote(text=f"drove at least {n} families from their homes", sentence=n)],
            attribution=[
                DraftLink(
                    source="k", mention=Quote(text="Officer Kim Roe", sentence=n), cue=Quote(text="said", sentence=n)
                )
            ],
        )
        for n in range(1, 1001)
    ]
    rows = [
        DraftCasualty(
            claim=str(n),
            kind="displaced",
            victims=Quote(text="families", sentence=n),
            count=Quote(text=str(n), sentence=n),
        )
        for n in range(1, 1001)
    ]
    speaker = DraftSource(key="k", name="Kim Roe", mentions=[Quote(text="Officer Kim Roe", sentence=1)])
    draft = Draft(sources=[speaker], claims=said, casualties=rows)
    assert article.sentences
    began = time.perf_counter()
    summary = ground(article, draft, MADE_BY)
    took = time.perf_counter() - began
    assert (len(summary.claims), len(summary.casualties)) == (1000, 1000)
    assert took < 6, took


def test_a_text_that_never_ends_a_sentence_takes_seconds() -> None:
    article = Article.from_text(
        "Start " + "".join(f"the men of town{n} killed {n} people and then " for n in range(6_000)), title="T"
    )
    numbers = range(990, 1_030)
    said = [
        DraftClaim(key=str(n), content=[Quote(text=f"town{n} killed {n} people", sentence=1)], gist="Men killed.")
        for n in numbers
    ]
    rows = [
        DraftCasualty(
            claim=str(n), kind="killed", victims=Quote(text="people", sentence=1), count=Quote(text=str(n), sentence=1)
        )
        for n in numbers
    ]
    began = time.perf_counter()
    summary = ground(article, Draft(claims=said, casualties=rows), MADE_BY)
    assert time.perf_counter() - began < 10
    assert len(summary.casualties) == len(numbers)
    assert {item.reason for item in summary.rejected} == {"too-long"}
    assert {found.count.low for found in summary.casualties if found.count} == set(numbers)
