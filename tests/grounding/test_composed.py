"""Composed sentences: numbers, names, negation and hedges of the evidence, nothing else."""

from __future__ import annotations

import pytest

from summarizer.grounding.composed import check_composed, check_quoting

EVIDENCE = [
    "Mayor Jana Brod of Tarsk told the NATO envoy that at least 50 people were killed on 14 May.",
    "It said 3 police officers died.",
    "Two hundred homes burned. Envoy Ali Haddad arrived.",
]


@pytest.mark.parametrize(
    "text",
    [
        "At least 50 people were killed in Tarsk.",
        "At least fifty people were killed.",
        "200 homes burned, Jana Brod told the envoy.",
        "Brod's town lost two hundred homes on 14 May.",
        "The Mayor of Tarsk told the Nato Envoy of 3 dead.",
        "People were killed, said mayor Brod.",
        "Three Police officers were killed.",
        "NATO’s envoy arrived.",
        "Mayor Brod told Envoy Haddad of 200 homes.",
        "",
    ],
)
def test_what_the_evidence_holds_passes(text: str) -> None:
    assert check_composed(text, EVIDENCE) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("50 people were killed.", ("number-not-in-evidence", "50")),
        ("Nearly 50 people were killed.", ("number-not-in-evidence", "Nearly 50")),
        ("At least 500 people were killed.", ("number-not-in-evidence", "At least 500")),
        ("Dozens of people were killed.", ("number-not-in-evidence", "Dozens")),
        ("People were killed on 15 May.", ("number-not-in-evidence", "15")),
        ("People were killed in 2024.", ("number-not-in-evidence", "2024")),
        ("At least 50 people were killed in Velmora.", ("name-not-in-evidence", "Velmora")),
        ("Velmora lost 200 homes.", ("name-not-in-evidence", "Velmora")),
        ("Mayor Ali Brod spoke.", ("name-not-in-evidence", "Ali Brod")),
        ("Jana Haddad spoke.", ("name-not-in-evidence", "Jana Haddad")),
        ("The EU envoy spoke.", ("name-not-in-evidence", "EU")),
        ("The envoy of قطر spoke.", ("name-not-in-evidence", "قطر")),
        ("People were killed on 14 June.", ("name-not-in-evidence", "June")),
        ("No people were killed.", ("number-not-in-evidence", "No people")),
        ("People were not killed.", ("negation-not-in-evidence", "People were not killed.")),
        ("y" * 5001, ("too-long", "y" * 5001)),
    ],
)
def test_what_it_does_not_hold_fails(text: str, fault: tuple[str, str]) -> None:
    found = check_composed(text, EVIDENCE)
    assert found is not None
    assert found[0] == fault[0]
    assert fault[1].split()[0] in found[1]


@pytest.mark.parametrize(
    ("text", "evidence", "reason"),
    [
        ("The army fired.", "The army did not fire.", "negation-not-in-evidence"),
        ("The army fired.", "It is not true, Brod said, that the army fired.", "negation-not-in-evidence"),
        ("The army fired.", "The army didn’t fire.", "negation-not-in-evidence"),
        ("Nobody fired.", "Nobody fired on them.", None),
        ("The army fired.", "The army allegedly fired.", "hedge-dropped"),
        ("The army may have fired.", "The army allegedly fired.", None),
        ("The army reportedly fired.", "The office has received reports that the army fired.", None),
        ("The army fired.", "A confirmed report says the army fired.", None),
        ("The IS fired.", "The army is here and fired.", "name-not-in-evidence"),
        ("The US fired.", "They told us the army fired.", "name-not-in-evidence"),
        ("The US fired.", "The U.S. army fired.", None),
        ("Is on fire.", "IS set it on fire", "name-not-in-evidence"),
        ("The army fired in May.", "The army fired in 3 May cities.", None),
        ("He saw A bridge.", "He saw a bridge.", None),
        ("Al-Qaim fell.", "The town of Al-Qaim fell.", None),
        ("Qaim-Al fell.", "The town of Al-Qaim fell.", "name-not-in-evidence"),
    ],
)
def test_negation_hedges_and_capitals(text: str, evidence: str, reason: str | None) -> None:
    fault = check_composed(text, [evidence])
    assert (fault and fault[0]) == reason


def test_a_verbatim_sentence_passes_and_a_cut_one_must_keep_its_not() -> None:
    whole = "It is not true, Brod said, that 3 men were killed."
    assert check_quoting(whole, ["3 men were killed"], [whole]) is None
    assert check_quoting("3 men were killed", ["3 men were killed"], [whole]) == (
        "negation-not-in-evidence",
        "3 men were killed",
    )
    hedged = "Rebels allegedly, he said, shot 3 men."
    assert check_quoting("shot 3 men", ["shot 3 men"], [hedged]) == ("hedge-dropped", "allegedly")
    assert check_quoting("y" * 5001, [], []) == ("too-long", "y" * 5001)


def test_numbers_must_be_quoted_names_may_stand_around_or_be_lent() -> None:
    whole = ["In Tarsk 3 men were killed and 9 hurt."]
    assert check_quoting("3 men were killed in Tarsk.", ["3 men were killed"], whole) is None
    assert check_quoting("9 men were killed.", ["3 men were killed"], whole) == ("number-not-in-evidence", "9")
    assert check_quoting("According to Globe, 3 men died.", ["3 men"], whole, ["Globe"]) is None
    assert check_quoting("According to Globe, 3 men died.", ["3 men"], whole) == ("name-not-in-evidence", "Globe")


def test_a_quotation_frame_passes() -> None:
    whole = ["Mayor Jana Brod said “the bridge is gone”."]
    text = 'According to Jana Brod, "the bridge is gone".'
    assert check_quoting(text, ["the bridge is gone"], whole) is None
