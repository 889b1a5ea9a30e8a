"""The table of cue lemmas by class, and their inflected forms.

Lemmas are the frequent cues of PolNeAR (news attributions), the source-introducing predicates of FactBank (Saurí and
Pustejovsky 2009: predicates of reporting, knowing, opining, doubting, denying) and the members of VerbNet classes
say-37.7, tell-37.2, transfer_mesg-37.1.1, complain-37.8, advise-37.9, conjecture-29.5, consider-29.9 and
correspond-36.1. The classes are our reading of FactBank's certainty: ``assess`` are its predicates of opinion and
inference, ``allege`` those by which a reporter keeps a distance, ``report`` those of having it from others.

Not responsible for: cues in context, negated or passive (cues).
"""

from __future__ import annotations

from typing import Final

from summarizer.vocabulary import CueClass

_VERBS: Final[dict[CueClass, str]] = {
    "neutral": (
        "say tell state add announce declare explain note observe comment remark mention describe write read"
        " reply respond answer recall recount reiterate repeat stress emphasise emphasize underline underscore"
        " point quip joke ask urge call demand advise inform notify brief speak talk discuss testify insist"
        " maintain assert affirm proclaim pronounce narrate detail outline elaborate clarify specify continue"
        " conclude go tweet retweet post blog text email publish broadcast release issue agree disagree promise"
        " pledge vow swear propose recommend request plead beg appeal complain lament protest criticise criticize"
        " condemn denounce praise welcome applaud hail boast brag whisper shout yell scream cry murmur mutter"
        " exclaim remind teach instruct order command invite encourage offer object reveal disclose divulge expose"
        " show demonstrate highlight summarise summarize list counter retort interject volunteer begin chant sing"
        " pray apologise apologize thank greet congratulate signal indicate hint convey communicate address"
        " lecture preach rule decide decree"
    ),
    "assess": (
        "think believe estimate expect suppose assume presume reckon consider judge guess suspect predict project"
        " forecast doubt feel find determine infer deem calculate gauge fear hope wonder speculate imagine"
        " anticipate hypothesise hypothesize theorise theorize view regard see know realise realize argue suggest"
        " imply reason deduce surmise conjecture foresee envisage envision figure evaluate assess attribute"
        " ascribe worry want wish intend plan mean sense perceive recognise recognize notice remember forget"
        " discover interpret analyse analyze"
    ),
    "allege": (
        "allege claim accuse contend purport profess blame charge insinuate implicate fault incriminate"
    ),
    "confirm": (
        "confirm verify corroborate authenticate acknowledge admit concede confess attest prove establish"
        " substantiate certify validate vouch ascertain"
    ),
    "deny": (
        "deny reject refute dismiss dispute rebut repudiate disavow disclaim contradict debunk disown discount"
        " question doubt challenge contest negate gainsay disprove rubbish discredit"
    ),
    "warn": "warn caution threaten alert forewarn admonish",
    "report": "report cite quote relay hear learn receive gather obtain understand rumour rumor get",
}  # fmt: skip

CUE_LEMMAS: Final[dict[str, CueClass]] = {lemma: kind for kind, lemmas in _VERBS.items() for lemma in lemmas.split()}
"""Verb lemma -> class. "Report" as a verb is classed by its word; ``read_factuality`` weighs its channel."""

_NOUNS: Final[dict[CueClass, str]] = {
    "neutral": (
        "statement announcement comment remark word words reply response answer testimony account declaration"
        " speech interview communique letter message tweet post briefing complaint criticism call appeal demand"
        " promise pledge vow explanation description argument revelation disclosure note"
    ),
    "assess": (
        "estimate belief assessment opinion view conclusion finding prediction projection forecast expectation"
        " suspicion fear hope doubt speculation assumption theory hypothesis impression analysis calculation"
        " judgement judgment"
    ),
    "allege": "claim allegation accusation charge insinuation blame",
    "confirm": "confirmation verification admission acknowledgement acknowledgment confession proof evidence",
    "deny": "denial rejection rebuttal refutation dismissal repudiation",
    "warn": "warning caution threat alert",
    "report": "report rumour rumor information hearsay tip intelligence news",
}

NOUN_CUES: Final[dict[str, CueClass]] = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
"""Noun lemma -> class ("the claim that", "according to reports")."""

_NEGATION_RAISING_WORDS: Final = "think believe expect suppose suspect imagine reckon feel"
NEGATION_RAISING: Final = frozenset(_NEGATION_RAISING_WORDS.split())
"""Verbs whose negation is of their content: who does not think so thinks not so (FactBank codes it PR- or CT-)."""

_IRREGULAR: Final[dict[str, tuple[str, ...]]] = {
    "say": ("said",), "tell": ("told",), "write": ("wrote", "written"), "think": ("thought",),
    "know": ("knew", "known"),
    "see": ("saw", "seen"), "feel": ("felt",), "hear": ("heard",), "find": ("found",), "mean": ("meant",),
    "go": ("went", "gone", "goes"), "swear": ("swore", "sworn"), "read": ("read",), "speak": ("spoke", "spoken"),
    "understand": ("understood",), "teach": ("taught",), "foresee": ("foresaw", "foreseen"), "show": ("shown",),
    "get": ("got", "gotten"), "begin": ("began", "begun"), "sing": ("sang", "sung"), "forget": ("forgot", "forgotten"),
    "learn": ("learnt",), "broadcast": ("broadcast",), "forecast": ("forecast",), "prove": ("proven",),
    "disprove": ("disproven",), "gainsay": ("gainsaid",),
}  # fmt: skip
_DOUBLED_WORDS: Final = "admit rebut quip blog brag beg plan get begin forget signal"
_DOUBLED: Final = frozenset(_DOUBLED_WORDS.split())
"""Verbs that double their last consonant; "signal" does in British spelling only, and keeps both forms."""

_NO_ED_WORDS: Final = (
    "say tell write think know see feel hear find mean go swear read speak understand teach foresee get begin"
    " sing forget gainsay"
)
_NO_ED: Final = frozenset(_NO_ED_WORDS.split())


def inflections(lemma: str) -> tuple[str, ...]:
    """All forms of a regular or listed verb, itself first: deny, denies, denied, denying."""
    forms = [lemma, _third_person(lemma), *_IRREGULAR.get(lemma, ())]
    stems = [lemma + lemma[-1]] if lemma in _DOUBLED else [lemma]
    if lemma == "signal":
        stems.append(lemma)
    for stem in stems:
        if lemma not in _NO_ED:
            forms.append(_past(stem))
        forms.append(_participle(stem))
    return tuple(dict.fromkeys(forms))


def _ends_in_consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in "aeiou"


def _third_person(lemma: str) -> str:
    if _ends_in_consonant_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")


def _past(stem: str) -> str:
    if _ends_in_consonant_y(stem):
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def _participle(stem: str) -> str:
    if stem.endswith("e") and not stem.endswith("ee"):
        return stem[:-1] + "ing"
    return stem + "ing"


def _plural(noun: str) -> str:
    if _ends_in_consonant_y(noun):
        return noun[:-1] + "ies"
    return noun[:-2] + "es" if noun.endswith("sis") else noun if noun.endswith("s") else noun + "s"


CUE_FORMS: Final[dict[str, str]] = {form: lemma for lemma in CUE_LEMMAS for form in inflections(lemma)}
"""Every inflected verb form -> its lemma ("told" -> "tell")."""

NOUN_FORMS: Final[dict[str, str]] = {form: noun for noun in NOUN_CUES for form in (noun, _plural(noun))}
"""Singular and plural -> the noun lemma ("denials" -> "denial")."""
