"""Section 2 of a keyed sheet: what was found on arrival and whether the client saw it before we began."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.jobs import Attachment, Finding
from app.rules.job_sheet import WARNINGS_EXPLAINED, is_box
from app.services.drafts import FindingDraft
from app.unit_of_work import UnitOfWork


def write_findings(
    work: UnitOfWork, job_id: int, findings: Sequence[FindingDraft], *, is_correction: bool = False
) -> None:
    """The boxes as they are ticked; a correction takes ticks back.

    What was found in a room, is no box of the sheet or has a photo was written down otherwise, and stays.
    """
    stored = {row.kind: row for row in Finding.select().where((Finding.job == job_id) & Finding.area.is_null())}
    for finding in findings:
        row = stored.get(finding.kind) or Finding(job_id=job_id, kind=finding.kind)
        row.note = finding.note or row.note
        row.shown_at = (row.shown_at or work.now) if finding.is_shown else None
        work.save(row)
    ticked = {finding.kind for finding in findings}
    if WARNINGS_EXPLAINED in ticked:
        _show_what_was_known(work, job_id)
    if is_correction:
        for kind in set(filter(is_box, stored)) - ticked:
            if not Attachment.select().where(Attachment.finding_id == stored[kind].id).exists():
                work.delete(stored[kind])


def _show_what_was_known(work: UnitOfWork, job_id: int) -> None:
    """With their initials the client has seen what was found before the day."""
    for row in Finding.select().where((Finding.job == job_id) & Finding.shown_at.is_null()):
        if row.area_id is not None or row.note:
            row.shown_at = work.now
            work.save(row)
