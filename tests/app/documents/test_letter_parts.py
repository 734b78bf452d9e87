from __future__ import annotations

from app.documents.letter_parts import letter_head, text_lines


def test_a_paragraph_is_never_torn_after_its_first_or_before_its_last_line() -> None:
    blocks = text_lines(["one", "two", "three", "four"], 0, gap=9)
    assert [block.stays_with_next for block in blocks] == [True, False, True, False]
    assert [block.gap for block in blocks] == [9, 0, 0, 0]


def test_the_head_grows_with_what_there_is_to_say() -> None:
    assert letter_head(600, "Brightwater", ["one", "two"]).height > letter_head(600, "Brightwater", []).height
