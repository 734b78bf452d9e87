"""The front door, from anywhere and by keys: who, what it is, how it came, their words (S0.12, S3.13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QPushButton

from app.models.clients import TimelineEntry
from app.queries.voices import list_voices
from app.rules.voice_loop import VoiceKind
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.complaints.kept_complaint import kept_complaint
from ui.voices.ask_us_page import AskUsPage
from ui.window_state import preferences

CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def door(desk: FirmWindow) -> AskUsPage:
    settle()
    assert desk.window.page is not None
    assert desk.window.page.place == "ask_us"
    return cast("AskUsPage", desk.window.page)


def test_the_client_in_view_asks_and_one_is_back_on_the_card(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    desk.window.show_client(ana)
    settle()
    desk.press(Qt.Key.Key_A, CONTROL_SHIFT)
    door(desk)
    desk.type("5")
    desk.type("Do you do sofas?")
    desk.press(Qt.Key.Key_Tab)
    desk.type("She has a new one")
    desk.press(Qt.Key.Key_Return, CONTROL)
    settle()
    assert desk.window.page is not None
    assert desk.window.page.place == "client"
    (row,) = list_voices()
    assert (row.client_id, row.kind, row.channel, row.words, row.meaning) == (
        ana,
        VoiceKind.QUESTION,
        "phone",
        "Do you do sofas?",
        "She has a new one",
    )


def test_nobody_known_yet_may_ask_and_a_name_that_is_none_is_refused(desk: FirmWindow) -> None:
    desk.window.go_to("today")
    settle()
    desk.press(Qt.Key.Key_A, CONTROL_SHIFT)
    page = door(desk)
    who = desk.named("ask_us.who")
    assert isinstance(who, QLineEdit)
    assert who.hasFocus()
    who.setText("Zorro")
    page.choose_kind("problem")
    desk.type("No parking")
    page.save()
    assert list_voices() == []
    who.clear()
    page.save()
    settle()
    (row,) = list_voices()
    assert (row.client_id, row.kind) == (None, VoiceKind.PROBLEM)
    assert desk.window.page is not None
    assert desk.window.page.place == "today"


def test_help_is_four_fields_and_fixed_on_the_phone_one_button(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    desk.window.show_client(ana)
    settle()
    desk.press(Qt.Key.Key_H, CONTROL_SHIFT)
    door(desk)
    desk.type("Wine on wool")
    desk.press(Qt.Key.Key_Tab)
    desk.type("Blot, cold water")
    fixed = desk.named("ask_us.fixed")
    assert isinstance(fixed, QPushButton)
    fixed.click()
    settle()
    entry = TimelineEntry.get()
    assert (entry.kind, entry.words, entry.advice, entry.outcome) == (
        "help",
        "Wine on wool",
        "Blot, cold water",
        "fixed",
    )


def test_what_is_missing_is_asked_for_and_half_written_words_wait(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    desk.window.show_client(ana)
    desk.press(Qt.Key.Key_A, CONTROL_SHIFT)
    page = door(desk)
    page.save()
    assert list_voices() == []
    words = desk.named("ask_us.words")
    assert isinstance(words, QPlainTextEdit)
    words.setPlainText("She likes")
    desk.window.back()
    settle()
    desk.press(Qt.Key.Key_A, CONTROL_SHIFT)
    door(desk)
    assert words.toPlainText() == "She likes"


def test_a_need_has_its_day_and_a_complaint_goes_on_to_the_board(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    desk.window.show_client(ana)
    desk.press(Qt.Key.Key_A, CONTROL_SHIFT)
    page = door(desk)
    page.choose_kind("need")
    desk.type("Party")
    box = desk.named("ask_us.need")
    assert isinstance(box, QCheckBox)
    box.setChecked(True)
    page.need_edit.setDate(QDate(2026, 3, 9))
    page.save()
    settle()
    assert list_voices()[0].need_by_on == date(2026, 3, 9)
    desk.press(Qt.Key.Key_A, CONTROL_SHIFT)
    page = door(desk)
    page.choose_kind("complaint")
    desk.type("Still damp")
    page.save(logs_complaint=True)
    settle()
    assert desk.window.page is not None
    assert desk.window.page.place == "complaint_form"
    assert kept_complaint(preferences(), ana).voice_id == list_voices()[0].id


def test_the_answer_book_brings_its_words_and_the_only_customer_stays_alone(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    desk.window.show_client(ana)
    settle()
    card = desk.window.page
    assert card is not None
    card.help_log_requested.emit(0, "Wine on wool", "Blot, cold water")
    page = door(desk)
    assert page.client_in_view() == ana
    page.save()
    settle()
    assert TimelineEntry.get().advice == "Blot, cold water"
    desk.press(Qt.Key.Key_D, CONTROL)
    desk.press(Qt.Key.Key_A, CONTROL_SHIFT)
    door(desk)
    who = desk.named("ask_us.who")
    assert isinstance(who, QLineEdit)
    assert who.isReadOnly()
    desk.press(Qt.Key.Key_Escape)


@pytest.mark.parametrize("kind", ["", "need", "complaint", "help"])
def test_names_letters_and_sizes_hold_for_every_kind(desk: FirmWindow, kind: str) -> None:
    desk.window.show_client(desk.firm.client("Ana Ruiz"))
    settle()
    desk.press(Qt.Key.Key_A, CONTROL_SHIFT)
    page = door(desk)
    page.choose_kind(kind)
    settle()
    assert faults_of(desk.window) == []
