from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest

from app.exchange.file_look import FileLook, look_at_file
from app.services.import_mappings import ImportMappingService
from tests.app.exchange.import_desk import Desk

CLIENTS = """Name;Phone;Since;Pets
Margaret Alder;(503) 555-0142;04/03/2019;2 cats
Tom Reyes;(503) 555-0163;05/06/2020;
Broken;1
"""


@pytest.fixture
def a_list(import_desk: Desk) -> Path:
    file = import_desk.folder / "clients.csv"
    file.write_text(CLIENTS, encoding="utf-8")
    return file


def look(desk: Desk, file: Path, content: dict[str, object] | None = None, *, is_fresh: bool = False) -> FileLook:
    return look_at_file(str(file), desk.firm.clock, content, is_fresh=is_fresh)[0]


def test_a_look_says_what_a_file_is_and_can_be_handed_to_another_process(import_desk: Desk, a_list: Path) -> None:
    found = look(import_desk, a_list)
    assert (found.kind, found.delimiter, found.rows) == ("clients", ";", 3)
    assert [column.target for column in found.columns] == ["name", "phone", "client_since", "note"]
    assert found.columns[0].samples == ("Margaret Alder", "Tom Reyes")
    assert pickle.loads(pickle.dumps(found)) == found


def test_the_first_rows_are_shown_as_they_will_be_with_one_that_cannot_be_read(import_desk: Desk, a_list: Path) -> None:
    first, _second, broken = look(import_desk, a_list).first_rows
    assert first.name == "Margaret Alder"
    assert ("client_since", date(2019, 4, 3)) in first.values
    assert ("phone", "(503) 555-0142") in first.values
    assert broken.line == 4
    assert "2 cells" in broken.reason


def test_a_column_of_days_that_nobody_can_tell_is_asked_about_until_it_is_answered(
    import_desk: Desk, a_list: Path
) -> None:
    [question] = look(import_desk, a_list).questions
    assert question.readings == (("day-first", "2019-03-04"), ("month-first", "2019-04-03"))
    answered = look(import_desk, a_list, {"date_orders": {"Since": "day-first"}})
    assert answered.questions == ()
    assert ("client_since", date(2019, 3, 4)) in answered.first_rows[0].values


def test_the_map_of_last_time_is_used_unless_a_fresh_start_is_wished(import_desk: Desk, a_list: Path) -> None:
    key = look(import_desk, a_list).header_key
    units = import_desk.firm.everafter.units
    ImportMappingService(units).remember({key: {"name": ["Name"], "tags": ["Pets"], "ignore": ["Since"]}})
    again = look(import_desk, a_list)
    assert again.is_kept_used
    assert again.kept_on == import_desk.firm.clock.today()
    assert [column.target for column in again.columns] == ["name", "phone", "ignore", "tags"]
    fresh = look(import_desk, a_list, is_fresh=True)
    assert not fresh.is_kept_used
    assert fresh.kept_on == again.kept_on
    assert [column.target for column in fresh.columns] == ["name", "phone", "client_since", "note"]


def test_a_kept_map_that_does_not_fit_any_more_is_passed_over(import_desk: Desk, a_list: Path) -> None:
    key = look(import_desk, a_list).header_key
    ImportMappingService(import_desk.firm.everafter.units).remember({key: {"no_such_field": ["Name"]}})
    assert not look(import_desk, a_list).is_kept_used


def test_what_is_missing_for_an_import_is_said_and_can_be_mended_by_a_map(import_desk: Desk) -> None:
    file = import_desk.folder / "strange.csv"
    file.write_text("Qqq,Www\nAlder Margaret,x\n", encoding="utf-8")
    assert "no column with a name" in look(import_desk, file).problem
    assert look(import_desk, file, {"name": ["Qqq"]}).problem == ""


def test_the_first_rows_of_jobs_say_when_what_and_how_much(import_desk: Desk) -> None:
    file = import_desk.folder / "jobs.csv"
    file.write_text("Job #,Client,Phone,Date,Description,Amount\n7,Tom Reyes,5035550163,2021-03-09,Stairs,210.50\n")
    [row] = look(import_desk, file).first_rows
    assert row.name == "Tom Reyes"
    assert {("job_date", date(2021, 3, 9)), ("description", "Stairs"), ("amount", "$210.50")} <= set(row.values)
