"""A second offer within thirty days is said before it is saved, and forbidden by nobody (S1.5)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.clients import TimelineEntry
from app.services.drafts import NoteDraft
from tests.ui.firm_pages import Desk
from ui.clients.client_card import ClientCard
from ui.clients.composer_options import ComposerOptions
from ui.clients.offer_hint import offer_hint


def test_an_offer_of_ours_is_looked_at_and_what_they_asked_for_is_not(desk: Desk, qtbot: QtBot) -> None:
    options = ComposerOptions(QObject())
    qtbot.addWidget(options)
    ana, everafter = desk.firm.client("Ana Bell"), desk.firm.everafter
    options.choose_kind("email")
    options.choose_purpose(6)
    options._direction_tabs.choose("out")
    assert offer_hint(everafter, ana, "Ana", options) == "", "an address that we do not know is no reason"
    everafter.clients.write_note(ana, NoteDraft("offered", kind="call", direction="out", purpose="sales"))
    assert "in the last 30 days" in offer_hint(everafter, ana, "Ana", options)
    options._direction_tabs.choose("in")
    assert offer_hint(everafter, ana, "Ana", options) == ""
    options._direction_tabs.choose("out")
    options.choose_purpose(2)
    assert offer_hint(everafter, ana, "Ana", options) == ""


def test_on_the_card_alt_and_a_digit_say_what_for_and_the_second_offer_is_saved_all_the_same(desk: Desk) -> None:
    client_id = desk.firm.client("Ana Bell")
    common = {"kind": "call", "direction": "out", "purpose": "sales"}
    desk.firm.everafter.clients.write_note(client_id, NoteDraft("offered", **common))
    card = ClientCard(desk.firm.everafter, desk.feed)
    card.show_client(client_id)
    desk.show(card)
    card.log_call()
    composer = card._timeline.composer
    composer.options._direction_tabs.choose("out")
    QTest.keyClicks(composer.editor(), "Offered the stairs")
    QTest.keyClick(composer.editor(), Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert composer.editor().toPlainText() == "Offered the stairs"
    assert composer.options.hint_label.text().startswith("Ana had an offer from us in the last 30 days")
    assert composer.options.hint_label.isVisible()
    QTest.keyClick(composer.editor(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert TimelineEntry.select().where(TimelineEntry.purpose == "sales").count() == 2
    assert not composer.options.hint_label.isVisible()
