"""Replies that end at their limit of tokens."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable

import pytest
from pydantic import BaseModel

from summarizer.engines.llm.asking import WireAnswer
from summarizer.engines.llm.wire import KINDS, WireReply, lists_of, reply_model
from summarizer.errors import ModelFailed
from summarizer.providers.failures import CutOff, charge, usage_of
from summarizer.providers.openai import OpenAIProvider
from summarizer.providers.schemas import read_cut
from summarizer.usage import Usage
from tests.engines.llm.modelling import honest
from tests.providers.conftest import GOOD, Toll, call, complete
from tests.providers.loopback import Server, completion, says, streams

Make = Callable[..., OpenAIProvider]


def test_wherever_a_reply_is_cut_only_whole_items_are_left() -> None:
    said = json.dumps(honest())
    kept = 0
    for end in range(len(said)):
        arrived = read_cut(reply_model(), said[:end])
        if arrived is None:
            assert not kept
            continue
        assert isinstance(arrived, WireReply)
        assert arrived.broken == ()
        lists = lists_of(arrived)
        for name in KINDS:
            assert lists[name] == honest()[name][: len(lists[name])]
        assert sum(map(len, lists.values())) >= kept
        kept = sum(map(len, lists.values()))
    assert kept == sum(map(len, honest().values()))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"status": "fine", "reports": [{"words": "a }] \\"b", "sentences": [1]}, {"words": "c', ['a }] "b']),
        ('<think>{"a": [{}]}</think> ```json\n{"status": "fine", "reports": [{"words": "a", "sentences": [1]},', ["a"]),
        ('{"status": "fine", "reports": [{"words": "a", "sentences": [1', None),
        ('{"reports": [{"words": "a", "sentences": [1]}, {"wo', None),
        ("I shall now", None),
        ("", None),
        ("{" * 200_000, None),
        ("[" * 200_000 + "{}" * 10, None),
    ],
)
def test_what_stands_around_or_within_does_no_harm(text: str, words: list[str] | None) -> None:
    arrived = read_cut(Toll, text)
    assert (None if arrived is None else [report.words for report in arrived.reports]) == words


def test_a_cut_off_reply_carries_what_arrived(server: Server, provider: Make) -> None:
    text = json.dumps(GOOD)
    server.plays(says(completion(text[:-20], "length")))
    with pytest.raises(CutOff, match="cut off at 300 tokens") as caught:
        complete(provider())
    assert isinstance(caught.value.arrived, Toll)
    assert [report.words for report in caught.value.arrived.reports] == ["nine farmers"]
    assert "SUMMARIZER_MAX_TOKENS" in caught.value.hint
    assert usage_of(caught.value).tokens_out == 20
    assert len(server.seen) == 1


def test_so_does_a_stream(server: Server, provider: Make) -> None:
    server.plays(streams([json.dumps(GOOD)[:-20]], end="length"))
    heard: list[BaseModel] = []
    with pytest.raises(CutOff) as caught:
        complete(provider(), call(streamed="reports"), heard.append)
    assert isinstance(caught.value.arrived, Toll)
    assert caught.value.arrived.reports == heard != []


def test_across_processes_it_keeps_its_words_and_what_it_took() -> None:
    usage = Usage(calls=2, tokens_in=7)
    cut = charge(CutOff("cut off", "h", reply_model().model_validate_json(json.dumps(honest()))), usage)
    copy = pickle.loads(pickle.dumps(cut))
    assert (type(copy), copy.message, copy.hint, copy.arrived) == (CutOff, "cut off", "h", None)
    assert usage_of(copy) == usage
    plain = pickle.loads(pickle.dumps(charge(ModelFailed("refused", "h"), usage)))
    assert (plain.hint, usage_of(plain)) == ("h", usage)


def test_an_answer_cut_off_has_its_whole_sentences() -> None:
    one = {"text": "It rained.", "quotes": [{"passage": 1, "words": "rained"}]}
    said = json.dumps({"status": "answered", "sentences": [one, one]})
    arrived = read_cut(WireAnswer, said[:-30])
    assert isinstance(arrived, WireAnswer)
    assert [sentence.text for sentence in arrived.sentences] == ["It rained."]
