from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.draft import Draft, Quote
from summarizer.engines.llm.conversion import quotes_of, stand_ins, to_draft, to_wire
from summarizer.engines.llm.wire import KINDS, lists_of
from tests.engines.llm.modelling import ARTICLE, claim, grounded, honest, link, read, source, whole


def first_quote(reply: dict[str, Any], article: Article = ARTICLE) -> Quote:
    return to_draft(article, read(reply)).claims[0].content[0]


def test_an_honest_reply_grounds_whole() -> None:
    reply = read(honest())
    draft = to_draft(ARTICLE, reply)
    summary = grounded(ARTICLE, draft)
    assert summary.rejected == []
    made = (summary.sources, summary.claims, summary.casualties, summary.control, summary.timeline, summary.abstract)
    assert [len(each) for each in made] == [1, 2, 1, 1, 1, 1]
    assert {name: [to_wire(item) for item in getattr(draft, name)] for name in KINDS} == lists_of(reply)


@pytest.mark.parametrize(
    ("sentences", "words", "expected"),
    [
        ([3], "The army denied", 2),
        ([2, 3], "The army denied", 2),
        ([3, 2], "government troops", 1),
        ([4, 2, 3], "farmers were killed", 1),
        ([2, 3], "words that stand nowhere", 1),
        ([2, 4], '"We hit a camp,"', 3),
        ([2, 99], "Colonel Ivo Lasz", 1),
        ([99], "x", 4),
        ([-5, 0], "x", 0),
        ([10**30], "x", 4),
        ([], "The army denied", 0),
    ],
)
def test_a_quote_gets_the_listed_sentence_it_stands_in_else_the_first(
    sentences: list[int], words: str, expected: int
) -> None:
    assert first_quote(whole(claims=[claim("c1", sentences, words)])) == Quote(text=words, sentence=expected)


def test_word_for_word_goes_before_like_letters() -> None:
    article = Article.from_text('He said “we won”. Later he said "we won" again.')
    assert first_quote(whole(claims=[claim("c1", [1, 2], 'said "we won"')]), article).sentence == 1


def test_a_number_is_not_found_inside_another() -> None:
    article = Article.from_text("Some 500 fled. Only 50 came back.")
    assert first_quote(whole(claims=[claim("c1", [1, 2], "50")]), article).sentence == 1


def test_links_share_the_claim_s_sentences_and_empty_strings_are_none() -> None:
    bare = link("s1", "union leader Tomas Brekk", "")
    reply = read(whole(claims=[claim("c1", [1, 2], "nine farmers", bare, gist="")]))
    [made] = to_draft(ARTICLE, reply).claims
    assert (made.attribution[0].mention.sentence, made.attribution[0].cue, made.gist) == (1, None, None)


@pytest.mark.parametrize("name", KINDS)
def test_an_item_that_cannot_be_read_ends_as_rejected(name: str) -> None:
    broken = {"key": "k1", "mood": "angry"}
    sound = whole(claims=[claim("c2", [2], "At least nine farmers were killed")])
    draft = to_draft(ARTICLE, read({**sound, name: [*sound[name], broken]}))
    [fault] = stand_ins(draft)
    assert (fault.kind, fault.reason) == (KINDS[name], "schema")
    assert fault.index == (1 if name == "claims" else 0)
    summary = grounded(ARTICLE, draft)
    assert {each.kind for each in summary.rejected} == {KINDS[name]}
    assert any("angry" in each.text or "angry" in (each.quoted or "") for each in summary.rejected)
    assert len(summary.claims) == 1


def test_an_unreadable_source_takes_its_claims_along() -> None:
    broken = source("s1", [2], "union leader Tomas Brekk", named="famous")
    said = claim("c1", [2], "At least nine farmers were killed", link("s1", "union leader Tomas Brekk"))
    summary = grounded(ARTICLE, to_draft(ARTICLE, read(whole(sources=[broken], claims=[said]))))
    assert (summary.sources, summary.claims) == ([], [])


def test_nothing_a_model_says_raises() -> None:
    wild = json.loads('{"a": "\\u0000\\ud800", "n": -1}')
    reply = read(whole(claims=[claim("c1", [wild["n"], 0, 7, 7], wild["a"].replace("\ud800", "?"), gist="x" * 300)]))
    draft = to_draft(ARTICLE, reply)
    assert len(quotes_of(draft.claims[0])) == 1
    assert grounded(ARTICLE, draft).claims == []


def test_a_draft_without_items_is_one() -> None:
    assert to_draft(ARTICLE, read(whole())) == Draft()
