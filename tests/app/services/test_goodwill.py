"""Goodwill: within one's own amount nobody is asked, above it an owner said yes (S3.3)."""

from __future__ import annotations

import pytest

from app.errors import NotFoundError, ValidationError
from app.models.goodwill import Goodwill
from app.models.team import Person
from app.queries.client_rows import TimelineFilter
from app.queries.goodwill import AllowanceRow, get_allowance
from app.queries.timeline import count_timeline, list_timeline
from app.services.drafts import GoodwillDraft
from app.services.firm_drafts import PersonDraft
from tests.builders import Firm


def _allow(person_id: int, amount_minor: int) -> None:
    Person.update(goodwill_limit_minor=amount_minor).where(Person.id == person_id).execute()


def test_within_the_amount_it_is_given_at_once_and_stands_on_the_timeline(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    _allow(firm.luis, 5_000)
    firm.everafter.sign_in(firm.luis)
    firm.everafter.goodwill.give(client_id, GoodwillDraft("The hall runner, too", 5_000))
    (row,) = list_timeline(client_id, TimelineFilter.EVERYTHING, None)
    assert (row.headline, row.meta) == ("Goodwill: The hall runner, too", "$50.00 · given by Luis")
    assert count_timeline(client_id)["everything"] == 1
    firm.everafter.history.undo()
    assert list_timeline(client_id, TimelineFilter.EVERYTHING, None) == []


def test_above_the_amount_one_sentence_refuses_until_an_owner_is_named(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    _allow(firm.luis, 5_000)
    firm.everafter.sign_in(firm.luis)
    with pytest.raises(ValidationError, match=r"\$50\.00 Luis Santos may give"):
        firm.everafter.goodwill.give(client_id, GoodwillDraft("A new rug", 5_001))
    with pytest.raises(ValidationError, match="Only an owner"):
        firm.everafter.goodwill.give(client_id, GoodwillDraft("A new rug", 5_001, approved_by_id=firm.ben))
    assert Goodwill.select().count() == 0
    firm.everafter.goodwill.give(client_id, GoodwillDraft("A new rug", 5_001, approved_by_id=firm.dana))
    (row,) = list_timeline(client_id, TimelineFilter.EVERYTHING, None)
    assert row.meta.endswith("Dana said yes")


def test_what_was_not_given_after_all_is_taken_back(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    goodwill_id = firm.everafter.goodwill.give(client_id, GoodwillDraft("Flowers", 2_000))
    firm.everafter.goodwill.take_back(goodwill_id)
    assert list_timeline(client_id, TimelineFilter.EVERYTHING, None) == []
    with pytest.raises(NotFoundError):
        firm.everafter.goodwill.take_back(goodwill_id)


@pytest.mark.parametrize("draft", [GoodwillDraft(" "), GoodwillDraft("Flowers", -1), GoodwillDraft("x" * 501)])
def test_nothing_given_or_less_than_nothing_is_refused(firm: Firm, draft: GoodwillDraft) -> None:
    with pytest.raises(ValidationError):
        firm.everafter.goodwill.give(firm.client("Ana Ruiz"), draft)


def test_nobody_gives_without_saying_who_they_are(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.everafter.sign_in(None)
    with pytest.raises(ValidationError, match="who you are"):
        firm.everafter.goodwill.give(client_id, GoodwillDraft("Flowers", 2_000))


def test_what_somebody_may_give_is_set_and_undone(firm: Firm) -> None:
    luis = firm.everafter.firm.add_person(PersonDraft("Luis Santos", "technician"))
    firm.everafter.goodwill.set_limit(luis, 5_000)
    assert get_allowance(luis) == AllowanceRow(luis, 5_000)
    firm.everafter.history.undo()
    assert get_allowance(luis) == AllowanceRow(luis, 0)
    with pytest.raises(ValidationError):
        firm.everafter.goodwill.set_limit(luis, -1)
    with pytest.raises(NotFoundError):
        firm.everafter.goodwill.set_limit(999, 1)
