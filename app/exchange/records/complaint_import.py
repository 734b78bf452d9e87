"""Takes the complaints of a file: each becomes its events in their old dates, from which everything else follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import RowAbout
from app.exchange.parsing.parsed_history import ParsedComplaint
from app.exchange.people.whose_row import Whose
from app.exchange.reading.csv_records import hash_of
from app.exchange.records.complaint_story import clocks_from, events_after, note_of
from app.exchange.records.history_import import Added, HistoryImport, ImportTools
from app.exchange.records.kept_numbers import KeptNumbers
from app.queries.complaint_intake import find_firm_owner, get_background
from app.queries.imports import read_technicians
from app.rules.complaint_events import BoardColumn, ComplaintEvent, EventKind
from app.rules.complaint_intake import ClientBackground, EarlierComplaint, Heard, Reading, read_complaint
from app.rules.complaints import Category, ComplaintFacts
from app.services.imported_complaints import (
    ComplaintHead,
    ComplaintWriter,
    KnownComplaint,
    find_same_complaint,
    read_complaint_numbers,
)
from app.translations import gettext as _

_LONGEST_WORDS = 10_000
_SEVERITY_OF = {"P1": 4, "P2": 3, "P3": 2, "P4": 1}


class ComplaintImport(HistoryImport[ParsedComplaint]):
    """Takes rows chunk by chunk."""

    kind = "complaints"

    def __init__(self, tools: ImportTools) -> None:
        super().__init__(tools)
        self._complaints = ComplaintWriter(tools.writer)
        self._numbers = KeptNumbers(read_complaint_numbers(), tools.writer.complaint_number)
        self._people = read_technicians()
        self._firm_owner = find_firm_owner()
        # what this import wrote of each client, for what is a repeat and what goes on from what
        self._brought: dict[int, list[EarlierComplaint]] = {}

    def add(self, parsed: ParsedComplaint, whose: Whose, client_id: int) -> Added | str:
        """One complaint with its whole story."""
        received_at = self.at(parsed.received_on, parsed.time)
        # Our own file may come back into the very database it was taken out of.
        is_ours = self.tools.source.startswith("everafter")
        present = find_same_complaint(parsed.number, client_id, parsed.words) if is_ours else None
        if present is not None:
            return Added(present, {"words": hash_of([parsed.words])}, Outcome.UNCHANGED)
        number = self._numbers.take(parsed.number)
        reading = self._read(parsed, client_id, received_at)
        job_id = None if whose.job is None else whose.job.id
        head = ComplaintHead(
            number=number,
            client_id=client_id,
            job_id=job_id,
            follows_id=None if reading.goes_on_from is None else reading.goes_on_from.id,
            words=parsed.words[:_LONGEST_WORDS],
            wanted=parsed.wanted[:_LONGEST_WORDS],
            meaning=parsed.meaning[:_LONGEST_WORDS],
            channel=parsed.channel,
            received_at=received_at,
        )
        events = [self._logged(parsed, whose, reading, received_at)]
        note = note_of(parsed, number)
        if note:
            events.append(ComplaintEvent(kind=EventKind.NOTED, at=received_at, words=note[:_LONGEST_WORDS]))
        events += events_after(parsed, received_at, self.writer.work.now)
        complaint_id, state = self._complaints.add(head, events)
        self._brought.setdefault(client_id, []).append(
            EarlierComplaint(
                id=complaint_id,
                number=number,
                category=reading.category,
                received_at=received_at,
                column=BoardColumn(state),
                job_id=job_id,
            )
        )
        private = self.keep_beside(parsed, (client_id, job_id), received_at, {})
        return Added(complaint_id, {"words": hash_of([parsed.words]), "rest": hash_of([parsed.rest]), **private})

    def about(self, parsed: ParsedComplaint) -> RowAbout:
        """What a row tells of."""
        return RowAbout(self.kind, parsed.received_on)

    def update(self, parsed: ParsedComplaint, record_id: int, written: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What the file tells of since: its next events while nobody worked on it here, else a line in words."""
        known = self._complaints.known(record_id)
        if known is None:
            return None
        received_at = known.events[0].received_at or known.events[0].at
        said = hash_of([parsed.words])
        events = [] if said == written.get("words") else [self._noted(parsed.words)]
        rest = hash_of([parsed.rest])
        if parsed.rest and rest != written.get("rest"):
            events.append(self._noted(parsed.rest))
        story = _unheard(events_after(parsed, received_at, self.writer.work.now), known)
        if known.is_edited:
            events += [self._noted(line) for line in (_retold(story, self.writer.work.now),) if line]
        else:
            events += story
        private = self.keep_beside(parsed, (known.client_id, None), self.writer.work.now, written)
        if not events:
            return private or None
        self._complaints.append(known, events)
        return {"words": said, "rest": rest, **private}

    def _noted(self, words: str) -> ComplaintEvent:
        text = _("The file also says: {words}").format(words=words)[:_LONGEST_WORDS]
        return ComplaintEvent(kind=EventKind.NOTED, at=self.writer.work.now, words=text)

    def _read(self, parsed: ParsedComplaint, client_id: int, received_at: datetime) -> Reading:
        """Category, marks and what it goes on from (R6); the file's own class wins over what its words suggest."""
        background = get_background(client_id)
        earlier = [*background.earlier, *self._brought.get(client_id, ())]
        known = {each.id: each for each in earlier if each.received_at < received_at}
        heard = Heard(
            words=parsed.words,
            received_at=received_at,
            category=Category(parsed.category) if parsed.category else None,
        )
        at_that_time = ClientBackground(background.factors, tuple(known.values()))
        reading = read_complaint(heard, at_that_time, self.tools.clock.zone)
        if parsed.priority:
            reading = replace(reading, facts=ComplaintFacts(severity=_SEVERITY_OF[parsed.priority]))
        return reading

    def _logged(self, parsed: ParsedComplaint, whose: Whose, reading: Reading, received_at: datetime) -> ComplaintEvent:
        technician = self._people.get(parsed.technician.casefold().strip()) if parsed.technician else None
        if technician is None and whose.job is not None:
            technician = whose.job.technician_id
        owner = self._people.get(parsed.owner.casefold().strip()) if parsed.owner else None
        return ComplaintEvent(
            kind=EventKind.LOGGED,
            at=received_at,
            words=parsed.words[:_LONGEST_WORDS],
            category=reading.category,
            facts=reading.facts,
            received_at=received_at,
            clocks_from=clocks_from(parsed, received_at, self.writer.work.now),
            complained_about=frozenset() if technician is None else frozenset({technician}),
            owner=owner or self._firm_owner,
        )


def _unheard(story: list[ComplaintEvent], known: KnownComplaint) -> list[ComplaintEvent]:
    """The events that are not in the list yet; none but notes once it is over."""
    told = {(event.kind, event.words) for event in known.events}
    kinds = {event.kind for event in known.events} - {EventKind.NOTED}
    is_over = bool(kinds & {EventKind.CLOSED, EventKind.CLOSED_UNCONFIRMED, EventKind.WITHDRAWN})
    fresh = [event for event in story if (event.kind, event.words) not in told and event.kind not in kinds]
    return [event for event in fresh if event.kind is EventKind.NOTED or not is_over]


def _retold(story: list[ComplaintEvent], now: datetime) -> str:
    """Events of a file in words, for a complaint that somebody here worked on."""
    lines = []
    for event in story:
        day = event.at.astimezone(now.tzinfo).date().isoformat()
        lines.append(" ".join(filter(None, [day, event.kind.value.replace("_", " "), event.words])))
    return "\n".join(lines)
