from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.import_wizard.looks import a_look
from ui.firm_formats import FirmFormats
from ui.import_wizard.map_step import MapStep
from ui.import_wizard.mapping_choices import MappingChoices

FORMATS = FirmFormats(MovableClock(datetime(2026, 3, 20, 9, tzinfo=UTC), ZoneInfo("UTC")))


@pytest.fixture
def step(themed: QApplication, qtbot: QtBot) -> MapStep:
    shown = MapStep(FORMATS)
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    shown.show_files([MappingChoices.of(a_look()), MappingChoices.of(a_look("more.csv"))])
    shown.show()
    return shown


def test_the_step_is_sound_for_keys_and_screen_readers(step: MapStep) -> None:
    assert faults_of(step) == []


def test_the_unsure_ones_of_all_files_are_walked_through_and_confirmed(step: MapStep) -> None:
    assert "4" in step._look_button.text()
    step.look_at_next()
    for left in (3, 2, 1, 0):
        step.confirm()
        assert sum(len(each.unsure) for each in step.files) == left
    assert step._look_button.isHidden()
    step.look_at_next()


def test_a_choice_changes_the_map_and_asks_for_another_look(step: MapStep, qtbot: QtBot) -> None:
    with qtbot.waitSignal(step.changed):
        step.table.exchanged.emit("phone", 1, 3)
    with qtbot.waitSignal(step.changed):
        step.table.given.emit(4, "tags")
    first = step.files[0]
    assert (first.targets[1], first.targets[3], first.targets[4]) == ("note", "phone", "tags")
    assert step.files[1].targets[3] == "note"


def test_the_map_of_last_time_is_named_and_a_fresh_start_offered(step: MapStep, qtbot: QtBot) -> None:
    assert step._kept_button.isHidden()
    step.show_files([MappingChoices.of(a_look(kept_on=date(2026, 3, 12), is_kept_used=True))])
    assert step._kept_label.text() == "The map of 12 March is used."
    with qtbot.waitSignal(step.fresh_requested) as told:
        step._kept_button.click()
    assert told.args == [True]
    step.show_files([MappingChoices.of(a_look(kept_on=date(2026, 3, 12)))])
    assert step._kept_button.text().replace("&", "") == "Use the map of 12 March"


def test_a_file_that_lacks_something_says_so_and_stops_here(step: MapStep) -> None:
    step.show_files([MappingChoices.of(a_look(problem="No name, no phone.", remarks=("A second sheet.",)))])
    assert step._problem_label.text() == "No name, no phone.\nA second sheet."
    assert not step._next_button.isEnabled()
