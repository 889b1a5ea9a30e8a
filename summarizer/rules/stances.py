"""Promises, demands and denials without a clause: "vowed to fight", "urged Roe to resign", "denied any part in it".

Commissives and directives (Searle, A classification of illocutionary acts, 1976; VerbNet promise-37.13, urge-58.1):
what somebody binds himself, or presses another, to do; and the denial of a deed that a noun names. PolNeAR annotates
them as attributions. Not what is merely wanted, planned or ordered, nor a request that is denied.

Not responsible for: the same verbs with a clause or a quotation (attribution).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.rules import lexicon
from summarizer.rules.anaphora import uncommitted
from summarizer.rules.closing import said_by_others
from summarizer.rules.contents import pieces
from summarizer.rules.cue_subjects import can_speak, speaker_of, verb_cue
from summarizer.rules.phrases import children, is_passive, negated, spread
from summarizer.rules.quotations import Quotation, spoken
from summarizer.rules.saying import Saying

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COMMITTING = frozenset({"promise", "vow", "pledge", "threaten", "swear"})
"""With an infinitive they bind the speaker (VerbNet promise-37.13)."""
URGING = frozenset({"urge", "implore", "beseech"})
"""With somebody and an infinitive they press that one (VerbNet urge-58.1)."""
WITHHELD = frozenset(
    "access admission appeal application asylum bail benefit bid care chance clearance coverage credit entry"
    " enforcement extension funding hearing job leave license licence loan medication membership motion"
    " opportunity parole passage permission permit petition privilege protection request right service stay"
    " treatment trial use victory visa vote waiver win".split()
)
"""What is denied to somebody (VerbNet withdraw-10, refuse-97), and no deed."""


def stances(doc: Doc, quoted: list[Quotation]) -> Iterator[Saying]:
    """A verb of promising, urging or denying and its infinitive or noun, outside quotations."""
    within = spoken(quoted)
    for verb in doc:
        if verb.lemma_ not in COMMITTING | URGING | {"deny"} or verb.pos_ != "VERB" or verb.i in within:
            continue
        content = _denied(verb) if verb.lemma_ == "deny" else _to_be_done(verb)
        speaker = speaker_of(verb) if content else None
        if speaker is None or not can_speak(speaker) or uncommitted(verb) or negated(verb) or is_passive(verb):
            continue
        said = pieces(doc, content - said_by_others(verb, content))
        if said:
            yield Saying("stances", speaker, verb_cue(verb), said)


def _to_be_done(verb: Token) -> set[int]:
    """The infinitive behind the verb; of urging, with the one who is urged."""
    for deed in children(verb, "xcomp", "ccomp"):
        if deed.i < verb.i or not any(child.tag_ == "TO" for child in children(deed, "aux")):
            continue
        urged = [child for child in children(verb, "dobj") if verb.i < child.i < deed.i] + children(deed, "nsubj")
        if verb.lemma_ in URGING:
            return {*spread(deed), *spread(urged[0])} if urged else set()
        return set(spread(deed)) if not children(deed, "nsubj") else set()
    return set()


def _denied(verb: Token) -> set[int]:
    """The deed or the accusation that a denial has for its object."""
    if children(verb, "dative", "ccomp", "xcomp") or len(children(verb, "dobj")) != 1:
        return set()
    [thing] = children(verb, "dobj")
    is_deed = thing.pos_ == "NOUN" and thing.i > verb.i and not thing.ent_type_
    if not is_deed or {thing.lemma_.lower(), thing.lower_} & (WITHHELD | lexicon.PEOPLE):
        return set()
    found = set(spread(thing))
    for maker in children(verb, "prep", "agent"):  # "denied accusations by two clerks", hung on the verb
        if maker.lower_ in {"by", "against"} and maker.left_edge.i == max(found) + 1:
            found |= set(spread(maker))
    return found
