"""Each screen says its own keys, and the plan says which way is sideways."""

from __future__ import annotations

import pytest

from app.keys.screen_keys import everywhere_keys, only_customer_keys, schedule_keys, screen_keys

PLACES = ("clients", "client", "schedule", "job", "sheet_keying", "care_board", "aftercare", "same_person")


@pytest.mark.parametrize("place", PLACES)
def test_a_screen_says_no_key_twice_and_each_with_words(place: str) -> None:
    keys = screen_keys(place)
    assert keys
    assert len({key for key, _words in keys}) == len(keys)
    assert all(key and words for key, words in keys)


def test_a_screen_without_keys_of_its_own_has_none() -> None:
    assert screen_keys("settings") == screen_keys("nowhere") == ()
    assert everywhere_keys()
    assert [key for key, _words in only_customer_keys()] == ["Esc", "1", "2", "3", "4"]


def test_in_a_week_sideways_is_another_day() -> None:
    day, week = dict(schedule_keys(is_week=False)), dict(schedule_keys(is_week=True))
    assert (day["Ctrl+← / Ctrl+→"], week["Ctrl+← / Ctrl+→"]) == ("Another technician", "Another day")
    assert screen_keys("schedule") == schedule_keys(is_week=False)
