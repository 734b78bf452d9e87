from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.accessibility_checks import faults_of
from ui.shell.find_box import FindBox
from ui.shell.find_palette import FindPalette
from ui.shell.find_rows import FindKind, FindModel, FindRow, OpenManner, new_client_row
from ui.shell.type_to_find import TypeToFind
from ui.widgets.choice_group import ANSWERS_TO_KEYS

CLIENTS = (
    FindRow(
        FindKind.CLIENT, "1", "Margaret Alder", "18 Orchard Lane · last job 18 Nov", "11 years", has_open_complaint=True
    ),
    FindRow(FindKind.CLIENT, "2", "Marga Bell", "77 High Street"),
)
LOG_COMPLAINT = FindRow(FindKind.COMMAND, "complaint.log", "Log complaint", shortcut="Ctrl+Shift+C")


class Frame(QWidget):
    """A window with a find box, a button and a note."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.box = FindBox(self._find)
        self.button = QPushButton("Page")
        self.note = QLineEdit()
        self.note.setAccessibleName("Note")
        column = QVBoxLayout(self)
        for widget in (self.box, self.button, self.note):
            column.addWidget(widget)
        column.addStretch(1)
        self.resize(900, 600)

    def _find(self, text: str) -> list[FindRow]:
        self.asked.append(text)
        rows = [*CLIENTS, LOG_COMPLAINT]
        return [row for row in rows if text and text.lower() in row.title.lower()]

    @property
    def palette_list(self) -> FindPalette:
        palette = self.findChild(FindPalette)
        assert palette is not None
        return palette

    def shown(self) -> list[str]:
        model = self.palette_list.model
        return [model.row(number).title for number in range(model.rowCount())]


@pytest.fixture
def frame(themed: QApplication, qtbot: QtBot) -> Frame:
    window = Frame()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.button.setFocus()
    return window


def test_people_come_first_then_commands_and_last_a_new_client(frame: Frame, qtbot: QtBot) -> None:
    qtbot.keyClicks(frame.box, "l")
    assert frame.shown() == ["Margaret Alder", "Marga Bell", "Log complaint", "New client “l”"][-len(frame.shown()) :]
    frame.box.clear()
    qtbot.keyClicks(frame.box, "ma")
    assert frame.asked[-1] == "ma"
    assert frame.shown() == ["Margaret Alder", "Marga Bell", "New client “ma”"]


@pytest.mark.parametrize(
    ("modifier", "manner"),
    [
        (Qt.KeyboardModifier.NoModifier, OpenManner.OPEN),
        (Qt.KeyboardModifier.ControlModifier, OpenManner.ONLY_CUSTOMER),
        (Qt.KeyboardModifier.AltModifier, OpenManner.BOOK),
    ],
)
def test_enter_opens_the_first_row_in_one_of_three_manners(
    frame: Frame, qtbot: QtBot, modifier: Qt.KeyboardModifier, manner: OpenManner
) -> None:
    frame.box.begin()
    qtbot.keyClicks(frame.box, "mar")
    with qtbot.waitSignal(frame.box.row_opened) as opened:
        qtbot.keyClick(frame.box, Qt.Key.Key_Return, modifier)
    assert opened.args == [CLIENTS[0], manner]
    assert frame.box.text() == ""
    assert not frame.box.is_palette_open


def test_arrows_choose_and_go_round(frame: Frame, qtbot: QtBot) -> None:
    qtbot.keyClicks(frame.box, "mar")
    for _step in range(4):
        qtbot.keyClick(frame.box, Qt.Key.Key_Down)
    with qtbot.waitSignal(frame.box.row_opened) as opened:
        qtbot.keyClick(frame.box, Qt.Key.Key_Return)
    assert opened.args == [CLIENTS[1], OpenManner.OPEN]
    qtbot.keyClick(frame.box, Qt.Key.Key_Down)
    assert frame.box.is_palette_open
    qtbot.keyClicks(frame.box, "mar")
    qtbot.keyClick(frame.box, Qt.Key.Key_Up)
    with qtbot.waitSignal(frame.box.new_client_requested) as words:
        qtbot.keyClick(frame.box, Qt.Key.Key_Return)
    assert words.args == ["mar"]


def test_the_chosen_row_is_told_to_a_screen_reader(frame: Frame, qtbot: QtBot) -> None:
    qtbot.keyClicks(frame.box, "mar")
    told = "Margaret Alder, open complaint, 11 years, 18 Orchard Lane · last job 18 Nov"
    assert frame.box.accessibleDescription() == told
    qtbot.keyClick(frame.box, Qt.Key.Key_Down)
    assert frame.box.accessibleDescription().startswith("Marga Bell")


def test_escape_closes_then_gives_the_keyboard_back(frame: Frame, qtbot: QtBot) -> None:
    frame.box.begin("m")
    qtbot.keyClick(frame.box, Qt.Key.Key_Escape)
    assert (frame.box.text(), frame.box.is_palette_open, frame.box.hasFocus()) == ("", False, True)
    with qtbot.waitSignal(frame.box.left):
        qtbot.keyClick(frame.box, Qt.Key.Key_Escape)
    assert frame.button.hasFocus()


def test_a_row_can_be_clicked(frame: Frame, qtbot: QtBot) -> None:
    frame.box.begin("mar")
    rows = frame.palette_list.findChild(QListView)
    second = rows.visualRect(frame.palette_list.model.index(1)).center()
    with qtbot.waitSignal(frame.box.row_opened) as opened:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert opened.args == [CLIENTS[1], OpenManner.OPEN]


def test_the_list_follows_the_box_and_closes_when_the_keyboard_goes_elsewhere(frame: Frame, qtbot: QtBot) -> None:
    frame.box.begin("mar")
    assert not frame.grab().isNull()
    before = frame.palette_list.geometry()
    frame.resize(400, 600)
    qtbot.waitUntil(lambda: frame.palette_list.geometry() != before)
    assert frame.palette_list.geometry().right() <= frame.width()
    assert faults_of(frame) == []
    frame.note.setFocus()
    assert not frame.box.is_palette_open


def test_a_letter_typed_on_a_page_starts_a_search(frame: Frame, qtbot: QtBot) -> None:
    TypeToFind(frame.box).start()
    qtbot.keyClicks(frame.button, "m")
    assert frame.box.hasFocus()
    qtbot.keyClicks(frame.box, "a")
    assert frame.box.text() == "ma"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_shortcuts_and_the_keys_of_controls_do_not_search(
    frame: Frame, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    TypeToFind(frame.box).start()
    qtbot.keyClick(frame.button, key, modifier)
    assert frame.asked == []


def test_fields_and_choice_groups_keep_their_letters(frame: Frame, qtbot: QtBot) -> None:
    TypeToFind(frame.box).start()
    frame.note.setFocus()
    qtbot.keyClicks(frame.note, "damp")
    assert (frame.note.text(), frame.asked) == ("damp", [])
    frame.button.setProperty(ANSWERS_TO_KEYS, True)
    frame.button.setFocus()
    qtbot.keyClicks(frame.button, "2")
    assert frame.asked == []


def test_the_model_of_rows_is_sound_and_words_are_kept_as_typed(
    themed: QApplication, qtmodeltester: ModelTester
) -> None:
    model = FindModel()
    model.set_rows((*CLIENTS, new_client_row(" 503 555 ")))
    qtmodeltester.check(model)
    assert model.row(2).key == "503 555"
    assert new_client_row("  ").title == "New client"
