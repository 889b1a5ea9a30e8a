"""Articles that try to act: every string of a summary and an answer that can carry a payload carries it."""

from __future__ import annotations

from summarizer.answer import Answer, AnswerSentence, Citation
from summarizer.article import Article
from summarizer.evidence import Evidence
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
from tests.exporters.conftest import MADE_BY

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "script end": "</script></style></title>--><script>alert(1)//",
    "img": '<img src=x onerror="alert(1)">',
    "attribute": "\" onmouseover='alert(1)' x=\"",
    "svg": "<svg/onload=alert(1)><!-- ]]> <![CDATA[",
    "comment": "<!-- gone <?php ?> <!DOCTYPE html>",
    "entity": "&lt;b&gt; &#x3c;i&#62; &amp;amp; &nbsp",
    "link": "[click](javascript:alert(1)) ![pic](https://evil.example/p.png)",
    "reference": "[a]: https://evil.example [a] [a][a] [^1] [^1]: note",
    "autolink": "<https://evil.example> https://evil.example www.evil.example me@evil.example",
    "heading": "# heading",
    "setext": "line\n===\nline\n---\n",
    "quotation": "> quoted",
    "bullet": "- item",
    "plus": "+ item",
    "number": "1. item",
    "number far": "999999999) item",
    "rule": "* * *",
    "dashes": "---",
    "fence": "```js\nalert(1)\n```",
    "tildes": "~~~ x ~~~ ~~gone~~",
    "code": "`code` ``two``",
    "emphasis": "*one* **two** _three_ __four__",
    "table": "| a | b |\n|---|---|\n| 1 | 2 |",
    "hard break": "one\\\ntwo  \nthree",
    "backslash": "\\<b> \\\\ \\* C:\\path\\",
    "template": "{{ 7 * 7 }} {% raw %} ${x} <%= x %>",
    "maths": "$$x^2$$ $HOME ==mark== ^sup^ :smile:",
    "formula": "=cmd|'/c calc'!A0",
    "formula plus": "+1+1",
    "formula minus": "-2+3",
    "formula at": "@SUM(A1)",
    "formula after spaces": "   =1+1",
    "formula in quotes": "\"=1+1\"",
    "formula after apostrophe": "'=1+1",
    "formula wide": "＝1＋1",
    "formula hidden": "\u200b=1+1",
    "formula tab": "\t=1+1",
    "formula return": "\r=1+1",
    "cells": '",=1+1,"\r\n=2+2,;=3\t=4',
    "colour": "\x1b[31mred\x1b[0m",
    "title": "\x1b]0;owned\x07",
    "hyperlink": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "c1": "\x9b31m \x9d0;x\x9c \x90q\x9c",
    "control": "a\x00b\x08c\x0bd\x0ce\x7ff\x85g",
    "separators": "a\u2028b\u2029c",
    "override": "file \u202egpj.exe\u202c",
    "isolates": "\u2066a\u2069\u2067b\u2069\u2068c\u2069",
    "tags": "plain\U000e0041\U000e0042\U000e007f",
    "zero width": "ze\u200b\u200c\u200d\u200bro\ufeff\u2060",
    "selectors": "x\ufe0f\U000e0101\U000e0102\U000e0103",
    "arabic": "قال المتحدث [12-34] إن 50",
    "wide": "北京市" * 30,
    "emoji": "👩\u200d🚒👨\u200d👩\u200d👧\u200d👦" * 20,
    "astral": "𝕏 𐍈 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "combining": "z" + "\u0301" * 60,
    "long": "a" * 400,
    "null words": "null None NaN true __proto__",
}  # fmt: skip
"""What it tries -> the string."""

BENIGN = "word"

ONLY_OUTSIDE = {"surrogate": "bad\udcff name"}
"""No text can hold it, but a title, an outlet or a file name can."""


