"""A model that lies in a third of what it says: reads the sentences out of a prompt and composes a reply to it.

It knows the stories it may be asked about (newsgrammar) and finds each by the sentences printed in the prompt; it sees
nothing that a model would not see, and numbers, speakers and names of its lies come from the same article. The words of
the prompt's own example are lies too. Not responsible for: HTTP (server), the wire schema's closing (shapes).
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from threading import Lock
from typing import Any

from tests.llm import honest, lies, wording
from tests.llm.casting import Actor, Voice
from tests.llm.honest import FACETS, Item, View, Wire
from tests.llm.newsgrammar import Statement, Story

SHARE = 1 / 3
MOST_ABSTRACT = 5
MOST_ANSWER = 3
MOST_SHOWN = 100
RARE = {"hedge": 4, "roles": 2, "moved": 2}
"""Kinds that few statements allow are told more often where they can be."""
EXAMPLES = 0.15
"""Share of an answer's lies that are words of the prompt's example."""
STUBBORN = 0.6
"""Share of the lies that are told again word for word when they are asked for again."""
NUMBERED = re.compile(r"^\[(\d{1,6})\] (.+)$", re.MULTILINE)
KEY_LENGTH = 24
"""Characters that find a sentence inside a passage."""


@dataclass(frozen=True)
class Sent:
    """Items of one reply, by the seed of the story they are about."""

    story: int
    items: tuple[Item, ...]


class Liar:
    """Composes replies; ``truth`` keeps what was sent, by story and facet. The same seed tells the same lies."""

    def __init__(self, stories: Sequence[Story], seed: int = 1, share: float = SHARE) -> None:
        self.seed, self.share = seed, share
        self.stories = list(stories)
        self.truth: dict[int, dict[str, list[Item]]] = defaultdict(dict)
        self.asked: Counter[int] = Counter()
        self._lock = Lock()
        self._homes: dict[str, list[tuple[Story, str]]] = defaultdict(list)
        for story in stories:
            for sentence in story.sentences:
                self._homes[_folded(sentence)[:KEY_LENGTH]].append((story, sentence))

    def summary(self, prompt: str, facets: Iterable[str] = FACETS) -> Wire:
        """A reply to a prompt that shows an article: the wanted lists, lies among them."""
        lines = [(int(n), words) for n, words in NUMBERED.findall(prompt)]
        view, unknown = self._view(lines)
        if view is None:
            return _plain(lines, facets)
        rng = Random(f"{self.seed}:{view.story.seed}:{sorted(view.numbers.values())}")
        shown = _objects(prompt[[match.end() for match in NUMBERED.finditer(prompt)][-1] :])
        with self._lock:
            self.asked[view.story.seed] += 1
            sent = self.truth[view.story.seed]
            if shown and sent:
                return {name: _again(sent.get(name, []), shown, rng) for name in facets}
            items = _Composition(view, rng, self.share, unknown).items()
            for name in {*facets, *(["gist"] if "claims" in facets else [])}:
                known = [item.wire for item in sent.get(name, [])]
                fresh = [item for item in items if item.facet == name and item.wire not in known]
                sent[name] = [*sent.get(name, []), *fresh]
        return {name: [item.wire for item in items if item.facet == name] for name in facets}

    def answer(self, prompt: str) -> Wire:
        """A reply to a prompt that shows passages and ends in a question."""
        passages = [(int(n), words) for n, words in NUMBERED.findall(prompt)]
        view = self.seen(passages)
        if view is None or not view.statements:
            return {"status": "not-in-articles", "sentences": []}
        question = prompt[-400:]
        rng = Random(f"{self.seed}:{view.story.seed}:{question}")
        asked = [one for one in view.statements if _is_asked(one, question)] or view.statements
        shown = _folded(view.story.text)
        bodies = [words.split(": ", 1)[-1] for _, words in passages]
        example = [words for words in bodies if _folded(words)[:KEY_LENGTH] not in shown]
        items = [self._answered(view, one, rng, example) for one in rng.sample(asked, min(MOST_ANSWER, len(asked)))]
        with self._lock:
            self.truth[view.story.seed].setdefault("answer", []).extend(items)
        return {"status": "answered", "sentences": [item.wire for item in items]}

    def _answered(self, view: View, one: Statement, rng: Random, example: Sequence[str]) -> Item:
        told = _composed(view, one, rng, self.share)
        if told.lie and example and rng.random() < EXAMPLES:
            told = wording.Composed(rng.choice(example), (one,), "example")
        quotes = []
        for cited in told.cites:
            quotes.append({"passage": view.numbers[cited.sentence], "words": cited.sentence})
            if cited.earlier:
                quotes.append({"passage": view.numbers[cited.earlier], "words": wording.called(cited)})
        return Item("answer", {"text": told.text, "quotes": quotes}, told.lie or told.style)

    def _view(self, lines: Sequence[tuple[int, str]]) -> tuple[View | None, list[str]]:
        """The story that most of the numbered lines are of, and the lines that are of none: the example's."""
        homes: Counter[int] = Counter()
        stories = {}
        for _, words in lines:
            for story, sentence in self._found(words):
                homes[story.seed] += _folded(sentence) == _folded(words)
                stories[story.seed] = story
        if not homes or not homes.most_common(1)[0][1]:
            return None, []
        story = stories[homes.most_common(1)[0][0]]
        known = {_folded(sentence): sentence for sentence in story.sentences}
        numbers = {known[_folded(words)]: n for n, words in lines if _folded(words) in known}
        shown = _folded(f"{story.title} {story.text}")
        unknown = [words for _, words in lines if _folded(words) not in shown and len(words) > KEY_LENGTH]
        return View(story, numbers), unknown

    def seen(self, passages: Sequence[tuple[int, str]]) -> View | None:
        """The story whose sentences stand in these passages, each under the number of its first passage."""
        found: dict[int, dict[str, int]] = defaultdict(dict)
        stories = {}
        for number, text in passages:
            folded = _folded(text)
            for match in re.finditer(r"\S+", folded):
                for story, sentence in self._homes.get(folded[match.start() : match.start() + KEY_LENGTH], ()):
                    if folded.startswith(_folded(sentence), match.start()):
                        found[story.seed].setdefault(sentence, number)
                        stories[story.seed] = story
        if not found:
            return None
        seed = max(found, key=lambda one: len(found[one]))
        return View(stories[seed], found[seed])

    def _found(self, words: str) -> list[tuple[Story, str]]:
        return self._homes.get(_folded(words)[:KEY_LENGTH], [])


