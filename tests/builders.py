"""Firms, clients, jobs and complaints with sensible defaults, made through the services as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from app.everafter import Everafter, open_everafter
from app.queries import complaints, jobs
from app.queries.firm import list_people
from app.services.drafts import (
    ClientDraft,
    ComplaintDraft,
    ContactDraft,
    FinishDraft,
    JobDraft,
    JobLineDraft,
    SiteDraft,
)
from app.services.firm_drafts import FirmDraft, PersonDraft
from tests.fakes import MovableClock

_numbers = count(1)


@contextmanager
def opened_firm(address: str, clock: MovableClock) -> Iterator[Firm]:
    """A firm with an owner, somebody in the office and a technician, in a fresh database; closed afterwards."""
    is_file = "://" not in address and not Path(address).exists()
    if is_file:
        # Copying a database is many times faster than making one.
        Path(address).write_bytes(_settled_file(clock.now(), clock.zone))
    everafter = open_everafter(address, clock=clock, may_create=not is_file)
    try:
        if not is_file:
            set_up(everafter)
        yield Firm(everafter)
    finally:
        everafter.close()


@lru_cache(maxsize=8)
def _settled_file(moment: datetime, zone: ZoneInfo) -> bytes:
    """The database of a firm that has just been set up at that moment."""
    with TemporaryDirectory(prefix="everafter-settled-") as folder:
        file = Path(folder, "everafter.db")
        everafter = open_everafter(file, clock=MovableClock(moment, zone), may_create=True)
        try:
            set_up(everafter)
        finally:
            everafter.close()
        return file.read_bytes()


def set_up(everafter: Everafter) -> None:
    """Found Brightwater, with Dana who owns it, Ben in the office and Luis in van 2."""
    dana = everafter.firm.set_up(
        FirmDraft(
            name="Brightwater",
            trade_line="Carpet Care",
            owner_name="Dana Kowalski",
            phone="(503) 555 0100",
            time_zone="America/Chicago",
        )
    )
    everafter.sign_in(dana)
    everafter.firm.add_person(PersonDraft("Ben Moreno", role="office"))
    everafter.firm.add_person(PersonDraft("Luis Santos", role="technician", van_name="van 2"))


class Firm:
    """A small firm that is set up, its owner signed in, and shortcuts through its day; `clock` moves its time."""

    def __init__(self, everafter: Everafter) -> None:
        self.everafter = everafter
        self.dana, self.ben, self.luis = (person.id for person in list_people())
        self.zone = everafter.clock.zone
        everafter.sign_in(self.dana)

    @property
    def clock(self) -> MovableClock:
        """The firm's clock, to be moved by the test."""
        clock = self.everafter.clock
        assert isinstance(clock, MovableClock)
        return clock

    def client(self, name: str = "", **fields: Any) -> int:
        """A client with a telephone and an address."""
        number = next(_numbers)
        fields.setdefault("phones", (ContactDraft(f"(503) 555 {number:04}"),))
        fields.setdefault("sites", (SiteDraft(street=f"{number} Orchard Lane", town="Millbrook", postal_code="97222"),))
        return self.everafter.clients.create(ClientDraft(name=name or f"Client Number{number}", **fields))

    def booked_job(self, client_id: int, starts_at: datetime | None = None, **fields: Any) -> int:
        """A visit an hour from now, one room for 150.00."""
        starts_at = starts_at or self.clock.now() + timedelta(hours=1)
        fields.setdefault("lines", (JobLineDraft("Living room", "Clean", 15_000),))
        fields.setdefault("technician_id", self.luis)
        if fields.get("discount_minor"):
            fields.setdefault("discount_reason", "A neighbor sent them")
        return self.everafter.jobs.book(
            JobDraft(client_id, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), **fields)
        )

    def finished_job(self, client_id: int, finish: FinishDraft | None = None, **fields: Any) -> int:
        """A visit that began an hour ago and is done now."""
        job_id = self.booked_job(client_id, self.clock.now() - timedelta(hours=1), **fields)
        self.finish(job_id, finish)
        return job_id

    def finish(self, job_id: int, finish: FinishDraft | None = None) -> None:
        """Finish a booked visit now."""
        version = jobs.get_job(job_id).job.version
        self.everafter.jobs.finish(job_id, version, finish or FinishDraft(left_at=self.clock.now()))

    def complaint(self, client_id: int, words: str = "The stain is back by the sofa", **fields: Any) -> int:
        """A complaint by telephone, now."""
        return self.everafter.complaints.log(ComplaintDraft(client_id, words, **fields))

    def version_of(self, complaint_id: int) -> int:
        """The version a screen would hold."""
        return complaints.get_complaint(complaint_id, self.clock.now(), self.zone).card.version
