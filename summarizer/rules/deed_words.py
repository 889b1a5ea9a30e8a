"""Word forms by which a clause is read without a parse: forms of "be", participles, prepositions, verbs of war.

Closed classes after Quirk et al. (1985), verbs after VerbNet and ACLED's event types. Not responsible for: reading
(doings), kinds of casualty (harm_words).
"""

from __future__ import annotations

from typing import Final

from summarizer.normalize.cue_words import inflections
from summarizer.rules.lexicon import ATTACKING, ATTACKS, MEANS


def _set(line: str) -> frozenset[str]:
    return frozenset(line.split())


BE: Final = _set("is are was were be been being am get gets got")
"""Forms that make a passive of a participle."""
AUXILIARIES: Final = _set(
    "has have had having will would may might could can do does did to not never also then later alleged believed"
)
"""What stands between a subject and its verb."""
BESIDE_BE: Final = _set("not never also then later still now all both")
"""What stands between "be" and a participle."""
PREPOSITIONS: Final = _set(
    "in on at near from with after before during since until against into outside inside around towards toward over "
    "under through for along across between among including within without beside behind because despite of by as "
    "than"
)
"""Words that open a phrase that is neither subject nor object."""
BORDERS: Final = _set(', ; : ( ) " and or but when while as after before because who which that whom where if although')
"""Words and marks at which a clause or a phrase ends."""
DETERMINERS: Final = _set("the a an its his her their this that these those some several many two three four five six")
"""Before these stands no verb but behind them a noun."""
IRREGULAR: Final = _set(
    "shot slew slain took taken seized hit struck stricken beat beaten drove driven fled fell fallen lost left held "
    "caught burnt hurt overran overrun retook retaken set put broke broken stole stolen withdrew withdrawn won gave "
    "given found met led cut blew blown fought sank sunk rose laid sent brought bought sold built began begun became "
    "made stood dug ran rode spread swept swung threw thrown told tore torn forced fed freed froze frozen got hid "
    "hidden kept knew known paid spent lent bled bit bitten chose chosen drew drawn flew flown grew grown spoke "
    "spoken swore sworn wore worn wrote written saw seen shut split burst dealt felt sought stuck taught brought "
    "thought undertook withheld quit shook shaken"
)
"""Past forms and participles that do not end in "-ed" (Quirk et al. 1985, 3.11 to 3.20)."""
BEFALLING: Final = _set(
    "died die dies dying perished drowned starved succumbed fled flee flees vanished disappeared survived"
)
"""Verbs whose subject suffers (VerbNet disappearance-48.2)."""
LEAVING: Final = frozenset(
    f for v in "withdraw retreat leave pull evacuate flee depart".split() for f in inflections(v)
) | _set("withdrew withdrawn left fled")
"""Forms of leaving a place (VerbNet leave-51.2, escape-51.1)."""
TAKING: Final = frozenset(
    f for v in "capture seize take retake recapture overrun conquer occupy".split() for f in inflections(v)
) | _set("took taken retook retaken overran fell fallen fall falls")
"""Forms of taking a place (VerbNet steal-10.5, obtain-13.5.2; ACLED: strategic developments)."""
EVENTS: Final = (
    ATTACKS | MEANS | frozenset(f"{word}s" for word in ATTACKS | MEANS)
    | _set("fire gunfire shelling shooting shootings fighting violence killing killings murder clash clashes bombing "
           "bombardment strike strikes airstrike airstrikes raid raids assault ambush blast explosion offensive "
           "advance")
)  # fmt: skip
"""Nouns of violent events: whose they are, or whom they are by or from, does them."""
STAGING: Final = _set(
    "mounted mount launched launch staged stage carried carry conducted conduct made opened unleashed"
)
"""Light verbs of an attack."""
DRIVING: Final = _set("drove driven drive drives forced force forces chased uprooted")
"""With "home": verbs of displacement."""
LEAVING_BEHIND: Final = _set("left leave leaving leaves found")
"""Verbs with a result behind their object ("left 3 dead")."""
RESULTS: Final = _set("dead wounded injured hurt homeless missing trapped stranded captive displaced")
"""Such results."""
NOT_DEEDS: Final = _set(
    "hundred armed united so-called unidentified red indeed need speed seed deed breed feed bed alleged believed "
    "reported suspected feared presumed supposed rumoured rumored said claimed denied confirmed added announced"
)
"""Words in "-ed" that are no deed of the clause."""
TIMES: Final = _set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow morning afternoon evening "
    "night week month year january february march april may june july august september october november december"
)
"""Days and times: nobody does these."""
NO_PARTICIPLES: Final = _set("including according during following adding saying regarding concerning")
"""Words in "-ing" that are prepositions."""
CONVERSE: Final = frozenset(
    f for v in "receive reach deliver send get supply provide bring arrive come".split() for f in inflections(v)
) | _set("sent got brought came")
"""Verbs that tell one transfer from either end (VerbNet send-11.1, get-13.5.1): who stands where does not matter."""
PARTICLES: Final = _set("dead down up off out back over away")
"""What belongs to the verb before it."""
OPEN: Final = _set(
    "accused accuses accuse blamed blames blame urged urges urge ordered orders order asked asks ask forced forces "
    "told tells allowed allow helped help persuaded warned invited promised threatened tried failed refused charged"
)
"""Verbs whose object does or did what follows (VerbNet urge-58.1, order-60.1, judgment-33): order does not tell."""
ATTACK_FORMS: Final = frozenset(f for verb in ATTACKING for f in inflections(verb)) | _set(
    "opened fired shot struck hit"
)
"""Forms of verbs of attack (ACLED's event types)."""
TAKEN_UP: Final = "~"
"""Stands in a role for a pronoun: somebody named before."""
PRONOUNS: Final = _set("it he she they him them us we i you their its his her")
"""Read as TAKEN_UP."""
PLAIN: Final = _set(
    "least more most about around nearly almost fewer less no over dozens hundreds thousands scores seven eight nine "
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty one both all any other "
    "another air which who whom there it he she they them him us we i you their its his"
)
"""Words that name nobody."""
