"""A golden folder of one small article, and a model on loopback that tells all of it rightly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.engines.llm.modelling import BODY, honest
from tests.llm.liar import Liar
from tests.llm.server import ScriptedServer
from tests.llm.shapes import fitted, properties, schema_of

NAME = "orlo-farmers"
FRONT = "---\ntitle: Farmers killed near Orlo\noutlet: Sarvia Daily\npublished: 2024-03-07\n---\n\n"
SUMMARY = """
article: orlo-farmers.md
topic: conflict
event: orlo
note: a toll that is denied
critical: [c1, k1]
sources:
  - {key: brekk, name: Tomas Brekk, role: union leader, kind: unspecified}
claims:
  - {key: c1, content: "At least nine farmers were killed by government troops near Orlo on Tuesday",
     chain: [brekk], cue: said}
  - {key: c2, content: "Rebels of the Dawn Column captured the dam at Sefar on Monday"}
casualties:
  - {key: k1, kind: killed, victims: farmers, count: {text: At least nine, low: 9}, claim: c1, place: Orlo,
     perpetrator: government troops, time: {text: Tuesday, start: 2024-03-05, end: 2024-03-05}}
forces:
  - {name: government troops, kind: armed-group}
  - {name: Dawn Column, kind: armed-group}
control:
  - {actor: Rebels of the Dawn Column, place: the dam at Sefar, relation: captured, claim: c2}
timeline:
  - {text: "captured the dam", time: Monday, start: 2024-03-04, end: 2024-03-04}
abstract: ["At least nine farmers were killed"]
must_not: ["19 farmers", "farmers were killed by rebels"]
"""
QUESTIONS = """
- id: orlo-toll
  kind: how-many
  articles: [orlo-farmers]
  question: "How many farmers were killed near Orlo?"
  status: [answered]
  facts: [["nine", "9"], ["Brekk"]]
  evidence: [{article: orlo-farmers, quote: "At least nine farmers were killed"}]
  chain: [Tomas Brekk]
  forbidden: ["19", "Lasz"]
  critical: true
- id: orlo-mayor
  kind: unanswerable
  articles: [orlo-farmers]
  question: "Who is the mayor of Orlo?"
  status: [not-in-articles]
"""
TOLL = "At least nine farmers were killed near Orlo, union leader Tomas Brekk said."
QUOTED = "At least nine farmers were killed by government troops near Orlo on Tuesday, union leader Tomas Brekk said."


def golden_folder(folder: Path, summary: str = SUMMARY, questions: str = QUESTIONS) -> Path:
    """Write the article and its golden files."""
    files = {"articles": (f"{NAME}.md", FRONT + BODY), "summaries": (f"{NAME}.yaml", summary)}
    for inside, (name, text) in {**files, "questions": (f"{NAME}.yaml", questions)}.items():
        (folder / inside).mkdir(parents=True, exist_ok=True)
        (folder / inside / name).write_text(text, encoding="utf-8")
    return folder


class HonestServer(ScriptedServer):
    """Tells the article and answers its questions; as a judge it finds every answer right but refusals."""

    def __init__(self) -> None:
        super().__init__(Liar([]))

    def said(self, request: dict[str, Any], prompt: str) -> str:
        """The right reply to whatever is asked."""
        schema = schema_of(request) or {}
        wanted = properties(schema)
        value: dict[str, Any] = honest()
        if "correct" in wanted:
            value = {"reason": "as the editor says", "correct": "refuses" not in prompt.rsplit("<answer>", 1)[-1]}
        elif "status" in wanted:
            value = {"status": "not-in-articles", "sentences": []}
            if "How many" in prompt.rsplit("question", 1)[-1]:
                quotes = [{"passage": 1, "words": QUOTED.removesuffix(".")}]
                value = {"status": "answered", "sentences": [{"text": TOLL, "quotes": quotes}]}
        return json.dumps(fitted(value, schema, schema), ensure_ascii=False)
