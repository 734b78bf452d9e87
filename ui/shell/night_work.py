"""What the process of a new day does."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.clock import FixedClock
from app.events import RecordsChanged
from app.everafter import open_everafter
from app.jobs import JobProgress


def work_out_new_day(address: str, now: datetime, progress: JobProgress) -> bool:
    """Work out what time has changed up to this moment; whether anything did."""
    everafter = open_everafter(address, clock=FixedClock(now, ZoneInfo("UTC")))
    told: list[RecordsChanged] = []
    everafter.events.subscribe(told.append)
    try:
        everafter.nightly.run(progress)
    finally:
        everafter.close()
    return any(event.is_bulk or set(event.tables) - {"setting"} for event in told)
