"""What the last words of an invoice know of a client: their name, who came, and when they see us again (S4.13)."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from app.models.clients import Client
from app.models.jobs import Job
from app.models.team import Person
from app.queries.invoice_rows import FarewellRow
from app.rules.greeting_names import greeting_name


def get_farewell(client: Client, job: Job | None, today: date, zone: ZoneInfo) -> FarewellRow:
    """The day of the next visit, else when care is advised; nothing of somebody who has gone or is to be put right."""
    technician_id = job.technician_id if job is not None else None
    technician = Person.get_or_none(Person.id == technician_id) if technician_id is not None else None
    visit_on = client.next_visit_at.astimezone(zone).date() if client.next_visit_at is not None else None
    is_free = not client.ended_reason and not client.is_hurt
    return FarewellRow(
        greeting_name=greeting_name(
            client.name,
            kind=client.kind,
            preferred_name=client.preferred_name,
            salutation=client.salutation,
            first_name=client.first_name,
            last_name=client.last_name,
            company_name=client.company_name,
        ),
        technician_name=technician.name if technician is not None else "",
        next_visit_on=visit_on if visit_on is not None and visit_on >= today else None,
        next_care_on=client.due_on if is_free and client.due_on is not None and client.due_on > today else None,
    )
