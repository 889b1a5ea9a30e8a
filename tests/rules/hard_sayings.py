"""Sayings of the longer kind, written after the rules: honest readings and lies."""

from __future__ import annotations

from tests.rules.sayings import Said

POST = (
    "Interior Minister Selma Dorn told a news conference in Arkesh on Thursday that gunmen had attacked a "
    "police post overnight, killing seven officers and wounding 11 others."
)
FRONT = (
    "The Free Valley Front, which controls most of the province, said in a statement that its fighters "
    "had destroyed two armoured vehicles and captured nine soldiers."
)
BODIES = "A doctor at the town's main hospital, speaking on condition of anonymity, said he had counted 23 bodies."
WALLS = "“Nobody warned us,” said Petra Lunde, 54, a teacher whose house was hit. “The walls just folded.”"
REFUGEES = (
    "The UN refugee agency estimates that 40,000 people have fled, though the government puts the figure at 12,000."
)
PROPAGANDA = (
    "Army spokesman Brigadier Tor Hale dismissed the report as propaganda and said troops had only returned fire."
)
HOUSES = (
    "Residents contacted by phone described house-to-house searches, and one of them, a shopkeeper, said "
    "soldiers had taken his two sons."
)
POISON = "Citing intelligence officials, the newspaper reported that the ambassador had been poisoned."
MONITOR = (
    "Human Rights Monitor, a Geneva-based group, accused the militia of executing 16 prisoners; militia "
    "commander Rafe Sudan called the charge absurd."
)
CONVOY = (
    "The deputy governor, Ines Marr, confirmed the deaths of four aid workers but denied that the convoy "
    "had been targeted."
)
TRUCE = "He told the BBC the ceasefire was dead."
VAN = (
    "Witnesses said the blast came from a parked van. Police later said it was a gas leak, and Mayor Hugo "
    "Brand urged calm."
)
ABROAD = (
    "“The attack was planned abroad,” President Vera Lind said in a televised address, while opposition "
    "leader Samuel Okoro blamed her own security services."
)
HARD_HONEST_CLAIMS = [
    Said(
        POST,
        "Interior Minister Selma Dorn",
        "told",
        "gunmen had attacked a police post overnight, killing seven officers and wounding 11 others",
    ),
    Said(POST, "Selma Dorn", "told a news conference", "gunmen had attacked a police post overnight"),
    Said(POST, "Selma Dorn", "told", "killing seven officers"),
    Said(FRONT, "The Free Valley Front", "said", "its fighters had destroyed two armoured vehicles"),
    Said(
        FRONT,
        "The Free Valley Front",
        "said in a statement",
        "its fighters had destroyed two armoured vehicles and captured nine soldiers",
    ),
    Said(FRONT, "Free Valley Front", "said", "captured nine soldiers"),
    Said(BODIES, "A doctor at the town's main hospital", "said", "he had counted 23 bodies"),
    Said(BODIES, "A doctor", "said", "he had counted 23 bodies"),
    Said(WALLS, "Petra Lunde", "said", "Nobody warned us"),
    Said(WALLS, "Petra Lunde", "said", "The walls just folded"),
    Said(WALLS, "Petra Lunde, 54, a teacher", "said", "Nobody warned us"),
    Said(REFUGEES, "The UN refugee agency", "estimates", "40,000 people have fled"),
    Said(REFUGEES, "the government", "puts", "the figure at 12,000"),
    Said(PROPAGANDA, "Brigadier Tor Hale", "said", "troops had only returned fire"),
    Said(PROPAGANDA, "Army spokesman Brigadier Tor Hale", "dismissed", "the report as propaganda"),
    Said(PROPAGANDA, "Army spokesman Brigadier Tor Hale", "said", "troops had only returned fire"),
    Said(HOUSES, "one of them, a shopkeeper", "said", "soldiers had taken his two sons"),
    Said(HOUSES, "a shopkeeper", "said", "soldiers had taken his two sons"),
    Said(HOUSES, "Residents", "described", "house-to-house searches"),
    Said(POISON, "the newspaper", "reported", "the ambassador had been poisoned"),
    Said(MONITOR, "Human Rights Monitor", "accused", "the militia of executing 16 prisoners"),
    Said(MONITOR, "militia commander Rafe Sudan", "called", "the charge absurd"),
    Said(CONVOY, "Ines Marr", "confirmed", "the deaths of four aid workers"),
    Said(CONVOY, "The deputy governor, Ines Marr,", "denied", "the convoy had been targeted"),
    Said(CONVOY, "Ines Marr", "denied that", "the convoy had been targeted"),
    Said(VAN, "Witnesses", "said", "the blast came from a parked van"),
    Said(VAN, "Police", "said", "it was a gas leak"),
    Said(VAN, "Mayor Hugo Brand", "urged", "calm"),
    Said(ABROAD, "President Vera Lind", "said", "The attack was planned abroad"),
    Said(ABROAD, "Samuel Okoro", "blamed", "her own security services"),
    Said(
        "Three bridges are gone, the transport ministry said in an update on its website.",
        "the transport ministry",
        "said",
        "Three bridges are gone",
    ),
    Said(
        "State television showed footage of the wreck and said 80 people were aboard.",
        "State television",
        "said",
        "80 people were aboard",
    ),
    Said(
        "More than 300 homes burned, according to figures released by the fire service.",
        "the fire service",
        "according to",
        "More than 300 homes burned",
    ),
    Said(
        "According to Captain Juno Reid, who led the search, two divers are missing.",
        "Captain Juno Reid",
        "According to",
        "two divers are missing",
    ),
    Said(
        "It was, said the curator, the oldest map in the collection.",
        "the curator",
        "said",
        "It was, said the curator, the oldest map in the collection",
    ),
    Said(
        "The company has denied wrongdoing. Its chief executive, Noor Falk, said it had followed the law.",
        "Noor Falk",
        "said",
        "it had followed the law",
    ),
    Said("Officials have said privately that the deal is dead.", "Officials", "have said", "the deal is dead"),
    Said(
        "A second official, who asked not to be named, said the plane had been late.",
        "A second official",
        "said",
        "the plane had been late",
    ),
    Said(
        "The mayor's office said on Sunday evening that schools would stay shut.",
        "The mayor's office",
        "said",
        "schools would stay shut",
    ),
    Said("Neighbours told local radio they had heard shots.", "Neighbours", "told", "they had heard shots"),
]
HARD_LYING_CLAIMS = [
    Said(POST, "gunmen", "told", "killing seven officers"),
    Said(FRONT, "its fighters", "said", "captured nine soldiers"),
    Said(REFUGEES, "The UN refugee agency", "estimates", "the figure at 12,000"),
    Said(REFUGEES, "the government", "estimates", "40,000 people have fled"),
    Said(REFUGEES, "the government", "puts", "40,000 people have fled"),
    Said(HOUSES, "Residents", "said", "soldiers had taken his two sons"),
    Said(HOUSES, "a shopkeeper", "described", "house-to-house searches"),
    Said(HOUSES, "soldiers", "said", "soldiers had taken his two sons"),
    Said(MONITOR, "militia commander Rafe Sudan", "accused", "the militia of executing 16 prisoners"),
    Said(MONITOR, "militia commander Rafe Sudan", "called", "executing 16 prisoners"),
    Said(MONITOR, "Human Rights Monitor", "called", "the charge absurd"),
    Said(VAN, "Police", "said", "the blast came from a parked van"),
    Said(VAN, "Witnesses", "said", "it was a gas leak"),
    Said(VAN, "Mayor Hugo Brand", "said", "it was a gas leak"),
    Said(VAN, "Mayor Hugo Brand", "said", "the blast came from a parked van"),
    Said(VAN, "Police", "urged", "calm"),
    Said(ABROAD, "Samuel Okoro", "said", "The attack was planned abroad"),
    Said(ABROAD, "opposition leader Samuel Okoro", "blamed", "The attack was planned abroad"),
    Said(ABROAD, "President Vera Lind", "said", "her own security services"),
    Said(ABROAD, "President Vera Lind", "blamed", "her own security services"),
    Said(
        POST + " " + FRONT, "Interior Minister Selma Dorn", "told", "its fighters had destroyed two armoured vehicles"
    ),
    Said(POST + " " + FRONT, "Interior Minister Selma Dorn", "said", "captured nine soldiers"),
    Said(POST + " " + FRONT, "The Free Valley Front", "said", "gunmen had attacked a police post overnight"),
    Said(FRONT + " " + BODIES, "The Free Valley Front", "said", "he had counted 23 bodies"),
    Said(BODIES + " " + PROPAGANDA, "Brigadier Tor Hale", "said", "he had counted 23 bodies"),
    Said(BODIES + " " + PROPAGANDA, "A doctor", "said", "troops had only returned fire"),
    Said(WALLS + " " + PROPAGANDA, "Petra Lunde", "said", "troops had only returned fire"),
    Said(WALLS + " " + PROPAGANDA, "Tor Hale", "said", "Nobody warned us"),
    Said(WALLS + " " + PROPAGANDA, "Tor Hale", "said", "The walls just folded"),
    Said(PROPAGANDA + " " + CONVOY, "Ines Marr", "denied", "troops had only returned fire"),
    Said(CONVOY + " " + PROPAGANDA, "Tor Hale", "dismissed", "the convoy had been targeted"),
    Said(POISON, "the ambassador", "reported", "the ambassador had been poisoned"),
    Said(
        "The company has denied wrongdoing. Its chief executive, Noor Falk, said it had followed the law.",
        "The company",
        "denied",
        "it had followed the law",
    ),
    Said(
        "The company has denied wrongdoing. Its chief executive, Noor Falk, said it had followed the law.",
        "Noor Falk",
        "denied",
        "wrongdoing",
    ),
    Said(
        "Officer Lee Crane said suspect Ray Moss fired first. Moss's sister Jane Moss said he was unarmed.",
        "Jane Moss",
        "said",
        "suspect Ray Moss fired first",
    ),
    Said(
        "Officer Lee Crane said suspect Ray Moss fired first. Moss's sister Jane Moss said he was unarmed.",
        "Lee Crane",
        "said",
        "he was unarmed",
    ),
    Said(
        "Officer Lee Crane said suspect Ray Moss fired first. Moss's sister Jane Moss said he was unarmed.",
        "Ray Moss",
        "said",
        "fired first",
    ),
    Said(
        "Envoy Ada Holt, asked about General Bo Finch, said he would resign.",
        "General Bo Finch",
        "said",
        "he would resign",
    ),
    Said(
        "The judge, the clerk said, had left early, and the lawyer said nothing had been signed.",
        "the lawyer",
        "said",
        "had left early",
    ),
    Said(
        "The judge, the clerk said, had left early, and the lawyer said nothing had been signed.",
        "the clerk",
        "said",
        "nothing had been signed",
    ),
]
