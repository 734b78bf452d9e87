"""Why a client needs us now stands on the card in words, the heaviest reason first (R4, S2.6)."""

from __future__ import annotations

from datetime import timedelta

from app.services.competitor_notes import CompetitorNoteDraft
from app.services.drafts import FeedbackDraft
from tests.ui.firm_pages import Desk, texts_of
from ui.clients.client_card import ClientCard


def _reasons(card: ClientCard) -> list[str]:
    return texts_of(card._attention).splitlines()


def test_nothing_is_said_of_whom_nothing_calls_for(desk: Desk, card: ClientCard) -> None:
    card.show_client(desk.margaret())
    assert card._attention.isHidden(), "nobody worked for them yet"


def test_an_unprobed_good_is_a_reason_and_love_is_none(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    desk.firm.everafter.feedback.record(FeedbackDraft(client_id, answer="good"))
    card.show_client(client_id)
    assert "“Good” is not great" in _reasons(card)
    desk.firm.everafter.feedback.record(FeedbackDraft(desk.firm.client("Tom Reyes"), answer="great"))
    card.show_client(2)
    assert card._attention.isHidden()


def test_an_open_complaint_comes_before_another_cleaner(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    desk.firm.complaint(client_id)
    day = desk.firm.clock.today()
    desk.firm.everafter.competitor_notes.add(client_id, CompetitorNoteDraft("Brightway", "Coupon", used_on=day))
    card.show_client(client_id)
    shown = [words for words in _reasons(card) if words]
    assert shown.index("A complaint is open") < shown.index("Somebody else cleaned on 2 March")
    assert not any(character.isdigit() for character in shown[1]), "no points"


def test_who_is_past_their_time_is_told_from_when(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    desk.firm.finished_job(client_id)
    desk.firm.clock.move_to(desk.firm.clock.now() + timedelta(days=500))
    card.show_client(client_id)
    assert any(words.startswith("Their usual time was 2 March") for words in _reasons(card))
