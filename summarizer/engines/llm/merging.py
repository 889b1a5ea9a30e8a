"""Several drafts of one article as one: no item twice, every reference re-pointed.

Windows overlap, so an item may be told twice; facets are asked side by side, so a casualty may call its claim by a
key that the claims' own call did not choose. Not responsible for: what is proved of it (grounding, which merges again
by place in the text).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any, TypeVar

from summarizer.alignment import folded_words
from summarizer.draft import (
    Draft,
    DraftAbstract,
    DraftCasualty,
    DraftClaim,
    DraftControl,
    DraftForce,
    DraftSource,
    Quote,
    Said,
)
from summarizer.engines.llm.conversion import quotes_of
from summarizer.engines.llm.sizes import MOST_ABSTRACT

Item = TypeVar("Item", bound=Said)
Keyed = TypeVar("Keyed", DraftSource, DraftForce)

_REFERENCES = {"key", "source", "claim", "force", "perpetrator"}


def merge(drafts: Sequence[Draft]) -> Draft:
    """Merge the drafts of an article's windows, in their order; the keys of all but the first get a prefix."""
    drafts = [draft if n == 1 else _prefixed(draft, f"w{n}.") for n, draft in enumerate(drafts, start=1)]
    if len(drafts) == 1:
        return drafts[0]
    sources, renamed = _merge_keyed(each for draft in drafts for each in draft.sources)
    forces, renamed_forces = _merge_keyed(each for draft in drafts for each in draft.forces)
    renamed |= renamed_forces
    claims, renamed_claims = _merge_claims([_renamed(each, renamed) for each in draft.claims] for draft in drafts)
    renamed |= renamed_claims
    return Draft(
        sources=sources,
        claims=claims,
        casualties=_once((_renamed(each, renamed) for draft in drafts for each in draft.casualties), _casualty),
        forces=forces,
        control=_once((_renamed(each, renamed) for draft in drafts for each in draft.control), _control),
        events=_once((each for draft in drafts for each in draft.events), lambda event: _place(event.text)),
        abstract=_merge_abstracts([draft.abstract for draft in drafts]),
    )


def _prefixed(draft: Draft, prefix: str) -> Draft:
    lists = {name: [_mapped(each, lambda key: prefix + key) for each in getattr(draft, name)] for name in _lists()}
    return Draft(**lists)


def _lists() -> Iterable[str]:
    return Draft.model_fields


def _renamed(item: Item, names: Mapping[str, str]) -> Item:
    return _mapped(item, lambda key: names.get(key, key)) if names else item


def _mapped(item: Item, rename: Callable[[str], str]) -> Item:
    """Copy an item with its key and its references renamed, those of its links too."""
    changed: dict[str, Any] = {}
    for name in type(item).model_fields:
        value = getattr(item, name)
        if name in _REFERENCES and isinstance(value, str):
            changed[name] = rename(value)
        elif name == "attribution":
            changed[name] = [_mapped(link, rename) for link in value]
    return item.model_copy(update=changed) if changed else item


def _place(quote: Quote | None) -> tuple[str, int] | None:
    return None if quote is None else (folded_words(quote.text), quote.sentence)


def _names(item: DraftSource | DraftForce) -> list[Any]:
    """What makes two entities one: a full name, wherever it stands; without a name, the same words at the same place.

    A force always has a name; "soldiers" of two windows are one only where they stand in the same sentence.
    """
    if item.name:
        return [folded_words(item.name).casefold()]
    return [_place(quote) for quote in item.mentions]


def _merge_keyed(items: Iterable[Keyed]) -> tuple[list[Keyed], dict[str, str]]:
    """Merge sources, or forces; the second value says which key another has become."""
    kept: list[Keyed] = []
    known: dict[Any, int] = {}
    renamed: dict[str, str] = {}
    for item in items:
        names = _names(item)
        at = next((known[name] for name in names if name in known), len(kept))
        if at == len(kept):
            kept.append(item)
        else:
            kept[at] = _joined(kept[at], item)
            renamed[item.key] = kept[at].key
        known |= {name: at for name in names if name not in known}
    return kept, renamed


