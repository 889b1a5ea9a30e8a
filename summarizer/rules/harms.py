"""Whether a drafted casualty joins what the text joins: who did it, to whom, how many, what was done.

The surface decides where it is plain ("soldiers killed 14 militants", "14 militants were killed by soldiers", "14
militants"); else the casualty rules, on a parse of that one sentence. Words of another sentence than the victims' or
the claim's are no part of the row. Not responsible for: whether the words stand there (grounding).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from summarizer.alignment import locate
from summarizer.article import Article, Span
from summarizer.draft import DraftCasualty, DraftClaim, Quote
from summarizer.normalize.counts import find_counts
from summarizer.normalize.cues import read_cue_class
from summarizer.normalize.statements import statements
from summarizer.rules.callings import stems
from summarizer.rules.closeup import Closeup
from summarizer.rules.deeds import PART_OF, Row, against_rules
from summarizer.rules.doings import clause_of
from summarizer.rules.frames import strong_cues
from summarizer.rules.harm_words import ALIKE, KIND_FORMS, TRIGGER_FORMS, WEAK
from summarizer.rules.lexicon import ATTACKS, MEANS
from summarizer.vocabulary import CasualtyKind

_BE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being|left|got)\s(?:\w+ly\s|also\s|then\s)?$", re.IGNORECASE)
_BE_AFTER: Final = re.compile(
    r"(?:,?\s(?:who|that|which))?(?:\s(?:is|are|was|were|has|have|had|been|be|being|also|reportedly|allegedly|reported|"
    r"later|still|feared|believed|presumed|to|go|went|gone|or|more))*\s$"
)
_UP_TO_VICTIMS: Final = re.compile(
    r"\s(?:of\s)?(?:(?:dead|down|up|off|to death|the|a|an|its|his|her|their|another|some)\s)*$"
)
_BY: Final = re.compile(
    r"\bby\s(?:(?:the|a|an|its|their|his|her|suspected|alleged|unknown|[A-Z][\w’'-]*|\w+n?)\s){0,3}$"
)
_AUXILIARIES: Final = re.compile(
    r"(?:,?\s(?:who|which|that))?\s(?:(?:has|have|had|then|also|later|allegedly|reportedly|later|first|\w+ly)\s)*$"
)
_RELATIVE: Final = re.compile(r"\s(?:who|which|that)\s[^,;:\"“”]{1,60}\s$")
_IN_RELATIVE: Final = re.compile(r"\b(?:who|which|that|whose)\s(?:[^\s,;]+\s){1,6}$")
_WORD: Final = re.compile(r"[^\W\d_]+")
NEAR: Final = 60
"""Characters between victims and the verb that is told of them."""
_NEGATED: Final = re.compile(
    r"(?:\b(?:not|never|cannot|nobody|denied|denies|deny|without|refused|failed)|n['’]t)\s(?:(?:to|have|been|be|yet|had|that)\s)*$",
    re.IGNORECASE,
)
_OF: Final = re.compile(r"\s?(?:of\s)?(?:[\w’'-]+\s){0,3}$")
_OWN_PLACE: Final = re.compile(r"\b(?:in|near|at|outside|inside|around|of|from|on)\s(?:the\s)?(?:\w+\s)?[A-Z]")
_FROM_HOME: Final = re.compile(
    r"\b(?:driven|drove|drive|drives|driving|forced|forces|forcing|chased|left|leave|leaving)\b[^;:.]{0,60}\bhomes?\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r";|\b(?:but|while|whereas|although|though)\b")


@lru_cache(maxsize=256)
def _triggers(text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _WORD.finditer(text) if match[0].casefold() in TRIGGER_FORMS)


def strays(article: Article, row: DraftCasualty, claim: DraftClaim) -> Quote | None:
    """The first of a row's words that stands in no sentence of its victims, its count or its claim's content."""
    home = {article.sentence_at(place.start) for place in _places(article, [row.victims, row.count])}
    counted = {article.sentence_at(place.start) for place in _places(article, [row.count])}
    if len(home) > 1 and any(row.victims.text in article.text[slice(*article.sentences[at])] for at in counted):
        home = counted  # the figure's own victims, whatever like them stands elsewhere
    told = {
        number
        for place in _places(article, claim.content)
        for number in range(article.sentence_at(place.start), article.sentence_at(place.end - 1) + 1)
    }
    beside = home if home & told else home | told
    for quote in (row.perpetrator_text, row.means, row.motive, row.place, row.time):
        allowed = home if quote in (row.perpetrator_text, row.means) else beside
        place = locate(article, quote) if quote else None
        if quote is not None and place is not None and article.sentence_at(place.start) not in allowed:
            return quote
    return None


def negation_of(found: Row, row: DraftCasualty, claim: DraftClaim) -> str | None:
    """The "not" (or "denied") right before what is said to have been done, unless the claim denies or counts nobody."""
    count = row.count.text.casefold() if row.count else ""
    if count in {"no", "none", "nobody", "no one"} or _cue_denies(claim):
        return None
    near = [
        t for t in found.triggers if abs(t.start - found.victims.end) < NEAR or abs(found.victims.start - t.end) < NEAR
    ]
    for trigger in near:
        negation = _NEGATED.search(found.text, max(0, trigger.start - 60), trigger.start)
        joined = _CLAUSE.search(found.text, *sorted((trigger.end, found.victims.start)))
        if negation and not joined and len(found.triggers) == 1:
            return negation.group().strip()
    return None


def _cue_denies(claim: DraftClaim) -> bool:
    return any(link.cue is not None and read_cue_class(link.cue.text) == "deny" for link in claim.attribution)


def _places(article: Article, quotes: Iterable[Quote | None]) -> Iterator[Span]:
    for quote in quotes:
        place = locate(article, quote) if quote else None
        if place is not None:
            yield place


def wrong(article: Article, found: Row, row: DraftCasualty, closeup: Closeup) -> str | None:
    """The words that the text joins otherwise than the row, as ``found``, does; None when nothing speaks against it."""
    told = [_count_verdict(found), _kind_verdict(found, row.kind), _actor_verdict(found)]
    words = [
        row.count.text if row.count else None,
        row.kind,
        row.perpetrator_text.text if row.perpetrator_text else None,
    ]
    if None in told and False not in told:
        told = _by_order(found, row.kind, told)
    for verdict, said in zip(told, words, strict=True):
        if verdict is False:
            return said
    if all(told):
        return _out_of_clause(found, article, row)
    doc = closeup.parse(found.text)
    return against_rules(doc, found, row, told) if doc is not None else row.victims.text


def _by_order(row: Row, kind: CasualtyKind, told: list[bool | None]) -> list[bool | None]:
    """The same verdicts, with what the order of words says of the victims' own statement where they are open."""
    one = next((one for one in statements(row.text) if one.start <= row.victims.start < one.end), None)
    if one is None:
        return told
    clause = clause_of(one.content)
    victims = stems(row.text[row.victims.start : row.victims.end])
    alike = [doing for doing in clause.doings if {kind, *ALIKE.get(kind, ())} & doing.deed]
    befell = [doing for doing in alike if victims & doing.patient]
    if told[0] and PART_OF.search(row.text, max(0, row.victims.start - NEAR), row.victims.start):
        befell = [doing for doing in alike if doing.patient]
    if clause.open or not alike:
        return told
    if not befell:
        swapped = victims and victims <= clause.agents and not victims & clause.patients
        return [told[0], False if swapped else told[1], told[2]]
    actor = stems(row.text[row.actor.start : row.actor.end]) if row.actor else frozenset[str]()
    inside = row.actor is not None and one.start <= row.actor.start < one.end
    does = None
    if inside and len(befell) == len(alike):
        doers = frozenset[str]().union(*(doing.agent for doing in befell)) or clause.agents
        does = True if actor <= doers and not actor & victims else None
    return [told[0], told[1] if told[1] is not None else True, told[2] if told[2] is not None else does]


