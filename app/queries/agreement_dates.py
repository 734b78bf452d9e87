"""What starts and summaries need of agreements: whether dates are to be written down, and the rhythm agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from peewee import fn

from app.models.jobs import Agreement, AgreementDate
from app.queries.hand_over import joined
from app.rules import recurrence
from app.rules.recurrence import IntervalUnit, interval_days, next_occurrence

LOOK_AHEAD = timedelta(days=60)
_ONE_DAY = timedelta(days=1)
# By how much a real interval may be shorter than its average.
_MONTHS_DIFFER = timedelta(days=4)


def has_dates_to_make(today: date) -> bool:
    """Whether some running agreement has a date in sight that is not written down; most days none has."""
    is_running = Agreement.ends_on.is_null() | (Agreement.ends_on >= today)
    chosen = (
        Agreement.select(Agreement, fn.MAX(AgreementDate.planned_on).alias("last_on"))
        .left_outer_join(AgreementDate, on=(AgreementDate.agreement == Agreement.id))
        .where(Agreement.archived_at.is_null() & is_running)
        .group_by(Agreement.id)
    )
    return any(_is_one_missing(row, row.last_on, today) for row in joined(chosen))


def _is_one_missing(row: Any, last_on: date | None, today: date) -> bool:
    """What AgreementService.make_dates would write: all dates as far as we look ahead, and always the next one."""
    rule = rule_of(row)
    begin, horizon = max(row.paused_until_on or today, today), today + LOOK_AHEAD
    if last_on is not None and last_on >= begin and last_on + timedelta(interval_days(rule)) > horizon + _MONTHS_DIFFER:
        return False
    start = max(row.anchor_on, today) if last_on is None else last_on + _ONE_DAY
    missing = next_occurrence(rule, max(start, row.paused_until_on or start) - _ONE_DAY)
    if missing is None:
        return False
    upcoming = next_occurrence(rule, begin - _ONE_DAY)
    return missing <= max(horizon, upcoming or today)


def rule_of(row: Agreement) -> recurrence.Agreement:
    """The agreement as the rule of recurrence knows it."""
    return recurrence.Agreement(row.anchor_on, row.every_count, IntervalUnit(f"{row.every_unit}s"), row.ends_on)


def read_agreed_rhythms(client_ids: Sequence[int], today: date) -> dict[int, tuple[int, date | None]]:
    """For each client with a running agreement its shortest interval in days, and the next date nobody booked yet."""
    is_running = Agreement.ends_on.is_null() | (Agreement.ends_on >= today)
    is_paused = Agreement.paused_until_on.is_null(False) & (Agreement.paused_until_on > today)
    chosen = Agreement.client.in_(list(client_ids)) & Agreement.archived_at.is_null() & is_running & ~is_paused
    found: dict[int, tuple[int, date | None]] = {}
    clients: dict[int, int] = {}
    for row in Agreement.select().where(chosen):
        days, clients[row.id] = interval_days(rule_of(row)), row.client_id
        found[row.client_id] = (min(days, found.get(row.client_id, (days, None))[0]), None)
    if not clients:
        return found
    open_dates = AgreementDate.agreement.in_(list(clients)) & AgreementDate.state.in_(("planned", "moved"))
    for each in AgreementDate.select().where(open_dates):
        client_id, due_on = clients[each.agreement_id], each.moved_to_on or each.planned_on
        days, earliest = found[client_id]
        found[client_id] = (days, due_on if earliest is None else min(earliest, due_on))
    return found
