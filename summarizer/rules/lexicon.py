"""General word lists of the rules. No name of a person, place or text is in them.

Sources: roles and organisations after WordNet's hyponyms of *leader*, *worker*, *military officer* and
*organization*, sorted into Airwars' kinds of source; people after WordNet's *person*; means after ACLED's
sub-event types; place nouns after GeoNames' feature classes.
"""

from __future__ import annotations

from summarizer.vocabulary import CasualtyKind, ForceKind, SourceKind


def _table(**kinds: str) -> dict[str, SourceKind]:
    """Keyword = kind with underscores for hyphens; value = words separated by spaces."""
    return {word: kind.replace("_", "-") for kind, words in kinds.items() for word in words.split()}  # type: ignore[misc]


ROLES: dict[str, SourceKind] = _table(
    official_state=(
        "minister president premier chancellor senator governor mayor secretary commissioner judge prosecutor "
        "magistrate officer inspector superintendent detective constable sheriff deputy king queen prince princess "
        "emir sultan ambassador envoy diplomat official lawmaker legislator congressman congresswoman councillor "
        "councilor representative speaker mp justice coroner marshal trooper policeman policewoman firefighter "
        "warden treasurer vice-president undersecretary chief taoiseach attorney-general"
    ),
    military=(
        "colonel col general gen lieutenant lt major maj captain capt sergeant sgt corporal cpl brigadier brig "
        "admiral adm commander cmdr commodore marshal private soldier commandant"
    ),
    armed_group="militant rebel fighter insurgent guerrilla warlord jihadist",
    ngo="activist campaigner volunteer advocate",
    witness=(
        "witness eyewitness resident villager neighbour neighbor survivor bystander passer-by shopkeeper farmer "
        "driver passenger refugee local relative father mother son daughter brother sister wife husband uncle aunt "
        "cousin widow parent friend worker student pupil vendor trader fisherman tourist onlooker motorist"
    ),
    medic="doctor medic nurse paramedic surgeon physician",
    media="reporter journalist correspondent editor broadcaster photographer columnist presenter anchor publisher",
    expert=(
        "analyst expert professor researcher scientist economist historian academic scholar scientist specialist "
        "lecturer geologist seismologist epidemiologist psychologist sociologist pollster strategist engineer author"
    ),
    unspecified=(
        "spokesman spokeswoman spokesperson spokesman director chairman chairwoman chairperson chair head leader "
        "executive ceo founder manager coach aide adviser advisor lawyer attorney solicitor barrister bishop "
        "archbishop pope cardinal pastor rabbi imam sheikh cleric priest candidate coordinator president-elect "
        "vice chief principal captain co-founder owner boss negotiator mediator source insider critic supporter "
        "opponent protester demonstrator defendant suspect victim"
    ),
)  # fmt: skip
"""A person's function -> the kind of source it makes of them (later entries do not override a rank)."""

INSTITUTIONS: dict[str, SourceKind] = _table(
    official_state=(
        "ministry government police court authority authorities department parliament congress senate cabinet "
        "embassy council commission administration presidency municipality bureau palace tribunal legislature "
        "customs treasury directorate prosecutors officials consulate kremlin pentagon state"
    ),
    military="army military navy force forces troops battalion brigade command coastguard marines pentagon",
    ngo=(
        "charity observatory foundation association union federation watchdog campaign institute watch amnesty "
        "organisation organization ngo society network coalition-of"
    ),
    medic="hospital clinic medics doctors morgue",
    media="newspaper agency magazine broadcaster television radio channel station website media press daily tv outlet",
    social_media="twitter facebook telegram instagram youtube tweet whatsapp tiktok",
    document=(
        "report document statement study letter memo records record survey poll file filing affidavit lawsuit "
        "complaint indictment ruling communique communiqué release dossier cable email paper analysis data figures "
        "census audit constitution law bill"
    ),
    expert="university experts analysts researchers think-tank",
    armed_group="militants rebels insurgents guerrillas militia militias",
    unspecified="office company group party team club bank firm corporation church league agency service center centre",
)  # fmt: skip
"""Heads of organisations and documents -> the kind of source they are."""

