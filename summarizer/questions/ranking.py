"""How much of what is asked each of some texts holds: for choosing passages and sentences to offer.

The weight of a term is its inverse document frequency over the texts at hand (Robertson and Sparck Jones), its
repetition counts for nothing. Takes time linear in the texts. Not responsible for: whether a text answers (answer).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from summarizer.terms import terms


def coverage(question: str, texts: Sequence[str]) -> list[float]:
    """For each text, the weighted share of the question's terms that it holds, 0 to 1; all 0 without such terms."""
    asked = terms(question)
    held = [terms(text) & asked for text in texts]
    frequencies = Counter(term for found in held for term in found)
    weights = {
        term: math.log(1 + (len(texts) - count + 0.5) / (count + 0.5))
        for term in asked
        for count in (frequencies[term],)
    }
    whole = sum(weights.values())
    return [sum(weights[term] for term in sorted(found)) / whole if whole else 0.0 for found in held]
