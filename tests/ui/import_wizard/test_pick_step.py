from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from ui.firm_formats import FirmFormats
from ui.import_wizard.pick_step import PickStep

FORMATS = FirmFormats(MovableClock(datetime(2026, 3, 2, 9, tzinfo=UTC), ZoneInfo("UTC")))


@pytest.fixture
def step(themed: QApplication, qtbot: QtBot) -> PickStep:
    shown = PickStep(FORMATS)
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    return shown


def test_help_for_each_program_is_one_choice_away(step: PickStep) -> None:
    assert faults_of(step) == []
    assert "ServiceMonster" in step._programs._buttons["servicemonster"].text()
    step._programs._buttons["jobber"].click()
    assert "More Actions" in step._help_label.text()


def test_what_became_of_the_last_file_is_said_until_another_is_picked(step: PickStep) -> None:
    step.show_note("It is a picture.")
    assert step._note_label.isVisible()
    step.show_note("")
    assert not step._note_label.isVisible()
