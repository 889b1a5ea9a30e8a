from __future__ import annotations

from typing import Any

from summarizer.draft import Draft
from summarizer.engines.llm.conversion import to_draft
from summarizer.engines.llm.merging import join_facets, merge
from summarizer.engines.llm.wire import FACETS
from tests.engines.llm.modelling import ARTICLE, casualty, claim, force, grounded, honest, link, read, source, whole

NINE = "At least nine farmers were killed by government troops near Orlo on Tuesday"


def drafts(*replies: dict[str, Any]) -> list[Draft]:
    return [to_draft(ARTICLE, read(reply)) for reply in replies]


def test_one_draft_stays_as_it_is() -> None:
    [draft] = drafts(honest())
    assert merge([draft]) is draft


def test_the_same_draft_twice_is_once() -> None:
    first, second = drafts(honest(), honest())
    assert merge([first, second]) == first


def test_keys_of_windows_do_not_collide() -> None:
    here = whole(
        sources=[source("s1", [2], "union leader Tomas Brekk", name="Tomas Brekk")],
        claims=[claim("c1", [2], NINE, link("s1", "union leader Tomas Brekk"))],
        casualties=[casualty("c1", [2], "farmers", "At least nine")],
    )
    there = whole(
        sources=[source("s1", [4], "Colonel Ivo Lasz", name="Ivo Lasz")],
        claims=[claim("c1", [4], "We hit a camp", link("s1", "Colonel Ivo Lasz"))],
    )
    summary = grounded(ARTICLE, merge(drafts(here, there)))
    assert summary.rejected == []
    speakers = {each.id: each.name for each in summary.sources}
    assert [speakers[each.attribution[0].source_id] for each in summary.claims] == ["Tomas Brekk", "Ivo Lasz"]
    assert summary.casualties[0].claim_id == summary.claims[0].id


def test_one_person_of_two_windows_is_one_source_and_links_follow() -> None:
    here = whole(sources=[source("s1", [2], "union leader Tomas Brekk", name="Tomas Brekk", role="union leader")])
    there = whole(
        sources=[source("b", [2], "Tomas Brekk", name="tomas  brekk", organisation="union")],
        claims=[claim("c1", [2], NINE, link("b", "Tomas Brekk"))],
    )
    merged = merge(drafts(here, there))
    [brekk] = merged.sources
    assert (brekk.key, brekk.role, brekk.organisation) == ("s1", "union leader", "union")
    assert [quote.text for quote in brekk.mentions] == ["union leader Tomas Brekk", "Tomas Brekk"]
    assert merged.claims[0].attribution[0].source == "s1"


def test_unnamed_sources_are_one_only_at_one_place() -> None:
    here = whole(sources=[source("s1", [2], "the men")])
    same, other = whole(sources=[source("x", [2], "the men")]), whole(sources=[source("x", [3], "the men")])
    assert [len(merge(drafts(here, each)).sources) for each in (same, other)] == [1, 2]


def test_forces_are_one_by_name_with_everything_known_of_them() -> None:
    here = whole(forces=[force("f1", [5], "Dawn Column", "Dawn Column") | {"aliases": ["DC"]}])
    there = whole(
        forces=[force("g", [5], "dawn column", "Rebels of the Dawn Column") | {"aliases": ["DC", "Rebels"]}],
        casualties=[casualty("c1", [5], "men", None, perpetrator="g")],
    )
    merged = merge(drafts(here, there))
    [column] = merged.forces
    assert (column.aliases, len(column.mentions)) == (["DC", "Rebels"], 2)
    assert merged.casualties[0].perpetrator == "f1"


def test_a_claim_of_the_overlap_keeps_the_longer_chain() -> None:
    speaker = source("s1", [2], "union leader Tomas Brekk", name="Tomas Brekk")
    short = whole(claims=[claim("c1", [2], NINE)])
    long = whole(
        sources=[speaker],
        claims=[claim("c9", [2], NINE, link("s1", "union leader Tomas Brekk"))],
        casualties=[casualty("c9", [2], "farmers", "At least nine")],
    )
    for merged in (merge(drafts(short, long)), merge(drafts(long, short))):
        assert len(merged.claims) == 1
        assert len(merged.claims[0].attribution) == 1
        assert merged.casualties[0].claim == merged.claims[0].key


def test_one_statement_of_two_speakers_is_two_claims() -> None:
    one, other = link("s1", "union leader Tomas Brekk"), link("s2", "government troops")
    both = whole(claims=[claim("c1", [2], NINE, one), claim("c2", [2], NINE, other)])
    assert len(merge(drafts(both, both)).claims) == 2


def test_a_key_given_twice_is_left_for_grounding_to_reject() -> None:
    twice = whole(
        sources=[source("s1", [2], "Tomas Brekk", name="Tomas Brekk"), source("s1", [4], "Ivo Lasz", name="Ivo Lasz")]
    )
    merged = merge(drafts(twice, whole()))
    assert [each.name for each in merged.sources] == ["Tomas Brekk", "Ivo Lasz"]


def test_every_window_has_its_turn_in_the_abstract() -> None:
    def told(*texts: str) -> dict[str, Any]:
        return whole(abstract=[{"sentences": [2], "text": text, "quotes": ["farmers"]} for text in texts])

    merged = merge(drafts(told("a", "b", "c"), told("d", "a", "e"), told("f")))
    assert [each.text for each in merged.abstract] == ["a", "b", "c", "d", "f"]


def facets(reply: dict[str, Any]) -> list[Draft]:
    return [to_draft(ARTICLE, read({name: reply[name] for name in names}, names)) for names in FACETS]


def test_facets_are_one_draft() -> None:
    assert join_facets(facets(honest())) == to_draft(ARTICLE, read(honest()))


def test_a_facet_s_own_keys_are_pointed_to_the_claim_that_tells_it() -> None:
    reply = honest()
    reply["casualties"][0]["claim"] = "c2b"
    reply["control"][0] |= {"claim": "c77", "force": "Column"}
    joined = join_facets(facets(reply))
    assert [each.claim for each in joined.casualties] == ["c1"]
    assert [(each.claim, each.force) for each in joined.control] == [("c2", "f2")]
    assert grounded(ARTICLE, joined).rejected == []


def test_what_no_claim_tells_stays_unlinked() -> None:
    reply = honest()
    reply["casualties"][0] |= {"claim": "zz", "sentences": [4], "victims": "a camp", "count": None}
    for name in ("perpetrator", "perpetrator_text", "place", "time"):
        reply["casualties"][0][name] = None
    joined = join_facets(facets(reply))
    assert joined.casualties[0].claim == "zz"
