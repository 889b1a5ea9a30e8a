"""Fusing two legs: what each says is kept, neither silences the other, order does not depend on chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.library.fusion import Hit, fuse

HITS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(-1, 40), max_size=8).map(
    lambda found: sorted((Hit(*each) for each in found.items()), key=lambda hit: -hit.score)
)


def test_both_legs_scores_are_shown() -> None:
    found = {one.chunk_id: one for one in fuse([Hit("a", 12.0), Hit("b", 6.0)], [Hit("b", 0.9), Hit("c", 0.2)], 9)}
    assert (found["a"].lexical, found["a"].dense) == (12.0, None)
    assert (found["b"].lexical, found["b"].dense) == (6.0, 0.9)
    assert (found["c"].lexical, found["c"].dense) == (None, 0.2)
    assert found["b"].score == pytest.approx(0.75)


def test_a_chunk_that_both_find_beats_one_that_one_leg_finds() -> None:
    assert fuse([Hit("a", 10.0), Hit("b", 9.5)], [Hit("c", 0.61), Hit("b", 0.6), Hit("d", 0.1)], 1)[0].chunk_id == "b"


def test_a_hesitant_dense_leg_does_not_overturn_a_clear_lexical_hit() -> None:
    lexical = [Hit("right", 20.0), Hit("wrong", 3.0)]
    dense = [Hit("wrong", 0.31), Hit("right", 0.30), Hit("other", 0.10)]
    assert fuse(lexical, dense, 3)[0].chunk_id == "right"


@pytest.mark.parametrize("leg", ["lexical", "dense"])
def test_one_leg_alone_keeps_its_order(leg: str) -> None:
    hits = [Hit("c", 3.0), Hit("a", 2.0), Hit("b", 0.5)]
    fused = fuse(hits, [], 9) if leg == "lexical" else fuse([], hits, 9)
    assert [one.chunk_id for one in fused] == ["c", "a", "b"]
    assert fused[0].score == 1.0


def test_equal_scores_are_ordered_by_id_and_k_is_kept() -> None:
    assert [one.chunk_id for one in fuse([Hit("b", 1.0), Hit("a", 1.0), Hit("c", 1.0)], [], 2)] == ["a", "b"]
    assert fuse([Hit("a", 1.0)], [], 0) == []
    assert fuse([], [], 5) == []


@given(HITS, HITS)
def test_scores_are_shares_and_nothing_is_lost_or_doubled(lexical: list[Hit], dense: list[Hit]) -> None:
    fused = fuse(lexical, dense, 100)
    assert {one.chunk_id for one in fused} == {hit.chunk_id for hit in [*lexical, *dense]}
    assert len({one.chunk_id for one in fused}) == len(fused)
    assert all(0 <= one.score <= 1 for one in fused)
    assert [one.score for one in fused] == sorted((one.score for one in fused), reverse=True)
    assert fuse(lexical[::-1], dense[::-1], 100) == fused


def test_windows_make_half_of_the_lexical_leg() -> None:
    hits, dense = [Hit("a", 10.0), Hit("b", 9.0)], [Hit("a", 0.5), Hit("b", 0.5)]
    assert [one.chunk_id for one in fuse(hits, dense, 2)] == ["a", "b"]
    found = fuse(hits, dense, 2, {"a": 1.0, "b": 4.0})
    assert [one.chunk_id for one in found] == ["b", "a"]
    assert found[0].score == pytest.approx((0.9 + 1.0) / 2 * 0.5 + 0.5)
    assert fuse(hits, dense, 2, {}) == fuse(hits, dense, 2)


def test_words_the_library_does_not_know_leave_the_ranking_to_meaning() -> None:
    words, meanings = [Hit("accident:0", 3.0)], [Hit("answer:0", 0.9), Hit("other:0", 0.2), Hit("accident:0", 0.1)]
    assert fuse(words, meanings, 1, coverage=0.25)[0].chunk_id == "answer:0"
    assert fuse(words, meanings, 1, {"accident:0": 2.0})[0].chunk_id == "accident:0"