class _Composition:
    """All items of one reply."""

    def __init__(self, view: View, rng: Random, share: float, example: Sequence[str]) -> None:
        self.view, self.rng, self.share, self.example = view, rng, share, example

    def items(self) -> list[Item]:
        """The items of every facet; a gist is also an item of its own, for the scorer."""
        view, rng = self.view, self.rng
        found: list[Item] = [*self._sources(), *self._forces()]
        for one in view.statements:
            found += self._claims(f"c{view.story.statements.index(one)}", one)
            found += self._instead(honest.event(view, one), lies.event_lies(view, one, rng))
        found += [honest.abstract(view, told, rng) for told in self._abstract()]
        return found

    def _sources(self) -> list[Item]:
        spoken: dict[Voice, list[Statement]] = defaultdict(list)
        for one in self.view.statements:
            if one.voice is not None:
                spoken[one.voice].append(one)
        true = [honest.source(self.view, voice, said) for voice, said in spoken.items()]
        return [*true, *self._added(lies.source_lies(self.view, self.rng, self.example), self.share * 1.8)]

    def _forces(self) -> list[Item]:
        acting: dict[Actor, list[Statement]] = defaultdict(list)
        for one in self.view.statements:
            if one.told.agent is not None:
                acting[one.told.agent].append(one)
        true = [honest.force(self.view, actor, said) for actor, said in acting.items()]
        return [*true, *self._added(lies.force_lies(self.view, self.rng, self.example), self.share * 1.8)]

    def _claims(self, key: str, one: Statement) -> list[Item]:
        view, rng = self.view, self.rng
        true = honest.claim(view, key, one)
        rows = self._instead(honest.casualties(view, key, one), lies.casualty_lies(view, key, one, rng, self.example))
        rows += self._instead(honest.control(view, key, one), lies.control_lies(view, key, one, rng))
        false = self._added(lies.claim_lies(view, f"{key}x", one, rng, self.example), self.share * 1.4)
        if false and not rows and rng.random() < 0.5:
            return false
        return [true, *self._gist(true, one), *false, *rows]

    def _gist(self, claim: Item, one: Statement) -> list[Item]:
        if one.stance in {"denied", "reports"} or self.rng.random() < 0.5:
            return []
        told = wording.gist(one, self.rng)
        if self.rng.random() < self.share:
            offered = [*wording.lies(one, self.view.story, self.rng, with_speaker=False), *self._examples(one)]
            told = _picked(offered, self.rng) or told
        claim.wire["gist"] = told.text
        return [Item("gist", {"text": told.text, "content": one.content}, told.lie or told.style)]

    def _abstract(self) -> list[wording.Composed]:
        view, rng = self.view, self.rng
        statements = view.statements
        chosen = sorted(rng.sample(range(len(statements)), min(MOST_ABSTRACT, len(statements))))
        told = [_composed(view, statements[at], rng, self.share) for at in chosen]
        if rng.random() < self.share:
            first, second = statements[chosen[0]], statements[chosen[-1]]
            words = wording.stitched(first, second) + "."
            if first.sentence != second.sentence:
                told[-1] = wording.Composed(words, (first, second), "stitched")
        elif self.example and rng.random() < self.share:
            told[-1] = self._examples(statements[chosen[-1]])[0][1]
        return told

    def _examples(self, one: Statement) -> list[tuple[str, wording.Composed]]:
        words = [self.rng.choice(self.example)] if self.example else []
        return [("example", wording.Composed(text, (one,), "example")) for text in words]

    def _added(self, false: Iterable[tuple[str, Item]], chance: float) -> list[Item]:
        """One lie, or none."""
        picked = _picked(false, self.rng) if self.rng.random() < chance else None
        return [] if picked is None else [picked]

    def _instead(self, true: list[Item], false: Iterable[tuple[str, Item]]) -> list[Item]:
        """The true items, or a lie in their place; where nothing is true, a lie or nothing."""
        return self._added(false, self.share) or true


