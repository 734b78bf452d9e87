"""Reads the pictures that clients let us show, in pairs of before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from peewee import JOIN

from app.models.clients import Area
from app.models.jobs import Attachment
from app.queries.hand_over import joined
from app.queries.job_report_rows import PaperPhotoRow, PhotoPairRow
from app.rules.photo_pairs import PairedPhoto, pair_photos

_BEFORE, _AFTER = "photo_before", "photo_after"


def list_photo_pairs(job_ids: Sequence[int]) -> dict[int, tuple[PhotoPairRow, ...]]:
    """The pairs of each of these jobs in the order in which they were added; only what may be shown."""
    shown = (
        Attachment.job.in_(list(job_ids))
        & Attachment.kind.in_((_BEFORE, _AFTER))
        & (Attachment.may_show == True)  # noqa: E712 - SQL
        & Attachment.archived_at.is_null()
    )
    chosen = (
        Attachment.select(Attachment, Area.name.alias("area_name"))
        .join(Area, JOIN.LEFT_OUTER, on=(Attachment.area == Area.id))
        .where(shown)
        .order_by(Attachment.added_at, Attachment.id)
    )
    photos: defaultdict[int, list[Any]] = defaultdict(list)
    for row in joined(chosen):
        photos[row.job_id].append(row)
    return {job_id: pairs for job_id, rows in photos.items() if (pairs := _pairs(rows))}


def _pairs(rows: Sequence[Any]) -> tuple[PhotoPairRow, ...]:
    known = {row.id: row for row in rows}
    befores, afters = (
        [PairedPhoto(row.id, row.area_id, row.caption) for row in rows if row.kind == kind]
        for kind in (_BEFORE, _AFTER)
    )
    return tuple(
        PhotoPairRow(
            before=PaperPhotoRow(known[before].sha256, known[before].caption),
            after=PaperPhotoRow(known[after].sha256, known[after].caption),
            room=known[before].area_name or known[after].area_name or "",
        )
        for before, after in pair_photos(befores, afters)
    )
