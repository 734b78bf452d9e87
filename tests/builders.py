"""Firms, clients, jobs and complaints with sensible defaults, made through the services as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from app.everafter import Everafter, open_everafter
from app.queries import complaints, jobs
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
    everafter = open_everafter(address, clock=clock, may_create=True)
    try:
        yield Firm(everafter)
    finally:
        everafter.close()


class Firm:
    """A small firm and shortcuts through its day; `clock` moves its time."""

    def __init__(self, everafter: Everafter) -> None:
        self.everafter = everafter
        self.dana = everafter.firm.set_up(
            FirmDraft(
                name="Brightwater",
                trade_line="Carpet Care",
                owner_name="Dana Kowalski",
                phone="(503) 555 0100",
                time_zone="America/Chicago",
            )
        )
        everafter.sign_in(self.dana)
        self.ben = everafter.firm.add_person(PersonDraft("Ben Moreno", role="office"))
        self.luis = everafter.firm.add_person(PersonDraft("Luis Santos", role="technician", van_name="van 2"))
        self.zone = everafter.clock.zone

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
