"""The timeline: clauses whose main verb tells a happening and that carry a time, verbatim, the weightiest first kept.

Happenings are TimeML's OCCURRENCE and ACTION classes; states, habits, opinions and mere speech are none, and neither
are ages, durations and vague stretches ("in recent years"). A step is weighed by what it tells: harm, control of a
place, a deed of record (arrests, verdicts, votes, attacks, announcements), and how exact its day is.

Not responsible for: which day the words name (normalize.times), the order of days (a reader sorts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.article import Article
from summarizer.draft import DraftClaim, DraftEvent
from summarizer.normalize.cues import CUE_LEMMAS, read_cue_class
from summarizer.rules import lexicon
from summarizer.rules.chains import Claims
from summarizer.rules.forces import Forces
from summarizer.rules.moments import Moment
from summarizer.rules.phrases import (
    CLAUSAL,
    SUBJECTS,
    Words,
    children,
    is_passive,
    prepositional,
    quote,
    runs,
)
from summarizer.rules.realis import happened
from summarizer.rules.seizures import base_of
from summarizer.rules.sites import NAMED, is_site, site_words
from summarizer.rules.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MOST = 12
FEWEST_WORDS, MOST_CHARACTERS = 3, 600
HARM, CONTROL, DEED, EXACT, MENTIONED, LEDE = 5, 4, 3, 1, 1, 4
VAGUE = re.compile(
    r"\b(?:recent|coming|past|following|next few|last few|past few|several|some|many|few|ago)\s+\w+s\b"
    r"|\b(?:19|20)\d0s\b"
    r"|^(?:years|decades|months|weeks|days|hours) (?:ago|later|earlier)$"
    r"|^(?:the\s+)?(?:past|last)\s+\w+\s+(?:days|weeks|months|years|hours|decades)$",
    re.IGNORECASE,
)
"""Stretches that date nothing: "recent years", "the past three days"."""
DAY = re.compile(
    r"\d{1,2}|day\b|today|tonight|yesterday|overnight|last night|this (?:morning|afternoon|evening)", re.IGNORECASE
)
LASTING = frozenset({"since", "for", "until", "till", "between", "from", "every", "each", "most"})
"""Prepositions and determiners of durations and habits ("since 2003", "every Friday")."""
SCHEDULED = frozenset({"will", "'ll", "’ll"})
NEWS_CUES = frozenset(
    """announce approve ban call charge challenge condemn confirm contest declare decide decree demonstrate disclose
    dismiss exclude invite issue order plead pledge praise proclaim protest publish reject release reveal rule sing
    teach threaten get go begin continue obtain receive find meet learn greet welcome warn vow""".split()
)
"""Verbs of speech whose saying is the deed (VerbNet declare-29.4, FrameNet Verdict), and cue verbs that mostly act."""
RULING = frozenset({"acquit", "convict", "sentence", "rule", "resign", "arrest", "approve", "reject", "vote", "sign"})
"""Deeds of record that an outlet tells of its own day in the perfect ("has today sentenced")."""
LOCATIVE = ("in", "at", "near", "outside", "inside", "into", "around", "off", "from", "on")
LEADING_MARKS = frozenset({"mark", "cc", "advmod"})
OPENING = frozenset({"after", "before", "when", "while", "as", "since", "although", "that", "and", "but", "because"})


@dataclass(frozen=True, slots=True)
class Step:
    """One dated clause in tokens."""

    verb: Token
    clause: Words
    moment: Moment
    score: float


def events(claims: Claims, forces: Forces, known: list[Moment], held: set[int]) -> list[DraftEvent]:
    """At most MOST steps, in the text's order. ``held``: token indices of the words that tell of control."""
    article, doc = claims.article, claims.doc
    best: dict[int, Step] = {}
    for step in _steps(claims, known, held):
        other = best.get(step.verb.i)
        if other is None or step.score > other.score:
            best[step.verb.i] = step
    ranked = sorted(best.values(), key=lambda step: (-step.score, step.verb.i))
    first: dict[Words, Step] = {}
    for step in ranked:
        first.setdefault(step.clause, step)
    kept = list(first.values())
    drafted = (_drafted(article, doc, forces, step) for step in sorted(kept[:MOST], key=lambda step: step.verb.i))
    return [event for event in drafted if event is not None]


