from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility_checks import duplicate_mnemonics, faults_of, small_targets, unnamed_controls


def _shown(qtbot: QtBot, *widgets: QWidget) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.menuBar().addMenu("&File")
    middle = QWidget()
    column = QVBoxLayout(middle)
    for widget in widgets:
        column.addWidget(widget)
    window.setCentralWidget(middle)
    window.show()
    return window


def test_a_letter_used_twice_is_found_also_against_the_menu_bar(themed: QApplication, qtbot: QtBot) -> None:
    window = _shown(qtbot, QPushButton("&Find"), QPushButton("&Save"), QPushButton("&Stop"))
    assert duplicate_mnemonics(window) == ["Alt+F is used by &File, &Find", "Alt+S is used by &Save, &Stop"]


def test_hidden_controls_do_not_count(themed: QApplication, qtbot: QtBot) -> None:
    hidden = QPushButton("&Save")
    window = _shown(qtbot, QPushButton("&Stop"), hidden)
    hidden.hide()
    assert duplicate_mnemonics(window) == []


def test_a_field_with_a_placeholder_only_has_no_name(themed: QApplication, qtbot: QtBot) -> None:
    edit = QLineEdit()
    edit.setPlaceholderText("Name")
    assert len(unnamed_controls(_shown(qtbot, edit))) == 1


def test_a_field_with_a_label_of_its_own_has_a_name(themed: QApplication, qtbot: QtBot) -> None:
    label, edit = QLabel("&Name"), QLineEdit()
    label.setBuddy(edit)
    assert faults_of(_shown(qtbot, label, edit)) == []


def test_a_button_too_small_to_hit_is_found(themed: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Go")
    button.setFixedWidth(20)
    assert small_targets(_shown(qtbot, button)) == ["QPushButton in QWidget is 20 by 34 px"]
