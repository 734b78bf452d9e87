"""The niggles of a client within the last twelve months (S2.2)."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from app.models.clients import TimelineEntry
from app.queries.client_rows import SmallCutRow
from app.rules.small_cuts import counted_since, recent_cuts
from app.rules.wall_clock import day_bounds


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
