"""What each source of a client's timeline is asked for: the next rows behind a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from peewee import Value

from app.models.clients import TimelineEntry
from app.queries.client_rows import TimelineFilter, TimelineRow
from app.queries.hand_over import joined
from app.rules.wall_clock import day_bounds

_ONE_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What each source of the stream is asked for."""

    client_id: int
    chosen: TimelineFilter
    before: TimelineRow | None
    limit: int
    money: Callable[[int], str]
    zone: ZoneInfo
    since: datetime | None = None  # nothing older is wanted

    def of(self, chosen: Any, source: str, moment: Any, row_id: Any) -> Iterator[Any]:
        """The next rows of one source: before the last row shown, in the order moment, source, id."""
        if self.before is not None:
            at = _value_of(self.before.happened_at)
            last_source, last_id = key_parts(self.before.key)
            is_earlier = moment < at
            if source == last_source:
                is_earlier |= (moment == at) & (row_id < last_id)
            elif source < last_source:
                is_earlier |= moment == at
            chosen = chosen.where(is_earlier)
        if self.since is not None:
            chosen = chosen.where(moment >= _value_of(self.since))
        return joined(chosen.order_by(moment.desc(), row_id.desc()).limit(self.limit))

    def of_days(self, chosen: Any, source: str, day: Any, row_id: Any) -> Iterator[Any]:
        """The next rows of a source that knows days and no clock: they stand at the end of their day."""
        if self.before is not None:
            last_day = self.before.happened_at.astimezone(self.zone).date()
            last_source, last_id = key_parts(self.before.key)
            is_earlier = day < last_day
            if self.before.happened_at == self.end_of(last_day):
                if source == last_source:
                    is_earlier |= (day == last_day) & (row_id < last_id)
                elif source < last_source:
                    is_earlier |= day == last_day
            chosen = chosen.where(is_earlier)
        if self.since is not None:
            chosen = chosen.where(day >= self.since.astimezone(self.zone).date())
        return joined(chosen.order_by(day.desc(), row_id.desc()).limit(self.limit))

    def end_of(self, day: date) -> datetime:
        """The last moment of a day by the firm's clock."""
        return day_bounds(day, self.zone)[1].astimezone(UTC) - _ONE_TICK


def _value_of(moment: datetime) -> Any:
    """A computed moment has no field that would turn ours into the engine's own form."""
    return Value(moment, converter=TimelineEntry.happened_at.db_value)


def key_parts(key: str) -> tuple[str, int]:
    """The source of a row and its id there; numbers compare as numbers."""
    source, _colon, row_id = key.partition(":")
    return source, int(row_id)
