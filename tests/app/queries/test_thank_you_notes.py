"""What a note says comes from the visit, the friend, the complaint and what may be printed; nothing private."""

from __future__ import annotations

import logging
from datetime import date

import pytest

from app.models.rewards import Reward
from app.queries.small_paper_rows import ThanksReason, ThankYouRow
from app.queries.thank_you_notes import list_thank_you_rows
from app.queries.thanks_due import list_due_notes
from app.services.drafts import FactDraft, FinishDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm

MONDAY = date(2026, 3, 2)


def rows(firm: Firm) -> dict[str, ThankYouRow]:
    firm.everafter.rewards.refresh()
    notes = list_due_notes(firm.clock.today()).notes
    return {row.client_name: row for row in list_thank_you_rows(notes, firm.clock.now(), firm.zone)}


def test_a_note_after_a_visit_knows_who_came_and_what_comes_next(firm: Firm) -> None:
    facts = (
        FactDraft("Alarm 4711", kind="pet", is_private=True),
        FactDraft("Grumpy in the morning", kind="person"),
        FactDraft("Likes lavender", kind="fondness", may_print=True),
        FactDraft("Biscuit the spaniel", "door shut", kind="pet", may_print=True),
    )
    ana = firm.client("Ana Bell", first_name="Ana", last_name="Bell", facts=facts)
    firm.finished_job(ana, FinishDraft(left_at=firm.clock.now(), next_agreed_on=date(2026, 9, 1)))
    row = rows(firm)["Ana Bell"]
    assert (row.reason, row.greeting_name, row.visit_on, row.written_on) == (ThanksReason.VISIT, "Ana", MONDAY, MONDAY)
    assert (row.technician_name, row.owner_name) == ("Luis Santos", "Dana Kowalski")
    assert (row.remembered, row.remembered_detail, row.remembered_kind) == ("Biscuit the spaniel", "door shut", "pet")
    assert row.next_on == date(2026, 9, 1)
    assert row.due_on is not None
    for private in ("4711", "Grumpy"):
        assert private not in repr(row)


def test_friends_are_named_to_each_other(firm: Firm) -> None:
    ana = firm.client("Ana Bell", first_name="Ana")
    firm.clock.move_on(days=-200)
    firm.finished_job(ana)
    firm.clock.move_on(days=200)
    firm.finished_job(firm.client("Ned Oak", first_name="Ned", referred_by_id=ana))
    found = rows(firm)
    assert (found["Ana Bell"].reason, found["Ana Bell"].friend_names) == (ThanksReason.REFERRAL, ("Ned",))
    assert (found["Ned Oak"].reason, found["Ned Oak"].friend_names) == (ThanksReason.FRIEND, ("Ana",))


def test_a_second_chance_names_the_day_and_what_is_given(firm: Firm) -> None:
    ben = firm.client("Ben Moss")
    Story(firm, firm.complaint(ben)).to_made_good()
    firm.clock.move_on(days=1)
    firm.finished_job(ben)
    firm.everafter.rewards.refresh()
    Reward.update(gift="A room protector", valid_until_on=date(2026, 12, 1)).where(Reward.client == ben).execute()
    row = rows(firm)["Ben Moss"]
    assert (row.reason, row.let_down_on) == (ThanksReason.RECOVERY, MONDAY)
    assert (row.gift, row.gift_until_on) == ("A room protector", date(2026, 12, 1))


def test_many_notes_are_gathered_with_as_many_questions_as_two(firm: Firm, caplog: pytest.LogCaptureFixture) -> None:
    counts = []
    for count in (2, 8):
        for _each in range(count):
            firm.finished_job(firm.client())
        notes = list_due_notes(firm.clock.today()).notes
        caplog.clear()
        with caplog.at_level(logging.DEBUG, "peewee"):
            assert len(list_thank_you_rows(notes, firm.clock.now(), firm.zone)) == len(notes)
        counts.append(len([record for record in caplog.records if record.name == "peewee"]))
    assert counts[0] == counts[1] > 0
