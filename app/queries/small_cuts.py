"""The niggles of a client within the last twelve months (S2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from peewee import fn

from app.models.clients import TimelineEntry
from app.queries.client_rows import SmallCutRow
from app.queries.schedule import day_bounds
from app.rules.small_cuts import FLAGGED_FROM, counted_since, recent_cuts


def list_small_cuts(client_id: int, today: date, zone: ZoneInfo) -> tuple[SmallCutRow, ...]:
    """Each with its day and its words, newest first; what is older than twelve months is forgiven."""
    since, _ends = day_bounds(counted_since(today), zone)
    chosen = TimelineEntry.select().where(
        (TimelineEntry.client == client_id)
        & (TimelineEntry.is_small_cut == True)  # noqa: E712 - SQL
        & (TimelineEntry.happened_at >= since - timedelta(days=1))
        & TimelineEntry.archived_at.is_null()
    )
    rows = (
        SmallCutRow(row.happened_at.astimezone(zone).date(), row.words or row.headline)
        for row in chosen.order_by(TimelineEntry.happened_at.desc(), TimelineEntry.id.desc())
    )
    return tuple(row for row in rows if recent_cuts([row.happened_on], today))


def count_small_cuts(client_ids: Sequence[int], today: date, zone: ZoneInfo) -> dict[int, int]:
    """How many each of these clients has; one read for a page of a list, and who has none is left out."""
    if not client_ids:
        return {}
    chosen = _counted(today, zone).where(TimelineEntry.client.in_(client_ids))
    return {row[0]: row[1] for row in chosen.tuples()}


def flagged_client_ids(today: date, zone: ZoneInfo) -> list[int]:
    """Everybody with as many as ask for a call."""
    chosen = _counted(today, zone).having(fn.COUNT(TimelineEntry.id) >= FLAGGED_FROM)
    return [row[0] for row in chosen.tuples()]


def _counted(today: date, zone: ZoneInfo) -> Any:
    """Clients with their cuts from the first day that still counts to the end of this one."""
    since, until = day_bounds(counted_since(today), zone)[0], day_bounds(today, zone)[1]
    return (
        TimelineEntry.select(TimelineEntry.client_id, fn.COUNT(TimelineEntry.id))
        .where(
            (TimelineEntry.is_small_cut == True)  # noqa: E712 - SQL
            & (TimelineEntry.happened_at >= since)
            & (TimelineEntry.happened_at < until)
            & TimelineEntry.archived_at.is_null()
        )
        .group_by(TimelineEntry.client_id)
    )
