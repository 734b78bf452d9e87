"""A half-written form as plain values, and back."""

from __future__ import annotations

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.date_edits import DateEdit, TimeEdit
from ui.widgets.form_drafts import read_draft, text_editors, write_draft


def _form(qtbot: QtBot) -> tuple[QWidget, list[QWidget]]:
    form = QWidget()
    qtbot.addWidget(form)
    combo = QComboBox()
    combo.addItems(["Dana", "Ben"])
    editors: list[QWidget] = [
        QPlainTextEdit(),
        QLineEdit(),
        QCheckBox("Visit"),
        combo,
        DateEdit(QDate(2026, 3, 2)),
        TimeEdit(QTime(9, 0)),
        ChoiceGroup((("great", "Great"), ("good", "Good")), "Answer"),
        QSpinBox(),
    ]
    column = QVBoxLayout(form)
    for editor in editors:
        column.addWidget(editor)
    return form, editors


def test_everything_typed_ticked_and_chosen_comes_back(qtbot: QtBot, themed: object) -> None:
    form, editors = _form(qtbot)
    words, line, box, combo, day, time, answer, _minutes = editors
    words.setPlainText("Two\nlines")  # type: ignore[attr-defined]  # the editor made above
    line.setText("12.50")  # type: ignore[attr-defined]  # the editor made above
    box.setChecked(True)  # type: ignore[attr-defined]  # the editor made above
    combo.setCurrentIndex(1)  # type: ignore[attr-defined]  # the editor made above
    day.setDate(QDate(2026, 3, 6))  # type: ignore[attr-defined]  # the editor made above
    time.setTime(QTime(14, 30))  # type: ignore[attr-defined]  # the editor made above
    answer.choose("good")  # type: ignore[attr-defined]  # the editor made above
    draft = read_draft(form)
    fresh, _editors = _form(qtbot)
    assert read_draft(fresh) != draft
    write_draft(fresh, draft)
    assert read_draft(fresh) == draft
    assert list(draft.values()) == ["Two\nlines", "12.50", "1", "Ben", "2026-03-06", "14:30", "good"]


def test_what_is_no_longer_offered_leaves_the_editor_as_it_is(qtbot: QtBot, themed: object) -> None:
    form, editors = _form(qtbot)
    write_draft(form, {"3": "Somebody who left", "99": "?"})
    assert editors[3].currentText() == "Dana"  # type: ignore[attr-defined]  # the editor made above


def test_the_words_are_found_without_the_insides_of_other_editors(qtbot: QtBot, themed: object) -> None:
    form, editors = _form(qtbot)
    assert text_editors(form) == editors[:2]
