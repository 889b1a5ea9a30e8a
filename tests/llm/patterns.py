"""The sentence patterns of the invented news: how a statement is handed on.

Slots: {s} and {S} a speaker inside and at the start of a sentence, {c} and {C} what is said, {t} and {d} a second
speaker and what that one says, {p} a pronoun. The cue words of a pattern stand in it as written. Sources: the
attribution types of PolNeAR and the reporting clauses of Quirk et al. (1985), 14.28 to 14.35.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Stance = Literal["said", "claimed", "confirmed", "denied", "reports"]


class Pattern(NamedTuple):
    """A sentence: its template, its cues in the order of its speakers, and what the first speaker does."""

    template: str
    cues: tuple[str, ...]
    stance: Stance = "said"
    second: Stance = "said"

    @property
    def direct(self) -> bool:
        """Whether the first content stands in quotation marks."""
        return "“" in self.template


INDIRECT = (
    Pattern("{S} said that {c}.", ("said",)),
    Pattern("{S} said {c}.", ("said",)),
    Pattern("{S} told reporters that {c}.", ("told reporters",)),
    Pattern("{S} told reporters {c}.", ("told reporters",)),
    Pattern("{S} said in a statement that {c}.", ("said",)),
    Pattern("In a statement, {s} said that {c}.", ("said",)),
    Pattern("{S} confirmed that {c}.", ("confirmed",), "confirmed"),
    Pattern("{S} claimed that {c}.", ("claimed",), "claimed"),
    Pattern("{S} alleged that {c}.", ("alleged",), "claimed"),
    Pattern("{S} reported that {c}.", ("reported",)),
    Pattern("{S} stated that {c}.", ("stated",)),
    Pattern("{S} announced that {c}.", ("announced",)),
    Pattern("{S} acknowledged that {c}.", ("acknowledged",)),
    Pattern("{S} insisted that {c}.", ("insisted",)),
    Pattern("{S} denied that {c}.", ("denied",), "denied"),
    Pattern("In a statement, {s} denied that {c}.", ("denied",), "denied"),
    Pattern("According to {s}, {c}.", ("According to",)),
    Pattern("{C}, according to {s}.", ("according to",)),
    Pattern("{C}, {s} said.", ("said",)),
    Pattern("{C}, said {s}.", ("said",)),
    Pattern("{C}, {s} told reporters.", ("told reporters",)),
    Pattern("{S} said by telephone that {c}.", ("said",)),
    Pattern("Asked about the violence, {s} said that {c}.", ("said",)),
    Pattern("Late in the day, {s} said that {c}.", ("said",)),
    Pattern("{S} said it had received reports that {c}.", ("said",), "reports"),
)
DIRECT = (
    Pattern("“{C},” {s} said.", ("said",)),
    Pattern("“{C},” said {s}.", ("said",)),
    Pattern("“{C},” {s} told reporters.", ("told reporters",)),
    Pattern("{S} said: “{C}.”", ("said",)),
    Pattern("{S} told reporters: “{C}.”", ("told reporters",)),
    Pattern("“{C},” {s} added.", ("added",)),
    Pattern("{S} said that “{c}”.", ("said",)),
)
PRONOUN = (
    Pattern("{p} said that {c}.", ("said",)),
    Pattern("{p} added that {c}.", ("added",)),
    Pattern("“{C},” {p} said.", ("said",)),
    Pattern("{p} told reporters that {c}.", ("told reporters",)),
    Pattern("{p} denied that {c}.", ("denied",), "denied"),
    Pattern("{p} also said {c}.", ("said",)),
)
DOUBLE = (
    Pattern("{S} said that {c}, but {t} said that {d}.", ("said", "said")),
    Pattern("{S} said that {c}, while {t} said that {d}.", ("said", "said")),
    Pattern("{S} said that {c}, while according to {t}, {d}.", ("said", "according to")),
    Pattern("“{C},” {s} said, but {t} said that {d}.", ("said", "said")),
    Pattern("{S} denied that {c}, but {t} said that {d}.", ("denied", "said"), "denied"),
    Pattern("According to {s}, {c}, while {t} claimed that {d}.", ("According to", "claimed"), "said", "claimed"),
    Pattern("While {s} said that {c}, {t} said that {d}.", ("said", "said")),
)
OWN = (Pattern("{C}.", ()), Pattern("Meanwhile, {c}.", ()))
ALL = (*INDIRECT, *DIRECT, *PRONOUN, *DOUBLE, *OWN)
