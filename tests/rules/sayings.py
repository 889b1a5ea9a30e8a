"""Who said what in short news texts of our own: what they say, and what a liar makes of it."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """A text, and what a model says of it: whose words, by which cue, what."""

    text: str
    mention: str
    cue: str | None
    content: str


TWO = "Colonel Marek Dunn said the army had shelled the port, while rebel spokesman Ilya Roth said no shell had fallen."
DENIED = "Governor Ana Belov denied that police had fired, but student leader Tomas Rehn insisted that 12 were shot."
CHAIN = "Doctor Lena Orsk said her hospital had received reports that soldiers burned nine homes."
TOLD = "Minister Pavel Iru told Mayor Jana Brod that the dam would hold."
BACK = "The bridge was mined, said engineer Olaf Stenn, while farmer Greta Holm said it was merely old."
QUOTED = "“We heard the planes at dawn,” said baker Nadia Fell. “Then the roof came down.”"
AFTER = "The market burned for two days, according to Captain Rosa Lind, and the mayor said looters had come."
ACCORDING = "According to the Red Crescent, 40 families fled, but the ministry said that nobody had left."
TURNS = (
    "Fisherman Karel Voss said the boats had left. Harbour master Edda Krone said the boats were still moored. "
    "The council has not commented."
)
PRONOUN = "Nurse Ida Falk reached the ward at noon. She said four patients had died."
DEFINITE = "The ministry issued a statement. It said the road was closed. Trader Bo Linde said the road was open."

HONEST_CLAIMS = [
    Said(TWO, "Colonel Marek Dunn", "said", "the army had shelled the port"),
    Said(TWO, "Ilya Roth", "said", "no shell had fallen"),
    Said(TWO, "rebel spokesman Ilya Roth", "said", "no shell had fallen"),
    Said(DENIED, "Governor Ana Belov", "denied", "police had fired"),
    Said(DENIED, "Ana Belov", "denied that", "police had fired"),
    Said(DENIED, "student leader Tomas Rehn", "insisted", "12 were shot"),
    Said(CHAIN, "Doctor Lena Orsk", "said", "her hospital had received reports that soldiers burned nine homes"),
    Said(CHAIN, "Doctor Lena Orsk", "said", "soldiers burned nine homes"),
    Said(TOLD, "Minister Pavel Iru", "told", "the dam would hold"),
    Said(TOLD, "Pavel Iru", "told Mayor Jana Brod", "the dam would hold"),
    Said(BACK, "engineer Olaf Stenn", "said", "The bridge was mined"),
    Said(BACK, "farmer Greta Holm", "said", "it was merely old"),
    Said(QUOTED, "baker Nadia Fell", "said", "We heard the planes at dawn"),
    Said(QUOTED, "Nadia Fell", "said", "Then the roof came down"),
    Said(AFTER, "Captain Rosa Lind", "according to", "The market burned for two days"),
    Said(AFTER, "the mayor", "said", "looters had come"),
    Said(ACCORDING, "the Red Crescent", "According to", "40 families fled"),
    Said(ACCORDING, "the ministry", "said", "nobody had left"),
    Said(TURNS, "Fisherman Karel Voss", "said", "the boats had left"),
    Said(TURNS, "Harbour master Edda Krone", "said", "the boats were still moored"),
    Said(PRONOUN, "She", "said", "four patients had died"),
    Said(DEFINITE, "It", "said", "the road was closed"),
    Said(DEFINITE, "Trader Bo Linde", "said", "the road was open"),
    Said("Two men were hurt, police said.", "police", "said", "Two men were hurt"),
    Said(
        "Rebels, the governor said, had cut the road.",
        "the governor",
        "said",
        "Rebels, the governor said, had cut the road",
    ),
    Said("Rebels, the governor said, had cut the road.", "the governor", "said", "had cut the road"),
    Said(
        "The plant will close, Director Hana Bly told reporters on Tuesday.",
        "Director Hana Bly",
        "told",
        "The plant will close",
    ),
    Said("Hana Bly, who runs the plant, said it will close.", "Hana Bly", "said", "it will close"),
    Said("A spokesman for the navy said the ship had sunk.", "A spokesman for the navy", "said", "the ship had sunk"),
    Said("A spokesman for the navy said the ship had sunk.", "A spokesman", "said", "the ship had sunk"),
    Said(
        "The navy's chief, Admiral Ole Brandt, has said that 3 sailors drowned.",
        "Ole Brandt",
        "said",
        "3 sailors drowned",
    ),
    Said("Asked about the raid, Major Ute Lang said only that it was over.", "Major Ute Lang", "said", "it was over"),
    Said("Witnesses reported that gunmen stormed the hall.", "Witnesses", "reported", "gunmen stormed the hall"),
    Said("The union accused managers of hiding the leak.", "The union", "accused", "managers of hiding the leak"),
    Said("In a statement, the bank said: “No customer lost money.”", "the bank", "said", "No customer lost money"),
    Said(
        "“It is a lie,” Judge Eva Thorn said, adding that the papers were forged.",
        "Judge Eva Thorn",
        "said",
        "It is a lie",
    ),
    Said(
        "“It is a lie,” Judge Eva Thorn said, adding that the papers were forged.",
        "Judge Eva Thorn",
        "adding",
        "the papers were forged",
    ),
    Said("Officials believe the fire was set.", "Officials", "believe", "the fire was set"),
    Said(
        "Reports that troops had crossed the river were denied by the staff.",
        "Reports",
        None,
        "troops had crossed the river",
    ),
    Said(
        "The coach, speaking after the match, said her team had earned it.",
        "The coach",
        "said",
        "her team had earned it",
    ),
    Said("Villagers and a priest said soldiers burned the mill.", "Villagers", "said", "soldiers burned the mill"),
    Said(
        "The levee broke at dawn, the state engineer confirmed on Friday.",
        "the state engineer",
        "confirmed",
        "The levee broke at dawn",
    ),
]

LYING_CLAIMS = [
    Said(TWO, "Ilya Roth", "said", "the army had shelled the port"),
    Said(TWO, "rebel spokesman Ilya Roth", "said", "the army had shelled the port"),
    Said(TWO, "Colonel Marek Dunn", "said", "no shell had fallen"),
    Said(TWO, "the army", "said", "no shell had fallen"),
    Said(DENIED, "student leader Tomas Rehn", "insisted", "police had fired"),
    Said(DENIED, "Tomas Rehn", "denied", "police had fired"),
    Said(DENIED, "Governor Ana Belov", "denied", "12 were shot"),
    Said(DENIED, "Governor Ana Belov", "insisted", "12 were shot"),
    Said(DENIED, "police", "insisted", "12 were shot"),
    Said(CHAIN, "soldiers", "said", "her hospital had received reports"),
    Said(TOLD, "Mayor Jana Brod", "told", "the dam would hold"),
    Said(TOLD, "Jana Brod", "told", "the dam would hold"),
    Said(BACK, "farmer Greta Holm", "said", "The bridge was mined"),
    Said(BACK, "Greta Holm", "said", "The bridge was mined"),
    Said(BACK, "engineer Olaf Stenn", "said", "it was merely old"),
    Said(AFTER, "the mayor", "said", "The market burned for two days"),
    Said(AFTER, "Captain Rosa Lind", "according to", "looters had come"),
    Said(ACCORDING, "the Red Crescent", "According to", "nobody had left"),
    Said(ACCORDING, "the ministry", "said", "40 families fled"),
    Said(TURNS, "Fisherman Karel Voss", "said", "the boats were still moored"),
    Said(TURNS, "Harbour master Edda Krone", "said", "the boats had left"),
    Said(TURNS, "Karel Voss", "said", "the boats were still moored"),
    Said(TURNS, "Edda Krone", "said", "The council has not commented"),
    Said(TURNS, "The council", "said", "the boats were still moored"),
    Said(DEFINITE, "Trader Bo Linde", "said", "the road was closed"),
    Said(DEFINITE, "The ministry", "said", "the road was open"),
    Said(DEFINITE, "It", "said", "the road was open"),
    Said("The union accused managers of hiding the leak.", "managers", "accused", "hiding the leak"),
    Said(
        "The board was told by Inspector Lars Moe that the lift was unsafe.",
        "The board",
        "told by",
        "the lift was unsafe",
    ),
    Said("Hana Bly, who succeeded Otto Kern, said the plant will close.", "Otto Kern", "said", "the plant will close"),
    Said(
        "After meeting General Ivo Sand, envoy Mia Rask said talks would resume.",
        "General Ivo Sand",
        "said",
        "talks would resume",
    ),
    Said("The envoy said that General Ivo Sand had ordered a halt.", "General Ivo Sand", "said", "had ordered a halt"),
    Said("“They fled,” the guide said. The hotel owner said nobody fled.", "The hotel owner", "said", "They fled"),
    Said("“They fled,” the guide said. The hotel owner said nobody fled.", "the guide", "said", "nobody fled"),
    Said(
        "The dam burst on Monday. Mayor Jana Brod said help was coming.",
        "Mayor Jana Brod",
        "said",
        "The dam burst on Monday",
    ),
    Said(
        "Mayor Jana Brod said help was coming. The dam burst on Monday.",
        "Mayor Jana Brod",
        "said",
        "The dam burst on Monday",
    ),
    Said("Police said the car was stolen, and the owner said it was lent.", "the owner", "said", "the car was stolen"),
    Said("Police said the car was stolen, and the owner said it was lent.", "Police", "said", "it was lent"),
    Said("The car was stolen, police said, but the owner said it was lent.", "the owner", "said", "The car was stolen"),
    Said("The car was stolen, police said, but the owner said it was lent.", "police", "said", "it was lent"),
    Said(
        "Prosecutors say Rolf Dahl killed the clerk; Dahl's lawyer says he was abroad.",
        "Prosecutors",
        "say",
        "he was abroad",
    ),
    Said(
        "Prosecutors say Rolf Dahl killed the clerk; his lawyer says he was abroad.",
        "his lawyer",
        "says",
        "Rolf Dahl killed the clerk",
    ),
    Said(
        "Rebels seized the town, the army said. Aid workers said the town was empty.",
        "Aid workers",
        "said",
        "Rebels seized the town",
    ),
    Said(
        "Rebels seized the town, the army said. Aid workers said the town was empty.",
        "the army",
        "said",
        "the town was empty",
    ),
]
