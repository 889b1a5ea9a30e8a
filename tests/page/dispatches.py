"""Summaries to look at in a browser: an invented article with every kind of item, and hostile ones."""

from __future__ import annotations

from summarizer.article import Article
from summarizer.draft import (
    Draft,
    DraftAbstract,
    DraftCasualty,
    DraftClaim,
    DraftControl,
    DraftEvent,
    DraftForce,
    DraftLink,
    DraftSource,
    Quote,
)
from summarizer.grounding import ground
from summarizer.provenance import MadeBy
from summarizer.summary import Summary

MADE_BY = MadeBy(
    engine="hand", model="none", provider=None, prompt_id=None, prompt_sha256=None, created="2024-05-17T10:00:00Z",
    tokens_in=1200, tokens_out=340, cost_usd=0.0031, cached=False, retries=1,
)  # fmt: skip

RIVER = """KESTREL FORD - Forty ferry passengers were allegedly killed at the Kestrel crossing on 14 May 2024, Ivana \
Holm, a spokeswoman for the River Relief Mission, said on Thursday. The mission had received reports from \
villagers, she added.

“We counted at least 12 bodies on the bank,” said Dr Amadou Keel, a surgeon at the Lower Ford clinic. He said nearly \
300 people had been injured since 2 May 2024.

Police chief Rolf Sandgren denied that his officers fired at the ferry. The Free Ferrymen, a rebel group also called \
the Ferrymen, captured Kestrel Ford on 13 May 2024, according to local reports.

If the dam upstream breaks, thousands may be trapped, the mission warned. An army statement confirmed that two \
soldiers were wounded near the dam on Wednesday. A truce had held since 3 March 2022.

Nobody at the ministry answered questions 👩‍🚒 about the crossing, where 𝔄lder trees hide the road."""

ARTICLE = Article.from_text(
    RIVER, title="Forty feared dead at river crossing", published="2024-05-17", outlet="The Alder Gazette",
    url="https://gazette.example/river?a=1&b=2",
)  # fmt: skip


def _quote(words: str, near: str | None = None, article: Article = ARTICLE) -> Quote:
    hints = (n for n, (start, end) in enumerate(article.sentences) if (near or words) in article.text[start:end])
    return Quote(text=words, sentence=next(hints, 0))


def _link(key: str, mention: str, cue: str | None, near: str | None = None) -> DraftLink:
    return DraftLink(source=key, mention=_quote(mention, near), cue=_quote(cue, near or mention) if cue else None)


def _claim(key: str, content: str, *links: DraftLink) -> DraftClaim:
    return DraftClaim(key=key, content=[_quote(content)], attribution=list(links))


SOURCES = [
    DraftSource(
        key="holm", name="Ivana Holm", role="spokeswoman", organisation="River Relief Mission", kind="ngo",
        named="named", mentions=[_quote("Ivana Holm"), _quote("she added")],
    ),
    DraftSource(
        key="mission", name="River Relief Mission", kind="ngo", named="named",
        mentions=[_quote("The mission", "had received"), _quote("the mission", "warned")],
    ),
    DraftSource(key="villagers", kind="witness", named="collective", mentions=[_quote("villagers")]),
    DraftSource(
        key="keel", name="Amadou Keel", role="surgeon", kind="medic", named="named",
        mentions=[_quote("Dr Amadou Keel"), _quote("He", "nearly")],
    ),
    DraftSource(
        key="chief", name="Rolf Sandgren", role="Police chief", kind="official-state", named="named",
        mentions=[_quote("Police chief Rolf Sandgren")],
    ),
    DraftSource(key="local", kind="unspecified", named="collective", mentions=[_quote("local reports")]),
    DraftSource(key="army", kind="document", named="role-only", mentions=[_quote("An army statement")]),
]  # fmt: skip

CLAIMS = [
    _claim(
        "ferry", "Forty ferry passengers were allegedly killed at the Kestrel crossing on 14 May 2024",
        _link("holm", "Ivana Holm", "said"), _link("mission", "The mission", "had received", "had received"),
        _link("villagers", "villagers", None),
    ),
    _claim("bodies", "We counted at least 12 bodies on the bank", _link("keel", "Dr Amadou Keel", "said")),
    _claim("hurt", "nearly 300 people had been injured since 2 May 2024", _link("keel", "He", "said", "nearly")),
    _claim("fired", "his officers fired at the ferry", _link("chief", "Police chief Rolf Sandgren", "denied")),
    _claim(
        "town", "The Free Ferrymen, a rebel group also called the Ferrymen, captured Kestrel Ford on 13 May 2024",
        _link("local", "local reports", "according to"),
    ),
    _claim(
        "dam",
        "If the dam upstream breaks, thousands may be trapped",
        _link("mission", "the mission", "warned", "warned"),
    ),
    _claim(
        "soldiers", "two soldiers were wounded near the dam on Wednesday",
        _link("army", "An army statement", "confirmed"),
    ),
    _claim("truce", "A truce had held since 3 March 2022"),
]  # fmt: skip

CASUALTIES = [
    DraftCasualty(
        claim="ferry", kind="killed", victims=_quote("ferry passengers"), count=_quote("Forty", "ferry passengers"),
        place=_quote("the Kestrel crossing"), time=_quote("on 14 May 2024"),
    ),
    DraftCasualty(
        claim="hurt", kind="injured", victims=_quote("people", "nearly"), count=_quote("nearly 300"),
        time=_quote("since 2 May 2024"),
    ),
    DraftCasualty(claim="dam", kind="trapped", victims=_quote("thousands"), count=_quote("thousands")),
    DraftCasualty(
        claim="soldiers", kind="injured", victims=_quote("soldiers"), count=_quote("two", "soldiers"),
        place=_quote("near the dam"), time=_quote("on Wednesday"),
    ),
    DraftCasualty(claim="bodies", kind="killed", victims=_quote("bodies"), count=_quote("120", "bodies")),
]  # fmt: skip


def river() -> Summary:
    """The river crossing with every section filled, by way of grounding."""
    town = "captured Kestrel Ford"
    draft = Draft(
        sources=SOURCES, claims=CLAIMS, casualties=CASUALTIES,
        forces=[
            DraftForce(
                key="free", name="The Free Ferrymen", aliases=["the Ferrymen"], kind="rebel",
                mentions=[_quote("The Free Ferrymen"), _quote("the Ferrymen")],
            )
        ],
        control=[
            DraftControl(
                claim="town", force="free", actor=_quote("The Free Ferrymen"), place=_quote("Kestrel Ford", town),
                relation="captured", time=_quote("on 13 May 2024"),
            )
        ],
        events=[
            DraftEvent(text=_quote("A truce had held since 3 March 2022"), time=_quote("since 3 March 2022")),
            DraftEvent(text=_quote(town), time=_quote("on 13 May 2024"), place=_quote("Kestrel Ford", town)),
            DraftEvent(
                text=_quote("Forty ferry passengers were allegedly killed at the Kestrel crossing"),
                time=_quote("on 14 May 2024"), place=_quote("the Kestrel crossing"),
            ),
        ],
        abstract=[
            DraftAbstract(
                text="Forty ferry passengers were allegedly killed at the Kestrel crossing, Ivana Holm said.",
                quotes=[_quote("Forty ferry passengers were allegedly killed at the Kestrel crossing"),
                        _quote("Ivana Holm"), _quote("said", "Ivana Holm")],
            ),
            DraftAbstract(text="Nine hundred fled.", quotes=[_quote("thousands may be trapped")]),
        ],
    )  # fmt: skip
    return ground(ARTICLE, draft, MADE_BY, notices=["a notice <b>for</b> the reader"])
