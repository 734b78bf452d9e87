"""The bill follows the rooms as they came back, also when the sheet is corrected."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.models.firm import Firm as StoredFirm
from app.models.jobs import Job, JobLine
from app.services.drafts import FinishDraft, JobLineDraft, SheetLineDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm

_TWO = (JobLineDraft("Hall", "Clean", 5_000), JobLineDraft("Stairs", "Clean", 4_000))


def _told(*prices: int) -> tuple[SheetLineDraft, ...]:
    rows = list(JobLine.select().order_by(JobLine.id))
    return tuple(SheetLineDraft(row.name, row.id, price_minor=price) for row, price in zip(rows, prices, strict=False))


def _booked(firm: Firm, **fields: int) -> int:
    return firm.booked_job(firm.client(), firm.clock.now() - timedelta(hours=2), lines=_TWO, **fields)


@pytest.mark.parametrize(
    ("fields", "prices", "agreed", "billed"),
    [
        ({}, (5_000, 4_000), 9_000, 9_000),
        ({}, (5_000, 3_000), 9_000, 8_000),
        ({}, (5_000, 4_500), 9_000, 9_500),
        ({"discount_minor": 1_000}, (5_000, 4_000), 8_000, 8_000),
        ({"price_minor": 12_000}, (5_000, 3_000), 12_000, 11_000),
        ({"price_minor": 6_000}, (5_000, 3_000), 6_000, 5_000),
        ({}, (0, 0), 9_000, 0),
    ],
)
def test_prices_least_charges_and_discounts(
    firm: Firm, fields: dict[str, int], prices: tuple[int, ...], agreed: int, billed: int
) -> None:
    job_id = _booked(firm, **fields)
    bill = firm.everafter.jobs.bill_of_sheet(job_id, FinishDraft(lines=_told(*prices)))
    assert (bill.agreed_minor, bill.billed_minor, bill.is_higher) == (agreed, billed, billed > agreed)


def test_a_corrected_price_counts_once(firm: Firm) -> None:
    job_id = _booked(firm)
    StoredFirm.update(tax_basis_points=1_000).execute()
    for prices, billed in (((5_000, 3_000), 8_800), ((5_000, 3_500), 9_350), ((5_000, 4_000), 9_900)):
        draft = FinishDraft(left_at=firm.clock.now(), lines=_told(*prices))
        if Job.get_by_id(job_id).keyed_at is None:
            firm.finish(job_id, draft)
        else:
            firm.everafter.jobs.correct_sheet(job_id, version_of(job_id), draft)
        row = Job.get_by_id(job_id)
        assert (row.billed_minor, row.tax_minor) == (billed, billed // 11)


def test_free_work_stays_free(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client(), is_chargeable=False)
    assert firm.everafter.jobs.bill_of_sheet(job_id, FinishDraft(lines=_told(15_000))).billed_minor == 0
