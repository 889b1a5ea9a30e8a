"""What else shows that a name is an armed group's: weapons used, truces declared, what stands right behind the name.

"The X has used rockets against patrols", "X broke the truce", "X's armed struggle", "the X [Y] terrorist organization".
ACLED's and UCDP's coding rules count these as organised armed actors. Each finder yields a word of the name.

Not responsible for: deeds of violence and who is accused of them (armed_deeds), whether a name can be a group's
(group_names).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.phrases import children, is_passive, prepositional, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WEAPONS = frozenset("bomb grenade landmine mine missile mortar rocket".split())
AIMING = frozenset({"aim", "fire", "launch", "use"})
"""What civil bodies do with rockets, too; armed where it is done against somebody."""
POSTS = frozenset({"barracks", "checkpoint", "convoy", "garrison", "outpost", "patrol"})
"""What only the armed use things against, whatever these are called."""
HIDING = frozenset({"hurl", "lob", "plant"})
TRUCES = frozenset({"ceasefire", "cease-fire", "truce"})
KEEPING = frozenset({"break", "declare", "observe", "violate"})
BODIES = frozenset("band faction front gang group movement organisation organization".split())
DRUGS = frozenset({"cocaine", "drug", "heroin", "narcotic", "narcotics", "trafficker", "trafficking"})
"""Words of a text whose cartels are armed; others agree on prices."""
BETWEEN = frozenset({"based", "drug", "independence", "left", "right", "wing", "far", "secret", "underground", "-"})
"""Words that may stand between a name and what it is called."""
CLOSING = {")": "(", "]": "["}
LONGEST_GLOSS = 9
PARTIES = frozenset({"party", "parties", "alliance", "league", "union", "committee", "council", "coalition"})


def _with_weapons(doc: Doc) -> Iterator[Token]:
    """ "X used rockets against villages", "X used home-made devices against patrols", "X planted a bomb"."""
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in AIMING | HIDING:
            continue
        if is_passive(verb):
            yield from _planters(verb)
            continue
        weapons = WEAPONS if verb.lemma_ in AIMING else WEAPONS | {"explosive"}
        arms = [thing for thing in children(verb, "dobj") if thing.lemma_.lower() in weapons]
        things = [verb, *children(verb, "dobj")]
        targets = [target.lemma_.lower() for one in things for _, target in prepositional(one, "against", "at")]
        armed = bool(arms) and (bool(targets) or verb.lemma_ in HIDING)
        doer = subject(verb)
        if doer is not None and (armed or POSTS.intersection(targets)):
            yield doer


def _planters(verb: Token) -> Iterator[Token]:
    """ "a bomb planted by X"."""
    things = children(verb, "nsubjpass") + ([verb.head] if verb.dep_ in {"acl", "relcl"} else [])
    if verb.lemma_ in HIDING and any(thing.lemma_.lower() in WEAPONS for thing in things):
        yield from (thing for _, thing in prepositional(verb, "by"))


def _with_truces(doc: Doc) -> Iterator[Token]:
    """ "X declared a ceasefire", "X laid down its arms", "X took up arms"."""
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_ not in KEEPING | {"lay", "take"}:
            continue
        things = {thing.lemma_.lower() for thing in children(verb, "dobj")}
        truce = verb.lemma_ in KEEPING and things & TRUCES
        handled = verb.lemma_ in {"lay", "take"} and things & {"arm", "arms", "weapon"}
        arms = handled and any(child.lower_ in {"up", "down"} for child in verb.children)
        doer = subject(verb) if truce or arms else None
        if doer is not None and doer.lower_ not in PARTIES:
            yield doer


def _with_struggles(doc: Doc) -> Iterator[Token]:
    """ "X began its armed struggle", "X's armed campaign"."""
    for token in doc:
        if token.lemma_ not in {"campaign", "struggle"} or not any(child.lower_ == "armed" for child in token.children):
            continue
        for owner in children(token, "poss"):
            doer = subject(token.head) if owner.lower_ == "its" and token.dep_ == "dobj" else owner
            if doer is not None and doer.lower_ not in PARTIES:
                yield doer
                yield from children(doer, "nmod", "compound")


def named_before(doc: Doc) -> Iterator[Token]:
    """ "the X [Y] terrorist organization", "the X guerrilla movement", "the X drug cartel": the last word of X."""
    by_trade = {"cartel", "militia"} if any(token.lower_.removesuffix("s") in DRUGS for token in doc) else {"militia"}
    bodies, between = BODIES | by_trade, BETWEEN | lexicon.GROUP_WORDS.keys()
    for token in doc:
        lower = token.lower_
        if lower not in bodies or token.pos_ not in {"NOUN", "PROPN"} or not token.i:
            continue
        index = token.i - 1
        armed = lower in by_trade
        while index and doc[index].lower_ in between and not doc[index].text[:1].isupper():
            armed = armed or doc[index].lower_ in lexicon.GROUP_WORDS
            index -= 1
        index = _over_gloss(doc, index)
        if armed and doc[index].text in {'"', "”", "’"} and index:
            index -= 1
        if armed and doc[index].text[:1].isupper() and doc[index].sent.start == token.sent.start:
            yield doc[index]


def _over_gloss(doc: Doc, index: int) -> int:
    """The word before the bracket that closes at an index, else the index."""
    opening = CLOSING.get(doc[index].text)
    if opening is None:
        return index
    lowest = max(0, index - LONGEST_GLOSS)
    opens = next((at for at in range(index - 1, lowest, -1) if doc[at].text == opening), None)
    return index if opens is None else opens - 1


SIGNS: tuple[Callable[[Doc], Iterator[Token]], ...] = (_with_weapons, _with_truces, _with_struggles)
