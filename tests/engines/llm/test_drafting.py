from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import pytest

from summarizer.article import Article
from summarizer.engines import Drafted
from summarizer.engines.llm import drafting
from summarizer.engines.llm.drafting import calls_for
from summarizer.engines.llm.sizes import Size
from summarizer.engines.llm.wire import FACETS, reply_model
from summarizer.errors import BudgetSpent, EngineError, EngineUnavailable, ModelFailed
from summarizer.prompts import load_prompt
from summarizer.providers import Call, Reply
from summarizer.providers.failures import HINT_SHORTER, CutOff, charge, usage_of
from summarizer.usage import Usage
from tests.engines.llm.modelling import ARTICLE, claim, grounded, honest, read, whole

MOST = 8_000
PROMPT = load_prompt("draft")
HALF = "The council of Vell heard on day {n} how the river had risen again and what it had taken away."
LONG = Article.from_text("\n\n".join(" ".join(HALF.format(n=n * 5 + k) for k in range(5)) for n in range(80)))


def drafted(article: Article, says: Any, how: Literal["one", "facets"] = "one", most: int = MOST) -> Drafted:
    """Draft with what ``says(number of the call, call)`` gives."""

    def ask(calls: Sequence[Call]) -> list[Reply | EngineError]:
        return [reply(says(n, call), call) for n, call in enumerate(calls)]

    def reply(said: Any, call: Call) -> Reply | EngineError:
        if isinstance(said, EngineError):
            return said
        names = tuple(call.schema.model_fields)
        return Reply(read({name: said[name] for name in names}, names), Usage(calls=1, tokens_in=100, tokens_out=10))

    return drafting.draft(article, PROMPT, how, most, ask)


def test_one_call_holds_the_article_fenced_and_numbered() -> None:
    [asked], notices = calls_for(ARTICLE, PROMPT, "one", MOST)
    assert notices == ()
    call = asked.call
    assert call.schema is reply_model(size=Size(160, 40))
    assert (call.system, call.prompt_sha256) == (PROMPT.system, PROMPT.sha256)
    assert "[5] Rebels of the Dawn Column" in call.user
    assert call.user.endswith(">>>")
    assert call.user.count("Farmers killed near Orlo") == 1
    assert 800 <= call.max_tokens <= MOST


def test_facets_are_four_calls_with_the_same_system_part() -> None:
    asked, _ = calls_for(ARTICLE, PROMPT, "facets", MOST)
    assert [tuple(each.call.schema.model_fields) for each in asked] == list(FACETS)
    assert {each.call.system for each in asked} == {PROMPT.system}
    assert "Only these lists: casualties, forces." in asked[1].call.user


@pytest.mark.parametrize("how", ["one", "facets"])
def test_an_honest_model_s_draft_grounds_whole(how: Literal["one", "facets"]) -> None:
    made = drafted(ARTICLE, lambda n, call: honest(), how)
    assert grounded(ARTICLE, made.draft).rejected == []
    assert made.usage.calls == (1 if how == "one" else 4)
    assert made.notices == ()


def test_a_long_article_is_asked_for_in_parts_that_make_one_draft() -> None:
    asked, notices = calls_for(LONG, PROMPT, "one", MOST)
    assert len(asked) > 2
    assert notices == ()
    last = len(LONG.sentences)
    assert f"[{last}]" in asked[-1].call.user
    assert f"to {last} of an article of {last}." in asked[-1].call.user

    def says(n: int, call: Call) -> dict[str, Any]:
        numbers = [k for k in range(1, last + 1) if f"\n[{k}] " in call.user]
        told = [claim(f"c{k}", [k], HALF.format(n=k - 1)[:-1]) for k in (numbers[0], numbers[-1])]
        return whole(claims=told)

    made = drafted(LONG, says)
    summary = grounded(LONG, made.draft)
    assert summary.rejected == []
    assert len(summary.claims) == 2 * len(asked)
    assert made.usage.calls == len(asked)


def failed(usage: int = 7) -> EngineError:
    return charge(ModelFailed("the reply was cut off", "h"), Usage(calls=2, retries=1, tokens_in=usage))


def test_a_failed_part_costs_only_itself_and_is_told() -> None:
    made = drafted(
        LONG, lambda n, call: failed() if n == 1 else whole(claims=[claim("c1", [1], "The council of Vell")])
    )
    assert made.draft.claims
    assert made.notices == ("a part of the article is missing: the reply was cut off",)
    parts = len(calls_for(LONG, PROMPT, "one", MOST)[0])
    assert made.usage == Usage(calls=parts + 1, retries=1, tokens_in=100 * (parts - 1) + 7, tokens_out=10 * (parts - 1))


def test_when_every_part_fails_the_first_failure_is_raised_with_what_all_took() -> None:
    with pytest.raises(ModelFailed, match="cut off") as caught:
        drafted(LONG, lambda n, call: failed())
    assert usage_of(caught.value).calls == 2 * len(calls_for(LONG, PROMPT, "one", MOST)[0])


