"""From which side a line reads, whatever its first letter is."""

from __future__ import annotations

from app.documents.text_direction import is_right_to_left, reading_as, visual_runs


def test_right_to_left_text_is_ordered_and_numbers_inside_it_are_not_turned() -> None:
    assert visual_runs("abc") == [("abc", False)]
    assert visual_runs("דנה abc") == [("abc", False), ("דנה ", True)]
    assert visual_runs("abc דנה 12 כהן") == [("abc ", False), (" כהן", True), ("12", False), ("דנה ", True)]


def test_a_character_without_a_direction_of_its_own_stands_among_others() -> None:
    assert "".join(run for run, _is_right_to_left in visual_runs("א\U0001dab0")) in ("א\U0001dab0", "\U0001dab0א")


def test_a_line_reads_from_where_its_first_letter_does() -> None:
    assert [is_right_to_left(text) for text in ("“שלום Anna", "123 عربي", "Anna שלום", "123 …", "")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_a_line_can_be_told_from_which_side_it_reads() -> None:
    line = "محمد came on Monday"
    assert is_right_to_left(line)
    told = reading_as(line, right_to_left=False)
    assert not is_right_to_left(told)
    assert [text for text, _is_mirrored in visual_runs(told)] == ["محمد", " came on Monday"]
    assert [text for text, _is_mirrored in visual_runs(line)] == ["came on Monday", "محمد "]


def test_a_line_without_such_letters_or_with_its_own_direction_stays_as_it_is() -> None:
    assert reading_as("Monday", right_to_left=True) == "Monday"
    assert reading_as("", right_to_left=True) == ""
    assert reading_as("See محمد", right_to_left=False) == "See محمد"
