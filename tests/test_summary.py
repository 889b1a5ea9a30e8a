"""The Summary's own guard: whoever builds a false one is stopped, whatever engine or step it came from."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from summarizer.article import Article
from summarizer.draft import Draft, DraftControl, DraftEvent
from summarizer.evidence import CONTEXT_CHARACTERS, Evidence, every_evidence
from summarizer.grounding import ground
from summarizer.summary import Summary
from tests.grounding.drafting import ARMY, ARTICLE, DIRECTOR, MADE_BY, SHELLING, casualty, quote

OTHER = Article.from_text("Another text.\n\nIt says other things than the first.", title="Other")


@pytest.fixture(scope="module")
def summary() -> Summary:
    rows = [
        casualty(
            "shelling", "people", "50", near="shelled", perpetrator="a", perpetrator_text="The army", means="shelled",
            place="Velmora", time="Tuesday", motive="on Tuesday",
        ),
        casualty("shelling", "children", "12", near="shelled"),
    ]  # fmt: skip
    control = DraftControl(
        claim="shelling", force="a", actor=quote("The army"), place=quote("Velmora"), relation="entered"
    )
    event = DraftEvent(text=quote("The army shelled"), time=quote("Tuesday"), place=quote("Velmora"))
    draft = Draft(
        sources=[DIRECTOR], claims=[SHELLING], forces=[ARMY], casualties=rows, control=[control], events=[event]
    )
    found = ground(ARTICLE, draft, MADE_BY)
    assert found.rejected == []
    return found


def changed(summary: Summary, path: str, value: Any) -> dict[str, Any]:
    """The summary as data, with the value at ``path`` ("claims.0.text") replaced."""
    data = summary.model_dump()
    *steps, last = path.split(".")
    node: Any = data
    for step in steps:
        node = node[int(step)] if step.isdigit() else node[step]
    node[int(last) if last.isdigit() else last] = value
    return data


def test_a_true_summary_survives_the_round_trip(summary: Summary) -> None:
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


def test_every_field_is_always_present(summary: Summary) -> None:
    dumped = summary.model_dump()
    assert set(dumped) == set(Summary.model_fields)
    assert dumped["abstract"] == []


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("claims.0.content.0.exact", "The navy shelled", "is not at"),
        ("claims.0.content.0.article_id", "0000", "another article"),
        ("claims.0.text", "The army bombed", "is not verbatim"),
        ("claims.0.attribution.0.source_id", "s9", "is not a source"),
        ("casualties.0.perpetrator", "f9", "is no entity"),
        ("casualties.1.part_of", "k9", "is no casualty report"),
        ("casualties.0.claim_id", "c9", "is not a claim"),
        ("casualties.0.factuality", "confirmed", "surer than its claim"),
        ("casualties.0.attribution", [], "attributed to others"),
        ("casualties.0.victims", "soldiers", "is not in the evidence"),
        ("casualties.0.count.text", "500", "is not in the evidence"),
        ("casualties.0.means", "gas", "is not in the evidence"),
        ("casualties.0.place.name", "Tarsk", "is not in the evidence"),
        ("casualties.0.time.text", "Sunday", "is not in the evidence"),
        ("casualties.0.motive.text", "revenge", "is not quoted"),
        ("control.0.actor.force_id", "f9", "without its force"),
        ("control.0.actor.text", "The navy", "is not in the evidence"),
        ("control.0.place.name", "Tarsk", "is not in the evidence"),
        ("timeline.0.text", "The navy shelled", "is not in the evidence"),
        ("timeline.0.time.text", "Sunday", "is not in the evidence"),
        ("timeline.0.place.name", "Tarsk", "is not in the evidence"),
        ("claims.0.evidence", [], "at least 1 item"),
        ("claims.0.extra", 1, "Extra inputs"),
    ],
)
def test_a_false_one_is_refused(summary: Summary, path: str, value: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Summary.model_validate(changed(summary, path, value))


def test_a_mention_must_be_its_sources(summary: Summary) -> None:
    data = changed(summary, "sources.0.mentions", [summary.claims[0].content[0].model_dump()])
    with pytest.raises(ValidationError, match="no mention of its source"):
        Summary.model_validate(data)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 10**9)])
def test_evidence_is_cut_inside_the_text_only(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="is not a span"):
        Evidence.cut(ARTICLE, start, end)


def test_evidence_carries_its_context() -> None:
    middle = Evidence.cut(ARTICLE, 100, 110)
    assert len(middle.prefix) == len(middle.suffix) == CONTEXT_CHARACTERS
    assert (
        middle.prefix + middle.exact + middle.suffix
        == ARTICLE.text[100 - CONTEXT_CHARACTERS : 110 + CONTEXT_CHARACTERS]
    )
    everything = Evidence.cut(ARTICLE, 0, len(ARTICLE.text))
    assert (everything.prefix, everything.suffix) == ("", "")


def test_every_evidence_finds_what_lies_deep_but_not_in_the_article(summary: Summary) -> None:
    found = list(every_evidence(summary))
    assert summary.casualties[0].motive is not None
    assert summary.casualties[0].motive.evidence[0] in found
    assert summary.claims[0].attribution[0].mention in found
    assert list(every_evidence(OTHER)) == []
    assert list(every_evidence("words")) == []
