"""A provider that says what it is told to, and short ways to say it in the wire's shape."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from summarizer.article import Article
from summarizer.draft import Draft
from summarizer.engines.llm.wire import lists_of, reply_model
from summarizer.errors import EngineError
from summarizer.grounding import ground
from summarizer.provenance import MadeBy
from summarizer.providers import Call, Reply
from summarizer.summary import Summary
from summarizer.usage import Usage

BODY = """At least nine farmers were killed by government troops near Orlo on Tuesday, union leader Tomas Brekk said.

The army denied that farmers were killed. “We hit a camp,” Colonel Ivo Lasz said.

Rebels of the Dawn Column captured the dam at Sefar on Monday."""

ARTICLE = Article.from_text(BODY, title="Farmers killed near Orlo", published="2024-03-07", outlet="Sarvia Daily")

MADE_BY = MadeBy(
    engine="llm", model=None, provider=None, prompt_id=None, prompt_sha256=None, created="2024-05-17T10:00:00Z",
    tokens_in=None, tokens_out=None, cost_usd=None, cached=False, retries=0,
)  # fmt: skip


def grounded(article: Article, draft: Draft) -> Summary:
    return ground(article, draft, MADE_BY)


def source(key: str, sentences: list[int], *mentions: str, **fields: Any) -> dict[str, Any]:
    blank = {"name": None, "role": None, "organisation": None, "kind": "unspecified", "named": "named"}
    return {"key": key, "sentences": sentences, **blank, "mentions": list(mentions), **fields}


def link(key: str, mention: str, cue: str | None = "said") -> dict[str, Any]:
    return {"source": key, "mention": mention, "cue": cue, "channel": "unspecified"}


def claim(key: str, sentences: list[int], content: str, *links: dict[str, Any], **fields: Any) -> dict[str, Any]:
    said = {"content": [content], "attribution": list(links), "hedges": [], "gist": None}
    return {"key": key, "sentences": sentences, **said, **fields}


def casualty(claim_key: str, sentences: list[int], victims: str, count: str | None, **fields: Any) -> dict[str, Any]:
    names = ("perpetrator", "perpetrator_text", "means", "motive", "place", "time")
    told = {"claim": claim_key, "kind": "killed", "victims": victims, "count": count}
    return {"sentences": sentences, **told, **dict.fromkeys(names), **fields}


def force(key: str, sentences: list[int], name: str, *mentions: str) -> dict[str, Any]:
    words = {"name": name, "aliases": [], "kind": "armed-group", "side": None}
    return {"key": key, "sentences": sentences, **words, "mentions": list(mentions)}


def whole(**lists: list[dict[str, Any]]) -> dict[str, Any]:
    """A reply with every list, empty but for those given."""
    return {**{name: [] for name in Draft.model_fields}, **lists}


def honest() -> dict[str, Any]:
    """What an honest reader would say of ARTICLE."""
    return whole(
        sources=[source("s1", [2], "union leader Tomas Brekk", name="Tomas Brekk", role="union leader")],
        claims=[
            claim(
                "c1",
                [2],
                "At least nine farmers were killed by government troops near Orlo on Tuesday",
                link("s1", "union leader Tomas Brekk"),
            ),
            claim("c2", [5], "Rebels of the Dawn Column captured the dam at Sefar on Monday"),
        ],
        casualties=[
            casualty(
                "c1", [2], "farmers", "At least nine", perpetrator="f1", perpetrator_text="government troops",
                place="Orlo", time="Tuesday",
            )
        ],
        forces=[force("f1", [2], "government troops", "government troops"),
                force("f2", [5], "Dawn Column", "Rebels of the Dawn Column")],
        control=[{
            "sentences": [5], "claim": "c2", "force": "f2", "actor": "Rebels of the Dawn Column",
            "place": "the dam at Sefar", "relation": "captured", "time": "Monday",
        }],
        events=[{
            "sentences": [5], "text": "Rebels of the Dawn Column captured the dam at Sefar", "time": "Monday",
            "place": "Sefar",
        }],
        abstract=[{
            "sentences": [2],
            "text": "At least nine farmers were killed by government troops near Orlo on Tuesday, union leader Tomas "
            "Brekk said.",
            "quotes": ["At least nine farmers were killed by government troops near Orlo on Tuesday, union leader "
                       "Tomas Brekk said"],
        }],
    )  # fmt: skip


def read(reply: dict[str, Any], names: tuple[str, ...] = tuple(Draft.model_fields)) -> Any:
    """Read a reply as a provider does: from JSON."""
    return reply_model(names).model_validate_json(json.dumps(reply))


Says = Callable[[Call], "dict[str, Any] | EngineError"]


class FakeProvider:
    """Answers every call with what ``says`` gives for it; counts them, and how many were under way at once."""

    name = "fake"
    model = "parrot-1"
    host = "127.0.0.1"

    def __init__(self, says: Says, latency: float = 0.0) -> None:
        self.says = says
        self.latency = latency
        self.calls: list[Call] = []
        self.most = 0
        self.closed = 0
        self._now = 0

    async def complete(self, call: Call, heard: Callable[[BaseModel], None] | None = None) -> Reply:
        self.calls.append(call)
        self._now += 1
        self.most = max(self.most, self._now)
        await asyncio.sleep(self.latency)
        self._now -= 1
        said = self.says(call)
        if isinstance(said, EngineError):
            raise said
        said = {name: said[name] for name in call.schema.model_fields if name in said}
        value = call.schema.model_validate_json(json.dumps(said))
        if heard is not None:
            for item in getattr(value, call.streamed or ""):
                heard(item)
        text = json.dumps(lists_of(value), separators=(",", ":"))
        return Reply(value, Usage(calls=1, tokens_in=len(call.system + call.user) // 4, tokens_out=len(text) // 4))

    async def close(self) -> None:
        self.closed += 1
