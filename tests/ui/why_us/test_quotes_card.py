"""Praise is asked for and taken back where one sees it, and the page of it is one key away (S3.11)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.papers.paper_request import PaperRequest
from app.queries.quotes import list_quotes
from app.services.drafts import FeedbackDraft
from app.services.voices import VoiceDraft
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.why_us.why_us_page import WhyUsPage


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def press(desk: FirmWindow, name: str) -> None:
    button = desk.named(name)
    assert isinstance(button, QPushButton)
    assert button.isVisible()
    button.click()
    settle()


def test_yes_with_and_without_a_name_no_and_taken_back(desk: FirmWindow, qtbot: QtBot) -> None:
    ana, bob = desk.firm.client("Ana Ruiz"), desk.firm.client("Bob Stone")
    desk.firm.everafter.feedback.record(FeedbackDraft(bob, answer="great", words="Wonderful work"))
    desk.firm.clock.move_on(minutes=1)
    desk.firm.everafter.voices.note(VoiceDraft("They are artists", "praise", client_id=ana))
    desk.window.go_to("why_us")
    settle()
    page = cast("WhyUsPage", desk.window.page)
    assert faults_of(page) == []
    assert page.paper_in_view() is None
    assert not desk.named("quotes.print").isVisible()
    press(desk, "quotes.named")
    assert [(row.words, row.who) for row in list_quotes()] == [("They are artists", "Ana")]
    desk.press(Qt.Key.Key_Down)
    press(desk, "quotes.yes")
    assert [row.who for row in list_quotes()] == ["Ana", ""]
    assert page.paper_in_view() == PaperRequest("why-us")
    with qtbot.waitSignal(page.paper_requested) as asked:
        desk.named("quotes.print").click()  # type: ignore[attr-defined]  # a button
    assert asked.args == [PaperRequest("why-us")]
    desk.window.go_to("why_us")
    settle()
    press(desk, "quotes.back")
    assert [row.who for row in list_quotes()] == ["Ana"]
    press(desk, "quotes.no")
    with qtbot.waitSignal(page.client_requested) as opened:
        desk.press(Qt.Key.Key_Return)
    assert opened.args == [bob]


def test_without_praise_it_says_how_to_begin(desk: FirmWindow) -> None:
    desk.window.go_to("why_us")
    settle()
    assert not desk.named("quotes.table").isVisible()
    assert not desk.named("quotes.yes").isVisible()
