from __future__ import annotations

import contextlib
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.columns.date_columns import (
    DateOrder,
    DateReading,
    LooseDate,
    judge_dates,
    read_date,
    read_loose_date,
    read_time,
    read_window,
)

DAY_FIRST, MONTH_FIRST = DateReading(DateOrder.DAY_FIRST), DateReading(DateOrder.MONTH_FIRST)


def test_one_telling_date_decides_the_whole_column() -> None:
    reading = judge_dates(["03/04/2024", "25/03/2024", "01/02/2024"], DateOrder.MONTH_FIRST)
    assert reading == DAY_FIRST
    assert read_date("03/04/2024", reading, 2026) == date(2024, 4, 3)
    assert judge_dates(["03/04/2024", "03/25/2024"], DateOrder.DAY_FIRST) == MONTH_FIRST


def test_an_undecidable_column_takes_the_habit_of_the_firm_and_asks_with_an_example() -> None:
    reading = judge_dates(["05/05/2024", "03/04/2024"], DateOrder.DAY_FIRST)
    assert not reading.is_certain
    assert reading.example == "03/04/2024"
    assert reading.example_date() == LooseDate(2024, 4, 3)


def test_iso_and_dotted_dates_and_equal_numbers_ask_nothing() -> None:
    assert judge_dates(["2024-03-04", "2025-01-02"]).is_certain
    assert judge_dates(["05/05/2024", ""]).is_certain
    assert judge_dates(["02.03.2018", "04.05.18"], DateOrder.MONTH_FIRST) == DAY_FIRST


def test_days_without_a_year_tell_the_order_except_with_a_hyphen_as_those_are_month_and_day() -> None:
    assert judge_dates(["25/12"]).order is DateOrder.DAY_FIRST
    asked = judge_dates(["25-12", "03/04/2021"])
    assert (asked.order, asked.is_certain, asked.example) == (DateOrder.MONTH_FIRST, False, "03/04/2021")


def test_a_single_mistyped_date_does_not_turn_the_column() -> None:
    assert judge_dates(["25/03/2024", "26/03/2024", "03/27/2024"]) == DAY_FIRST


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2024-03-04", date(2024, 3, 4)),
        ("2024-03-04T09:14:00Z", date(2024, 3, 4)),
        ("2024/3/4", date(2024, 3, 4)),
        ("20240304", date(2024, 3, 4)),
        ("3/4/2024 2:30 PM", date(2024, 3, 4)),
        ("3/4/24", date(2024, 3, 4)),
        ("02.03.2018", date(2018, 3, 2)),
        ("22.02.18", date(2018, 2, 22)),
        ("14 May 2021", date(2021, 5, 14)),
        ("May 14, 2021", date(2021, 5, 14)),
        ("Fri, May 14, 2021", date(2021, 5, 14)),
        ("14-May-21", date(2021, 5, 14)),
        ("14. März 2021", date(2021, 3, 14)),
        ("14 août 2021", date(2021, 8, 14)),
        ("14 de enero de 2021", date(2021, 1, 14)),
        ("Sept 3, 2020 10:15 AM", date(2020, 9, 3)),
        ("45123", date(2023, 7, 16)),
        ("12345", date(1933, 10, 18)),
        ("Mi, 14.05.2021", date(2021, 5, 14)),
        ("Mon 5/14/2021", date(2021, 5, 14)),
        ("1er août 2021", date(2021, 8, 1)),
        ("May 14th, 2021", date(2021, 5, 14)),
        ("202403041200", date(2024, 3, 4)),
        ("2024年3月4日", date(2024, 3, 4)),
        ("1735689600", date(2025, 1, 1)),
        ("1735689600000", date(2025, 1, 1)),
        ("", None),
        ("0/0/00", None),
        ("0000-00-00", None),
        ("00.00.0000", None),
        ("1/0/1900", None),
        ("12/30/1899", None),
        ("1900-01-01", None),
        ("0001-01-01", None),
        ("N/A", None),
    ],
)
def test_a_date_is_read_in_any_usual_writing(text: str, meant: date | None) -> None:
    assert read_date(text, MONTH_FIRST, 2027) == meant


@pytest.mark.parametrize("text", ["31/02/2020", "2/30/2021", "2021-02-29", "13/13/2020", "32.01.2020", "spring", "12"])
def test_what_the_calendar_does_not_have_is_refused(text: str) -> None:
    for reading in (DAY_FIRST, MONTH_FIRST):
        with pytest.raises(ValueError, match=r"\w"):
            read_date(text, reading, 2027)


def test_a_birthday_may_lack_its_year() -> None:
    for text in ("--05-14", " --05-14", "05-14", "5/14", "May 14", "14 May"):
        assert str(read_loose_date(text, MONTH_FIRST, 2026)) == "--05-14"
    assert str(read_loose_date("29.2.", DAY_FIRST, 2026)) == "--02-29"
    assert str(read_loose_date("3.4.", MONTH_FIRST, 2026)) == "--04-03"
    for text in ("0000-05-14", "1604-05-14", "5/14/1604"):
        assert str(read_loose_date(text, MONTH_FIRST, 2026)) == "--05-14"
    with pytest.raises(ValueError, match="no year"):
        read_date("05-14", MONTH_FIRST, 2026)


def test_a_year_of_two_digits_is_the_latest_that_is_not_ahead() -> None:
    assert str(read_loose_date("5/14/65", MONTH_FIRST, 2026)) == "1965-05-14"
    assert str(read_loose_date("5/14/26", MONTH_FIRST, 2026)) == "2026-05-14"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9:00 AM", time(9)),
        ("12:15 am", time(0, 15)),
        ("9pm", time(21)),
        ("10/02/2026 2:30 PM", time(14, 30)),
        ("2024-03-12 09:14", time(9, 14)),
        ("2024-03-12T09:14:00-05:00", time(9, 14)),
        ("14 Uhr", time(14)),
        ("14h30", time(14, 30)),
        ("10/02/2026", None),
        ("22.02.18", None),
        ("14h", time(14)),
        ("", None),
        ("25:00", None),
    ],
)
def test_the_time_of_day_is_read_even_after_a_date(text: str, meant: time | None) -> None:
    assert read_time(text) == meant


def test_both_ends_of_an_arrival_window_are_read() -> None:
    assert read_window("10:00am - 12:00pm") == (time(10), time(12))
    assert read_window("8-10am") == (time(8), time(10))
    assert read_window("1:30 PM – 3 PM") == (time(13, 30), time(15))
    assert read_window("") == (None, None)


@given(st.dates(date(1900, 1, 1), date(2026, 12, 31)))
def test_every_day_comes_back_in_either_order(day: date) -> None:
    assert read_date(day.strftime("%d/%m/%Y"), DAY_FIRST, 2026) == day
    assert read_date(day.strftime("%m/%d/%Y"), MONTH_FIRST, 2026) == day
    assert read_date(day.isoformat(), DAY_FIRST, 2026) == day


@given(st.text(max_size=40))
def test_any_text_is_a_date_nothing_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        read_loose_date(text, DAY_FIRST, 2026)
    read_time(text)
    read_window(text)
