"""The one sentence splitter."""

from __future__ import annotations

import re

ABBR = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Lt|Col|Gen|Maj|Capt|Sgt|St|Gov|Sen|Rep|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|vs)|\b[A-Z])\.$")


def split(text: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for para in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        start = para.start()
        for m in re.finditer(r"[.!?][”’\"')\]]*(?=\s+[“‘\"'(]?[A-Z0-9])", para.group()):
            if ABBR.search(para.group()[: m.start() + 1]):
                continue
            end = para.start() + m.end()
            out.append((start, end))
            start = end + len(text[end:]) - len(text[end:].lstrip())
        end = para.start() + len(para.group().rstrip())
        if end > start:
            out.append((start, end))
    return out
