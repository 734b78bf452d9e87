"""No cell starts a formula, whatever a spreadsheet passes over first, and the guard comes off exactly."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.reading.formula_guard import guard_cell, guard_cells, unguard_cell

FORMULAS = (
    "=1+1", '=HYPERLINK("http://x","y")', "+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "\t=1", "\r=1", "\n=1", " =1",
    "\xa0=1", "\u3000=1", "\u200b=1", "\ufeff=1", "\u202e=1", "\x00=1", "\xad=1", "\u2066 \u200e=1", "\uff1d1",
    "\uff0b1", "\uff0d1", "\uff20a", "\u22121", "%0A=1", "|calc", "\t", "\r",
)  # fmt: skip
HARMLESS = ("Ana", "", "a=1", "(503) 555", "27", " Ana", "\u05d0 =1", "x\n=1", "👩‍🔧", "\u202eAna", '"=1"')
NASTY_TEXT = st.text(st.one_of(st.sampled_from(" '=+-@|%\t\r\n\xa0\u200b\ufeff\uff1da"), st.characters()), max_size=12)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_start_a_formula_is_guarded(text: str) -> None:
    assert guard_cell(text) == "'" + text
    assert unguard_cell(guard_cell(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert guard_cell(text) == text


def test_a_text_with_an_apostrophe_gets_a_second_one() -> None:
    assert guard_cell("'tis fine") == "''tis fine"
    assert unguard_cell("''tis fine") == "'tis fine"
    assert unguard_cell("'tis fine") == "'tis fine", "a stranger's apostrophe is text"


@given(st.lists(NASTY_TEXT, max_size=6))
def test_a_guarded_column_comes_back_exactly_through_a_file(cells: list[str]) -> None:
    guarded = guard_cells(cells)
    assert list(guarded) == [guard_cell(cell) for cell in cells]
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows([cell, "end"] for cell in guarded)
    file.seek(0)
    read = [row[0] for row in csv.reader(file, strict=True)]
    assert [unguard_cell(cell) for cell in read] == cells
    assert not any(cell.strip()[:1] in ("=", "+", "-", "@") for cell in read if cell)