def located(article: Article, row: DraftCasualty) -> Row | None:
    """Where a row's words stand in the sentence of its victims; None when these stand nowhere."""
    victims = locate(article, row.victims)
    if victims is None:
        return None
    start, end = article.sentences[article.sentence_at(victims.start)]
    text = article.text[start:end]

    def local(quote: Quote | None) -> Span | None:
        place = locate(article, quote) if quote else None
        inside = place is not None and start <= place.start and place.end <= end
        return Span(place.start - start, place.end - start) if place is not None and inside else None

    here, figure = local(row.victims), local(row.count)
    if here is None:
        return None
    here = _nearest_to(figure, row.victims.text, here, text)
    actor = _beside(local(row.perpetrator_text), here, text)
    return Row(text, here, figure, actor, _triggers(text))


def _beside(words: Span | None, victims: Span, text: str) -> Span | None:
    """The same words in the victims' own statement, if they stand there too."""
    one = next((one for one in statements(text) if one.start <= victims.start < one.end), None)
    if words is None or one is None or one.start <= words.start < one.end:
        return words
    again = text.find(text[words.start : words.end], one.start, one.end)
    return words if again < 0 else Span(again, again + words.end - words.start)


def _nearest_to(figure: Span | None, words: str, here: Span, text: str) -> Span:
    """Where the victims stand right behind their figure, if they stand in the sentence more than once."""
    again = text.find(words, figure.end, figure.end + NEAR) if figure is not None and figure.end <= len(text) else -1
    return here if again < 0 or here.start == again else Span(again, again + len(words))


def _count_verdict(row: Row) -> bool | None:
    """Whether the count is the victims': in their words, or before them with nothing but their adjectives between."""
    count, victims = row.figure, row.victims
    if count is None or (count.start < victims.end and victims.start < count.end):
        return True
    if count.end <= victims.start:
        between = row.text[count.end : victims.start]
        return True if _OF.match(between) and not _triggers(between) and not find_counts(between) else None
    return True if "toll" in row.text and len(find_counts(row.text)) == 1 else None


