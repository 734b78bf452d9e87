"""Dates and times of a column: their order is decided once for the whole column, then every cell is read by it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from app.translations import gettext as _

_NUMBERS = re.compile(
    r"(\d{1,4})\s?([-/. \u2010-\u2012\u2212])\s?(\d{1,2})\s?[-/. \u2010-\u2012\u2212]\s?(\d{1,4})(?=$|[\sT,])"
)
_NO_YEAR = re.compile(r"-{0,2}(\d{1,2})[-/.](\d{1,2})\.?(?=$|\s)")
_COMPACT = re.compile(r"(?:19|20)\d{6}(?=$|[T ]|\d{4}(?:\d{2})?$)")
_SERIAL = re.compile(r"[1-6]\d{4}(?:[.,]\d+)?")
_EPOCH = re.compile(r"(1\d{9})(?:\d{3})?")
_WEEKDAY = re.compile(r"[^\W\d_]{2,10}\.?,?\s+(?=\d{1,4}\s?[-/.])")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_NOTHING = re.compile(r"[\s0/.\-:]*|n/?a|none|null|unknown|never|-+|nan", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d.:/-])(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2})(?:\.\d+)?)?(?![./-]?\d)\s*"
    r"(a\.?m\.?|p\.?m\.?|a\b|p\b|uhr\b|h\b)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\s*(?:GMT|UTC)?[-+]\d{2}:?\d{2}$|\s*Z$")
_MONTHS = (
    "jan ene gen", "feb fev", "mar mrz maer", "apr avr abr", "may mai mayo mag mei maj", "jun juin giu",
    "jul juil lug", "aug aou ago", "sep set", "oct okt ott out", "nov", "dec dez dic des",
)  # fmt: skip
_MONTH_OF = {start: place + 1 for place, starts in enumerate(_MONTHS) for start in starts.split()}
_LONGEST_DATE = 80
_LATEST_EXAMPLE = 2049
# Years that programs write where they know none: Apple's 1604, and those of an empty date.
_NO_YEARS = frozenset({0, 1, 1604})
# What Excel, Access and SQL Server make of an empty date.
_EMPTY_DAYS = frozenset({(1899, 12, 30), (1899, 12, 31), (1900, 1, 0), (1900, 1, 1), (1, 1, 1)})
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_EPOCH_DAY_ZERO = date(1970, 1, 1)


class DateOrder(StrEnum):
    """Which number of `04/03/2026` is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class LooseDate(NamedTuple):
    """A date that may lack its year, as birthdays do."""

    year: int | None
    month: int
    day: int

    def is_after(self, day: date) -> bool:
        """Whether it is a whole date after that day."""
        return self.year is not None and (self.year, self.month, self.day) > (day.year, day.month, day.day)

    def __str__(self) -> str:
        """ISO text, without a year `--05-14`."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}" if self.year else f"--{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class DateReading:
    """How a column is read; where no value could tell, `is_certain` is False and `example` is there to ask about."""

    order: DateOrder
    is_certain: bool = True
    example: str = ""

    def example_date(self) -> LooseDate | None:
        """The example as it would be read, so that a person can say whether that is right."""
        try:
            return read_loose_date(self.example, self, latest_year=_LATEST_EXAMPLE)
        except ValueError:
            return None


class DateEvidence:
    """Collects what the values of one column tell about the order of day and month."""

    __slots__ = ("day_first", "dotted", "example", "month_first")

    def __init__(self) -> None:
        self.day_first = self.month_first = self.dotted = 0
        self.example = ""

    def look_at(self, text: str) -> None:
        """Take one value into account; anything that is no date of three numbers says nothing."""
        words = _WEEKDAY.sub("", text[:_LONGEST_DATE].strip(), count=1)
        found = _NUMBERS.match(words)
        if found is None:
            self._look_at_no_year(words)
            return
        if len(found[1]) > 2:
            return
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            self.day_first += 1
        elif second > 12 >= first:
            self.month_first += 1
        elif found[2] == ".":
            self.dotted += 1
        elif first != second and not self.example:
            self.example = text.strip()

    def _look_at_no_year(self, words: str) -> None:
        """`25/12` tells the order as well; `12-25` is always month and day."""
        found = _NO_YEAR.match(words)
        if found is None or "-" in found.group():
            return
        first, second = int(found[1]), int(found[2])
        if first > 12 >= second:
            self.day_first += 1
        elif second > 12 >= first:
            self.month_first += 1
        elif "." in found.group():
            self.dotted += 1
        elif first != second and max(first, second) <= 12 and min(first, second) > 0 and not self.example:
            self.example = words

    @property
    def order(self) -> DateOrder | None:
        """The order, or None while nothing tells it."""
        if self.day_first == self.month_first:
            return DateOrder.DAY_FIRST if self.dotted else None
        return DateOrder.DAY_FIRST if self.day_first > self.month_first else DateOrder.MONTH_FIRST


def decide_order(evidence: DateEvidence, beside: DateOrder | None, usual: DateOrder) -> DateReading:
    """Decide a column: by its values, else by another column of the file, else by the firm's habit (uncertain)."""
    if evidence.order is not None:
        return DateReading(evidence.order)
    if beside is not None:
        return DateReading(beside)
    return DateReading(usual, is_certain=not evidence.example, example=evidence.example)


def judge_dates(values: Iterable[str], usual: DateOrder = DateOrder.MONTH_FIRST) -> DateReading:
    """Decide the order of a column from its values alone, falling back to the firm's own habit."""
    evidence = DateEvidence()
    for value in values:
        evidence.look_at(value)
    return decide_order(evidence, None, usual)


