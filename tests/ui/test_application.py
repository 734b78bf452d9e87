from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.instance_lock import InstanceLock
from app.jobs import JobProgress
from app.paths import photos_folder
from app.photos import PhotoFolder
from app.queries import firm as firm_queries
from tests.builders import opened_firm
from tests.fakes import MovableClock
from tests.ui.firm_windows import forget_preferences, settle
from ui.application import Desk
from ui.first_run.sample_making import make_sample
from ui.window_state import preferences


@pytest.fixture
def desk(themed: QApplication) -> Iterator[Desk]:
    forget_preferences()
    made = Desk(themed, preferences())
    yield made
    made.close()
    made.deleteLater()
    settle()


@pytest.fixture
def firm_file(tmp_path: Path, firm_clock: MovableClock) -> Path:
    file = tmp_path / "everafter.db"
    with opened_firm(str(file), firm_clock) as firm:
        firm.client("Margaret Alder")
    return file


def shown(name: str) -> QWidget:
    found = [widget for widget in QApplication.topLevelWidgets() if widget.objectName() == name and widget.isVisible()]
    assert len(found) == 1, name
    return found[0]


def press(qtbot: QtBot, dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_the_last_database_opens_again(desk: Desk, firm_file: Path) -> None:
    preferences().change(last_database=str(firm_file))
    assert desk.start("")
    assert desk.window is not None
    assert desk.window.isVisible()


def test_a_database_that_is_gone_is_not_made_anew(desk: Desk, tmp_path: Path) -> None:
    gone = tmp_path / "gone.db"
    preferences().change(last_database=str(gone))
    assert desk.start("")
    dialog = shown("start.dialog")
    assert desk.window is None
    assert not gone.exists()
    assert "none was made in its place" in " ".join(
        label.property("text") for label in dialog.findChildren(QWidget) if label.property("text")
    )


def test_a_picture_is_refused_with_a_sentence_and_try_again_looks_once_more(
    desk: Desk, firm_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "picture.db"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 200)
    desk.start(str(file))
    dialog = shown("start.dialog")
    file.unlink()
    firm_file.rename(file)
    press(qtbot, dialog, "start.again")
    assert desk.window is not None


def test_a_database_in_use_is_not_opened_twice(desk: Desk, firm_file: Path) -> None:
    with InstanceLock(firm_file):
        assert desk.start(str(firm_file))
        shown("start.dialog")
        assert desk.window is None


def test_a_second_start_brings_the_first_window_forward(
    desk: Desk, firm_file: Path, themed: QApplication, qtbot: QtBot
) -> None:
    desk.start(str(firm_file))
    window = desk.window
    assert window is not None
    window.setWindowState(Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(lambda: desk.is_listening)
    second = Desk(themed, preferences())
    assert second.start(str(firm_file)) is False
    qtbot.waitUntil(lambda: not window.isMinimized())
    second.close()
    second.deleteLater()


def test_the_first_start_asks_three_things_and_makes_the_firm(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "new.db"
    assert desk.start(str(file))
    dialog = shown("first_run.dialog")
    for name, words in (("first_run.firm", "Brightwater"), ("first_run.owner", "Dana Kowalski")):
        edit = dialog.findChild(QLineEdit, name)
        assert edit is not None
        qtbot.keyClicks(edit, words)
    press(qtbot, dialog, "first_run.empty")
    assert desk.window is not None
    firm = firm_queries.get_firm()
    assert firm is not None
    assert (firm.name, firm.owner_name) == ("Brightwater", "Dana Kowalski")
    assert [person.role for person in firm_queries.list_people()] == ["owner"]
    assert desk.everafter is not None
    assert desk.everafter.units.person_id is not None


def test_without_a_name_the_first_start_says_what_is_missing(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "new.db"
    desk.start(str(file))
    dialog = shown("first_run.dialog")
    press(qtbot, dialog, "first_run.empty")
    edit = dialog.findChild(QLineEdit, "first_run.firm")
    assert edit is not None
    assert "on the van" in edit.accessibleDescription()
    assert not file.exists()
    dialog.close()


def test_bring_my_clients_goes_straight_to_the_import(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.start(str(tmp_path / "new.db"))
    dialog = shown("first_run.dialog")
    for name in ("first_run.firm", "first_run.owner"):
        edit = dialog.findChild(QLineEdit, name)
        assert edit is not None
        edit.setText("Brightwater")
    press(qtbot, dialog, "first_run.bring")
    assert desk.window is not None
    assert desk.window.page is not None
    assert desk.window.page.place == "import"


def test_closing_gives_the_database_back(desk: Desk, firm_file: Path) -> None:
    desk.start(str(firm_file))
    desk.close()
    with InstanceLock(firm_file) as lock:
        assert lock.is_held
    assert not firm_file.with_name("everafter.db-wal").exists()


def test_half_written_words_of_one_firm_never_turn_up_in_another(
    desk: Desk, firm_file: Path, tmp_path: Path, firm_clock: MovableClock
) -> None:
    other = tmp_path / "other.db"
    with opened_firm(str(other), firm_clock):
        pass
    desk.start(str(firm_file))
    preferences().keep_layout("draft.complaint.1", "The stain is back")
    preferences().keep_layout("clients", "widths")
    desk.open(str(other))
    assert preferences().layout("draft.complaint.1") == ""
    assert preferences().layout("clients") == "widths", "how the screens look is the same everywhere"
    desk.open(str(firm_file))
    assert preferences().layout("draft.complaint.1") == "The stain is back"


def test_the_sample_firm_comes_and_goes_with_its_pictures(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "sample.db"
    make_sample(str(file), JobProgress(), 30)
    pictures = PhotoFolder(photos_folder(file))
    hashes = list(pictures.hashes())
    assert hashes
    assert all(pictures.is_whole(sha256) for sha256 in hashes)
    assert {each.name for each in tmp_path.iterdir()} == {"sample.db", "sample-photos"}
    assert desk.start(str(file))
    assert desk.window is not None
    press(qtbot, desk.window, "sample.remove")
    qtbot.waitUntil(lambda: desk.window is None)
    settle()
    assert shown("first_run.dialog").isVisible()
    assert not file.exists()
    assert not photos_folder(file).exists()
