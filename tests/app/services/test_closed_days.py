"""Closed days: public holidays that come by themselves, own ones, and a past that stays as it was."""

from __future__ import annotations

import threading
from datetime import date, datetime, timedelta

import pytest
from peewee import IntegrityError

from app.errors import ConflictError, NotAllowedError, NotFoundError, ValidationError
from app.everafter import open_everafter
from app.models.audit import AuditUnit
from app.models.firm import ClosedDay, Setting
from app.queries.closed_days import ClosedDayRow, get_known_holidays, list_closed_day_rows
from app.queries.complaints import get_complaint
from app.queries.firm import get_firm, get_setting, get_working_time
from app.rules.working_time import ONE_DAY
from app.services.firm_drafts import FirmDraft
from tests.builders import Firm
from tests.fakes import MovableClock

CHRISTMAS = date(2026, 12, 25)
COLUMBUS = date(2026, 10, 12)
FAR = date(2029, 1, 1)


def rows(firm: Firm, last: date = FAR) -> list[ClosedDayRow]:
    return list_closed_day_rows(firm.clock.today(), last)


def closed_on(firm: Firm) -> set[date]:
    return {row.closed_on for row in rows(firm) if not row.is_open_after_all}


def change_firm(firm: Firm, **changes: str) -> None:
    present = get_firm()
    assert present is not None
    firm.everafter.firm.change_firm(present.version, **changes)


def site_due(firm: Firm, complaint_id: int) -> datetime | None:
    return get_complaint(complaint_id, firm.clock.now(), firm.zone).site_due_at


def test_own_days_are_closed_one_by_one_or_as_a_range_and_taken_away_again(firm: Firm) -> None:
    service = firm.everafter.closed_days
    service.close(date(2026, 3, 6), date(2026, 3, 6), "Team day")
    service.close(date(2026, 3, 6), date(2026, 3, 6), " Training ")
    assert rows(firm)[0] == ClosedDayRow(date(2026, 3, 6), "Training", is_public=False, is_open_after_all=False)
    assert not get_working_time().is_open_on(date(2026, 3, 6))
    service.close(date(2026, 12, 23), date(2026, 12, 31), "Christmas week")
    names = [row.name for row in rows(firm) if date(2026, 12, 23) <= row.closed_on <= date(2026, 12, 31)]
    assert names == [*["Christmas week"] * 2, "Christmas Day", *["Christmas week"] * 6]
    service.open_again(date(2026, 12, 24), date(2026, 12, 24))
    assert get_working_time().is_open_on(date(2026, 12, 24))
    service.open_again(date(2026, 12, 1), date(2026, 12, 31))
    assert {row.closed_on for row in rows(firm) if row.closed_on.month == 12 and row.closed_on.year == 2026} == {
        CHRISTMAS
    }
    firm.everafter.history.undo()
    firm.everafter.history.undo()
    assert not get_working_time().is_open_on(date(2026, 12, 24))
    firm.everafter.history.undo()
    assert get_working_time().is_open_on(date(2026, 12, 31))
    firm.everafter.history.redo()
    assert not get_working_time().is_open_on(date(2026, 12, 31))


def test_each_mistake_stands_under_its_field_and_changes_nothing(firm: Firm) -> None:
    before = rows(firm)
    day = date(2026, 3, 9)
    for first, last, name, field in (
        (day, day, " ", "name"),
        (day, date(2026, 3, 8), "Holiday", "last_on"),
        (day, date(2026, 8, 8), "Holiday", "last_on"),
        (date(2026, 3, 2), day, "Holiday", "first_on"),
        (date(2026, 2, 27), date(2026, 2, 27), "Holiday", "first_on"),
    ):
        with pytest.raises(ValidationError) as caught:
            firm.everafter.closed_days.close(first, last, name)
        assert caught.value.field == field
    for begun in (NotFoundError, date(2026, 3, 9)), (NotFoundError, date(2026, 12, 25)):
        with pytest.raises(begun[0]):
            firm.everafter.closed_days.open_again(begun[1], begun[1])
    with pytest.raises(NotFoundError):
        firm.everafter.closed_days.work_after_all(date(2026, 3, 9), True)
    assert rows(firm) == before


