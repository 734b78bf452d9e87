"""How a firm writes dates, money, sizes and numbers on its papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_precision, get_currency_symbol

from app.queries.paper_rows import FirmLetterhead
from app.translations import gettext as _
from app.translations import ngettext

_SQUARE_METRES_PER_SQUARE_FOOT = Decimal("0.09290304")
# Where the weather report speaks Fahrenheit.
_FAHRENHEIT = frozenset({"US", "BS", "BZ", "FM", "KY", "LR", "MH", "PW"})


class PaperFormats:
    """Turns the values of rows into the words of the firm's locale."""

    def __init__(self, letterhead: FirmLetterhead) -> None:
        self._currency = letterhead.currency
        self._area_unit = letterhead.area_unit
        self._locale = _known_locale(letterhead.locale)
        self.language = str(self._locale).replace("_", "-")
        self._is_english = self._locale.language == "en"
        self.day = lru_cache(maxsize=512)(self._day)
        self.money = lru_cache(maxsize=2048)(self._money)

    @property
    def currency_symbol(self) -> str:
        """The sign of the firm's money."""
        return get_currency_symbol(self._currency, self._locale)

    def long_day(self, day: date) -> str:
        """A date for a wall or a letter: March 9, 2014."""
        return format_date(day, "long", self._locale)

    def weekday(self, day: date) -> str:
        """A date that is near, in a sentence: Thursday, November 27."""
        if self._is_english:
            pattern = "EEEE, MMMM d" if self._locale.territory in {None, "US"} else "EEEE d MMMM"
            return format_date(day, pattern, self._locale)
        return format_skeleton("MMMEd", day, locale=self._locale)

    def short_day(self, day: date) -> str:
        """A date of any year for a narrow column: 27 Nov 2025."""
        if self._is_english:
            return format_date(day, "d MMM y", self._locale)
        return format_skeleton("yMMMd", day, locale=self._locale)

    def month(self, day: date) -> str:
        """Month and year: March 2014."""
        return format_skeleton("yMMMM", day, locale=self._locale)

    def listed(self, names: Sequence[str]) -> str:
        """Several names in one sentence: Hall, stairs, and study."""
        return format_list(list(names), locale=self._locale) if names else ""

    def clock(self, moment: time) -> str:
        """A time of day: 10:00."""
        return f"{moment:%H:%M}"

    def moment(self, moment: datetime, year: int) -> str:
        """A day and its time: Thu 27 Nov 10:00; with the year where that is not the one that is meant anyway."""
        if moment.year == year:
            day = self.day(moment.date())
        elif self._is_english:
            day = format_date(moment.date(), "EEE d MMM y", self._locale)
        else:
            day = format_skeleton("yMMMEd", moment.date(), locale=self._locale)
        return f"{day} {self.clock(moment.time())}"

    def window(self, starts: time | None, ends: time | None) -> str:
        """When the client expects us: 10:00 – 11:00."""
        if starts is None:
            return _("Time as agreed") if ends is None else _("until {time}").format(time=self.clock(ends))
        return self.clock(starts) if ends is None else f"{self.clock(starts)} – {self.clock(ends)}"

    def duration(self, minutes: int) -> str:
        """How long a visit will take: about 45 min, about 2 h 30 min."""
        hours, rest = divmod(minutes, 60)
        if minutes < 90 or not hours:
            return _("about {minutes} min").format(minutes=minutes)
        if not rest:
            return _("about {hours} h").format(hours=hours)
        return _("about {hours} h {minutes} min").format(hours=hours, minutes=rest)

    def position(self, number: int, count: int) -> str:
        """The place of a visit in the day: 3rd of 5."""
        return _("{ordinal} of {count}").format(ordinal=self.ordinal(number), count=count)

    def ordinal(self, number: int) -> str:
        """A number that tells a place: 3rd; languages other than English keep the number alone."""
        if not self._is_english:
            return str(number)
        ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"

    def size(self, hundredths: int | None, unit: str) -> str:
        """The size of a room: 65 sq ft, 6 m², 13 treads; areas in the firm's own unit."""
        if hundredths is None:
            return ""
        amount = Decimal(hundredths) / 100
        if unit == "sq_ft" and self._area_unit == "m2":
            amount, unit = _whole(amount * _SQUARE_METRES_PER_SQUARE_FOOT), "m2"
        elif unit == "m2" and self._area_unit == "sq_ft":
            amount, unit = _whole(amount / _SQUARE_METRES_PER_SQUARE_FOOT), "sq_ft"
        words = {
            "sq_ft": _("{amount} sq ft"),
            "m2": _("{amount} m²"),
            "metre": _("{amount} m"),
            "tread": ngettext("{amount} tread", "{amount} treads", int(amount)),
            "piece": ngettext("{amount} piece", "{amount} pieces", int(amount)),
            "seat": ngettext("{amount} seat", "{amount} seats", int(amount)),
        }.get(unit, "{amount}")
        return words.format(amount=format_decimal(amount, "#,##0.##", locale=self._locale))

    def percent(self, basis_points: int) -> str:
        """A rate from hundredths of a percent: 8.25%."""
        return format_percent(Decimal(basis_points) / 10_000, "#,##0.####%", locale=self._locale)

    def number(self, hundredths: int) -> str:
        """A quantity from hundredths: 2, 2.5."""
        return format_decimal(Decimal(hundredths) / 100, "#,##0.##", locale=self._locale)

    def temperatures(self, lowest: int, highest: int) -> str:
        """A span of whole degrees Celsius as people here read it: 68–72°F, 20–22°C."""
        if self._locale.territory in _FAHRENHEIT or (self._locale.territory is None and self._is_english):
            lowest, highest = (int(_whole(Decimal(each) * 9 / 5 + 32)) for each in (lowest, highest))
            return _("{lowest}–{highest}°F").format(lowest=lowest, highest=highest)
        return _("{lowest}–{highest}°C").format(lowest=lowest, highest=highest)

    def area_words(self, number: str) -> str:
        """A number of the firm's own unit of area: 65 sq ft, 6 m²."""
        words = _("{amount} m²") if self._area_unit == "m2" else _("{amount} sq ft")
        return words.format(amount=number)

    def _day(self, day: date) -> str:
        """A date near today, never to be taken for another: Thu 27 Nov."""
        if self._is_english:
            return format_date(day, "EEE d MMM", self._locale)
        return format_skeleton("MMMEd", day, locale=self._locale)

    def _money(self, minor: int) -> str:
        """An amount with the firm's currency: $25.00."""
        amount = Decimal(minor).scaleb(-get_currency_precision(self._currency))
        return format_currency(amount, self._currency, locale=self._locale)


def _known_locale(code: str) -> Locale:
    """The locale of a code, or American English for one that nobody knows."""
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "US")


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_UP)
