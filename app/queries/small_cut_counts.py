"""How many small cuts clients have within the last twelve months (S2.2), for lists that do not read their words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from peewee import fn

from app.models.clients import TimelineEntry
from app.rules.small_cuts import FLAGGED_FROM, counted_since
from app.rules.wall_clock import day_bounds


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
            # Said as the index says it: small cuts are few among all entries, and only they are read.
            TimelineEntry.is_small_cut
            & (TimelineEntry.happened_at >= since)
            & (TimelineEntry.happened_at < until)
            & TimelineEntry.archived_at.is_null()
        )
        .group_by(TimelineEntry.client_id)
    )
