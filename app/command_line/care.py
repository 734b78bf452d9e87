"""`everafter board` and `everafter closest`: who is counting on us, and whom to turn to next."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from app.command_line.desk import Desk, local_iso, say, with_desk
from app.queries.closest_at_hand import list_closest
from app.queries.complaint_rows import ComplaintRow
from app.queries.complaints import count_people, count_quiet_days, list_open_complaints
from app.rules.span_words import late_words
from app.translations import gettext as _
from app.translations import ngettext

_HOUR, _DAY = 60, 24 * 60


@click.command()
@with_desk
def board(desk: Desk) -> None:
    """Show the open complaints with their clocks, the most urgent first."""
    with desk.opened() as everafter:
        now, zone = everafter.clock.now(), everafter.clock.zone
        rows = list_open_complaints(now, zone)
        quiet_days = count_quiet_days(now, zone) if not rows else None
    desk.answer(_head(rows, quiet_days), {"complaints": [_facts(row, zone) for row in rows]})
    if not desk.is_json:
        for row in rows:
            say(_line(row, now, zone))


@click.command()
@with_desk
def closest(desk: Desk) -> None:
    """List whom to turn to next, each client once."""
    with desk.opened() as everafter:
        rows = list_closest(everafter.clock.now(), everafter.clock.zone)
    desk.answer(
        "" if rows else _("Nobody needs us today; a good day to call somebody just because."),
        {
            "clients": [
                {"id": row.client_id, "name": row.name, "tier": row.tier, "reason": row.reason, "action": row.action}
                for row in rows
            ]
        },
    )
    if not desk.is_json:
        for row in rows:
            say(f"{row.name}  {row.reason}  → {row.action}")


def _facts(row: ComplaintRow, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "number": row.number,
        "client": row.client_name,
        "column": row.state,
        "class": row.priority,
        "points": row.points,
        "owner": row.owner_name,
        "next_clock": row.next_clock,
        "due_at": local_iso(row.due_at, zone),
        "is_late": row.is_late,
        "chip": row.chip,
    }


def _head(rows: list[ComplaintRow], quiet_days: int | None) -> str:
    if rows:
        count = count_people(rows)
        return ngettext("{count} person is counting on us", "{count} people are counting on us", count).format(
            count=count
        )
    if quiet_days is None:
        return _("Nobody is waiting on us.")
    return ngettext(
        "Nobody is waiting on us. {count} day.", "Nobody is waiting on us. {count} days.", quiet_days
    ).format(count=quiet_days)


def _line(row: ComplaintRow, now: datetime, zone: ZoneInfo) -> str:
    clock = _clock_words(row.due_at, now, zone) if row.due_at is not None else ""
    column = {"call_back": _("call back"), "put_right": _("put right"), "check_back": _("check back")}[row.state]
    return f"{clock:<16} {row.client_name}  {column}  {row.owner_name}  “{row.words}”"


def _clock_words(due_at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """As people say it: “12 min late”, “in 48 min”, “Mon 15:00”."""
    if due_at < now:
        return late_words(now - due_at)
    minutes = round((due_at - now).total_seconds() / 60)
    if minutes <= _HOUR:
        return _("in {count} min").format(count=minutes)
    return (
        due_at.astimezone(zone).strftime("%a %H:%M")
        if minutes < 6 * _DAY
        else due_at.astimezone(zone).date().isoformat()
    )
