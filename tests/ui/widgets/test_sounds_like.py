"""How words sound: a suggestion beside the field, decided by nobody but a person (R5)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import texts_of
from ui.widgets.sounds_like import SoundsLike, sound_of


@pytest.fixture
def field(themed: QApplication) -> Iterator[tuple[QLineEdit, SoundsLike]]:
    window = QWidget()
    edit, sounds = QLineEdit(), SoundsLike(offers_complaint=True)
    edit.setAccessibleName("What they said")
    column = QVBoxLayout(window)
    column.addWidget(edit)
    column.addWidget(sounds)
    sounds.follow(edit)
    window.resize(900, 120)
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    yield edit, sounds
    window.close()
    window.deleteLater()


@pytest.mark.parametrize(
    ("words", "sound"), [("", ""), ("thanks", ""), ("Lovely", "love"), ("Not bad", "good"), ("not good", "hurt")]
)
def test_words_sound_as_the_rule_reads_them(words: str, sound: str) -> None:
    assert sound_of(words) == sound


def test_it_asks_a_moment_after_the_last_key_and_is_silent_about_nothing(
    field: tuple[QLineEdit, SoundsLike], qtbot: QtBot
) -> None:
    edit, sounds = field
    assert sounds.isHidden()
    edit.setText("The stain is back")
    qtbot.waitUntil(sounds.isVisible)
    assert "Sounds like: not happy. Right?" in texts_of(sounds)
    assert (sounds.sound, sounds.heard, sounds.is_in_question) == ("hurt", "", True)
    assert faults_of(sounds.window()) == []
    edit.clear()
    qtbot.waitUntil(sounds.isHidden)


def test_a_person_confirms_or_corrects_by_one_digit_and_other_words_ask_anew(
    field: tuple[QLineEdit, SoundsLike], qtbot: QtBot
) -> None:
    edit, sounds = field
    edit.setText("It was good")
    sounds.read_now()
    sounds.take_focus()
    with qtbot.waitSignal(sounds.confirmed) as heard:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    assert heard.args == ["love"]
    assert (sounds.heard, sounds.is_in_question) == ("love", False)
    edit.setText("It was good, really")
    sounds.read_now()
    assert sounds.heard == "love", "words that sound the same leave the answer"
    edit.setText("It was awful")
    sounds.read_now()
    assert sounds.heard == ""


def test_words_that_sound_like_what_was_ticked_need_no_question(field: tuple[QLineEdit, SoundsLike]) -> None:
    edit, sounds = field
    sounds.set_ticked("love")
    edit.setText("Perfect")
    sounds.read_now()
    assert sounds.isHidden()
    sounds.set_ticked("good")
    assert sounds.isVisible()


def test_only_words_that_hurt_offer_a_complaint(field: tuple[QLineEdit, SoundsLike], qtbot: QtBot) -> None:
    edit, sounds = field
    edit.setText("Good")
    sounds.read_now()
    assert "Log a complaint" not in texts_of(sounds)
    edit.setText("He was rude")
    sounds.read_now()
    with qtbot.waitSignal(sounds.complaint_requested):
        sounds._complaint_button.click()