def read_loose_date(text: str, reading: DateReading, latest_year: int) -> LooseDate | None:
    """Read a date that may lack its year; None for an empty one (`0/0/00` too); `ValueError` for what is no date.

    A year of two digits is the latest one not after `latest_year`.
    """
    words = text.strip()
    if len(words) > _LONGEST_DATE:
        raise ValueError(_("“%(text)s” is no date.") % {"text": words[:_LONGEST_DATE]})
    if _NOTHING.fullmatch(words):
        return None
    words = _WEEKDAY.sub("", words, count=1)
    if "年" in words:
        words = words.replace("年", "-").replace("月", "-").replace("日", " ").strip()
    found = _NUMBERS.match(words)
    if found:
        year, month, day = _in_order(found, reading.order)
        if (int(year), month, day) in _EMPTY_DAYS and len(year) == 4:
            return None
        return _checked(_full_year(year, latest_year), month, day)
    if _COMPACT.match(words):
        return _checked(int(words[:4]), int(words[4:6]), int(words[6:8]))
    if _SERIAL.fullmatch(words):
        return _from_date(_EXCEL_DAY_ZERO + timedelta(days=int(float(words.replace(",", ".")))))
    epoch = _EPOCH.fullmatch(words)
    if epoch:
        return _from_date(_EPOCH_DAY_ZERO + timedelta(days=int(epoch[1]) // 86_400))
    found = _NO_YEAR.match(words)
    if found:
        first, second = int(found[1]), int(found[2])
        is_day_first = (reading.order is DateOrder.DAY_FIRST and "-" not in words) or "." in found.group() or first > 12
        return _checked(None, second, first) if is_day_first else _checked(None, first, second)
    return _from_words(words, latest_year)


def read_date(text: str, reading: DateReading, latest_year: int) -> date | None:
    """Read a whole date; None for an empty one; `ValueError` for an impossible one, none, or one without a year."""
    loose = read_loose_date(text, reading, latest_year)
    if loose is None:
        return None
    if loose.year is None:
        raise ValueError(_("“%(text)s” has no year.") % {"text": text.strip()[:60]})
    return date(loose.year, loose.month, loose.day)


def read_time(text: str) -> time | None:
    """The first time of day in a text, even after a date: `9:00 AM`, `2026-10-02 14:30`, `9am`, `14 Uhr`."""
    text = text[:_LONGEST_DATE]
    words = _ZONE.sub("", text.strip()).replace("T", " ") if ":" in text else text.strip()
    for found in _CLOCK.finditer(words):
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[4] or "").lower().replace(".", "")
        if found[2] is None and not half:
            continue
        if half.startswith("p") and hour < 12:
            hour += 12
        elif half.startswith("a") and hour == 12:
            hour = 0
        if hour < 24 and minute < 60:
            return time(hour, minute)
    return None


def read_window(text: str) -> tuple[time | None, time | None]:
    """Both ends of an arrival window such as `10:00am - 12:00pm` or `8-10am`."""
    text = text[:_LONGEST_DATE]
    first, _separator, second = re.sub(r"\s+(?:to|bis|à|until)\s+|\s*[–—]\s*", "-", text).partition("-")
    end = read_time(second)
    start = read_time(first)
    if start is None and first.strip().isdigit() and end is not None:
        start = read_time(first.strip() + ("pm" if "p" in second.lower() and int(first) < end.hour - 11 else "am"))
    return start, end


def _in_order(found: re.Match[str], order: DateOrder) -> tuple[str, int, int]:
    first, separator, second, third = found[1], found[2], found[3], found[4]
    if len(first) > 2:
        return first, int(second), int(third)
    is_day_first = order is DateOrder.DAY_FIRST or (separator == "." and int(second) <= 12)
    return (third, int(second), int(first)) if is_day_first else (third, int(first), int(second))


def _full_year(text: str, latest_year: int) -> int:
    if len(text) != 2:
        return int(text)
    year = latest_year - latest_year % 100 + int(text)
    return year if year <= latest_year else year - 100


def _checked(year: int | None, month: int, day: int) -> LooseDate:
    """The date if the calendar has it; 29 February counts where the year is not known."""
    if year in _NO_YEARS:
        year = None
    try:
        date(year if year is not None else 2000, month, day)
    except ValueError:
        year = -1
    if year is not None and not 1850 <= year <= 2200:
        raise ValueError(_("There is no such date in the calendar."))
    return LooseDate(year, month, day)


def _from_date(day: date) -> LooseDate:
    return LooseDate(day.year, day.month, day.day)


def _from_words(text: str, latest_year: int) -> LooseDate:
    """`14 May 2021`, `Fri, May 14, 2021`, `14-mai-21`, `14 de mayo de 2021`, `May 14`."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
    month, numbers = 0, []
    for word in _WORDS.findall(plain.split(":")[0])[:8]:
        if word.isdigit() and len(word) <= 4:
            numbers.append(word)
        elif not word.isdigit() and not month and word not in {"mardi", "martes"}:
            month = _MONTH_OF.get(word[:4]) or _MONTH_OF.get(word[:3], 0)
    if not month or not numbers:
        raise ValueError(_("“%(text)s” is no date.") % {"text": text[:60]})
    if len(numbers[0]) > 2:
        numbers = [*numbers[1:], numbers[0]] if len(numbers) > 1 else ["0"]
    if len(numbers) == 1 or (":" in text and len(numbers) == 2 and len(numbers[1]) < 4):
        return _checked(None, month, int(numbers[0]))
    return _checked(_full_year(numbers[1], latest_year), month, int(numbers[0]))
