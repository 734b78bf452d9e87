"""Stand-ins for what lies outside the program; everything of our own is used as it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.clock import Clock


class MovableClock(Clock):
    """A clock that stands still until a test moves it; a moment without an offset is meant on the firm's wall."""

    def __init__(self, moment: datetime, zone: ZoneInfo) -> None:
        super().__init__(zone)
        self.move_to(moment)

    def now(self) -> datetime:
        return self._moment

    def in_zone(self, zone: ZoneInfo) -> MovableClock:
        return MovableClock(self._moment, zone)

    def move_to(self, moment: datetime) -> None:
        """Show this moment from now on."""
        aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=self.zone)
        self._moment = aware.astimezone(UTC)

    def move_on(self, **much: float) -> None:
        """Let time pass: `move_on(days=2, minutes=5)`; elapsed time, so a day in March may have 23 hours."""
        self._moment += timedelta(**much)
