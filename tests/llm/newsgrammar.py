"""Writes news articles together with what is true in them, from a seed: no parser is needed to know the truth.

``story(seed)`` draws a cast, words propositions (propositions) in sentence patterns (patterns), and keeps for each
statement its speaker, cue, content and meaning. Not responsible for: what a model would say of it (honest, lies).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from tests.llm import patterns
from tests.llm.casting import DAYS, Actor, Cast, Number, Voice, cast, number
from tests.llm.patterns import Pattern, Stance
from tests.llm.propositions import ACTORLESS, HEDGES, REALISATIONS, Proposition, has_day_room, render

STATIVE = ("captured", "withdrew", "attacked", "blocked")
GROUPS = tuple(REALISATIONS)


@dataclass(frozen=True)
class Statement:
    """One true thing: who says what in which sentence. ``content`` stands verbatim in ``sentence``.

    ``earlier`` is the sentence that names the speaker where ``mention`` is a pronoun. ``pattern`` is its template.
    """

    sentence: str
    content: str
    told: Proposition
    pattern: str
    stance: Stance = "said"
    voice: Voice | None = None
    mention: str | None = None
    cue: str | None = None
    earlier: str | None = None


@dataclass
class Story:
    """An article and its truth. ``introductions``: for each voice the words and sentence of its first mention."""

    seed: int
    title: str
    text: str
    outlet: str
    cast: Cast
    statements: list[Statement] = field(default_factory=list)
    introductions: dict[Voice, tuple[str, str]] = field(default_factory=dict)

    @property
    def sentences(self) -> list[str]:
        """The sentences that hold statements, each once, in order."""
        return list(dict.fromkeys(statement.sentence for statement in self.statements))


def story(seed: int, length: int = 1) -> Story:
    """Write one story of six to eleven sentences, or ``length`` times as many paragraphs (at most 5 times)."""
    return _Writer(Random(seed * 7919 + 13)).write(seed, length)


def stories(seed: int, count: int, length: int = 1) -> list[Story]:
    """Write ``count`` stories; the same seed writes the same ones."""
    return [story_at(seed, position, length) for position in range(count)]


def story_at(seed: int, position: int, length: int = 1) -> Story:
    """The story at a position of ``stories(seed, ...)``."""
    return story(seed * 1_000_003 + position, length)


def capital(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


class _Writer:
    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.cast = cast(rng)
        self.statements: list[Statement] = []
        self.introductions: dict[Voice, tuple[str, str]] = {}
        self.values: set[int] = set()
        self.told: set[tuple[str, str]] = set()

    def write(self, seed: int, length: int) -> Story:
        """Write title, an opening in the outlet's voice, and paragraphs."""
        place = self.cast.places[0]
        lede = self._own(patterns.OWN[0])
        paragraphs = [lede, *(" ".join(self._paragraph()) for _ in range(length * self.rng.randint(3, 4)))]
        dateline = f"{place.upper()}, {self.rng.choice(('March 4', 'May 12', 'Oct. 21'))} — "
        opening = dateline if self.rng.random() < 0.3 else ""
        title = self.rng.choice(
            (f"What is known about the violence around {place}", f"Reports of violence around {place}")
        )
        body = opening + "\n\n".join(paragraphs)
        return Story(seed, title, body, self.cast.outlet, self.cast, self.statements, self.introductions)

    def _paragraph(self) -> list[str]:
        speakers = [*self.cast.people, *self.cast.people, *self.cast.groups]
        voice = self.rng.choice(speakers)
        draw = self.rng.random()
        if draw < 0.25:
            other = self.rng.choice([one for one in speakers if one.words != voice.words])
            return [self._double(self.rng.choice(patterns.DOUBLE), voice, other)]
        pattern = self.rng.choice(patterns.INDIRECT if self.rng.random() < 0.7 else patterns.DIRECT)
        sentences = [self._single(pattern, voice)]
        if voice.named == "named" and self.rng.random() < 0.5:
            sentences.append(self._single(self.rng.choice(patterns.PRONOUN), voice, earlier=sentences[0]))
        if self.rng.random() < 0.25:
            sentences.append(self._own(self.rng.choice(patterns.OWN)))
        return sentences

    def _own(self, pattern: Pattern) -> str:
        told, content = self._proposition(pattern)
        sentence = pattern.template.format(C=capital(content), c=content)
        words = capital(content) if "{C}" in pattern.template else content
        self.statements.append(Statement(sentence, words, told, pattern.template))
        return sentence

    def _single(self, pattern: Pattern, voice: Voice, earlier: str | None = None) -> str:
        told, content = self._proposition(pattern)
        words = capital(content) if "{C}" in pattern.template else content
        mention, phrase = self._mention(voice)
        starts = pattern.template.startswith(("{S}", "{p}"))
        if earlier is not None:
            mention = voice.pronoun if starts else voice.pronoun.lower()
        elif starts:
            mention, phrase = capital(mention), capital(phrase)
        slots = {"S": phrase, "s": phrase, "p": mention, "C": words, "c": words}
        sentence = _tidy(pattern.template.format(**slots))
        content = f"it had received reports that {words}" if pattern.stance == "reports" else words
        self._tell(Statement(sentence, content, told, pattern.template, pattern.stance, voice, mention,
                             pattern.cues[0], earlier))  # fmt: skip
        return sentence

    def _double(self, pattern: Pattern, voice: Voice, other: Voice) -> str:
        (told, one), (second, two) = self._proposition(pattern), self._proposition(pattern, second=True)
        content = capital(one) if "{C}" in pattern.template else one
        first, last = self._short(voice), self._short(other)
        first = capital(first) if "{S}" in pattern.template else first
        sentence = pattern.template.format(S=first, s=first, t=last, C=content, c=content, d=two)
        self._tell(Statement(sentence, content, told, pattern.template, pattern.stance, voice, first, pattern.cues[0]))
        self._tell(Statement(sentence, two, second, pattern.template, pattern.second, other, last, pattern.cues[1]))
        return sentence

    def _tell(self, statement: Statement) -> None:
        self.statements.append(statement)
        if statement.voice is not None and statement.earlier is None:
            self.introductions.setdefault(statement.voice, (statement.mention or "", statement.sentence))

    def _mention(self, voice: Voice) -> tuple[str, str]:
        """The words that name a voice here, and the phrase they stand in."""
        if voice in self.introductions:
            short = self._short(voice)
            return short, short
        if voice.duty:
            return voice.words, f"{voice.words}, {voice.duty} the {voice.office},"
        return voice.words, voice.words

    def _short(self, voice: Voice) -> str:
        if voice.name and voice in self.introductions:
            return voice.surname if self.rng.random() < 0.7 else voice.name
        return voice.words

    def _proposition(self, pattern: Pattern, second: bool = False) -> tuple[Proposition, str]:
        rng = self.rng
        while True:
            group = rng.choice(GROUPS)
            place = rng.choice(self.cast.places)
            if (group, place) not in self.told:
                break
        self.told.add((group, place))
        has_patient = group not in STATIVE
        quoted = pattern.direct and not second
        stance = pattern.second if second else pattern.stance
        plain = stance in {"denied", "reports"} or quoted or group == "including"
        hedge = rng.choice(sorted(HEDGES)) if not plain and rng.random() < 0.45 else None
        told = Proposition(
            group=group,
            place=place,
            agent=None if group in ACTORLESS else self._agent(),
            count=self._number() if has_patient else None,
            victims=("people" if group == "including" else rng.choice(self.cast.victims)) if has_patient else None,
            negated=group in STATIVE and hedge is None and stance == "said" and rng.random() < 0.4,
            hedge=hedge,
            wording=rng.randrange(len(REALISATIONS[group])),
        )
        if group == "including" and told.count is not None:
            told = _with_part(told, rng, self.cast)
        if has_day_room(told) and rng.random() < 0.35:
            told = Proposition(**{**told.__dict__, "day": rng.choice(DAYS)})
        # What is said to be reported is no plain fact: its wordings elsewhere must say so.
        content = render(told)
        return (Proposition(**{**told.__dict__, "hedge": "reportedly"}) if stance == "reports" else told), content

    def _agent(self) -> Actor:
        return self.rng.choice(self.cast.actors)

    def _number(self) -> Number:
        while (drawn := number(self.rng)).value in self.values:
            pass
        # Its neighbours are taken too: a number shifted by one is then false in the whole story.
        self.values |= {drawn.value - 1, drawn.value, drawn.value + 1}
        return drawn


def _with_part(told: Proposition, rng: Random, people: Cast) -> Proposition:
    count = Number(rng.randint(30, 400))
    part = (Number(rng.randint(2, 25), spelled=rng.random() < 0.3), rng.choice(people.victims))
    return Proposition(**{**told.__dict__, "count": count, "part": part})


def _tidy(sentence: str) -> str:
    return re.sub(r",([.:,])", r"\1", sentence)
