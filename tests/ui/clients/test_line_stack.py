"""Lines of a card: a long word is broken, a short one is not, and nothing is cut."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.firm_pages import settle
from ui.clients.line_stack import Line, LineStack, breakable
from ui.widgets.labels import TextLabel


def test_only_words_wider_than_the_card_may_break() -> None:
    assert breakable("18 Orchard Lane, Millbrook 97222") == "18 Orchard Lane, Millbrook 97222"
    assert breakable("Donaudampfschifffahrtselektrizität 5") == "Donaudampfschifffa\u200bhrtselektrizität 5"


def test_no_line_is_cut_beside_a_word_wider_than_the_card(themed: QApplication, qtbot: QtBot) -> None:
    page, stack = QWidget(), LineStack("")
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(stack)
    column.addStretch(1)
    stack.show_lines(
        [
            Line("a", "phone", "+49 7942 000001", "Nachbarin von gegenüber, nur abends und am Wochenende"),
            Line("b", "map-pin", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkstraße 117b"),
        ]
    )
    page.resize(252, 600)
    page.show()
    settle()
    assert stack.height() < 160, "no more room than the lines take"
    for label in stack.findChildren(TextLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.geometry().right() <= 252
