"""R6's order, and what made good needs by R7, said again in the plainest way, for tests to compare with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from app.rules.complaint_events import ComplaintEvent, EventKind
from app.rules.complaint_state import ComplaintState
from app.rules.complaints import PriorityClass


def in_plain_order(open_ones: Iterable[tuple[int, ComplaintState]], now: datetime) -> list[int]:
    """The numbers of these complaints: first the most urgent, then whoever waits too long, then who is due next."""
    groups: dict[str, list[tuple[datetime, int, datetime, int]]] = {}
    for number, state in open_ones:
        waiting = [each.due_at.astimezone(UTC) for each in state.clocks if each.met_at is None]
        due = min(waiting, default=datetime.max.replace(tzinfo=UTC))
        urgency = "urgent" if state.priority is PriorityClass.P1 else "other"
        lateness = "late" if due < now.astimezone(UTC) else "in time"
        row = (due, -state.points, state.received_at.astimezone(UTC), number)
        groups.setdefault(f"{urgency} {lateness}", []).append(row)
    named = ("urgent late", "urgent in time", "other late", "other in time")
    return [number for name in named for *_rest, number in sorted(groups.get(name, []))]


def is_made_good_in_their_words(events: Sequence[ComplaintEvent]) -> bool:
    """Whether the client's own words, heard by somebody not complained about, stand between last fix and last end."""
    kinds = [event.kind for event in events]
    fixed_at = len(kinds) - 1 - kinds[::-1].index(EventKind.FIXED) if EventKind.FIXED in kinds else len(kinds)
    return any(
        event.kind is EventKind.CHECKED_BACK
        and event.words.strip()
        and event.by not in events[0].complained_about
        and EventKind.CLOSED in kinds[place:]
        for place, event in enumerate(events)
        if place > fixed_at
    )
