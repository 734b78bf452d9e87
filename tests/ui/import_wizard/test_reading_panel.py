from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QRadioButton
from pytestqt.qtbot import QtBot

from app.exchange.columns.column_survey import ColumnQuestion
from tests.fakes import MovableClock
from tests.ui.import_wizard.looks import a_look
from ui.firm_formats import FirmFormats
from ui.import_wizard.mapping_choices import MappingChoices
from ui.import_wizard.reading_panel import ReadingPanel, reading_words

FORMATS = FirmFormats(MovableClock(datetime(2026, 3, 2, 9, tzinfo=UTC), ZoneInfo("UTC")))
DAYS = ColumnQuestion(
    3, "Since", "dates", "04/03/2019", (("day-first", "2019-03-04"), ("month-first", "2019-04-03")), "month-first"
)
AMOUNTS = ColumnQuestion(4, "Total", "amounts", "1.225", ((".", "123"), (",", "122500")), ".")


@pytest.fixture
def panel(themed: QApplication, qtbot: QtBot) -> ReadingPanel:
    shown = ReadingPanel()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def combo(panel: ReadingPanel, name: str) -> QComboBox:
    found = panel.findChild(QComboBox, f"import.{name}")
    assert isinstance(found, QComboBox)
    return found


def test_both_readings_are_said_as_people_write_them() -> None:
    assert [reading_words(DAYS, *each, FORMATS) for each in DAYS.readings] == [
        "04/03/2019 = 4 March 2019",
        "04/03/2019 = 3 April 2019",
    ]
    assert [reading_words(AMOUNTS, *each, FORMATS) for each in AMOUNTS.readings] == [
        "1.225 = $1.23 (decimal point)",
        "1.225 = $1,225.00 (decimal comma)",
    ]


def test_a_question_is_answered_with_a_circle_and_keeps_the_answer(panel: ReadingPanel) -> None:
    told: list[object] = []
    panel.answered.connect(lambda *answer: told.append(answer))
    choices = MappingChoices.of(a_look(questions=(DAYS,)))
    panel.show_choices(choices, FORMATS)
    taken, other = (panel.findChild(QRadioButton, f"import.question.3.{each}") for each in ("month-first", "day-first"))
    assert isinstance(taken, QRadioButton)
    assert isinstance(other, QRadioButton)
    assert taken.isChecked()
    other.click()
    assert told == [(3, "dates", "day-first")]


def test_encoding_and_separator_are_shown_as_guessed_and_told_when_chosen(panel: ReadingPanel) -> None:
    told: list[object] = []
    panel.setting_chosen.connect(lambda *chosen: told.append(chosen))
    panel.show_choices(MappingChoices.of(a_look()), FORMATS)
    assert (combo(panel, "encoding").currentData(), combo(panel, "delimiter").currentText()) == ("utf-8", "Semicolon")
    assert not combo(panel, "sheet").isVisible()
    combo(panel, "encoding").setCurrentIndex(2)
    combo(panel, "encoding").activated.emit(2)
    assert told == [("encoding", "mac_roman")]


def test_a_workbook_has_sheets_instead_and_an_odd_encoding_is_named(panel: ReadingPanel) -> None:
    panel.show_choices(MappingChoices.of(a_look(sheets=("One", "Two"), sheet="Two", encoding="")), FORMATS)
    assert combo(panel, "sheet").currentText() == "Two"
    assert not combo(panel, "encoding").isVisible()
    panel.show_choices(MappingChoices.of(a_look(encoding="koi8-r")), FORMATS)
    assert combo(panel, "encoding").currentText() == "koi8-r"
