"""What stands on a certificate is chosen before it is given; what the firm gives is said once, for each level (R11)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from app.errors import ConflictError, NotAllowedError, NotFoundError, ValidationError
from app.models.rewards import Reward
from app.queries.certificates import get_certificate_terms, list_certificates
from app.queries.client_rows import TimelineFilter
from app.queries.rewards import list_due_rewards
from app.queries.timeline import list_timeline
from app.rules.certificate_gifts import CertificateTerms, GiftTerms
from app.services.certificates import CertificateDraft
from tests.app.services.test_rewards import fifth_visit, five_years, ledger, reward, visit_on
from tests.builders import Firm

ARMCHAIR = GiftTerms("One armchair, on us", 4_000, 6)


def due_certificate(firm: Firm) -> Reward:
    client_id = five_years(firm)
    firm.everafter.rewards.refresh()
    return reward(client_id, "tenure", 5)


def paper(firm: Firm, reward_id: int) -> Any:
    (row,) = list_certificates([reward_id], firm.clock.today(), firm.zone)
    return row


def test_the_gift_of_its_level_comes_with_what_was_earned_and_gets_its_last_day_when_it_is_issued(firm: Firm) -> None:
    firm.everafter.certificates.change_terms(CertificateTerms({("tenure", 5): ARMCHAIR}))
    due = due_certificate(firm)
    assert (due.gift, due.gift_minor, due.valid_until_on) == ("One armchair, on us", 4_000, None)
    assert paper(firm, due.id).gift_until_on == date(2026, 9, 10), "as it would be if it were issued today"
    firm.clock.move_to(datetime(2026, 3, 31, 9))
    firm.everafter.rewards.issue([due.id])
    assert Reward.get_by_id(due.id).valid_until_on == date(2026, 9, 30)
    firm.clock.move_to(datetime(2026, 4, 5, 9))
    assert paper(firm, due.id).gift_until_on == date(2026, 9, 30)


def test_a_merged_certificate_has_the_gift_of_the_visit_that_joined_it(firm: Firm) -> None:
    firm.everafter.certificates.change_terms(CertificateTerms({("visits", 5): ARMCHAIR}))
    client_id, _job = fifth_visit(firm)
    assert reward(client_id, "tenure", 5).gift == "One armchair, on us"
    assert reward(client_id, "visits", 5).gift == ""


def test_a_person_chooses_gift_and_sentence_until_it_is_issued_and_undo_brings_them_back(firm: Firm) -> None:
    service, due = firm.everafter.certificates, due_certificate(firm)
    draft = CertificateDraft(" One room ", 2_500, date(2026, 12, 31), " Nor have we forgotten Biscuit. ")
    service.choose_words(due.id, due.version, draft)
    chosen = paper(firm, due.id)
    assert (chosen.gift, chosen.gift_until_on) == ("One room", date(2026, 12, 31))
    assert chosen.care_line == "Nor have we forgotten Biscuit."
    with pytest.raises(ConflictError):
        service.choose_words(due.id, due.version, CertificateDraft())
    firm.everafter.rewards.refresh()
    assert Reward.get_by_id(due.id).gift == "One room"
    firm.everafter.history.undo()
    assert (paper(firm, due.id).gift, Reward.get_by_id(due.id).care_line) == ("", None)
    firm.everafter.rewards.issue([due.id])
    with pytest.raises(NotAllowedError, match="2026-0001 has been issued"):
        service.choose_words(due.id, Reward.get_by_id(due.id).version, draft)


def test_a_gift_that_was_taken_off_is_not_brought_back_by_the_daily_look(firm: Firm) -> None:
    firm.everafter.certificates.change_terms(CertificateTerms({("tenure", 5): ARMCHAIR}))
    due = due_certificate(firm)
    firm.everafter.certificates.choose_words(due.id, due.version, CertificateDraft(gift_minor=500, care_line=""))
    firm.everafter.rewards.refresh()
    kept = Reward.get_by_id(due.id)
    assert (kept.gift, kept.gift_minor, kept.care_line) == ("", 0, "")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (CertificateDraft("x" * 121), "gift"),
        (CertificateDraft("x", -1), "gift_minor"),
        (CertificateDraft("x", 0, date(2026, 3, 9)), "valid_until_on"),
        (CertificateDraft(care_line="x" * 201), "care_line"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(firm: Firm, draft: CertificateDraft, field: str) -> None:
    due = due_certificate(firm)
    with pytest.raises(ValidationError) as refusal:
        firm.everafter.certificates.choose_words(due.id, due.version, draft)
    assert refusal.value.field == field
    with pytest.raises(NotFoundError):
        firm.everafter.certificates.choose_words(999, 1, CertificateDraft())


@pytest.mark.parametrize("gift", [GiftTerms("x" * 121), GiftTerms("x", -1), GiftTerms("x", 0, 61)])
def test_terms_that_do_not_fit_leave_everything_as_it_was(firm: Firm, gift: GiftTerms) -> None:
    with pytest.raises(ValidationError):
        firm.everafter.certificates.change_terms(CertificateTerms({("visits", 5): gift}))
    assert get_certificate_terms() == CertificateTerms()


def test_the_second_signature_is_the_firms_choice(firm: Firm) -> None:
    due = due_certificate(firm)
    assert paper(firm, due.id).technician_name == "Luis Santos"
    firm.everafter.certificates.change_terms(CertificateTerms(has_second_signature=False))
    assert paper(firm, due.id).technician_name == ""
    firm.everafter.history.undo()
    assert paper(firm, due.id).technician_name == "Luis Santos"


def test_a_thank_you_without_a_paper_is_given_once_and_has_no_number(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    for month in (1, 2, 3):
        visit_on(firm, client_id, 2026, month, 2, 1_000)
    card = reward(client_id, "visits", 3)
    firm.everafter.certificates.give(card.id)
    given = Reward.get_by_id(card.id)
    assert [row.headline for row in list_timeline(client_id, TimelineFilter.LETTERS, None)] == ["Thanked by hand"]
    assert list_due_rewards(firm.clock.today()) == []
    assert (given.state, given.number, given.handed_over_at, given.person_id) == (
        "printed",
        None,
        firm.clock.now(),
        firm.dana,
    )
    with pytest.raises(NotAllowedError):
        firm.everafter.certificates.give(card.id)
    firm.everafter.rewards.refresh()
    assert ledger(client_id)["visits", 3] == "printed"
    firm.everafter.history.undo()
    assert ledger(client_id)["visits", 3] == "due"


def test_a_certificate_is_not_given_without_its_paper(firm: Firm) -> None:
    with pytest.raises(NotAllowedError):
        firm.everafter.certificates.give(due_certificate(firm).id)


def test_what_a_certificate_with_a_number_says_is_never_put_back(firm: Firm) -> None:
    service, due = firm.everafter.certificates, due_certificate(firm)
    service.choose_words(due.id, due.version, CertificateDraft("One room", 2_500, None, "Your wool."))
    firm.everafter.history.undo()
    firm.everafter.history.redo()
    firm.everafter.rewards.issue([due.id])
    with pytest.raises(NotAllowedError, match="what it says stays"):
        firm.everafter.history.undo()
    kept = Reward.get_by_id(due.id)
    assert (kept.gift, kept.care_line) == ("One room", "Your wool.")
