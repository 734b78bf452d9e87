"""Reads about pictures: those of a job, and whether anything still points to a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from peewee import JOIN

from app.models.jobs import Attachment
from app.models.team import Person
from app.queries.hand_over import joined

PORTRAIT = "portrait"
PHOTO_KINDS = ("photo_before", "photo_after", "photo", PORTRAIT)


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """One picture of a job, complaint or client; its file has the name of its hash."""

    id: int
    kind: str
    sha256: str
    width: int
    height: int
    byte_count: int
    caption: str
    may_show: bool
    taken_at: datetime | None
    added_at: datetime
    added_by: str
    finding_id: int | None
    version: int


def list_photos_of_job(job_id: int) -> tuple[PhotoRow, ...]:
    """The pictures of a job in the order they were added."""
    chosen = (
        Attachment.select(Attachment, Person.name.alias("person_name"))
        .join(Person, JOIN.LEFT_OUTER, on=(Attachment.added_by == Person.id))
        .where((Attachment.job == job_id) & Attachment.kind.in_(PHOTO_KINDS) & Attachment.archived_at.is_null())
        .order_by(Attachment.added_at, Attachment.id)
    )
    return tuple(
        PhotoRow(
            id=row.id,
            kind=row.kind,
            sha256=row.sha256,
            width=row.width or 0,
            height=row.height or 0,
            byte_count=row.byte_count,
            caption=row.caption,
            may_show=bool(row.may_show),
            taken_at=row.taken_at,
            added_at=row.added_at,
            added_by=row.person_name or "",
            finding_id=row.finding_id,
            version=row.version,
        )
        for row in joined(chosen)
    )


def is_picture_used(sha256: str) -> bool:
    """Whether any attachment points to the file of this hash, also one that was taken out."""
    return bool(Attachment.select().where(Attachment.sha256 == sha256).exists())
