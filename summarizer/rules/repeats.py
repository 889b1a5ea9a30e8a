"""The same people told twice in one article: which rows are about the victims of an earlier row.

Lede and body tell the same dead, first by number, then by description, then by name. Two rows are the same people
when they share a name, or a head word and a number that agree; "the victim" is who was told of last. Death overrides
injury. Figures are never added up: the row that says most stays, and two speakers who each give a figure keep theirs.
Not responsible for: pronouns (resumption), figures that differ (they stay side by side).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summarizer.normalize.counts import Numbers, read_count
from summarizer.rules import lexicon
from summarizer.rules.casualties import Casualty
from summarizer.rules.phrases import children
from summarizer.rules.resumption import adds
from summarizer.rules.triggers import SHOOTING, STRIKING

if TYPE_CHECKING:
    from spacy.tokens import Token

HEALTH = frozenset({"killed", "injured", "missing"})
ANYBODY = frozenset(
    "person people victim man woman body other individual human fatality death casualty one somebody someone killing"
    " dead adult injury slaying murder homicide member life wounded injured missing".split()
)
"""Heads that say nothing of who they are: a name or a role told later may be theirs."""
YOUNG = frozenset({"boy", "girl", "teen", "teenager", "child", "toddler", "baby", "infant", "youth", "kid"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "both"})
CLERICAL = frozenset({"father", "brother", "sister", "mother", "monsignor", "msgr"})
"""Titles of the clergy before a name; most are words of kin elsewhere."""
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
OPEN_END = SHOOTING | STRIKING | {"find", "leave"}
"""Verbs of harm that leave open whether those hit live."""
LOOK_BACK = 60
"""Rows back that are compared."""


class Portrait(NamedTuple):
    """What one row tells of who its victims are: last names, first names, the other parts of names, words."""

    names: frozenset[str]
    given: frozenset[str]
    called: frozenset[str]
    words: frozenset[str]
    head: str
    number: int | None
    exact: bool
    definite: bool
    more: bool


class Row(NamedTuple):
    """A casualty and what it tells of who they are."""

    casualty: Casualty
    portrait: Portrait


def without_repeats(found: Sequence[Casualty], speakers: Mapping[int, str]) -> list[Casualty]:
    """The rows with the fullest one for each group of victims.

    ``speakers`` tells for a trigger's token index who gave the figure ("" for the outlet).
    """
    kept: list[Row] = []
    wounded = any(casualty.kind == "injured" and casualty.trigger.lemma_ not in OPEN_END for casualty in found)
    for casualty in found:
        new = Row(casualty, _portrait(casualty))
        at = _earlier(new, kept, speakers, wounded)
        if at is None:
            kept.append(new)
        elif _says_more(casualty, new.portrait, kept[at].casualty, kept[at].portrait):
            kept[at] = Row(casualty, _joined(new.portrait, kept[at].portrait))
        else:
            kept[at] = Row(kept[at].casualty, _joined(kept[at].portrait, new.portrait))
    return sorted(_without_the_shot(kept), key=lambda casualty: casualty.trigger.i)


def _without_the_shot(kept: Sequence[Row]) -> list[Casualty]:
    """Without "five people were shot" where "one died, four were wounded" tells what became of the same five."""
    told: dict[str, set[int]] = {"killed": set(), "injured": set()}
    for row in kept:
        if row.casualty.kind in told and row.portrait.number:
            told[row.casualty.kind].add(row.portrait.number)

    def is_sum(row: Row) -> bool:
        number = row.portrait.number
        hit = row.casualty.kind == "injured" and row.casualty.trigger.lemma_ in OPEN_END
        return hit and number is not None and any(number - dead in told["injured"] for dead in told["killed"])

    return [row.casualty for row in kept if not is_sum(row)]


def _earlier(new: Row, kept: Sequence[Row], speakers: Mapping[int, str], wounded: bool) -> int | None:
    """The place of the row that told of the same people, the nearest first."""
    casualty, portrait = new
    for at in range(len(kept) - 1, max(-1, len(kept) - 1 - LOOK_BACK), -1):
        other, known = kept[at]
        if not _may_be_same_harm(casualty, other):
            continue
        unsaid = casualty.kind == other.kind and None in {casualty.count, other.count}
        if casualty.victim.i == other.victim.i and (casualty.count == other.count or unsaid):
            return at
        if other.trigger.sent.start == casualty.trigger.sent.start and not portrait.names & known.names:
            continue
        if _two_speakers(casualty, other, portrait, known, speakers):
            continue
        same_kind = casualty.kind == other.kind or (not wounded and _may_have_died(casualty, other))
        if _same_people(portrait, known, same_kind):
            return at
    return None


def _may_have_died(new: Casualty, old: Casualty) -> bool:
    """ "A man was killed ... John Doe was hit by four bullets": in a text that tells of no wounded survivor."""
    return old.kind == "killed" and new.kind == "injured" and new.trigger.lemma_ in OPEN_END


def _may_be_same_harm(one: Casualty, other: Casualty) -> bool:
    return one.kind == other.kind or (one.kind in HEALTH and other.kind in HEALTH)


def _two_speakers(
    one: Casualty, other: Casualty, portrait: Portrait, second: Portrait, speakers: Mapping[int, str]
) -> bool:
    """Whether two different speakers each give a figure: a figure belongs to the one who gave it."""
    first, last = speakers.get(one.trigger.i, ""), speakers.get(other.trigger.i, "")
    if first == last:
        return False
    figures = (portrait.number or 0) > 1 and (second.number or 0) > 1
    return figures and not portrait.names and not second.names


def _same_people(new: Portrait, old: Portrait, same_kind: bool) -> bool:
    if new.names and old.names:
        first, second = new.given - old.called, old.given - new.called
        apart = first and second and not first & second
        return not apart and bool(new.names & (old.names | old.called) or old.names & new.called)
    if new.number == 0 or old.number == 0:
        return new.number == old.number and same_kind
    if new.more != old.more and not new.names:
        return False
    if new.names or old.names:
        return _one_is_named(new, old, same_kind)
    if new.number == old.number == 1 and new.definite and {new.head, old.head} <= lexicon.ARMED_MEMBERS:
        return same_kind  # "the terrorist died", after "one rebel was killed"
    alike = new.head == old.head or new.head in old.words or old.head in new.words
    vague = new.head in ANYBODY or old.head in ANYBODY
    if new.number is None or old.number is None:
        return same_kind and _unnumbered(new, old, alike)
    if new.number != old.number or new.exact != old.exact:
        return False
    if not same_kind:
        one = new.number == 1 and (vague or _one_person(new, old))
        return new.definite and (alike or one)
    return alike or vague or (new.number == 1 and _one_person(new, old))


def _unnumbered(new: Portrait, old: Portrait, alike: bool) -> bool:
    """ "the victims", "the six priests" and later "the priests"."""
    return (new.definite and (alike or new.head in ANYBODY)) or old.head == new.head


def _one_person(new: Portrait, old: Portrait) -> bool:
    """ "a teenager" and later "a boy": both young."""
    return new.head in YOUNG and old.head in YOUNG


def _one_is_named(new: Portrait, old: Portrait, same_kind: bool) -> bool:
    named, unnamed = (new, old) if new.names else (old, new)
    if unnamed.number not in {1, None} or unnamed.more:
        return False
    known = unnamed.head in named.words
    if new.names:
        told = known or unnamed.head in ANYBODY | YOUNG or _is_introduced(new, old)
        return same_kind and unnamed.number == 1 and told and not new.more
    return unnamed.definite and unnamed.number == 1 and (known or unnamed.head in ANYBODY | YOUNG)


def _is_introduced(new: Portrait, old: Portrait) -> bool:
    """ "A priest was kidnapped ... Father Jansen was taken": first who it was, then the name, and no other role."""
    if old.definite or old.head in lexicon.ARMED_MEMBERS | (lexicon.DOERS - ANYBODY):
        return False
    trade = lexicon.ROLES.get(old.head)
    roles = {word for word in new.words if word in lexicon.PEOPLE or word in lexicon.ROLES}
    others = {word for word in roles if trade is None or lexicon.ROLES.get(word) != trade}
    return not others - lexicon.HONORIFICS - CLERICAL - new.names - new.called


def _says_more(new: Casualty, portrait: Portrait, old: Casualty, known: Portrait) -> bool:
    """Whether the later row replaces the earlier: death over injury, a number over none, a name over nobody's."""
    if new.kind != old.kind:
        return new.kind == "killed"
    if portrait.names and not known.names:
        return True
    if known.names and not portrait.names:
        return False
    return known.number is None and portrait.number is not None


