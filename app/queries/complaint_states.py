"""The state of many complaints at a moment; what was worked out before is used again while it still holds.

Board, strip, Today and monitor ask for the same complaints one after the other. A complaint's list only grows, and each
line raises its version, so number and version say whether a list is the one that was read before. Its state then holds
until the next moment at which time alone changes it (a promise breaks, a pause ends, a wet carpet is raised).
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
    """What is kept of one opened database, by one set of hours and times."""

    times: TimesInForce | None = None
    kept: dict[int, _Kept] = field(default_factory=dict)


_memories: WeakKeyDictionary[object, _Memory] = WeakKeyDictionary()


def read_states(rows: Iterable[_Row], times: TimesInForce, now: datetime) -> dict[int, ComplaintState]:
    """The state of each of these complaints at `now`, by its id; the rows are as they were just read."""
    memory = _memory_for(times)
    keys = {row.id: (row.id, row.number, row.version, row.received_at) for row in rows}
    states: dict[int, ComplaintState] = {}
    for complaint_id, key in keys.items():
        kept = memory.kept.get(complaint_id)
        if kept is not None and kept.holds(key, now):
            states[complaint_id] = kept.state
    missing = [complaint_id for complaint_id in keys if complaint_id not in states]
    if len(memory.kept) + len(missing) > _MOST_KEPT:
        memory.kept.clear()
    for complaint_id, events in read_events(missing, times.newest.working_time.zone).items():
        state, until = derive_until_in_force(events, times, now)
        states[complaint_id] = state
        memory.kept[complaint_id] = _Kept(keys[complaint_id], state, now, until)
    return states


def _memory_for(times: TimesInForce) -> _Memory:
    memory = _memories.setdefault(database_proxy.obj, _Memory())
    if memory.times != times:
        memory.times, memory.kept = times, {}
    return memory
