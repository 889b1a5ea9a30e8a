"""Names that an armed group could bear: runs of capitalised words, spelled-out names and their acronyms.

"the Harl Liberation Front", "Army of the Free North", "HLF [Harl Liberation Front]". A run goes on over a small
letter only inside a name of that shape ("Harl liberation front"). Whether the bearer is armed is for others to tell.

Not responsible for: evidence that a group is armed (groups), forces and their kinds (forces, force_kinds).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.normalize.countries import COUNTRIES
from summarizer.rules import lexicon, naming
from summarizer.rules.phrases import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 9
"""Words of the longest name of a group."""
SMALL_BRIDGES = frozenset({"of", "for", "the"})
FOREIGN_BRIDGES = frozenset({"de", "del", "la", "las", "los", "al", "el", "ul", "i", "y", "da", "do"})
"""Particles inside names of other languages; they join whatever capitals they stand between."""
MARKS = frozenset({"-", "–", '"', "“", "”", "'s", "’s", "'", "’", "‘"})
OPENING = frozenset({"(", "["})
CLOSING = frozenset({")", "]"})
LEADING = frozenset(
    """
    alleged other presumed self-styled so-called suspected unidentified unknown former several many some two
    three four five six seven eight nine ten dozens hundreds
    """.split()
)
"""Words that stand in capitals only because the sentence begins with them."""
NO_GROUPS = frozenset(
    {"PERSON", "GPE", "LOC", "FAC", "NORP", "DATE", "TIME", "LANGUAGE", "LAW", "MONEY", "WORK_OF_ART"}
)
BUSINESS = frozenset({"inc", "corp", "co", "ltd", "plc", "llc", "university", "college", "newspaper", "radio"})
ORDINAL = re.compile(r"[1-9]\d{0,3}(?:st|nd|rd|th|d)")
MEN = lexicon.ARMED_MEMBERS | {"soldier", "troop", "member", "column", "leader", "commander", "group"}
"""Those of a group, behind its name."""
GROUP_HEADS = lexicon.GROUP_HEADS | lexicon.ARMY_HEADS


class GroupNames:
    """The capitalised runs of a text, by token, and which names the text itself sets equal."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._at: dict[int, Words] = {}
        self.runs = list(_runs(doc))
        for run in self.runs:
            self._at.update(dict.fromkeys(range(*run), run))
        self.equals = dict(self._glosses())
        """Folded name -> the folded name given with it in brackets, both ways."""

    def at(self, token: Token) -> Words | None:
        """The run that holds a token."""
        return self._at.get(token.i)

    def text(self, run: Words) -> str:
        """The run as printed, without what trimming takes away."""
        return naming.text_of(self._doc, run)

    def key(self, run: Words) -> str:
        """The run folded, for telling names apart."""
        return folded(self.text(run))

    def may_be_group(self, run: Words, *, called_so: bool = False) -> bool:
        """Whether a run can be a group's name: its shape, an acronym, or no person, place or office by its tags.

        ``called_so``: the text calls it a group, so that a model's taking it for a person's name says little.
        """
        tokens = [token for token in self._doc[run.start : run.end] if token.is_alpha or "-" in token.text]
        if not tokens:
            return False
        words = [token.lower_.strip("\"'“”’") for token in tokens]
        last = words[-1]
        if is_group_like(words) or (len(words) > 1 and last in GROUP_HEADS):
            return True
        if self.key(run) in COUNTRIES | lexicon.INTERGOVERNMENTAL | lexicon.AGENCIES | NATIONS:
            return False
        if last in BUSINESS or lexicon.INSTITUTIONS.get(last, "unspecified") not in {"unspecified", "armed-group"}:
            return False
        if naming.is_role(words[0]) or naming.is_honorific(words[0]) or naming.is_role(last):
            return False
        if len(tokens) == 1:
            return is_acronym(tokens[0].text) or self._stands_as_name(tokens[0])
        first = run.start - (self._doc[run.start - 1].text in {'"', "“"}) if run.start > 1 else run.start
        definite = first > 0 and self._doc[first - 1].lower_ == "the"
        behind = self._doc[run.end] if run.end < len(self._doc) else None
        fighters = behind is not None and behind.lemma_.lower() in lexicon.ARMED_MEMBERS | {"militia"}
        if called_so:
            return tokens[-1].ent_type_ not in NO_GROUPS - {"PERSON", "FAC", "WORK_OF_ART", "LAW"}
        if definite or fighters:
            return tokens[-1].ent_type_ not in NO_GROUPS - {"PERSON"}
        return not any(token.ent_type_ == "PERSON" for token in tokens) and tokens[-1].ent_type_ == "ORG"

    def _stands_as_name(self, token: Token) -> bool:
        """Whether one word in capitals is a group's: behind "the", or an organisation's in the midst of a sentence."""
        before = token.doc[token.i - 1] if token.i else None
        if before is not None and before.lower_ == "the":
            return token.ent_type_ not in NO_GROUPS - {"PERSON"}
        behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        if behind is not None and behind.lemma_.lower() in lexicon.ARMED_MEMBERS and token.pos_ == "PROPN":
            return token.ent_type_ not in NO_GROUPS
        begins = token.is_sent_start or before is None or before.text in OPENING
        return token.ent_type_ == "ORG" and not begins

    def _glosses(self) -> Iterator[tuple[str, str]]:
        """ "Long Name (LN)", "LN [Long Name]": the two are one, in either order."""
        doc = self._doc
        for run in self.runs:
            opens = run.end
            if opens + 1 >= len(doc) or doc[opens].text not in OPENING:
                continue
            inner = self._at.get(opens + 1) or self._at.get(min(opens + 2, len(doc) - 1))
            if inner is None or inner.end >= len(doc) or doc[inner.end].text not in CLOSING | {","}:
                continue
            one, other = self.text(run), self.text(inner)
            short, long = sorted((one, other), key=len)
            spelled = is_group_like(long.lower().split()) or naming.same_name(short, long)
            if is_acronym(short) and spelled and len(long.split()) > 1:
                yield folded(one), folded(other)
                yield folded(other), folded(one)