def _joined(first: Portrait, second: Portrait) -> Portrait:
    return first._replace(
        names=first.names | second.names,
        given=first.given | second.given,
        called=first.called | second.called,
        words=first.words | second.words,
    )


def _portrait(casualty: Casualty) -> Portrait:
    head = casualty.victim
    doc = head.doc
    phrase = [doc[index] for index in range(*casualty.victims)]
    near = [*phrase, *(word for other in _apposed(head) for word in [other, *children(other, "compound", "amod")])]
    heads = _name_heads(head, near)
    given = [parts[0] for parts in map(_parts_of_name, heads) if len(parts) > 1]
    numbers = _numbers(casualty)
    number, exact = _number(casualty, numbers)
    lemma = "person" if head.pos_ == "NUM" or head.lower_ in {"both", "all"} else _lemma(head)
    return Portrait(
        names=frozenset(word.lower_ for word in heads),
        given=frozenset(given),
        called=frozenset(part for word in heads for part in _parts_of_name(word)[1:]),
        words=frozenset(_lemma(word) for word in near if word.pos_ in {"NOUN", "PROPN"}) | {lemma},
        head=lemma,
        number=number,
        exact=exact,
        definite=_is_definite(head, phrase),
        more=adds(head, casualty.count)
        or any(word.lower_ in {"other", "another"} for word in phrase)
        or any(word.lower_ in {"also", "too"} for word in casualty.trigger.children),
    )


