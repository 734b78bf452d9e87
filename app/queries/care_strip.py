"""What the strip on every screen says: who is counting on us, complaints and late promises alike, in R6’s order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from app.queries.complaint_rows import CareStripRow, ComplaintRow
from app.queries.complaints import count_quiet_days, list_open_complaints, priority_name
from app.queries.promise_rows import OpenPromise
from app.queries.promises import list_late_promises
from app.rules.complaint_clocks import NEVER
from app.rules.complaints import PriorityClass

_STRIP_LENGTH = 6


def get_strip(now: datetime, zone: ZoneInfo) -> CareStripRow:
    """How many are counting on us and who first; with nobody waiting, for how many days that has been so.

    A promise outside complaints belongs to it from the moment it is late; the badge counts complaints alone.
    """
    complaints, promises = list_open_complaints(now, zone), list_late_promises(now, zone)
    if not complaints and not promises:
        return CareStripRow(0, 0, (), count_quiet_days(now, zone))
    late = sum(row.is_late for row in complaints)
    people = {row.client_id for row in complaints} | {row.client_id for row in promises}
    first = tuple(in_order(complaints, promises)[:_STRIP_LENGTH])
    return CareStripRow(len(complaints), late, first, None, len(people), len(promises))


def in_order(complaints: Sequence[ComplaintRow], promises: Sequence[OpenPromise]) -> list[ComplaintRow | OpenPromise]:
    """Late promises among complaints that are in the order of R6: after P1, the oldest breach first, then the rest."""
    placed: list[tuple[tuple[bool, bool, datetime], ComplaintRow | OpenPromise]] = [
        (_place_of(row), row) for row in complaints
    ]
    placed += [((True, False, row.due_at), row) for row in promises]
    return [row for _place, row in sorted(placed, key=lambda each: each[0])]


def _place_of(row: ComplaintRow) -> tuple[bool, bool, datetime]:
    return row.priority != priority_name(PriorityClass.P1), not row.is_late, row.due_at or NEVER
