"""The kindness page: planned, missing after a visit, done; each line is a client, why, and one thing to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from app.queries.love_touches import list_given, list_ideas, list_planned
from app.rules.love_touches import TouchKind
from app.services.love_touches import TouchDraft
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.aftercare.kindness_page import KindnessPage
from ui.aftercare.kindness_rows import KindnessModel, KindnessRow
from ui.clients.client_card import ClientCard


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def _page(desk: FirmWindow, view: str = "planned") -> KindnessPage:
    desk.window.go_to("kindness")
    settle()
    page = desk.window.page
    assert isinstance(page, KindnessPage)
    page._views.choose(view)
    page._choose_view(view)
    settle()
    return page


def _rows(page: KindnessPage) -> list[tuple[str, ...]]:
    return [row.cells for row in page._model._rows]


def test_planned_ones_are_done_moved_and_left_out_and_undone(desk: FirmWindow) -> None:
    service, today = desk.firm.everafter.love_touches, desk.firm.clock.today()
    ana, ben = desk.firm.client("Ana Ruiz"), desk.firm.client("Ben Ode")
    for client_id, days in ((ana, 0), (ben, 3)):
        service.plan(client_id, TouchDraft(kind="care", what="A call", on=today + timedelta(days=days)))
    page = _page(desk)
    assert [cells[1] for cells in _rows(page)] == ["Ana Ruiz", "Ben Ode"]
    assert faults_of(desk.window) == []
    page._done_button.click()
    assert [row.client_name for row in list_given(today, today)] == ["Ana Ruiz"]
    page._week_button.click()
    assert [row.on for row in list_planned(today + timedelta(days=28))] == [today + timedelta(days=10)]
    page._remove_button.click()
    assert list_planned(today + timedelta(days=28)) == []
    assert not page._table.isVisible()
    desk.firm.everafter.history.undo()
    assert len(_rows(page)) == 1


def test_while_hurt_a_surprise_waits_and_cannot_be_done(desk: FirmWindow) -> None:
    client_id = desk.firm.client("Ana Ruiz")
    desk.firm.everafter.love_touches.plan(client_id, TouchDraft(kind="remarkable", what="One more chair"))
    desk.firm.complaint(client_id)
    page = _page(desk)
    assert _rows(page)[0][-1] == "waits until the complaint is put right"
    assert not page._done_button.isEnabled()


def test_a_visit_that_lacks_something_is_logged_on_the_card(desk: FirmWindow) -> None:
    client_id = desk.firm.client("Ana Ruiz")
    desk.firm.finished_job(client_id)
    page = _page(desk, "missing")
    assert _rows(page)[0][1] == "Ana Ruiz"
    assert "Feels safe, Cared for, Surprised" in _rows(page)[0]
    page._log_button.click()
    settle()
    card = desk.window.page
    assert isinstance(card, ClientCard)
    assert card.client_in_view() == client_id
    assert card._known.kindness.open_form is not None


def test_a_digit_says_how_they_took_it(desk: FirmWindow) -> None:
    client_id, today = desk.firm.client("Ana Ruiz"), desk.firm.clock.today()
    desk.firm.everafter.love_touches.log(client_id, TouchDraft(kind="remarkable", what="A chair", cost_minor=900))
    page = _page(desk, "given")
    QTest.keyClick(page._reactions, Qt.Key.Key_4)
    settle()
    assert [row.reaction for row in list_given(today, today)] == ["told_others"]
    assert _rows(page)[0][-1] == "Told others · $9.00"
    assert page._sentence_label.text().startswith("1 kindness this month, 1 told others; surprises cost $9.00")
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [row.reaction for row in list_given(today, today)] == ["none"]


def test_twelve_months_are_planned_from_here_once(desk: FirmWindow) -> None:
    desk.firm.finished_job(desk.firm.client("Ana Ruiz"))
    page = _page(desk)
    page._plan_button.click()
    planned = list_planned(desk.firm.clock.today() + timedelta(days=365))
    assert len(planned) == 4
    page._plan_button.click()
    assert len(list_planned(desk.firm.clock.today() + timedelta(days=365))) == 4


def test_our_ideas_are_written_here_one_a_line(desk: FirmWindow) -> None:
    page = _page(desk)
    ours = list_ideas(TouchKind.CARE)
    page._ideas_button.click()
    form = page._ideas_form
    form.set_text("care", "Bring the newspaper up.\n\nAsk after the garden.")
    form._save_button.click()
    assert list_ideas(TouchKind.CARE) == ("Bring the newspaper up.", "Ask after the garden.")
    page._ideas_button.click()
    form.set_text("care", "A {field} nobody knows")
    form._save_button.click()
    assert form.field("care").has_error
    form.set_text("care", "")
    form._save_button.click()
    assert list_ideas(TouchKind.CARE) == ours


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, themed: QApplication) -> None:
    model = KindnessModel()
    model.set_rows([KindnessRow(1, ("Today", "Ana Ruiz", "A call", "Cared for", ""))], is_missing=False)
    qtmodeltester.check(model)
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "Today, Ana Ruiz, A call, Cared for"
    assert model.headerData(2, Qt.Orientation.Horizontal) == "What"
    assert model.row_at(5) is None