INTERGOVERNMENTAL = frozenset({"un", "u.n.", "united nations", "nato", "eu", "european union", "african union", "unicef", "unhcr", "who", "imf", "world bank", "osce", "iaea", "arab league", "wfp", "unesco", "interpol", "ohchr"})  # fmt: skip
NON_GOVERNMENTAL = frozenset({"red cross", "red crescent", "human rights watch", "amnesty international", "oxfam", "save the children", "medecins sans frontieres", "médecins sans frontières", "doctors without borders", "greenpeace"})  # fmt: skip
AGENCIES = frozenset({"reuters", "afp", "ap", "associated press", "agence france-presse", "bbc", "cnn", "xinhua", "tass", "al jazeera", "dpa", "efe", "ansa", "interfax", "upi", "kyodo", "ria novosti", "irna", "sana", "anadolu"})  # fmt: skip

HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "rev", "fr", "hon", "mx", "st"})
FEMALE = frozenset({"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman", "policewoman", "mother", "daughter", "sister", "wife", "aunt", "widow", "businesswoman", "actress"})  # fmt: skip
MALE = frozenset({"mr", "sir", "lord", "king", "prince", "spokesman", "chairman", "congressman", "policeman", "father", "son", "brother", "husband", "uncle", "sheikh", "imam", "pope", "businessman", "fisherman", "actor"})  # fmt: skip

PEOPLE = frozenset(
    (
        "people person man woman child boy girl baby infant toddler teenager teen youth adult civilian resident villager "
        "citizen national protester demonstrator worker miner student pupil teacher journalist reporter soldier troop "
        "troops fighter militant rebel insurgent guerrilla terrorist gunman attacker bomber assailant extremist jihadist "
        "policeman policewoman police officer guard agent passenger crew pilot driver motorist cyclist pedestrian tourist "
        "traveller traveler visitor shopper worshipper worshiper pilgrim priest nun monk imam bishop patient doctor nurse medic "
        "paramedic firefighter rescuer volunteer peacekeeper marine sailor airman commander leader official minister "
        "president mayor governor judge prosecutor lawyer politician lawmaker activist prisoner inmate detainee hostage captive "
        "refugee migrant family relative father mother parent son daughter brother sister wife husband couple victim "
        "survivor casualty casualties other others dozen hundred thousand million score member employee staff foreigner "
        "countryman farmer peasant fisherman trader vendor merchant shopkeeper businessman businesswoman bystander passer-by "
        "neighbour neighbor friend colleague candidate diplomat ambassador consul engineer contractor personnel "
        "servicemember serviceman servicewoman paratrooper commando conscript recruit veteran deserter defector suspect "
        "criminal robber thief smuggler trafficker dealer gangster suspects mercenary militiaman militiamen bodyguard "
        "caller athlete player coach fan spectator actor singer writer author scientist researcher professor academic "
        "inhabitant homeowner tenant caregiver population community group life lives soul body corpse dead injured wounded "
        "missing one elder nurse midwife pensioner grandmother grandfather grandson granddaughter cousin uncle aunt nephew niece "
        "widow orphan bride groom settler nomad herder shepherd porter sherpa climber hiker skier swimmer surfer diver"
    ).split()
)  # fmt: skip
"""Heads of noun phrases that are people, in the singular unless they have none."""

MEANS = frozenset(
    (
        "strike airstrike air-strike raid bombing bombardment bomb blast explosion shelling shell shooting shootout gunfire gunshot "
        "shot bullet fire mortar rocket missile grenade mine landmine ied device attack ambush assault stabbing knife "
        "machete crash collision derailment earthquake quake flood flooding landslide avalanche storm hurricane cyclone typhoon tornado "
        "tsunami eruption wildfire blaze stampede crush collapse clash clashes fighting battle crossfire drone gas poison "
        "poisoning explosive dynamite arson beating execution beheading hijacking siege offensive sniper rifle gun pistol "
        "car truck bus train plane helicopter ferry boat accident fall outbreak epidemic famine heatwave violence riot unrest operation"
    ).split()
)  # fmt: skip
"""What can kill or injure as an instrument or event, in the singular."""