def test_a_firm_cannot_close_for_a_whole_year(firm: Firm) -> None:
    service, day = firm.everafter.closed_days, date(2026, 4, 1)
    for _turn in range(4):
        service.close(day, day + timedelta(days=89), "Building")
        day += timedelta(days=90)
    with pytest.raises(ValidationError, match="whole year"):
        service.close(day, day + timedelta(days=60), "Building")
    assert get_working_time().is_open_on(day)


def test_the_firm_may_work_on_a_public_holiday_after_all(firm: Firm) -> None:
    service = firm.everafter.closed_days
    service.work_after_all(CHRISTMAS, True)
    assert get_working_time().is_open_on(CHRISTMAS)
    assert ClosedDayRow(CHRISTMAS, "Christmas Day", True, True) in rows(firm)
    service.work_after_all(CHRISTMAS, True)
    firm.everafter.history.undo()
    assert not get_working_time().is_open_on(CHRISTMAS)
    service.work_after_all(CHRISTMAS, True)
    service.close(CHRISTMAS, CHRISTMAS, "No, we do not")
    assert ClosedDayRow(CHRISTMAS, "Christmas Day", True, False) in rows(firm), "a public holiday keeps its name"


def test_a_day_that_has_begun_is_neither_closed_nor_opened_not_even_by_undo(firm: Firm) -> None:
    service = firm.everafter.closed_days
    service.close(date(2026, 3, 4), date(2026, 3, 5), "Fair")
    firm.clock.move_to(datetime(2026, 3, 4, 8))
    with pytest.raises(NotAllowedError):
        firm.everafter.history.undo()
    with pytest.raises(NotAllowedError):
        service.open_again(date(2026, 3, 4), date(2026, 3, 5))
    service.open_again(date(2026, 3, 5), date(2026, 3, 5))
    firm.clock.move_to(datetime(2026, 12, 25, 7))
    with pytest.raises(NotAllowedError):
        service.work_after_all(CHRISTMAS, True)
    assert not get_working_time().is_open_on(CHRISTMAS)


def test_a_day_that_was_closed_anew_in_between_is_not_closed_twice_by_undo(firm: Firm) -> None:
    service, day = firm.everafter.closed_days, date(2026, 3, 9)
    service.close(day, day, "Fair")
    service.open_again(day, day)
    unit = AuditUnit.select().order_by(AuditUnit.id.desc()).get()
    service.close(day, day, "Inventory")
    with pytest.raises(ConflictError):
        firm.everafter.history.undo_unit(unit.id)
    assert rows(firm)[0].name == "Inventory"


def test_a_closed_day_to_come_counts_for_the_clocks_that_run(firm: Firm) -> None:
    complaint_id = firm.complaint(firm.client("Ana Ruiz"), category="wicking")
    before = site_due(firm, complaint_id)
    assert before == datetime(2026, 3, 4, 18, tzinfo=firm.zone)
    firm.everafter.closed_days.close(date(2026, 3, 4), date(2026, 3, 5), "Fair")
    assert site_due(firm, complaint_id) == datetime(2026, 3, 6, 18, tzinfo=firm.zone)


