"""A cell of a workbook → the text that a CSV export of it should have had: digits whole, days in ISO order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from app.exchange.words.header_words import plain_header, wordings
from app.exchange.words.import_fields import ImportField, RecordKind
from app.translations import ngettext

CellValue = int | float | str | bool | time | date | datetime | timedelta
_EXACT_BELOW = 10**15
_ESCAPED = re.compile(r"_x([0-9A-F]{4})_")
_ZIP_DIGITS = 5


def cell_text(value: CellValue) -> str:
    """The text of a value; a number with more digits than a workbook keeps stays in the notation that says so."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _number_text(value)
    if isinstance(value, datetime):
        return (
            value.strftime("%Y-%m-%d %H:%M" if value.second == 0 else "%Y-%m-%d %H:%M:%S")
            if _has_time(value)
            else (value.date().isoformat())
        )
    if isinstance(value, time):
        return value.strftime("%H:%M" if value.second == 0 else "%H:%M:%S")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")
    return value.isoformat()


def _has_time(value: datetime) -> bool:
    return (value.hour, value.minute, value.second) != (0, 0, 0)


def _number_text(value: float) -> str:
    """`1042.0` is 1042; three decimals get a fourth, so that nobody takes the point for one between thousands."""
    if abs(value) >= _EXACT_BELOW or value != value:  # noqa: PLR0124 - only NaN is unequal to itself
        return f"{value:.14E}"
    if value == int(value):
        return str(int(value))
    text = f"{value:.10f}".rstrip("0")
    return text + "0" if len(text.partition(".")[2]) == 3 else text


def _is_number(value: CellValue) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def with_lost_zeros(value: CellValue, text: str) -> str:
    """A ZIP code that a workbook keeps as a number lost the zeros it began with; it always has five digits."""
    is_number = _is_number(value) and text.isdecimal() and len(text) in {3, 4}
    return text.zfill(_ZIP_DIGITS) if is_number else text


def zip_columns(headers: Sequence[str]) -> frozenset[int]:
    """The columns with American ZIP codes, told by their headings."""
    return frozenset(place for place, header in enumerate(headers) if "zip" in plain_header(header).split())


def remark_on_lost_zeros(headers: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> tuple[str, ...]:
    """What to say where postal codes of four digits stand as numbers among longer ones."""
    words = wordings(RecordKind.CLIENTS)
    places = [
        place
        for place, header in enumerate(headers)
        if (meaning := words.get(plain_header(header))) is not None and meaning.field is ImportField.POSTAL_CODE
    ]
    short = long = 0
    for row in rows:
        for place in places:
            value = row[place] if place < len(row) else ""
            digits = len(cell_text(value)) if _is_number(value) else 0
            short, long = short + (digits in {3, 4}), long + (digits == _ZIP_DIGITS)
    if not short or not long:
        return ()
    text = ngettext(
        "{count} postal code among the first rows has lost a zero at its front, as numbers in a workbook do.",
        "{count} postal codes among the first rows have lost a zero at their front, as numbers in a workbook do.",
        short,
    )
    return (text.format(count=short),)
