"""Reply <-> Draft: strings to Quotes with the sentence they stand in, and back for asking once more.

An item that could not be read becomes a stand-in: an item whose only words are "not in the agreed form ...", which
grounding cannot find in any article; so it is asked for again like any other and, failing that, ends as rejected.
Not responsible for: the shape of a reply (wire), whether quotes hold (grounding).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel

from summarizer.alignment import stands
from summarizer.article import Article
from summarizer.draft import (
    Draft,
    DraftAbstract,
    DraftCasualty,
    DraftClaim,
    DraftControl,
    DraftEvent,
    DraftForce,
    DraftSource,
    Quote,
    Said,
)
from summarizer.engines.llm.wire import (
    KINDS,
    Broken,
    WireReply,
    list_of,
    or_none,
    quotes_in,
    said_type,
)
from summarizer.fault import Fault

LONGEST_SEARCHED = 5_000
"""Characters of a sentence that is searched for a quote; in longer ones the model's number is taken as it is."""
NOT_READ = "not in the agreed form"
"""How the words of a stand-in begin."""


def to_draft(article: Article, reply: BaseModel, with_broken: bool = True) -> Draft:
    """Turn a reply into a draft. Sentence numbers out of range become the nearest there is; never raises on words.

    Items that could not be read come as stand-ins, or without ``with_broken`` not at all.
    """
    lists: dict[str, list[Any]] = {
        name: [_said(article, said_type(name), item) for item in getattr(reply, name)]
        for name in type(reply).model_fields
    }
    for broken in reply.broken if with_broken and isinstance(reply, WireReply) else ():
        lists[broken.name].append(_stand_in(broken))
    return Draft.model_validate(lists)  # all at once: one by one costs as much again for each item


def _said(article: Article, said: type[Said], item: BaseModel, numbers: Sequence[int] = ()) -> dict[str, Any]:
    """The fields of a draft's item, as plain data."""
    given = item.__dict__
    numbers = _indexes(article, given["sentences"]) if "sentences" in given else numbers
    made = {
        name: None if optional and not value else form(article, value, numbers)
        for name, optional, form in _plan(said)
        for value in (given[name],)
    }
    if said is DraftAbstract and not made["quotes"]:
        made["quotes"] = [{"text": article.sentence_texts[at], "sentence": at} for at in numbers]
    return made


_Form = Callable[[Article, Any, Sequence[int]], Any]


@cache
def _plan(said: type[Said]) -> tuple[tuple[str, bool, _Form], ...]:
    """For each field its name, whether "" stands for null (weak models write that), and what is made of its value."""
    return tuple(
        (name, or_none(field.annotation) is not None, _form_of(or_none(field.annotation) or field.annotation))
        for name, field in said.model_fields.items()
    )


def _form_of(annotation: Any) -> _Form:
    inner = list_of(annotation)
    if inner is not None:
        each = _form_of(inner)
        return lambda article, values, numbers: [each(article, value, numbers) for value in values]
    if annotation is Quote:
        return _quote
    if isinstance(annotation, type) and issubclass(annotation, Said):
        return lambda article, value, numbers: _said(article, annotation, value, numbers)
    return lambda _, value, __: value


def _quote(article: Article, words: str, numbers: Sequence[int]) -> dict[str, Any]:
    return {"text": words, "sentence": _sentence(article, words, numbers)}


def _indexes(article: Article, numbers: Iterable[int]) -> list[int]:
    """1-based numbers as indexes into the article's sentences, the first given first."""
    last = len(article.sentences) - 1
    return list(dict.fromkeys(min(max(number - 1, 0), last) for number in numbers))


def _sentence(article: Article, words: str, indexes: Sequence[int]) -> int:
    """Choose the listed sentence in which ``words`` stand, best word for word; else the first listed."""
    if len(indexes) < 2:
        return indexes[0] if indexes else 0
    alike: int | None = None
    for index in indexes:
        sentence = article.sentence_texts[index]
        place = stands(sentence, words) if len(sentence) <= LONGEST_SEARCHED else None
        if place is not None and sentence[place.start : place.end] == words:
            return index
        if place is not None and alike is None:
            alike = index
    return indexes[0] if alike is None else alike


_STAND_INS: Mapping[str, Callable[[str, Quote], Said]] = {
    "sources": lambda key, words: DraftSource(key=key, mentions=[words]),
    "claims": lambda key, words: DraftClaim(key=key, content=[words]),
    "casualties": lambda key, words: DraftCasualty(claim=key, kind="killed", victims=words),
    "forces": lambda key, words: DraftForce(key=key, name=words.text, mentions=[words]),
    "control": lambda key, words: DraftControl(claim=key, actor=words, place=words, relation="holds"),
    "events": lambda _, words: DraftEvent(text=words, time=words),
    "abstract": lambda _, words: DraftAbstract(text=words.text, quotes=[words]),
}


def _stand_in(broken: Broken) -> Said:
    words = Quote(text=f"{NOT_READ} ({broken.why}): {broken.item}", sentence=0)
    return _STAND_INS[broken.name](broken.key or NOT_READ, words)


def is_stand_in(item: Said) -> bool:
    """Whether an item stands for one that could not be read."""
    return _first_words(item).startswith(NOT_READ)


def stand_ins(draft: Draft) -> list[Fault]:
    """Find the stand-ins of a draft, each as a fault of the schema."""
    return [
        Fault(kind, index, "schema", None)
        for name, kind in KINDS.items()
        for index, item in enumerate(getattr(draft, name))
        if is_stand_in(item)
    ]


def _first_words(item: Said) -> str:
    fields = item.__dict__
    for name in ("content", "mentions", "victims", "actor", "text"):
        value = fields.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, Quote):
            return value.text
        if isinstance(value, str):
            return value
    return ""


def to_wire(item: Said) -> dict[str, Any]:
    """Turn an item of a draft into the form it is asked for in, to show a model what it said."""
    shown = {name: _shown(value) for name, value in item.__dict__.items()}
    if not quotes_in(type(item)):
        return shown
    sentences = sorted({quote.sentence + 1 for quote in quotes_of(item)})
    return {**{n: v for n, v in shown.items() if n == "key"}, "sentences": sentences, **shown}


def _shown(value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Quote):
        return value.text
    if isinstance(value, list):
        return [_shown(each) for each in value]
    return {name: _shown(inner) for name, inner in value.__dict__.items()} if isinstance(value, Said) else value


def quotes_of(value: object) -> list[Quote]:
    """Give every quote of an item, its links' included, in order."""
    found: list[Quote] = []
    _gather(value, found)
    return found


def _gather(value: object, found: list[Quote]) -> None:
    if value is None or isinstance(value, str):
        return
    if isinstance(value, Quote):
        found.append(value)
    elif isinstance(value, list):
        for each in value:
            _gather(each, found)
    elif isinstance(value, Said):
        for inner in value.__dict__.values():
            _gather(inner, found)
