"""Summaries as schema.org in JSON-LD, for a page that shows one: who claims what, where, and what happened when.

schema.org types: NewsArticle, Claim (author = the claimant; ``isBasedOn`` = the claim of whom that one cites, on to the
root), Quotation for what stands in quotation marks, Person, Organization, Event, QuantitativeValue for a reported
figure. There is no rating anywhere: nothing here says whether a claim is true, only who makes it and in which words.
Places in the text are RFC 5147 fragments (``#char=start,end``). "<", ">" and "&" are escaped: the output can stand
in a script element. Not responsible for: the article's own text (left out: it belongs to its publisher).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from summarizer.exporters.iris import address, article_name, item_name, place_name, text_name, web_address
from summarizer.exporters.items import claim_line, party
from summarizer.exporters.json import written
from summarizer.exporters.wording import figure, one_line, source_label

if TYPE_CHECKING:
    from summarizer.answer import Answer, Citation
    from summarizer.evidence import Evidence
    from summarizer.summary import Attribution, CasualtyReport, Claim, Event, Force, Source, Summary

CONTEXT = "https://schema.org"
TYPES = {"person": "Person", "organisation": "Organization"}
Node = dict[str, Any]


def summaries(summaries: Sequence[Summary], single: bool) -> str:
    """One ``@graph`` for each article; a list of them unless ``single``."""
    return _for_script(written([_Graph(summary).written() for summary in summaries], single))


def answer(answer: Answer) -> str:
    """A Question with its suggested Answer and the words it cites; a refusal is a Question without one."""
    question: Node = {
        "@context": CONTEXT, "@type": "Question", "name": answer.question, "text": answer.asked,
        "answerCount": int(bool(answer.sentences)),
        "keywords": _term("answer status", answer.status),
    }  # fmt: skip
    if answer.sentences:
        cited = [_cited(citation) for citation in answer.citations]
        question["suggestedAnswer"] = {"@type": "Answer", "text": answer.marked(), "citation": cited}
    return _for_script(written([question], True))


def _for_script(text: str) -> str:
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _cited(citation: Citation) -> Node:
    evidence = citation.evidence
    article = _filled({
        "@type": "NewsArticle", "identifier": evidence.article_id, "headline": citation.title,
        "datePublished": citation.published, "url": web_address(citation.url), "publisher": _outlet(citation.outlet),
    })  # fmt: skip
    where = f"char={evidence.start},{evidence.end}"
    return {
        "@type": "Quotation",
        "position": citation.n,
        "text": evidence.exact,
        "identifier": where,
        "isPartOf": article,
    }


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [], "")}


def _outlet(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _term(set_name: str, code: str) -> Node:
    return {"@type": "DefinedTerm", "inDefinedTermSet": set_name, "termCode": code}


class _Graph:
    """The nodes of one summary, which name each other by ``@id``."""

    def __init__(self, summary: Summary) -> None:
        self.summary, self.article = summary, summary.article
        self.name, self.text = article_name(summary.article), text_name(summary.article)
        self.sources = {source.id: source for source in summary.sources}
        self.reports: dict[str, list[CasualtyReport]] = {}
        for report in summary.casualties:
            self.reports.setdefault(report.claim_id, []).append(report)

    def written(self) -> Node:
        """The whole graph: the article, who speaks, what they claim, what happened when."""
        summary = self.summary
        nodes = [self._news_article(), *map(self._party, summary.sources), *map(self._force, summary.forces)]
        nodes += [self._claim(claim) for claim in summary.claims]
        nodes += [node for claim in summary.claims for node in self._quotations(claim)]
        return {"@context": CONTEXT, "@graph": nodes + [self._event(event) for event in summary.timeline]}

    def _ref(self, key: str) -> Node:
        return {"@id": item_name(self.article.id, key)}

    def _here(self) -> Node:
        return {"@id": self.name}

    def _news_article(self) -> Node:
        article, summary = self.article, self.summary
        mentioned = [item.id for item in summary.sources] + [item.id for item in summary.forces]
        return _filled({
            "@id": self.name, "@type": "NewsArticle", "identifier": [article.id, self.text],
            "headline": summary.headline or article.title, "url": address(article), "dateline": article.dateline,
            "datePublished": article.published, "dateModified": article.updated, "creditText": article.byline,
            "publisher": _outlet(article.outlet), "inLanguage": article.language,
            "abstract": " ".join(sentence.text for sentence in summary.abstract),
            "mentions": [self._ref(key) for key in [*mentioned, *(event.id for event in summary.timeline)]],
            "hasPart": [self._ref(claim.id) for claim in summary.claims],
        })  # fmt: skip

    def _party(self, source: Source) -> Node:
        """A source; without a type where the article does not tell a person from a body."""
        type_ = TYPES.get(party(source) or "")
        belongs = {"affiliation": _outlet(source.organisation), "jobTitle": source.role} if type_ == "Person" else {}
        name = one_line(source.name) if source.name else source_label(source)
        return _filled({**self._ref(source.id), "@type": type_, "name": name, "description": source.kind, **belongs})

    def _force(self, force: Force) -> Node:
        about = {"name": force.name, "alternateName": force.aliases, "description": force.kind}
        return _filled({**self._ref(force.id), "@type": "Organization", **about})

    def _claim(self, claim: Claim) -> Node:
        figures = [self._figure(report) for report in self.reports.get(claim.id, [])]
        return _filled({
            **self._ref(claim.id), "@type": "Claim", "identifier": claim.id, "text": claim.text,
            "description": claim_line(claim, self.sources),
            "keywords": [_term("factuality", claim.factuality), _term("polarity", claim.polarity)],
            "appearance": self._here(), **self._chain(claim.attribution), "about": figures,
            "citation": [self._words(piece) for piece in claim.evidence],
        })  # fmt: skip

    def _chain(self, links: Sequence[Attribution]) -> Node:
        """The claimant, and the claim that one passes on. The outlet's own voice has the outlet as its author."""
        if not links:
            return _filled({"author": _outlet(self.article.outlet)})
        node: Node = {"author": self._ref(links[0].source_id)}
        return node | ({"isBasedOn": {"@type": "Claim", **self._chain(links[1:])}} if links[1:] else {})

    def _figure(self, report: CasualtyReport) -> Node:
        count = report.count
        bounds = {"value": count.best, "minValue": count.low, "maxValue": count.high} if count else {}
        return _filled({
            **self._ref(report.id), "@type": "QuantitativeValue", "identifier": report.id, "name": report.kind,
            "unitText": report.victims, "description": figure(count), **bounds,
        })  # fmt: skip

    def _words(self, piece: Evidence) -> Node:
        name = place_name(self.text, piece)
        return {"@id": name, "@type": "Quotation", "text": piece.exact, "isPartOf": self._here()}

    def _quotations(self, claim: Claim) -> Iterator[Node]:
        """What a speaker says word for word: the content of a claim whose first link is quoted directly."""
        if claim.attribution and claim.attribution[0].mode == "direct":
            for piece in claim.content:
                yield self._words(piece) | {"spokenByCharacter": self._ref(claim.attribution[0].source_id)}

    def _event(self, event: Event) -> Node:
        place = {"@type": "Place", "name": event.place.name} if event.place else None
        return _filled({
            **self._ref(event.id), "@type": "Event", "identifier": event.id, "name": event.text,
            "startDate": event.time.start, "endDate": event.time.end, "location": place,
            "subjectOf": [self._words(piece) for piece in event.evidence],
        })  # fmt: skip
