"""What the last words of an invoice know of a client: their name, who came, and when they see us again (S4.13)."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from app.models.clients import Client
from app.queries.invoice_rows import FarewellRow
from app.rules.greeting_names import greeting_name


def farewell_of(client: Client, technician_name: str, today: date, zone: ZoneInfo) -> FarewellRow:
    """The day of the next visit, else when care is advised; nothing of somebody who has gone or is to be put right."""
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
        technician_name=technician_name,
        next_visit_on=visit_on if visit_on is not None and visit_on >= today else None,
        next_care_on=client.due_on if is_free and client.due_on is not None and client.due_on > today else None,
    )
