"""What each source of a client's timeline is asked for: the next rows behind a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from peewee import Value

from app.models.clients import TimelineEntry
from app.queries.client_rows import TimelineFilter, TimelineRow
from app.queries.hand_over import joined


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What each source of the stream is asked for."""

    client_id: int
    chosen: TimelineFilter
    before: TimelineRow | None
    limit: int
    money: Callable[[int], str]

    def of(self, chosen: Any, source: str, moment: Any, row_id: Any) -> Iterator[Any]:
        """The next rows of one source: before the last row shown, in the order moment, source, id."""
        if self.before is not None:
            # A computed moment has no field that would turn ours into the engine's own form.
            at = Value(self.before.happened_at, converter=TimelineEntry.happened_at.db_value)
            last_source, last_id = key_parts(self.before.key)
            is_earlier = moment < at
            if source == last_source:
                is_earlier |= (moment == at) & (row_id < last_id)
            elif source < last_source:
                is_earlier |= moment == at
            chosen = chosen.where(is_earlier)
        return joined(chosen.order_by(moment.desc(), row_id.desc()).limit(self.limit))


def key_parts(key: str) -> tuple[str, int]:
    """The source of a row and its id there; numbers compare as numbers."""
    source, _colon, row_id = key.partition(":")
    return source, int(row_id)
