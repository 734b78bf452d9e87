"""Writes the complaints that a file brings: the list of events, and the columns that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.models.complaints import Complaint
from app.models.complaints import ComplaintEvent as StoredEvent
from app.queries.complaint_events import StoredLine, read_events, standing, to_details, to_event
from app.queries.firm import get_times_in_force
from app.queries.hand_over import tuples_of
from app.rules.complaint_events import ComplaintEvent
from app.rules.complaint_history import derive_in_force
from app.rules.promised_times import TimesInForce
from app.services.complaint_log import keep_columns
from app.services.import_writer import COLUMNS, ImportWriter

_GRAVEST, _MOST_EFFORT = 4, 2
_COLUMNS = tuple(name for name in COLUMNS["complaint"] if name != "import_id")


@dataclass(frozen=True, slots=True)
class ComplaintHead:
    """What is told of a complaint beside its events."""

    number: int
    client_id: int
    job_id: int | None
    follows_id: int | None
    words: str
    wanted: str
    meaning: str
    channel: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class KnownComplaint:
    """A complaint that came before: its events, and whether somebody worked on it here."""

    id: int
    client_id: int
    words: str
    events: tuple[ComplaintEvent, ...]
    is_edited: bool


class ComplaintWriter:
    """Complaints and their events, collected by the writer of the import."""

    def __init__(self, writer: ImportWriter) -> None:
        self._writer = writer
        self._times: TimesInForce = get_times_in_force()

    def add(self, head: ComplaintHead, events: Sequence[ComplaintEvent]) -> tuple[int, str]:
        """A new complaint with everything that happened; returns its id and where it stands."""
        row = Complaint(
            number=head.number, client_id=head.client_id, job_id=head.job_id, follows_id=head.follows_id,
            words=head.words, wanted=head.wanted, meaning=head.meaning, channel=head.channel,
            received_at=head.received_at, about_person_id=min(events[0].complained_about, default=None),
        )  # fmt: skip
        now = self._writer.work.now
        # The clocks of the beginning stay in the columns of one that is over.
        keep_columns(row, derive_in_force(events[:1], self._times, events[0].at))
        keep_columns(row, derive_in_force(events, self._times, now))
        complaint_id = self._writer.add("complaint", *(getattr(row, name) for name in _COLUMNS))
        for sequence, event in enumerate(events, 1):
            self._add_event(complaint_id, sequence, event)
        return complaint_id, str(row.state)

    def work_out(self, lines: Sequence[StoredLine], values: Mapping[str, object]) -> Complaint:
        """A complaint of ours with the columns that follow from its story, line by line as when it was written.

        ValueError for a story that no complaint can have.
        """
        row = Complaint(**values)
        try:
            for count, line in enumerate(lines, 1):
                events = [to_event(each) for each in standing(lines[:count])]
                keep_columns(row, derive_in_force(events, self._times, line.happened_at))
        except (TypeError, KeyError, AttributeError, OverflowError) as error:
            raise ValueError("not a story of a complaint") from error
        if not (row.words and 1 <= row.severity <= _GRAVEST and 0 <= row.effort <= _MOST_EFFORT):
            raise ValueError("not a complaint")
        return row

    def put_back(self, row: Complaint, lines: Sequence[StoredLine]) -> int:
        """Write a complaint of ours with its whole story."""
        complaint_id = self._writer.add("complaint", *(getattr(row, name) for name in _COLUMNS))
        for line in lines:
            self._writer.add("complaint_event", complaint_id, *line)
        return complaint_id

    def known(self, complaint_id: int) -> KnownComplaint | None:
        """A complaint as it stands now."""
        row = Complaint.get_or_none(Complaint.id == complaint_id)
        if row is None:
            return None
        events = tuple(read_events([complaint_id]).get(complaint_id, ()))
        ours = StoredEvent.select().where((StoredEvent.complaint == complaint_id) & StoredEvent.import_batch.is_null())
        return KnownComplaint(row.id, row.client_id, row.words, events, bool(ours.exists()))

    def append(self, known: KnownComplaint, events: Iterable[ComplaintEvent]) -> None:
        """What happened since; the list is only ever added to."""
        fresh = list(events)
        last = StoredEvent.select(StoredEvent.sequence).where(StoredEvent.complaint == known.id)
        count = max((sequence for (sequence,) in tuples_of(last)), default=0)
        for sequence, event in enumerate(fresh, count + 1):
            self._add_event(known.id, sequence, event)
        row = Complaint.get_by_id(known.id)
        before = {name: getattr(row, name) for name in _COLUMNS}
        keep_columns(row, derive_in_force([*known.events, *fresh], self._times, self._writer.work.now))
        changes = {name: getattr(row, name) for name in _COLUMNS if getattr(row, name) != before[name]}
        self._writer.flush()
        # Even where only a line was added, whoever has it open must hear of it.
        self._writer.change("complaint", known.id, changes or {"words": row.words}, known.client_id)

    def _add_event(self, complaint_id: int, sequence: int, event: ComplaintEvent) -> None:
        details: dict[str, Any] = to_details(event)
        values = (sequence, event.kind.value, event.at, event.by, event.words, details or None)
        self._writer.add("complaint_event", complaint_id, *values)


def find_same_complaint(number: str, client_id: int, words: str) -> int | None:
    """The complaint of this number of ours if it is of this client and says the same."""
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return None
    is_same = (Complaint.number == int(number)) & (Complaint.client == client_id) & (Complaint.words == words)
    found = Complaint.get_or_none(is_same)
    return None if found is None else int(found.id)


def read_complaint_numbers() -> set[int]:
    """The numbers that are taken."""
    return {number for (number,) in tuples_of(Complaint.select(Complaint.number))}
