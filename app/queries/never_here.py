"""What must never happen here, as the firm wrote it down; what of it is ticked on each job sheet (S3.12)."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.rewards import NeverHereItem

MOST_ON_SHEET = 6


@dataclass(frozen=True, slots=True)
class NeverHereRow:
    """One item of the list."""

    id: int
    what: str
    is_on_sheet: bool


def list_never_here() -> list[NeverHereRow]:
    """The whole list in the order in which it was written."""
    chosen = NeverHereItem.select().where(NeverHereItem.archived_at.is_null()).order_by(NeverHereItem.id)
    return [NeverHereRow(row.id, row.what, bool(row.is_on_sheet)) for row in chosen]


def list_sheet_checks(limit: int = MOST_ON_SHEET) -> tuple[str, ...]:
    """What the job sheet lets the technician tick, the newest of the list if there are more than fit."""
    return tuple(row.what for row in list_never_here() if row.is_on_sheet)[-limit:]
