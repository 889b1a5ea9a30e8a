"""Who and where the invented news is about: people, offices, armed actors, places, and numbers in their wordings.

Every name is made up. Not responsible for: sentences (propositions, newsgrammar).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

FIRST = {
    "Lena": "She", "Marek": "He", "Dana": "She", "Tobin": "He", "Irena": "She", "Karl": "He", "Mira": "She",
    "Stefan": "He", "Paula": "She", "Jonas": "He", "Helen": "She", "Viktor": "He", "Greta": "She", "Simon": "He",
}  # fmt: skip
LAST = (
    "Orvane", "Tessel", "Quillan", "Hadrick", "Brannok", "Velmont", "Sorrell", "Kestrin", "Mardell", "Falkner",
    "Ostrow", "Lindqvar", "Pellman", "Rudeck", "Tarrow", "Winslet", "Zandorf", "Castell",
)  # fmt: skip
PLACES = (
    "Orvel", "Tamrisk", "Dunmarrow", "Kelbrook", "Hessan", "Varnholt", "Lower Brenn", "Askira", "Port Malden", "Sarvik",
    "Toldary", "Westering", "Grimvale", "Nareth", "Culvert Hill",
)  # fmt: skip
OFFICES = (
    "Northern Health Council", "Harbour Relief Mission", "Valley Rights Monitor", "Border Aid Network",
    "Ministry of Roads", "Lakeside Hospital", "Coastal Truce Office",
)  # fmt: skip
DUTIES = ("spokes{wo}man for", "director of", "press officer of", "field coordinator for")
VICTIMS = {
    "farmers": "farm workers", "civilians": "non-combatants", "children": "minors", "aid workers": "relief workers",
    "villagers": "people of the village", "students": "pupils", "drivers": "drivers", "soldiers": "troops",
    "fishermen": "fishermen", "policemen": "police officers",
}  # fmt: skip
"""Victims and another word for them."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OUTLETS = ("The Malden Courier", "Brenn Valley News", "Harbour Wire", "The Sarvik Post")
SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
QUALIFIERS = {"": "", "at least": "no fewer than", "more than": "over", "nearly": "almost", "about": "around"}
"""Qualifiers of a number and another wording for each."""


@dataclass(frozen=True)
class Number:
    """A count as worded: a qualifier, a value, in words or digits."""

    value: int
    qualifier: str = ""
    spelled: bool = False

    def __str__(self) -> str:
        figure = SMALL[self.value] if self.spelled and self.value < len(SMALL) else f"{self.value:,}"
        return f"{self.qualifier} {figure}".strip()

    def shifted(self, rng: Random) -> Number:
        """One more or one less, worded alike."""
        return replace(self, value=self.value + (1 if self.value < 4 else rng.choice((1, -1))))

    def reworded(self, rng: Random) -> Number:
        """The same number in other words."""
        spelled = not self.spelled if self.value < len(SMALL) else self.spelled
        other = {**{new: old for old, new in QUALIFIERS.items() if new}, **QUALIFIERS}[self.qualifier]
        return Number(self.value, other if rng.random() < 0.6 else self.qualifier, spelled)


@dataclass(frozen=True)
class Actor:
    """Somebody who does things: ``text`` as it stands in a clause, ``name`` without its article."""

    text: str
    name: str
    kind: str = "armed-group"
    plural: bool = False


@dataclass(frozen=True)
class Voice:
    """Somebody who says things. ``title`` stands before the name ("army spokesman"), ``duty`` behind it."""

    name: str | None
    words: str
    pronoun: str = "They"
    title: str | None = None
    duty: str | None = None
    office: str | None = None
    kind: str = "unspecified"
    named: str = "named"

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return (self.name or self.words).split()[-1]


def number(rng: Random) -> Number:
    """A count of at least two."""
    value = rng.choice((rng.randint(2, 12), rng.randint(13, 99), rng.randint(100, 900)))
    qualifier = rng.choice(list(QUALIFIERS)) if value > 5 and rng.random() < 0.4 else ""
    return Number(value, qualifier, spelled=value < 13 and not qualifier and rng.random() < 0.6)


@dataclass(frozen=True)
class Cast:
    """Everybody in one story."""

    people: tuple[Voice, ...]
    groups: tuple[Voice, ...]
    actors: tuple[Actor, ...]
    places: tuple[str, ...]
    victims: tuple[str, ...]
    outlet: str


def cast(rng: Random) -> Cast:
    """Draw the cast of one story: nobody shares a name with another."""
    places = rng.sample(PLACES, 4)
    firsts, lasts, offices = rng.sample(sorted(FIRST), 4), rng.sample(LAST, 4), rng.sample(OFFICES, 4)
    people = [_person(rng, *parts) for parts in zip(firsts, lasts, offices, strict=True)]
    groups = [
        Voice(None, f"residents of {places[0]}", kind="witness", named="collective"),
        Voice(None, "a police officer", "He", kind="official-state", named="role-only"),
        Voice(None, "hospital staff", kind="medic", named="collective"),
    ]
    return Cast(
        people=tuple(people),
        groups=tuple(rng.sample(groups, 2)),
        actors=tuple(rng.sample(_actors(rng), 4)),
        places=tuple(places),
        victims=tuple(rng.sample(sorted(VICTIMS), 5)),
        outlet=rng.choice(OUTLETS),
    )


def _person(rng: Random, first: str, last: str, office: str) -> Voice:
    pronoun, name = FIRST[first], f"{first} {last}"
    woman = "wo" if pronoun == "She" else ""
    speaker = f"spokes{woman}man"
    way = rng.randrange(3)
    if way == 0:
        title = rng.choice(("Mayor", "Dr.", "Governor", "General", f"army {speaker}", f"police {speaker}"))
        kind = {"Mayor": "official-state", "Governor": "official-state", "General": "military", "Dr.": "medic"}
        return Voice(name, f"{title} {name}", pronoun, title=title, kind=kind.get(title, "official-state"))
    if way == 1:
        duty = rng.choice(DUTIES).format(wo=woman)
        return Voice(name, name, pronoun, duty=f"{'the' if 'director' in duty else 'a'} {duty}", office=office)
    return Voice(name, name, pronoun)


def _actors(rng: Random) -> list[Actor]:
    colour, thing = rng.choice(("Red", "Iron", "Black", "White")), rng.choice(("River", "Ridge", "Star", "Bridge"))
    land = rng.choice(("Ostrian", "Velmian", "Tarrian", "Kassan"))
    return [
        Actor(f"the {colour} {thing} Brigade", f"{colour} {thing} Brigade", "militia"),
        Actor(f"the {land} army", f"{land} army", "state-force"),
        Actor(f"{land} police", f"{land} police", "police", plural=True),
        Actor("rebels of the Free Plains Front", "Free Plains Front", "rebel", plural=True),
        Actor("the Lantern Militia", "Lantern Militia", "militia"),
        Actor("fighters of the Grey Coast League", "Grey Coast League", "armed-group", plural=True),
    ]
