from __future__ import annotations

import re
from pathlib import Path

import pytest

from summarizer import assets
from summarizer.errors import AssetMissing


def test_the_samples_ship_and_one_is_for_the_demo() -> None:
    assert len(assets.sample_names()) == 11
    assert assets.sample().name == assets.DEMO_SAMPLE


@pytest.mark.parametrize("name", assets.sample_names())
def test_a_sample_is_an_article_with_front_matter(name: str) -> None:
    text = assets.sample(name).read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    assert {line.split(":")[0] for line in front.splitlines()} >= {"title", "outlet", "date", "byline"}
    assert 120 <= len(re.findall(r"\S+", body)) <= 600


def test_an_unknown_sample_names_those_there_are() -> None:
    with pytest.raises(AssetMissing) as caught:
        assets.sample("../settings.py")
    assert assets.DEMO_SAMPLE in caught.value.hint


def test_an_incomplete_install_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "PACKAGE", tmp_path)
    with pytest.raises(AssetMissing, match="no sample articles") as caught:
        assets.sample()
    assert "reinstall" in caught.value.hint


def test_a_prompt_is_found_in_a_checkout_and_first_in_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert assets.prompt_path("draft") == assets.PACKAGE.parent / "prompts" / "draft.md"
    package = tmp_path / "site-packages" / "summarizer"
    for folder in (package / "_prompts", package.parent / "prompts"):
        folder.mkdir(parents=True)
        (folder / "draft.md").write_text("# System\n# User\n")
    monkeypatch.setattr(assets, "PACKAGE", package)
    assert assets.prompt_path("draft") == package / "_prompts" / "draft.md"


def test_missing_prompts_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AssetMissing, match="no prompt named") as caught:
        assets.prompt_path("../pyproject")
    assert "draft" in caught.value.hint
    monkeypatch.setattr(assets, "PACKAGE", tmp_path / "summarizer")
    with pytest.raises(AssetMissing, match="no prompts in"):
        assets.prompt_path("draft")
