from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.exchange.import_choices import PairAnswer
from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import PreviewRow
from app.services.imports import ImportCounts
from tests.ui.accessibility_checks import faults_of
from tests.ui.import_wizard.looks import FORMATS, a_pair
from ui.import_wizard.import_work import ImportPreview
from ui.import_wizard.preview_step import PreviewStep


@pytest.fixture
def step(themed: QApplication, qtbot: QtBot) -> PreviewStep:
    shown = PreviewStep(FORMATS)
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    return shown


def a_preview(new: int = 600, rejected: int = 2, pairs: int = 0) -> ImportPreview:
    rows = [PreviewRow("a.csv", line, Outcome.NEW, f"Person {line}") for line in range(min(new, 500))]
    rows += [PreviewRow("a.csv", 900 + each, Outcome.REJECTED, "x", "Too short.") for each in range(rejected)]
    counts = ImportCounts(new + rejected, new, 0, 0, 0, rejected)
    return ImportPreview(counts, tuple(rows), tuple(a_pair(line) for line in range(pairs)), pairs)


def button(step: PreviewStep, name: str) -> QPushButton:
    found = step.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_chips_count_everything_and_show_the_rows_of_one_outcome(step: PreviewStep) -> None:
    step.show_preview(a_preview(), {})
    assert step._tabs is not None
    assert [each.text() for each in step._tabs._buttons.values()] == ["New 600", "Cannot be read 2"]
    assert step._model.rowCount() == 500
    assert step._note_label.text() == "The first 500 of 600 rows."
    step.choose("rejected")
    assert step._model.rowCount() == 2
    assert button(step, "import.save_rejects").isVisible()
    assert button(step, "import.go").text().replace("&", "") == "Bring in 600 rows"
    assert faults_of(step) == []


def test_pairs_come_first_and_what_is_decided_is_counted(step: PreviewStep) -> None:
    step.show_preview(a_preview(pairs=3), {})
    assert step._stack.currentWidget() is step._pairs
    assert step._foot_label.text() == "0 to merge, 3 to keep. Nothing has been changed yet."
    step._pairs.answer(PairAnswer.MERGE)
    assert step._foot_label.text() == "1 to merge, 2 to keep. Nothing has been changed yet."
    assert list(step.answers.values()) == [PairAnswer.MERGE]
    assert faults_of(step) == []


def test_a_file_of_which_nothing_can_be_read_cannot_be_brought_in(step: PreviewStep) -> None:
    step.show_preview(a_preview(new=0), {})
    assert not button(step, "import.go").isEnabled()


def test_an_empty_file_says_so(step: PreviewStep) -> None:
    step.show_preview(a_preview(new=0, rejected=0), {})
    assert step._stack.currentWidget() is step._empty
