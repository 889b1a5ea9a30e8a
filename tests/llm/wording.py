"""Composed sentences: a statement told by its speaker, word for word, in other words, or falsely.

A false one is a true one with a single thing changed in its structure, worded by the same grammar, so nothing in its
form gives it away. Not responsible for: quotes and sentence numbers (honest, lies).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.llm.newsgrammar import Statement, Story, capital
from tests.llm.propositions import ACTORLESS, Proposition, render

FRAMES = {
    "said": (
        "{N} said that {c}.", "According to {n}, {c}.", "{C}, {n} said.", "{N} told reporters that {c}.",
        "{C}, according to {n}.",
    ),
    "claimed": ("{N} claimed that {c}.", "{N} alleged that {c}."),
    "confirmed": ("{N} confirmed that {c}.",),
    "denied": ("{N} denied that {c}.",),
    "reports": ("{N} said that {c}.", "According to {n}, {c}."),
}  # fmt: skip
"""Ways to tell who said what, by what the speaker did."""


@dataclass(frozen=True)
class Composed:
    """A composed sentence, the statements its quotes come from, and what is false in it (None: nothing)."""

    text: str
    cites: tuple[Statement, ...]
    lie: str | None = None
    style: str = "paraphrased"


def called(statement: Statement) -> str:
    """What a composed sentence calls the speaker: the words of the sentence that is quoted."""
    if statement.earlier and statement.voice and statement.voice.name:
        return statement.voice.name if statement.voice.name in statement.earlier else statement.voice.surname
    return statement.mention or ""


def frame(statement: Statement, told: Proposition, name: str, rng: Random, stance: str | None = None) -> str:
    """Word a statement anew: ``name`` says ``told``."""
    clause = render(told)
    if not name:
        return f"{capital(clause)}."
    proper = statement.voice and statement.voice.name and not name.casefold().startswith(("army ", "police "))
    kept = name if proper else name[:1].lower() + name[1:]
    elsewhere = "statement" in statement.pattern or "telephone" in statement.pattern
    forms = [form for form in FRAMES[stance or statement.stance] if not (elsewhere and "reporters" in form)]
    form = rng.choice(forms)
    return form.format(N=capital(kept), n=kept, c=clause, C=capital(clause))


def honest(statement: Statement, rng: Random, style: str) -> Composed:
    """Tell a statement truly, ``style`` "verbatim" or "paraphrased". A pronoun's sentence is always paraphrased."""
    if style == "verbatim" and statement.earlier is None:
        return Composed(statement.sentence, (statement,), style="verbatim")
    return Composed(frame(statement, statement.told.reworded(rng), called(statement), rng), (statement,))


def gist(statement: Statement, rng: Random) -> Composed:
    """What is said, in other words, without who says it."""
    return Composed(f"{capital(render(statement.told.reworded(rng)))}.", (statement,))


def lies(statement: Statement, story: Story, rng: Random, with_speaker: bool = True) -> Iterator[tuple[str, Composed]]:
    """Every kind of false telling that this statement allows, each with its kind.

    Without speaker (a gist) the kinds about speakers are left out.
    """
    for kind, change in MUTATIONS.items():
        changed = change(statement.told, story, rng)
        if changed is None or (kind == "hedge" and not _is_sure(statement, with_speaker)):
            continue
        if kind == "number" and _number_is_there(changed, statement):
            continue
        yield kind, Composed(_told(statement, changed, rng, with_speaker), (statement,), kind)
    if not with_speaker or statement.voice is None:
        return
    if statement.stance == "denied":
        text = frame(statement, statement.told.reworded(rng), called(statement), rng, "said")
        yield "negation", Composed(text, (statement,), "negation")
    for other in others(statement, story)[:2]:
        text = frame(statement, statement.told.reworded(rng), called(other), rng)
        yield "speaker", Composed(text, (statement, other) if rng.random() < 0.7 else (statement,), "speaker")


def _is_sure(statement: Statement, with_speaker: bool) -> bool:
    """Whether nothing but the hedge itself keeps a distance: not a cue such as "alleged", nor reports received."""
    return statement.stance != "claimed" and (with_speaker or statement.stance != "reports")


def others(statement: Statement, story: Story) -> list[Statement]:
    """Statements of other speakers that can be told from this one's, the nearest first."""
    at = story.statements.index(statement)
    found = [s for s in story.statements if s.voice and statement.voice and s.voice.words != statement.voice.words]
    return sorted(found, key=lambda s: abs(story.statements.index(s) - at))


def _told(statement: Statement, changed: Proposition, rng: Random, with_speaker: bool) -> str:
    """Word a changed statement, half the time with nothing else changed in the article's own sentence."""
    same_words = rng.random() < 0.5 and changed.hedge != "reportedly" and statement.earlier is None
    told = changed if same_words else changed.reworded(rng)
    if not with_speaker:
        return f"{capital(render(told))}."
    if same_words and statement.stance != "reports":
        clause = render(told)
        opens = "{C}" in statement.pattern
        return statement.sentence.replace(statement.content, capital(clause) if opens else clause)
    return frame(statement, told, called(statement), rng)


def _number_is_there(changed: Proposition, statement: Statement) -> bool:
    value = changed.count.value if changed.count else 0
    return str(value) in statement.sentence


def _number(told: Proposition, _: Story, rng: Random) -> Proposition | None:
    return replace(told, count=told.count.shifted(rng)) if told.count else None


def _name(told: Proposition, story: Story, rng: Random) -> Proposition | None:
    if told.agent and rng.random() < 0.5:
        seen = {s.told.agent for s in story.statements if s.told.agent} - {told.agent}
        return replace(told, agent=rng.choice(sorted(seen, key=str))) if seen else None
    seen_places = {s.told.place for s in story.statements} - {told.place}
    return replace(told, place=rng.choice(sorted(seen_places))) if seen_places else None


def _roles(told: Proposition, _: Story, __: Random) -> Proposition | None:
    return replace(told, swapped=True) if told.patient and told.group not in ACTORLESS else None


def _negation(told: Proposition, _: Story, __: Random) -> Proposition | None:
    return replace(told, negated=not told.negated)


def _hedge(told: Proposition, _: Story, __: Random) -> Proposition | None:
    return replace(told, hedge=None) if told.hedge else None


MUTATIONS: dict[str, Callable[[Proposition, Story, Random], Proposition | None]] = {
    "number": _number,
    "name": _name,
    "roles": _roles,
    "negation": _negation,
    "hedge": _hedge,
}
"""Kind of lie -> the change of the meaning, None where it has nothing to bite on."""


def stitched(first: Statement, second: Statement) -> str:
    """The first half of one statement's words and the second half of another's."""
    left, right = first.content.split(), second.content.split()
    return " ".join([*left[: len(left) // 2 + 1], *right[len(right) // 2 :]])