def _steps(claims: Claims, known: list[Moment], held: set[int]) -> Iterator[Step]:
    article, doc = claims.article, claims.doc
    others = {draft.key: draft for draft in claims.drafts if draft.attribution}
    lede = article.sentences[article.lede] if article.sentences else None
    told: set[Words] = set()
    for moment in known:
        verb = moment.verb
        if (
            verb is None
            or moment.words in told
            or doc[moment.words.start].idx < article.body_start
            or not _dates(doc, moment)
        ):
            continue
        if not _tells(verb, held) or _is_mere_description(verb, held) or _is_state_of_today(moment, verb):
            continue
        clause = _told(others.get(claims.holding(verb.i) or ""), verb, _clause(doc, verb, moment))
        if clause is None:
            continue
        told.add(moment.words)
        opens = lede is not None and lede.start <= verb.idx < lede.end
        yield Step(verb, clause, moment, _score(verb, moment, held, opens))


def _told(draft: DraftClaim | None, verb: Token, clause: Words | None) -> Words | None:
    """What somebody else tells stays with who tells it: the whole sentence; what they deny is no step."""
    if clause is None or draft is None:
        return clause
    cues = [link.cue.text for link in draft.attribution if link.cue is not None]
    if any(read_cue_class(cue) == "deny" for cue in cues):
        return None
    whole = Words(verb.sent.start, verb.sent.end)
    return whole if len(verb.sent.text) <= MOST_CHARACTERS else None


def _is_mere_description(verb: Token, held: set[int]) -> bool:
    """ "a post made on Friday": a bare participle is a step only for what weighs."""
    if verb.dep_ != "acl" or children(verb, "auxpass", *SUBJECTS):
        return False
    return triggers(verb) is None and verb.i not in held and base_of(verb) not in lexicon.DEEDS_OF_RECORD


def _is_state_of_today(moment: Moment, verb: Token) -> bool:
    """ "Today a third of the farms have closed": a state of affairs nowadays, no step of this day's news."""
    words = verb.doc[moment.words.start : moment.words.end].text.lower()
    perfect = any(child.lower_ in {"has", "have", "'ve", "’ve"} for child in children(verb, "aux"))
    return words == "today" and perfect and triggers(verb) is None and base_of(verb) not in RULING


def _dates(doc: Doc, moment: Moment) -> bool:
    """Whether the words say when something happened, and not how long or how often."""
    start, end = moment.words
    if VAGUE.search(doc[start:end].text):
        return False
    before = doc[start - 1].lower_ if start > doc[start].sent.start else ""
    if before in LASTING or (before == "the" and start >= 2 and doc[start - 2].lower_ in LASTING):
        return False
    return doc[start].lower_ not in LASTING


def _tells(verb: Token, held: set[int]) -> bool:
    """Whether a verb tells a happening: past, perfect or scheduled, no state and no mere speech."""
    lemma = base_of(verb)
    controls = any(child.i in held or child.lemma_ == "control" for child in children(verb, "dobj"))
    if lemma in lexicon.STATES_OF_AFFAIRS or (lemma in CUE_LEMMAS and not controls and not _is_deed(verb, lemma)):
        return False
    auxiliaries = {child.lower_ for child in children(verb, "aux")}
    if SCHEDULED & auxiliaries and not children(verb, "neg"):
        return verb.dep_ not in {"advcl", "relcl"} and "have" not in auxiliaries
    habitual = verb.tag_ in {"VBZ", "VBP"} or (verb.tag_ == "VBG" and not auxiliaries and verb.dep_ == "ROOT")
    passive = [child.tag_ for child in children(verb, "auxpass")]
    present = {"VBZ", "VBP"} & set(passive) and not auxiliaries
    return not habitual and not present and happened(verb)


def _is_deed(verb: Token, lemma: str) -> bool:
    """A verb of speech that acts: "announced his resignation", "pleaded guilty", "was charged", "ordered troops"."""
    if lemma not in NEWS_CUES:
        return False
    reported = lemma in {"confirm", "reveal", "warn", "disclose", "vow", "threaten"}
    return not (reported and children(verb, "ccomp"))


def _clause(doc: Doc, verb: Token, moment: Moment) -> Words | None:
    """The verb's clause as one run, with what it describes in front; None when it does not hold the time."""
    top = verb.sent.root if _dated_by_when(verb, moment) else _clause_head(verb)
    if top.dep_ in {"relcl", "acl"} and top.head.i < top.i and not children(top, "mark"):
        lead = top.head.left_edge.i
        own = set(range(lead, top.head.i + 1)) | set(range(top.head.i + 1, top.right_edge.i + 1))
    else:
        own = {token.i for token in top.subtree}
        if top.i == top.sent.root.i:
            own -= _beside(top, verb)
    own |= set(range(*moment.words)) if min(own) <= moment.words.start <= max(own) + 1 else set()
    run = next((run for run in runs(own) if run.start <= verb.i < run.end), None)
    if run is None:
        return None
    start, end = run
    start, end = _trimmed(doc, start, end, verb)
    if not start <= moment.words.start < end or end - start < FEWEST_WORDS:
        return None
    if doc[end - 1].idx + len(doc[end - 1].text) - doc[start].idx > MOST_CHARACTERS:
        return None
    return Words(start, end)


