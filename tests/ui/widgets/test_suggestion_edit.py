"""The usual words are offered and any other is taken; a half-written one is kept as it is."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.form_drafts import read_draft, write_draft
from ui.widgets.suggestion_edit import SuggestionEdit


def test_any_word_is_taken_and_the_usual_ones_are_offered(themed: QApplication, qtbot: QtBot) -> None:
    form = QWidget()
    edit = SuggestionEdit(("Wool", "Wool blend", "Nylon"), 20)
    QVBoxLayout(form).addWidget(edit)
    qtbot.addWidget(form)
    assert edit.currentText() == ""
    edit.completer().setCompletionPrefix("blend")
    assert edit.completer().currentCompletion() == "Wool blend"
    edit.setEditText("Goat hair")
    kept = read_draft(form)
    edit.setEditText("")
    write_draft(form, kept)
    assert edit.currentText() == "Goat hair"
    assert edit.count() == 3


def test_a_word_too_long_is_refused(themed: QApplication, qtbot: QtBot) -> None:
    edit = SuggestionEdit(("Wool",), 5)
    qtbot.addWidget(edit)
    said: list[str] = []
    edit.line().refused.connect(said.append)
    edit.line().insert("too long a word")
    assert edit.currentText() == ""
    assert said
