"""The money of a sheet is known again by the moment it was keyed in."""

from __future__ import annotations

import pytest

from app.errors import NotAllowedError
from app.models.jobs import Job, Payment
from app.services.drafts import FinishDraft, PaymentDraft
from app.services.sheet_payments import taken_on_sheet
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm


def test_what_came_later_is_no_part_of_the_sheet(firm: Firm) -> None:
    paid = (PaymentDraft("card", 9_000), PaymentDraft("cash", 0))
    job_id = firm.finished_job(firm.client(), FinishDraft(left_at=firm.clock.now(), payments=paid))
    firm.clock.move_on(days=1)
    firm.everafter.jobs.take_payment(job_id, version_of(job_id), PaymentDraft("cash", 1_000))
    assert [row.amount_minor for row in taken_on_sheet(Job.get_by_id(job_id))] == [9_000]


def test_a_corrected_amount_replaces_the_one_before_time_and_again(firm: Firm) -> None:
    left_at = firm.clock.now()
    job_id = firm.finished_job(firm.client(), FinishDraft(left_at=left_at, payments=(PaymentDraft("card", 9_000),)))
    for amount in (8_000, 7_000, 0, 6_000):
        firm.clock.move_on(hours=1)
        draft = FinishDraft(left_at=left_at, payments=(PaymentDraft("card", amount),))
        firm.everafter.jobs.correct_sheet(job_id, version_of(job_id), draft)
        assert Job.get_by_id(job_id).paid_minor == amount
        standing = Payment.select().where(Payment.archived_at.is_null())
        assert sum(row.amount_minor for row in standing) == amount


def test_a_correction_cannot_take_out_money_that_was_given_back(firm: Firm) -> None:
    left_at = firm.clock.now()
    job_id = firm.finished_job(firm.client(), FinishDraft(left_at=left_at, payments=(PaymentDraft("card", 9_000),)))
    firm.everafter.payments.refund(job_id, version_of(job_id), PaymentDraft("card", 4_000, note="A spot was left"))
    with pytest.raises(NotAllowedError, match="given back"):
        firm.everafter.jobs.correct_sheet(job_id, version_of(job_id), FinishDraft(left_at=left_at))
    assert Job.get_by_id(job_id).paid_minor == 5_000
