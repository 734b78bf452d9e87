from __future__ import annotations

from datetime import timedelta

from app.queries.complaint_intake import (
    find_firm_owner,
    find_job_meant,
    find_job_of_client,
    get_background,
    list_jobs_meant,
)
from app.rules.complaint_events import BoardColumn
from app.rules.complaints import Category
from tests.app.services.complaint_stories import Story
from tests.builders import Firm


def test_the_background_has_factors_and_every_complaint_but_withdrawn_ones(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz", factors=("asthma", "pets"))
    assert get_background(firm.client("Bo Ek")).earlier == ()
    withdrawn = Story(firm, firm.complaint(client_id, "You missed a corner"))
    withdrawn.service.withdraw(withdrawn.id, withdrawn.version, "mistake")
    closed = Story(firm, firm.complaint(client_id, "The stain is back")).to_made_good()
    waiting = firm.complaint(client_id, "The stain is back again")
    background = get_background(client_id)
    assert background.factors == {"asthma", "pets"}
    assert [each.id for each in background.earlier] == [closed.id, waiting]
    first = background.earlier[0]
    assert (first.category, first.column, first.words) == (Category.WICKING, BoardColumn.MADE_GOOD, "The stain is back")
    assert first.closed_at == firm.clock.now()
    assert [each.id for each in background.waiting] == [waiting]


def test_the_job_meant_is_the_last_one_that_was_over_by_then(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    first = firm.finished_job(client_id)
    between = firm.clock.now() + timedelta(days=5)
    firm.clock.move_on(days=10)
    last = firm.finished_job(client_id)
    planned = firm.booked_job(client_id)
    now = firm.clock.now()
    found = find_job_meant(client_id, now)
    assert found is not None
    assert (found.id, found.technician_id, found.technician_name) == (last, firm.luis, "Luis Santos")
    earlier = find_job_meant(client_id, between)
    assert earlier is not None
    assert earlier.id == first
    assert find_job_meant(client_id, now + timedelta(days=366)) is None
    assert [job.id for job in list_jobs_meant(client_id)] == [planned, last, first]
    assert find_job_of_client(firm.client("Bo Ek"), last) is None


def test_the_firms_owner_is_found(firm: Firm) -> None:
    assert find_firm_owner() == firm.dana
