"""What is wrong with the golden files, and what they hold: every quoted string must stand in its article.

Errors end ``python -m evals check`` with 1; warnings are for an editor to look at. Not responsible for: reading YAML
(cases), whether an editor read the article rightly (a second reader).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from evals.archive import Archive, find, occurrences
from evals.cases import GOLDEN, CaseError, GoldCasualty, GoldClaim, GoldQuestion, GoldSummary, questions, summaries
from evals.scoring.words import content_words, folded, has
from summarizer import Article
from summarizer.normalize import read_count


class Problem(NamedTuple):
    """What is wrong in which file or case. A warning may be what the editor wants."""

    where: str
    what: str
    error: bool = True

    def __str__(self) -> str:
        return f"{'error' if self.error else 'warning'}: {self.where}: {self.what}"


class Checked(NamedTuple):
    """Everything found, and how many cases there are by topic, event, kind and status."""

    problems: list[Problem]
    counts: dict[str, Counter[str]]


def check(archive: Archive | None = None) -> Checked:
    """Check every golden file. A file that cannot be read is one problem, and the others are still checked."""
    archive = archive or Archive(GOLDEN)
    problems: list[Problem] = []
    golden: list[GoldSummary] = []
    asked: list[GoldQuestion] = []
    try:
        golden = summaries(archive.folder)
    except CaseError as error:
        problems.append(Problem("summaries", str(error)))
    try:
        asked = questions(archive.folder)
    except CaseError as error:
        problems.append(Problem("questions", str(error)))
    for gold in golden:
        article = _article(gold.name, gold.article, archive)
        problems += [article] if isinstance(article, Problem) else _summary(gold, article)
    for question in asked:
        problems += _question(question, archive)
    problems += _together(golden, asked, archive)
    counts: dict[str, Counter[str]] = {
        "topic": Counter(gold.topic for gold in golden),
        "event": Counter(gold.event for gold in golden),
        "kind": Counter(question.kind for question in asked),
        "status": Counter(status for question in asked for status in question.status),
        "critical": Counter(
            summary_items=sum(len(gold.critical) for gold in golden), questions=sum(q.critical for q in asked)
        ),
    }
    return Checked(problems, counts)


def _article(where: str, name: str, archive: Archive) -> Article | Problem:
    try:
        return archive.article(name)
    except CaseError as error:
        return Problem(where, str(error))


def _together(golden: list[GoldSummary], asked: list[GoldQuestion], archive: Archive) -> Iterator[Problem]:
    for what, names in (("summary of", [gold.name for gold in golden]), ("question", [q.id for q in asked])):
        yield from (Problem(name, f"there is more than one {what} {name}") for name in _repeated(names))
    described = {gold.name for gold in golden}
    for name in archive.names():
        if name not in described:
            yield Problem(name, "an article without a summary", error=False)


def _summary(gold: GoldSummary, article: Article) -> Iterator[Problem]:
    for what, words in _quotes(gold):
        if find(article, words) is None:
            yield Problem(gold.name, f"{what}: {words!r} does not stand in the article")
    for key in _repeated([item.key for items in (gold.sources, gold.claims, gold.casualties) for item in items]):
        yield Problem(gold.name, f"the key {key} is given twice")
    yield from (Problem(gold.name, what) for what in _dangling(gold))
    for casualty in gold.casualties:
        yield from _figures(f"{gold.name} {casualty.key}", casualty)
    for claim in gold.claims:
        yield from _odd(f"{gold.name} {claim.key}", claim, article)
    for words in gold.must_not:
        if find(article, words) is not None:
            yield Problem(gold.name, f"must_not {words!r} stands in the article itself", error=False)


def _odd(where: str, claim: GoldClaim, article: Article) -> Iterator[Problem]:
    for piece in claim.pieces:
        if len(list(occurrences(article, piece))) > 1:
            yield Problem(where, f"{piece!r} stands more than once: make it longer", error=False)
    if claim.factuality == "stated" and claim.hedges:
        yield Problem(where, "stated in spite of its hedges", error=False)


def _quotes(gold: GoldSummary) -> Iterator[tuple[str, str]]:
    """Every string that must stand in the article, with what it is."""
    for source in gold.sources:
        yield from _given(f"source {source.key}", source.name, source.mention, source.role, source.organisation)
        if source.name is None and source.mention is None:
            yield f"source {source.key} has neither name nor mention", "(nothing)"
    for claim in gold.claims:
        yield from _given(f"claim {claim.key}", *claim.pieces, claim.cue, *claim.hedges)
    for casualty in gold.casualties:
        count, time = casualty.count, casualty.time
        told = [part.text for part in (count, time) if part]
        words = (casualty.victims, *told, casualty.perpetrator, casualty.place)
        yield from _given(f"casualty {casualty.key}", *words)
    for force in gold.forces:
        yield from _given("force", force.name, *force.aliases)
    for control in gold.control:
        yield from _given("control", control.actor, control.place)
    for event in gold.timeline:
        yield from _given("timeline", event.text, event.time)
    yield from _given("abstract", *gold.abstract)


def _given(what: str, *words: str | None) -> Iterator[tuple[str, str]]:
    return ((what, word) for word in words if word is not None)


def _dangling(gold: GoldSummary) -> Iterator[str]:
    """Keys that name nothing."""
    sources, claims = {source.key for source in gold.sources}, {claim.key for claim in gold.claims}
    casualties = {casualty.key for casualty in gold.casualties}
    for claim in gold.claims:
        yield from (f"{claim.key}: there is no source {key}" for key in claim.chain if key not in sources)
    for casualty in gold.casualties:
        if casualty.claim not in claims:
            yield f"{casualty.key}: there is no claim {casualty.claim}"
        if casualty.part_of and (casualty.part_of not in casualties or casualty.part_of == casualty.key):
            yield f"{casualty.key}: there is no other casualty {casualty.part_of}"
    yield from (f"control of {c.place}: there is no claim {c.claim}" for c in gold.control if c.claim not in claims)
    yield from (f"critical: no claim or casualty {key}" for key in gold.critical if key not in claims | casualties)


def _figures(where: str, casualty: GoldCasualty) -> Iterator[Problem]:
    count, time = casualty.count, casualty.time
    if count is not None:
        numbers = read_count(count.text)
        meant, told = numbers and tuple(numbers[:3]), (count.low, count.best, count.high)
        if meant != told:
            yield Problem(where, f"{count.text!r} is read as {meant}, and the editor says {told}", error=False)
    if time is not None and time.start and time.end and time.end < time.start:
        yield Problem(where, f"{time.text!r} ends before it starts")


def _question(question: GoldQuestion, archive: Archive) -> Iterator[Problem]:
    for name in question.articles:
        article = _article(question.id, name, archive)
        if isinstance(article, Problem):
            yield article
    for place in question.evidence:
        article = _article(question.id, place.article, archive)
        if isinstance(article, Problem):
            yield article
        elif find(article, place.quote) is None:
            yield Problem(question.id, f"{place.quote!r} does not stand in {place.article}")
        if place.article not in question.articles:
            yield Problem(question.id, f"evidence in {place.article}, which is not among the question's articles")
    yield from _expected(question)
    yield from _names(question, archive)


def _expected(question: GoldQuestion) -> Iterator[Problem]:
    """What is expected of the answer contradicts itself."""
    if set(question.status) == {"not-in-articles"} and question.facts:
        yield Problem(question.id, "a refusal has no facts")
    if not question.evidence and not {"not-in-articles", "ambiguous"} & set(question.status):
        yield Problem(question.id, "an answer needs evidence")
    for words in question.forbidden:
        if any(has(alternative, words) for fact in question.facts for alternative in fact):
            yield Problem(question.id, f"forbidden {words!r} stands in a required fact")
        elif has(question.question, words):
            yield Problem(question.id, f"forbidden {words!r} stands in the question", error=False)


def _names(question: GoldQuestion, archive: Archive) -> Iterator[Problem]:
    """The chain's names stand in the articles, but for case."""
    try:
        texts = [archive.article(name).text for name in question.articles]
    except CaseError:
        return
    for name in question.chain:
        if not any(folded(name) in folded(text) or content_words(name) <= content_words(text) for text in texts):
            yield Problem(question.id, f"chain: {name!r} stands in none of its articles")


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
