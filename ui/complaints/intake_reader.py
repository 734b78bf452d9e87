"""What saving would make of the form now: read by the same rules as saving reads it, so that both always agree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.clock import Clock
from app.queries import complaint_intake as intake_queries
from app.queries import firm as firm_queries
from app.rules.complaint_intake import (
    ClientBackground,
    Heard,
    IntakeJob,
    Reading,
    logged_event,
    owner_of,
    read_complaint,
)
from app.rules.complaints import owner_takes_over
from app.rules.promised_times import TimesInForce
from app.translations import gettext as _
from ui.complaints.kept_complaint import KeptComplaint
from ui.complaints.urgency import Urgency, urgency_of


@dataclass(frozen=True, slots=True)
class Understood:
    """Category and marks, class and clocks, who takes care of it and why it is not whoever logs it."""

    reading: Reading
    urgency: Urgency
    owner_id: int | None
    owner_reason: str

    @property
    def is_needed_soon(self) -> bool:
        """Whether it is the day by which they need it that makes it urgent."""
        return self.urgency.is_vulnerable and not self.reading.facts.is_vulnerable


class IntakeReader:
    """What is known of one client, and how a complaint of theirs reads with it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._client_id = 0
        self._times: TimesInForce = firm_queries.get_times_in_force()
        self._owner_id: int | None = None
        self._owner_name = ""
        self.background = ClientBackground()

    def know(self, client_id: int) -> None:
        """Read what an earlier complaint, the household and the firm say, once for many keys."""
        self._client_id = client_id
        self._times = firm_queries.get_times_in_force()
        self.background = intake_queries.get_background(client_id)
        self._owner_id = intake_queries.find_firm_owner()
        people = firm_queries.list_people()
        self._owner_name = next((each.name for each in people if each.id == self._owner_id), "")

    def job_meant(self, received_at: datetime | None) -> IntakeJob | None:
        """The visit that a complaint received then is about."""
        return intake_queries.find_job_meant(self._client_id, received_at or self._clock.now())

    def understand(self, written: KeptComplaint, job: IntakeJob | None, person_id: int | None) -> Understood:
        """What this would be if it were saved now by this person."""
        heard = Heard(
            words=written.words,
            received_at=written.received_moment or self._clock.now(),
            category=written.chosen_category,
            effort=written.effort,
            is_public=written.is_public,
            is_vulnerable=written.is_vulnerable,
            is_repeat=written.is_repeat,
            job=job,
        )
        reading = read_complaint(heard, self.background, self._clock.zone)
        owner_id = owner_of(
            reading.facts, chosen_id=written.owner_id, person_id=person_id, firm_owner_id=self._owner_id
        )
        urgency = self._urgency(heard, reading, owner_id, written.need_by_day)
        is_taken_over = owner_takes_over(reading.facts) and written.owner_id is None and bool(self._owner_name)
        reason = _("It happened before, so {name} takes it on.").format(name=self._owner_name)
        return Understood(reading, urgency, owner_id, reason if is_taken_over else "")

    def _urgency(self, heard: Heard, reading: Reading, owner_id: int | None, need_by_on: date | None) -> Urgency:
        now = self._clock.now().astimezone(self._clock.zone)
        event = logged_event(heard, reading, at=now, by=None, owner=owner_id, need_by_on=need_by_on)
        return urgency_of(event, now, self._times)
