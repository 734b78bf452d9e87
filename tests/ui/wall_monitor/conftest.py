"""Walls made by hand: rows of every kind, as a query would hand them over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.queries.wall_rows import WallPromise, WallRow, WallVisit, WallWin
from tests.fakes import MovableClock

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2025, 11, 21, 11, 42, tzinfo=ZONE)
MakeWall = Callable[..., WallRow]


def promise(name: str, minutes: float | None, chip: str, **changes: object) -> WallPromise:
    """A row that is due so many minutes from now."""
    made = WallPromise(
        complaint_id=1,
        name=name,
        called=name.split(maxsplit=1)[0],
        years=4,
        is_new=False,
        step="Call back",
        next_clock="answer",
        due_at=None if minutes is None else NOW + timedelta(minutes=minutes),
        chip=chip,
        owner_name="Dana",
        owner_initials="DK",
    )
    return replace(made, **changes)


MARGARET = promise("Margaret A.", -12, "late", years=11)
GREG = promise("Greg H.", 36, "due", is_new=True, years=0, owner_name="Ben", owner_initials="BM")
TOM = promise("Tom R.", 48, "due", step="Visit: hall baseboard", next_clock="promise")
PRIYA = promise("Priya N.", 21 * 60 + 18, "on_track", step="Re-clean: red wine", next_clock="promise")
HALL = promise("St Mark's Hall", 75 * 60 + 18, "on_track", step="Ask: is it great now?", next_clock="check_back")
FIVE = (MARGARET, GREG, TOM, PRIYA, HALL)


def wall_of(*promises: WallPromise, **changes: object) -> WallRow:
    """A reading of now with these rows."""
    made = WallRow(
        firm_name="Brightwater Carpet Care",
        currency="USD",
        locale="en_US",
        zone=ZONE,
        read_at=NOW,
        waiting_count=len(promises),
        people_count=len(promises),
        late_count=sum(each.chip == "late" for each in promises),
        promises=promises,
        next_promise=next((each for each in promises if each.chip != "late"), None),
        visits=(WallVisit("Tom R.", NOW + timedelta(minutes=48)), WallVisit("Ana B.", NOW + timedelta(hours=26))),
        win=WallWin("Jean W.", 6, "You came back the same day. Nobody does that.", date(2025, 11, 19)),
        quiet_days=None if promises else 12,
    )
    return replace(made, **changes)


@pytest.fixture
def wall_clock() -> MovableClock:
    """A clock in another zone than the firm's, at the moment of the picture."""
    return MovableClock(NOW, ZoneInfo("UTC"))
