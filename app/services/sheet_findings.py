"""Section 2 of a keyed sheet: what was found on arrival and whether the client saw it before we began."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.jobs import Finding
from app.services.drafts import FindingDraft
from app.unit_of_work import UnitOfWork


def write_findings(work: UnitOfWork, job_id: int, findings: Sequence[FindingDraft]) -> None:
    """The boxes as they are ticked now; what hangs on a room was found otherwise and stays."""
    stored = {row.kind: row for row in Finding.select().where((Finding.job == job_id) & Finding.area.is_null())}
    for kind in stored.keys() - {finding.kind for finding in findings}:
        work.delete(stored[kind])
    for finding in findings:
        row = stored.get(finding.kind) or Finding(job_id=job_id, kind=finding.kind)
        row.note = finding.note or row.note
        row.shown_at = (row.shown_at or work.now) if finding.is_shown else None
        work.save(row)