def test_a_miss_before_a_need_by_date_is_not_hidden_by_opening_a_day_that_was_closed(firm: Firm) -> None:
    """Thanksgiving on Thursday 26 November: what they need on Friday had to be done by Wednesday's close."""
    firm.clock.move_to(datetime(2026, 11, 23, 9))
    complaint_id = firm.complaint(firm.client("Ana Ruiz"), category="wicking", need_by_on=date(2026, 11, 27))
    by_wednesday = datetime(2026, 11, 25, 18, tzinfo=firm.zone)
    assert site_due(firm, complaint_id) == by_wednesday
    firm.clock.move_to(datetime(2026, 11, 25, 18, 1))
    firm.everafter.closed_days.work_after_all(date(2026, 11, 26), True)
    assert get_working_time().is_open_on(date(2026, 11, 26))
    assert site_due(firm, complaint_id) == by_wednesday
    firm.everafter.history.undo()
    firm.everafter.history.redo()
    assert site_due(firm, complaint_id) == by_wednesday
    later = firm.complaint(firm.client("Bo Ek"), category="wicking", need_by_on=date(2026, 11, 28))
    assert site_due(firm, later) == datetime(2026, 11, 27, 18, tzinfo=firm.zone)


def test_while_there_is_still_time_before_a_need_by_date_the_opened_day_gives_it(firm: Firm) -> None:
    firm.clock.move_to(datetime(2026, 11, 23, 9))
    complaint_id = firm.complaint(firm.client("Ana Ruiz"), category="wicking", need_by_on=date(2026, 11, 27))
    firm.everafter.closed_days.work_after_all(date(2026, 11, 26), True)
    assert site_due(firm, complaint_id) == datetime(2026, 11, 25, 18, tzinfo=firm.zone), "P2: two days, by their close"
    assert get_setting("settled_closures") is None


def test_holidays_are_topped_up_at_every_start_without_an_act_to_undo(
    database_address: str, firm_clock: MovableClock
) -> None:
    everafter = open_everafter(database_address, clock=firm_clock, may_create=True)
    everafter.firm.set_up(FirmDraft("Brightwater", "Dana Kowalski", time_zone="America/Chicago"))
    units = AuditUnit.select().count()
    everafter.close()
    for now, years in ((datetime(2026, 11, 1, 9), {2026, 2027}), (datetime(2026, 12, 1, 9), {2026, 2027, 2028})):
        firm_clock.move_to(now)
        for _twice in range(2):
            again = open_everafter(database_address, clock=firm_clock)
            assert set(get_known_holidays().years) == years
            assert again.history.undo_label() is None
            assert AuditUnit.select().count() == units + (max(years) == 2028)
            again.close()
    firm_clock.move_to(datetime(2031, 7, 4, 9))
    after_years = open_everafter(database_address, clock=firm_clock)
    assert get_working_time().is_open_on(date(2031, 7, 4)), "a day that has begun is not closed behind our backs"
    assert not get_working_time().is_open_on(date(2031, 12, 25))
    assert not get_working_time().is_open_on(date(2032, 8, 7) + timedelta(days=30)), "Labor Day 2032"
    after_years.close()


def test_a_program_that_is_never_closed_looks_ahead_with_the_first_act_of_a_day(firm: Firm) -> None:
    firm.clock.move_to(datetime(2026, 12, 30, 9))
    assert set(get_known_holidays().years) == {2026, 2027}
    firm.client("Ana Ruiz")
    assert set(get_known_holidays().years) == {2026, 2027, 2028}
    assert firm.everafter.history.undo_label() == "New client Ana Ruiz"


def test_a_file_of_before_that_kept_no_list_gets_one(firm: Firm) -> None:
    Setting.delete().where(Setting.name == "public_holidays").execute()
    firm.everafter.closed_days.close(date(2026, 3, 6), date(2026, 3, 6), "Team day")
    firm.everafter.closed_days.know_holidays()
    assert [(row.name, row.is_public) for row in rows(firm)[:2]] == [("Team day", False), ("Memorial Day", True)]
    assert (
        len(rows(firm))
        == len(closed_on(firm))
        == ClosedDay.select().where(ClosedDay.closed_on >= firm.clock.today()).count()
    )


