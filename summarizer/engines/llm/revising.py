"""A draft's faulty items, said once more: one call, with what is wrong with each and the sentences concerned.

Not responsible for: finding faults (grounding, the witness), judging what comes back (grounding again).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from summarizer.alignment import folded_words
from summarizer.article import Article
from summarizer.draft import Draft, Quote, Said
from summarizer.engines import Drafted
from summarizer.engines.llm.conversion import is_stand_in, quotes_of, to_draft, to_wire
from summarizer.engines.llm.numbering import fenced, numbered
from summarizer.engines.llm.sizes import size_for
from summarizer.engines.llm.windows import longest_sentence, sentence_limit, tokens
from summarizer.engines.llm.wire import KINDS, reply_model
from summarizer.errors import BudgetSpent, EngineError, ModelFailed
from summarizer.fault import Fault
from summarizer.prompts import Prompt
from summarizer.providers import Call, Reply
from summarizer.providers.failures import CutOff, usage_of
from summarizer.vocabulary import Reason

MOST_ITEMS = 40
"""Items of one call; what is beyond them stays as it was."""
AROUND = 1
"""Sentences shown before and after those an item names: the right words are most often there."""
LEAST_REPLY = 600

_LISTS = {kind: name for name, kind in KINDS.items()}
_ENTITIES = ("sources", "forces")
_POINTS_AT = {"claims": {"sources"}, "casualties": {"forces"}, "control": {"forces"}}
_ABOUT_OTHERS = frozenset({"speaker-not-supported", "unlinked"})
"""Faults that another source or force may mend."""

_WHY: Mapping[Reason, str] = {
    "not-in-article": "{words} stands nowhere in the article, word for word",
    "number-not-in-evidence": "the number {words} does not stand in the sentences it rests on",
    "name-not-in-evidence": "the name {words} does not stand in the sentences it rests on",
    "negation-not-in-evidence": "a negation is left out or put in: {words}",
    "hedge-dropped": "the doubt in {words} is left out",
    "speaker-not-supported": "the sentences do not show {words} as the one who says it",
    "unlinked": "{words} is not there, or stands too far from the claim",
    "schema": "not in the agreed form: {words}",
    "too-long": "too long: {words}",
}
LONGEST_SHOWN = 300

Faulty = dict[tuple[str, int], list[Fault]]
"""Faults by list and index of the item."""


def faulty_items(draft: Draft, faults: Iterable[Fault]) -> Faulty:
    """Sort the faults by the item they are of.

    Left out are items that only hang on another faulty one (a casualty of a claim that fell): they stand again with it.
    """
    found: Faulty = defaultdict(list)
    for fault in faults:
        name = _LISTS.get(fault.kind)
        if name is not None and 0 <= fault.index < len(getattr(draft, name)):
            found[name, fault.index].append(fault)
    keys = {getattr(getattr(draft, name)[index], "key", None) for name, index in found}
    return {at: own for at, own in sorted(found.items()) if not all(_hangs_on(fault, keys) for fault in own)}


def _hangs_on(fault: Fault, keys: set[str | None]) -> bool:
    return fault.reason == "unlinked" and fault.quoted is not None and fault.quoted in keys


def revise_call(article: Article, draft: Draft, faulty: Faulty, prompt: Prompt, *, most: int) -> Call:
    """Prepare the call: the items as sent, each with its problems, the sentences they are about, the keys there are."""
    shown = dict(list(faulty.items())[:MOST_ITEMS])
    indexes = sorted({index for name, at in shown for index in _concerned(article, getattr(draft, name)[at])})
    cut = {index: limit for index in indexes if (limit := sentence_limit(article, index)) is not None}
    items = "\n".join(_shown(article, name, getattr(draft, name)[at], own) for (name, at), own in shown.items())
    names = _lists_for(shown)
    most = min(most, LEAST_REPLY + 2 * tokens(items))
    size = size_for(longest_sentence(article, indexes), len(shown), most)
    return Call(
        schema=reply_model(names, size),
        system=prompt.system,
        user=prompt.fill(
            article=fenced(article, numbered(article, indexes, cut), titled=0 in indexes),
            items=items,
            keys=_keys(draft),
        ),
        max_tokens=most,
        prompt_sha256=prompt.sha256,
    )


def _lists_for(faulty: Faulty) -> tuple[str, ...]:
    """Choose the lists to ask for: those with faults, and those of the entities that a corrected item may need."""
    needed = {name for name, _ in faulty}
    for (name, _), own in faulty.items():
        if any(fault.reason in _ABOUT_OTHERS for fault in own):
            needed |= _POINTS_AT.get(name, set())
    return tuple(name for name in KINDS if name in needed)


def _concerned(article: Article, item: Said) -> set[int]:
    last = len(article.sentences) - 1
    found = {min(max(quote.sentence, 0), last) for quote in quotes_of(item)}
    return {near for at in found for near in range(max(0, at - AROUND), min(last, at + AROUND) + 1)}


def _shown(article: Article, name: str, item: Said, faults: Sequence[Fault]) -> str:
    said = None if is_stand_in(item) else json.dumps(_told(to_wire(item)), ensure_ascii=False, separators=(",", ":"))
    problems = dict.fromkeys(_problem(article, item, fault) for fault in faults)
    return f"{name}: {said or 'an item that could not be read'}\n" + "\n".join(f"- {problem}" for problem in problems)


def _told(fields: Mapping[str, Any]) -> dict[str, Any]:
    """An item's fields without those that tell nothing, as the example has them; a chain tells by being empty."""
    told = {name: value for name, value in fields.items() if name == "attribution" or value not in (None, [])}
    return {name: [_told(each) for each in value] if name == "attribution" else value for name, value in told.items()}


