"""What was given is read by client, and summed by person and month (S3.3)."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.models.goodwill import Goodwill
from app.models.team import Person
from app.queries.goodwill import get_allowance, list_goodwill_of_client, sum_goodwill
from app.services.drafts import GoodwillDraft
from tests.builders import Firm


@pytest.fixture
def luis(firm: Firm) -> int:
    """The technician sits at the desk, and may give 25.00 at a time."""
    Person.update(goodwill_limit_minor=2_500).where(Person.id == firm.luis).execute()
    firm.everafter.sign_in(firm.luis)
    return firm.luis


def test_what_a_client_was_given_says_who_gave_it_and_who_agreed(firm: Firm, luis: int) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.everafter.goodwill.give(client_id, GoodwillDraft("Cleaned the mat as well", 2_500))
    firm.everafter.goodwill.give(client_id, GoodwillDraft("The sofa", 9_000, approved_by_id=firm.dana))
    dana, giver = Person.get_by_id(firm.dana).name, Person.get_by_id(luis).name
    assert [(row.what, row.given_by, row.approved_by) for row in list_goodwill_of_client(client_id)] == [
        ("The sofa", giver, dana),
        ("Cleaned the mat as well", giver, ""),
    ]


def test_an_owner_has_no_limit_and_others_their_own(firm: Firm, luis: int) -> None:
    allowances = [get_allowance(person_id) for person_id in (luis, firm.dana, None)]
    assert [each and each.limit_minor for each in allowances] == [2_500, None, None]


def test_a_month_is_summed_by_person_without_what_was_taken_back(firm: Firm, luis: int) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.everafter.goodwill.give(client_id, GoodwillDraft("Mat", 1_000))
    firm.everafter.goodwill.give(client_id, GoodwillDraft("Stairs", 2_000))
    march = (datetime(2026, 3, 1, tzinfo=firm.zone), datetime(2026, 4, 1, tzinfo=firm.zone))
    (row,) = sum_goodwill(*march)
    assert (row.person_id, row.count, row.cost_minor) == (luis, 2, 3_000)
    firm.everafter.goodwill.take_back(Goodwill.get(Goodwill.what == "Mat").id)
    assert [(row.count, row.cost_minor) for row in sum_goodwill(*march)] == [(1, 2_000)]
