"""The list of all jobs: what each filter lets through, in which order, and that every order walks an index."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from app.models.jobs import Job
from app.queries.job_list import job_order, job_pages, read_jobs
from app.queries.job_list_rows import JobFilter, JobListRow, JobSort, JobsWanted
from app.queries.keyset_pages import KeysetPages
from app.services.drafts import FinishDraft, PaymentDraft
from tests.app.queries.test_keyset_pages import faults_of_plans, plans
from tests.builders import Firm

__all__ = ["plans"]


def rows(
    firm: Firm, wanted: JobsWanted, sort: JobSort = JobSort.NUMBER, *, is_descending: bool = False
) -> list[JobListRow]:
    order = job_order(wanted, sort, firm.zone, is_descending=is_descending)
    both = [read_jobs(KeysetPages(order, few=few).ids(0, 999)) for few in (0, 999)]
    assert both[0] == both[1]
    return both[0]


def names(firm: Firm, wanted: JobsWanted) -> list[str]:
    return [row.client_name for row in rows(firm, wanted)]


@pytest.fixture
def jobs(firm: Firm) -> dict[str, int]:
    """One job of each kind, each of a client of that name."""
    made = {}
    for name, state in (("Asked", "enquiry"), ("Quoted", "quoted"), ("Lost", "lost"), ("Cancelled", "cancelled")):
        made[name] = firm.booked_job(firm.client(name), technician_id=None)
        Job.update(state=state, starts_at=None, ends_at=None).where(Job.id == made[name]).execute()
    made["Booked"] = firm.booked_job(firm.client("Booked"), firm.clock.now() + timedelta(days=40))
    made["Owing"] = firm.finished_job(firm.client("Owing"))
    paid = FinishDraft(left_at=firm.clock.now(), payments=(PaymentDraft("card", 15_000),))
    made["Paid"] = firm.finished_job(firm.client("Paid"), paid)
    made["Again"] = firm.booked_job(firm.client("Again"))
    Job.update(reclean_of=made["Paid"]).where(Job.id == made["Again"]).execute()
    Job.update(put_away_at=firm.clock.now()).where(Job.id == made["Paid"]).execute()
    made["Deleted"] = firm.booked_job(firm.client("Deleted"))
    Job.update(archived_at=firm.clock.now()).where(Job.id == made["Deleted"]).execute()
    return made


def test_each_filter_lets_through_what_it_says(firm: Firm, jobs: dict[str, int]) -> None:
    for chosen, wanted in (
        (JobFilter.ALL, list(jobs)[:-1]),
        (JobFilter.ASKED, ["Asked", "Quoted"]),
        (JobFilter.BOOKED, ["Booked", "Again"]),
        (JobFilter.DONE, ["Owing", "Paid"]),
        (JobFilter.UNPAID, ["Owing"]),
        (JobFilter.TO_PUT_AWAY, ["Lost", "Cancelled", "Owing"]),
        (JobFilter.PUT_AWAY, ["Paid"]),
        (JobFilter.RECLEANS, ["Again"]),
        (JobFilter.FELL_THROUGH, ["Lost", "Cancelled"]),
    ):
        assert names(firm, JobsWanted(chosen)) == wanted, chosen
    assert JobsWanted().is_everything
    assert not JobsWanted(JobFilter.DONE).is_everything


def test_days_and_technician_narrow_every_filter(firm: Firm, jobs: dict[str, int]) -> None:
    today = firm.clock.today()
    assert names(firm, JobsWanted(first=today, last=today)) == ["Owing", "Paid", "Again"]
    assert names(firm, JobsWanted(first=today + timedelta(days=1))) == ["Booked"]
    assert names(firm, JobsWanted(JobFilter.UNPAID, last=today, technician_id=firm.luis)) == ["Owing"]
    assert names(firm, JobsWanted(technician_id=firm.dana)) == []
    assert names(firm, JobsWanted(technician_id=0)) == ["Asked", "Quoted", "Lost", "Cancelled"]


def test_a_line_says_what_it_came_to_and_what_is_due_from_done_work_only(firm: Firm, jobs: dict[str, int]) -> None:
    shown = {row.client_name: row for row in rows(firm, JobsWanted())}
    assert (shown["Owing"].amount_minor, shown["Owing"].owed_minor) == (15_000, 15_000)
    assert (shown["Paid"].amount_minor, shown["Paid"].owed_minor) == (15_000, 0)
    assert (shown["Booked"].amount_minor, shown["Booked"].owed_minor) == (15_000, 0)
    assert shown["Again"].is_put_right
    assert not shown["Booked"].is_put_right
    assert (shown["Booked"].technician_name, shown["Asked"].technician_name) == ("Luis Santos", "")


_VALUES: dict[JobSort, Callable[[JobListRow], Any]] = {
    JobSort.NUMBER: lambda row: row.number,
    JobSort.WHEN: lambda row: row.starts_at,
    JobSort.CLIENT: lambda row: row.client_name,
    JobSort.TECHNICIAN: lambda row: row.technician_name or None,
    JobSort.STATE: lambda row: ["enquiry", "quoted", "booked", "done", "cancelled", "lost"].index(row.state),
    JobSort.AMOUNT: lambda row: row.amount_minor,
    JobSort.OWED: lambda row: row.owed_minor or None,
}


@pytest.mark.parametrize("sort", list(JobSort))
def test_every_column_sorts_both_ways_with_blanks_last(firm: Firm, jobs: dict[str, int], sort: JobSort) -> None:
    for is_descending in (False, True):
        found = rows(firm, JobsWanted(), sort, is_descending=is_descending)
        assert len(found) == 8
        values = [_VALUES[sort](row) for row in found]
        filled = [value for value in values if value is not None]
        assert values == filled + [None] * (len(values) - len(filled))
        assert filled == sorted(filled, reverse=is_descending)


def test_lines_come_in_the_order_asked_for_and_without_those_that_are_gone(firm: Firm, jobs: dict[str, int]) -> None:
    wanted = [jobs["Paid"], 9_999, jobs["Asked"]]
    assert [row.id for row in read_jobs(wanted)] == [jobs["Paid"], jobs["Asked"]]
    assert read_jobs([]) == []
    pages = job_pages(JobsWanted(), JobSort.WHEN, firm.zone, is_descending=True)
    assert pages.ids(0, 1) == [jobs["Booked"]]


def test_every_sort_of_every_filter_walks_an_index(
    firm: Firm, plans: Callable[[str, tuple[Any, ...]], list[str]]
) -> None:
    """So that a page of a million jobs is read as quickly as one of ten; a new column or filter cannot forget it."""
    days = (None, date(2026, 1, 1))
    for chosen, sort, first, who, is_descending in product(JobFilter, JobSort, days, (None, 0, 3), (False, True)):
        wanted = JobsWanted(chosen, first, None, who)
        order = job_order(wanted, sort, firm.zone, is_descending=is_descending)
        assert faults_of_plans(order, plans) == [], (chosen, sort, is_descending)
