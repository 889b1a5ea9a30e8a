"""The second witness: who said it, who did it to whom, how many of whom; honest drafts are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.article import Article
from summarizer.draft import (
    CitedQuote,
    Draft,
    DraftAbstract,
    DraftAnswer,
    DraftCasualty,
    DraftClaim,
    DraftForce,
    DraftLink,
    DraftSentence,
    DraftSource,
    Quote,
)
from summarizer.rules import witness
from tests.rules.hard_sayings import HARD_HONEST_CLAIMS, HARD_LYING_CLAIMS
from tests.rules.harms import HARD_HONEST_HARMS, HARD_LYING_HARMS, HONEST_HARMS, LYING_HARMS, Harm
from tests.rules.sayings import HONEST_CLAIMS, LYING_CLAIMS, TURNS, Said

if TYPE_CHECKING:
    from spacy.language import Language

    from summarizer.fault import Fault


def _quote(article: Article, words: str, near: str) -> Quote:
    """Words as a model quotes them: in the sentence of its content if they stand there, else in their first."""
    spans = article.sentences
    home = next((n for n, (start, end) in enumerate(spans) if near in article.text[start:end]), 0)
    first = next((n for n, (start, end) in enumerate(spans) if words in article.text[start:end]), home)
    start, end = spans[home]
    return Quote(text=words, sentence=home if words in article.text[start:end] else first)


def _claim(article: Article, said: Said) -> DraftClaim:
    mention = _quote(article, said.mention, said.content)
    cue = _quote(article, said.cue, said.content) if said.cue else None
    link = DraftLink(source="s", mention=mention, cue=cue)
    return DraftClaim(key="c", content=[_quote(article, said.content, said.content)], attribution=[link])


def _faults(nlp: Language, article: Article, draft: Draft) -> list[Fault]:
    return witness.examine(article, draft, lambda: nlp)


PRONOUNS = {"She": ("Nurse Ida Falk", "Ida Falk"), "It": ("The ministry", None)}


def _examined(nlp: Language, said: Said) -> list[Fault]:
    article = Article.from_text(said.text)
    words, name = PRONOUNS.get(said.mention, (said.mention, None))
    source = DraftSource(key="s", name=name, named="named", mentions=[_quote(article, words, words)])
    return _faults(nlp, article, Draft(sources=[source], claims=[_claim(article, said)]))


@pytest.mark.parametrize("said", HONEST_CLAIMS, ids=lambda said: f"{said.mention} {said.content}"[:50])
def test_a_speaker_of_the_text_stands(nlp: Language, said: Said) -> None:
    assert _examined(nlp, said) == []


@pytest.mark.parametrize("said", LYING_CLAIMS, ids=lambda said: f"{said.mention} {said.content}"[:50])
def test_another_speaker_falls(nlp: Language, said: Said) -> None:
    faults = _examined(nlp, said)
    assert [(fault.kind, fault.index) for fault in faults] == [("claim", 0)]
    assert faults[0].reason in {"speaker-not-supported", "negation-not-in-evidence"}


def _examined_harm(nlp: Language, harm: Harm) -> list[Fault]:
    article = Article.from_text(harm.text)
    near = harm.text[harm.text.rfind(". ", 0, harm.text.find(harm.victims)) + 1 :][:30].strip()

    def quote(words: str | None) -> Quote | None:
        return _quote(article, words, near) if words else None

    row = DraftCasualty.model_validate({
        "claim": "c", "kind": harm.kind, "victims": quote(harm.victims), "count": quote(harm.count),
        "perpetrator_text": quote(harm.actor), "place": quote(harm.place),
    })  # fmt: skip
    claim = DraftClaim(key="c", content=[Quote(text=harm.text, sentence=0)])
    return _faults(nlp, article, Draft(claims=[claim], casualties=[row]))


@pytest.mark.parametrize("harm", HONEST_HARMS, ids=lambda harm: " ".join(filter(None, harm[1:])))
def test_a_casualty_of_the_text_stands(nlp: Language, harm: Harm) -> None:
    assert _examined_harm(nlp, harm) == []


@pytest.mark.parametrize("harm", LYING_HARMS, ids=lambda harm: " ".join(filter(None, harm[1:])))
def test_a_casualty_joined_otherwise_falls(nlp: Language, harm: Harm) -> None:
    assert [(fault.kind, fault.index) for fault in _examined_harm(nlp, harm)] == [("casualty", 0)]


LEAST_HONEST_KEPT = 0.85
MOST_LIES_KEPT = 0.1
"""What the hard tables, written after the rules, may lose and let through."""


def test_hard_sayings_stay_within_the_limits(nlp: Language) -> None:
    kept = [said for said in HARD_HONEST_CLAIMS if not _examined(nlp, said)]
    survived = [said for said in HARD_LYING_CLAIMS if not _examined(nlp, said)]
    assert len(kept) >= LEAST_HONEST_KEPT * len(HARD_HONEST_CLAIMS)
    assert len(survived) <= MOST_LIES_KEPT * len(HARD_LYING_CLAIMS), survived


def test_hard_harms_stay_within_the_limits(nlp: Language) -> None:
    kept = [harm for harm in HARD_HONEST_HARMS if not _examined_harm(nlp, harm)]
    survived = [harm for harm in HARD_LYING_HARMS if not _examined_harm(nlp, harm)]
    assert len(kept) >= LEAST_HONEST_KEPT * len(HARD_HONEST_HARMS)
    assert len(survived) <= MOST_LIES_KEPT * len(HARD_LYING_HARMS), survived


STAFF = (
    "Finance Minister Dora Kell met Lieutenant Colonel Ruben Aas, who leads the Third Brigade, in Ostra. "
    "Yusuf Amari, a lawyer for the Dockers' Union, said the talks had failed. Kell said they would go on. "
    "The Dockers' Union was founded in 1950."
)
PARTS = [
    ("Dora Kell", "Finance Minister", None, []),
    ("Ruben Aas", "Lieutenant Colonel", "Third Brigade", []),
    ("Yusuf Amari", "lawyer", "Dockers' Union", []),
    ("Dora Kell", "Lieutenant Colonel", None, ["Lieutenant Colonel"]),
    ("Ruben Aas", "Finance Minister", None, ["Finance Minister"]),
    ("Ruben Aas", "lawyer", "Dockers' Union", ["lawyer", "Dockers' Union"]),
    ("Dora Kell", "Finance Minister", "Third Brigade", ["Third Brigade"]),
    ("Yusuf Amari", "Finance Minister", None, ["Finance Minister"]),
    ("Yusuf Amari", "lawyer", "Third Brigade", ["Third Brigade"]),
]


@pytest.mark.parametrize(("name", "role", "organisation", "lost"), PARTS)
def test_a_role_is_of_the_name_it_stands_with(
    nlp: Language, name: str, role: str | None, organisation: str | None, lost: list[str]
) -> None:
    article = Article.from_text(STAFF)
    names = dict.fromkeys([name, "Dora Kell", "Ruben Aas", "Yusuf Amari"])
    sources = [DraftSource(key=n, name=n, mentions=[_quote(article, n, n)]) for n in names]
    sources[0] = sources[0].model_copy(update={"role": role, "organisation": organisation})
    faults = _faults(nlp, article, Draft(sources=sources))
    assert [(fault.kind, fault.index, fault.quoted) for fault in faults] == [("source", 0, part) for part in lost]


SHE = (
    "Nurse Ida Falk reached the ward at noon. She said four patients had died. Surgeon Karl Ohm left before dawn. "
    "He said the wards were full. The ministry sent a team. It said the count was wrong."
)
REFERENTS = [
    ("Ida Falk", "She", "four patients had died", True),
    ("Karl Ohm", "He", "the wards were full", True),
    ("The ministry", "It", "the count was wrong", True),
    ("Karl Ohm", "She", "four patients had died", False),
    ("Ida Falk", "He", "the wards were full", False),
    ("Ida Falk", "It", "the count was wrong", False),
]


@pytest.mark.parametrize(("name", "pronoun", "content", "stands"), REFERENTS)
def test_a_pronoun_goes_back_to_whoever_was_named_last(
    nlp: Language, name: str, pronoun: str, content: str, stands: bool
) -> None:
    article = Article.from_text(SHE)
    people = {"Ida Falk": "Nurse", "Karl Ohm": "Surgeon", "The ministry": None}
    sources = [
        DraftSource(
            key=n, name=n if r else None, role=r, named="named" if r else "collective", mentions=[_quote(article, n, n)]
        )
        for n, r in people.items()
    ]
    made = _claim(article, Said(SHE, pronoun, "said", content))
    link = made.attribution[0].model_copy(update={"source": name})
    faults = _faults(nlp, article, Draft(sources=sources, claims=[made.model_copy(update={"attribution": [link]})]))
    assert (faults == []) is stands


SWAP = "Farmers hit by the raid said herders had burned the barns. Herders accused farmers of the theft of 60 cows."


def test_a_composed_sentence_is_its_own_fault(nlp: Language) -> None:
    article = Article.from_text(SWAP)
    claim = _claim(article, Said(SWAP, "Farmers hit by the raid", "said", "herders had burned the barns"))
    gists = ["Farmers burned the barns of herders.", "The barns were burned by herders, farmers said."]
    claims = [claim.model_copy(update={"gist": gist, "key": gist}) for gist in gists]
    rests_on = [Quote(text="Herders accused farmers of the theft of 60 cows.", sentence=1)]
    texts = ["Herders accused farmers of the theft of 60 cows.", "Farmers accused herders of the theft of 60 cows."]
    abstract = [DraftAbstract(text=text, quotes=rests_on) for text in texts]
    source = DraftSource(key="s", mentions=[_quote(article, "Farmers hit by the raid", "Farmers")])
    faults = _faults(nlp, article, Draft(sources=[source], claims=claims, abstract=abstract))
    assert [(fault.kind, fault.index, fault.quoted) for fault in faults] == [
        ("claim", 0, gists[0]),
        ("abstract", 1, texts[1]),
    ]


def test_an_answer_is_examined_sentence_by_sentence(nlp: Language) -> None:
    article = Article.from_text(SWAP)
    quotes = [CitedQuote(article_id=article.id, quote=Quote(text="Herders accused farmers", sentence=1))]
    texts = ["Herders accused the farmers of theft.", "Farmers accused herders of theft.", "Nobody knows."]
    sentences = [DraftSentence(text=text, quotes=quotes) for text in texts[:2]]
    sentences.append(DraftSentence(text=texts[2], quotes=[CitedQuote(article_id="gone", quote=quotes[0].quote)]))
    draft = DraftAnswer(status="answered", sentences=sentences)
    faults = witness.examine_answer(draft, {article.id: article}, lambda: nlp)
    assert [(fault.kind, fault.index, fault.reason) for fault in faults] == [
        ("answer-sentence", 1, "speaker-not-supported")
    ]


def test_plain_news_is_not_parsed() -> None:
    def never() -> Language:
        raise AssertionError("nothing here needs a parse")

    article = Article.from_text(TURNS)
    source = DraftSource(key="s", mentions=[_quote(article, "Fisherman Karel Voss", "Karel Voss")])
    claim = _claim(article, Said(TURNS, "Fisherman Karel Voss", "said", "the boats had left"))
    claim = claim.model_copy(update={"gist": "Fisherman Karel Voss said the boats had left."})
    assert witness.examine(article, Draft(sources=[source], claims=[claim]), never) == []


@pytest.mark.parametrize(
    "text", ["said " * 4000, "said by the " * 900 + ".", "“" * 3000, "killed, " * 2000, "a\n\n" * 2000]
)
def test_hostile_texts_end(nlp: Language, text: str) -> None:
    article = Article.from_text("He said so. " + text)
    words = Quote(text=text[:200].strip() or "a", sentence=1)
    claim = DraftClaim(
        key="c", content=[words], attribution=[DraftLink(source="s", mention=words, cue=words)], gist=text
    )
    row = DraftCasualty(claim="c", kind="killed", victims=words, count=words, perpetrator_text=words)
    source = DraftSource(key="s", name=text[:50], role=text[5:60], mentions=[words])
    draft = Draft(
        sources=[source], claims=[claim], casualties=[row], forces=[DraftForce(key="f", name="x", mentions=[words])]
    )
    assert isinstance(_faults(nlp, article, draft), list)
