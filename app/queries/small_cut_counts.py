"""How many small cuts clients have within the last twelve months (S2.2), for lists that do not read their words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from peewee import fn

from app.models.clients import TimelineEntry
from app.queries.plain_sql import read_rows
from app.rules.small_cuts import FLAGGED_FROM, counted_since
from app.rules.wall_clock import day_bounds

_OF_CLIENTS = (
    "SELECT client_id, COUNT(*) FROM timeline_entry WHERE is_small_cut AND client_id IN ({marks}) "
    "AND happened_at >= ? AND happened_at < ? AND archived_at IS NULL GROUP BY client_id"
)


def count_small_cuts(client_ids: Sequence[int], today: date, zone: ZoneInfo) -> dict[int, int]:
    """How many each of these clients has; one read for a page of a list, and who has none is left out."""
    if not client_ids:
        return {}
    moment = TimelineEntry.happened_at.db_value
    span = [moment(each) for each in _span(today, zone)]
    # Plain SQL: composed anew for every page of a list, the statement would cost three times what it reads.
    statement = _OF_CLIENTS.format(marks=", ".join("?" * len(client_ids)))
    return {int(row[0]): int(row[1]) for row in read_rows(statement, (*client_ids, *span))}


def flagged_client_ids(today: date, zone: ZoneInfo) -> list[int]:
    """Everybody with as many as ask for a call."""
    chosen = _counted(today, zone).having(fn.COUNT(TimelineEntry.id) >= FLAGGED_FROM)
    return [row[0] for row in chosen.tuples()]


def _counted(today: date, zone: ZoneInfo) -> Any:
    """Clients with their cuts from the first day that still counts to the end of this one."""
    since, until = _span(today, zone)
    return (
        TimelineEntry.select(TimelineEntry.client_id, fn.COUNT(TimelineEntry.id))
        .where(
            # Said as the index says it: small cuts are few among all entries, and only they are read.
            TimelineEntry.is_small_cut
            & (TimelineEntry.happened_at >= since)
            & (TimelineEntry.happened_at < until)
            & TimelineEntry.archived_at.is_null()
        )
        .group_by(TimelineEntry.client_id)
    )


def _span(today: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    return day_bounds(counted_since(today), zone)[0], day_bounds(today, zone)[1]
