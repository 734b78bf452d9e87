"""What time it is, given in from outside so that every rule can be tried at any moment."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.errors import ValidationError
from app.translations import gettext as _

_EARLIEST_YEAR = 1970
_LATEST_YEAR = 2199


class Clock(ABC):
    """A clock on the firm's wall: moments in UTC, days in the firm's zone."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone

    @abstractmethod
    def now(self) -> datetime:
        """The present moment, aware and in UTC."""

    @abstractmethod
    def in_zone(self, zone: ZoneInfo) -> Clock:
        """The same clock on the wall of a firm in another zone."""

    def today(self) -> date:
        """The day it is in the firm's zone."""
        return self.now().astimezone(self.zone).date()


class SystemClock(Clock):
    """The computer's own clock."""

    def now(self) -> datetime:
        """The present moment, aware and in UTC."""
        return datetime.now(UTC)

    def in_zone(self, zone: ZoneInfo) -> SystemClock:
        """The computer's clock, with days counted in this zone."""
        return SystemClock(zone)


class FixedClock(Clock):
    """A clock that stands still; a moment without an offset is meant on the firm's own wall."""

    def __init__(self, moment: datetime, zone: ZoneInfo) -> None:
        super().__init__(zone)
        self._moment = moment

    def now(self) -> datetime:
        """The moment it stands at, aware and in UTC."""
        return _in_utc(self._moment, self.zone)

    def in_zone(self, zone: ZoneInfo) -> FixedClock:
        """Stands still in this zone: at the same wall time if none else was said, else at the same moment."""
        return FixedClock(self._moment, zone)


class OffsetClock(Clock):
    """A clock that was set to a moment and ticks on from there."""

    def __init__(
        self,
        start: datetime,
        zone: ZoneInfo,
        seconds: Callable[[], float] = time.monotonic,
        started_at: float | None = None,
    ) -> None:
        super().__init__(zone)
        self._start = start
        self._seconds = seconds
        self._started_at = seconds() if started_at is None else started_at

    def now(self) -> datetime:
        """The start plus what has passed since, aware and in UTC."""
        return _in_utc(self._start, self.zone) + timedelta(seconds=self._seconds() - self._started_at)

    def in_zone(self, zone: ZoneInfo) -> OffsetClock:
        """Ticks on in this zone, with what has passed so far."""
        return OffsetClock(self._start, zone, self._seconds, self._started_at)


def clock_from_environment(environ: Mapping[str, str], is_ticking: bool, zone: ZoneInfo) -> Clock:
    """The computer's clock, or the one that EVERAFTER_NOW sets: ticking on for a window, standing still for a command.

    A moment without an offset is the firm's local time. Raises ValidationError if it cannot be read.
    """
    text = environ.get("EVERAFTER_NOW", "").strip()
    if not text:
        return SystemClock(zone)
    moment = _moment_from(text)
    if moment is None:
        raise ValidationError(
            _(
                "EVERAFTER_NOW is “{text}”, which is no date and time such as 2026-03-02T09:00; "
                "nothing was done, please mend it or leave it out."
            ).format(text=text[:40])
        )
    return OffsetClock(moment, zone) if is_ticking else FixedClock(moment, zone)


def _moment_from(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if _EARLIEST_YEAR <= moment.year <= _LATEST_YEAR else None


def _in_utc(moment: datetime, zone: ZoneInfo) -> datetime:
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
    return aware.astimezone(UTC)
