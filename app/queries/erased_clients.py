"""Who was erased, and whether a backup that was put back brought somebody of them back."""

from __future__ import annotations

from typing import Final

from app.models.client_changes import Erasure
from app.models.clients import Client, ContactPoint
from app.models.team import Person
from app.queries.client_rows import ErasedRow
from app.queries.hand_over import first_joined, tuples_of

UNFINISHED: Final = "photos_to_remove"
"""Stands in a tombstone, with the hashes of the photos still to go, until these are gone and the file is swept."""


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


def list_unfinished() -> list[int]:
    """The tombstones whose photos may still be there or whose file was not swept yet, oldest first."""
    chosen = Erasure.select(Erasure.id, Erasure.fingerprints).order_by(Erasure.id)
    return [int(erasure_id) for erasure_id, kept in tuples_of(chosen) if UNFINISHED in kept]


def find_erasure(client_id: int) -> ErasedRow | None:
    """When and by whom this client was erased; None for everybody else."""
    chosen = Erasure.select(Erasure.erased_at, Person.name.alias("eraser_name"))
    chosen = chosen.left_outer_join(Person, on=(Erasure.erased_by == Person.id)).where(Erasure.client == client_id)
    row = first_joined(chosen.order_by(Erasure.id))
    return ErasedRow(row.erased_at, row.eraser_name or "") if row is not None else None


def has_to_forget_again() -> bool:
    """Whether somebody who asked to be forgotten is known again, or was not forgotten to the end."""
    if not Erasure.select(Erasure.id).exists():
        return False
    return bool(list_unforgotten()) or bool(list_unfinished())