def _problem(article: Article, item: Said, fault: Fault) -> str:
    words = (fault.quoted or getattr(item, "text", "") or "") if not is_stand_in(item) else quotes_of(item)[0].text
    shown = json.dumps(words[:LONGEST_SHOWN], ensure_ascii=False) if isinstance(words, str) and words else "it"
    return _WHY[fault.reason].format(words=shown) + _where_not(article, item, fault)


def _where_not(article: Article, item: Said, fault: Fault) -> str:
    """Say which words of a quote are not in which sentences, as far as single words tell."""
    if fault.reason != "not-in-article" or not fault.quoted:
        return ""
    sentences = sorted({quote.sentence for quote in quotes_of(item) if quote.text == fault.quoted})
    inside = [at for at in sentences if 0 <= at < len(article.sentences) and sentence_limit(article, at) is None]
    given = {word for at in inside for word in _words(article.text[slice(*article.sentences[at])])}
    missing = [word for word in _words(fault.quoted[:LONGEST_SHOWN]) if word not in given]
    numbers = ", ".join(f"[{at + 1}]" for at in inside)
    if not inside:
        return ""
    if not missing:
        return f"; its words are in {numbers}, but not in this order or not side by side"
    return f"; not in {numbers}: {', '.join(dict.fromkeys(missing))}"


def _words(text: str) -> list[str]:
    return [word for each in folded_words(text).split() if (word := each.strip(".,;:!?\"'()[]"))]


def _keys(draft: Draft) -> str:
    """List every key with the words it stands for, for references."""
    named = [(each.key, each.name or _first(each.mentions)) for each in draft.sources]
    named += [(each.key, each.name) for each in draft.forces]
    named += [(each.key, _first(each.content)[:60]) for each in draft.claims]
    return "; ".join(f"{key} = {' '.join(words.split())[:60]}" for key, words in named) or "none"


def _first(quotes: Sequence[Quote]) -> str:
    return quotes[0].text if quotes else "?"


def revise(
    article: Article,
    draft: Draft,
    faults: Iterable[Fault],
    prompt: Prompt,
    ask: Callable[[Call], Reply | EngineError],
    *,
    most: int,
) -> Drafted | None:
    """Ask once for the faulty items, in a reply of at most ``most`` tokens; None when nothing is left to ask.

    A reply that is no use costs the second chance only: the draft stays, with a notice. Raises EngineError when no
    further call will work.
    """
    faulty = faulty_items(draft, faults)
    if not faulty:
        return None
    reply = ask(revise_call(article, draft, faulty, prompt, most=most))
    if isinstance(reply, CutOff) and reply.arrived is not None:
        notice = f"not all faulty items were said again: {reply.message}"
        return Drafted(replaced(article, draft, faulty, reply.arrived), usage_of(reply), (notice,))
    if isinstance(reply, ModelFailed | BudgetSpent):
        return Drafted(draft, usage_of(reply), (f"faulty items could not be asked for again: {reply.message}",))
    if isinstance(reply, EngineError):
        raise reply
    return Drafted(replaced(article, draft, faulty, reply.value), reply.usage)


def replaced(article: Article, draft: Draft, faulty: Faulty, reply: BaseModel) -> Draft:
    """Put the reply's items in the place of the faulty ones they are nearest to, by key, then by what they share.

    A faulty item that did not come back stays, to be rejected; a source or force with a new key is added.
    """
    again = to_draft(article, reply, with_broken=False)
    lists: dict[str, Any] = {}
    for name in type(reply).model_fields:
        old = list(getattr(draft, name))
        open_places = [at for each, at in faulty if each == name]
        for item in getattr(again, name):
            at = _place_of(item, old, open_places)
            if at is not None:
                old[at] = _with_key_of(item, old[at])
                open_places.remove(at)
            elif name in _ENTITIES and item.key not in {each.key for each in old}:
                old.append(item)
        lists[name] = old
    return draft.model_copy(update=lists)


def _place_of(item: Said, old: Sequence[Said], open_places: Sequence[int]) -> int | None:
    """Find the open place that a revised item is for: the one with its key; without keys the most alike, the first."""
    key = getattr(item, "key", None)
    if key is not None:
        same = [at for at in open_places if getattr(old[at], "key", None) == key]
        if same:
            return same[0]
        if any(getattr(each, "key", None) == key for each in old) or len(open_places) != 1:
            return None
    said = to_wire(item)
    return max(open_places, key=lambda at: _alike(said, to_wire(old[at])), default=None)


def _alike(first: Mapping[str, Any], second: Mapping[str, Any]) -> int:
    return sum(value == second[name] for name, value in first.items() if value not in (None, []))


def _with_key_of(item: Said, old: Said) -> Said:
    key = getattr(old, "key", None)
    return item if key is None else item.model_copy(update={"key": key})
