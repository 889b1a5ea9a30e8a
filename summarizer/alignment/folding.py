"""The one typographic folding, with the way back to the original's offsets.

It changes how text is *set*, not what it says: kinds of quotation marks and dashes, the ellipsis, ligatures, any run of
white space, zero-width characters and soft hyphens. Not responsible for: case, accents, look-alike letters,
superscripts; those may change what is said and are kept.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_SETTING = (
    dict.fromkeys("“”„‟«»″＂", '"')
    | dict.fromkeys("‘’‚‛‹›′＇`´", "'")
    | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
    | {"…": "...", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
)
_TO_FOLD = re.compile(rf"[\s{_INVISIBLE}]{{2,}}|[^\S ]|[{_INVISIBLE}]|--+|[{''.join(_SETTING)}]")


class Folded(NamedTuple):
    """A folded text and the way back: three parallel columns, one row per stretch that folding changed.

    Row i says that ``text[at[i]:at[i] + sizes[i]]`` stands for the original from ``origin[i]`` to
    ``until[i]``; whatever lies between two rows is unchanged.
    """

    text: str
    at: list[int]
    sizes: list[int]
    origin: list[int]
    until: list[int]

    def original_start(self, place: int) -> int:
        """Offset in the original of the character at ``place`` (of its stretch, inside a changed one)."""
        row = bisect_right(self.at, place) - 1
        if row < 0:
            return place
        inside = place - self.at[row]
        return self.origin[row] if inside < self.sizes[row] else self.until[row] + inside - self.sizes[row]

    def original_end(self, place: int) -> int:
        """Offset in the original just after the character before ``place``."""
        last = place - 1
        row = bisect_right(self.at, last) - 1
        if row < 0:
            return place
        inside = last - self.at[row]
        return self.until[row] if inside < self.sizes[row] else self.until[row] + inside - self.sizes[row] + 1

    def folded(self, offset: int) -> int:
        """Where the original's ``offset`` stands in the folded text."""
        row = bisect_right(self.origin, offset) - 1
        if row < 0:
            return offset
        if offset < self.until[row]:
            return self.at[row]
        return self.at[row] + self.sizes[row] + offset - self.until[row]


def _setting_of(stretch: str) -> str:
    if stretch[0] in _SETTING:
        return _SETTING[stretch[0]]
    if stretch.startswith("--"):
        return "-"
    return " " if any(character.isspace() for character in stretch) else ""


def _is_plain(text: str) -> bool:
    """Whether folding changes nothing, as far as a glance tells."""
    return text.isascii() and text.isprintable() and "  " not in text and "--" not in text and "`" not in text


def fold_once(text: str) -> Folded:
    """Fold ``text`` (in NFC) with its offset map. Linear."""
    if _is_plain(text):
        return Folded(text, [], [], [], [])
    pieces: list[str] = []
    folded = Folded("", [], [], [], [])
    done = size = 0
    for match in _TO_FOLD.finditer(text):
        setting = _setting_of(match.group())
        pieces += (text[done : match.start()], setting)
        size += match.start() - done
        folded.at.append(size)
        folded.sizes.append(len(setting))
        folded.origin.append(match.start())
        folded.until.append(match.end())
        size += len(setting)
        done = match.end()
    pieces.append(text[done:])
    return folded._replace(text="".join(pieces))


@lru_cache(maxsize=64)
def fold(text: str) -> Folded:
    """Fold ``text`` (in NFC, as every Article's is) with its offset map. Linear; the last 64 texts are kept."""
    return fold_once(text)


LONGEST_KEPT = 500
"""Characters of words whose folded form is kept: names and phrases are compared again and again."""


def folded_words(words: str) -> str:
    """Return ``words`` composed (NFC), folded and stripped, for comparing."""
    return _folded_words(words) if len(words) <= LONGEST_KEPT else _folded_words.__wrapped__(words)


@lru_cache(maxsize=8_192)
def _folded_words(words: str) -> str:
    if _is_plain(words):
        return words.strip()
    return _TO_FOLD.sub(lambda match: _setting_of(match.group()), unicodedata.normalize("NFC", words)).strip()
