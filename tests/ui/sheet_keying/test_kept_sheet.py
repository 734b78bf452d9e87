"""Half a sheet is kept for its job and for no other."""

from __future__ import annotations

from pathlib import Path

from ui.sheet_keying.kept_sheet import keep_sheet, kept_sheet
from ui.window_state import Preferences


def test_a_sheet_is_kept_until_nothing_is(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "settings.json")
    keep_sheet(kept, 7, "", {"words": "Lovely", "found": ["pet"]})
    assert kept_sheet(Preferences(tmp_path / "settings.json"), 7, "") == {"words": "Lovely", "found": ["pet"]}
    assert kept_sheet(kept, 8, "") == {}
    keep_sheet(kept, 7, "", {})
    assert kept_sheet(kept, 7, "") == {}


def test_what_was_kept_before_somebody_else_keyed_it_in_is_not_mixed_with_that(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "settings.json")
    keep_sheet(kept, 7, "", {"words": "Lovely"})
    assert kept_sheet(kept, 7, "2026-03-02T10:00:00+00:00") == {}


def test_a_file_mended_by_hand_is_nothing_kept(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "settings.json")
    for broken in ("{", "[1]", "null", '"words"', "{}"):
        kept.keep_layout("draft.sheet.7", broken)
        assert kept_sheet(kept, 7, "") == {}
