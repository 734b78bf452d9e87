from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from app.keys.commands import SEPARATOR, CommandMenu, command_menus
from tests.ui.accessibility_checks import duplicate_mnemonics
from ui.shell.actions import Actions

KEY_TABLE = {
    "find.open": "Ctrl+K",
    "today.open": "Ctrl+1",
    "clients.open": "Ctrl+2",
    "schedule.open": "Ctrl+3",
    "care_board.open": "Ctrl+4",
    "aftercare.open": "Ctrl+5",
    "insights.open": "Ctrl+6",
    "client.add": "Ctrl+N",
    "sheet.key_in": "Ctrl+J",
    "view.print": "Ctrl+P",
    "papers.open": "Ctrl+Shift+P",
    "field.edit": "F2",
    "job.book": "Ctrl+B",
    "call.log": "Ctrl+L",
    "complaint.log": "Ctrl+Shift+C",
    "client.focus": "Ctrl+D",
    "wall_monitor.open": "F11",
    "edit.undo": "Ctrl+Z",
    "edit.redo": "Ctrl+Shift+Z",
    "place.back": "Alt+Left",
    "place.forward": "Alt+Right",
    "help.open": "F1",
    "keys.show": "Ctrl+/",
}


@pytest.fixture
def window(themed: QApplication, qtbot: QtBot) -> QMainWindow:
    """An empty window."""
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def test_the_keys_are_those_of_the_key_table(window: QMainWindow) -> None:
    actions = Actions(window)
    found = {name: actions[name].shortcut().toString(QKeySequence.SequenceFormat.PortableText) for name in KEY_TABLE}
    assert found == KEY_TABLE


def test_no_key_and_no_id_is_given_twice() -> None:
    specs = [spec for menu in command_menus() for spec in menu.commands if spec.id != SEPARATOR]
    for values in ([spec.id for spec in specs], [spec.shortcut for spec in specs if spec.shortcut]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_no_shortcut_is_a_single_letter_or_holds_control_and_alt() -> None:
    for menu in command_menus():
        for spec in menu.commands:
            assert len(spec.shortcut) != 1
            assert not ("Ctrl" in spec.shortcut and "Alt" in spec.shortcut)


@pytest.mark.parametrize("menu", command_menus(), ids=lambda menu: menu.title)
def test_every_command_of_a_menu_has_a_letter_of_its_own(menu: CommandMenu) -> None:
    letters = [QKeySequence.mnemonic(spec.text).toString() for spec in menu.commands if spec.id != SEPARATOR]
    assert "" not in letters
    assert len(set(letters)) == len(letters)


def test_the_letters_of_the_menu_bar_are_unique_and_leave_those_of_the_pages_alone(window: QMainWindow) -> None:
    Actions(window).fill(window.menuBar())
    window.show()
    assert duplicate_mnemonics(window) == []
    taken = {QKeySequence.mnemonic(menu.title).toString() for menu in command_menus()}
    on_the_pages = {f"Alt+{letter}" for letter in "NOLCBWVS"}
    assert not taken & on_the_pages


def test_undo_names_what_it_takes_back(window: QMainWindow) -> None:
    actions = Actions(window)
    actions.set_undo_name("Log complaint")
    actions.set_redo_name("")
    assert actions["edit.undo"].text() == "&Undo Log complaint"
    assert actions["edit.undo"].isEnabled()
    assert not actions["edit.redo"].isEnabled()


def test_the_words_of_a_command_stand_plain_in_the_palette(window: QMainWindow) -> None:
    plain = {spec.id: spec.plain_text for spec in Actions(window).specs}
    assert plain["clients.import"] == "Import clients"
    assert plain["job.book"] == "Book job"
