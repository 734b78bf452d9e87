"""Nobody is shown the door after a sale: who is left alone stands in a list until somebody speaks to them (S1.4)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.queries.left_alone import count_left_alone, left_alone_pages, read_left_alone
from app.services.drafts import NoteDraft
from tests.builders import Firm


def names(firm: Firm, *, is_longest_first: bool = False) -> list[str]:
    pages = left_alone_pages(firm.clock.today(), firm.zone, is_longest_first=is_longest_first)
    found = read_left_alone(pages.ids(0, pages.count), firm.clock.now(), firm.zone)
    assert len(found) == count_left_alone(firm.clock.today(), firm.zone)
    return [row.name for row in found]


def test_a_client_without_contact_for_31_days_appears_and_for_30_does_not(firm: Firm) -> None:
    firm.finished_job(firm.client("Ana Ruiz"))
    firm.clock.move_on(days=30)
    assert names(firm) == []
    firm.clock.move_on(days=1)
    assert names(firm) == ["Ana Ruiz"]


@pytest.mark.parametrize(("kind", "direction"), [("call", "in"), ("letter", "out"), ("text", "in")])
def test_any_word_in_either_direction_takes_them_off_and_a_note_of_ours_does_not(
    firm: Firm, kind: str, direction: str
) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    firm.clock.move_on(days=40)
    firm.everafter.clients.write_note(client_id, NoteDraft("She likes tulips"))
    assert names(firm) == ["Ana Ruiz"]
    firm.everafter.clients.write_note(client_id, NoteDraft("All is well", kind=kind, direction=direction))
    assert names(firm) == []
    firm.clock.move_on(days=31)
    assert names(firm) == ["Ana Ruiz"]


def test_the_nearest_come_first_and_nobody_who_left_or_never_had_us(firm: Firm) -> None:
    gone, first = firm.client("Gone"), firm.client("First")
    firm.client("Never")
    firm.finished_job(gone)
    firm.finished_job(first)
    firm.clock.move_on(days=10)
    firm.finished_job(firm.client("Second"))
    firm.everafter.client_endings.write(gone, "moved", None)
    firm.clock.move_on(days=40)
    assert names(firm) == ["Second", "First"]
    assert names(firm, is_longest_first=True) == ["First", "Second"]


def test_the_line_says_how_long_and_what_they_asked_for(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    visited_on = firm.clock.today()
    firm.clock.move_on(days=31)
    (row,) = read_left_alone([client_id], firm.clock.now(), firm.zone)
    assert (row.days, row.last_contact_on, row.last_visit_on, row.against) == (31, visited_on, visited_on, "")
    firm.everafter.permissions.write(client_id, "phone", {"service": False}, "said so")
    (row,) = read_left_alone([client_id, 999], firm.clock.now(), firm.zone)
    assert row.against == "Ana Ruiz wants no calls from us.", "also where a letter would be welcome"
    assert count_left_alone(firm.clock.today(), firm.zone) == 1
    for channel in ("text", "email", "letter"):
        firm.everafter.permissions.write(client_id, channel, {"service": False}, "said so")
    assert names(firm) == [], "who wants nothing from us is not left alone by us"
    assert row.last_contact_on + timedelta(days=row.days) == firm.clock.today()
