"""A calendar file of the week: whose, what goes along, and what is said afterwards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk
from ui.schedule.calendar_choice import CalendarForm, write_calendar_file


def test_the_form_says_whose_week_and_writes_it_in_one_sentence(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.firm.booked_job(desk.margaret())
    form = CalendarForm(date(2026, 3, 2))
    qtbot.addWidget(form)
    form.show()
    assert faults_of(form) == []
    assert form.choice().person_id is None
    form.person_combo.setCurrentIndex(form.person_combo.findData(desk.firm.luis))
    form.notes_box.setChecked(True)
    choice = form.choice()
    assert (choice.person_id, choice.person_name, choice.has_phones, choice.has_notes) == (
        desk.firm.luis, "Luis Santos", False, True,
    )  # fmt: skip
    told: list[str] = []
    file = tmp_path / "week.ics"
    write_calendar_file(desk.firm.everafter, choice, lambda words, _is_undoable: told.append(words), str(file))
    assert told == [f"1 visit is in {file}."]
    assert "Blue gate" in file.read_text(encoding="utf-8")
    gone = tmp_path / "gone" / "week.ics"
    write_calendar_file(desk.firm.everafter, choice, lambda words, _is_undoable: told.append(words), str(gone))
    assert told[-1].startswith("There is no folder")
