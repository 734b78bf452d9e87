from __future__ import annotations

import pytest

from app.exchange.reading.old_workbooks import BrokenWorkbookError, OldSheet, read_old_workbook, sheets_of
from tests.app.exchange.whole_files import FILES

PLAIN = (FILES / "old_workbook.xls").read_bytes()


def test_sheets_come_with_their_values_out_of_another_process() -> None:
    customers, notes = read_old_workbook(PLAIN)
    assert (customers.name, customers.start, customers.height) == ("Customers", (0, 0), 3)
    rows = list(customers.iter_rows())
    assert rows[1] == [1042, "Zoë Łąkowa", 5035550100.0, 2134, "2020-03-04", 1225.5, True]
    assert (notes.name, len(notes.rows)) == ("Notes", 1)


def test_the_height_leaves_out_the_rows_before_the_first_cell() -> None:
    assert OldSheet("a", (2, 1), [], [[], [], ["x"]]).height == 1


@pytest.mark.parametrize("content", [b"", PLAIN[:700], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_a_broken_one_says_so(content: bytes) -> None:
    with pytest.raises(BrokenWorkbookError):
        read_old_workbook(content)


def test_what_takes_the_reader_down_does_not_take_us_down() -> None:
    # One wrong byte in its table of texts, and python-calamine asks for gigabytes and ends its whole process.
    greedy = PLAIN[:1787] + b"\xff" + PLAIN[1788:]
    with pytest.raises(BrokenWorkbookError):
        read_old_workbook(greedy)


def test_the_other_process_says_what_the_reader_read() -> None:
    assert [sheet["name"] for sheet in sheets_of(PLAIN)] == ["Customers", "Notes"]
