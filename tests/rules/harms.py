"""Who did what to whom in short news texts of our own: what they say, and what a liar makes of it."""

from __future__ import annotations

from typing import NamedTuple


class Harm(NamedTuple):
    """A text, and the casualty a model makes of it."""

    text: str
    kind: str
    count: str | None
    victims: str
    actor: str | None = None
    place: str | None = None


ACTIVE = "Government soldiers killed 14 militants near Brask, and the militants had earlier wounded nine villagers."
PASSIVE = "Six police officers were shot dead by gunmen in Ostra, where the officers had arrested three smugglers."
BOTH = "The blast killed 12 soldiers and injured 30 civilians."
GAPPED = "At least 20 people died and 45 were wounded when the army shelled the camp."
STRIKE = "An air strike by the coalition killed five farmers outside Dorn on Friday."
TAKEN = "Fighters of the Red Banner abducted seven miners, while police detained two guards."
FLED = "Rebels retreated and soldiers killed four nurses."
TOLL = "The death toll from the ferry accident rose to 61, officials in Harl said."

HONEST_HARMS = [
    Harm(ACTIVE, "killed", "14", "militants", "Government soldiers", "Brask"),
    Harm(ACTIVE, "killed", "14", "14 militants", "soldiers"),
    Harm(ACTIVE, "injured", "nine", "villagers", "the militants"),
    Harm(PASSIVE, "killed", "Six", "police officers", "gunmen", "Ostra"),
    Harm(PASSIVE, "detained", "three", "smugglers", "the officers"),
    Harm(BOTH, "killed", "12", "soldiers"),
    Harm(BOTH, "injured", "30", "civilians"),
    Harm(GAPPED, "killed", "At least 20", "people", "the army"),
    Harm(GAPPED, "killed", "20", "people"),
    Harm(GAPPED, "injured", "45", "45"),
    Harm(STRIKE, "killed", "five", "farmers", "the coalition", "Dorn"),
    Harm(STRIKE, "killed", "five", "five farmers"),
    Harm(TAKEN, "abducted", "seven", "miners", "Fighters of the Red Banner"),
    Harm(TAKEN, "abducted", "seven", "miners", "Red Banner"),
    Harm(TAKEN, "detained", "two", "guards", "police"),
    Harm(FLED, "killed", "four", "nurses", "soldiers"),
    Harm(TOLL, "killed", "61", "61"),
    Harm("Two boys drowned in the canal at Ebb.", "killed", "Two", "boys", None, "Ebb"),
    Harm("The militia is holding nearly 400 women in Arden.", "held", "nearly 400", "women", "The militia", "Arden"),
    Harm("Dozens of residents were injured by shrapnel.", "injured", "Dozens", "residents"),
    Harm("A guard was stabbed to death by a prisoner.", "killed", "A", "guard", "a prisoner"),
    Harm("Shelling by the army left 8 people dead.", "killed", "8", "people", "the army"),
    Harm("The army's shelling killed 8 people.", "killed", "8", "people", "The army"),
    Harm("Army artillery fire killed 8 people.", "killed", "8", "people", "Army"),
    Harm("Eleven students are missing after the landslide.", "missing", "Eleven", "students"),
    Harm("More than 3,000 residents fled the valley.", "displaced", "More than 3,000", "residents"),
    Harm("The gang kidnapped a priest and two nuns.", "abducted", "two", "nuns", "The gang"),
    Harm("Bandits who ambushed the convoy killed three drivers.", "killed", "three", "drivers", "Bandits"),
    Harm("Three drivers, all of them women, were killed by bandits.", "killed", "Three", "drivers", "bandits"),
    Harm("The bodies of nine miners were recovered.", "killed", "nine", "miners"),
    Harm("Police arrested 40 protesters and beat a reporter.", "detained", "40", "protesters", "Police"),
    Harm("Police arrested 40 protesters and beat a reporter.", "injured", "a", "reporter", "Police"),
    Harm("Some 200 workers were trapped underground.", "trapped", "Some 200", "workers"),
    Harm("The rebels have executed six prisoners, the ministry said.", "killed", "six", "prisoners", "The rebels"),
    Harm("The ministry said the rebels have executed six prisoners.", "killed", "six", "prisoners", "the rebels"),
    Harm("Four people, including a child, lost their lives.", "killed", "Four", "people"),
    Harm("The quake claimed the lives of 17 villagers.", "killed", "17", "villagers"),
    Harm("Hunters shot and killed two rangers in Mirk forest.", "killed", "two", "rangers", "Hunters", "Mirk forest"),
    Harm("Two rangers were shot and killed.", "killed", "Two", "rangers"),
    Harm("Clashes between settlers and herders left 16 dead.", "killed", "16", "16"),
    Harm("The army killed 8 rebels, who had killed a judge.", "killed", "a", "judge", "rebels"),
    Harm("Nobody was hurt in the crash.", "injured", "Nobody", "Nobody"),
]