@pytest.mark.parametrize("how", ["one", "facets"])
def test_a_call_that_was_too_much_is_asked_again_in_halves(how: Literal["one", "facets"]) -> None:
    too_much = charge(ModelFailed("the reply was cut off", HINT_SHORTER), Usage(calls=1))

    def says(n: int, call: Call) -> Any:
        shown = [number for number in range(1, 6) if f"[{number}] " in call.user]
        if len(shown) == 5 and "claims" in call.schema.model_fields:
            return too_much
        return {name: [i for i in items if set(i["sentences"]) <= set(shown)] for name, items in honest().items()}

    made = drafted(ARTICLE, says, how)
    assert made.notices == ()
    assert made.usage.calls == (3 if how == "one" else 6)
    summary = grounded(ARTICLE, made.draft)
    assert summary.rejected == []
    assert (len(summary.claims), len(summary.casualties), len(summary.control)) == (2, 1, 1)


def test_halves_are_asked_for_once() -> None:
    too_much = ModelFailed("the reply was cut off", HINT_SHORTER)
    calls: list[Call] = []

    def says(n: int, call: Call) -> Any:
        calls.append(call)
        return too_much

    with pytest.raises(ModelFailed):
        drafted(ARTICLE, says)
    assert len(calls) == 3


def cut_off(*claims: dict[str, Any]) -> CutOff:
    arrived = read(whole(claims=list(claims))) if claims else None
    failure = CutOff("the reply was cut off at 300 tokens", "h", arrived)
    charge(failure, Usage(calls=1, tokens_out=300))
    return failure


NINE = claim("c1", [2], "At least nine farmers were killed by government troops near Orlo on Tuesday")
DAM = claim("c1", [5], "Rebels of the Dawn Column captured the dam at Sefar on Monday")
TOLD = "the reply was cut off at 300 tokens; only what came before is here"


@pytest.mark.parametrize(
    ("replies", "kept", "notices", "calls"),
    [
        ([cut_off(NINE), cut_off(NINE), cut_off(DAM)], 2, (TOLD,), 3),
        ([cut_off(), cut_off(NINE), whole(claims=[DAM])], 2, (TOLD,), 3),
        ([cut_off(NINE), cut_off(), cut_off()], 1, (TOLD,), 3),
        ([cut_off(NINE), whole(claims=[NINE]), whole(claims=[DAM])], 2, (), 3),
        ([cut_off(NINE), ModelFailed("late", "h"), ModelFailed("late", "h")], 1, (TOLD,), 3),
        (
            [cut_off(NINE), ModelFailed("late", "h"), cut_off(DAM)],
            1,
            (TOLD, "a part of the article is missing: late"),
            3,
        ),
    ],
)
def test_what_came_whole_before_a_cut_is_kept_and_told(
    replies: list[Any], kept: int, notices: tuple[str, ...], calls: int
) -> None:
    asked: list[Call] = []

    def says(n: int, call: Call) -> Any:
        asked.append(call)
        return replies[len(asked) - 1]

    made = drafted(ARTICLE, says)
    assert len(asked) == calls
    assert made.notices == notices
    assert len(made.draft.claims) == kept
    assert grounded(ARTICLE, made.draft).rejected == []
    assert made.usage.tokens_out >= 300


def test_a_cut_without_a_whole_item_is_a_failure() -> None:
    with pytest.raises(ModelFailed, match="cut off") as caught:
        drafted(ARTICLE, lambda n, call: cut_off())
    assert usage_of(caught.value).tokens_out == 900


def test_one_sentence_is_not_halved() -> None:
    single = Article.from_text("The river rose again near Vell.")
    asked: list[Call] = []

    def says(n: int, call: Call) -> Any:
        asked.append(call)
        return cut_off(claim("c1", [1], "The river rose again near Vell"))

    made = drafted(single, says)
    assert (len(asked), len(made.draft.claims), made.notices) == (1, 1, (TOLD,))


def test_no_reply_is_longer_than_the_settings_say() -> None:
    for how in ("one", "facets"):
        assert {each.call.max_tokens for each in calls_for(ARTICLE, PROMPT, how, 200)[0]} == {200}
    assert calls_for(LONG, PROMPT, "one", 9_999)[0][0].call.max_tokens == 9_999


@pytest.mark.parametrize("error", [BudgetSpent("spent", "h"), EngineUnavailable("wrong key", "h")])
def test_what_ends_a_run_ends_the_article(error: EngineError) -> None:
    with pytest.raises(type(error)) as caught:
        drafted(LONG, lambda n, call: error if n == 2 else whole())
    assert usage_of(caught.value).calls == len(calls_for(LONG, PROMPT, "one", MOST)[0]) - 1


def test_what_is_listed_beyond_the_bounds_is_told() -> None:
    many = whole(claims=[claim(f"c{n}", [2], "farmers") for n in range(43)])
    assert drafted(ARTICLE, lambda n, call: many).notices == ("the model listed 3 more claims than are read",)
