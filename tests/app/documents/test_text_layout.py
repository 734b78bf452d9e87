"""Text fits the room it is given: wrapped, made smaller or visibly cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.faces import Face
from app.documents.pen import TextStyle
from app.documents.plain_text import LEFT_TO_RIGHT, MOST_CHARACTERS, MOST_MARKS, clean_text, one_line
from app.documents.text_direction import is_right_to_left
from app.documents.text_layout import (
    balance,
    excerpt,
    fit,
    fit_lines,
    text_width,
    wrap,
    wrap_everything,
    wrap_without_orphan,
)

BODY = TextStyle(Face.REGULAR, 10, 12)
WIDE = TextStyle(Face.CAPITALS, 10, 12, tracking=3)


@settings(max_examples=60)
@given(st.text(max_size=80), st.floats(20, 300))
def test_no_line_is_wider_than_its_room(text: str, width: float) -> None:
    for line in wrap(text, BODY, width):
        assert text_width(line, BODY) <= width + 0.01 or len(line) <= 3


@given(st.lists(st.text("abcdefg", min_size=1, max_size=30), min_size=1, max_size=12))
def test_wrapping_loses_no_letter(words: list[str]) -> None:
    text = " ".join(words)
    assert "".join(wrap(text, BODY, 60)).replace(" ", "") == text.replace(" ", "")


def test_a_name_breaks_at_its_hyphens_first() -> None:
    assert wrap("Hohenstaufen-Württemberg-Oettingen", BODY, 130) == ["Hohenstaufen-", "Württemberg-Oettingen"]


def test_chinese_text_breaks_between_characters() -> None:
    assert wrap("山田太郎山田太郎", BODY, 45) == ["山田太郎", "山田太郎"]


def test_a_word_without_end_is_broken() -> None:
    lines = wrap("x" * 100, BODY, 50)
    assert len(lines) > 5
    assert "".join(lines) == "x" * 100


def test_lines_beyond_the_most_are_cut_with_a_mark() -> None:
    lines = wrap("one two three four five six seven", BODY, 40, most_lines=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert text_width(lines[1], BODY) <= 40


def test_an_empty_text_has_no_lines() -> None:
    assert wrap(" \n \t", BODY, 40) == []


def test_a_text_shrinks_before_it_is_cut() -> None:
    assert fit("short", BODY, 100, 5) == ("short", BODY)
    text, style = fit("a rather long text", BODY, 70, 5)
    assert text == "a rather long text"
    assert 5 <= style.size < 10
    text, style = fit("a rather long text " * 9, BODY, 70, 5)
    assert text.endswith("…")
    assert text_width(text, style) <= 70


def test_a_text_takes_more_lines_only_when_it_cannot_shrink() -> None:
    lines, style = fit_lines("a rather long text", BODY, 70, smallest=7, most_lines=3)
    assert len(lines) == 1
    assert style.size < 10
    lines, style = fit_lines("a rather long text " * 3, BODY, 70, smallest=7, most_lines=5)
    assert len(lines) > 1
    assert style.size == 7


def test_balanced_lines_are_of_nearly_the_same_width() -> None:
    text = "When we fell short you told us, and let us put it right. That is rarer than praise."
    lines = balance(text, BODY, 300, 2)
    widths = [text_width(line, BODY) for line in lines]
    assert len(lines) == 2
    assert min(widths) > 0.8 * max(widths)


def test_tracking_counts_between_letters_only() -> None:
    assert text_width("A", WIDE) == text_width("A", TextStyle(Face.CAPITALS, 10, 12))
    assert text_width("AB", WIDE) > text_width("AB", TextStyle(Face.CAPITALS, 10, 12)) + 2.9


def test_what_cannot_be_seen_is_taken_out() -> None:
    assert clean_text("a\x00b\u202ec\u00ad\ufeff") == "abc"
    assert clean_text("a\r\nb\u2028c\x85d") == "a\nb\nc\nd"
    assert clean_text("\ud800") == "�"
    assert clean_text("e\u0301") == "é"
    assert clean_text("q" + "\u0301" * 50) == "q" + "\u0301" * MOST_MARKS
    assert one_line(" a \n b\tc ") == "a b c"


def test_a_very_long_text_is_cut_before_any_work_is_done() -> None:
    assert len(clean_text("x" * 10_000_000)) == 4001


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text("abcdefg", min_size=1, max_size=40), min_size=300, max_size=900), st.sampled_from(" \n"))
def test_wrapping_everything_loses_no_word_however_long_the_text_is(words: list[str], between: str) -> None:
    lines = wrap_everything(between.join(words), BODY, 400)
    assert " ".join(lines).split() == words
    assert all(text_width(line, BODY) <= 400.01 for line in lines)


def test_where_a_long_text_is_taken_in_parts_no_line_is_left_short() -> None:
    lines = wrap_everything("word " * 2_000, BODY, 200)
    assert len("word " * 2_000) > 2 * MOST_CHARACTERS
    assert {line.count("word") for line in lines[:-1]} == {lines[0].count("word")}


@pytest.mark.parametrize(
    ("text", "most", "wanted"),
    [
        ("Short enough.", 20, "Short enough."),
        ("One is wet. Two is dry. Three", 25, "One is wet. Two is dry. …"),
        ("One word after, another", 17, "One word after…"),
        ("Exactly here it ends", 12, "Exactly here…"),
        ("Wet. A very long sentence without an end", 22, "Wet. A very long…"),
        ("Line\none\r\ntwo", 20, "Line one two"),
        ("濡れています。まだ濡れています。", 16, "濡れています。 …"),
        ("濡" * 30, 20, "濡" * 9 + "…"),
        ("", 5, ""),
    ],
)
def test_an_excerpt_ends_with_a_sentence_or_a_whole_word_and_a_mark(text: str, most: int, wanted: str) -> None:
    assert excerpt(text, most) == wanted


@given(st.text(max_size=200), st.integers(10, 100))
def test_an_excerpt_is_short_and_on_one_line(text: str, most: int) -> None:
    found = excerpt(text, most)
    assert "\n" not in found
    assert len(found) <= most + 2


def test_letters_with_space_between_them_are_cut_at_the_width_too() -> None:
    style = TextStyle(Face.CAPITALS_SEMIBOLD, 15, 19, tracking=3.2)
    words, fitted = fit("W" * 300, style, 300, 7)
    assert text_width(words, fitted) <= 300
    assert words.endswith("…")
    assert all(text_width(line, style) <= 300 for line in wrap("W" * 300, style, 300))


def test_all_lines_of_a_paragraph_read_from_the_side_of_the_paragraph() -> None:
    lines = wrap(
        "We thank everybody at the house of محمد علي الأنصاري and his whole family for opening the door", BODY, 110
    )
    assert any(is_right_to_left(line.lstrip(LEFT_TO_RIGHT)) for line in lines), "one line begins with the name"
    assert not any(is_right_to_left(line) for line in lines)


def test_no_short_word_stands_alone_on_the_last_line() -> None:
    words = "We are insured for two million dollars and are glad we never needed it."
    width = text_width(words, BODY) - 1
    assert wrap(words, BODY, width)[-1] == "it."
    shared = wrap_without_orphan(words, BODY, width)
    assert " ".join(shared) == words
    assert len(shared) == 2
    assert text_width(shared[1], BODY) > 0.4 * width
    assert wrap_without_orphan("Two words", BODY, 500) == ["Two words"]