def _picked(kinds: Iterable[tuple[str, Any]], rng: Random) -> Any:
    """One of what was offered: by its kind, whatever its number of variants."""
    by_kind = defaultdict(list)
    for kind, made in kinds:
        by_kind[kind].append(made)
    if not by_kind:
        return None
    names = sorted(by_kind)
    kind = rng.choices(names, [RARE.get(name, 1) for name in names])[0]
    return rng.choice(by_kind[kind])


def _composed(view: View, one: Statement, rng: Random, share: float) -> wording.Composed:
    """Tell a statement: falsely, word for word, or in other words."""
    if rng.random() < share:
        shown = [(kind, told) for kind, told in wording.lies(one, view.story, rng)
                 if all(cited.sentence in view.numbers and (cited.earlier is None or cited.earlier in view.numbers)
                        for cited in told.cites)]  # fmt: skip
        false = _picked(shown, rng)
        if isinstance(false, wording.Composed):
            return false
    return wording.honest(one, rng, "verbatim" if rng.random() < 0.35 else "paraphrased")


def _is_asked(one: Statement, question: str) -> bool:
    return one.told.place in question or bool(one.voice and one.voice.surname in question)


def _objects(text: str) -> list[Wire]:
    """The JSON objects that a text shows: items that are to be said again."""
    found: list[Wire] = []
    decoder, at = json.JSONDecoder(), text.find("{")
    while at >= 0 and len(found) < MOST_SHOWN:
        try:
            value, end = decoder.raw_decode(text, at)
        except ValueError:
            value, end = None, at + 1
        if isinstance(value, dict):
            found.append(value)
        at = text.find("{", end)
    return found


def _again(sent: Sequence[Item], shown: Sequence[Wire], rng: Random) -> list[Wire]:
    """Say again what is asked for again: what was true as it was, a lie as it was or not at all."""
    wanted = [item for item in sent if any(_is_same(item.wire, one) for one in shown)]
    return [item.wire for item in wanted if not item.false or rng.random() < STUBBORN]


def _is_same(wire: Wire, shown: Wire) -> bool:
    if "key" in wire or "key" in shown:
        return wire.get("key") == shown.get("key")
    return all(wire.get(name) == value for name, value in shown.items() if isinstance(value, str))


def _folded(words: str) -> str:
    return " ".join(words.split())


def _plain(lines: Sequence[tuple[int, str]], facets: Iterable[str]) -> Wire:
    """A short honest reply about an article that is in no known story: its first sentences, word for word."""
    start = max((at for at, (n, _) in enumerate(lines) if n == 1), default=0)
    own = lines[start:][:2]
    claims = [
        {"key": f"c{n}", "content": [words], "attribution": [], "hedges": [], "gist": None, "sentences": [n]}
        for n, words in own
    ]
    abstract = [{"text": words, "quotes": [words], "sentences": [n]} for n, words in own]
    return {name: {"claims": claims, "abstract": abstract}.get(name, []) for name in facets}
