from __future__ import annotations

import asyncio

import pytest
from pydantic import BaseModel

from summarizer.errors import EngineUnavailable, ModelFailed
from summarizer.providers import Call, Provider
from summarizer.providers.scripted import ScriptedProvider
from tests.providers.conftest import GOOD, Report, Toll, call


def test_replies_in_order_in_every_form() -> None:
    value = Toll.model_validate(GOOD)
    provider: Provider = ScriptedProvider([value, GOOD, value.model_dump_json()])
    for _ in range(3):
        reply = asyncio.run(provider.complete(call()))
        assert reply.value == value
        assert reply.usage.calls == 1
    with pytest.raises(ModelFailed, match="no further reply"):
        asyncio.run(provider.complete(call()))
    asyncio.run(provider.close())


def test_a_function_answers_and_calls_are_kept() -> None:
    def answer(asked: Call) -> dict[str, object]:
        return {"status": asked.user, "reports": []}

    provider = ScriptedProvider(answer)
    assert asyncio.run(provider.complete(call("one"))).value.model_dump()["status"] == "one"
    assert [asked.user for asked in provider.calls] == ["one"]


def test_errors_and_misfits_are_raised() -> None:
    provider = ScriptedProvider([EngineUnavailable("gone", "come back"), {"status": 1}])
    with pytest.raises(EngineUnavailable, match="gone"):
        asyncio.run(provider.complete(call()))
    with pytest.raises(ModelFailed, match="no Toll"):
        asyncio.run(provider.complete(call()))


def test_streamed_items_are_heard() -> None:
    heard: list[BaseModel] = []
    asyncio.run(ScriptedProvider([GOOD]).complete(call(streamed="reports"), heard.append))
    assert heard == [Report.model_validate(item) for item in GOOD["reports"]]