NOT_PEOPLE = frozenset(
    (
        "hope dream deal bill proposal plan talk effort law idea project measure amendment chance peace process career economy "
        "job growth demand trade market vote motion animal dog cat cow cattle sheep goat horse bird fish pig chicken camel elephant "
        "lion tiger bear wolf whale shark bee tree crop plant virus bacteria germ cell cancer weed rat mouse time power appetite "
        "pride feeling reputation interest cause country nation state world city village town community house building vehicle car "
        "tank boat ship train bus truck plane aircraft helicopter motorcycle money system program programme engine light leg arm head "
        "hand foot back knee ankle shoulder neck face eye chest brain heart hip wrist hamstring muscle ligament tissue"
    ).split()
)  # fmt: skip
"""What "kill", "hurt" and "wound" act on without a casualty of people (WordNet: abstraction, animal, body part, vehicle)."""

PLACE_NOUNS = frozenset(
    (
        "base camp barracks prison jail hospital clinic school university college market mosque church temple synagogue "
        "airport station square street road highway bridge checkpoint building hotel house home office embassy compound "
        "stadium cafe restaurant bar nightclub mall shop factory plant mine port harbour harbor beach island river lake "
        "mountain valley desert village town city capital district neighbourhood neighborhood suburb quarter area region province "
        "governorate state county country border coast area zone outskirts centre center site field farm forest park theatre theater "
        "cemetery dam refinery pipeline wharf tunnel corner junction crossing settlement municipality department sector"
    ).split()
)  # fmt: skip

FORCE_HEADS: dict[str, ForceKind] = {
    **dict.fromkeys("army military navy troops soldiers forces marines commandos paratroopers battalion regiment division".split(), "state-force"),
    **dict.fromkeys("police gendarmes gendarmerie policemen carabinieri constabulary".split(), "police"),
    **dict.fromkeys("rebels insurgents guerrillas insurgency revolutionaries separatists".split(), "rebel"),
    **dict.fromkeys("militia militias paramilitaries militiamen vigilantes".split(), "militia"),
    **dict.fromkeys("coalition alliance".split(), "coalition"),
    **dict.fromkeys("militants fighters gunmen jihadists extremists terrorists brigade brigades commandos mujahideen".split(), "armed-group"),
    **dict.fromkeys("peacekeepers".split(), "external"),
}  # fmt: skip
"""Plural or collective heads of armed actors -> ACLED actor kind when nothing else tells."""

GROUP_WORDS: dict[str, ForceKind] = {
    "rebel": "rebel", "guerrilla": "rebel", "insurgent": "rebel", "separatist": "rebel", "militia": "militia",
    "paramilitary": "militia", "militant": "armed-group", "terrorist": "armed-group", "jihadist": "armed-group",
    "extremist": "armed-group", "armed": "armed-group", "islamist": "armed-group",
}  # fmt: skip
"""Modifiers that make an armed group of a name: "the militant group X", "X rebels"."""

MEMBERS = frozenset({"militant", "fighter", "rebel", "gunman", "insurgent", "guerrilla", "jihadist", "commander", "leader", "member", "stronghold", "militia", "terrorist", "extremist", "bomber", "force", "troop", "soldier", "offensive", "attack", "assault", "position", "brigade", "blitz", "squad"})  # fmt: skip
"""Heads whose proper modifier is an armed actor ("X fighters", "an X stronghold")."""

ARMED_MEMBERS = frozenset({"militant", "fighter", "rebel", "gunman", "insurgent", "guerrilla", "jihadist", "terrorist", "extremist"})

Trigger = tuple[CasualtyKind, str]
