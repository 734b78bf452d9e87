"""The firm's own list of what must never happen, kept by keys in Settings (S3.12)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.queries.never_here import list_never_here, list_sheet_checks
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, settle
from ui.settings.never_here_section import NeverHereSection


def section(desk: FirmWindow) -> NeverHereSection:
    found = desk.window.findChild(NeverHereSection)
    assert found is not None
    return found


def add(desk: FirmWindow, words: str) -> None:
    desk.named("never_here.new").setFocus()
    desk.type(words)
    desk.press(Qt.Key.Key_Return)


def test_one_thing_more_is_typed_and_entered_and_undone(desk: FirmWindow) -> None:
    assert "Nothing is on the list yet." in texts_of(section(desk))
    add(desk, "No pet gets out")
    assert desk.focus() is desk.named("never_here.new"), "ready for the next one"
    assert list_sheet_checks() == ("No pet gets out",)
    assert faults_of(section(desk)) == []
    desk.window.actions_by_id["edit.undo"].trigger()
    settle()
    assert list_never_here() == []
    assert "Nothing is on the list yet." in texts_of(section(desk))


def test_a_line_is_changed_where_it_stands_taken_off_the_sheet_and_removed(desk: FirmWindow) -> None:
    add(desk, "No shoes")
    item = list_never_here()[0]
    line = section(desk)._lines[item.id]
    line.edit.setFocus()
    line.edit.selectAll()
    desk.type("No dirty shoes")
    desk.press(Qt.Key.Key_Tab)
    assert list_never_here()[0].what == "No dirty shoes"
    assert desk.focus() is line.box
    desk.press(Qt.Key.Key_Space)
    assert list_sheet_checks() == ()
    line.link.click()
    settle()
    assert list_never_here() == []
    assert desk.focus() is desk.named("never_here.new")


def test_nothing_typed_and_too_many_are_said(desk: FirmWindow) -> None:
    add(desk, "")
    assert "Write down what must never happen here" in texts_of(section(desk))
    for number in range(7):
        desk.firm.everafter.never_here.add(f"Thing {number}")
    settle()
    assert "The sheet has room for 6: of the 7 ticked, the newest stand on it." in texts_of(section(desk))
    line = next(iter(section(desk)._lines.values()))
    line.edit.setFocus()
    line.edit.clear()
    desk.press(Qt.Key.Key_Tab)
    assert line.message.has_error
    assert list_never_here()[0].what == "Thing 0", "nothing was changed"


def test_what_is_being_typed_survives_another_desk(desk: FirmWindow) -> None:
    add(desk, "No shoes")
    line = next(iter(section(desk)._lines.values()))
    line.edit.setFocus()
    line.edit.end(False)
    desk.type(" ever")
    desk.firm.everafter.never_here.add("No pet gets out")
    settle()
    assert isinstance(line.edit, QLineEdit)
    assert line.edit.text() == "No shoes ever"
