from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.queries.complaint_library import LibraryRow, search_library
from app.queries.firm import get_firm
from tests.ui.accessibility_checks import faults_of
from tests.ui.complaints.earlier_cases import made_good
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.complaints.case_line import CaseButton
from ui.complaints.similar_card import SimilarCard
from ui.firm_formats import formats_of


@pytest.fixture
def beside(desk: Desk, qtbot: QtBot) -> Iterator[QWidget]:
    """A field with the card beside it."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field = QLineEdit()
    field.setAccessibleName("Words")
    column.addWidget(field)
    card = SimilarCard(formats_of(desk.firm.clock, get_firm()))
    card.setObjectName("card")
    column.addWidget(card, 1)
    page.resize(360, 420)
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    field.setFocus()
    yield page
    page.hide()


def _card(beside: QWidget) -> SimilarCard:
    found = beside.findChild(SimilarCard, "card")
    assert isinstance(found, SimilarCard)
    return found


def _rows(desk: Desk) -> list[LibraryRow]:
    clock = desk.firm.clock
    return search_library("", clock.now(), clock.zone)


def _buttons(card: SimilarCard) -> list[CaseButton]:
    return [button for button in card.findChildren(CaseButton) if button.isVisibleTo(card)]


def _link(card: SimilarCard, text: str) -> QPushButton:
    return next(each for each in card.findChildren(QPushButton) if each.text() == text and each.isVisibleTo(card))


def test_without_cases_it_says_so_quietly(desk: Desk, beside: QWidget) -> None:
    card = _card(beside)
    assert "Nothing like it yet." in texts_of(card)
    card.show_rows((), "While they speak")
    assert "While they speak" in texts_of(card)
    assert faults_of(beside) == []


def test_a_click_unfolds_a_case_beside_the_words_and_leaves_the_caret(desk: Desk, beside: QWidget) -> None:
    made_good(desk.firm, "Jean Whitlock", "The coffee stain is back")
    made_good(desk.firm, "Tom Reyes", "You missed the stairs")
    card, field = _card(beside), beside.findChild(QLineEdit)
    card.show_rows(_rows(desk))
    settle()
    first, second = _buttons(card)
    assert first.accessibleName() == "4 Mar · A place was missed · Tom R., Won back, Learnt: Dry the pad first"
    assert not beside.grab().isNull()
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    settle()
    assert field.hasFocus()
    shown = texts_of(card)
    for words in (
        "“The coffee stain is back”", "pad", "Luis comes at noon", "We came and did it: Dried and treated",
        "“It is great now, thank you”", "Dry the pad first",
    ):  # fmt: skip
        assert words in shown, words
    assert faults_of(beside) == []
    QTest.mouseClick(_buttons(card)[1], Qt.MouseButton.LeftButton)
    assert "“The coffee stain is back”" not in texts_of(card)


def test_tab_and_space_unfold_it_and_the_keyboard_stays_on_the_case(desk: Desk, beside: QWidget) -> None:
    made_good(desk.firm, "Jean Whitlock", "The coffee stain is back")
    card = _card(beside)
    card.show_rows(_rows(desk))
    settle()
    [button] = _buttons(card)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle()
    [button] = _buttons(card)
    assert (button.hasFocus(), button.isChecked()) == (True, True)
    assert not beside.grab().isNull()


def test_an_unfolded_case_stays_so_while_the_same_cases_are_found(desk: Desk, beside: QWidget) -> None:
    case = made_good(desk.firm, "Jean Whitlock", "The coffee stain is back")
    card = _card(beside)
    rows = _rows(desk)
    card.show_rows(rows)
    card.unfold(case)
    before = _buttons(card)
    card.show_rows(rows)
    assert _buttons(card) == before
    card.show_rows(())
    card.show_rows(rows)
    assert not _buttons(card)[0].isChecked()


def test_the_case_can_be_opened_copied_and_looked_further_from(desk: Desk, beside: QWidget, qtbot: QtBot) -> None:
    case = made_good(desk.firm, "Jean Whitlock", "The coffee stain is back")
    card = _card(beside)
    card.show_rows(_rows(desk))
    card.unfold(case)
    with qtbot.waitSignal(card.complaint_opened) as opened:
        _link(card, "Open the complaint").click()
    assert opened.args == [case]
    with qtbot.waitSignal(card.told):
        _link(card, "Copy what helped").click()
    assert QGuiApplication.clipboard().text() == "Luis comes at noon\nDried and treated\nDry the pad first"
    with qtbot.waitSignal(card.cases_requested):
        _link(card, "Look further").click()
