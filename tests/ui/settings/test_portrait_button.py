"""A portrait is chosen, pasted, shown beside the name, and taken away; each can be undone."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.queries.firm import list_people
from app.services.firm_drafts import PersonDraft
from tests.app.test_photos import picture
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, settle
from ui.settings.people_section import PeopleSection
from ui.settings.portrait_button import PortraitButton
from ui.widgets.avatars import Avatar


@pytest.fixture
def luis(desk: FirmWindow) -> int:
    person_id = desk.firm.everafter.firm.add_person(PersonDraft("Luis Santos", "technician"))
    settle()
    return person_id


def portrait_of(person_id: int) -> str:
    return next(person.portrait_sha256 for person in list_people() if person.id == person_id)


def button_of(desk: FirmWindow, person_id: int) -> PortraitButton:
    found = desk.window.findChildren(PortraitButton, f"person.{person_id}.portrait")
    return next(button for button in found if not button.parentWidget().isHidden())


def has_face(desk: FirmWindow, person_id: int) -> bool:
    line = cast("QWidget", button_of(desk, person_id).parentWidget())
    return line.findChildren(Avatar)[0].has_face


def wait_for(desk: FirmWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.runner.is_busy)
    settle()


def test_a_picture_is_chosen_shown_removed_and_each_is_undone(
    desk: FirmWindow, luis: int, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "luis.jpg"
    file.write_bytes(picture())
    assert not has_face(desk, luis)
    button_of(desk, luis).take_file([str(file)])
    qtbot.waitUntil(lambda: portrait_of(luis) != "")
    wait_for(desk, qtbot)
    assert has_face(desk, luis)
    actions = [action.text() for action in button_of(desk, luis).menu().actions()]
    assert actions == ["&Choose a picture…", "&Paste", "&Remove"]
    button_of(desk, luis).menu().actions()[2].trigger()
    settle()
    assert portrait_of(luis) == ""
    assert not has_face(desk, luis)
    for is_there in (True, False):
        desk.window.actions_by_id["edit.undo"].trigger()
        settle()
        assert has_face(desk, luis) is is_there


def test_a_picture_is_pasted_and_an_empty_clipboard_is_told(desk: FirmWindow, luis: int, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    button_of(desk, luis).paste()
    section = desk.window.findChild(PeopleSection)
    assert section is not None
    assert "There is no picture on the clipboard." in texts_of(section)
    mime, image = QMimeData(), QImage(40, 50, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    mime.setImageData(image)
    clipboard.setMimeData(mime)
    button_of(desk, luis).paste()
    qtbot.waitUntil(lambda: portrait_of(luis) != "")
    wait_for(desk, qtbot)
    assert "There is no picture on the clipboard." not in texts_of(section)


def test_what_is_no_picture_is_told_and_nothing_changes(
    desk: FirmWindow, luis: int, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "notes.jpg"
    file.write_text("no picture")
    button_of(desk, luis).take_file([str(file)])
    section = desk.window.findChild(PeopleSection)
    assert section is not None
    qtbot.waitUntil(lambda: "is not a JPEG" in texts_of(section))
    assert portrait_of(luis) == ""
