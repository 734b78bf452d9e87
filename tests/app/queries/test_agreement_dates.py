"""What a start asks of agreements."""

from __future__ import annotations

from datetime import date, datetime

from app.queries.agreement_dates import has_dates_to_make, read_agreed_rhythms
from app.services.agreements import AgreementDraft
from tests.builders import Firm


def test_a_start_writes_only_when_a_date_comes_into_sight(firm: Firm) -> None:
    assert not has_dates_to_make(date(2026, 3, 2))
    firm.everafter.agreements.agree(AgreementDraft(firm.client(), "Sofa", date(2026, 6, 1), 6))
    assert not has_dates_to_make(date(2026, 3, 2))
    assert has_dates_to_make(date(2026, 5, 1))
    firm.clock.move_to(datetime(2026, 5, 1, 9))
    firm.everafter.look_ahead()
    assert not has_dates_to_make(date(2026, 3, 2))


def test_the_shortest_of_two_agreements_and_the_nearest_date_count(firm: Firm) -> None:
    client_id, other = firm.client(), firm.client()
    firm.everafter.agreements.agree(AgreementDraft(client_id, "Sofa", date(2026, 6, 1), 6))
    firm.everafter.agreements.agree(AgreementDraft(client_id, "Hall", date(2026, 7, 1), 1, "year"))
    assert read_agreed_rhythms([client_id, other], date(2026, 3, 2)) == {client_id: (183, date(2026, 6, 1))}
    assert read_agreed_rhythms([], date(2026, 3, 2)) == {}
