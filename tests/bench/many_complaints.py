"""A database of a firm with very many complaints, made once by bulk writes; its columns come from the rules."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.bench.measuring import SCRATCH

if TYPE_CHECKING:
    from app.everafter import Everafter
    from app.rules.complaint_events import ComplaintEvent

ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 2, 9, tzinfo=ZONE)
SEED = 7
_YEARS = 6
_WORDS = (
    "The landing still smells damp and there is a ring by the door.",
    "The coffee mark by the window had gone on Monday. This morning it is back.",
    "Nobody told me the price would go up for the stairs.",
    "You scratched the baseboard in the hall.",
    "Chairs were left in the wrong room and we had a wedding.",
)


def database_of(open_count: int, closed_count: int) -> Path:
    """The file with so many open and closed complaints, each of a client of their own."""
    from app.database_schema import known_fingerprint, newest_version

    schema = known_fingerprint(newest_version())[:8]
    file = SCRATCH / f"complaints-{open_count}-{closed_count}-{SEED}-{schema}.db"
    if not file.exists():
        SCRATCH.mkdir(exist_ok=True)
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        _fill(part, open_count, closed_count)
        part.replace(file)
    return file


def _fill(file: Path, open_count: int, closed_count: int) -> None:
    from app.clock import FixedClock
    from app.everafter import open_everafter
    from app.services.firm_drafts import FirmDraft, PersonDraft

    everafter = open_everafter(file, may_create=True, clock=FixedClock(NOW, ZONE))
    try:
        owner = everafter.firm.set_up(FirmDraft(name="Brightwater", owner_name="Dana Kowalski", time_zone=str(ZONE)))
        luis = everafter.firm.add_person(PersonDraft("Luis Santos", role="technician"))
        _write(everafter, _Drawer(owner, luis), open_count, closed_count)
    finally:
        everafter.close()


class _Drawer:
    """Draws the events of one complaint after the other."""

    def __init__(self, owner: int, technician: int) -> None:
        self._owner = owner
        self._technician = technician
        self._dice = random.Random(SEED)

    def received_at(self, *, is_open: bool) -> datetime:
        """Open ones came in the last week, closed ones in the years before."""
        days = self._dice.uniform(0, 7) if is_open else self._dice.uniform(5, 365 * _YEARS)
        return NOW - timedelta(days=days, minutes=self._dice.randrange(600))

    def events(self, received_at: datetime, *, is_open: bool) -> list[ComplaintEvent]:
        """Heard, sorry, asked, promised, fixed, asked again: all of it, or for an open one a part."""
        from app.rules.complaint_events import ComplaintEvent, EventKind, FixOutcome, Promise
        from app.rules.complaints import Category, ComplaintFacts, severity_of
        from app.rules.feedback import Answer

        words = self._dice.choice(_WORDS)
        category = self._dice.choice(list(Category))
        asked, score = timedelta(hours=80), self._dice.choice((None, 8, 9, 10))
        late = timedelta(minutes=self._dice.randrange(10, 400))
        steps = [
            (EventKind.HEARD, late, {"words": words}),
            (EventKind.FELT, late, {}),
            (EventKind.APOLOGISED, late + timedelta(minutes=2), {}),
            (EventKind.ASKED, late + timedelta(minutes=4), {"words": "Come and look at it again"}),
            (
                EventKind.PROMISED,
                late + timedelta(minutes=6),
                {"promise": Promise("Come and look at it again", received_at + timedelta(hours=30), self._owner)},
            ),
            (EventKind.VISITED, timedelta(hours=28), {}),
            (EventKind.FIXED, timedelta(hours=28), {"outcome": FixOutcome.VISIT}),
            (EventKind.CHECKED_BACK, asked, {"words": "It is great now", "answer": Answer.GREAT, "score": score}),
            (EventKind.THANKED, asked, {}),
            (EventKind.DIAGNOSED, asked, {"words": "Dry the pad first"}),
            (EventKind.CLOSED, asked, {"words": "It is great now"}),
        ]
        kept = steps[: self._dice.randrange(0, 8)] if is_open else steps
        first = ComplaintEvent(
            kind=EventKind.LOGGED, at=received_at, by=self._owner, words=words, category=category,
            facts=ComplaintFacts(severity=severity_of(category), is_public=self._dice.random() < 0.1),
            received_at=received_at, cleaning_ended_at=received_at - timedelta(hours=20),
            complained_about=frozenset({self._technician}), owner=self._owner,
        )  # fmt: skip
        later = [
            ComplaintEvent(kind=kind, at=received_at + after, by=self._owner, **more) for kind, after, more in kept
        ]
        return [first, *(event for event in later if event.at <= NOW)]


def _write(everafter: Everafter, drawer: _Drawer, open_count: int, closed_count: int) -> None:
    from app.models.clients import Client
    from app.models.complaints import Complaint
    from app.queries.complaint_events import to_details
    from app.queries.firm import get_working_time
    from app.rules.complaint_history import derive
    from app.services.bulk_writes import insert_rows
    from app.services.complaint_log import keep_columns

    columns = [field.column_name for name, field in Complaint.fields().items() if name != "id"]
    lines: list[Sequence[object]] = []
    working_time = get_working_time()

    def complaints(client_ids: Sequence[int]) -> Iterator[Sequence[object]]:
        for place, client_id in enumerate(client_ids):
            is_open = place < open_count
            received_at = drawer.received_at(is_open=is_open)
            events = drawer.events(received_at, is_open=is_open)
            row = Complaint(number=101 + place, client_id=client_id, words=events[0].words, received_at=received_at)
            keep_columns(row, derive(events, working_time, max(events[-1].at, NOW if is_open else events[-1].at)))
            row.lesson, row.closing_words = ("", "") if is_open else ("Dry the pad first", "It is great now")
            values = {field.column_name: row.__data__.get(name) for name, field in Complaint.fields().items()}
            lines.extend(
                (place + 1, number, event.kind.value, event.at, event.by, event.words, to_details(event) or None)
                for number, event in enumerate(events, 1)
            )
            yield tuple(values[column] for column in columns)

    count = open_count + closed_count
    with everafter.units("Many complaints") as work:
        names = ("number", "name", "sort_name", "first_name", "created_at", "expected_interval_days")
        people = ((place, f"Ana Number{place}", f"number{place} ana", "Ana", NOW, 365) for place in range(1, count + 1))
        insert_rows(work, "client", names, people)
        ids = [row[0] for row in Client.select(Client.id).order_by(Client.id).tuples()]
        insert_rows(work, "complaint", columns, complaints(ids))
        names = ("complaint_id", "sequence", "kind", "happened_at", "person_id", "words", "details")
        insert_rows(work, "complaint_event", names, lines)
