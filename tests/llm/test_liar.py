"""The liar: its true items are in the article, its lies are not true, a third of all are lies, by the seed."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from summarizer import Article
from tests.llm.honest import FACETS, Item
from tests.llm.liar import Liar
from tests.llm.newsgrammar import Story, stories

EXAMPLE = (
    "[1] At least 14 millers were reportedly shot dead by the Blue Marsh Front near Tarvona, mayor Ilse Brandt said.\n"
)


def prompt_of(story: Story) -> str:
    """A prompt as an engine might write it: an example, then the article's numbered sentences."""
    article = Article.from_text(story.text, title=story.title)
    lines = [f"[{n}] {article.text[span.start : span.end]}" for n, span in enumerate(article.sentences, 1)]
    return EXAMPLE + "\nThe article:\n" + "\n".join(lines)


@pytest.fixture(scope="module")
def told() -> list[Story]:
    return stories(11, 120)


@pytest.fixture(scope="module")
def sent(told: list[Story]) -> dict[int, list[Item]]:
    liar = Liar(told, 3)
    for story in told:
        liar.summary(prompt_of(story))
    return {seed: [item for items in facets.values() for item in items] for seed, facets in liar.truth.items()}


def _quotes(item: Item) -> list[str]:
    wire = item.wire
    words = [*wire.get("content", []), *wire.get("mentions", []), *wire.get("quotes", [])]
    words += [link["mention"] for link in wire.get("attribution", [])]
    names = ("victims", "count", "perpetrator_text", "place", "actor") if item.facet != "events" else ("text", "place")
    return [word for word in [*words, *(wire.get(name) for name in names)] if word]


def test_true_items_quote_their_sentences(told: list[Story], sent: dict[int, list[Item]]) -> None:
    for story in told:
        article = Article.from_text(story.text, title=story.title)
        for item in (one for one in sent[story.seed] if not one.false and one.facet != "gist"):
            shown = [article.text[slice(*article.sentences[n - 1])] for n in item.wire["sentences"]]
            for words in _quotes(item):
                assert any(words in sentence for sentence in shown), (words, item)


def test_a_third_of_the_items_are_lies_of_every_kind(sent: dict[int, list[Item]]) -> None:
    items = [item for items in sent.values() for item in items]
    assert 0.27 <= sum(item.false for item in items) / len(items) <= 0.39
    kinds = Counter(item.label for item in items)
    assert set(kinds) == {
        "verbatim", "paraphrased", "number", "name", "roles", "speaker", "moved", "negation", "hedge", "stitched",
        "invented", "example",
    }  # fmt: skip
    assert min(kinds.values()) >= 15


def test_a_claims_lexical_lie_quotes_what_is_not_there(told: list[Story], sent: dict[int, list[Item]]) -> None:
    for story in told:
        for item in sent[story.seed]:
            if item.facet == "claims" and item.label in {"number", "name", "invented", "stitched", "example"}:
                assert not any(words in story.text for words in item.wire["content"]), item


def test_the_same_seed_tells_the_same_lies(told: list[Story]) -> None:
    first, second, other = Liar(told, 3), Liar(told, 3), Liar(told, 4)
    replies = [[json.dumps(liar.summary(prompt_of(story))) for story in told[:10]] for liar in (first, second, other)]
    assert replies[0] == replies[1] != replies[2]


def test_only_the_lists_asked_for_come(told: list[Story]) -> None:
    assert set(Liar(told).summary(prompt_of(told[0]), ["claims", "sources"])) == {"claims", "sources"}


def test_no_lie_is_told_when_none_is_wanted(told: list[Story]) -> None:
    liar = Liar(told, 3, share=0.0)
    for story in told:
        liar.summary(prompt_of(story))
    assert not any(item.false for facets in liar.truth.values() for items in facets.values() for item in items)


def test_what_is_asked_for_again_is_what_was_sent(told: list[Story]) -> None:
    liar = Liar(told, 3, share=0.0)
    first = liar.summary(prompt_of(told[0]))
    shown = first["claims"][1]
    again = liar.summary(f"{prompt_of(told[0])}\n\nclaims: {json.dumps(shown)}\n- stands nowhere", ["claims"])
    assert again == {"claims": [shown]}


def test_answers_cite_the_passage_their_words_stand_in(told: list[Story]) -> None:
    liar = Liar(told, 3)
    for story in told[:30]:
        halves = story.text.split("\n\n")
        passages = [f"[{n}] Some Outlet, 2031-03-07: {part}" for n, part in enumerate(halves, 1)]
        reply = liar.answer("\n".join(passages) + f"\n\nQuestion: What happened in {story.cast.places[0]}?")
        assert reply["status"] == "answered"
        for sentence, item in zip(reply["sentences"], liar.truth[story.seed]["answer"], strict=True):
            for quote in sentence["quotes"]:
                assert quote["words"] in halves[quote["passage"] - 1], item


def test_an_unknown_article_gets_a_short_honest_reply(told: list[Story]) -> None:
    reply = Liar(told).summary("[1] Nothing of this is known.\n[2] Nor is this.")
    assert set(reply) == set(FACETS)
    assert reply["claims"][0]["content"] == ["Nothing of this is known."]
