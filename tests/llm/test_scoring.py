"""The scorer is strict with what is printed and fair to what grounding mended. Its summaries are grounded for real."""

from __future__ import annotations

from typing import Any

import pytest

from evals.liars.score import Printed, is_printed
from summarizer import Article, Summary
from summarizer.draft import Draft, DraftAbstract, DraftCasualty, DraftClaim, DraftLink, DraftSource, Quote
from summarizer.grounding import ground
from summarizer.provenance import MadeBy
from tests.llm.honest import Item

TEXT = (
    "At least 12 farmers were allegedly killed by rebels in Orvel, Lena Orvane said. "
    "Karl Tessel said the road was shut."
)
CONTENT = "At least 12 farmers were allegedly killed by rebels in Orvel"


@pytest.fixture(scope="module")
def printed() -> Printed:
    made_by = MadeBy(engine="llm", model="m", provider=None, prompt_id=None, prompt_sha256=None, created="2031-03-07",
                     tokens_in=None, tokens_out=None, cost_usd=None, cached=False, retries=0)  # fmt: skip
    link = DraftLink(source="s", mention=Quote(text="Lena Orvane", sentence=0), cue=Quote(text="said", sentence=0))
    draft = Draft(
        sources=[DraftSource(key="s", name="Lena Orvane", mentions=[Quote(text="Lena Orvane", sentence=0)])],
        claims=[DraftClaim(key="c", content=[Quote(text=CONTENT, sentence=0)], attribution=[link])],
        casualties=[
            DraftCasualty(claim="c", kind="killed", victims=Quote(text="farmers", sentence=0),
                          count=Quote(text="12", sentence=0), perpetrator_text=Quote(text="rebels", sentence=0))
        ],
        abstract=[DraftAbstract(text=TEXT[:80], quotes=[Quote(text=TEXT[:80], sentence=0)])],
    )  # fmt: skip
    summary: Summary = ground(Article.from_text(TEXT), draft, made_by)
    assert summary.claims
    assert summary.casualties
    return Printed(summary)


def claim(label: str, content: list[str], mention: str = "Lena Orvane", **note: Any) -> Item:
    chain = [{"source": "s", "mention": mention, "cue": "said", "channel": "unspecified"}]
    return Item("claims", {"content": content, "attribution": chain, "sentences": [1]}, label, note)


def row(label: str, changed: tuple[str, ...] = (), **words: str | None) -> Item:
    wire: dict[str, Any] = {
        "victims": "farmers",
        "count": "12",
        "perpetrator_text": "rebels",
        "place": None,
        "perpetrator": None,
    }
    wire |= {**words, "sentences": [1]}
    return Item("casualties", wire, label, {"changed": {name: wire[name] for name in changed}})


@pytest.mark.parametrize(
    ("item", "outcome"),
    [
        (claim("verbatim", [CONTENT]), True),
        (claim("verbatim", [CONTENT], mention="Karl Tessel"), False),
        # The hedge is not in the pieces, but the factuality says "alleged": nothing false is printed.
        (claim("hedge", [CONTENT]), False),
        (claim("number", [CONTENT.replace("12", "13")]), False),
        (claim("speaker", [CONTENT], wrong=["Karl Tessel", "Tessel"], right="Lena Orvane"), False),
        (claim("speaker", [CONTENT], wrong=["Lena Orvane"], right="Karl Tessel"), True),
        (row("verbatim"), True),
        (row("number", ("count",), count="13"), False),
        (row("roles", ("victims", "perpetrator_text"), victims="rebels", perpetrator_text="farmers"), False),
        (row("roles", ("victims",), victims="farmers"), True),
        (row("name", ("place",), place="Orvel"), False),
        (Item("abstract", {"text": TEXT[:80].upper()}, "verbatim"), True),
        (Item("abstract", {"text": TEXT[:80].replace("12", "13")}, "number"), False),
        (Item("gist", {"text": "Rebels killed 12."}, "hedge"), False),
    ],
)
def test_an_item_is_printed_or_not(printed: Printed, item: Item, outcome: bool) -> None:
    assert is_printed(item, printed) == outcome
