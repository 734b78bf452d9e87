"""A key is drawn as what is pressed: the caps of the keyboard, one by one."""

from __future__ import annotations

import pytest

from app.documents.key_caps import key_parts, measured_caps


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("Ctrl+Shift+C", ("Ctrl", "Shift", "C")),
        ("F11", ("F11",)),
        ("Ctrl++", ("Ctrl", "+")),
        ("+", ("+",)),
        ("Ctrl+-", ("Ctrl", "-")),
        ("Ctrl+/", ("Ctrl", "/")),
        ("Ctrl+↑ / Ctrl+↓", ("Ctrl", "↑", "↓")),
        ("↑ / ↓", ("↑", "↓")),
        ("Alt+Page up / Alt+Page down", ("Alt", "Page up", "Page down")),
        ("Alt+1 … 6", ("Alt", "1 … 6")),
        ("Enter / Ctrl+Enter", ("Enter", "Ctrl", "Enter")),
    ],
)
def test_a_key_is_made_of_caps_and_what_two_ways_share_is_said_once(key: str, parts: tuple[str, ...]) -> None:
    assert key_parts(key) == parts


def test_a_cap_wider_than_its_room_is_made_smaller_and_arrows_are_drawn() -> None:
    caps = measured_caps("W" * 80, 1, 100)
    assert caps.width <= 100
    assert caps.caps[0][0].endswith("…")
    assert [words for words, _style, _width in measured_caps("Ctrl+Left / Ctrl+Right", 1, 100).caps] == [
        "Ctrl", "←", "→",
    ]  # fmt: skip
