"""The plan of a day and of a week: who, when, what clashes, and when the firm is closed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.queries.firm import list_people
from app.queries.jobs import get_job
from app.queries.plan import get_day_plan, get_week_plan, list_clashes, list_clashes_of
from app.queries.schedule import list_to_plan
from app.services.drafts import JobDraft
from app.services.firm_drafts import PersonDraft
from tests.builders import Firm


def at(firm: Firm, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=firm.zone)


def book(firm: Firm, starts_at: datetime, hours: float, technician_id: int | None) -> int:
    return firm.everafter.jobs.book(
        JobDraft(
            firm.client(), starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours), technician_id=technician_id
        )
    )


def test_a_day_stands_by_technician_and_what_has_no_day_waits(firm: Firm) -> None:
    mia = firm.everafter.firm.add_person(PersonDraft("Mia Ek", role="technician"))
    second = book(firm, at(firm, 3, 13), 1, firm.luis)
    first = book(firm, at(firm, 3, 8), 2, firm.luis)
    nobody = book(firm, at(firm, 3, 9), 1, None)
    owner = book(firm, at(firm, 3, 10), 1, firm.dana)
    cancelled = book(firm, at(firm, 3, 11), 1, mia)
    firm.everafter.jobs.cancel(cancelled, get_job(cancelled).job.version, "rain")
    asked = firm.everafter.jobs.enquire(JobDraft(firm.client()))
    plan = get_day_plan(date(2026, 3, 3), firm.zone)
    assert [(column.technician.name, [job.id for job in column.jobs]) for column in plan.columns] == [
        ("Luis Santos", [first, second]), ("Mia Ek", []), ("Dana Kowalski", [owner]), ("Nobody yet", [nobody]),
    ]  # fmt: skip
    assert plan.columns[-1].technician_id is None
    assert [job.id for job in plan.to_plan] == [asked]
    assert [job.id for job in list_to_plan()] == [asked]
    assert len(get_day_plan(date(2026, 3, 4), firm.zone).columns) == 2


def test_who_left_keeps_a_column_while_visits_are_left_and_needs_no_van(firm: Firm) -> None:
    mia = firm.everafter.firm.add_person(PersonDraft("Mia Ek", role="technician"))
    visit = book(firm, at(firm, 3, 8), 1, mia)
    firm.everafter.firm.archive_person(mia)
    assert [person.name for person in list_people(in_field=True)] == ["Luis Santos"]
    columns = get_day_plan(date(2026, 3, 3), firm.zone).columns
    assert [(column.technician.name, column.technician.van_name) for column in columns] == [
        ("Luis Santos", "van 2"), ("Mia Ek (left)", ""),
    ]  # fmt: skip
    assert [job.id for job in columns[1].jobs] == [visit]


def test_put_right_visits_wait_in_front(firm: Firm) -> None:
    client_id = firm.client()
    asked = firm.everafter.jobs.enquire(JobDraft(client_id))
    put_right = firm.everafter.jobs.quote(
        JobDraft(client_id, complaint_id=firm.complaint(client_id), is_chargeable=False)
    )
    assert [job.id for job in list_to_plan()] == [put_right, asked]


def test_a_visit_over_midnight_stands_on_both_days_and_clashes_with_the_next_morning(firm: Firm) -> None:
    night = book(firm, at(firm, 3, 22), 10, firm.luis)
    morning = book(firm, at(firm, 4, 7, 30), 1, firm.luis)
    tuesday, wednesday = (get_day_plan(date(2026, 3, day), firm.zone) for day in (3, 4))
    assert [job.id for job in tuesday.columns[0].jobs] == [night]
    assert [job.id for job in wednesday.columns[0].jobs] == [night, morning]
    for plan in (tuesday, wednesday):
        assert [(clash.first.id, clash.second.id, clash.is_van) for clash in plan.clashes] == [(night, morning, False)]
    assert [clash.second.id for clash in list_clashes(date(2026, 3, 2), 7, firm.zone)] == [morning]
    assert list_clashes(date(2026, 3, 5), 7, firm.zone) == []


def test_a_van_that_two_people_would_need_clashes(firm: Firm) -> None:
    mia = firm.everafter.firm.add_person(PersonDraft("Mia Ek", role="technician", van_name="van 2"))
    first, second = book(firm, at(firm, 3, 8), 2, firm.luis), book(firm, at(firm, 3, 9), 2, mia)
    (clash,) = get_day_plan(date(2026, 3, 3), firm.zone).clashes
    assert (clash.first.id, clash.second.id, clash.is_van) == (first, second, True)


def test_one_visit_knows_what_it_clashes_with(firm: Firm) -> None:
    first, second = book(firm, at(firm, 3, 22), 6, firm.luis), book(firm, at(firm, 4, 2), 3, firm.luis)
    alone = book(firm, at(firm, 4, 9), 1, firm.luis)
    assert [(clash.first.id, clash.second.id) for clash in list_clashes_of(second)] == [(first, second)]
    assert list_clashes_of(alone) == []
    assert list_clashes_of(firm.everafter.jobs.enquire(JobDraft(firm.client()))) == []


def test_a_week_is_technicians_by_days(firm: Firm) -> None:
    monday, sunday = book(firm, at(firm, 2, 10), 1, firm.luis), book(firm, at(firm, 8, 23), 2, None)
    later = book(firm, at(firm, 9, 0), 1, firm.luis)
    firm.everafter.closed_days.close(date(2026, 3, 5), date(2026, 3, 5), "Team day")
    week = get_week_plan(date(2026, 3, 2), firm.zone)
    assert [row.technician.name for row in week.rows] == ["Luis Santos", "Nobody yet"]
    assert [[job.id for job in day] for day in week.rows[0].days] == [[monday], [], [], [], [], [], []]
    assert [job.id for job in week.rows[1].days[6]] == [sunday]
    assert week.closed == {date(2026, 3, 5): "Team day", date(2026, 3, 8): "Closed"}
    assert later not in {job.id for row in week.rows for day in row.days for job in day}


def test_a_day_knows_its_hours_and_why_it_is_closed(firm: Firm) -> None:
    saturday, sunday = (get_day_plan(date(2026, 3, day), firm.zone) for day in (7, 8))
    assert (saturday.opens, saturday.closes, saturday.is_closed) == (8 * 60, 13 * 60, False)
    assert (sunday.opens, sunday.closes, sunday.is_closed, sunday.closed_words) == (0, 0, True, "")
