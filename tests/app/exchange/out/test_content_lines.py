"""Lines that other programs read: short, masked, and whole again when they are put together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.out.content_lines import content_lines, escaped, fold_line


def test_signs_of_the_format_and_control_letters_do_no_harm() -> None:
    assert escaped("a;b,c\\d\r\ne\x07") == "a\\;b\\,c\\\\d\\ne"
    assert escaped("a\rb") == "a\\nb"
    assert escaped("lone \ud800") == "lone "


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
def test_folded_lines_are_short_and_come_together_again(words: str) -> None:
    pieces = list(fold_line(f"SUMMARY:{words}"))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == f"SUMMARY:{words}"
    assert content_lines([f"SUMMARY:{words}"]).replace("\r\n ", "") == f"SUMMARY:{words}\r\n"
