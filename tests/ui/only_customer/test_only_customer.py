from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.fakes import MovableClock
from tests.ui.complaints.earlier_cases import made_good
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.complaints.complaint_form import ComplaintForm

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        margaret = opened.firm.client("Margaret Alder")
        opened.window.show_client(margaret)
        settle()
        opened.window.actions_by_id["client.focus"].trigger()
        settle()
        yield opened


def test_everybody_else_leaves_the_screen(desk: FirmWindow) -> None:
    assert desk.window.only_customer.is_on
    assert not desk.named("find.box").isVisible()
    assert not desk.window.menuBar().isVisible()


def test_toasts_wait_until_the_call_is_over(desk: FirmWindow) -> None:
    desk.window.tell("Somebody else")
    assert desk.window.toasts.shown == ()
    desk.window.only_customer.ask()
    desk.named("only_customer.nothing").click()
    settle()
    assert [toast.text for toast in desk.window.toasts.shown] == ["Somebody else"]
    assert desk.named("find.box").isVisible()
    assert not desk.window.only_customer.is_on


def test_the_answer_booked_goes_on_to_the_booking(desk: FirmWindow) -> None:
    desk.window.only_customer.ask()
    settle()
    desk.press(Qt.Key.Key_1)
    assert desk.window.page is not None
    assert desk.window.page.place == "booking"


def test_the_answer_complaint_goes_on_to_the_complaint(desk: FirmWindow) -> None:
    desk.window.only_customer.ask()
    settle()
    desk.press(Qt.Key.Key_4)
    assert desk.window.page is not None
    assert desk.window.page.place == "complaint_form"


def test_no_other_client_is_named_while_they_are_the_only_one(desk: FirmWindow) -> None:
    made_good(desk.firm, "Jean Whitlock", "The stain is back")
    desk.window.actions_by_id["complaint.log"].trigger()
    desk.type("The stain is back")
    form = desk.window.page
    assert isinstance(form, ComplaintForm)
    form._look()
    assert [row.client_name for row in form._similar.rows] == ["Jean W."]
    assert not form._similar.isVisible()
    desk.window.only_customer.ask()
    desk.named("only_customer.nothing").click()
    settle()
    assert form._similar.isVisible()
