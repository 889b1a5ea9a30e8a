"""ui.py is found, the command refuses what is unsafe, and what is kept on the disk is private to the process."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from summarizer import assets
from summarizer.errors import AssetMissing
from summarizer.page import desk_script, desk_stylesheet, script, stylesheet, theme
from summarizer.page.server import widgets


def test_ui_is_found_in_a_checkout_and_first_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert assets.desk_path() == assets.PACKAGE.parent / "ui.py"
    package = tmp_path / "site-packages" / "summarizer"
    package.mkdir(parents=True)
    monkeypatch.setattr(assets, "PACKAGE", package)
    with pytest.raises(AssetMissing, match=r"no ui\.py"):
        assets.desk_path()
    (package.parent / "ui.py").write_text("# somebody else's, unless nothing stands inside")
    (package / "_ui.py").write_text("# ours")
    assert assets.desk_path() == package / "_ui.py"


def test_ui_is_short_wiring() -> None:
    assert len(assets.desk_path().read_text(encoding="utf-8").splitlines()) <= 300


def test_the_report_and_the_desk_share_their_files() -> None:
    assert desk_stylesheet().startswith(stylesheet())
    assert desk_script().startswith(script())
    for text in (desk_stylesheet(), desk_script()):
        assert "http://" not in text
        assert "https://" not in text
        assert "@import" not in text


def test_the_desk_wears_the_reports_colours() -> None:
    light, dark = theme.palette()["paper"]
    assert f"--paper: light-dark({light}, {dark});" in stylesheet()
    assert theme.settings()["body_background_fill"] == light
    assert theme.settings()["body_background_fill_dark"] == dark


def test_uploads_go_to_a_folder_of_this_process() -> None:
    folder = Path(widgets().UPLOADS)
    assert folder.stat().st_mode & 0o077 == 0
    assert not folder.is_relative_to(Path.cwd())


def test_the_command_refuses_an_open_door(run_command) -> None:
    refused = run_command("ui", "--host", "0.0.0.0")
    assert refused.returncode == 1
    assert "SUMMARIZER_AUTH" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_command_says_when_a_port_is_taken(run_command) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = run_command("ui", "--port", str(taken.getsockname()[1]))
    assert refused.returncode == 1
    assert "is taken" in refused.stderr


def test_a_malformed_setting_is_named_without_its_secret(run_command) -> None:
    refused = run_command("ui", SUMMARIZER_AUTH="anna:hush")
    assert refused.returncode == 1
    assert "hush" not in refused.stderr
