"""The words of a group's number: in its phrase, before its "of", or its singular article.

Ages, days of a month, dates, sums of money and shares are no numbers of people. Not responsible for: whose number it
is (victims), what the words mean (normalize.counts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.normalize.time_words import MONTHS
from summarizer.rules import lexicon
from summarizer.rules.persons import NOBODY, ORDINALS, is_bare_number
from summarizer.rules.phrases import Words, children, core_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

ROUGHLY = frozenset({"dozen", "hundred", "thousand", "score", "several", "many", "some"})


def count_words(victim: Token, group: Token) -> Words | None:
    """Where the number of this group stands: in its phrase, before the "of", or its singular article."""
    phrase = core_phrase(group)
    if victim.i != group.i:
        phrase = Words(core_phrase(victim).start, _before_whole(victim, group))
    if group.doc[phrase.start].lower_ == "no":
        return Words(phrase.start, group.i + 1) if group.lower_ in NOBODY else Words(phrase.start, phrase.start + 1)
    own = children(group, "nummod") if group.i in {victim.i, phrase.end} else []
    within = {*range(*phrase), *(part.i for number in own for part in number.subtree)}
    numbers = [index for index in sorted(within) if is_number(group.doc[index])]
    if numbers:
        return Words(numbers[0], numbers[-1] + 1)
    if victim.i == group.i and (stated := _of_a_household(group)) is not None:
        return stated
    if victim.lower_ in {"nobody", "none"} or (victim.lower_ == "another" and victim.i == group.i):
        return Words(victim.i, victim.i + 1)
    articles = {"a", "an", "another", "no", "both"}
    article = next((child for child in _determiners(group) if child.lower_ in articles), None)
    known = lexicon.PEOPLE | lexicon.ROLES.keys() | ORDINALS
    singular = group.tag_ in {"NN", "NNP", "JJ"} and group.lemma_.lower() in known
    if article is not None and (singular or article.lower_ in {"no", "both"}):
        return Words(article.i, article.i + 1)
    return None


def _of_a_household(group: Token) -> Words | None:
    """ "a family of five": five; "a couple": two."""
    if group.lower_ == "couple":
        return Words(group.i, group.i + 1)
    sizes = [size for within in children(group, "prep") for size in children(within, "pobj") if within.lower_ == "of"]
    stated = group.lower_ == "family" and sizes and is_number(sizes[0]) and not children(sizes[0], "prep")
    return Words(sizes[0].i, sizes[0].i + 1) if stated else None


def _before_whole(victim: Token, group: Token) -> int:
    """ "one of the two men": the part's number ends at the "of", behind which the whole has its own."""
    of = next((token for token in group.doc[victim.i + 1 : group.i] if token.lower_ == "of"), None)
    is_whole = of is not None and any(child.i > of.i for child in children(group, "nummod"))
    counts = victim.pos_ == "NUM" or victim.lemma_.lower() in ROUGHLY
    return of.i if of is not None and counts and is_whole else group.i


def _determiners(group: Token) -> list[Token]:
    """Its own; and "a man and woman": the article of the first of two is the second's, too."""
    own = children(group, "det")
    bare = not own and group.dep_ == "conj" and not children(group, "nummod", "poss", "amod", "compound")
    first = group.head
    close = bare and group.tag_ == first.tag_ == "NN" and group.i == first.i + 2 and group.nbor(-1).lower_ == "and"
    return children(first, "det") if close else own


def is_number(token: Token) -> bool:
    """Whether a word counts people."""
    before_age = token.pos_ == "NUM" and token.i + 1 < len(token.doc) and is_age(token.doc[token.i + 1])
    if before_age or is_bare_number(token):  # "two 16-year-old boys", all of it a date to the model
        return True
    if token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"} or is_age(token) or _is_day(token):
        return False
    return token.pos_ == "NUM" or token.like_num or token.lemma_.lower() in {*ROUGHLY - {"some"}, "million"}


def _is_day(token: Token) -> bool:
    """ "the 29 October massacre": the day of a month."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return following.pos_ == "PROPN" and following.lower_ in MONTHS


def is_age(token: Token) -> bool:
    """ "Twenty-six-year-old": a number in words before "year", hyphens between."""
    doc, index = token.doc, token.i + 1
    if index < len(doc) and doc[index].text != "-":  # "two 16-year-olds"
        return False
    while index + 1 < len(doc) and index < token.i + 4 and (doc[index].text == "-" or doc[index].pos_ == "NUM"):
        index += 1
    return index > token.i + 1 and index < len(doc) and doc[index].lower_ in {"year", "years", "month", "months"}
