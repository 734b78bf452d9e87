"""The plan of a day and where a visit still fits, over closed days and changes of the clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from app.queries.firm import get_working_time
from app.queries.schedule import list_free_slots, list_jobs_on
from app.rules.wall_clock import day_bounds
from app.services.drafts import JobDraft
from app.services.firm_drafts import PersonDraft
from tests.builders import Firm


def at(firm: Firm, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=firm.zone)


def slots(firm: Firm, day: date, minutes: int = 60, limit: int = 12, **fields: int) -> list[tuple[str, int, str, str]]:
    found = list_free_slots(day, minutes, get_working_time(), firm.clock.now(), limit, **fields)
    return [
        (slot.technician_name.split()[0], slot.starts_at.day, f"{slot.starts_at:%H:%M}", f"{slot.ends_at:%H:%M}")
        for slot in found
    ]


def book(firm: Firm, starts_at: datetime, hours: float, technician_id: int | None) -> int:
    return firm.everafter.jobs.book(
        JobDraft(
            firm.client(), starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours), technician_id=technician_id
        )
    )


def test_a_day_begins_and_ends_at_midnight_on_the_firms_wall(firm: Firm) -> None:
    late, early = book(firm, at(firm, 7, 23, 30), 1, None), book(firm, at(firm, 8, 0), 1, None)
    assert [job.id for job in list_jobs_on(date(2026, 3, 7), firm.zone)] == [late]
    assert [job.id for job in list_jobs_on(date(2026, 3, 8), firm.zone)] == [early]
    for day, hours in ((date(2026, 3, 8), 23), (date(2026, 11, 1), 25), (date(2026, 3, 9), 24)):
        first, last = (moment.timestamp() for moment in day_bounds(day, firm.zone))
        assert (last - first) / 3_600 == hours


def test_gaps_are_on_the_quarter_hour_between_the_visits(firm: Firm) -> None:
    assert slots(firm, date(2026, 3, 3), limit=1) == [("Luis", 3, "08:00", "09:00")]
    book(firm, at(firm, 3, 8, 30), 1, firm.luis)
    book(firm, at(firm, 3, 10), 1.15, firm.luis)
    book(firm, at(firm, 3, 10, 30), 0.25, firm.luis)
    book(firm, at(firm, 3, 12, 15), 5, firm.luis)
    assert slots(firm, date(2026, 3, 3), limit=3) == [
        ("Luis", 3, "11:15", "12:15"), ("Luis", 4, "08:00", "09:00"), ("Luis", 5, "08:00", "09:00"),
    ]  # fmt: skip
    assert slots(firm, date(2026, 3, 3), minutes=30, limit=4, is_rescue=True) == [
        ("Luis", 3, "08:00", "08:30"), ("Luis", 3, "09:30", "10:00"), ("Luis", 3, "11:15", "11:45"),
        ("Luis", 3, "17:15", "17:45"),
    ]  # fmt: skip


def test_the_last_hour_of_each_day_is_kept_for_people_we_let_down(firm: Firm) -> None:
    book(firm, at(firm, 3, 8), 9, firm.luis)
    assert slots(firm, date(2026, 3, 3), limit=1) == [("Luis", 4, "08:00", "09:00")]
    assert slots(firm, date(2026, 3, 3), limit=1, is_rescue=True) == [("Luis", 3, "17:00", "18:00")]
    firm.everafter.firm.save_setting("rescue_minutes", 0)
    assert slots(firm, date(2026, 3, 3), limit=1) == [("Luis", 3, "17:00", "18:00")]


def test_whom_it_is_about_drives_only_when_chosen_by_name(firm: Firm) -> None:
    mia = firm.everafter.firm.add_person(PersonDraft("Mia Ek", role="technician"))
    about = frozenset({firm.luis})
    assert [slot[0] for slot in slots(firm, date(2026, 3, 3), limit=2, but_not=about)] == ["Mia", "Mia"]
    assert slots(firm, date(2026, 3, 3), limit=1, but_not=about, technician_id=firm.luis)[0][0] == "Luis"
    assert slots(firm, date(2026, 3, 3), limit=1, but_not=frozenset({firm.luis, mia})) == []


def test_nothing_is_offered_in_the_past_or_on_a_closed_day(firm: Firm) -> None:
    firm.clock.move_to(datetime(2026, 3, 6, 16, 7))
    firm.everafter.closed_days.close(date(2026, 3, 7), date(2026, 3, 7), "Team day")
    assert slots(firm, date(2026, 3, 5), limit=2, is_rescue=True) == [
        ("Luis", 6, "16:15", "17:15"), ("Luis", 9, "08:00", "09:00"),
    ]  # fmt: skip
    assert slots(firm, date(2026, 3, 6), minutes=120, limit=1) == [("Luis", 9, "08:00", "10:00")]
    assert slots(firm, date(2026, 3, 6), minutes=24 * 60) == []
    assert slots(firm, date(2026, 3, 6), technician_id=firm.ben) == [], "Ben does not drive"


def test_every_technician_has_a_slot_in_the_order_of_the_clock(firm: Firm) -> None:
    mia = firm.everafter.firm.add_person(PersonDraft("Mia Ek", role="technician"))
    book(firm, at(firm, 3, 8), 2, firm.luis)
    assert slots(firm, date(2026, 3, 3), limit=3) == [
        ("Mia", 3, "08:00", "09:00"), ("Luis", 3, "10:00", "11:00"), ("Luis", 4, "08:00", "09:00"),
    ]  # fmt: skip
    assert {name for name, *_rest in slots(firm, date(2026, 3, 3), technician_id=mia)} == {"Mia"}


@pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 11, 1)])
def test_on_the_night_the_clocks_change_a_visit_is_as_long_as_it_was(firm: Firm, day: date) -> None:
    firm.everafter.firm.save_setting("working_hours", {str(weekday): ["00:00", "06:00"] for weekday in range(7)})
    firm.clock.move_to(datetime(2026, 3, 2, 9))
    (slot,) = list_free_slots(day, 60, get_working_time(), firm.clock.now(), 1)
    assert f"{slot.starts_at:%d %H:%M}" == f"{day.day:02} 00:00"
    assert slot.ends_at.timestamp() - slot.starts_at.timestamp() == 3_600
