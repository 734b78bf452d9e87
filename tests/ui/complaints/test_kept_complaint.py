from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.complaints.kept_complaint import KeptComplaint, keep_complaint, kept_complaint
from ui.window_state import Preferences


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Preferences:
    return Preferences(tmp_path_factory.mktemp("kept") / "settings.json")


@given(st.builds(KeptComplaint, words=st.text(st.characters(codec="utf-8"))))
def test_whatever_was_written_comes_back_as_it_was(kept: Preferences, complaint: KeptComplaint) -> None:
    keep_complaint(kept, 7, complaint)
    assert kept_complaint(kept, 7) == complaint


def test_nothing_written_is_nothing_kept(kept: Preferences) -> None:
    keep_complaint(kept, 8, KeptComplaint(words="x"))
    keep_complaint(kept, 8, KeptComplaint())
    assert kept.layout("draft.complaint.8") == ""


@pytest.mark.parametrize("text", ["The hall was missed", "{not json", "{}", '{"words": 7, "channel": null}', "[1]"])
def test_bare_words_and_a_file_mended_by_hand_lose_nothing_and_break_nothing(kept: Preferences, text: str) -> None:
    kept.keep_layout("draft.complaint.9", text)
    found = kept_complaint(kept, 9)
    assert found.words == ("" if text in ("{}", '{"words": 7, "channel": null}') else text)
    assert found.channel == "phone"


def test_moments_days_and_categories_that_cannot_be_are_none() -> None:
    wrong = KeptComplaint(received_at="yesterday", need_by_on="soon", category="weather")
    assert (wrong.received_moment, wrong.need_by_day, wrong.chosen_category) == (None, None, None)
    assert KeptComplaint(received_at="2026-03-02T09:00:00").received_moment is None


def test_two_clients_have_two_drafts(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "settings.json")
    keep_complaint(kept, 1, KeptComplaint(words="one"))
    keep_complaint(kept, 2, KeptComplaint(words="two"))
    again = Preferences(tmp_path / "settings.json")
    assert [kept_complaint(again, number).words for number in (1, 2, 3)] == ["one", "two", ""]
