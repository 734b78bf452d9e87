"""Who was erased, and whether a backup that was put back brought somebody of them back."""

from __future__ import annotations

from app.models.client_changes import Erasure
from app.models.clients import Client, ContactPoint
from app.queries.hand_over import tuples_of


def list_unforgotten() -> list[int]:
    """The tombstones whose client can be told by something again, oldest first."""
    reached = ContactPoint.select(ContactPoint.client)
    told = (Client.first_name != "") | (Client.last_name != "") | (Client.why_us != "") | (Client.source != "")
    chosen = (
        Erasure.select(Erasure.id)
        .join(Client, on=(Erasure.client == Client.id))
        .where(told | Client.archived_at.is_null() | Client.id.in_(reached))
    )
    return [int(row[0]) for row in tuples_of(chosen.order_by(Erasure.id))]


def has_to_forget_again() -> bool:
    """Whether somebody who asked to be forgotten is known again."""
    return bool(Erasure.select(Erasure.id).exists()) and bool(list_unforgotten())


def is_erased(client_id: int) -> bool:
    """Whether this client was erased."""
    return bool(Erasure.select(Erasure.id).where(Erasure.client == client_id).exists())
