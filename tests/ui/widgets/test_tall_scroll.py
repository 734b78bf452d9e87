"""A form takes the room it needs and gives way to nothing but a low window."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QListWidget, QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.tall_scroll import FittingScroll


def test_what_is_inside_stands_whole_where_there_is_room_and_scrolls_where_not(qtbot: QtBot) -> None:
    page, inside, rest = QWidget(), QWidget(), QListWidget()
    qtbot.addWidget(page)
    lines = QVBoxLayout(inside)
    for _number in range(5):
        lines.addWidget(QLineEdit())
    rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    rest.setMinimumHeight(1)
    scroll = FittingScroll(inside)
    column = QVBoxLayout(page)
    column.addWidget(scroll)
    column.addWidget(rest, 1)
    page.resize(300, 600)
    page.show()
    assert scroll.height() == inside.sizeHint().height()
    assert not scroll.verticalScrollBar().isVisible()
    page.resize(300, 110)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().isVisible())
    assert inside.height() >= inside.minimumSizeHint().height()
