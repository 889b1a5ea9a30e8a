from __future__ import annotations

import hashlib

import pytest

from summarizer import assets, prompts
from summarizer.errors import AssetMissing
from summarizer.prompts import load_prompt, parse_prompt

TEMPLATE = (
    b"For editors: $not sent.\n\n# System\nBe brief; it costs $$1.\n\n# User\nRead $text\nin ${tongue}, for $$2.\n"
)


def test_a_template_has_two_parts_and_a_hash_of_its_bytes() -> None:
    prompt = parse_prompt("short", TEMPLATE)
    assert (prompt.name, prompt.system) == ("short", "Be brief; it costs $1.")
    assert prompt.placeholders == {"text", "tongue"}
    assert prompt.sha256 == hashlib.sha256(TEMPLATE).hexdigest()
    assert parse_prompt("short", TEMPLATE.replace(b"\n", b"\r\n")).system == prompt.system


def test_values_go_in_as_they_are() -> None:
    prompt = parse_prompt("short", TEMPLATE)
    assert prompt.fill(text="a $tongue of \\1 $", tongue="$text") == "Read a $tongue of \\1 $\nin $text, for $2."


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"text": "x"}, "no value for \\$tongue"),
        ({"text": "x", "tongue": "y", "mood": "z"}, "no \\$mood in it"),
        ({}, "no value for \\$text, no value for \\$tongue"),
    ],
)
def test_placeholders_are_checked_both_ways(values: dict[str, str], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse_prompt("short", TEMPLATE).fill(**values)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"# System\nx", "lacks"),
        (b"# User\nx\n# System\ny", "lacks"),
        (b"", "lacks"),
        (b"# System\nx\n# User\ncosts $ 5", "neither"),
        (b"# System\nHello $name\n# User\ny", "system part"),
    ],
)
def test_a_malformed_template_is_told(data: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse_prompt("odd", data)


def shipped() -> list[str]:
    return sorted(path.stem for path in (assets.PACKAGE.parent / "prompts").glob("*.md"))


def test_the_prompts_that_ship() -> None:
    assert {"draft", "revise"} <= set(shipped())


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_prompt_is_a_template_that_calls_its_text_data(name: str) -> None:
    prompt = load_prompt(name)
    assert prompt is load_prompt(name)
    assert prompt.placeholders
    assert prompt.system
    assert all(ord(character) < 128 or character in "“”’—" for character in prompt.system)


def test_an_unknown_prompt_is_an_error() -> None:
    prompts.load_prompt.cache_clear()
    with pytest.raises(AssetMissing, match="no prompt named"):
        load_prompt("../draft")
