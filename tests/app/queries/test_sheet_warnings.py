"""What has to be explained first stands on the paper and beside the tick of the screen."""

from __future__ import annotations

from app.models.jobs import Finding, JobLine
from app.queries.papers import list_job_sheets
from app.queries.sheet_keying import get_sheet
from app.queries.sheet_warnings import list_sheet_warnings
from app.rules.job_sheet import WARNINGS_EXPLAINED
from app.services.drafts import FindingDraft, FinishDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm


def test_rooms_without_promise_and_what_nobody_showed_yet_are_warned_of(firm: Firm) -> None:
    job_id, other_id = firm.booked_job(firm.client()), firm.booked_job(firm.client())
    JobLine.update(guarantee_exclusion="deep_urine").where(JobLine.job == job_id).execute()
    firm.everafter.visit_notes.find(job_id, version_of(job_id), FindingDraft("other", "Seam open by the door"))
    firm.everafter.visit_notes.find(job_id, version_of(job_id), FindingDraft("wear", "Hall", is_shown=True))
    texts = (
        "Living room: our promise does not cover it, because of: deep urine.",
        "Something else, Seam open by the door.",
    )
    assert list_sheet_warnings([job_id, other_id]) == {job_id: texts}
    (sheet,) = list_job_sheets(None, [get_sheet(job_id).job.number], firm.zone)
    assert sheet.warnings == texts


def test_once_they_were_initialed_the_client_has_seen_what_was_found_before(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client())
    firm.everafter.visit_notes.find(job_id, version_of(job_id), FindingDraft("other", "Seam open by the door"))
    explained = FindingDraft(WARNINGS_EXPLAINED, "Something else, Seam open by the door.", is_shown=True)
    left_at = firm.clock.now()
    firm.finish(job_id, FinishDraft(left_at=left_at, findings=(explained,)))
    assert all(row.shown_at is not None for row in Finding.select())
    assert get_sheet(job_id).warnings == ()
    assert WARNINGS_EXPLAINED in get_sheet(job_id).findings
    firm.everafter.jobs.correct_sheet(job_id, version_of(job_id), FinishDraft(left_at=left_at))
    assert [row.kind for row in Finding.select()] == ["other"]


def test_the_due_line_of_the_paper_is_what_the_screen_asks_for(firm: Firm) -> None:
    firm.everafter.firm.change_firm(1, tax_basis_points=1_000, tax_name="VAT")
    job_id = firm.booked_job(firm.client(), discount_minor=1_000)
    (sheet,) = list_job_sheets(None, [get_sheet(job_id).job.number], firm.zone)
    assert sheet.due_minor == firm.everafter.jobs.bill_of_sheet(job_id, FinishDraft()).billed_minor == 15_400
