"""Claims: what stands, who said it, how sure it is; and everything that must not pass."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.draft import DraftClaim, DraftLink, DraftSource, Quote
from tests.grounding.drafting import (
    ARTICLE,
    DIRECTOR,
    FRONT,
    IRU,
    NURSES,
    ORSK,
    SHELLING,
    claim,
    grounded,
    link,
    quote,
    reasons,
    source,
)


def test_a_claim_is_verbatim_with_its_whole_sentence_as_evidence() -> None:
    summary = grounded(sources=[DIRECTOR], claims=[SHELLING])
    (found,) = summary.claims
    assert summary.rejected == []
    assert found.text == found.content[0].exact
    assert [piece.exact for piece in found.evidence] == [
        ARTICLE.text[start:end] for start, end in ARTICLE.sentences if "shelled" in ARTICLE.text[start:end]
    ]
    assert (found.factuality, found.polarity, found.hedges) == ("stated", "positive", [])
    assert found.attribution[0].source_id == summary.sources[0].id
    assert (found.attribution[0].cue_class, found.attribution[0].mode) == ("neutral", "indirect")


def test_a_dropped_allegedly_comes_back() -> None:
    summary = grounded(sources=[ORSK], claims=[NURSES])
    (found,) = summary.claims
    assert found.text == "killed three nurses"
    assert [hedge.exact for hedge in found.hedges] == ["allegedly"]
    assert found.factuality == "alleged"


def test_hedges_of_both_kinds_are_joined_the_longer_wins() -> None:
    hedged = claim("x", "rebels captured the bridge on Monday", hedges=[quote("According to unconfirmed reports")])
    (found,) = grounded(claims=[hedged]).claims
    assert [hedge.exact for hedge in found.hedges] == ["According to unconfirmed reports"]
    assert found.factuality == "reported"


def test_a_hedge_that_stands_nowhere_is_recorded_and_one_elsewhere_ignored() -> None:
    hedged = claim("x", "killed three nurses", hedges=[quote("supposedly"), quote("unconfirmed reports")])
    summary = grounded(claims=[hedged])
    assert [hedge.exact for hedge in summary.claims[0].hedges] == ["allegedly"]
    assert reasons(summary) == [("claim", "not-in-article", "supposedly")]


def test_confirmed_is_no_hedge_and_makes_nothing_surer() -> None:
    article = Article.from_text(
        "Head stands here.\n\nThe mayor, in a confirmed deal, said ten men may have died.", title="H"
    )
    said = DraftClaim(
        key="x", content=[quote("ten men may have died", article=article)], hedges=[quote("confirmed", article=article)]
    )
    (found,) = grounded(article, claims=[said]).claims
    assert [hedge.exact for hedge in found.hedges] == ["may have"]
    assert found.factuality == "conditional"


def test_alleged_behind_a_preposition_hedges_its_noun_only() -> None:
    article = Article.from_text("Head stands here.\n\nPolice arrested ten men for alleged theft.", title="H")
    (found,) = grounded(
        article, claims=[DraftClaim(key="x", content=[quote("arrested ten men", article=article)])]
    ).claims
    assert found.hedges == []
    (alleged,) = grounded(
        Article.from_text("Head stands here.\n\nPolice arrested the alleged thief.", title="H"),
        claims=[DraftClaim(key="x", content=[Quote(text="arrested the alleged thief", sentence=2)])],
    ).claims
    assert [hedge.exact for hedge in alleged.hedges] == ["alleged"]


@pytest.mark.parametrize(
    ("sentence", "content", "hedges"),
    [
        ("Reportedly, the dam broke.", "the dam broke", ["Reportedly"]),
        ("The dam broke, reportedly.", "The dam broke", ["reportedly"]),
        ("Rebels allegedly, he said, shot three men.", "shot three men", ["allegedly"]),
        ("Rebels allegedly took the hill, killing three men.", "killing three men", ["allegedly"]),
        ("The dam may break, but the army has sent men to the old town by the river.", "has sent men", []),
        ("Allegedly the hill was lost to the rebels last year; the army has sent men.", "the army has sent men", []),
    ],
)
def test_hedges_bear_on_their_clause(sentence: str, content: str, hedges: list[str]) -> None:
    article = Article.from_text(f"Head stands here.\n\n{sentence}", title="H")
    (found,) = grounded(article, claims=[DraftClaim(key="x", content=[quote(content, article=article)])]).claims
    assert [hedge.exact for hedge in found.hedges] == hedges


def test_a_speaker_set_off_by_commas_does_not_cut_a_hedge_off() -> None:
    article = Article.from_text(
        "Head stands here.\n\nRebels from the hills beyond the lake allegedly, Mr Dol said, shot three men.", title="H"
    )
    said = DraftClaim(
        key="x",
        content=[quote("shot three men", article=article)],
        attribution=[link("s", "Mr Dol", "said").model_copy(update={"mention": quote("Mr Dol", article=article)})],
    )
    speaker = source("s", "Mr Dol", name="Dol")
    (found,) = grounded(article, sources=[speaker], claims=[said]).claims
    assert [hedge.exact for hedge in found.hedges] == ["allegedly"]


def test_a_chain_keeps_its_order_and_a_resolved_pronoun_becomes_a_mention() -> None:
    reports = source("reports", "reports that")
    chain = claim(
        "x",
        "the army was holding nearly 400 villagers",
        link("n", "it", "had received", "had received", channel="reports-received"),
        link("reports", "reports", None, "had received", channel="second-hand"),
    )
    summary = grounded(sources=[FRONT, reports], claims=[chain])
    (found,) = summary.claims
    names = {entity.id: entity.name for entity in summary.sources}
    assert [names[part.source_id] for part in found.attribution] == ["Northern Front", None]
    assert [part.cue_class for part in found.attribution] == ["report", "report"]
    assert found.factuality == "reported"
    front = next(entity for entity in summary.sources if entity.name)
    assert "it" in [mention.exact for mention in front.mentions]


def test_pieces_are_sorted_merged_and_joined() -> None:
    pieces = [quote("on Tuesday"), quote("The army shelled"), quote("army shelled the river town")]
    (found,) = grounded(claims=[DraftClaim(key="x", content=pieces)]).claims
    assert found.text == "The army shelled the river town ... on Tuesday"


def test_content_that_runs_across_sentences_has_both_as_evidence() -> None:
    words = "shot and killed three nurses. “They did not spare anyone,”"
    (found,) = grounded(claims=[DraftClaim(key="x", content=[quote(words, "three nurses")])]).claims
    assert len(found.evidence) == 1
    assert found.evidence[0].exact.endswith("she told reporters.")


def test_the_same_claim_twice_is_one() -> None:
    again = SHELLING.model_copy(update={"key": "again", "gist": "The army shelled Velmora."})
    summary = grounded(sources=[DIRECTOR], claims=[SHELLING, again])
    assert [found.gist for found in summary.claims] == ["The army shelled Velmora."]


@pytest.mark.parametrize(
    ("content", "left_out"),
    [
        ("spare anyone", "not"),
        ("civilian was harmed", "no"),
    ],
)
def test_a_dropped_not_never_passes(content: str, left_out: str) -> None:
    summary = grounded(claims=[claim("x", content)])
    assert summary.claims == []
    (rejected,) = summary.rejected
    assert rejected.reason == "negation-not-in-evidence"
    assert left_out in (rejected.quoted or "").split()


def test_a_not_before_the_cue_never_passes() -> None:
    dropped = claim("x", "50 people were killed", link("m", "Pavel Iru", "confirm", "did not confirm"))
    assert [item.reason for item in grounded(sources=[IRU], claims=[dropped]).rejected] == ["negation-not-in-evidence"]
    kept = claim("x", "50 people were killed", link("m", "Pavel Iru", "did not confirm", "did not confirm"))
    (found,) = grounded(sources=[IRU], claims=[kept]).claims
    assert found.factuality == "stated"
    assert found.attribution[0].cue_class == "neutral"


def test_a_second_thing_said_is_not_denied_by_the_first() -> None:
    second = claim("x", "3 soldiers were wounded", link("m", "Pavel Iru", "said", "no civilian"))
    (found,) = grounded(sources=[IRU], claims=[second]).claims
    assert found.polarity == "positive"
    first = claim("x", "no civilian was harmed", link("m", "Pavel Iru", "said", "no civilian"))
    assert grounded(sources=[IRU], claims=[first]).claims[0].polarity == "negative"


def test_a_participle_behind_a_comma_says_something_of_its_own() -> None:
    article = Article.from_text("Head stands here.\n\nMr Dol would not come, saying the road was closed.", title="H")
    said = DraftClaim(
        key="x",
        content=[quote("the road was closed", article=article)],
        attribution=[
            DraftLink(source="s", mention=quote("Mr Dol", article=article), cue=quote("saying", article=article))
        ],
    )
    speaker = DraftSource(key="s", name="Dol", mentions=[quote("Mr Dol", article=article)])
    assert [found.text for found in grounded(article, sources=[speaker], claims=[said]).claims] == [
        "the road was closed"
    ]


def test_a_denial_is_denied() -> None:
    denial = claim("x", "its men had entered Velmora", link("n", "The Front", "denied", "denied"))
    (found,) = grounded(sources=[FRONT], claims=[denial]).claims
    assert (found.factuality, found.polarity) == ("denied", "negative")


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (claim("x", "killing at least 500 people"), ("claim", "not-in-article", "killing at least 500 people")),
        (claim("x", "The navy shelled"), ("claim", "not-in-article", "The navy shelled")),
        (DraftClaim(key="x", content=[], gist="Army shells"), ("claim", "schema", None)),
        (claim("x", "y" * 5001), ("claim", "too-long", "y" * 500)),
        (
            claim("x", "shot and killed three nurses", link("nobody", "she", "said")),
            ("claim", "speaker-not-supported", "she"),
        ),
        (
            claim("x", "shot and killed three nurses", link("o", "Dr Mia Orsk", "said")),
            ("claim", "speaker-not-supported", "Dr Mia Orsk"),
        ),
        (
            claim("x", "shot and killed three nurses", link("o", "Dr Lena Orsk", "swore")),
            ("claim", "not-in-article", "swore"),
        ),
        (
            claim("x", "rebels captured the bridge", link("o", "Dr Lena Orsk", None)),
            ("claim", "speaker-not-supported", "Dr Lena Orsk"),
        ),
        (
            claim("x", "The army shelled the river town", link("o", "Dr Lena Orsk", "captured")),
            ("claim", "speaker-not-supported", "Dr Lena Orsk"),
        ),
        (
            claim("x", "no civilian was harmed", link("o", "Pavel Iru", "said", "no civilian")),
            ("claim", "speaker-not-supported", "Pavel Iru"),
        ),
        (
            claim("x", "The army shelled the river town", link("a", "The army", None)),
            ("claim", "speaker-not-supported", "The army"),
        ),
    ],
)
def test_what_cannot_be_proved_is_rejected(draft: DraftClaim, expected: tuple[str, str, str | None]) -> None:
    speaker = source("a", "The army", name="army")
    summary = grounded(sources=[ORSK, speaker], claims=[draft])
    assert summary.claims == []
    assert expected in reasons(summary)


def test_a_speaker_inside_the_content_needs_the_cue_there_too() -> None:
    whole = claim("x", "Pavel Iru said that no civilian was harmed", link("m", "Pavel Iru", "said", "no civilian"))
    summary = grounded(sources=[IRU], claims=[whole])
    assert len(summary.claims) == 1


def test_a_gist_is_checked_and_the_claim_kept() -> None:
    kept = SHELLING.model_copy(update={"gist": "At least 50 people died in Velmora."})
    assert grounded(sources=[DIRECTOR], claims=[kept]).claims[0].gist == "At least 50 people died in Velmora."
    for gist, reason in (
        ("50 people died in Velmora.", "number-not-in-evidence"),
        ("At least 50 people died in Tarsk.", "name-not-in-evidence"),
        ("The army did not shell Velmora.", "negation-not-in-evidence"),
        ("y" * 6000, "too-long"),
    ):
        summary = grounded(sources=[DIRECTOR], claims=[SHELLING.model_copy(update={"gist": gist})])
        assert summary.claims[0].gist is None
        assert [item.reason for item in summary.rejected] == [reason]
    hedged = NURSES.model_copy(update={"gist": "Fighters killed three nurses."})
    summary = grounded(sources=[ORSK], claims=[hedged])
    assert [item.reason for item in summary.rejected] == ["hedge-dropped"]
    blank = grounded(sources=[DIRECTOR], claims=[SHELLING.model_copy(update={"gist": "  "})])
    assert blank.claims[0].gist is None


def test_a_key_given_twice_keeps_the_first() -> None:
    other = claim("shelling", "rebels captured the bridge")
    summary = grounded(sources=[DIRECTOR], claims=[SHELLING, other])
    assert len(summary.claims) == 1
    assert reasons(summary) == [("claim", "schema", "shelling")]


def test_rejected_offers_the_nearest_place() -> None:
    (rejected,) = grounded(claims=[claim("x", "killing at least 500 people, including 12 children")]).rejected
    assert rejected.nearest is not None
    assert "at least 50 people" in rejected.nearest.exact


def test_of_overlapping_hedges_the_longer_wins() -> None:
    hedged = claim("x", "rebels captured the bridge on Monday", hedges=[quote("unconfirmed", "According to")])
    (found,) = grounded(claims=[hedged]).claims
    assert [hedge.exact for hedge in found.hedges] == ["According to unconfirmed reports"]


def test_a_piece_inside_a_joined_pair_of_sentences_joins_them() -> None:
    pieces = [quote("nurses. “They did not spare anyone,”", "three nurses"), quote("who runs the town’s only clinic")]
    (found,) = grounded(claims=[DraftClaim(key="x", content=pieces)]).claims
    assert len(found.evidence) == 1


def test_an_open_quotation_over_several_paragraphs_is_direct_speech() -> None:
    article = Article.from_text(
        "Head stands here.\n\n“We fled by night, said the miller.\n\n“We saw three men fall.\n\n“Nobody helped.”\n\n"
        "It was over.",
        title="H",
    )
    said = [
        DraftClaim(key=words, content=[quote(words, article=article)])
        for words in ("We saw three men fall", "Nobody helped", "It was over")
    ]
    summary = grounded(article, claims=said)
    assert [found.text for found in summary.claims] == ["We saw three men fall", "Nobody helped", "It was over"]
    speaker = source("s", "the miller").model_copy(update={"mentions": [quote("the miller", article=article)]})
    spoken = said[0].model_copy(
        update={
            "attribution": [
                DraftLink(source="s", mention=quote("the miller", article=article), cue=quote("said", article=article))
            ]
        }
    )
    (found,) = grounded(article, sources=[speaker], claims=[spoken]).claims
    assert found.attribution[0].mode == "direct"


def test_two_same_sentences_are_two_places() -> None:
    article = Article.from_text("Head stands here.\n\nThe bridge fell.\n\nMen came.\n\nThe bridge fell.", title="H")
    said = [DraftClaim(key=str(n), content=[Quote(text="The bridge fell", sentence=n)]) for n in (2, 4)]
    starts = [found.content[0].start for found in grounded(article, claims=said).claims]
    assert len(set(starts)) == 2
