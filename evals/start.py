"""A golden summary to fill in: the YAML's skeleton, and the article's sentences as comments.

It is never filled by an engine: gold is what a reader found. Not responsible for: checking what was filled in (check).
"""

from __future__ import annotations

from pathlib import Path

from evals.archive import Archive
from evals.cases import CaseError

SUMMARY = """\
# Every quoted string must stand in the article exactly (quotes and dashes may be straight).
# python -m evals check tells what does not. Keys are your own handles.
article: {name}.md
topic: conflict        # conflict | disaster | court | politics | crime
event: {name}          # articles about the same event share it
note: what makes it hard
critical: []           # keys of claims and casualties whose attribution or numbers must never be wrong
sources: []
#  - {{key: marlow, name: Ada Marlow, role: fire chief, organisation: null, kind: official-state, named: named}}
#  - {{key: people, name: null, mention: residents, kind: witness, named: collective}}
claims: []
#  - {{key: c1, content: "the roof gave way at noon", chain: [marlow], cue: said, factuality: stated,
#     polarity: positive, mode: indirect, hedges: []}}
casualties: []
#  - {{key: k1, kind: killed, victims: "three dock workers", count: {{text: three, low: 3, best: 3, high: 3}},
#     claim: c1, perpetrator: null, place: null, time: null, part_of: null}}
forces: []
#  - {{name: "...", kind: rebel, aliases: []}}
control: []
#  - {{actor: "...", place: "...", relation: captured, claim: c1}}
timeline: []
#  - {{text: "words of the step", time: "on Monday", start: 2031-05-05, end: 2031-05-05}}
abstract: []           # 1 to 4 pieces that a good abstract must cover
must_not: []           # strings that would be wrong to print as fact

# {title} ({published})
{sentences}
"""

QUESTIONS = """\
# A list; remove the brackets and the #. Kinds: who-reported, how-many, conflicting-counts, not-confirmed,
# direct-or-indirect, when, who-controls, why-as-stated, false-or-ambiguous-premise, unanswerable.
[]
# - id: {name}-who
#   kind: who-reported
#   articles: [{name}]
#   question: "Who reported that ...?"
#   status: [answered]
#   facts: [["Ada Marlow", "Marlow"]]
#   evidence: [{{article: {name}, quote: "..."}}]
#   chain: [Ada Marlow]
#   hedge: []
#   forbidden: []
#   critical: true
"""


def start(name: str, archive: Archive) -> list[Path]:
    """Write the two YAML files of an article that has none. Raises CaseError when one is there, or no such article."""
    stem = Path(name).stem
    article = archive.article(stem)
    lines = (
        f"# [{number}] {' '.join(article.text[start:end].split())}"
        for number, (start, end) in enumerate(article.sentences, 1)
    )
    values = {
        "name": stem,
        "title": article.title or "no title",
        "published": article.published or "no date: relative times stay unresolved",
        "sentences": "\n".join(lines),
    }
    files = {"summaries": SUMMARY.format(**values), "questions": QUESTIONS.format(name=stem)}
    paths = {folder: archive.folder / folder / f"{stem}.yaml" for folder in files}
    for path in paths.values():
        if path.exists():
            raise CaseError(f"{path} is there already")
    for folder, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[folder], encoding="utf-8")
    return list(paths.values())
