"""Article -> Drafted: one call for each window, or one for each facet of each window, side by side.

Not responsible for: splitting and merging (windows, merging), sending and trying again (providers).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.engines import Drafted
from summarizer.engines.llm.conversion import to_draft
from summarizer.engines.llm.merging import join_facets, merge
from summarizer.engines.llm.numbering import fenced, numbered
from summarizer.engines.llm.sizes import size_for
from summarizer.engines.llm.windows import longest_sentence, sentence_limit, split, tokens
from summarizer.engines.llm.wire import FACETS, WireReply, reply_model
from summarizer.errors import EngineError, ModelFailed
from summarizer.prompts import Prompt
from summarizer.providers import Call, Reply
from summarizer.providers.failures import HINT_SHORTER, CutOff, charge, usage_of
from summarizer.usage import NOTHING, Usage

AskAll = Callable[[Sequence[Call]], Sequence[Reply | EngineError]]
"""Sends calls side by side and gives what came of each, in order."""

LEAST_REPLY = 1_500
REPLY_FOR_EACH_TOKEN = 4
"""Tokens of reply for each token of article: a dense report of 600 tokens has 15 claims of 100 tokens each."""

_ALL = tuple(Draft.model_fields)
_PART = "\n\nThese are sentences {first} to {last} of an article of {all}. Write down what they say."
_FACET = (
    "\n\nOnly these lists: {names}. Other readers fill the others. So that keys agree, a claim's key is c and the "
    "number of the sentence its content starts in (c7; a second one c7b), a force's key is its name."
)


class Asked(NamedTuple):
    """A call for the lists ``names`` about the sentences ``indexes``, which are (half of) a window, counted from 0."""

    call: Call
    names: tuple[str, ...]
    indexes: range
    window: int


class _Told(NamedTuple):
    """What came of one call."""

    asked: Asked
    reply: Reply | EngineError


def draft(article: Article, prompt: Prompt, how: Literal["one", "facets"], most: int, ask: AskAll) -> Drafted:
    """Ask for everything about an article at once, in replies of at most ``most`` tokens, and put it together.

    A call that was too much for the model is asked again in halves, once; of a reply that is cut off then too, what
    came whole is kept. A call that fails costs its part only, as long as another one succeeds; when none does, the
    first failure is raised with what all of them took. Notices tell what is missing. Raises EngineError.
    """
    asked, notices = calls_for(article, prompt, how, most)
    told = _asked(asked, ask)
    spent = _usage(told)
    halves = [half for each in told if _too_much(each) for half in _halves(article, each.asked, prompt, most)]
    if halves and _hopeless(told) is None:
        again = _asked(halves, ask)
        spent += _usage(again)
        told = [better for each in told for better in _better(each, again)]
    told, cut = _with_what_arrived(told)
    failures = [each.reply for each in told if isinstance(each.reply, EngineError)]
    hopeless = _hopeless(told)
    if hopeless is not None or len(failures) == len(told):
        raise charge(hopeless or failures[0], spent)
    surplus = [line for each in told for line in _surplus(each.reply)]
    lost = dict.fromkeys(f"a part of the article is missing: {failure.message}" for failure in failures)
    return Drafted(_together(article, told), spent, (*notices, *surplus, *cut, *lost))


def calls_for(
    article: Article, prompt: Prompt, how: Literal["one", "facets"], most: int
) -> tuple[list[Asked], tuple[str, ...]]:
    """Prepare the calls for an article, and the notices of what is not in them."""
    ranges, notices = split(article)
    facets = FACETS if how == "facets" else (_ALL,)
    asked = [
        _ask_about(article, prompt, names, indexes, window, most=most)
        for window, indexes in enumerate(ranges)
        for names in facets
    ]
    return asked, notices


def _ask_about(
    article: Article, prompt: Prompt, names: tuple[str, ...], indexes: range, window: int, *, most: int
) -> Asked:
    cut = {index: limit for index in indexes if (limit := sentence_limit(article, index)) is not None}
    body = numbered(article, indexes, cut)
    whole = len(indexes) == len(article.sentences)
    task = "" if whole else _PART.format(first=indexes.start + 1, last=indexes.stop, all=len(article.sentences))
    most = min(most, LEAST_REPLY + REPLY_FOR_EACH_TOKEN * tokens(body))
    size = size_for(longest_sentence(article, indexes), len(indexes), most)
    call = Call(
        schema=reply_model(names, size),
        system=prompt.system,
        user=prompt.fill(
            article=fenced(article, body, titled=0 in indexes),
            task=task if names == _ALL else f"{task}{_FACET.format(names=', '.join(names))}",
        ),
        max_tokens=most,
        prompt_sha256=prompt.sha256,
    )
    return Asked(call, names, indexes, window)


def _asked(asked: Sequence[Asked], ask: AskAll) -> list[_Told]:
    return [_Told(*each) for each in zip(asked, ask([each.call for each in asked]), strict=True)]


def _usage(told: Iterable[_Told]) -> Usage:
    replies = [each.reply for each in told]
    return sum((usage_of(r) if isinstance(r, EngineError) else r.usage for r in replies), NOTHING)


def _hopeless(told: Iterable[_Told]) -> EngineError | None:
    """Find a failure after which no other call will work."""
    failures = (each.reply for each in told if isinstance(each.reply, EngineError))
    return next((failure for failure in failures if not isinstance(failure, ModelFailed)), None)


def _too_much(told: _Told) -> bool:
    """Whether a call failed because it or its reply was too long, and can be halved."""
    reply = told.reply
    failed = isinstance(reply, CutOff) or (isinstance(reply, ModelFailed) and reply.hint == HINT_SHORTER)
    return failed and len(told.asked.indexes) > 1


def _halves(article: Article, asked: Asked, prompt: Prompt, most: int) -> list[Asked]:
    _, names, indexes, window = asked
    middle = indexes[len(indexes) // 2]
    ranges = (range(indexes.start, middle), range(middle, indexes.stop))
    return [_ask_about(article, prompt, names, half, window, most=most) for half in ranges]


def _arrived(told: _Told) -> Reply | None:
    """Give what arrived whole of a reply that was cut off."""
    cut = told.reply
    return Reply(cut.arrived, usage_of(cut)) if isinstance(cut, CutOff) and cut.arrived is not None else None


def _better(told: _Told, again: Sequence[_Told]) -> list[_Told]:
    """Give a call's halves in its place, unless nothing came of them."""
    halves = [each for each in again if _covers(told.asked, each.asked)]
    came = any(_arrived(each) or isinstance(each.reply, Reply) for each in halves)
    keep = not halves or (_arrived(told) and not came and _hopeless(halves) is None)
    return [told] if keep else halves


