"""The bill follows the rooms as they came back, also when the sheet is corrected."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.models.firm import Firm as StoredFirm
from app.models.jobs import Job, JobLine
from app.services.drafts import FinishDraft, JobLineDraft, PaymentDraft, SheetLineDraft
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


def test_money_given_back_stays_off_the_bill_when_the_sheet_is_corrected(firm: Firm) -> None:
    job_id = _booked(firm)
    StoredFirm.update(tax_basis_points=825).execute()
    told = FinishDraft(left_at=firm.clock.now(), lines=_told(5_000, 4_000), payments=(PaymentDraft("card", 9_743),))
    firm.finish(job_id, told)
    refund = PaymentDraft("card", 1_111, note="A spot was left")
    firm.everafter.payments.refund(job_id, version_of(job_id), refund)
    firm.everafter.jobs.correct_sheet(job_id, version_of(job_id), told)
    row = Job.get_by_id(job_id)
    assert (row.billed_minor, row.paid_minor) == (8_632, 8_632)


def test_a_discount_larger_than_what_was_done_counts_once_when_corrected(firm: Firm) -> None:
    job_id = _booked(firm, discount_minor=1_000)
    firm.finish(job_id, FinishDraft(left_at=firm.clock.now(), lines=_told(0, 0)))
    bill = firm.everafter.jobs.bill_of_sheet(job_id, FinishDraft(lines=_told(5_000, 4_000)))
    assert bill.billed_minor == 8_000


def test_a_least_charge_beside_exempt_rooms_is_exempt_too(firm: Firm) -> None:
    lines = (JobLineDraft("Hall", "Clean", 5_000, is_tax_exempt=True),)
    StoredFirm.update(tax_basis_points=1_000).execute()
    job_id = firm.booked_job(firm.client(), firm.clock.now() - timedelta(hours=2), lines=lines, price_minor=8_000)
    bill = firm.everafter.jobs.bill_of_sheet(job_id, FinishDraft(lines=_told(5_000)))
    assert (bill.agreed_minor, bill.billed_minor) == (8_000, 8_000)


def test_free_work_stays_free(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client(), is_chargeable=False)
    assert firm.everafter.jobs.bill_of_sheet(job_id, FinishDraft(lines=_told(15_000))).billed_minor == 0
