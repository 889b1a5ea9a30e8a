"""What is said of claims that were found: the chain of who said it, how sure, in what voice, with which hedges.

Each over claims that pair with a golden one (material); a claim that was missed counts in claims recall only.
"""

from __future__ import annotations

from collections.abc import Iterator

from evals.cases import GoldClaim
from evals.scoring.material import Item, Score, SummaryCase
from evals.scoring.words import folded, same_source


def chain_exact(case: SummaryCase) -> Iterator[Score]:
    """The whole chain: as many links, each the same source, in the same order."""
    for gold, got in case.claims:
        fault = chain_fault(case, gold, got)
        yield Score(float(fault is None), 1, gold.key, fault or f"the chain is {chain_text(case, got)}")


def chain_fault(case: SummaryCase, gold: GoldClaim, got: Item) -> str | None:
    """What is wrong with a found claim's chain, or None."""
    wanted = [case.gold_sources[key] for key in gold.chain if key in case.gold_sources]
    links = got["attribution"]
    told = [case.got_sources.get(link["source_id"]) for link in links]
    right = len(links) == len(gold.chain) == len(wanted) and all(
        other is not None and same_source(one, other) for one, other in zip(wanted, told, strict=True)
    )
    if right:
        return None
    expected = " -> ".join(source.name or source.mention or source.key for source in wanted) or "the outlet"
    return f"expected {expected}, got {chain_text(case, got)}"


def chain_text(case: SummaryCase, got: Item) -> str:
    """An engine's chain in words."""
    names = [
        (case.got_sources.get(link["source_id"]) or {}).get("name") or link["mention"]["exact"]
        for link in got["attribution"]
    ]
    return " -> ".join(names) or "the outlet"


def _same_field(case: SummaryCase, name: str) -> Iterator[Score]:
    for gold, got in case.claims:
        wanted, told = getattr(gold, name), got[name]
        yield Score(float(wanted == told), 1, gold.key, f"expected {wanted}, got {told}: {got['text']}")


def factuality(case: SummaryCase) -> Iterator[Score]:
    """How sure: the same of the seven grades."""
    yield from _same_field(case, "factuality")


def polarity(case: SummaryCase) -> Iterator[Score]:
    """Whether it says or denies."""
    yield from _same_field(case, "polarity")


def mode(case: SummaryCase) -> Iterator[Score]:
    """Direct, partial or indirect, of the first link; claims in the outlet's own voice have none."""
    for gold, got in case.claims:
        if gold.chain and got["attribution"]:
            told = got["attribution"][0]["mode"]
            yield Score(float(gold.mode == told), 1, gold.key, f"expected {gold.mode}, got {told}: {got['text']}")


def hedges_kept(case: SummaryCase) -> Iterator[Score]:
    """Each hedge of a golden claim is among the claim's hedges, or holds one of them."""
    for gold, got in case.claims:
        told = [folded(piece["exact"]) for piece in got["hedges"]]
        for hedge in gold.hedges:
            kept = any(folded(hedge) in one or one in folded(hedge) for one in told)
            yield Score(float(kept), 1, f"{gold.key}: {hedge}", f"hedges told: {', '.join(told) or 'none'}")


def source_kind(case: SummaryCase) -> Iterator[Score]:
    """The kind of each source that was found."""
    for gold, got in case.sources:
        yield Score(float(gold.kind == got["kind"]), 1, gold.key, f"expected {gold.kind}, got {got['kind']}")


def force_kind(case: SummaryCase) -> Iterator[Score]:
    """The kind of each force that was found."""
    for gold, got in case.forces:
        yield Score(float(gold.kind == got["kind"]), 1, gold.name, f"expected {gold.kind}, got {got['kind']}")
