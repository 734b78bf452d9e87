from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.widgets.board_card import BoardCardItem, BoardCardModel
from ui.widgets.board_column import BoardColumn
from ui.widgets.chips import ClockState


def _card(key: str, clock: str = "in 36 min", words: str = "“Damp.”") -> BoardCardItem:
    return BoardCardItem(key, clock, ClockState.DUE, f"Client {key}", words, "Call by 12:18", "Ben Marsh", 2, "4 yr")


def test_a_card_is_told_in_one_sentence() -> None:
    spoken = "Client 1, in 36 min, owner Ben Marsh, Call by 12:18, 4 yr, “Damp.”, 2 of 6 steps done"
    assert _card("1").sentence == spoken
    alone = BoardCardItem("1", "Sat 09:00", ClockState.ON_TRACK, "Priya", "", "Visit", "", 0)
    assert alone.sentence == "Priya, Sat 09:00, nobody owns this yet, Visit, 0 of 6 steps done"


def test_newer_clocks_repaint_without_a_reset(themed: QApplication, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = BoardCardModel()
    model.set_items([_card("1"), _card("2")])
    qtmodeltester.check(model)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    with qtbot.waitSignal(model.dataChanged):
        model.set_items([_card("1", "in 35 min"), _card("2", "in 35 min")])
    assert resets == []
    assert model.items[0].clock == "in 35 min"


def test_cards_keep_their_places_while_somebody_points_at_them(themed: QApplication) -> None:
    model = BoardCardModel()
    model.set_items([_card("1"), _card("2")])
    model.set_items([_card("3"), _card("2"), _card("1")], keep_order=True)
    assert [item.key for item in model.items] == ["1", "2", "3"]
    model.set_items([_card("3"), _card("2"), _card("1")])
    assert [item.key for item in model.items] == ["3", "2", "1"]


def test_the_chosen_card_stays_chosen_when_the_cards_change(themed: QApplication, qtbot: QtBot) -> None:
    column = BoardColumn("Call back", "Call within 1 hour")
    qtbot.addWidget(column)
    column.set_items([_card("1"), _card("2")])
    chosen: list[str] = []
    column.cards.card_chosen.connect(chosen.append)
    column.cards.choose("2")
    column.set_items([_card("9"), _card("2")])
    assert (column.cards.chosen_key(), chosen) == ("2", [])
    column.set_items([])
    assert column.cards.chosen_key() == ""


def test_keys_choose_open_and_hand_over_to_the_next_column(themed: QApplication, qtbot: QtBot) -> None:
    column = BoardColumn("Call back", "Call within 1 hour")
    qtbot.addWidget(column)
    column.set_items([_card("1"), _card("2")])
    column.show()
    column.cards.choose("1")
    with qtbot.waitSignal(column.cards.card_chosen) as chosen:
        qtbot.keyClick(column.cards, Qt.Key.Key_Down)
    with qtbot.waitSignal(column.cards.neighbour_wanted) as wanted:
        qtbot.keyClick(column.cards, Qt.Key.Key_Right)
    with qtbot.waitSignal(column.cards.card_opened) as opened:
        qtbot.keyClick(column.cards, Qt.Key.Key_Return)
    assert (chosen.args, wanted.args, opened.args) == (["2"], [1], ["2"])


def test_a_longer_complaint_makes_a_higher_card_with_at_most_four_lines(themed: QApplication, qtbot: QtBot) -> None:
    column = BoardColumn("Call back", "Call within 1 hour")
    qtbot.addWidget(column)
    column.set_items(
        [_card("1"), _card("2", words="The landing still smells damp. " * 4), _card("3", words="Damp. " * 300)]
    )
    column.resize(206, 900)
    column.show()
    heights = [column.cards.visualRect(column.cards.model().index(row, 0)).height() for row in range(3)]
    assert heights[0] < heights[1] == heights[2]


def test_a_card_of_another_column_can_be_dropped_and_stays_until_the_board_reloads(
    themed: QApplication, qtbot: QtBot
) -> None:
    here, there = BoardColumn("Call back", ""), BoardColumn("Put right", "")
    qtbot.addWidget(here)
    qtbot.addWidget(there)
    here.set_items([_card("7")])
    model = here.cards.model()
    content = model.mimeData([model.index(0, 0)])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), actions, content, left, none)
    there.cards.dragEnterEvent(enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(5, 5), actions, content, left, none)
    with qtbot.waitSignal(there.cards.card_dropped) as dropped:
        there.cards.dropEvent(drop)
    assert dropped.args == ["7"]
    assert drop.dropAction() == Qt.DropAction.CopyAction
    assert model.rowCount() == 1


def test_a_card_has_room_for_all_its_lines_beside_a_scroll_bar(themed: QApplication, qtbot: QtBot) -> None:
    column = BoardColumn("Put right", "Visit or refund agreed")
    qtbot.addWidget(column)
    column.resize(300, 500)
    words = (
        "“You scratched the baseboard in the hall.”",
        "“Chairs were left in the wrong room, and we had a wedding.”",
    )
    column.set_items([_card(str(number), words=words[number % 2]) for number in range(8)])
    column.show()
    cards = column.cards
    for width in range(190, 300, 5):
        column.resize(width, 500)
        qtbot.waitUntil(lambda: not cards.verticalScrollBar().isHidden())
        QApplication.processEvents()
        option = QStyleOptionViewItem()
        option.widget = cards
        places = [cards.model().index(row, 0) for row in range(8)]
        for index, below in pairwise(places):
            needed = cards.itemDelegate().sizeHint(option, index).height()
            assert cards.visualRect(below).top() - cards.visualRect(index).top() == needed, (width, index.row())


def test_a_next_step_that_is_too_long_for_a_line_takes_a_second(themed: QApplication, qtbot: QtBot) -> None:
    column = BoardColumn("Put right", "Visit or refund agreed")
    qtbot.addWidget(column)
    column.resize(200, 500)
    short, long = _card("1"), replace(_card("2"), next_step="By Mon 09:00: Re-clean the dining room carpet")
    column.set_items([short, long])
    column.show()
    heights = [column.cards.visualRect(column.cards.model().index(row, 0)).height() for row in range(2)]
    assert heights[0] < heights[1] < heights[0] + 24