NATIONS = frozenset({"us", "u.s", "u.s.", "usa", "uk", "u.k.", "uae", "drc", "eu", "un", "u.n.", "ussr", "prc"})


def folded(name: str) -> str:
    """A name in small letters, without quotation marks and determiner."""
    plain = name.translate({ord(mark): None for mark in '"“”‘'}).replace("’", "'").lower()
    return " ".join(naming.without_determiner(plain).split())


def is_acronym(text: str) -> bool:
    """ "HLF", "M-19": capitals, perhaps with digits."""
    letters = [character for character in text if character.isalpha()]
    return (
        1 <= len(letters) <= 6 and len(text) > 1 and all(letter.isupper() for letter in letters) and text[0].isalpha()
    )


def is_group_like(words: list[str]) -> bool:
    """Whether words have the shape of an armed group's name: a group's head with a word of struggle, or an army's."""
    lowered = [word.lower() for word in words]
    heads = [word for word in lowered if word in GROUP_HEADS]
    return (
        len(lowered) > 1
        and bool(heads)
        and (any(word in lexicon.STRUGGLE for word in lowered) or any(word in lexicon.ARMY_HEADS for word in heads))
    )


def _runs(doc: Doc) -> Iterator[Words]:
    index = 0
    while index < len(doc):
        if not _opens(doc[index]):
            index += 1
            continue
        end = _run_end(doc, index)
        yield from _parts(doc, Words(index, end))
        index = end


def _parts(doc: Doc, run: Words) -> Iterator[Words]:
    """ "X guerrillas" names X; "Command of the X Front" holds a name of its own, the X Front."""
    start, end = run
    while end - 1 > start and doc[end - 1].lemma_.lower() in MEN and not doc[end - 1].text.isupper():
        end -= 1
    for index in range(start + 1, end - 2):
        behind = index + 1 + (doc[index + 1].lower_ == "the")
        rest = [token.lower_ for token in doc[behind:end]]
        if doc[index].lower_ == "of" and rest[-1] in GROUP_HEADS and is_group_like(rest):
            yield Words(start, index)
            start = behind
            break
    yield Words(start, end)


def _opens(token: Token) -> bool:
    if _is_numbered(token):
        return True
    if not token.text[:1].isupper() or (not token.is_alpha and not any(map(str.isalpha, token.text))):
        return False
    if token.pos_ in {"DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX", "PART"} and not is_acronym(token.text):
        return False
    if token.lower_ in LEADING or token.ent_type_ in {"DATE", "TIME"}:
        return False
    begins = token.i == token.sent.start
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    titled = token.pos_ in {"ADJ", "NOUN"} and behind.text[:1].isupper() and behind.i != token.i
    named = token.pos_ == "PROPN" or token.ent_type_ not in {"", "CARDINAL"} or is_acronym(token.text)
    return not begins or named or titled


def _is_numbered(token: Token) -> bool:
    """ "6th Infantry Brigade": an ordinal before a name."""
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    ordinal = ORDINAL.fullmatch(token.text) is not None and token.ent_type_ not in {"DATE", "TIME"}
    return ordinal and behind is not None and behind.text[:1].isupper() and behind.pos_ == "PROPN"


def _run_end(doc: Doc, start: int) -> int:
    """Where the name that starts at a token ends."""
    end = start + 1
    has_head = doc[start].lower_ in GROUP_HEADS
    while end < min(len(doc), start + LONGEST) and not (doc[end].is_sent_start and doc[end - 1].text != "."):
        token = doc[end]
        if _goes_on(token):
            has_head = has_head or token.lower_ in GROUP_HEADS
            end += 1
        elif (over := _bridge(doc, end, has_head)) is not None:
            end = over
        else:
            break
    return end


def _goes_on(token: Token) -> bool:
    if token.text[:1].isupper():
        return token.ent_type_ not in {"DATE", "TIME"}
    return token.lower_ in lexicon.STRUGGLE | GROUP_HEADS and token.lower_ not in lexicon.ARMED_MEMBERS


def _bridge(doc: Doc, index: int, has_head: bool) -> int | None:
    """Index of the word of the name behind small words or marks, or None where the name ends."""
    behind = index
    while behind < min(len(doc), index + 3) and (
        doc[behind].text in MARKS
        or doc[behind].lower_ in FOREIGN_BRIDGES
        or (has_head and doc[behind].lower_ in SMALL_BRIDGES)
    ):
        behind += 1
    if behind == index or behind >= len(doc) or doc[behind].is_sent_start or not doc[behind].is_alpha:
        return None
    if doc[index].text in {'"', "”"} and doc[behind].lower_ in GROUP_HEADS and doc[behind].text.islower():
        return None  # the "X" organization
    joined = doc[behind].text[:1].isupper() or doc[behind].lower_ in lexicon.STRUGGLE | GROUP_HEADS
    owned = doc[index].text in {"'s", "’s", "'", "’"}
    known = not owned or doc[index - 1].lower_ in lexicon.STRUGGLE
    known = known and not (doc[index].lower_ in SMALL_BRIDGES and doc[behind].ent_type_ == "PERSON")
    return behind if joined and known and doc[behind].ent_type_ not in {"DATE", "TIME"} else None
