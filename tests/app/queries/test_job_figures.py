"""Figures about jobs: reasons counted, discounts with who and when, weak moments, next visits agreed."""

from __future__ import annotations

from datetime import date

from app.queries.job_figures import (
    NextAgreedCount,
    count_ending_reasons,
    count_next_agreed,
    list_discounts,
    list_weak_moments,
)
from app.rules.job_endings import EndingCount
from app.rules.touch_points import VisitMoment
from app.services.drafts import FinishDraft, JobDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm

MONTH = date(2026, 3, 1), date(2026, 3, 31)


def test_lost_quotes_are_counted_by_their_reason(firm: Firm) -> None:
    for reason in ("Too dear: 80 elsewhere", "Too dear", "Never heard again"):
        job_id = firm.everafter.jobs.quote(JobDraft(firm.client()))
        firm.everafter.jobs.lose(job_id, version_of(job_id), reason)
    assert count_ending_reasons("lost", *MONTH, firm.zone) == [
        EndingCount("Too dear", 2),
        EndingCount("Never heard again", 1),
    ]
    assert count_ending_reasons("cancelled", *MONTH, firm.zone) == []
    assert count_ending_reasons("lost", date(2026, 2, 1), date(2026, 2, 28), firm.zone) == []


def test_the_log_of_discounts_says_who_gave_what_and_why(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client("Ana Ruiz"))
    firm.everafter.sign_in(firm.ben)
    given_at = firm.clock.now()
    firm.everafter.job_prices.give_discount(job_id, version_of(job_id), 1_000, reason="neighbour")
    firm.everafter.sign_in(firm.dana)
    firm.clock.move_on(minutes=5)
    firm.everafter.jobs.start(job_id, version_of(job_id))
    firm.booked_job(firm.client(), discount_minor=0)
    (row,) = list_discounts()
    assert (row.client_name, row.discount_minor, row.reason) == ("Ana Ruiz", 1_000, "neighbour")
    assert (row.given_by, row.given_at) == ("Ben Moreno", given_at)


def test_the_weakest_moment_stands_first(firm: Firm) -> None:
    rate = firm.everafter.visit_notes.rate_moment
    first, second = (firm.finished_job(firm.client()) for _ in range(2))
    for job_id, ratings in ((first, {"dry": 2, "price": 3, "book": 5}), (second, {"dry": 3, "book": 5})):
        for moment, rating in ratings.items():
            rate(job_id, version_of(job_id), moment, rating)
    rows = list_weak_moments(*MONTH, firm.zone)
    assert [(row.moment, row.weak_count, row.rated_count, row.rating_sum) for row in rows] == [
        (VisitMoment.DRY, 2, 2, 5),
        (VisitMoment.PRICE, 0, 1, 3),
        (VisitMoment.BOOK, 0, 2, 10),
    ]
    assert rows[0].job_ids == (first, second)
    assert list_weak_moments(date(2026, 4, 1), date(2026, 4, 30), firm.zone) == []


def test_visits_with_the_next_date_agreed_are_counted_and_free_ones_are_not(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now(), next_agreed_on=date(2026, 9, 1)))
    first = firm.finished_job(client_id)
    firm.finished_job(client_id, reclean_of_id=first)
    assert count_next_agreed(*MONTH, firm.zone) == NextAgreedCount(agreed=1, visits=2)
    assert count_next_agreed(date(2026, 4, 1), date(2026, 4, 30), firm.zone) == NextAgreedCount(agreed=0, visits=0)
