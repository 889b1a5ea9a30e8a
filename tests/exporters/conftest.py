"""A summary and an answer built by hand on an invented article, with every kind of item in them."""

from __future__ import annotations

import pytest

from summarizer.answer import Answer, AnswerSentence, Citation
from summarizer.article import Article
from summarizer.evidence import Evidence
from summarizer.provenance import MadeBy
from summarizer.summary import (
    SCHEMA_VERSION,
    AbstractSentence,
    Actor,
    Attribution,
    CasualtyReport,
    Claim,
    Control,
    Count,
    Event,
    Force,
    Motive,
    Place,
    Rejected,
    Source,
    Summary,
    Time,
)

BODY = """Spokeswoman Anna Lindqvist of the relief agency said on Tuesday it had heard that rebels allegedly killed \
40 farmers at the Weir bridge "over unpaid tolls".

Nearly 300 people fled, according to local reports. \
The Northern Brigade, also called the Brigade, entered Ostrava-sur-Lac.

"Nobody was hurt," [bold]the mayor[/bold] said."""

MADE_BY = MadeBy(
    engine="hand", model=None, provider=None, prompt_id=None, prompt_sha256=None, created="2024-05-03T10:00:00+00:00",
    tokens_in=None, tokens_out=None, cost_usd=None, cached=False, retries=0,
)  # fmt: skip


class Cutter:
    """Cuts evidence from an article by its words."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def __call__(self, words: str) -> Evidence:
        start = self.article.text.index(words)
        return Evidence.cut(self.article, start, start + len(words))

    def sentence(self, words: str) -> Evidence:
        return Evidence.cut(
            self.article, *self.article.sentences[self.article.sentence_at(self.article.text.index(words))]
        )


@pytest.fixture(scope="session")
def article() -> Article:
    return Article.from_text(BODY, title="Killings at the Weir", published="2024-05-03", outlet="The Weir Gazette")


@pytest.fixture(scope="session")
def cut(article: Article) -> Cutter:
    return Cutter(article)


def _claims(cut: Cutter, chain: list[Attribution]) -> list[Claim]:
    content = cut('rebels allegedly killed 40 farmers at the Weir bridge "over unpaid tolls"')
    denied = cut("Nobody was hurt")
    mayor = Attribution(
        source_id="s3",
        mention=cut("the mayor"),
        cue=cut("said."),
        cue_class="neutral",
        mode="direct",
        channel="unspecified",
    )
    return [
        Claim(
            id="c1", text=content.exact, gist=None, content=[content], attribution=chain, factuality="alleged",
            polarity="positive", hedges=[cut("allegedly")], evidence=[cut.sentence("Lindqvist")],
        ),
        Claim(
            id="c2", text=denied.exact, gist=None, content=[denied], attribution=[mayor], factuality="stated",
            polarity="negative", hedges=[], evidence=[cut.sentence("Nobody")],
        ),
    ]  # fmt: skip


def _casualties(cut: Cutter, chain: list[Attribution]) -> list[CasualtyReport]:
    return [
        CasualtyReport(
            id="k1", kind="killed", victims="farmers", victim_status="civilian",
            count=Count(text="40", low=40, best=40, high=40, qualifier="exact"), perpetrator="f1",
            perpetrator_text="rebels", means=None,
            motive=Motive(text='"over unpaid tolls"', evidence=[cut.sentence("Lindqvist")]),
            place=Place(name="the Weir bridge", precision="site"),
            time=Time(text="on Tuesday", start="2024-04-30", end="2024-04-30", precision="day", basis="article-date"),
            factuality="alleged", claim_id="c1", attribution=chain, part_of=None, evidence=[cut.sentence("Lindqvist")],
        )
    ]  # fmt: skip


@pytest.fixture(scope="session")
def summary(article: Article, cut: Cutter) -> Summary:
    chain = [
        Attribution(
            source_id="s1", mention=cut("Spokeswoman Anna Lindqvist"), cue=cut("said on"), cue_class="neutral",
            mode="indirect", channel="unspecified",
        ),
        Attribution(
            source_id="s2", mention=cut("it"), cue=cut("had heard"), cue_class="report", mode="indirect",
            channel="reports-received",
        ),
    ]  # fmt: skip
    brigade = cut.sentence("The Northern Brigade")
    return Summary(
        schema_version=SCHEMA_VERSION, article=article, headline="Killings at the Weir",
        abstract=[AbstractSentence(text=cut.sentence("Nearly").exact, evidence=[cut.sentence("Nearly")])],
        claims=_claims(cut, chain),
        sources=[
            Source(
                id="s1", name="Anna Lindqvist", role="Spokeswoman", organisation="the relief agency", kind="ngo",
                named="named", mentions=[cut("Spokeswoman Anna Lindqvist")],
            ),
            Source(
                id="s2", name=None, role=None, organisation=None, kind="unspecified", named="collective",
                mentions=[cut("it"), cut("local reports")],
            ),
            Source(
                id="s3", name=None, role="the mayor", organisation=None, kind="official-state", named="role-only",
                mentions=[cut("the mayor")],
            ),
        ],
        casualties=_casualties(cut, chain),
        forces=[
            Force(
                id="f1", name="The Northern Brigade", aliases=["the Brigade"], kind="rebel", side=None,
                mentions=[cut("rebels"), cut("The Northern Brigade")],
            )
        ],
        control=[
            Control(
                id="t1", actor=Actor(force_id="f1", text="The Northern Brigade"),
                place=Place(name="Ostrava-sur-Lac", precision="unknown"), relation="entered", time=None, attribution=[],
                evidence=[brigade],
            )
        ],
        timeline=[
            Event(
                id="e1",
                time=Time(text="on Tuesday", start=None, end=None, precision="unknown", basis="unresolved"),
                text="said on Tuesday it had heard", place=None, evidence=[cut.sentence("Lindqvist")],
            )
        ],
        rejected=[
            Rejected(
                kind="casualty", text="killed 400 farmers", quoted="400", reason="number-not-in-evidence",
                nearest=cut("killed 40 farmers"),
            )
        ],
        notices=["a notice for the reader"], made_by=MADE_BY,
    )  # fmt: skip


@pytest.fixture(scope="session")
def answer(cut: Cutter) -> Answer:
    sentence = "Anna Lindqvist said it had heard of 40 killed."
    return Answer(
        asked="Who reported it? ", question="Who reported it?", status="reported-unconfirmed", text=sentence,
        sentences=[AnswerSentence(text=sentence, citations=[1])],
        citations=[
            Citation(
                n=1, title="Killings at the Weir", outlet="The Weir Gazette", published="2024-05-03",
                url="https://example.org/weir", evidence=cut.sentence("Lindqvist"),
            )
        ],
        nearest=[],
        rejected=[
            Rejected(kind="answer-sentence", text="It is sure.", quoted=None, reason="hedge-dropped", nearest=None)
        ],
        made_by=MADE_BY,
    )  # fmt: skip


@pytest.fixture(scope="session")
def refusal(cut: Cutter) -> Answer:
    return Answer(
        asked="Who is king?", question="Who is king?", status="not-in-articles", text="", sentences=[], citations=[],
        nearest=[cut("Nobody was hurt")], rejected=[], made_by=MADE_BY,
    )  # fmt: skip