def _dated_by_when(verb: Token, moment: Moment) -> bool:
    """ "saw such a flood in 1997, when 31 died": told with what stands before it."""
    return verb.dep_ == "relcl" and moment.words.start <= verb.head.i < moment.words.end


def _clause_head(verb: Token) -> Token:
    """The verb whose clause has a subject: participles, infinitives and second verbs share that of the one above."""
    current = verb
    while current.head.i != current.i and not _own_subject(current):
        if current.dep_ == "pcomp" and current.head.head.pos_ in {"VERB", "AUX"}:
            current = current.head.head
        elif current.dep_ in {"xcomp", "advcl", "conj"} and current.head.pos_ in {"VERB", "AUX"}:
            current = current.head
        else:
            break
    return current


def _own_subject(verb: Token) -> bool:
    """ "two were killed and five wounded": the second verb leans on the first one's auxiliary."""
    leans = verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, "aux", "auxpass")
    return not leans and any(child.dep_ in SUBJECTS for child in verb.children)


def _beside(top: Token, verb: Token) -> set[int]:
    """What of a sentence is another's statement: coordinate clauses with subjects, and who says it."""
    found: set[int] = set()
    for child in top.children:
        if child.i == verb.i or child.is_ancestor(verb):
            continue
        speech = child.lemma_.lower() in CUE_LEMMAS and child.dep_ in {"parataxis", "ccomp"}
        coordinate = child.dep_ in {"conj", "ccomp", "parataxis"} and any(g.dep_ in SUBJECTS for g in child.children)
        if speech or (coordinate and child.dep_ != "ccomp"):
            found |= {token.i for token in child.subtree}
    return found


def _trimmed(doc: Doc, start: int, end: int, verb: Token) -> tuple[int, int]:
    if doc[start].text == "[":  # an editor's remark before the sentence
        closing = [token.i for token in doc[start : min(start + 4, verb.i)] if token.text == "]"]
        start = closing[0] + 1 if closing else start
    while start < verb.i and (doc[start].is_punct or doc[start].is_space or _opens(doc[start])):
        start += 1
    while end - 1 > verb.i and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].dep_ == "cc"):
        end -= 1
    return start, end


def _opens(token: Token) -> bool:
    return token.lower_ in OPENING and token.dep_ in LEADING_MARKS


def _score(verb: Token, moment: Moment, held: set[int], opens: bool) -> float:
    words = verb.doc[moment.words.start : moment.words.end].text
    score = float(LEDE if opens else 0) + (EXACT if DAY.search(words) else 0)
    inside = list(verb.subtree)
    if triggers(verb) is not None or any(_harms(token) for token in inside):
        score += HARM
    if verb.i in held or any(token.i in held for token in inside):
        score += CONTROL
    if base_of(verb) in lexicon.DEEDS_OF_RECORD:
        score += DEED
    named = any(token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} for token in inside)
    scheduled = any(child.lower_ in SCHEDULED for child in children(verb, "aux"))
    return score + (MENTIONED if named else 0) - (2 if scheduled else 0)


def _harms(token: Token) -> bool:
    return token.dep_ not in CLAUSAL and triggers(token) is not None


def _drafted(article: Article, doc: Doc, forces: Forces, step: Step) -> DraftEvent | None:
    text, time = quote(article, doc, step.clause), quote(article, doc, step.moment.words)
    if text is None or time is None:
        return None
    site = _where(step, forces)
    return DraftEvent(text=text, time=time, place=quote(article, doc, site_words(site)) if site is not None else None)


def _is_state(place: Token) -> bool:
    """ "four years in prison", "died in hospital": no certain place."""
    return place.lemma_.lower() in {"prison", "jail", "hospital", "court", "school", "office"} and not list(place.lefts)


def _where(step: Step, forces: Forces) -> Token | None:
    """The first place of the clause's own phrases; failing that, a named place that the verb acts on."""
    verb = step.verb
    heads = [verb, *children(verb, "dobj", "nsubjpass"), *(thing for _, thing in prepositional(verb))]
    for head in heads:
        for _, thing in prepositional(head, *LOCATIVE):
            if step.clause.start <= thing.i < step.clause.end and is_site(thing, forces) and not _is_state(thing):
                return thing
    objects = children(verb, "dobj", "nsubjpass") if not is_passive(verb) else children(verb, "nsubjpass")
    taken = base_of(verb) in lexicon.CONTROL_OBJECTS
    return next((thing for thing in objects if thing.ent_type_ in NAMED or (taken and is_site(thing, forces))), None)
