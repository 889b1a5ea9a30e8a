"""Quoted words -> computed fields, one function each, the same for every engine."""

from __future__ import annotations

from summarizer.normalize.counts import FoundCount, Numbers, find_counts, read_count
from summarizer.normalize.cue_words import CUE_FORMS, CUE_LEMMAS, NOUN_CUES, NOUN_FORMS, inflections
from summarizer.normalize.cues import read_cue_class
from summarizer.normalize.factuality import read_factuality, read_polarity
from summarizer.normalize.hedges import FoundHedge, HedgeKind, find_hedges
from summarizer.normalize.modes import quoted_spans, read_mode
from summarizer.normalize.negation import find_negations, has_negation
from summarizer.normalize.places import read_precision
from summarizer.normalize.times import FoundTime, Reading, find_times, read_time
from summarizer.normalize.victims import read_victim_status

__all__ = [
    "CUE_FORMS",
    "CUE_LEMMAS",
    "NOUN_CUES",
    "NOUN_FORMS",
    "FoundCount",
    "FoundHedge",
    "FoundTime",
    "HedgeKind",
    "Numbers",
    "Reading",
    "find_counts",
    "find_hedges",
    "find_negations",
    "find_times",
    "has_negation",
    "inflections",
    "quoted_spans",
    "read_count",
    "read_cue_class",
    "read_factuality",
    "read_mode",
    "read_polarity",
    "read_precision",
    "read_time",
    "read_victim_status",
]
