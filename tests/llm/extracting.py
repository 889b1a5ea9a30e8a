"""The same facts as langextract's replies have them: one list of extractions with classes, words and attributes.

Not responsible for: the wire shape of this project (honest).
"""

from __future__ import annotations

from typing import Any

from tests.llm.honest import FACETS, Wire
from tests.llm.liar import Liar

CLASSES = {
    "sources": "source", "claims": "claim", "casualties": "casualty", "forces": "force", "control": "control",
    "events": "event", "abstract": "abstract",
}  # fmt: skip
WORDS = {"sources": "mentions", "claims": "content", "casualties": "victims", "forces": "mentions", "control": "actor",
         "events": "text", "abstract": "text"}  # fmt: skip
LEFT_OUT = frozenset({"sentences", "key"})
"""Fields that only this project's shape needs."""


def extractions(liar: Liar, prompt: str) -> Wire:
    """A reply in langextract's format to the text after the prompt's last "Q: "."""
    text = prompt.rsplit("\nQ: ", 1)[-1].rsplit("\nA:", 1)[0]
    view = liar.seen([(1, text)])
    if view is None:
        return {"extractions": []}
    shown = [sentence for sentence in view.story.sentences if sentence in view.numbers]
    reply = liar.summary("\n".join(f"[{n}] {sentence}" for n, sentence in enumerate(shown, 1)))
    return {"extractions": as_extractions(reply)}


def as_extractions(reply: Wire) -> list[Wire]:
    """A reply in this project's wire shape, as langextract's extractions."""
    return [_extraction(facet, wire) for facet in FACETS for wire in reply[facet]]


def _extraction(facet: str, wire: Wire) -> dict[str, Any]:
    name, words = CLASSES[facet], wire[WORDS[facet]]
    first = words[0] if isinstance(words, list) else words
    return {name: first, f"{name}_attributes": _attributes(facet, wire)}


def _attributes(facet: str, wire: Wire) -> dict[str, Any]:
    """The item's other fields, flat: lists as lists of strings, nothing empty."""
    kept: dict[str, Any] = {}
    for name, value in wire.items():
        if name in LEFT_OUT or name == WORDS[facet] or value in (None, [], ""):
            continue
        if name == "attribution":
            kept |= {"speaker": value[0]["mention"], "cue": value[0]["cue"]} if value else {}
        elif name in {"claim", "perpetrator", "force"}:
            continue
        else:
            kept[name] = value
    return kept
