"""What a client is like: household, tags, birthday and rhythm, changed in one act and undone by name."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import ConflictError, ValidationError
from app.models.clients import ClientFactor, Referral, Tag
from app.services.client_profile import check_birthday
from app.services.drafts import ClientChanges
from tests.app.services.client_cards import card
from tests.builders import Firm


def _change(firm: Firm, client_id: int, changes: ClientChanges) -> None:
    firm.everafter.clients.change(client_id, card(firm, client_id).version, changes)


def test_factors_come_and_go_and_the_rhythm_follows(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    _change(firm, client_id, ClientChanges(factors=("pets", "children")))
    assert card(firm, client_id).profile.factors == ("pets", "children")
    assert card(firm, client_id).usual_gap_days == 183
    firm.clock.move_on(days=1)
    _change(firm, client_id, ClientChanges(factors=("children",)))
    assert card(firm, client_id).usual_gap_days == 365
    (noted,) = ClientFactor.select()
    assert noted.noted_on == date(2026, 3, 2), "what stays keeps its day"
    assert firm.everafter.history.undo_label() == "Change Ana Ruiz"
    firm.everafter.history.undo()
    assert set(card(firm, client_id).profile.factors) == {"pets", "children"}
    assert card(firm, client_id).usual_gap_days == 183


def test_tags_are_shared_words_whatever_their_case(firm: Firm) -> None:
    ana, bo = firm.client(), firm.client()
    _change(firm, ana, ClientChanges(tags=("VIP", " Landlord ")))
    _change(firm, bo, ClientChanges(tags=("vip", "vip")))
    assert card(firm, ana).tags == ("Landlord", "VIP")
    assert card(firm, bo).tags == ("VIP",)
    assert Tag.select().count() == 2
    _change(firm, ana, ClientChanges(tags=("Landlord",)))
    assert card(firm, ana).tags == ("Landlord",)
    firm.everafter.history.undo()
    assert card(firm, ana).tags == ("Landlord", "VIP")


def test_a_second_desk_is_told_also_when_only_a_tag_came(firm: Firm) -> None:
    client_id = firm.client()
    seen = card(firm, client_id).version
    firm.everafter.clients.change(client_id, seen, ClientChanges(tags=("VIP",)))
    with pytest.raises(ConflictError):
        firm.everafter.clients.change(client_id, seen, ClientChanges(tags=("Landlord",)))


def test_an_agreed_rhythm_is_taken_back(firm: Firm) -> None:
    client_id = firm.client()
    _change(firm, client_id, ClientChanges(agreed_interval_days=90, promised_on=date(2026, 6, 1)))
    profile = card(firm, client_id).profile
    assert (profile.agreed_interval_days, profile.promised_on) == (90, date(2026, 6, 1))
    _change(firm, client_id, ClientChanges(cleared=("agreed_interval_days", "promised_on")))
    profile = card(firm, client_id).profile
    assert (profile.agreed_interval_days, profile.promised_on) == (None, None)


def test_who_sent_them_is_noted_once(firm: Firm) -> None:
    ana, bo = firm.client("Ana Ruiz"), firm.client("Bo Ek")
    _change(firm, bo, ClientChanges(referred_by_id=ana))
    assert card(firm, bo).profile.referred_by_name == "Ana Ruiz"
    assert [(row.referrer_id, row.referred_id) for row in Referral.select()] == [(ana, bo)]
    with pytest.raises(ValidationError) as refused:
        _change(firm, bo, ClientChanges(referred_by_id=bo))
    assert refused.value.field == "referred_by"
    _change(firm, bo, ClientChanges(referred_by_id=ana, birthday="--05-12"))
    cy = firm.client("Cy Dow")
    _change(firm, bo, ClientChanges(referred_by_id=cy))
    assert [(row.referrer_id, row.referred_id) for row in Referral.select()] == [(cy, bo)]
    _change(firm, bo, ClientChanges(cleared=("referred_by_id",)))
    assert card(firm, bo).profile.referred_by_name == ""


@pytest.mark.parametrize("text", ["", "--05-12", "--02-29", "1958-05-12"])
def test_a_birthday_has_a_year_or_none(text: str) -> None:
    check_birthday(text)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (ClientChanges(birthday="30 February"), "birthday"),
        (ClientChanges(birthday="x" * 10_000_000), "birthday"),
        (ClientChanges(preferred_name="x" * 10_000_000), "preferred_name"),
        (ClientChanges(why_us="x" * 10_000_000), "why_us"),
        (ClientChanges(agreed_interval_days=0), "agreed_interval_days"),
        (ClientChanges(agreed_interval_days=10**9), "agreed_interval_days"),
        (ClientChanges(kind="castle"), "kind"),
        (ClientChanges(use_profile="wild"), "use_profile"),
        (ClientChanges(factors=("dragons",)), "factors"),
        (ClientChanges(tags=("x" * 300,)), "tags"),
        (ClientChanges(cleared=("name",)), "factors"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_is_one_sentence_for_its_field(firm: Firm, changes: ClientChanges, field: str) -> None:
    client_id = firm.client("Ana Ruiz")
    before = card(firm, client_id)
    with pytest.raises(ValidationError) as refused:
        firm.everafter.clients.change(client_id, before.version, changes)
    assert refused.value.field == field
    assert len(str(refused.value)) < 250
    assert card(firm, client_id) == before
