"""Times of day as a hand types them from a paper: 1005, 10.05, 10:05, 1005p, 9; and the moment they mean."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.errors import ValidationError
from app.rules.wall_clock import is_left_out
from app.translations import gettext as _

_TIME = re.compile(
    r"(?P<hour>\d{1,2}?)(?:\s*[.:,h\s]\s*(?P<minute>\d{2})|(?P<packed>\d{2}))?\s*(?P<half>[ap])?\.?\s*(?:m\.?)?",
    re.IGNORECASE | re.ASCII,
)
_LONGEST = 12


def read_time(typed: str, field: str = "") -> time | None:
    """The time of day, or None for an empty field; ValidationError naming the field when it is no time.

    Three or four digits are hours and minutes, one or two are hours. An a or p behind it is morning or afternoon.
    """
    text = typed.strip()
    if not text:
        return None
    found = _TIME.fullmatch(text) if len(text) <= _LONGEST else None
    if found is not None:
        hour, minute = int(found["hour"]), int(found["minute"] or found["packed"] or 0)
        half = (found["half"] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise ValidationError(_("This is no time of day; type it like 1005 or 10:05."), field)


def moment_on(day: date, at: time, zone: ZoneInfo, field: str = "", not_before: datetime | None = None) -> datetime:
    """The moment at which the firm's wall shows this day and time.

    In the hour that an autumn night repeats it is the first one that is not before `not_before`. ValidationError
    naming the field for a time that a spring night leaves out.
    """
    moment = datetime.combine(day, at, zone)
    if is_left_out(moment):
        raise ValidationError(
            _("The clocks went forward over {time} that night, so there was no such time; mend it.").format(
                time=f"{at:%H:%M}"
            ),
            field,
        )
    if not_before is not None and moment.astimezone(UTC) < not_before.astimezone(UTC):
        later = moment.replace(fold=1)
        return later if later.astimezone(UTC) >= not_before.astimezone(UTC) else moment
    return moment


def moment_after(day: date, at: time, zone: ZoneInfo, earlier: datetime, field: str = "") -> datetime:
    """The end of work that began at `earlier`: on the next day if that is what a night shift means."""
    moment = moment_on(day, at, zone, field, earlier)
    is_night_shift = earlier.astimezone(UTC) - moment.astimezone(UTC) > timedelta(hours=12)
    return moment_on(day + timedelta(days=1), at, zone, field) if is_night_shift else moment