def _with_what_arrived(told: Sequence[_Told]) -> tuple[list[_Told], list[str]]:
    """Take what arrived of replies that were cut off for replies, with notices."""
    cut = [each.reply.message for each in told if isinstance(each.reply, CutOff) and _arrived(each)]
    kept = [_Told(each.asked, _arrived(each) or each.reply) for each in told]
    return kept, [f"{message}; only what came before is here" for message in dict.fromkeys(cut)]


def _covers(asked: Asked, half: Asked) -> bool:
    return (asked.window, asked.names) == (half.window, half.names)


def _together(article: Article, told: Iterable[_Told]) -> Draft:
    """Merge the halves of each call, join the facets of each window, merge the windows."""
    calls: dict[tuple[int, tuple[str, ...]], list[Draft]] = {}
    for asked, reply in told:
        if not isinstance(reply, EngineError):
            calls.setdefault((asked.window, asked.names), []).append(to_draft(article, reply.value))
    windows: dict[int, list[Draft]] = {}
    for (window, _), halves in calls.items():
        windows.setdefault(window, []).append(merge(halves))
    return merge([each[0] if len(each) == 1 else join_facets(each) for _, each in sorted(windows.items())])


def _surplus(reply: Reply | EngineError) -> list[str]:
    if isinstance(reply, EngineError) or not isinstance(reply.value, WireReply):
        return []
    return [f"the model listed {count:,} more {name} than are read" for name, count in reply.value.surplus.items()]
