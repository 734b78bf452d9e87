"""Where shipped files are found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.resource_files import resource_path


def test_a_shipped_font_is_found_in_the_source_tree() -> None:
    assert resource_path("fonts", "Inter-Regular.ttf").is_file()


def test_a_bundle_has_its_resources_in_its_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_path("fonts", "a.ttf") == tmp_path / "resources" / "fonts" / "a.ttf"
