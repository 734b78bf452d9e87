"""What a client said is answered on the card, where one reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.queries.client_rows import TimelineFilter
from app.queries.timeline import count_timeline, list_timeline
from app.queries.voices import get_voice
from app.services.help_log import HelpDraft
from app.services.voices import VoiceDraft
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.clients.client_card import ClientCard
from ui.clients.voice_forms import VoiceStep


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def test_it_is_opened_answered_and_left_by_keys(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    voice = desk.firm.everafter.voices.note(VoiceDraft("Do you do sofas?", "question", client_id=ana))
    desk.firm.everafter.help_log.log(HelpDraft(ana, "Wine on wool", "Blot", is_fixed=True))
    assert count_timeline(ana)[TimelineFilter.SAID] == 1
    (said,) = list_timeline(ana, TimelineFilter.SAID, None)
    assert (said.headline, said.words, said.chip) == ("Question", "“Do you do sofas?”", "unanswered")
    (helped,) = list_timeline(ana, TimelineFilter.CALLS, None)
    assert "We advised: Blot" in helped.words
    assert "fixed on the phone" in helped.meta
    desk.window.show_client(ana)
    settle()
    timeline = cast("ClientCard", desk.window.page)._timeline
    timeline.view.make_current(said.key)
    timeline.view.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert timeline.said.isVisible()
    assert not timeline.composer.isVisible()
    timeline.said.desk.begin(VoiceStep.ANSWER)
    desk.type("Yes, and rugs")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert get_voice(voice).answer == "Yes, and rugs"
    assert timeline.said.isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert not timeline.said.isVisible()
    assert timeline.composer.isVisible()


def test_what_is_taken_off_closes(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    voice = desk.firm.everafter.voices.note(VoiceDraft("Do you do sofas?", "question", client_id=ana))
    desk.window.show_client(ana)
    settle()
    timeline = cast("ClientCard", desk.window.page)._timeline
    timeline.show_said(voice)
    desk.firm.everafter.voices.archive(voice)
    settle()
    assert not timeline.said.isVisible()
    assert timeline.composer.isVisible()


def test_names_and_letters_hold_beside_everything_else_on_the_card(desk: FirmWindow) -> None:
    ana = desk.firm.client("Ana Ruiz")
    voice = desk.firm.everafter.voices.note(VoiceDraft("Lovely", "praise", client_id=ana))
    desk.window.show_client(ana)
    settle()
    timeline = cast("ClientCard", desk.window.page)._timeline
    timeline.show_said(voice)
    for step in (None, *VoiceStep):
        if step is not None:
            timeline.said.desk.begin(step)
        settle()
        assert faults_of(desk.window) == [], step
