"""The calls after the job by keyboard: one client alone on the screen, never a bare Good, nothing lost half-way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from app.models.aftercare import AftercareStep, Feedback, ProbeAnswer, Promise
from app.models.complaints import Complaint
from app.queries.aftercare import list_aftercare
from app.services.drafts import FinishDraft
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.aftercare.call_page import CallPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    """Tuesday: Ana Bell and Tom Reyes are to be asked, about visits by Luis."""
    with opened_window(tmp_path, firm_clock) as opened:
        for name in ("Ana Bell", "Tom Reyes"):
            opened.firm.finished_job(opened.firm.client(name))
        opened.firm.clock.move_to(datetime(2026, 3, 3, 9))
        yield opened


def begin(desk: FirmWindow) -> CallPage:
    desk.press(Qt.Key.Key_L, CTRL | SHIFT)
    page = desk.window.page
    assert isinstance(page, CallPage)
    return page


def text(desk: FirmWindow, name: str) -> str:
    label = desk.named(name)
    assert isinstance(label, QLabel)
    return label.text()


def test_one_client_alone_with_everything_by_keys(desk: FirmWindow) -> None:
    page = begin(desk)
    assert (text(desk, "call.name"), text(desk, "call.count")) == ("Ana Bell", "Aftercare 1 of 2")
    assert text(desk, "call.visit") == "Job 2001 · yesterday · Living room · Luis Santos was there"
    assert "Tom Reyes" not in texts_of(desk.window), "no other client's name is visible"
    assert not desk.window.menuBar().isVisible()
    assert faults_of(desk.window) == []
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Choose how it was" in text(desk, "call.message")
    desk.type("1")
    desk.type("The stairs look like new")
    assert faults_of(desk.window) == []
    page._great.quote_box.click()
    desk.press(Qt.Key.Key_Return, CTRL)
    said = Feedback.get()
    assert (said.answer, said.words, said.may_quote, said.is_confirmed) == (
        "great",
        "The stairs look like new",
        True,
        True,
    )
    assert (text(desk, "call.name"), text(desk, "call.count")) == ("Tom Reyes", "Aftercare 2 of 2")
    desk.type("4")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Everybody has been asked" in texts_of(page)
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not page
    assert desk.window.menuBar().isVisible()


def test_good_leads_through_the_script_and_ends_with_an_outcome(desk: FirmWindow) -> None:
    begin(desk)
    desk.type("2")
    assert faults_of(desk.window) == []
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "until you choose how it ended" in text(desk, "call.message")
    assert desk.named("call.outcome").isAncestorOf(desk.focus()), "and the keys are where it is chosen"
    desk.named("call.said.0").setFocus()
    for said in ("Do ask", "Luis was kind", "A little less noise"):
        desk.type(said)
        desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Tab)
    desk.type("The baby slept")
    desk.named("call.outcome").setFocus()
    desk.type("6")
    desk.type("We ring before we come")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert [(each.step, each.said, each.meant) for each in ProbeAnswer.select().order_by(ProbeAnswer.step)] == [
        (0, "Do ask", ""), (1, "Luis was kind", ""), (2, "A little less noise", "The baby slept"),
    ]  # fmt: skip
    assert Promise.get().due_at == datetime(2026, 3, 4, 18, tzinfo=desk.firm.zone)
    assert text(desk, "call.name") == "Tom Reyes"


def test_asked_and_would_not_say_is_the_key_0(desk: FirmWindow) -> None:
    begin(desk)
    desk.type("2")
    desk.named("call.outcome").setFocus()
    desk.type("0")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert Feedback.get().probe_outcome == "would_not_say"


def test_truly_happy_asks_for_a_nine_or_a_ten(desk: FirmWindow) -> None:
    begin(desk)
    desk.type("2")
    desk.named("call.outcome").setFocus()
    desk.type("8")
    desk.type("0")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert (Feedback.get().score, Feedback.get().probe_outcome) == (10, "truly_happy")


def test_a_great_that_sounds_like_good_is_asked_about_and_leads_on_to_the_script(desk: FirmWindow) -> None:
    page = begin(desk)
    desk.type("1")
    desk.type("Amazing, but the hall is a bit flat")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "sound different from a Great" in text(desk, "call.message")
    assert Feedback.select().count() == 0
    desk.type("2")
    assert page.choice.chosen == "good"
    desk.named("call.outcome").setFocus()
    desk.type("0")
    desk.press(Qt.Key.Key_Return, CTRL)
    said = Feedback.get()
    assert (said.answer, said.words) == ("good", "Amazing, but the hall is a bit flat")


def test_not_happy_is_a_complaint_in_the_same_act_and_nothing_is_lost_half_way(desk: FirmWindow) -> None:
    begin(desk)
    desk.type("3")
    desk.type("It still smells damp")
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.page is not None
    assert desk.window.page.place == "today"
    assert (Feedback.select().count(), Complaint.select().count()) == (0, 0)
    page = begin(desk)
    assert (text(desk, "call.name"), page.choice.chosen, page._hurt.words) == (
        "Ana Bell", "not_happy", "It still smells damp",
    )  # fmt: skip
    page._hurt.take_focus()
    desk.press(Qt.Key.Key_Return, CTRL)
    complaint = Complaint.get()
    assert (complaint.words, complaint.job_id) == ("It still smells damp", Feedback.get().job_id)
    assert text(desk, "call.name") == "Tom Reyes"
    desk.window._undo.undo()
    settle()
    assert [row.client_name for row in list_aftercare(desk.firm.clock.now(), desk.firm.zone)] == [
        "Ana Bell",
        "Tom Reyes",
    ]
    assert (text(desk, "call.name"), text(desk, "call.count")) == ("Tom Reyes", "Aftercare 1 of 2")


def test_skip_asks_why(desk: FirmWindow) -> None:
    begin(desk)
    desk.type("5")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "why you skip" in text(desk, "call.message")
    desk.type("On a journey")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert AftercareStep.get(AftercareStep.state == "skipped").reason == "On a journey"


def test_who_did_the_job_is_not_offered_the_call(desk: FirmWindow) -> None:
    desk.window.sign_in(desk.firm.luis)
    page = begin(desk)
    assert "2 calls are for somebody else" in texts_of(page)
    desk.window.sign_in(desk.firm.ben)
    settle()
    assert text(desk, "call.name") == "Ana Bell"


def test_the_number_goes_to_the_clipboard_and_what_was_asked_for_follows_at_once(
    desk: FirmWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("ui.aftercare.call_head.QDesktopServices.openUrl", lambda url: opened.append(url.toString()))
    page = begin(desk)
    page._head.call_button.click()
    assert QGuiApplication.clipboard().text() == text(desk, "call.reach")
    assert opened[0].startswith("tel:503555")
    desk.press(Qt.Key.Key_2, CTRL)
    assert desk.window.page is not None
    assert desk.window.page.place == "clients"
    assert not desk.window.only_customer.is_on


def test_a_good_of_the_sheet_is_asked_again_with_its_owner_named(desk: FirmWindow) -> None:
    firm = desk.firm
    firm.finished_job(firm.client("Zoe Good"), FinishDraft(answer="good", words="It was good, thanks."))
    for name in ("Ana Bell", "Tom Reyes"):
        row = next(each for each in list_aftercare(firm.clock.now(), firm.zone) if each.client_name == name)
        firm.everafter.aftercare_calls.skip(row.client_id, row.job_id, "Later")
    begin(desk)
    assert text(desk, "call.said") == "They said: “It was good, thanks.” Ben Moreno answers for it."
