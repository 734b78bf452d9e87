"""What clients need by a day, as long as nobody has met it (S3.15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from peewee import ModelSelect

from app.models.aftercare import Voice
from app.models.clients import Client
from app.queries.hand_over import joined

# A need is forgotten a fortnight after its day: the party is over.
_STILL_SHOWN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need with its day, in the client's words."""

    id: int
    client_id: int
    client_name: str
    words: str
    need_by_on: date
    is_late: bool


def list_needs(today: date, within: timedelta = timedelta(days=14), limit: int = 50) -> list[NeedRow]:
    """What is needed within that time or was not met, the nearest day first."""
    chosen = _open(today).where(Voice.need_by_on <= today + within).limit(limit)
    return [_row(row, today) for row in joined(chosen)]


def list_needs_of_client(client_id: int, today: date) -> list[NeedRow]:
    """What one client needs, however far away, the nearest day first."""
    return [_row(row, today) for row in joined(_open(today).where(Voice.client == client_id))]


def find_need_by(client_id: int, today: date) -> NeedRow | None:
    """The client's next need from today on: by then a complaint has to be right (R6)."""
    return next((row for row in list_needs_of_client(client_id, today) if not row.is_late), None)


def _open(today: date) -> ModelSelect[Voice]:
    return (
        Voice.select(Voice, Client.name.alias("client_name"))
        .join(Client, on=(Voice.client == Client.id))
        .where(
            (Voice.kind == "need")
            & (Voice.need_by_on >= today - _STILL_SHOWN)
            & Voice.answered_at.is_null()
            & Voice.archived_at.is_null()
            & Client.archived_at.is_null()
        )
        .order_by(Voice.need_by_on, Voice.id)
    )


def _row(row: Any, today: date) -> NeedRow:
    return NeedRow(
        id=row.id,
        client_id=row.client_id,
        client_name=row.client_name,
        words=row.words,
        need_by_on=row.need_by_on,
        is_late=row.need_by_on < today,
    )
