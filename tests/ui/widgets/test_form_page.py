"""Two cards stand beside each other where there is room, else one below the other, and none is cut off."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.firm_pages import settle
from ui.widgets.buttons import Button
from ui.widgets.form_page import form_foot, lay_out_form_page


def test_cards_turn_where_they_do_not_fit_beside_each_other(qtbot: QtBot) -> None:
    page, cards = QWidget(), QHBoxLayout()
    qtbot.addWidget(page)
    left, right = QWidget(), QWidget()
    for card in (left, right):
        card.setMinimumSize(300, 200)
        cards.addWidget(card)
    foot = form_foot(QLabel(""), Button("Leave"), Button("Save"))
    lay_out_form_page(page, (QLabel("Title"), QLabel("Line")), cards, foot)
    page.resize(900, 400)
    page.show()
    settle()
    assert cards.direction() is QBoxLayout.Direction.LeftToRight
    page.resize(500, 400)
    settle()
    assert cards.direction() is QBoxLayout.Direction.TopToBottom
    assert right.y() >= left.y() + 200
    page.resize(900, 400)
    settle()
    assert left.y() == right.y()
