"""A clock that is set from scene to scene, so that the services write each act at its own time."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.clock import Clock


class StageClock(Clock):
    """Stands at the moment it was last set to."""

    def __init__(self, moment: datetime, zone: ZoneInfo) -> None:
        super().__init__(zone)
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """The moment of the present scene, aware and in UTC."""
        return self._moment

    def move_to(self, moment: datetime) -> None:
        """Go to the next scene."""
        self._moment = moment.astimezone(UTC)

    def in_zone(self, zone: ZoneInfo) -> StageClock:
        """The same moment on another wall."""
        return StageClock(self._moment, zone)
