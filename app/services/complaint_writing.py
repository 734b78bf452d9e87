"""What every act on a complaint does: open it, append what happened, and let what hangs on it follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.clock import Clock
from app.rules.complaint_events import ComplaintEvent, EventKind
from app.services.client_summary import refresh_clients
from app.services.complaint_log import OpenedComplaint, add_events, open_complaint
from app.services.field_checks import check_length
from app.services.rewards import RewardService
from app.unit_of_work import UnitOfWork, UnitsOfWork

LONGEST_WORDS = 10_000


class ComplaintWriter:
    """Appends events as one undoable act each; the services of complaints build on it."""

    def __init__(self, units: UnitsOfWork, clock: Clock, rewards: RewardService) -> None:
        self._units = units
        self._clock = clock
        self._rewards = rewards

    def _happen(self, complaint_id: int, version: int, label: str, *events: ComplaintEvent) -> None:
        opened = open_complaint(complaint_id, version)
        with self._units(label.format(name=opened.client_name)) as work:
            for event in events:
                self._add(work, opened, event)
            self._follow(work, opened)

    def _follow(self, work: UnitOfWork, opened: OpenedComplaint) -> None:
        """What hangs on a complaint: the client's kept columns, and rewards that are held or set free."""
        refresh_clients(work, [opened.row.client_id], self._clock)
        self._rewards.refresh_within(work, [opened.row.client_id])

    def _add(self, work: UnitOfWork, opened: OpenedComplaint, event: ComplaintEvent) -> None:
        add_events(work, opened, replace(event, at=self._working_moment(), by=work.person_id))

    def _event(self, kind: EventKind, **fields: object) -> ComplaintEvent:
        words = str(fields.pop("words", ""))
        check_length(words, LONGEST_WORDS, "words")
        return ComplaintEvent(kind=kind, at=self._working_moment(), words=words.strip(), **fields)  # type: ignore[arg-type]  # named fields of the event

    def _working_moment(self) -> datetime:
        return self._clock.now().astimezone(self._clock.zone)