def _apposed(head: Token) -> list[Token]:
    found = [*children(head, "appos"), *([head.head] if head.dep_ == "appos" else [])]
    return [other for other in found if not _is_parted(head, other)]


def _is_parted(one: Token, other: Token) -> bool:
    """Whether a semicolon stands between: the next entry of a list, not an apposition."""
    return any(word.text == ";" for word in one.doc[min(one.i, other.i) : max(one.i, other.i)])


def _name_heads(head: Token, near: Sequence[Token]) -> list[Token]:
    """The last word of each name among the words: what later mentions repeat."""
    found = []
    for token in near:
        if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.lower_ in SUFFIXES:
            continue
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        goes_on = following is not None and following.pos_ == "PROPN" and following.lower_ not in SUFFIXES
        title = token.lower_.rstrip(".") in lexicon.HONORIFICS or token.lemma_.lower() in lexicon.ROLES
        place = token.ent_type_ in {"GPE", "NORP", "LOC", "DATE", "FAC"}
        own = token.i == head.i and token.ent_type_ != "NORP"
        if not goes_on and not title and (own or token.ent_type_ == "PERSON") and (own or not place):
            found.append(token)
    if head.pos_ in {"NOUN", "PROPN"} and not found and head.text[:1].isupper() and head.ent_type_ == "PERSON":
        found.append(head)
    return found


def _parts_of_name(last: Token) -> list[str]:
    """The words of a name, first name first, without titles."""
    start = last.i
    while start > 0 and last.doc[start - 1].pos_ == "PROPN" and last.doc[start - 1].text[:1].isupper():
        start -= 1
    titles = lexicon.HONORIFICS | CLERICAL
    words = [word for word in last.doc[start : last.i + 1] if word.lower_.rstrip(".") not in titles]
    return [word.lower_ for word in words if word.lemma_.lower() not in lexicon.ROLES]


def _lemma(token: Token) -> str:
    lemma = token.lemma_.lower()
    return "person" if lemma in {"people", "persons"} else lemma


def _numbers(casualty: Casualty) -> Numbers | None:
    if casualty.count is None:
        return None
    doc = casualty.victim.doc
    return read_count(doc[casualty.count.start : casualty.count.end].text)


def _number(casualty: Casualty, numbers: Numbers | None) -> tuple[int | None, bool]:
    """(how many, whether told exactly); one for a singular noun or a name without a number."""
    if numbers is not None:
        value = next((bound for bound in (numbers.best, numbers.low, numbers.high) if bound is not None), None)
        return value, numbers.qualifier in {"exact", "none"}
    if casualty.count is not None:
        return None, True
    return (1, True) if casualty.victim.tag_ in {"NN", "NNP"} else (None, True)


def _is_definite(head: Token, phrase: Sequence[Token]) -> bool:
    first = [*phrase, head][0]
    before = head.doc[first.i - 1] if first.i > head.sent.start else first
    return bool({first.lower_, before.lower_} & DEFINITE) or any(
        child.lower_ in DEFINITE for child in children(head, "det", "poss")
    )
