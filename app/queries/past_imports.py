"""What was brought in before, by whom, and whether it can still be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.models.imports import ImportBatch
from app.models.team import Person

UNDO_DAYS = 30


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import as the lists of the window show it; `undo_until` is None once it was taken back."""

    id: int
    file_name: str
    imported_at: datetime
    person: str
    read: int
    new: int
    updated: int
    merged: int
    unchanged: int
    rejected: int
    undone_at: datetime | None

    @property
    def undo_until(self) -> datetime | None:
        """Until when it can be taken back."""
        return None if self.undone_at is not None else self.imported_at + timedelta(days=UNDO_DAYS)

    def is_undoable(self, now: datetime) -> bool:
        """Whether it can be taken back now."""
        return self.undo_until is not None and now <= self.undo_until


def list_past_imports(limit: int = 50) -> list[PastImport]:
    """The latest imports, newest first."""
    batches = list(ImportBatch.select().order_by(ImportBatch.id.desc()).limit(limit))
    wanted = {batch.person_id for batch in batches if batch.person_id is not None}
    names = {row.id: row.name for row in Person.select(Person.id, Person.name).where(Person.id.in_(list(wanted)))}
    return [
        PastImport(
            id=int(row.id),
            file_name=row.file_name,
            imported_at=row.imported_at,
            person=names.get(row.person_id, "") if row.person_id is not None else "",
            read=row.read_count,
            new=row.new_count,
            updated=row.updated_count,
            merged=row.merged_count,
            unchanged=row.unchanged_count,
            rejected=row.rejected_count,
            undone_at=row.undone_at,
        )
        for row in batches
    ]
