"""What is measured on the spot: pH, moisture, air, and two yes-or-no tests; each with its unit and what can be true.

Values are hundredths of the unit. Temperature is in °C or °F, whichever the firm uses; a test is 100 for yes, 0 for no.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.errors import ValidationError
from app.translations import gettext as _


class ReadingKind(StrEnum):
    """One kind of measurement."""

    PH_BEFORE = "ph_before"
    PH_AFTER = "ph_after"
    PH_SOLUTION = "ph_solution"
    MOISTURE = "moisture"
    TEMPERATURE = "temperature"
    HUMIDITY = "humidity"
    UV_URINE = "uv_urine"
    COLOUR_FAST = "colour_fast"

    @property
    def is_test(self) -> bool:
        """Whether the answer is yes or no."""
        return self in (ReadingKind.UV_URINE, ReadingKind.COLOUR_FAST)


@dataclass(frozen=True, slots=True)
class ReadingRange:
    """A unit, and the lowest and highest value that can be true, in hundredths."""

    unit: str
    lowest: int
    highest: int


_RANGES = {
    ReadingKind.PH_BEFORE: ReadingRange("pH", 0, 1_400),
    ReadingKind.PH_AFTER: ReadingRange("pH", 0, 1_400),
    ReadingKind.PH_SOLUTION: ReadingRange("pH", 0, 1_400),
    ReadingKind.MOISTURE: ReadingRange("%", 0, 10_000),
    ReadingKind.HUMIDITY: ReadingRange("%", 0, 10_000),
    ReadingKind.UV_URINE: ReadingRange("", 0, 100),
    ReadingKind.COLOUR_FAST: ReadingRange("", 0, 100),
}
_DRY_AT_MOST = 1_500
_MILD_FROM, _NEUTRAL, _MILD_TO = 500, 700, 800
_CELSIUS = ReadingRange("°C", -3_000, 6_000)
_FAHRENHEIT = ReadingRange("°F", -2_200, 14_000)


def reading_range(kind: ReadingKind, *, is_metric: bool) -> ReadingRange:
    """The unit of a reading and what can be true of it."""
    if kind is ReadingKind.TEMPERATURE:
        return _CELSIUS if is_metric else _FAHRENHEIT
    return _RANGES[kind]


def check_reading(kind: ReadingKind, value_hundredths: int, *, is_metric: bool) -> None:
    """Refuse what cannot be true of this kind (ValidationError, field `value`); the limits themselves can."""
    allowed = reading_range(kind, is_metric=is_metric)
    if not allowed.lowest <= value_hundredths <= allowed.highest:
        raise ValidationError(
            _("{what} lies between {lowest} and {highest} {unit}; read it again and type what it shows.").format(
                what=reading_words(kind),
                lowest=allowed.lowest // 100,
                highest=allowed.highest // 100,
                unit=allowed.unit,
            ),
            "value",
        )


def reading_words(kind: ReadingKind) -> str:
    """What was measured, in words."""
    return {
        ReadingKind.PH_BEFORE: _("Carpet pH before"),
        ReadingKind.PH_AFTER: _("Carpet pH after"),
        ReadingKind.PH_SOLUTION: _("pH of the solution"),
        ReadingKind.MOISTURE: _("Moisture"),
        ReadingKind.TEMPERATURE: _("Air temperature"),
        ReadingKind.HUMIDITY: _("Air humidity"),
        ReadingKind.UV_URINE: _("Urine seen under UV"),
        ReadingKind.COLOUR_FAST: _("Colors hold (test)"),
    }[kind]


def dry_to(moistures: Iterable[int]) -> int | None:
    """The moisture that every measured place was dry to, in hundredths; None where a place was still damp, or no word.

    Up to 15 % a carpet feels dry; a number above that would only worry.
    """
    wettest = max(moistures, default=None)
    return wettest if wettest is not None and wettest <= _DRY_AT_MOST else None


def rinsed_to(values: Iterable[int]) -> int | None:
    """The pH farthest from neutral that was measured after the rinse, in hundredths; None where one was not mild."""
    farthest = max(values, key=lambda value: abs(value - _NEUTRAL), default=None)
    return farthest if farthest is not None and _MILD_FROM <= farthest <= _MILD_TO else None