def _joined(first: Keyed, second: Keyed) -> Keyed:
    """Give the first with what only the second knows, and the mentions and aliases of both."""
    filled: dict[str, Any] = {}
    for name in type(first).model_fields:
        mine: Any = getattr(first, name)
        other: Any = getattr(second, name)
        if name == "mentions":
            filled[name] = list({_place(quote): quote for quote in [*mine, *other]}.values())
        elif name == "aliases":
            filled[name] = list(dict.fromkeys([*mine, *other]))
        elif mine is None:
            filled[name] = other
    return first.model_copy(update=filled)


def _merge_claims(windows: Iterable[Sequence[DraftClaim]]) -> tuple[list[DraftClaim], dict[str, str]]:
    """Merge claims of different windows with the same content where one's chain is the beginning of the other's.

    The longer chain is kept: a window may begin after the words that say who cites whom.
    """
    kept: list[DraftClaim] = []
    renamed: dict[str, str] = {}
    at: dict[Any, list[int]] = {}
    for claims in windows:
        before = {content: list(places) for content, places in at.items()}
        for claim in claims:
            content = tuple(_place(quote) for quote in claim.content)
            same = next((n for n in before.get(content, ()) if _one_chain(kept[n], claim)), None)
            if same is None:
                at.setdefault(content, []).append(len(kept))
                kept.append(claim)
                continue
            renamed[claim.key] = kept[same].key
            if len(claim.attribution) > len(kept[same].attribution):
                kept[same] = claim.model_copy(update={"key": kept[same].key})
    return kept, renamed


def _one_chain(first: DraftClaim, second: DraftClaim) -> bool:
    pairs = zip(first.attribution, second.attribution, strict=False)
    return all(_place(one.mention) == _place(other.mention) for one, other in pairs)


def _casualty(item: DraftCasualty) -> tuple[Any, ...]:
    return item.claim, item.kind, _place(item.victims), _place(item.count)


def _control(item: DraftControl) -> tuple[Any, ...]:
    return item.claim, item.relation, _place(item.actor), _place(item.place)


def _once(items: Iterable[Item], identity: Callable[[Item], object]) -> list[Item]:
    kept: dict[object, Item] = {}
    for item in items:
        kept.setdefault(identity(item), item)
    return list(kept.values())


def _merge_abstracts(abstracts: Sequence[Sequence[DraftAbstract]]) -> list[DraftAbstract]:
    """Give every window's first sentence, then the second ones, as many as a summary may have, as they stand."""
    turns = chain.from_iterable(zip_longest(*abstracts))
    chosen = _once((each for each in turns if each is not None), lambda each: folded_words(each.text))[:MOST_ABSTRACT]
    return [each for each in chain.from_iterable(abstracts) if any(each is one for one in chosen)]


def join_facets(drafts: Sequence[Draft]) -> Draft:
    """Put the facets of one window together; references to keys that another call did not choose are re-pointed."""
    lists: dict[str, Any] = {name: [each for draft in drafts for each in getattr(draft, name)] for name in _lists()}
    draft = Draft(**lists)
    claims = {claim.key for claim in draft.claims}
    forces = {force.key for force in draft.forces}
    casualties = [each if each.claim in claims else _claimed(each, draft.claims) for each in draft.casualties]
    control = [each if each.claim in claims else _claimed(each, draft.claims) for each in draft.control]
    control = [each if each.force in forces else _forced(each, draft.forces) for each in control]
    return draft.model_copy(update={"casualties": casualties, "control": control})


Dependent = TypeVar("Dependent", DraftCasualty, DraftControl)


def _claimed(item: Dependent, claims: Sequence[DraftClaim]) -> Dependent:
    """Point to the claim whose content tells most of the item's words, in one of its sentences; else leave it."""
    words = quotes_of(item)

    def told(claim: DraftClaim) -> int:
        content = [(folded_words(quote.text), quote.sentence) for quote in claim.content]
        return sum(any(folded_words(w.text) in text and w.sentence == at for text, at in content) for w in words)

    best = max(claims, key=told, default=None)
    return item.model_copy(update={"claim": best.key}) if best is not None and told(best) else item


def _forced(item: DraftControl, forces: Sequence[DraftForce]) -> DraftControl:
    """Point to the force that is called by the actor's very words, else to none."""
    actor = folded_words(item.actor.text).casefold()
    called = (
        force.key
        for force in forces
        if actor in {folded_words(words).casefold() for words in (force.name, *(m.text for m in force.mentions))}
    )
    return item.model_copy(update={"force": next(called, None)})
