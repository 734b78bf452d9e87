"""What is typed and ticked in a form as plain values, so that a half-written one can be kept and brought back."""

from __future__ import annotations

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QTimeEdit,
    QWidget,
)

from ui.widgets.choice_group import ChoiceGroup

_DAY = "yyyy-MM-dd"
_TIME = "HH:mm"


def read_draft(form: QWidget) -> dict[str, str]:
    """The value of every editor by its place in the form."""
    return {name: _value(editor) for name, editor in _editors(form)}


def write_draft(form: QWidget, values: dict[str, str]) -> None:
    """Put kept values back; an editor without one stays as it is."""
    for name, editor in _editors(form):
        if name in values:
            _set_value(editor, values[name])


def text_editors(form: QWidget) -> list[QPlainTextEdit | QLineEdit]:
    """The editors in which words are typed."""
    return [editor for _name, editor in _editors(form) if isinstance(editor, QPlainTextEdit | QLineEdit)]


def _editors(form: QWidget) -> list[tuple[str, QWidget]]:
    kinds = (QPlainTextEdit, QLineEdit, QCheckBox, QComboBox, QDateEdit, QTimeEdit, ChoiceGroup)
    found = [
        child
        for child in form.findChildren(QWidget)
        if isinstance(child, kinds) and not isinstance(child.parent(), QAbstractSpinBox | QComboBox)
    ]
    return [(str(place), editor) for place, editor in enumerate(found)]


def _value(editor: QWidget) -> str:
    value = ""
    if isinstance(editor, QPlainTextEdit):
        value = editor.toPlainText()
    elif isinstance(editor, QLineEdit):
        value = editor.text()
    elif isinstance(editor, QCheckBox):
        value = "1" if editor.isChecked() else "0"
    elif isinstance(editor, QComboBox):
        value = editor.currentText()
    elif isinstance(editor, QTimeEdit):
        value = editor.time().toString(_TIME)
    elif isinstance(editor, QDateEdit):
        value = editor.date().toString(_DAY)
    elif isinstance(editor, ChoiceGroup):
        value = editor.chosen
    return value


def _set_value(editor: QWidget, value: str) -> None:
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText(value)
    elif isinstance(editor, QLineEdit):
        editor.setText(value)
    elif isinstance(editor, QCheckBox):
        editor.setChecked(value == "1")
    elif isinstance(editor, QComboBox):
        place = editor.findText(value)
        if editor.isEditable():
            editor.setEditText(value)
        elif place >= 0:
            editor.setCurrentIndex(place)
    elif isinstance(editor, QTimeEdit):
        editor.setTime(QTime.fromString(value, _TIME))
    elif isinstance(editor, QDateEdit):
        editor.setDate(QDate.fromString(value, _DAY))
    elif isinstance(editor, ChoiceGroup):
        editor.choose(value)
