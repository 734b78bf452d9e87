"""A week as a calendar file: stable names, what is left out, and a file that is whole."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import NotFoundError, StorageError
from app.exchange.out.calendar_export import CalendarChoice, export_calendar
from app.queries.calendar import find_van
from app.queries.jobs import get_job
from app.services.drafts import ContactDraft, SiteDraft
from tests.builders import Firm


def written(firm: Firm, file: Path, **fields: object) -> str:
    choice = CalendarChoice(**{"person_id": None, "person_name": "", "first_on": date(2026, 3, 2), **fields})  # type: ignore[arg-type]  # mixed keyword values
    export_calendar(choice, file, firm.clock)
    return file.read_bytes().decode().replace("\r\n ", "")


def test_a_moved_visit_keeps_its_name_and_its_number_grows(firm: Firm, tmp_path: Path) -> None:
    job_id, file = firm.booked_job(firm.client("Ana Bell")), tmp_path / "week.ics"
    before = written(firm, file)
    job = get_job(job_id).job
    assert job.starts_at is not None
    assert job.ends_at is not None
    hour = timedelta(hours=1)
    firm.everafter.jobs.move(job_id, job.version, job.starts_at + hour, job.ends_at + hour, firm.luis)
    after = written(firm, file)
    assert re.findall("UID:(.*)\r", before) == re.findall("UID:(.*)\r", after)
    sequences = [int(re.findall(r"SEQUENCE:(\d+)", text)[0]) for text in (before, after)]
    assert sequences[0] < sequences[1]
    firm.everafter.jobs.cancel(job_id, get_job(job_id).job.version, "ill")
    assert "STATUS:CANCELLED" in written(firm, file)


def test_telephones_and_notes_go_along_only_when_ticked_and_codes_never(firm: Firm, tmp_path: Path) -> None:
    site = SiteDraft(street="1 Mill Road", town="Millbrook", find_note="Blue gate", access_note="Code 4711")
    firm.booked_job(firm.client("Ana Bell", phones=(ContactDraft("(503) 555 0177"),), sites=(site,)))
    plain = written(firm, tmp_path / "plain.ics")
    assert "1 Mill Road" in plain
    assert "0177" not in plain
    assert "Blue gate" not in plain
    whole = written(firm, tmp_path / "whole.ics", has_phones=True, has_notes=True)
    assert "0177" in whole
    assert "Blue gate" in whole
    assert "4711" not in whole


def test_one_persons_seven_days_and_no_more(firm: Firm, tmp_path: Path) -> None:
    inside, client_id = datetime(2026, 3, 8, 23, tzinfo=firm.zone), firm.client("Ana Bell")
    firm.booked_job(client_id, inside)
    firm.booked_job(client_id, inside + timedelta(hours=1))
    firm.booked_job(client_id, inside, technician_id=firm.ben)
    text = written(firm, tmp_path / "week.ics", person_id=firm.luis, person_name="Luis Santos")
    assert text.count("BEGIN:VEVENT") == 1
    assert "X-WR-CALNAME:Luis Santos" in text
    assert "DTSTART:20260309T040000Z" in text, "the clocks changed in the night before"


def test_a_van_takes_its_drivers_visits_along_for_as_many_days_as_wanted(firm: Firm, tmp_path: Path) -> None:
    client_id = firm.client("Ana Bell")
    firm.booked_job(client_id)
    firm.booked_job(client_id, firm.clock.now() + timedelta(days=40))
    firm.booked_job(client_id, firm.clock.now() + timedelta(hours=4), technician_id=firm.ben)
    van_id, name = find_van("VAN 2")
    assert written(firm, tmp_path / "week.ics", van_id=van_id, person_name=name).count("BEGIN:VEVENT") == 1
    assert written(firm, tmp_path / "long.ics", van_id=van_id, days=60).count("BEGIN:VEVENT") == 2
    with pytest.raises(NotFoundError, match="no van called"):
        find_van("van 9")


def test_where_there_is_no_folder_nothing_is_written(firm: Firm, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="There is no folder"):
        written(firm, tmp_path / "gone" / "week.ics")
