"""The next dates of an agreement, written down or not yet."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import NotFoundError
from app.queries.agreements import NEXT_DATES, get_agreement, get_agreement_date, list_agreements, list_dates_to_plan
from app.services.agreements import AgreementDraft
from tests.builders import Firm

TODAY = date(2026, 3, 2)


def test_the_next_four_dates_are_seen_also_those_far_ahead(firm: Firm) -> None:
    client_id = firm.client()
    firm.everafter.agreements.agree(AgreementDraft(client_id, "Sofa", date(2025, 8, 31), 6))
    (row,) = list_agreements(client_id, TODAY)
    assert [each.planned_on for each in row.dates] == [
        date(2026, 8, 31), date(2027, 2, 28), date(2027, 8, 31), date(2028, 2, 29),
    ]  # fmt: skip
    assert len(row.dates) == NEXT_DATES
    assert [bool(each.id) for each in row.dates] == [True, False, False, False]
    assert (row.dates[1].due_on, row.dates[1].shift_words) == (date(2027, 3, 1), "closed that day")


def test_nothing_is_seen_after_the_end_or_before_a_pause_is_over(firm: Firm) -> None:
    client_id = firm.client()
    agreement_id = firm.everafter.agreements.agree(
        AgreementDraft(client_id, "Sofa", date(2026, 3, 9), 1, "week", ends_on=date(2026, 4, 1))
    )
    firm.everafter.agreements.pause(agreement_id, 1, date(2026, 3, 20))
    row = get_agreement(agreement_id, TODAY)
    assert [each.planned_on.day for each in row.dates] == [23, 30]
    assert row.paused_until_on == date(2026, 3, 20)
    assert get_agreement(agreement_id, date(2026, 3, 20)).paused_until_on is None


def test_only_what_is_near_waits_to_be_planned(firm: Firm) -> None:
    firm.everafter.agreements.agree(AgreementDraft(firm.client("Near One"), "Sofa", date(2026, 3, 30), 6))
    firm.everafter.agreements.agree(AgreementDraft(firm.client("Far One"), "Sofa", date(2026, 4, 20), 6))
    assert [row.client_name for row in list_dates_to_plan(TODAY)] == ["Near One"]


def test_what_is_gone_is_said(firm: Firm) -> None:
    with pytest.raises(NotFoundError):
        get_agreement(1, TODAY)
    with pytest.raises(NotFoundError):
        get_agreement_date(1, TODAY)
