from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from app.exchange.reading.workbook_cells import CellValue, cell_text, remark_on_lost_zeros, with_lost_zeros, zip_columns


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1042.0, "1042"),
        (9876543210.0, "9876543210"),
        (-3.0, "-3"),
        (1225.5, "1225.5"),
        (12.345, "12.3450"),
        (0.1 + 0.2, "0.3"),
        (1234567890123456789.0, "1.23456789012346E+18"),
        (True, "true"),
        (False, "false"),
        (date(2024, 3, 4), "2024-03-04"),
        (datetime(2024, 3, 4), "2024-03-04"),
        (datetime(2024, 3, 4, 9, 30), "2024-03-04 09:30"),
        (datetime(2024, 3, 4, 9, 30, 5), "2024-03-04 09:30:05"),
        (time(9, 30), "09:30"),
        (timedelta(hours=30, minutes=5), "30:05"),
        (" Ida ", " Ida "),
        ("one_x000D_\ntwo", "one\r\ntwo"),
        ("", ""),
    ],
)
def test_a_value_becomes_the_text_an_export_should_have_had(value: CellValue, text: str) -> None:
    assert cell_text(value) == text


def test_a_zip_code_gets_its_zeros_back_and_no_other_number_does() -> None:
    assert zip_columns(("Name", "Zip", "Service Zip code", "PLZ")) == {1, 2}
    assert [with_lost_zeros(value, cell_text(value)) for value in (2134.0, 501.0, "2134", 97201.0, 12.0)] == [
        "02134",
        "00501",
        "2134",
        "97201",
        "12",
    ]


def test_postal_codes_that_lost_a_zero_are_told() -> None:
    rows: list[list[CellValue]] = [["Ida", 1067.0], ["Jon", 10115.0], ["Kay", "4020"]]
    (sentence,) = remark_on_lost_zeros(("Name", "PLZ"), rows)
    assert sentence.startswith("1 postal code")
    assert remark_on_lost_zeros(("Name", "PLZ"), rows[:1]) == ()
