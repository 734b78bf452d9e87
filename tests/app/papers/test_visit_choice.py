"""Which visits somebody means by a number, a client, a complaint or a day, and what is said of those without a van."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.errors import NotFoundError
from app.models.clients import Client
from app.papers.paper_request import PaperRequest
from app.papers.visit_choice import VisitChoice, choose_visits, no_visit_words
from app.queries.jobs import get_job
from tests.builders import Firm


def test_without_a_choice_it_is_today_and_a_day_is_that_day(firm: Firm) -> None:
    assert choose_visits(PaperRequest("job-sheets"), firm.clock) == VisitChoice(firm.clock.today(), None)
    day = date(2031, 1, 2)
    assert choose_visits(PaperRequest("job-sheets", day=day), firm.clock) == VisitChoice(day, None)


def test_numbers_go_before_a_client_and_a_client_means_the_visits_to_come(firm: Firm) -> None:
    ana = firm.client("Ana Ruiz")
    firm.finished_job(ana)
    firm.clock.move_on(days=1)
    later = get_job(firm.booked_job(ana, firm.clock.now() + timedelta(days=3))).job.number
    sooner = get_job(firm.booked_job(ana, firm.clock.now() + timedelta(hours=1))).job.number
    number = int(Client.get_by_id(ana).number)
    of_client = PaperRequest("job-sheets", clients=(number,))
    assert choose_visits(of_client, firm.clock) == VisitChoice(None, (sooner, later))
    both = PaperRequest("job-sheets", jobs=(later,), clients=(number,))
    assert choose_visits(both, firm.clock) == VisitChoice(None, (later,))


def test_a_number_that_nobody_has_is_one_sentence(firm: Firm) -> None:
    for wanted in (PaperRequest("job-sheets", clients=(9_999,)), PaperRequest("job-sheets", complaints=(9_999,))):
        with pytest.raises(NotFoundError, match="9999; nothing was printed"):
            choose_visits(wanted, firm.clock)


def test_that_there_is_no_visit_says_of_which_day_and_van() -> None:
    assert no_visit_words(None).startswith("There is no visit to print a sheet for")
    assert no_visit_words(date(2026, 3, 9)) == "There is no visit on 2026-03-09; nothing was printed."
    assert no_visit_words(date(2026, 3, 9), " van 2 ") == "van 2 has no visit on 2026-03-09; nothing was printed."


def test_a_visit_of_this_morning_still_counts_in_the_evening(firm: Firm) -> None:
    ana = firm.client("Ana Ruiz")
    number = get_job(firm.booked_job(ana)).job.number
    wanted = PaperRequest("job-sheets", clients=(int(Client.get_by_id(ana).number),))
    firm.clock.move_on(hours=8)
    assert choose_visits(wanted, firm.clock) == VisitChoice(None, (number,))
    firm.clock.move_on(days=1)
    assert choose_visits(wanted, firm.clock) == VisitChoice(None, ())
