"""Money given back while putting right: a payment of its own kind, never more than was paid, undone with the act."""

from __future__ import annotations

import pytest

from app.errors import ValidationError
from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.jobs import Job, Payment
from app.services.drafts import CheckBackDraft, FinishDraft, FixDraft, PaymentDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm


@pytest.fixture
def story(firm: Firm) -> Story:
    """A visit for 150.00, paid, that was complained about."""
    client_id = firm.client("Greg Halloran")
    paid = FinishDraft(left_at=firm.clock.now(), payments=(PaymentDraft("card", 15_000),))
    firm.finished_job(client_id, paid)
    story = Story(firm, firm.complaint(client_id, "You billed more than agreed"))
    story.to_put_right()
    return story


def give_back(story: Story, amount: int, cost_minor: int = 0) -> None:
    draft = FixDraft("refund", "Half of it back", cost_minor, amount, "card")
    story.service.fix(story.id, story.version, draft)


def test_a_refund_is_a_payment_of_the_job_and_nobody_owes_it_again(story: Story) -> None:
    give_back(story, 7_500, cost_minor=1_000)
    details = story.details
    assert (details.card.state, details.work.refund_minor, details.work.cost_minor) == ("check_back", 7_500, 8_500)
    paid = Payment.get(Payment.kind == "refund")
    assert (paid.amount_minor, paid.method, paid.job_id, paid.recorded_by_id) == (
        7_500, "card", details.job_id, story.firm.dana,
    )  # fmt: skip
    job = Job.get_by_id(details.job_id)
    assert (job.paid_minor, job.billed_minor) == (7_500, 7_500)
    assert Client.get_by_id(details.card.client_id).owed_minor == 0


def test_undo_takes_the_payment_back_with_the_act_and_redo_brings_both(story: Story) -> None:
    give_back(story, 7_500)
    story.firm.everafter.history.undo()
    job = Job.get_by_id(story.details.job_id)
    assert (story.state, job.paid_minor, job.billed_minor, story.details.work.cost_minor) == (
        "put_right", 15_000, 15_000, 0,
    )  # fmt: skip
    assert Payment.get(Payment.kind == "refund").archived_at is not None
    assert Complaint.get_by_id(story.id).cost_minor == 0
    story.firm.everafter.history.redo()
    assert (story.state, Job.get_by_id(job.id).paid_minor) == ("check_back", 7_500)
    assert Payment.get(Payment.kind == "refund").archived_at is None


@pytest.mark.parametrize("amount", [0, -1, 15_001])
def test_nothing_or_more_than_was_paid_is_refused_and_changes_nothing(story: Story, amount: int) -> None:
    before = story.details
    with pytest.raises(ValidationError) as caught:
        give_back(story, amount)
    assert caught.value.field == "refund"
    assert story.details == before
    assert Payment.select().where(Payment.kind == "refund").count() == 0


def test_the_costs_of_all_rounds_are_summed(story: Story) -> None:
    give_back(story, 5_000, cost_minor=1_000)
    story.firm.clock.move_on(days=1)
    assert story.check_back(CheckBackDraft("Still too much", "not_happy")) == "put_right"
    story.promise()
    story.firm.clock.move_on(hours=1)
    give_back(story, 2_000)
    assert (story.details.work.refund_minor, story.details.work.cost_minor) == (7_000, 8_000)
    assert Complaint.get_by_id(story.id).cost_minor == 8_000


def test_a_complaint_without_a_job_is_refunded_to_the_client(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Tom Reyes"), "You billed a visit that never was"))
    story.to_put_right()
    give_back(story, 2_000)
    paid = Payment.get(Payment.kind == "refund")
    assert (paid.client_id, paid.job_id) == (story.details.card.client_id, None)
