"""Draft -> verified + rejected, one step for any engine. The door: ``ground``, ``Examination``, ``ground_answer``.

Everything an engine points at is looked up in the article (alignment); what is found becomes evidence, cut by
offsets; what is computed is computed from the evidence (normalize); what fails is kept as Rejected, with the reason
and the nearest place. Not responsible for: reading articles, choosing what matters, entailment.
"""

from __future__ import annotations

from summarizer.grounding.answers import ground_answer
from summarizer.grounding.summaries import Examination, ground

__all__ = ["Examination", "ground", "ground_answer"]