def test_another_region_or_country_brings_its_own_days_and_leaves_the_firms(firm: Firm) -> None:
    service = firm.everafter.closed_days
    service.close(date(2026, 6, 1), date(2026, 6, 1), "Team day")
    service.work_after_all(CHRISTMAS, True)
    assert COLUMBUS in closed_on(firm)
    change_firm(firm, region="Oregon")
    assert COLUMBUS not in closed_on(firm)
    firm.everafter.history.undo()
    assert COLUMBUS in closed_on(firm)
    firm.everafter.history.redo()
    assert COLUMBUS not in closed_on(firm)
    change_firm(firm, country="DE", region="Bayern")
    assert {date(2026, 6, 1), date(2027, 1, 6), date(2026, 5, 1)} <= closed_on(firm)
    assert date(2026, 11, 26) not in closed_on(firm)
    assert CHRISTMAS not in closed_on(firm), "what was decided about a day stays decided"
    assert date(2026, 2, 16) in {row.closed_on for row in list_closed_day_rows(date(2026, 1, 1), date(2026, 3, 2))}, (
        "the days behind us stay as they were"
    )
    change_firm(firm, country="XX")
    assert closed_on(firm) == {date(2026, 6, 1)}
    change_firm(firm, country="US")
    assert CHRISTMAS not in closed_on(firm)
    service.work_after_all(CHRISTMAS, False)
    assert {CHRISTMAS, COLUMBUS, date(2026, 6, 1)} <= closed_on(firm)


def test_an_own_day_that_becomes_a_public_holiday_stays_an_own_day(firm: Firm) -> None:
    firm.everafter.closed_days.close(date(2027, 1, 6), date(2027, 1, 6), "Inventory")
    change_firm(firm, country="DE", region="BY")
    assert ClosedDayRow(date(2027, 1, 6), "Inventory", is_public=False, is_open_after_all=False) in rows(firm)
    change_firm(firm, country="US", region="")
    assert date(2027, 1, 6) in closed_on(firm)


def test_holidays_that_cannot_be_written_do_not_keep_the_firm_out(firm: Firm, caplog: pytest.LogCaptureFixture) -> None:
    refuse = {
        "sqlite": "CREATE TRIGGER full BEFORE INSERT ON closed_day BEGIN SELECT RAISE(ABORT, 'no'); END",
        "postgresql": "ALTER TABLE closed_day ADD CHECK (false) NOT VALID",
    }
    firm.everafter.database.execute_sql(refuse[firm.everafter.database.engine])
    firm.clock.move_to(datetime(2026, 12, 30, 9))
    client_id = firm.client("Ana Ruiz")
    assert "could not be added" in caplog.text
    assert firm.complaint(client_id) == 1
    assert set(get_known_holidays().years) == {2026, 2027}


def test_a_holiday_another_desk_wrote_at_the_same_moment_is_not_written_twice(firm: Firm) -> None:
    firm.clock.move_to(datetime(2026, 12, 30, 9))
    ClosedDay.create(closed_on=date(2028, 7, 4), name="Independence Day")
    firm.everafter.look_ahead()
    assert set(get_known_holidays().years) == {2026, 2027, 2028}
    assert ClosedDay.select().where(ClosedDay.closed_on == date(2028, 7, 4)).count() == 1


def test_two_desks_that_close_the_same_day_at_the_same_moment_meet_no_fault_of_the_program(firm: Firm) -> None:
    days = [date(2026, 5, 4) + place * ONE_DAY for place in range(8)]
    together, faults = threading.Barrier(2), list[IntegrityError]()

    def at_a_desk(name: str) -> None:
        for day in days:
            together.wait()
            try:
                firm.everafter.closed_days.close(day, day, name)
            except ConflictError:
                pass  # the other desk was a moment faster
            except IntegrityError as error:  # a crash in the window
                faults.append(error)
        firm.everafter.database.close()

    desks = [threading.Thread(target=at_a_desk, args=(name,)) for name in ("Team day", "Moving")]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert faults == []
    assert set(days) <= closed_on(firm)
