"""What starts and summaries need of agreements: whether dates are to be written down, and the rhythm agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from peewee import fn

from app.models.jobs import Agreement, AgreementDate
from app.rules import recurrence
from app.rules.recurrence import IntervalUnit, interval_days

LOOK_AHEAD = timedelta(days=60)


def has_dates_to_make(today: date) -> bool:
    """Whether some running agreement has no date as far ahead as we look; most days nothing is to be written."""
    last = fn.MAX(AgreementDate.planned_on)
    is_running = Agreement.ends_on.is_null() | (Agreement.ends_on >= today)
    chosen = (
        Agreement.select(Agreement.id)
        .left_outer_join(AgreementDate, on=(AgreementDate.agreement == Agreement.id))
        .where(Agreement.archived_at.is_null() & is_running)
        .group_by(Agreement.id)
        .having(last.is_null() | (last <= today + LOOK_AHEAD))
    )
    return bool(chosen.exists())


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
