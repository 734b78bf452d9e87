"""The nights on which the clocks change, through booking and the plan of the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QApplication

from app.queries import jobs
from app.queries.firm import get_firm
from app.queries.rows import JobRow
from tests.fakes import MovableClock
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.schedule.booking_page import BookingPage
from ui.schedule.schedule_page import SchedulePage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return
NIGHTS = {
    "Europe/Berlin": (date(2026, 3, 29), date(2026, 10, 25)),
    "America/Los_Angeles": (date(2026, 3, 8), date(2026, 11, 1)),
}


@pytest.fixture(params=list(NIGHTS))
def firm_zone(request: pytest.FixtureRequest) -> ZoneInfo:
    """Where the clocks jump at two, or at three and back."""
    return ZoneInfo(str(request.param))


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock, is_started=False) as opened:
        firm = get_firm()
        assert firm is not None
        opened.firm.everafter.firm.change_firm(firm.version, time_zone=firm_clock.zone.key)
        opened.window.start()
        opened.window.show()
        opened.window.activateWindow()
        settle()
        yield opened


def _book_at(desk: FirmWindow, client_id: int, day: date, at: time, minutes: int = 60) -> BookingPage:
    desk.window.go_to("booking", client_id)
    settle()
    page = desk.window.page
    assert isinstance(page, BookingPage)
    page._picker._day_edit.setDate(QDate(day.year, day.month, day.day))
    page._picker._time_edit.setTime(QTime(at.hour, at.minute))
    page._picker._minutes_spin.setValue(minutes)
    page._picker.list.setFocus()
    desk.press(ENTER, CTRL)
    return page


def _only(client_id: int) -> JobRow:
    (job,) = jobs.list_jobs_of_client(client_id)
    return job


def _length(job: JobRow) -> timedelta:
    assert job.starts_at is not None
    assert job.ends_at is not None
    return job.ends_at.astimezone(UTC) - job.starts_at.astimezone(UTC)


def test_a_time_that_does_not_exist_is_one_sentence_below_it_and_the_next_one_is_booked(
    desk: FirmWindow, firm_zone: ZoneInfo
) -> None:
    client_id, (spring, _autumn) = desk.firm.client("Ana Bell"), NIGHTS[firm_zone.key]
    page = _book_at(desk, client_id, spring, time(2, 30))
    assert "The clocks jump that night and there is no 02:30; the next time there is, is 03:00." in texts_of(page)
    assert texts_of(page).count("The clocks jump") == 1
    assert desk.focus() is page._picker._time_edit
    assert jobs.list_jobs_of_client(client_id) == []
    page._picker._time_edit.setTime(QTime(3, 0))
    assert "The clocks jump" not in texts_of(page)
    desk.press(ENTER, CTRL)
    assert _only(client_id).starts_at == datetime.combine(spring, time(3), firm_zone)


def test_a_visit_across_the_jump_or_the_double_hour_is_as_long_as_it_was_booked(
    desk: FirmWindow, firm_zone: ZoneInfo
) -> None:
    for name, night in zip(("Ana Bell", "Tom Reyes"), NIGHTS[firm_zone.key], strict=True):
        client_id = desk.firm.client(name)
        _book_at(desk, client_id, night, time(1, 30), 120)
        assert _length(_only(client_id)) == timedelta(hours=2)


def test_a_time_shown_twice_means_the_first(desk: FirmWindow, firm_zone: ZoneInfo) -> None:
    client_id, (_spring, autumn) = desk.firm.client("Ana Bell"), NIGHTS[firm_zone.key]
    at = time(2, 15) if firm_zone.key == "Europe/Berlin" else time(1, 15)
    _book_at(desk, client_id, autumn, at)
    assert _only(client_id).starts_at == datetime.combine(autumn, at, firm_zone).astimezone(UTC)


def test_keys_on_the_plan_move_and_stretch_a_visit_over_the_jump_and_never_lose_it(
    desk: FirmWindow, firm_zone: ZoneInfo
) -> None:
    for name, night in zip(("Ana Bell", "Tom Reyes"), NIGHTS[firm_zone.key], strict=True):
        starts_at = datetime.combine(night, time(0, 30), firm_zone)
        job_id = desk.firm.booked_job(desk.firm.client(name), starts_at)
        desk.window.go_to("schedule")
        page = desk.window.page
        assert isinstance(page, SchedulePage)
        page.show_day(night)
        settle()
        grid = page.view.grid
        grid.setFocus()
        grid.pick(job_id)
        before = starts_at
        for _step in range(14):
            desk.press(Qt.Key.Key_Down, CTRL)
            job = jobs.get_job(job_id).job
            assert job.starts_at is not None
            assert job.starts_at.astimezone(UTC) > before.astimezone(UTC), (name, job.starts_at)
            assert timedelta() < _length(job) <= timedelta(hours=2)
            before = job.starts_at
        for _step in range(4):
            longer = _length(jobs.get_job(job_id).job)
            desk.press(Qt.Key.Key_Down, CTRL | SHIFT)
            assert _length(jobs.get_job(job_id).job) > longer


def test_two_visits_at_once_are_said_and_both_stay(desk: FirmWindow) -> None:
    first, second = desk.firm.client("Ana Bell"), desk.firm.client("Tom Reyes")
    starts_at = desk.firm.clock.now() + timedelta(days=1)
    desk.firm.booked_job(first, starts_at)
    page = _book_at(desk, second, date(2026, 3, 3), time(9, 30))
    assert _only(second).starts_at == starts_at + timedelta(minutes=30)
    assert desk.window.page is not page