def article_with(payload: str, outside: str | None = None) -> Article:
    """A text that has the payload in every sentence, and metadata that are the payload (``outside``, if given)."""
    told = payload if outside is None else outside
    body = (
        f"Alpha {payload} omega said that bravo {payload} oscar killed 5 people.\n\n"
        f"{payload} On 3 May, charlie {payload} papa entered delta {payload} quebec."
    )
    made = Article.from_text(body, title=f"Head {payload} tail", published="2024-05-03")
    return made.model_copy(
        update={"title": told, "outlet": told, "byline": told, "dateline": told, "url": told, "identifier": told,
                "source": told, "language": None}
    )  # fmt: skip


def span(article: Article, first: str, last: str) -> Evidence:
    start = article.text.index(first, article.body_start)
    return Evidence.cut(article, start, article.text.index(last, start) + len(last))


def summary_with(payload: str, outside: str | None = None) -> Summary:
    """A summary with one item of every type."""
    told = payload if outside is None else outside
    article = article_with(payload, outside)
    who, by = span(article, "Alpha", "omega"), span(article, "bravo", "oscar")
    first = span(article, "Alpha", "people.")
    second = Evidence.cut(article, first.end, len(article.text))
    place = Place(name=span(article, "delta", "quebec").exact, precision="town")
    link = Attribution(
        source_id="s1", mention=who, cue=span(article, "said", "that"), cue_class="neutral", mode="direct",
        channel="unspecified",
    )  # fmt: skip
    claim = Claim(
        id="c1", text=by.exact, gist=told, content=[by], attribution=[link, link], factuality="alleged",
        polarity="negative", hedges=[by], evidence=[first, second],
    )  # fmt: skip
    casualty = CasualtyReport(
        id="k1", kind="killed", victims=by.exact, victim_status="civilian",
        count=Count(text="5", low=5, best=5, high=5, qualifier="exact"), perpetrator="f1", perpetrator_text=by.exact,
        means=by.exact, motive=Motive(text=by.exact, evidence=[first]), place=place,
        time=Time(text="On 3 May", start="2024-05-03", end="2024-05-03", precision="day", basis="explicit"),
        factuality="alleged", claim_id="c1", attribution=[link, link], part_of="k1", evidence=[first, second],
    )  # fmt: skip
    actor = Actor(force_id="f1", text=span(article, "charlie", "papa").exact)
    return Summary(
        schema_version=SCHEMA_VERSION, article=article, headline=told,
        abstract=[AbstractSentence(text=told, evidence=[first])], claims=[claim],
        sources=[Source(id="s1", name=told, role=told, organisation=told, kind="ngo", named="named", mentions=[who])],
        casualties=[casualty],
        forces=[Force(id="f1", name=told, aliases=[told], kind="rebel", side=told, mentions=[by])],
        control=[Control(id="t1", actor=actor, place=place, relation="entered", time=casualty.time,
                         attribution=[link], evidence=[second])],
        timeline=[Event(id="e1", time=casualty.time or Time.model_construct(), text=place.name, place=place,
                        evidence=[second])],
        rejected=[Rejected(kind="claim", text=told, quoted=told, reason="not-in-article", nearest=by)],
        notices=[told], made_by=MADE_BY,
    )  # fmt: skip


def answer_with(payload: str, outside: str | None = None) -> Answer:
    """An answer that cites the article above, asked in other words."""
    told = payload if outside is None else outside
    article = article_with(payload, outside)
    cited = Citation(
        n=1, title=told, outlet=told, published="2024-05-03", url=told, evidence=span(article, "Alpha", "omega")
    )
    rejected = Rejected(kind="answer-sentence", text=told, quoted=told, reason="hedge-dropped", nearest=None)
    return Answer(
        asked=f"asked {told}", question=told, status="answered", text=told,
        sentences=[AnswerSentence(text=told, citations=[1])], citations=[cited], nearest=[cited.evidence],
        rejected=[rejected], made_by=MADE_BY,
    )  # fmt: skip


def bare(article: Article) -> Summary:
    """A summary in which nothing was found."""
    return Summary(
        schema_version=SCHEMA_VERSION, article=article, headline=None, abstract=[], claims=[], sources=[],
        casualties=[], forces=[], control=[], timeline=[], rejected=[], notices=[], made_by=MADE_BY,
    )  # fmt: skip
