"""The price of a job beside its bill (S2.8)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import NotFoundError
from app.queries.jobs import get_job
from app.queries.visit_notes import find_guarantee_of_client, get_visit_notes
from app.services.drafts import FinishDraft
from app.services.job_drafts import ExtraWorkDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm


def test_the_bill_is_measured_against_what_was_agreed(firm: Firm) -> None:
    job_id, today = firm.booked_job(firm.client()), firm.clock.today()
    firm.everafter.job_prices.give_discount(job_id, version_of(job_id), 1_000, reason="friend")
    firm.everafter.job_prices.agree_extra(job_id, version_of(job_id), ExtraWorkDraft("Rug", 2_000, "Ana, at the door"))
    price = get_visit_notes(job_id, today).price
    assert (price.agreed_minor, price.difference_minor) == (16_000, 0), "no bill, no difference"
    firm.finish(
        job_id,
        FinishDraft(
            billed_minor=16_500, price_change_ok="Ana said yes", extra_work="Rug", extra_minor=2_000, extra_ok="Ana"
        ),
    )
    price = get_visit_notes(job_id, today).price
    assert (price.difference_minor, price.price_change_ok) == (500, "Ana said yes")
    lower = firm.finished_job(firm.client(), FinishDraft(billed_minor=14_000))
    assert get_visit_notes(lower, today).price.difference_minor == -1_000
    with pytest.raises(NotFoundError):
        get_visit_notes(99, today)


def test_the_promise_that_holds_longest_is_the_clients(firm: Firm) -> None:
    client_id, today = firm.client(), firm.clock.today()
    assert find_guarantee_of_client(client_id, today) is None
    firm.finished_job(client_id)
    firm.clock.move_on(days=10)
    newer = firm.finished_job(client_id)
    line = get_job(newer).lines[0]
    firm.everafter.visit_notes.limit_guarantee(newer, version_of(newer), line.id, "wear")
    found = find_guarantee_of_client(client_id, firm.clock.today())
    assert found is not None
    assert (found.job_id, found.until_on) == (newer, today + timedelta(days=40))
    assert found.left_out == (("Living room", "wear"),)
    assert find_guarantee_of_client(client_id, today + timedelta(days=41)) is None
