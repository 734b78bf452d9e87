"""Kindnesses on the card: four marks, the missing one with an idea, logged by one key (R8)."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.queries.love_touches import list_given, list_planned
from app.services.drafts import NoteDraft
from app.services.love_touches import TouchDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.clients.client_card import ClientCard
from ui.clients.kindness_panel import KindnessPanel
from ui.clients.touch_form import TouchForm
from ui.widgets.chips import Chip

DAY = date(2026, 3, 2)


def _panel(card: ClientCard) -> KindnessPanel:
    return card._known.kindness


def _form(card: ClientCard) -> TouchForm:
    form = _panel(card).open_form
    assert isinstance(form, TouchForm)
    return form


def _marks(card: ClientCard) -> list[str]:
    return [chip.accessibleName() for chip in _panel(card).findChildren(Chip)]


def test_one_key_and_enter_logs_the_missing_kind(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    settle()
    assert _marks(card)[0] == "Feels safe: not in the last year"
    assert "An idea: “Feels safe” is missing" in texts_of(_panel(card))
    card.log_kindness()
    settle()
    assert faults_of(card) == []
    editor = _form(card).field("what").editor
    assert _form(card).text("what").startswith("Send the card with the face")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    (row,) = list_given(DAY, DAY)
    assert (row.client_id, row.kind, row.reaction, row.person_name) == (client_id, "safe", "none", "Dana Kowalski")
    assert _marks(card)[:2] == ["Feels safe: shown in the last year", "Cared for: not in the last year"]
    desk.firm.everafter.history.undo()
    assert list_given(DAY, DAY) == []


def test_digits_choose_kind_and_reaction_and_a_cost_nobody_can_read_is_said_there(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    card.log_kindness()
    settle()
    form = _form(card)
    QTest.keyClick(form._kinds, Qt.Key.Key_3)
    form.set_text("what", "Mended the stair rod")
    QTest.keyClick(form._reactions, Qt.Key.Key_4)
    cost = form.field("cost").editor
    assert isinstance(cost, QLineEdit)
    cost.setText("a lot")
    QTest.keyClick(cost, Qt.Key.Key_Return)
    assert form.field("cost").has_error
    cost.setText("12.50")
    QTest.keyClick(cost, Qt.Key.Key_Return)
    (row,) = list_given(DAY, DAY)
    assert (row.kind, row.what, row.reaction, row.cost_minor) == (
        "remarkable",
        "Mended the stair rod",
        "told_others",
        1_250,
    )
    assert "Surprised · $12.50 · Told others · Dana" in texts_of(_panel(card))


def test_a_year_is_planned_by_a_verb_and_a_planned_one_is_done_or_removed(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    card.show_client(client_id)
    settle()
    panel = _panel(card)
    panel._plan_year()
    planned = list_planned(DAY + timedelta(days=365))
    assert len(planned) >= 3
    assert desk.told[-1].endswith("planned")
    panel._plan_year()
    assert len(list_planned(DAY + timedelta(days=365))) == len(planned)
    first = planned[0]
    panel._open(f"touch:{first.id}")
    form = _form(card)
    assert form.is_planned
    form.planned_box.setChecked(False)
    form._day_edit.setDate(DAY)
    QTest.keyClick(form.field("what").editor, Qt.Key.Key_Return)
    assert [row.id for row in list_given(DAY, DAY)] == [first.id]
    panel._open(f"touch:{planned[1].id}")
    form = _form(card)
    form._remove_button.click()
    assert planned[1].id not in {row.id for row in list_planned(DAY + timedelta(days=365))}


def test_how_much_we_spoke_after_the_first_visit_stands_in_one_line(desk: Desk, card: ClientCard) -> None:
    client_id, firm = desk.margaret(), desk.firm
    for number in range(4):
        firm.everafter.clients.write_note(client_id, NoteDraft(f"Call {number}", kind="call", direction="out"))
        firm.clock.move_on(minutes=5)
        if number == 0:
            firm.finished_job(client_id)
    card.show_client(client_id)
    settle()
    assert "75 % of our contacts came after the first visit: 3 after, 1 before." in texts_of(_panel(card))


def test_while_they_wait_for_us_a_planned_surprise_waits_too(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    desk.firm.everafter.love_touches.plan(client_id, TouchDraft(kind="remarkable", what="One more chair"))
    desk.firm.complaint(client_id)
    card.show_client(client_id)
    settle()
    assert "waits until the complaint is put right" in texts_of(_panel(card))


def test_a_client_who_left_has_no_missing_kind(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    desk.firm.everafter.client_endings.write(client_id, "moved", None)
    card.show_client(client_id)
    settle()
    assert "is missing" not in texts_of(_panel(card))
