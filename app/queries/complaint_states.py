"""The state of many complaints at a moment; what was worked out before is used again while it still holds.

Board, strip, Today and monitor ask for the same complaints one after the other. A complaint's list only grows, and each
line raises its version, so number and version say whether a list is the one that was read before. Its state then holds
until the next moment at which time alone changes it (a promise breaks, a pause ends, a wet carpet is raised). While a
connection is gone a backup may be restored, whose versions begin again: a new connection knows nothing of before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from weakref import WeakKeyDictionary

from app.models.base import database_proxy
from app.queries.complaint_events import read_events
from app.rules.complaint_history import derive_until_in_force
from app.rules.complaint_state import ComplaintState
from app.rules.promised_times import TimesInForce

_MOST_KEPT = 5_000


class _Row(Protocol):
    """What tells one list of events from every other."""

    id: int
    number: int
    version: int
    received_at: datetime


_Key = tuple[int, int, int, datetime]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A state, the moment for which it was worked out, and the last moment at which it holds (None: always)."""

    key: _Key
    state: ComplaintState
    since: datetime
    until: datetime | None

    def holds(self, key: _Key, now: datetime) -> bool:
        return key == self.key and self.since <= now and (self.until is None or now <= self.until)


@dataclass(slots=True)
class _Memory:
    """What is kept of one opened database, by one set of hours and times, since its last reconnection."""

    basis: tuple[TimesInForce, int] | None = None
    kept: dict[int, _Kept] = field(default_factory=dict)


_memories: WeakKeyDictionary[object, _Memory] = WeakKeyDictionary()


def read_states(rows: Iterable[_Row], times: TimesInForce, now: datetime) -> dict[int, ComplaintState]:
    """The state of each of these complaints at `now`, by its id; the rows are as they were just read."""
    # Another thread may come with other times meanwhile and begin a memory of its own: this one stays what it is.
    memory = _kept_for(times)
    keys = {row.id: (row.id, row.number, row.version, row.received_at) for row in rows}
    states: dict[int, ComplaintState] = {}
    for complaint_id, key in keys.items():
        kept = memory.get(complaint_id)
        if kept is not None and kept.holds(key, now):
            states[complaint_id] = kept.state
    missing = [complaint_id for complaint_id in keys if complaint_id not in states]
    # A report over many years is read once; it takes no room from the cards that are looked at all day.
    is_keeping = len(missing) <= _MOST_KEPT
    if is_keeping and len(memory) + len(missing) > _MOST_KEPT:
        memory.clear()
    for complaint_id, events in read_events(missing, times.newest.working_time.zone).items():
        state, until = derive_until_in_force(events, times, now)
        states[complaint_id] = state
        if is_keeping:
            memory[complaint_id] = _Kept(keys[complaint_id], state, now, until)
    return states


def _kept_for(times: TimesInForce) -> dict[int, _Kept]:
    database = database_proxy.obj
    memory = _memories.setdefault(database, _Memory())
    basis = (times, database.reconnections)
    if memory.basis != basis:
        memory.basis, memory.kept = basis, {}
    return memory.kept