LYING_HARMS = [
    Harm(ACTIVE, "killed", "14", "Government soldiers", "militants"),
    Harm(ACTIVE, "killed", None, "soldiers", "14 militants"),
    Harm(ACTIVE, "killed", "nine", "villagers", "the militants"),
    Harm(ACTIVE, "injured", "14", "villagers", "the militants"),
    Harm(ACTIVE, "killed", "14", "militants", "villagers"),
    Harm(ACTIVE, "killed", "nine", "militants", "Government soldiers"),
    Harm(ACTIVE, "injured", "nine", "villagers", "Government soldiers"),
    Harm(PASSIVE, "killed", None, "gunmen", "police officers"),
    Harm(PASSIVE, "killed", "three", "smugglers", "gunmen"),
    Harm(PASSIVE, "killed", "Six", "police officers", "smugglers"),
    Harm(PASSIVE, "detained", "Six", "police officers", "gunmen"),
    Harm(PASSIVE, "killed", "three", "police officers", "gunmen"),
    Harm(BOTH, "injured", "12", "soldiers"),
    Harm(BOTH, "killed", "30", "civilians"),
    Harm(BOTH, "killed", "30", "soldiers"),
    Harm(BOTH, "killed", "12", "civilians"),
    Harm(BOTH, "abducted", "12", "soldiers"),
    Harm(GAPPED, "killed", "45", "people"),
    Harm(GAPPED, "injured", "20", "people"),
    Harm(STRIKE, "killed", None, "coalition", "farmers"),
    Harm(STRIKE, "injured", "five", "farmers"),
    Harm(TAKEN, "abducted", "seven", "miners", "police"),
    Harm(TAKEN, "detained", "two", "guards", "Fighters of the Red Banner"),
    Harm(TAKEN, "abducted", "seven", "guards", "Fighters of the Red Banner"),
    Harm(TAKEN, "killed", "seven", "miners", "Fighters of the Red Banner"),
    Harm(FLED, "killed", "four", "nurses", "Rebels"),
    Harm(FLED, "killed", "four", "soldiers", "Rebels"),
    Harm("The rebels have executed six prisoners, the ministry said.", "killed", "six", "prisoners", "the ministry"),
    Harm("The ministry said the rebels have executed six prisoners.", "killed", "six", "prisoners", "The ministry"),
    Harm("The ministry said the rebels have executed six prisoners.", "killed", None, "rebels", "six prisoners"),
    Harm("A guard was stabbed to death by a prisoner.", "killed", "a", "prisoner", "A guard"),
    Harm("Bandits who ambushed the convoy killed three drivers.", "killed", None, "Bandits", "three drivers"),
    Harm("Three drivers, all of them women, were killed by bandits.", "killed", None, "bandits", "drivers"),
    Harm("Police arrested 40 protesters and beat a reporter.", "injured", "40", "protesters", "Police"),
    Harm("Police arrested 40 protesters and beat a reporter.", "injured", "40", "reporter", "Police"),
    Harm("The army killed 8 rebels, who had killed a judge.", "killed", "a", "judge", "The army"),
    Harm("The army killed 8 rebels, who had killed a judge.", "killed", "8", "rebels", "judge"),
    Harm("Hunters shot two rangers; poachers later killed nine elders.", "killed", "two", "elders", "Hunters"),
    Harm("Hunters shot two rangers; poachers later killed nine elders.", "killed", "nine", "elders", "Hunters"),
    Harm("Rebels entered Dorn. Soldiers killed four nurses in Harl.", "killed", "four", "nurses", "Rebels"),
    Harm("Rebels entered Dorn. Soldiers killed four nurses in Harl.", "killed", "four", "nurses", "Soldiers", "Dorn"),
    Harm(
        "Soldiers killed four nurses in Harl, while rebels entered Dorn.",
        "killed",
        "four",
        "nurses",
        "Soldiers",
        "Dorn",
    ),
    Harm("The mayor was killed. 30 houses burned and 12 people fled.", "killed", "12", "people"),
]

