"""Certificates on the card: number, state, and redeeming once."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.rewards import Reward
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.clients.client_card import ClientCard
from ui.loyalty.certificate_forms import RedeemForm


def _certificate(desk: Desk, client_id: int, **fields: object) -> int:
    row = Reward.create(
        client=client_id,
        rule="tenure",
        level=5,
        number="2026-0031",
        state="printed",
        earned_on=date(2026, 2, 1),
        printed_at=desk.firm.clock.now(),
        gift="One armchair, on us",
        **fields,
    )
    return int(row.id)


def test_who_was_given_none_has_no_such_card(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    settle()
    assert card._known.certificates.isHidden()


def test_it_is_redeemed_on_a_visit_once(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    job_id = desk.firm.booked_job(client_id)
    reward_id = _certificate(desk, client_id)
    card.show_client(client_id)
    settle()
    panel = card._known.certificates
    assert "2026-0031 · 5 years together" in texts_of(panel)
    panel.toggle_editing()
    form = panel.open_form
    assert isinstance(form, RedeemForm)
    QTest.keyClick(form, Qt.Key.Key_Return)
    settle()
    kept = Reward.get_by_id(reward_id)
    assert (kept.state, kept.redeemed_job_id) == ("redeemed", job_id)
    assert desk.told[-1] == "Certificate 2026-0031 is redeemed."
    panel.toggle_editing()
    panel.toggle_editing()
    assert panel.open_form is None


def test_one_that_ran_out_says_so_and_stays(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    reward_id = _certificate(desk, client_id, valid_until_on=date(2020, 1, 1))
    card.show_client(client_id)
    settle()
    panel = card._known.certificates
    assert "run out on 1 January 2020." in texts_of(panel)
    panel.toggle_editing()
    assert panel.open_form is None
    assert Reward.get_by_id(reward_id).state == "printed"
