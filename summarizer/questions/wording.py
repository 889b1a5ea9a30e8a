"""Verified items -> sentences of an answer, put together from the article's own words.

A sentence names who says it (name, role, organisation, what they cite), keeps every hedge, and cites the words it is
made of. What the checks of composed wording would refuse is given verbatim instead: the article's whole sentence.

Not responsible for: choosing items (statements, figures).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from summarizer.draft import CitedQuote, DraftSentence
from summarizer.grounding.composed import check_quoting
from summarizer.normalize.factuality import find_hedges
from summarizer.questions.corpus import cite, claim_of, source_of

if TYPE_CHECKING:
    from summarizer.evidence import Evidence
    from summarizer.summary import Attribution, CasualtyReport, Claim, Source, Summary

VERBS = {"confirm": "confirmed", "deny": "denied", "warn": "warned", "allege": "alleged"}
LONG = 45
"""A sentence of more words is told by its content alone."""
GAP = 14
"""At most so many characters stand between a number and its victims ("50 of its own militants")."""


def statement(summary: Summary, claim: Claim) -> DraftSentence:
    """ "X (role, organisation) said, citing reports: CONTENT." or the outlet's own sentence."""
    whole = verbatim(summary, claim.evidence)
    if not claim.attribution:
        return whole
    first = claim.attribution[0]
    source = source_of(summary, first.source_id)
    if _names_itself(source, whole.text):
        return whole
    if source.name is None and source.role is None and source.organisation is None:
        text = f"According to {first.mention.exact}: {claim.text.rstrip(' .,;:')}{_hedged(claim, claim.text)}."
        return _checked(summary, text, claim.evidence, whole)
    verb = _verb(first)
    content = claim.text.rstrip(" .,;:")
    opening, closing = ("“", "”") if first.mode == "direct" else ("", "")
    cited = _citing(summary, claim.attribution, content)
    hedged = _hedged(claim, f"{cited} {content}")
    text = f"{_capital(display(source))} {verb}{cited}: {opening}{content}{closing}{hedged}."
    return _checked(summary, text, [*claim.evidence, *_naming(summary, source, claim.evidence)], whole)


def _verb(link: Attribution) -> str:
    """ "said", or the cue's own word where it takes a stand ("questioned" is not "denied")."""
    if link.cue_class not in VERBS:
        return "said"
    word = link.cue.exact.split()[-1] if link.cue else ""
    return word if word.endswith("ed") else VERBS[link.cue_class]


def _names_itself(source: Source, sentence: str) -> bool:
    """A sentence that names its source, with all that is known of it, needs no composing."""
    parts = [part for part in (source.name, source.role, source.organisation) if part]
    return bool(parts) and len(sentence.split()) <= LONG and all(part in sentence for part in parts)


def figure(summary: Summary, report: CasualtyReport) -> DraftSentence:
    """Word a report as "Four women killed, according to X (role, organisation), citing reports"."""
    claim = claim_of(summary, report)
    whole = verbatim(summary, report.evidence)
    said = f"{group(report)} {report.kind}"
    nobody = report.count is not None and report.count.qualifier == "none"
    where = f" ({report.place.name})" if report.place and not nobody else ""
    evidence = [*report.evidence, *claim.evidence]
    if not report.attribution:
        outlet = summary.article.outlet or "the article"
        return _checked(summary, f"{_capital(said)}{where}, {outlet} says{_hedged(claim, said)}.", evidence, whole)
    source = source_of(summary, report.attribution[0].source_id)
    cited = _citing(summary, report.attribution, said)
    text = f"{_capital(said)}{where}, according to {display(source)}{cited}{_hedged(claim, said + cited)}."
    return _checked(summary, text, [*evidence, *_naming(summary, source, evidence)], whole)


def group(report: CasualtyReport) -> str:
    """The victims with their number, as printed where both stand together."""
    if report.count is None:
        return report.victims
    for evidence in report.evidence:
        start = evidence.exact.find(report.count.text)
        victims = evidence.exact.find(report.victims, start + len(report.count.text)) if start >= 0 else -1
        if 0 <= victims - start - len(report.count.text) <= GAP:
            return evidence.exact[start : victims + len(report.victims)]
    return f"{report.count.text} {report.victims}" if report.count.text not in report.victims else report.victims


def display(source: Source) -> str:
    """ "Jane Roe (spokeswoman, X office)", or the words that stand for an unnamed source."""
    name = source.name or source.role or source.organisation or source.mentions[0].exact
    described = [words for words in (source.role, source.organisation) if words and words.lower() not in name.lower()]
    return f"{name} ({', '.join(described)})" if described else name


def _citing(summary: Summary, chain: list[Attribution], said: str) -> str:
    """ ", citing reports": whom the first source cites, from the last link."""
    if len(chain) < 2:
        return ""
    last = source_of(summary, chain[-1].source_id)
    words = last.name or chain[-1].mention.exact
    first = source_of(summary, chain[0].source_id)
    return "" if words in {first.organisation, first.name} or words in said else f", citing {words}"


def _hedged(claim: Claim, said: str) -> str:
    """The claim's hedges that the wording would otherwise lose, in their own words.

    A hedge is kept when its last word is said anyway ("has received reports" by "citing reports").
    """
    words = set(said.lower().replace(",", " ").split())
    lost = [hedge.exact for hedge in claim.hedges if hedge.exact not in said]
    if find_hedges(said):
        lost = [hedge for hedge in lost if hedge.lower().split()[-1] not in words]
    return " (" + ", ".join(f"“{hedge}”" for hedge in dict.fromkeys(lost)) + ")" if lost else ""


def _naming(summary: Summary, source: Source, cited: list[Evidence]) -> list[Evidence]:
    """The mentions that hold those parts of a source's name, role and organisation that are not cited yet."""
    parts = [part for part in (source.name, source.role, source.organisation) if part]
    parts = [part for part in parts if not any(part in piece.exact for piece in cited)]
    every = [mention for known in summary.sources for mention in known.mentions]
    found = []
    for part in parts:
        own = [mention for mention in source.mentions if part in mention.exact]
        other = [mention for mention in every if part in mention.exact]
        found += (own or other)[:1]
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def verbatim(summary: Summary, evidence: Iterable[Evidence]) -> DraftSentence:
    """The whole sentences of the evidence, as printed."""
    pieces = list({piece.start: piece for piece in evidence}.values())
    text = " ".join(" ".join(piece.exact.split()) for piece in pieces)
    return DraftSentence(text=text, quotes=[cite(summary.article, piece) for piece in pieces])


def _checked(summary: Summary, text: str, evidence: list[Evidence], otherwise: DraftSentence) -> DraftSentence:
    """The composed sentence where it holds, else the verbatim one."""
    pieces = list({(piece.start, piece.end): piece for piece in evidence}.values())
    quotes: list[CitedQuote] = [cite(summary.article, piece) for piece in pieces]
    outlet = [summary.article.outlet] if summary.article.outlet else []
    words = [piece.exact for piece in pieces]
    sentences = [_whole(summary, piece) for piece in pieces if " " in piece.exact]
    fault = check_quoting(text, words, list(dict.fromkeys(sentences)), [*words, *outlet])
    return DraftSentence(text=text, quotes=quotes) if fault is None else otherwise


def _whole(summary: Summary, evidence: Evidence) -> str:
    article = summary.article
    span = article.sentences[article.sentence_at(evidence.start)]
    return article.text[min(span.start, evidence.start) : max(span.end, evidence.end)]
