"""Short ways to write drafts of the article below, as a model would: words and the sentence they stand in."""

from __future__ import annotations

from typing import Any

from summarizer.article import Article
from summarizer.draft import Draft, DraftCasualty, DraftClaim, DraftForce, DraftLink, DraftSource, Quote
from summarizer.grounding import ground
from summarizer.provenance import MadeBy
from summarizer.summary import Summary

MADE_BY = MadeBy(
    engine="test", model=None, provider=None, prompt_id=None, prompt_sha256=None, created="2024-05-17T10:00:00Z",
    tokens_in=None, tokens_out=None, cost_usd=None, cached=False, retries=0,
)  # fmt: skip

BODY = """The army shelled the river town of Velmora on Tuesday, killing at least 50 people, including 12 children, a \
hospital director said.

Dr Lena Orsk, who runs the town’s only clinic, said the fighters had allegedly shot and killed three nurses. “They did \
not spare anyone,” she told reporters.

The Northern Front, a rebel alliance, said it had received reports that the army was holding nearly 400 villagers. The \
Front denied that its men had entered Velmora.

Defence Minister Pavel Iru did not confirm that 50 people were killed. Pavel Iru said that no civilian was harmed, and \
that 3 soldiers were wounded. According to unconfirmed reports, rebels captured the bridge on Monday."""

ARTICLE = Article.from_text(BODY, title="Shelling hits river town", published="2024-05-16")


def quote(words: str, near: str | None = None, article: Article = ARTICLE) -> Quote:
    """Quote ``words`` with the number of the first sentence that holds ``near`` (default: the words, else 0)."""
    hints = (n for n, (start, end) in enumerate(article.sentences) if (near or words) in article.text[start:end])
    return Quote(text=words, sentence=next(hints, 0))


def source(key: str, *mentions: str, **fields: Any) -> DraftSource:
    return DraftSource(key=key, mentions=[quote(words) for words in mentions], **fields)


def force(key: str, name: str, *mentions: str, **fields: Any) -> DraftForce:
    return DraftForce(key=key, name=name, mentions=[quote(words) for words in mentions], **fields)


def link(key: str, mention: str, cue: str | None, near: str | None = None, **fields: Any) -> DraftLink:
    return DraftLink(source=key, mention=quote(mention, near), cue=quote(cue, near) if cue else None, **fields)


def claim(key: str, content: str, *links: DraftLink, **fields: Any) -> DraftClaim:
    return DraftClaim(key=key, content=[quote(content)], attribution=list(links), **fields)


def casualty(
    claim_key: str, victims: str, count: str | None = None, kind: Any = "killed", **quotes: Any
) -> DraftCasualty:
    near = quotes.pop("near", None)
    perpetrator = quotes.pop("perpetrator", None)
    return DraftCasualty(
        claim=claim_key, kind=kind, victims=quote(victims, near), count=quote(count, near) if count else None,
        perpetrator=perpetrator, **{name: quote(words, near) for name, words in quotes.items()},
    )  # fmt: skip


def grounded(article: Article = ARTICLE, **items: Any) -> Summary:
    """Ground a draft of ``items`` and check that nothing it says is lost: it stands or is rejected."""
    return ground(article, Draft(**items), MADE_BY)


def reasons(summary: Summary) -> list[tuple[str, str, str | None]]:
    return [(item.kind, item.reason, item.quoted) for item in summary.rejected]


DIRECTOR = source("d", "a hospital director", role="hospital director", named="role-only")
ORSK = source("o", "Dr Lena Orsk", name="Lena Orsk", named="named", kind="medic")
FRONT = source("n", "The Northern Front", name="Northern Front", named="named", kind="armed-group")
IRU = source("m", "Defence Minister Pavel Iru", name="Pavel Iru", role="Defence Minister", named="named")
ARMY = force("a", "army", "The army", kind="state-force")
REBELS = force("r", "Northern Front", "The Northern Front", aliases=["the Front"], kind="rebel")
SHELLING = claim(
    "shelling",
    "The army shelled the river town of Velmora on Tuesday, killing at least 50 people, including 12 children",
    link("d", "a hospital director", "said", "hospital director"),
)
NURSES = claim("nurses", "killed three nurses", link("o", "Dr Lena Orsk", "said", "Lena Orsk"))
