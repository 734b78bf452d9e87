"""A need with a day is a task until it is met, and pulls a complaint's deadline (S3.15, R6)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.errors import NotFoundError, ValidationError
from app.models.aftercare import Voice
from app.queries.needs import find_need_by, list_needs, list_needs_of_client
from app.queries.today import get_today
from tests.builders import Firm


def test_a_need_stands_on_today_until_it_is_met(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    need = firm.everafter.needs.note(client_id, "Silver wedding on Saturday", date(2026, 3, 7))
    (row,) = get_today(firm.clock.now(), firm.zone).promises
    assert (row.client_name, row.what) == ("Ana Ruiz", "Needed by then: Silver wedding on Saturday")
    assert row.due_at == datetime(2026, 3, 7, 18, tzinfo=firm.zone)
    firm.everafter.needs.meet(need)
    assert get_today(firm.clock.now(), firm.zone).promises == ()
    firm.everafter.history.undo()
    assert len(list_needs_of_client(client_id, firm.clock.today())) == 1
    firm.everafter.needs.archive(need)
    assert list_needs_of_client(client_id, firm.clock.today()) == []


def test_the_nearest_need_to_come_is_the_day_of_a_complaint(firm: Firm) -> None:
    client_id = firm.client()
    firm.everafter.needs.note(client_id, "Baby due", date(2026, 3, 20))
    firm.everafter.needs.note(client_id, "Party", date(2026, 3, 5))
    found = find_need_by(client_id, date(2026, 3, 2))
    assert found is not None
    assert found.need_by_on == date(2026, 3, 5)
    assert [row.is_late for row in list_needs(date(2026, 3, 6))] == [True, False]
    later = find_need_by(client_id, date(2026, 3, 6))
    assert later is not None
    assert later.words == "Baby due"
    assert find_need_by(client_id, date(2026, 3, 21)) is None
    assert list_needs(date(2026, 4, 20)) == [], "the party is over"


def test_what_cannot_be_noted_is_one_sentence(firm: Firm) -> None:
    client_id = firm.client()
    for words, day in ((" ", date(2026, 3, 9)), ("x" * 2_001, date(2026, 3, 9)), ("Party", date(2026, 3, 1))):
        with pytest.raises(ValidationError):
            firm.everafter.needs.note(client_id, words, day)
    with pytest.raises(NotFoundError):
        firm.everafter.needs.note(999, "Party", date(2026, 3, 9))
    with pytest.raises(NotFoundError):
        firm.everafter.needs.meet(999)
    assert Voice.select().count() == 0


def test_a_need_is_changed_and_a_day_that_passed_may_stay(firm: Firm) -> None:
    client_id = firm.client()
    need = firm.everafter.needs.note(client_id, "Party", date(2026, 3, 5))
    firm.everafter.needs.change(need, "Big party", date(2026, 3, 6))
    (row,) = list_needs_of_client(client_id, date(2026, 3, 2))
    assert (row.words, row.need_by_on) == ("Big party", date(2026, 3, 6))
    firm.clock.move_on(days=7)
    firm.everafter.needs.change(need, "The party", date(2026, 3, 6))
    with pytest.raises(ValidationError):
        firm.everafter.needs.change(need, "The party", date(2026, 3, 7))
    firm.everafter.history.undo()
    assert list_needs_of_client(client_id, date(2026, 3, 9))[0].words == "Big party"
