from __future__ import annotations

from datetime import date, timedelta

from app.queries.firm import get_firm
from app.queries.jobs import get_job
from tests.ui.firm_pages import Desk
from ui.firm_formats import formats_of
from ui.schedule.job_form import JobForm
from ui.schedule.visit_remarks import closed_remarks, is_outside_window, remarks_on_visit, window_remarks, with_remarks


def test_a_visit_that_is_alone_on_an_open_day_leaves_nothing_to_think_of(desk: Desk) -> None:
    formats = formats_of(desk.firm.everafter.clock, get_firm())
    job = get_job(desk.firm.booked_job(desk.margaret())).job
    assert job.starts_at is not None
    assert remarks_on_visit(formats, job.id, job.starts_at) == []
    assert window_remarks(formats, job, job.starts_at) == []
    assert not is_outside_window(job, job.starts_at)
    assert with_remarks("Booked", []) == "Booked"


def test_a_closed_day_without_a_name_and_the_names_of_days_are_said(desk: Desk) -> None:
    formats = formats_of(desk.firm.everafter.clock, get_firm())
    desk.firm.everafter.closed_days.close(date(2026, 3, 3), date(2026, 3, 3), "Team day")
    now = desk.firm.clock.now()
    assert closed_remarks(formats, now + timedelta(days=1)) == ["We are closed that day (Team day)."]
    assert closed_remarks(formats, now + timedelta(days=6)) == ["We are closed that day."]


def test_moving_a_visit_on_its_page_says_what_they_were_told_and_who_is_elsewhere(desk: Desk, page: JobForm) -> None:
    firm = desk.firm
    now = firm.clock.now()
    job_id = firm.booked_job(desk.margaret(), now + timedelta(hours=1))
    firm.booked_job(firm.client("Tom Reyes"), now + timedelta(hours=4))
    job = get_job(job_id).job
    firm.everafter.jobs.times.set_window(job_id, job.version, job.starts_at, job.ends_at)
    page.show_job(job_id)
    page._acts.move_visit()
    page._acts.forms.move._picker.set_moment(now + timedelta(hours=4))
    page._acts.forms.move.save_requested.emit()
    assert desk.told[-1].startswith("Now Mon 2 Mar, ")
    assert "They were told Mon 2 Mar, 10:00 – 11:00: call them." in desk.told[-1]
    assert "Luis is at Tom Reyes then (Mon 2 Mar, 13:00 – 14:00)." in desk.told[-1]
