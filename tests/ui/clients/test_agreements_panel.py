"""What comes again on the card: agreed, changed, paused, ended, each with its next dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.queries.agreements import list_agreements
from app.queries.firm import get_firm
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.clients.agreement_form import AgreementForm
from ui.clients.agreements_panel import AgreementsPanel
from ui.firm_formats import formats_of

TODAY = date(2026, 3, 2)


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> AgreementsPanel:
    made = AgreementsPanel(desk.firm.everafter, formats_of(desk.firm.clock, get_firm()))
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    return made


def _form(panel: AgreementsPanel) -> AgreementForm:
    form = panel.open_form
    assert isinstance(form, AgreementForm)
    return form


def test_nothing_agreed_says_so_and_add_opens_the_form(desk: Desk, panel: AgreementsPanel) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    panel.show_client(desk.details(client_id))
    assert "Nothing is agreed to come again." in texts_of(panel)
    panel.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_F2)
    form = _form(panel)
    assert form.text("what") == "Living room", "what the last visit was"
    assert faults_of(panel) == []
    form.first_edit.setDate(QDate(2026, 8, 31))
    form.save_requested.emit()
    panel.show_client(desk.details(client_id))
    (row,) = list_agreements(client_id, TODAY)
    assert (row.every_count, row.every_unit, row.technician_id) == (6, "month", desk.firm.luis)
    words = texts_of(panel)
    assert "Living room: every 6 months" in words
    assert "(not Sun 28 Feb: closed that day)" in words
    assert desk.firm.everafter.history.undo_label() == "Agreement with Margaret Alder"


def test_it_is_changed_paused_and_ended_with_a_word_by_the_field(desk: Desk, panel: AgreementsPanel) -> None:
    client_id = desk.margaret()
    panel.show_client(desk.details(client_id))
    panel.set_editing(is_editing=True)
    panel._start(None)
    form = _form(panel)
    form.save_requested.emit()
    assert "Say what comes again" in texts_of(form)
    form.set_text("what", "Stairs")
    form.first_edit.setDate(QDate(2026, 3, 9))
    form.every_spin.setValue(1)
    form.save_requested.emit()
    panel.show_client(desk.details(client_id))
    panel._open(f"agreement:{panel._rows[0].id}")
    form = _form(panel)
    form.pause_box.setChecked(True)
    form.pause_edit.setDate(QDate(2026, 4, 1))
    form.end_box.setChecked(True)
    form.end_edit.setDate(QDate(2026, 1, 1))
    form.save_requested.emit()
    assert "The last day comes before the first" in texts_of(form)
    form.end_box.setChecked(False)
    form.save_requested.emit()
    panel.show_client(desk.details(client_id))
    assert "Stairs: every month" in texts_of(panel)
    assert "paused until" in texts_of(panel)
    panel._open(f"agreement:{panel._rows[0].id}")
    _form(panel).remove_requested.emit()
    settle()
    assert list_agreements(client_id, date(2026, 3, 20))[0].is_ended


def test_half_typed_words_wait(desk: Desk, panel: AgreementsPanel, tmp_path: Path) -> None:
    client_id = desk.margaret()
    panel.show_client(desk.details(client_id))
    panel._start(None)
    _form(panel).set_text("what", "Half a")
    panel.close_form()
    panel._start(None)
    assert _form(panel).text("what") == "Half a"
