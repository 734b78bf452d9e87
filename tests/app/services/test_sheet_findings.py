"""The boxes of section 2 are what is ticked now, and remember since when the client knows."""

from __future__ import annotations

from datetime import timedelta

from app.models.jobs import Finding
from app.services.drafts import FindingDraft, FinishDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm


def test_a_corrected_box_comes_goes_or_keeps_the_moment_it_was_shown(firm: Firm) -> None:
    left_at = firm.clock.now()
    found = (FindingDraft("wear", "by the door", is_shown=True), FindingDraft("wet", is_shown=True))
    job_id = firm.finished_job(firm.client(), FinishDraft(left_at=left_at, findings=found))
    firm.clock.move_on(hours=1)
    again = (FindingDraft("wear", is_shown=True), FindingDraft("pet"))
    draft = FinishDraft(left_at=left_at, findings=again)
    firm.everafter.jobs.correct_sheet(job_id, version_of(job_id), draft)
    shown = {row.kind: (row.note, row.shown_at) for row in Finding.select()}
    assert shown == {"wear": ("by the door", left_at), "pet": ("", None)}
    assert firm.clock.now() - left_at == timedelta(hours=1)
