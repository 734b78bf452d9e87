from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from app.queries.certificates import get_certificate_terms
from app.rules.certificate_gifts import GiftTerms
from tests.ui.firm_windows import FirmWindow, settle


def fill(desk: FirmWindow, name: str, words: str) -> None:
    edit = desk.named(f"certificates.{name}")
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    desk.type(words)
    desk.press(Qt.Key.Key_Tab)


def choose(desk: FirmWindow, place: int) -> None:
    combo = desk.named("certificates.level")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    settle()


def test_a_gift_is_said_for_one_level_and_the_others_stay_without(desk: FirmWindow) -> None:
    choose(desk, 2)
    fill(desk, "words", "One armchair, on us")
    fill(desk, "cost", "40")
    fill(desk, "months", "6")
    terms = get_certificate_terms()
    assert terms.gifts == {("tenure", 5): GiftTerms("One armchair, on us", 4_000, 6)}
    choose(desk, 0)
    words = desk.named("certificates.words")
    assert isinstance(words, QLineEdit)
    assert words.text() == ""
    desk.firm.everafter.history.undo()
    assert get_certificate_terms().gift("tenure", 5).months == 12


def test_a_number_nobody_can_read_is_told_and_nothing_changes(desk: FirmWindow) -> None:
    fill(desk, "words", "One room")
    fill(desk, "cost", "much")
    fill(desk, "months", "99")
    assert get_certificate_terms().gift("tenure", 1) == GiftTerms("One room", 0, 12)


def test_the_second_signature_goes_with_one_tick(desk: FirmWindow) -> None:
    box = desk.named("certificates.signature")
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    box.click()
    settle()
    assert not get_certificate_terms().has_second_signature
    desk.firm.everafter.history.undo()
    settle()
    assert box.isChecked()
