"""The list of promises: late first, kept by a key, moved only with the client's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from app.models.aftercare import Promise
from app.queries.promises import list_open_promises
from app.services.drafts import PromiseDraft
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.firm_formats import formats_of
from ui.promises.promises_model import PromiseColumn, PromisesModel
from ui.promises.promises_page import PromisesPage
from ui.shell.care_strip import CareStrip, CareStripEntry


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def page_of(desk: FirmWindow) -> PromisesPage:
    desk.window.go_to("promises")
    settle()
    page = desk.window.page
    assert isinstance(page, PromisesPage)
    return page


def promise(desk: FirmWindow, name: str, what: str, hours: float, owner: int | None = None) -> int:
    due_at = desk.firm.clock.now() + timedelta(hours=hours)
    return desk.firm.everafter.promises.make(desk.firm.client(name), PromiseDraft(what, due_at, owner))


def test_nothing_promised_is_said_and_nothing_can_be_pressed(desk: FirmWindow) -> None:
    page = page_of(desk)
    assert not desk.named("promises.table").isVisible()
    assert not desk.named("promises.kept").isEnabled()
    assert "0 promises are open" in page._count_label.text()


def test_ctrl_enter_keeps_the_chosen_one_and_the_next_is_chosen(desk: FirmWindow) -> None:
    first = promise(desk, "Ana Ruiz", "Ring about the rug", 1)
    promise(desk, "Tom Reyes", "Send the guide", 30)
    desk.firm.clock.move_on(hours=2)
    page = page_of(desk)
    assert "2 promises are open, 1 late" in page._count_label.text()
    assert faults_of(desk.window) == []
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert Promise.get_by_id(first).broken_at is not None, "kept, but late: it stays in the honest numbers"
    assert "1 promise is open" in page._count_label.text()
    assert "0 were kept in time and 1 were not" in page._count_label.text()
    chosen = page._chosen()
    assert chosen is not None
    assert chosen.client_name == "Tom Reyes"
    desk.firm.everafter.history.undo()
    settle()
    assert page._model.rowCount() == 2


def test_another_time_asks_for_their_words_and_enter_saves(desk: FirmWindow) -> None:
    promise(desk, "Ana Ruiz", "Ring about the rug", 1)
    page = page_of(desk)
    desk.named("promises.moved").click()
    settle()
    assert faults_of(desk.window) == []
    form = page._form
    assert form.field("due_at").editor.hasFocus()
    form.set_text("due_at", "next friday 9")
    desk.press(Qt.Key.Key_Return)
    assert form.field("agreed").has_error
    form.set_text("agreed", "Friday suits me better")
    desk.press(Qt.Key.Key_Return)
    settle()
    assert form.isHidden()
    (row,) = list_open_promises(desk.firm.clock.now(), desk.firm.zone)
    assert row.due_at.astimezone(desk.firm.zone).hour == 9
    desk.press(Qt.Key.Key_F2)
    form.set_text("what", "Ring about both rugs")
    desk.press(Qt.Key.Key_Return)
    settle()
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Return)
    assert form.field("reason").has_error
    desk.press(Qt.Key.Key_Escape)
    assert form.isHidden()
    assert page._table.hasFocus()


def test_mine_are_mine_and_a_complaints_promise_opens_the_board(desk: FirmWindow) -> None:
    firm = desk.firm
    promise(desk, "Ana Ruiz", "Ring about the rug", 5, firm.ben)
    complaint_id = firm.complaint(firm.client("Tom Reyes"))
    due_at = firm.clock.now() + timedelta(hours=3)
    draft = PromiseDraft("Clean the hall again", due_at, firm.ben)
    firm.everafter.complaints.promise(complaint_id, firm.version_of(complaint_id), draft)
    page = page_of(desk)
    assert page._model.rowCount() == 2
    assert not desk.named("promises.moved").isEnabled(), "a complaint's promise is moved on the board"
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not None
    assert desk.window.page.place == "care_board"
    page = page_of(desk)
    page._whose_tabs.choose("mine")
    page.reload()
    names = {row.client_name for row in list_open_promises(firm.clock.now(), firm.zone, firm.dana)}
    assert page._model.rowCount() == len(names)
    assert "Ana Ruiz" not in names


def test_a_late_promise_stands_on_the_strip_and_opens_the_card(desk: FirmWindow) -> None:
    promise(desk, "Ana Ruiz", "Ring about the rug", 1)
    desk.firm.clock.move_on(hours=2)
    desk.window._watch.refresh()
    settle()
    strip = desk.window.findChild(CareStrip)
    assert strip is not None
    (entry,) = strip.findChildren(CareStripEntry)
    assert entry.accessibleName() == "Ana Ruiz, 60 min late, Ring about the rug · Dana"
    entry.click()
    assert desk.window.page is not None
    assert desk.window.page.place == "client"


def test_the_model_keeps_the_rules_of_qt(desk: FirmWindow, qtmodeltester: ModelTester) -> None:
    promise(desk, "Ana Ruiz", "Ring about the rug", 1)
    promise(desk, "Tom Reyes", "Send the guide", 2)
    clock = desk.firm.clock
    model = PromisesModel(formats_of(clock, None))
    model.set_rows(list_open_promises(clock.now(), clock.zone))
    qtmodeltester.check(model)
    assert model.data(model.index(1, PromiseColumn.GROUP)) == "", "the word of a group stands once"
    sentence = model.data(model.index(1, PromiseColumn.GROUP), Qt.ItemDataRole.AccessibleTextRole)
    assert sentence.startswith("Today, ")
