"""The middle of the card: tabs that stand whole, and rows that keep their place."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from app.queries.client_rows import TimelineFilter
from app.services.drafts import NoteDraft, PaymentDraft
from tests.ui.firm_pages import Desk, settle
from ui.clients.client_card import ClientCard


@pytest.mark.parametrize("width", [700, 940, 1_150, 1_244, 1_700])
def test_the_words_of_the_tabs_are_whole_at_any_width(desk: Desk, card: ClientCard, width: int) -> None:
    card.show_client(desk.margaret())
    card.resize(width, 500)
    settle()
    tabs = card._timeline._tabs
    buttons = tabs.findChildren(QPushButton)
    assert len(buttons) == len(TimelineFilter)
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert tabs.rect().contains(button.geometry())


def test_money_has_its_tab_and_what_is_chosen_comes_to_the_top(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    desk.firm.everafter.payments.take_on_account(client_id, PaymentDraft("cash", 5_000))
    desk.firm.everafter.clients.write_note(client_id, NoteDraft("Fine"))
    card.show_client(client_id)
    card._timeline.choose_filter(TimelineFilter.MONEY)
    assert [row.headline for row in card._timeline._rows] == ["$50.00 paid"]


def test_in_a_low_window_what_is_written_has_the_room(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    card.resize(940, 420)
    composer = card._timeline.composer
    composer.editor().setPlainText("She looked at the stairs twice")
    settle()
    for edit in (composer.options.meaning_edit, composer.options.worry_edit):
        assert edit.height() >= edit.minimumSizeHint().height()
    tops = [
        edit.mapTo(composer, edit.rect().topLeft()).y()
        for edit in (composer.options.meaning_edit, composer.options.worry_edit)
    ]
    assert tops[1] - tops[0] >= composer.options.meaning_edit.height()
