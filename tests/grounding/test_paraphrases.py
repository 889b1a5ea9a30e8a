"""The checks of wording on a table of composed sentences: paraphrases pass, lies fall."""

from __future__ import annotations

import pytest

from summarizer.grounding.composed import check_citing, check_composed, check_quoting
from tests.grounding.paraphrases import HONEST, WORDED


@pytest.mark.parametrize(("evidence", "text"), HONEST, ids=lambda words: words[:40])
def test_an_honest_paraphrase_passes(evidence: str, text: str) -> None:
    assert check_composed(text, [evidence]) is None


@pytest.mark.parametrize(("evidence", "text"), WORDED, ids=lambda words: words[:40])
def test_a_lie_of_wording_falls(evidence: str, text: str) -> None:
    assert check_composed(text, [evidence]) is not None
    assert check_citing(text, [evidence], [evidence]) is not None


BESIDE = "The army left the valley, but rebel units did not, and officials allegedly fled."


def test_only_the_clauses_a_sentence_tells_count() -> None:
    assert check_citing("The army left the valley.", [BESIDE], [BESIDE]) is None
    assert check_quoting("The army left the valley.", [BESIDE], [BESIDE]) is not None
    assert check_citing("Rebel units left.", [BESIDE], [BESIDE]) == ("negation-not-in-evidence", "Rebel units left.")
    assert check_citing("Officials fled.", [BESIDE], [BESIDE]) == ("hedge-dropped", "allegedly")