AMBUSH = (
    "Rebels from the hills ambushed an army convoy on Tuesday, killing 17 soldiers and wounding at least "
    "30, the defence ministry said."
)
WEDDING = (
    "Two coalition helicopters fired on a wedding party in Mirz, leaving 12 guests dead, among them five children."
)
PROTEST = (
    "Security forces opened fire on protesters in the capital; nine were killed and more than 80 hurt, medics said."
)
STABBED = "In Tarn, police shot a man who had stabbed two passers-by."
BOMB = (
    "A roadside bomb planted by insurgents killed a district chief and three of his bodyguards in Oxley "
    "on Monday morning."
)
FREED = "Government troops freed 40 hostages held by the Black Hand gang and killed six gang members."
FLIGHT = "An estimated 2,000 villagers were displaced by the fighting between the army and the Lion Brigade."
FISHERMEN = "Soldiers found the bodies of eight fishermen who had been abducted by pirates in May."
BEHEADED = "Islamist fighters beheaded three drivers and are still holding 14 oil workers."
HARD_HONEST_HARMS = [
    Harm(AMBUSH, "killed", "17", "soldiers", "Rebels"),
    Harm(AMBUSH, "killed", "17", "soldiers", "Rebels from the hills"),
    Harm(AMBUSH, "injured", "at least 30", "at least 30", "Rebels"),
    Harm(AMBUSH, "injured", "30", "30"),
    Harm(AMBUSH, "killed", "17", "17 soldiers", "Rebels"),
    Harm(WEDDING, "killed", "12", "guests", "coalition helicopters", "Mirz"),
    Harm(WEDDING, "killed", "12", "guests"),
    Harm(WEDDING, "killed", "five", "children"),
    Harm(WEDDING, "killed", "12", "guests", "coalition"),
    Harm(PROTEST, "killed", "nine", "nine", "Security forces"),
    Harm(PROTEST, "killed", "nine", "protesters", "Security forces"),
    Harm(PROTEST, "injured", "more than 80", "protesters", "Security forces"),
    Harm(PROTEST, "killed", "nine", "nine", None, "the capital"),
    Harm(STABBED, "injured", "two", "passers-by", "a man"),
    Harm(STABBED, "injured", "a", "man", "police"),
    Harm(BOMB, "killed", "three", "bodyguards", "insurgents", "Oxley"),
    Harm(BOMB, "killed", "a", "district chief", "insurgents", "Oxley"),
    Harm(BOMB, "killed", "three", "his bodyguards"),
    Harm(FREED, "killed", "six", "gang members", "Government troops"),
    Harm(FREED, "held", "40", "hostages", "the Black Hand gang"),
    Harm(FLIGHT, "displaced", "An estimated 2,000", "villagers"),
    Harm(FISHERMEN, "killed", "eight", "fishermen"),
    Harm(FISHERMEN, "abducted", "eight", "fishermen", "pirates"),
    Harm(BEHEADED, "killed", "three", "drivers", "Islamist fighters"),
    Harm(BEHEADED, "held", "14", "oil workers", "Islamist fighters"),
    Harm("Twenty-two miners died when a shaft collapsed in Kolm.", "killed", "Twenty-two", "miners", None, "Kolm"),
    Harm(
        "Gunmen on motorcycles shot dead the mayor of Sill.",
        "killed",
        None,
        "the mayor of Sill",
        "Gunmen on motorcycles",
    ),
    Harm("The militia has been accused of executing 16 prisoners.", "killed", "16", "prisoners", "The militia"),
    Harm(
        "Human Rights Monitor accused the militia of executing 16 prisoners.",
        "killed",
        "16",
        "prisoners",
        "the militia",
    ),
    Harm(
        "Fifteen people were killed, including four medics, in strikes blamed on the air force.",
        "killed",
        "four",
        "medics",
        "the air force",
    ),
    Harm(
        "Fifteen people were killed, including four medics, in strikes blamed on the air force.",
        "killed",
        "Fifteen",
        "people",
    ),
]
HARD_LYING_HARMS = [
    Harm(AMBUSH, "killed", "30", "soldiers", "Rebels"),
    Harm(AMBUSH, "killed", "17", "Rebels", "soldiers"),
    Harm(AMBUSH, "killed", "17", "soldiers", "the defence ministry"),
    Harm(AMBUSH, "killed", "17", "soldiers", "army"),
    Harm(AMBUSH, "injured", "17", "soldiers", "Rebels"),
    Harm(WEDDING, "killed", "five", "guests"),
    Harm(WEDDING, "killed", "12", "children"),
    Harm(WEDDING, "killed", None, "coalition", "guests"),
    Harm(PROTEST, "injured", "nine", "nine"),
    Harm(PROTEST, "killed", "more than 80", "more than 80"),
    Harm(PROTEST, "killed", "nine", "Security forces", "protesters"),
    Harm(PROTEST, "killed", "nine", "protesters", "medics"),
    Harm(STABBED, "injured", "two", "passers-by", "police"),
    Harm(STABBED, "injured", None, "police", "a man"),
    Harm(STABBED, "injured", "two", "man", "police"),
    Harm(BOMB, "killed", "three", "insurgents", "bodyguards"),
    Harm(BOMB, "killed", "three", "bodyguards", "district chief"),
    Harm(FREED, "killed", "six", "gang members", "Black Hand gang"),
    Harm(FREED, "killed", "40", "hostages", "Government troops"),
    Harm(FREED, "killed", "40", "gang members", "Government troops"),
    Harm(FREED, "held", "six", "gang members", "the Black Hand gang"),
    Harm(FREED, "killed", None, "Government troops", "gang members"),
    Harm(FREED, "held", "40", "hostages", "Government troops"),
    Harm(FISHERMEN, "killed", "eight", "pirates"),
    Harm(FISHERMEN, "abducted", "eight", "fishermen", "Soldiers"),
    Harm(FISHERMEN, "killed", "eight", "fishermen", "Soldiers"),
    Harm(BEHEADED, "killed", "14", "oil workers", "Islamist fighters"),
    Harm(BEHEADED, "held", "three", "drivers"),
    Harm(BEHEADED, "killed", None, "Islamist fighters", "drivers"),
    Harm(BEHEADED, "killed", "three", "oil workers"),
    Harm("The militia has been accused of executing 16 prisoners.", "killed", "16", "The militia", "prisoners"),
    Harm(
        "Human Rights Monitor accused the militia of executing 16 prisoners.",
        "killed",
        "16",
        "prisoners",
        "Human Rights Monitor",
    ),
    Harm(
        "Fifteen people were killed, including four medics, in strikes blamed on the air force.",
        "killed",
        "Fifteen",
        "medics",
    ),
    Harm(
        "Fifteen people were killed, including four medics, in strikes blamed on the air force.",
        "killed",
        None,
        "the air force",
        "medics",
    ),
]
