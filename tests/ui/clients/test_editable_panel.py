"""Every card at the left: one form at a time, half-typed words wait, the second desk is told and nothing is lost."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.drafts import ContactDraft, FactDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.clients.client_card import ClientCard
from ui.clients.line_stack import LineRow
from ui.widgets.inline_form import InlineForm


def _open_contact(desk: Desk, card: ClientCard, client_id: int, place: int = 1) -> InlineForm:
    point = desk.details(client_id).contact_points[place]
    card._known.reach._open(f"contact:{point.id}")
    form = card._known.reach.open_form
    assert form is not None
    return form


def test_half_typed_words_outlive_esc_another_client_and_a_new_window(
    desk: Desk, card: ClientCard, qtbot: QtBot
) -> None:
    margaret, tom = desk.margaret(), desk.firm.client("Tom Reyes")
    card.show_client(margaret)
    form = _open_contact(desk, card, margaret)
    form.set_text("note", "Only on week")
    QTest.keyClick(form.field("note").editor, Qt.Key.Key_Escape)
    assert card._known.reach.open_form is None
    assert "Go on with what was begun" in texts_of(card)
    card.show_client(tom)
    assert "Go on with what was begun" not in texts_of(card)
    card.hide()
    again = ClientCard(desk.firm.everafter, desk.feed)
    qtbot.addWidget(again)
    desk.show(again)
    again.show_client(margaret)
    assert "Go on with what was begun" in texts_of(again)
    again._known.reach._go_on_button.click()
    kept = again._known.reach.open_form
    assert kept is not None
    assert (kept.text("note"), kept.text("value")) == ("Only on week", "(503) 555 0199")
    kept.set_text("note", "Only on weekdays")
    kept.save_requested.emit()
    assert desk.details(margaret).contact_points[1].note == "Only on weekdays"
    assert "Go on with what was begun" not in texts_of(again)


def test_the_words_of_an_open_form_are_kept_when_the_card_goes_out_of_view(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    _open_contact(desk, card, client_id).set_text("whose", "Al")
    card.hide()
    assert card._known.reach._drafts.newest().startswith("contact:")


def test_cancel_takes_the_words_back_and_a_form_untouched_leaves_no_draft(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    form = _open_contact(desk, card, client_id)
    form.set_text("note", "no")
    form._cancel_button.click()
    assert "Go on with what was begun" not in texts_of(card)
    assert _open_contact(desk, card, client_id).text("note") == ""
    card._known.reach.close_form()
    assert card._known.reach._drafts.newest() == ""


def test_a_form_in_another_card_closes_this_one_and_its_words_wait(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    _open_contact(desk, card, client_id).set_text("note", "half")
    card._known.remember._start(None)
    assert card._known.reach.open_form is None
    assert card._known.remember.open_form is not None
    assert _open_contact(desk, card, client_id).text("note") == "half"


def test_the_second_desk_is_told_sees_theirs_and_saves_again(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    form = _open_contact(desk, card, client_id)
    form.set_text("value", "(503) 555 0777")
    point = desk.details(client_id).contact_points[1]
    desk.firm.everafter.contact_points.change(point.id, None, ContactDraft("(503) 555 0666", whose="Alan"))
    form.save_requested.emit()
    assert "Somebody else changed" in texts_of(card)
    assert "(503) 555 0666" in texts_of(card)
    assert form.text("value") == "(503) 555 0777"
    form.save_requested.emit()
    assert desk.details(client_id).contact_points[1].value == "(503) 555 0777"


def test_words_begun_on_an_older_line_do_not_overwrite_it_unseen(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    form = _open_contact(desk, card, client_id)
    form.set_text("note", "half")
    card._known.reach.close_form()
    point = desk.details(client_id).contact_points[1]
    desk.firm.everafter.contact_points.change(point.id, None, ContactDraft("(503) 555 0666"))
    form = _open_contact(desk, card, client_id)
    form.save_requested.emit()
    assert "Somebody else changed" in texts_of(card)
    assert desk.details(client_id).contact_points[1].value == "(503) 555 0666"


def test_a_click_on_a_line_edits_it(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    row = next(each for each in card._known.reach.findChildren(LineRow) if each.key.startswith("contact:"))
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    form = card._known.reach.open_form
    assert form is not None
    assert form.text("value") == "(503) 555 0142"


@pytest.mark.parametrize("field", ["value", "note", "whose"])
def test_ten_megabytes_pasted_are_a_sentence_and_nobody_waits(desk: Desk, card: ClientCard, field: str) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    form = _open_contact(desk, card, client_id, 0)
    before = form.text(field)
    QGuiApplication.clipboard().setText("5" * 10_000_000)
    began = time.process_time()
    QTest.keySequence(form.field(field).editor, "Ctrl+V")
    settle()
    assert time.process_time() - began < 1.0
    assert form.text(field) == before
    assert form.field(field).has_error
    QGuiApplication.clipboard().clear()


def test_a_long_note_to_remember_is_refused_under_its_field(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    card._known.remember._start(None)
    form = card._known.remember.open_form
    assert form is not None
    form.set_text("headline", "Alan works nights")
    QGuiApplication.clipboard().setText("x" * 10_000_000)
    QTest.keySequence(form.field("detail").editor, "Ctrl+V")
    assert form.field("detail").has_error
    assert form.text("headline") == "Alan works nights"
    QGuiApplication.clipboard().clear()


def test_a_hundred_digits_are_a_sentence_and_stay_in_the_field(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    form = _open_contact(desk, card, client_id)
    form.set_text("value", "5" * 100)
    form.save_requested.emit()
    assert form.field("value").has_error
    assert "100 digits" in texts_of(card)
    assert form.text("value") == "5" * 100
    assert desk.details(client_id).contact_points[1].value == "(503) 555 0199"


def test_every_form_of_the_card_is_named_and_no_letter_is_used_twice(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    known, details = card._known, desk.details(client_id)
    for panel, keys in (
        (known.reach, (f"contact:{details.contact_points[0].id}", f"site:{details.sites[0].id}", "new:web")),
        (known.remember, ("new:fact",)),
        (known.floors, (f"area:{details.areas[0].id}", "new:mark")),
        (known.codes, ("new:code",)),
        (known.wishes, ("wish:phone",)),
        (known.profile, ("name:", "household:", "coming:")),
    ):
        panel.set_editing(is_editing=True)
        for key in keys:
            panel._open(key)
            settle()
            assert panel.open_form is not None, key
            assert faults_of(card) == [], key
        panel.set_editing(is_editing=False)


def test_an_empty_card_says_what_goes_where(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.firm.client("Empty", phones=(), sites=()))
    shown = texts_of(card)
    for words in (
        "No telephone number yet.",
        "No rooms noted yet",
        "No codes.",
        "Nobody asked yet",
        "nothing noted yet",
    ):
        assert words in shown
    card._known.floors._start(None)
    form = card._known.floors.open_form
    assert form is not None
    form.set_text("name", "Hall")
    form.save_requested.emit()
    assert "add the address under Reach first" in texts_of(card)
    assert faults_of(card) == []


def test_a_note_of_this_desk_never_reaches_another_client(desk: Desk, card: ClientCard) -> None:
    margaret, tom = desk.margaret(), desk.firm.client("Tom Reyes")
    desk.firm.everafter.facts.add(tom, FactDraft("Rex"))
    card.show_client(margaret)
    card._known.remember._start(None)
    form = card._known.remember.open_form
    assert form is not None
    form.set_text("headline", "about Margaret")
    card.show_client(tom)
    card._known.remember._start(None)
    assert form.text("headline") == ""
