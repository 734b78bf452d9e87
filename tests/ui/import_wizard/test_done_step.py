from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.imports import ImportCounts
from tests.ui.accessibility_checks import faults_of
from ui.import_wizard.done_step import DoneStep, outcome_sentence
from ui.import_wizard.import_work import ImportOutcome

COUNTS = ImportCounts(5000, 4812, 0, 163, 0, 25)


@pytest.fixture
def step(themed: QApplication, qtbot: QtBot) -> DoneStep:
    shown = DoneStep()
    qtbot.addWidget(shown)
    shown.resize(900, 400)
    shown.show()
    return shown


def test_what_was_done_is_one_sentence_and_the_file_to_mend_can_be_copied(step: DoneStep) -> None:
    outcome = ImportOutcome(7, COUNTS, ("/lists/customers-to-mend.csv",))
    assert outcome_sentence(outcome) == "4,812 new, 163 merged, 25 to fix."
    step.show_outcome(outcome)
    assert faults_of(step) == []
    step._copy_button.click()
    assert QGuiApplication.clipboard().text() == "/lists/customers-to-mend.csv"
    told: list[int] = []
    step.undo_requested.connect(told.append)
    step._undo_button.click()
    assert told == [7]


def test_without_rows_to_mend_nothing_is_said_of_them(step: DoneStep) -> None:
    step.show_outcome(ImportOutcome(7, ImportCounts(1, 1)))
    assert not step._mend_label.isVisible()
    assert not step._path_edit.isVisible()


def test_a_folder_that_takes_nothing_is_told_though_the_import_stands(step: DoneStep) -> None:
    step.show_outcome(ImportOutcome(7, COUNTS, (), "The rows to mend could not be written."))
    assert step._mend_label.text() == "The rows to mend could not be written."
    assert step._mend_label.isVisible()


def test_rows_to_mend_of_several_files_are_named_and_their_folder_can_be_copied(step: DoneStep) -> None:
    step.show_outcome(ImportOutcome(7, COUNTS, ("/lists/jobs, old-to-mend.csv", "/lists/clients-to-mend.csv")))
    assert step._path_edit.text() == "/lists"
    assert step._mend_label.text().endswith("jobs, old-to-mend.csv, clients-to-mend.csv")
