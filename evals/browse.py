"""A run as one HTML file that needs nothing else: every case with what was asked, expected, given, and why it counts.

Style and escaping are those of the reports (summarizer.page, exporters.html); nothing is fetched, and a policy forbids
it. Not responsible for: scoring, figures, the page's looks (evals/page).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from evals.archive import Archive, Place, find, sentences_at
from evals.cases import GOLDEN, CaseError, GoldQuestion, GoldSummary
from evals.figures import Figure, Flip, Result, figures, flips
from evals.runner import Run
from evals.runner.work import Golden
from evals.scoring import Row
from evals.scoring.material import SummaryCase
from summarizer import Article, page
from summarizer.exporters.html.document import policy
from summarizer.exporters.html.shown import exact, visible

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent / "page"
SHOWN_SETTINGS = (
    "engine",
    "model",
    "engine_version",
    "repeat",
    "limit",
    "tag",
    "started",
    "code_sha256",
    "golden_sha256",
)


@dataclass(frozen=True)
class Shown:
    """One case as the page shows it."""

    result: Result
    gold: GoldSummary | GoldQuestion | None
    extracts: list[tuple[str, Markup]]
    flips: list[Flip]

    @property
    def failed(self) -> list[str]:
        """Metrics that are not wholly right here, in the order of tables."""
        return list(dict.fromkeys(row.metric for row in self.result.rows if row.hit < row.of))

    @property
    def rows(self) -> list[Row]:
        """The rows, wrong ones first."""
        return sorted(self.result.rows, key=lambda row: row.hit >= row.of)

    @property
    def title(self) -> str:
        """What the case is about."""
        if isinstance(self.gold, GoldQuestion):
            return self.gold.question
        return self.gold.note if self.gold else ""


def write_page(run: Run, path: Path, other: Run | None = None, golden: Path = GOLDEN) -> Path:
    """Write the page of a run; with ``other``, what flipped against it is marked. Returns ``path``."""
    path.write_text(rendered(run, other, golden), encoding="utf-8")
    return path


def rendered(run: Run, other: Run | None = None, golden: Path = GOLDEN) -> str:
    """The page's text."""
    turned = flips(other.results, run.results) if other else []
    cases = list(_cases(run.results, Golden(golden), turned))
    found: list[Figure] = figures(run.results)
    metrics = list(dict.fromkeys(figure.metric for figure in found))
    shown = {name: run.settings.get(name) for name in SHOWN_SETTINGS if run.settings.get(name) is not None}
    template = _environment().get_template("browse.html.j2")
    return template.render(run=run, other=other, cases=cases, figures=found, metrics=metrics, settings=shown)


def _cases(results: Iterable[Result], golden: Golden, turned: Sequence[Flip]) -> Iterator[Shown]:
    summaries = {gold.name: gold for gold in golden.summaries}
    questions = {gold.id: gold for gold in golden.questions}
    for result in results:
        gold = summaries.get(result.case) if result.suite == "summaries" else questions.get(result.case)
        mine = [flip for flip in turned if (flip.suite, flip.case) == (result.suite, result.case)]
        try:
            extracts = list(_extracts(result, gold, golden.archive)) if gold else []
        except CaseError:
            extracts = []
        yield Shown(result, gold, extracts, mine)


def _extracts(result: Result, gold: GoldSummary | GoldQuestion, archive: Archive) -> Iterator[tuple[str, Markup]]:
    """(name of the article, its text or some of its sentences, with what is expected and what was given marked)."""
    output: Any = result.output
    if isinstance(gold, GoldSummary):
        article = archive.article(gold.article)
        case = SummaryCase(gold, article, output)
        wanted = [place for places in case.places.values() for place in places]
        given = [Place(piece["start"], piece["end"]) for claim in output["claims"] for piece in claim["content"]]
        yield gold.name, _marked(article, wanted, given, range(len(article.sentences)))
        return
    asked = {name: archive.article(name) for name in (*gold.articles, *(place.article for place in gold.evidence))}
    pieces = [citation["evidence"] for citation in output.get("citations", [])]
    for name, article in asked.items():
        quotes = [find(article, place.quote) for place in gold.evidence if archive.article(place.article) is article]
        wanted = [quote for quote in quotes if quote]
        given = [Place(piece["start"], piece["end"]) for piece in pieces if piece["article_id"] == article.id]
        shown = sorted({n for place in (*wanted, *given) for n in sentences_at(article, place)})
        if shown:
            yield name, _marked(article, wanted, given, shown)


def _marked(article: Article, wanted: list[Place], given: list[Place], shown: Sequence[int]) -> Markup:
    parts, before = [], -1
    for number in shown:
        start, end = article.sentences[number]
        gap = (
            " … "
            if number != before + 1
            else "\n"
            if "\n" in article.text[article.sentences[before].end : start]
            else " "
        )
        parts += [gap, _sentence(article.text, Place(start, end), wanted, given)]
        before = number
    return Markup("").join(parts)


def _sentence(text: str, span: Place, wanted: list[Place], given: list[Place]) -> Markup:
    edges = {span.start, span.end}
    edges |= {edge for place in (*wanted, *given) for edge in place if span.start < edge < span.end}
    parts = []
    for start, end in pairwise(sorted(edges)):
        gold = any(place.start <= start < place.end for place in wanted)
        got = any(place.start <= start < place.end for place in given)
        look = " ".join(name for name, is_so in (("gold", gold), ("got", got)) if is_so)
        piece = exact(text[start:end])
        parts.append(Markup('<span class="{}">{}</span>').format(look, piece) if look else piece)
    return Markup("").join(parts)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, finalize=visible, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    stylesheet = page.stylesheet() + (FOLDER / "browse.css").read_text(encoding="utf-8")
    script = (FOLDER / "browse.js").read_text(encoding="utf-8")
    made.globals |= {
        "policy": policy(stylesheet, script),
        "stylesheet": Markup(stylesheet),  # noqa: S704 - our own files
        "script": Markup(script),  # noqa: S704 - our own file
    }
    return made