def _kind_verdict(row: Row, kind: CasualtyKind) -> bool | None:
    """Whether the kind is told of the victims: by the only kind of trigger there, or by the one right beside them."""
    kinds = {trigger: _kinds_of(row.text[trigger.start : trigger.end]) for trigger in row.triggers}
    if kind == "displaced" and _FROM_HOME.search(row.text):
        return True
    if not any(kind in told for told in kinds.values()):
        weak = WEAK.get(kind, "").split()
        return None if any(word in weak for word in row.text.casefold().split()) else False
    if all(kind in told for told in kinds.values()):
        return True
    first = min(row.victims.start, row.figure.start if row.figure else row.victims.start)
    before = [trigger for trigger in row.triggers if trigger.end <= first]
    after = [trigger for trigger in row.triggers if trigger.start >= row.victims.end]
    beside = []
    if before and _UP_TO_VICTIMS.match(row.text[before[-1].end : first]):
        beside.append(kinds[before[-1]])
    if after and _BE_AFTER.match(row.text[row.victims.end : after[0].start]):
        beside.append(kinds[after[0]])
    return any(kind in told for told in beside) if beside else None


def _kinds_of(word: str) -> set[str]:
    told = {kind for kind, forms in KIND_FORMS.items() if word.casefold() in forms}
    return told | {other for kind in told for other in ALIKE.get(kind, ())}


def _actor_verdict(row: Row) -> bool | None:
    """Whether the actor did it to the victims, by the order of words around the nearest trigger."""
    actor, victims = row.actor, row.victims
    if actor is None:
        return True
    first = min(victims.start, row.figure.start if row.figure and row.figure.start > actor.start else victims.start)
    if actor.end <= first:
        return _acting_before(row, actor, Span(first, victims.end))
    between = [trigger for trigger in row.triggers if victims.end <= trigger.start and trigger.end <= actor.start]
    if not between:
        return None
    by = _BY.search(row.text, between[-1].end, actor.start)
    if by and not strong_cues(row.text[between[0].start : actor.start]) and len(between) == 1:
        return True
    active = not _BE.search(row.text, 0, between[0].start)
    plain = _AUXILIARIES.match(row.text[victims.end : between[0].start])
    straight = _UP_TO_VICTIMS.match(row.text[between[-1].end : actor.start])
    return False if active and plain and straight and len(between) == 1 else None


def _acting_before(row: Row, actor: Span, victims: Span) -> bool | None:
    between = [trigger for trigger in row.triggers if actor.end <= trigger.start and trigger.end <= victims.start]
    if len(between) != 1:
        return None
    lead, trail = row.text[actor.end : between[0].start], row.text[between[0].end : victims.start]
    if _BE.search(row.text, 0, between[0].start) or "by " in f"{trail} ":
        return False if _BY.search(f"{row.text[: victims.start]}") and "by " in trail else None
    if re.search(r"\bby\s+(?:the\s)?$", row.text[: actor.start]):
        return None
    if _IN_RELATIVE.search(row.text, 0, actor.start):
        return None
    plain = _AUXILIARIES.match(lead) or _is_strike(lead) or _RELATIVE.match(lead)
    return True if plain and _UP_TO_VICTIMS.match(f"{trail}") else None


def _is_strike(lead: str) -> bool:
    """ "the army's shelling killed", "army air strikes killed": a means of the actor's between actor and verb."""
    words = re.sub(r"^['’]s?", "", lead).split()
    means = MEANS | ATTACKS
    return 0 < len(words) <= 3 and words[-1].casefold().removesuffix("s") in means | {
        word.removesuffix("s") for word in means
    }


def _out_of_clause(row: Row, article: Article, draft: DraftCasualty) -> str | None:
    """A place, time, means or motive that another clause of the sentence tells."""
    for quote in (draft.place, draft.time, draft.means, draft.motive):
        if quote is None:
            continue
        starts = [match.start() for match in re.finditer(re.escape(quote.text), row.text)]
        if starts and all(_is_anothers(row, quote, start) for start in starts):
            return quote.text
    return None


def _is_anothers(row: Row, quote: Quote, start: int) -> bool:
    low, high = sorted([row.victims, Span(start, start + len(quote.text))])
    return _CLAUSE.search(row.text, low.end, high.start) is not None and _has_another(row, quote, start)


def _has_another(row: Row, quote: Quote, start: int) -> bool:
    """Whether the victims' own clause tells a place (or whatever stands behind a preposition) itself."""
    clauses = [0, *(match.end() for match in _CLAUSE.finditer(row.text)), len(row.text)]
    low = max(border for border in clauses if border <= row.victims.start)
    high = min(border for border in clauses if border >= row.victims.end)
    return not low <= start < high and _OWN_PLACE.search(row.text, low, high) is not None
