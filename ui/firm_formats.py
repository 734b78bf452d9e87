"""How this firm writes things on screens: its wall clock, its money, its sizes; built once for each page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTime

from app.clock import Clock
from app.queries.firm_rows import FirmDetails
from app.rules.money import DecimalMark, currency_exponent, format_money, parse_money
from app.translations import current_language, ngettext
from app.translations import gettext as _
from ui.wording import clock_words, day_words, due_words, moment_words, short_day_words


def month_words(day: date, *, is_short: bool = False) -> str:
    """“October”, or “Oct” under a mark of the mood line."""
    length = QLocale.FormatType.ShortFormat if is_short else QLocale.FormatType.LongFormat
    return QLocale(current_language()).standaloneMonthName(day.month, length)


def formats_of(clock: Clock, firm: FirmDetails | None) -> FirmFormats:
    """The formats of a firm; before the first run has named one, those of the program."""
    return FirmFormats(clock) if firm is None else FirmFormats(clock, firm.currency, firm.locale)


@dataclass(frozen=True, slots=True)
class FirmFormats:
    """The firm's clock, currency and locale, and the words made with them."""

    clock: Clock
    currency: str = "USD"
    locale: str = "en_US"

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the firm's wall clock."""
        return self.clock.zone

    @property
    def now(self) -> Callable[[], datetime]:
        """Asks what time it is."""
        return self.clock.now

    def today(self) -> date:
        """The day it is at the firm."""
        return self.clock.today()

    def local(self, moment: datetime) -> datetime:
        """A moment on the firm's wall."""
        return moment.astimezone(self.zone)

    def day_of(self, moment: datetime) -> date:
        """The day of a moment on the firm's wall."""
        return self.local(moment).date()

    def money(self, amount_minor: int) -> str:
        """“$285.00”."""
        return format_money(amount_minor, self.currency, self.locale)

    def whole_money(self, amount_minor: int) -> str:
        """“$6,430”, for a sum where cents say nothing."""
        decimals = currency_exponent(self.currency)
        unit = 10**decimals
        words = self.money((amount_minor + unit // 2) // unit * unit)
        return re.sub(rf"[.,]0{{{decimals}}}(?!\d)", "", words) if decimals else words

    def read_money(self, text: str) -> int:
        """A typed amount in minor units; an empty field is nothing; raises ValidationError for anything unreadable."""
        if not text.strip():
            return 0
        mark: DecimalMark = "," if QLocale(self.locale).decimalPoint() == "," else "."
        return parse_money(text, self.currency, mark)

    def typed_money(self, amount_minor: int) -> str:
        """An amount as one would type it: “285.00”."""
        decimals = currency_exponent(self.currency)
        return QLocale(self.locale).toString(amount_minor / 10**decimals, "f", decimals)

    def day(self, day: date) -> str:
        """“Thu 27 Nov”."""
        return day_words(day, self.today())

    def date(self, day: date) -> str:
        """“9 March”, with the year when it is not near today."""
        pattern = "d MMMM" if abs((day - self.today()).days) < 300 else "d MMMM yyyy"
        return QLocale(current_language()).toString(QDate(day.year, day.month, day.day), pattern)

    @property
    def time_pattern(self) -> str:
        """How a field for a time of day writes it: “h:mm AP”, “HH:mm”."""
        # The narrow space of some locales is on no keyboard.
        return QLocale(self.locale).timeFormat(QLocale.FormatType.ShortFormat).replace("\u202f", " ")

    def wall_time(self, at: time) -> str:
        """A time of day on the wall as the locale writes it: “8:00 AM”, “20:00”."""
        return QLocale(self.locale).toString(QTime(at.hour, at.minute), self.time_pattern)

    def clock_time(self, moment: datetime) -> str:
        """“09:05”."""
        return clock_words(moment, self.zone)

    def moment(self, moment: datetime) -> str:
        """“tomorrow 09:00”."""
        return moment_words(moment, self.clock.now(), self.zone)

    def by(self, moment: datetime) -> str:
        """The end of a promise: “11:30” today, else “Thu 27 Nov 10:00”."""
        return self.clock_time(moment) if self.day_of(moment) == self.today() else self.moment(moment)

    def short_moment(self, moment: datetime) -> str:
        """Where room is short: “11:30” today, “Sat 09:00” within the week, else “27 Nov”."""
        day = self.day_of(moment)
        away = (day - self.today()).days
        if away == 0:
            return self.clock_time(moment)
        if 0 < away < 7:
            name = QLocale(current_language()).toString(QDate(day.year, day.month, day.day), "ddd")
            return f"{name} {self.clock_time(moment)}"
        return short_day_words(day, self.today())

    def due(self, due_at: datetime) -> str:
        """“12 min late”, “in 36 min”."""
        return due_words(due_at, self.clock.now(), self.zone)

    def visit_times(self, starts_at: datetime, ends_at: datetime | None) -> str:
        """“Thu 27 Nov, 10:00 – 11:00”."""
        words = f"{self.day(self.day_of(starts_at))}, {self.clock_time(starts_at)}"
        return words if ends_at is None else f"{words} – {self.clock_time(ends_at)}"

    def size(self, hundredths: int | None, unit: str) -> str:
        """“260 sq ft”, “13 treads”; nothing when nobody measured."""
        if hundredths is None:
            return ""
        count = hundredths // 100
        number = QLocale(self.locale).toString(hundredths / 100, "f", 0 if hundredths % 100 == 0 else 1)
        words = {
            "sq_ft": _("{number} sq ft"),
            "m2": _("{number} m²"),
            "metre": _("{number} m"),
            "tread": ngettext("{number} tread", "{number} treads", count),
            "piece": ngettext("{number} piece", "{number} pieces", count),
            "seat": ngettext("{number} seat", "{number} seats", count),
        }
        return words.get(unit, "{number}").format(number=number)
