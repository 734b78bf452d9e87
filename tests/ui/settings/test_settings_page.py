from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.queries import firm as firm_queries
from app.resource_files import resource_path
from tests.ui.firm_windows import FirmWindow, settle
from ui.settings.settings_section import SettingsSection
from ui.theme.appearance import appearance
from ui.theme.tokens import Theme


def line(desk: FirmWindow, name: str) -> QLineEdit:
    found = desk.named(name)
    assert isinstance(found, QLineEdit)
    return found


def press(desk: FirmWindow, name: str, qtbot: QtBot) -> None:
    button = desk.named(name)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_a_field_is_saved_when_it_is_left_and_can_be_undone(desk: FirmWindow) -> None:
    town = line(desk, "firm.town")
    town.setFocus()
    desk.type("Millbrook")
    desk.press(Qt.Key.Key_Tab)
    firm = firm_queries.get_firm()
    assert firm is not None
    assert firm.town == "Millbrook"
    desk.window.actions_by_id["edit.undo"].trigger()
    assert line(desk, "firm.town").text() == ""


def test_a_name_cannot_be_taken_away(desk: FirmWindow) -> None:
    name = line(desk, "firm.name")
    name.setFocus()
    name.selectAll()
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Tab)
    assert "needs a name" in name.accessibleDescription()
    firm = firm_queries.get_firm()
    assert firm is not None
    assert firm.name == "Brightwater"


def test_the_paper_is_chosen_from_a_list(desk: FirmWindow) -> None:
    combo = desk.named("firm.paper")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData("a4"))
    combo.activated.emit(combo.currentIndex())
    firm = firm_queries.get_firm()
    assert firm is not None
    assert firm.paper == "a4"


def test_somebody_new_joins_the_team(desk: FirmWindow, qtbot: QtBot) -> None:
    line(desk, "person.name").setText("Ana Lindgren")
    press(desk, "person.add", qtbot)
    assert "Ana Lindgren" in [person.name for person in firm_queries.list_people()]
    assert line(desk, "person.name").text() == ""


def test_nobody_without_a_name_joins(desk: FirmWindow, qtbot: QtBot) -> None:
    press(desk, "person.add", qtbot)
    assert line(desk, "person.name").accessibleDescription()
    assert len(firm_queries.list_people()) == 3


def test_a_typed_word_leaves_the_sections_it_fits(desk: FirmWindow) -> None:
    def shown() -> list[str]:
        return [each.accessibleName() for each in desk.window.findChildren(SettingsSection) if each.isVisible()]

    assert shown() == [
        "Firm",
        "People",
        "Rooms and prices",
        "Money",
        "Promises",
        "Words",
        "Letters and papers",
        "The month page",
        "Never here",
        "Printing",
        "Certificates",
        "Look",
        "Wall monitor",
        "Data",
    ]
    line(desk, "settings.search").setText("back")
    settle()
    assert shown() == ["Data"]
    line(desk, "settings.search").setText("nonsense")
    settle()
    assert shown() == []


def test_the_look_is_changed_here_too(desk: FirmWindow, qtbot: QtBot) -> None:
    press(desk, "settings.theme.dark", qtbot)
    assert appearance().theme is Theme.DARK
    press(desk, "settings.theme.light", qtbot)


def test_back_up_now_says_which_file_was_made(desk: FirmWindow, qtbot: QtBot, tmp_path: Path) -> None:
    press(desk, "settings.backup.make", qtbot)
    qtbot.waitUntil(lambda: any("Backed up" in toast.text for toast in desk.window.toasts.shown))
    assert len(list((tmp_path / "everafter-backups").glob("*-manual.db"))) == 1


def test_the_check_reads_everything_through(desk: FirmWindow, qtbot: QtBot) -> None:
    desk.firm.finished_job(desk.firm.client("Margaret Alder"))
    press(desk, "settings.data.check", qtbot)
    qtbot.waitUntil(lambda: any("fits together" in toast.text for toast in desk.window.toasts.shown))


def test_going_back_to_a_backup_is_asked_of_the_desk(desk: FirmWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.window.restore_requested):
        press(desk, "settings.backup.restore", qtbot)


def test_the_help_tells_of_every_section(desk: FirmWindow) -> None:
    text = resource_path("help", "settings.md").read_text(encoding="utf-8")
    titles = {section.accessibleName() for section in desk.window.page.findChildren(SettingsSection)}
    assert len(titles) > 10
    assert {title for title in titles if f"- **{title}**" not in text} == set()
