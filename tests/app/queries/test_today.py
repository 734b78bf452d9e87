"""The first screen: promises first, then vans, sheets, calls, loyalty and who is drifting away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from app.queries.complaints import list_open_complaints
from app.queries.jobs import get_job
from app.queries.today import get_today, list_promises
from app.services.drafts import CheckBackDraft, FinishDraft, PromiseDraft
from tests.app.services.complaint_stories import GREAT, Story
from tests.builders import Firm


def test_an_empty_firm_has_a_calm_first_screen(firm: Firm) -> None:
    screen = get_today(firm.clock.now(), firm.zone)
    assert (screen.promises, screen.sheets_to_key, screen.aftercare, screen.loyalty, screen.drifting) == ((),) * 5
    assert (screen.aftercare_count, screen.drifting_count, screen.tomorrow_sheet_count) == (0, 0, 0)
    assert (screen.tomorrow_on, screen.strip.waiting_count) == (date(2026, 3, 3), 0)
    assert [column.technician.name for column in screen.plan.columns] == ["Luis Santos"]


def test_each_block_shows_five_and_counts_the_rest(firm: Firm) -> None:
    for number in range(7):
        firm.clock.move_to(datetime(2025, 1, 6 + number, 9))
        firm.finished_job(firm.client(f"Drifting {number}"), FinishDraft(left_at=firm.clock.now(), answer="good"))
    firm.clock.move_to(datetime(2026, 5, 4, 9))
    unkeyed = firm.booked_job(firm.client(), firm.clock.now() - timedelta(hours=4))
    forgotten = firm.booked_job(firm.client(), firm.clock.now() - timedelta(days=15))
    tomorrow = firm.booked_job(firm.client(), firm.clock.now() + timedelta(days=1))
    for number in range(12):
        firm.everafter.promises.make(
            1, PromiseDraft(f"Promise {number}", firm.clock.now() + timedelta(hours=number + 1))
        )
    screen = get_today(firm.clock.now(), firm.zone)
    assert (len(screen.aftercare), screen.aftercare_count) == (5, 7)
    assert (len(screen.drifting), screen.drifting_count) == (5, 7)
    at_risk = [row.at_risk_minor for row in screen.drifting]
    assert at_risk == sorted(at_risk, reverse=True), "who is worth most comes first"
    assert at_risk[0] > 0
    assert [job.id for job in screen.sheets_to_key] == [unkeyed]
    assert screen.tomorrow_sheet_count == 1
    assert (len(screen.promises), screen.promise_count, screen.late_count) == (10, 12, 0)
    assert get_job(tomorrow).job.state == get_job(forgotten).job.state == "booked"
    firm.everafter.jobs.start(unkeyed, get_job(unkeyed).job.version)
    assert [job.state for job in get_today(firm.clock.now(), firm.zone).sheets_to_key] == ["under_way"]


def test_promises_behind_the_last_row_that_is_read_are_counted_too(firm: Firm) -> None:
    client_id = firm.client()
    for number in range(53):
        due_at = firm.clock.now() + timedelta(minutes=number + 1)
        firm.everafter.promises.make(client_id, PromiseDraft(f"Promise {number}", due_at))
    firm.clock.move_on(minutes=52)
    screen = get_today(firm.clock.now(), firm.zone)
    assert (len(screen.promises), screen.promise_count, screen.late_count) == (10, 53, 51)


def test_certificates_of_the_week_are_shown_without_those_that_are_held(firm: Firm) -> None:
    people = []
    for day, name in ((2, "Ana"), (9, "Bo"), (9, "Cy")):
        firm.clock.move_to(datetime(2025, 3, day, 12))
        people.append(firm.client(name))
        firm.finished_job(people[-1])
    firm.clock.move_to(datetime(2026, 3, 9, 8))
    firm.everafter.rewards.refresh()
    firm.complaint(people[2])
    assert [row.client_name for row in get_today(firm.clock.now(), firm.zone).loyalty] == ["Ana", "Bo"]


def test_a_late_promise_stands_before_a_complaint_that_is_in_time_and_turns_amber_before(firm: Firm) -> None:
    ana, now = firm.client("Ana Ruiz"), firm.clock.now()
    firm.everafter.promises.make(ana, PromiseDraft("Send the spot guide", now + timedelta(hours=1)))
    looks = []
    for minutes in (0, 45, 61):
        firm.clock.move_to(now + timedelta(minutes=minutes))
        (row,) = list_promises(firm.clock.now(), firm.zone)
        looks.append((row.is_due, row.is_late))
    assert looks == [(False, False), (True, False), (False, True)]
    firm.complaint(firm.client("Tom Reyes"), "You missed a corner")
    assert [row.what for row in list_promises(firm.clock.now(), firm.zone)] == ["Send the spot guide", "Call back"]


def test_complaints_come_first_among_promises_with_what_is_to_be_done_next(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    story = Story(firm, firm.complaint(client_id, "You missed a corner"))
    firm.everafter.promises.make(
        client_id, PromiseDraft("Send the spot guide", firm.clock.now() + timedelta(minutes=1))
    )

    def first() -> tuple[str, int | None]:
        rows = list_promises(firm.clock.now(), firm.zone)
        assert [row.what for row in rows[1:]] == ["Send the spot guide"]
        return rows[0].what, rows[0].complaint_id

    assert first() == ("Call back", story.id)
    story.listen()
    assert first() == ("See it on site", story.id)
    story.service.record_visit(story.id, story.version, "Looked")
    assert first() == ("Put it right", story.id)
    story.say_sorry().ask().promise()
    assert first() == ("Luis comes at noon", story.id)
    story.fix()
    assert first() == ("Ask again: is it great now?", story.id)
    story.check_back(CheckBackDraft("It is good", "good"))
    assert first() == ("Ask what would have made it great", story.id)
    rows = list_promises(firm.clock.now(), firm.zone)
    assert not rows[0].is_late
    assert [row.id for row in list_open_complaints(firm.clock.now(), firm.zone)] == [story.id]
    assert story.check_back() == "made_good"
    assert [row.what for row in list_promises(firm.clock.now(), firm.zone)] == ["Send the spot guide"]


def test_what_was_decided_so_that_it_does_not_happen_again_waits_until_it_is_done(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    story = Story(firm, firm.complaint(client_id, "You missed a corner"))
    story.to_check_back()
    today = firm.clock.today()
    due_on = today + timedelta(days=7)
    story.check_back(
        replace(GREAT, prevention="Walk the rooms", prevention_owner_id=firm.ben, prevention_due_on=due_on)
    )
    row = list_promises(firm.clock.now(), firm.zone)[0]
    assert (row.what, row.owner_name, row.complaint_id, row.is_late) == (
        "So that it does not happen again: Walk the rooms", "Ben Moreno", story.id, False,
    )  # fmt: skip
    firm.clock.move_on(days=8)
    assert list_promises(firm.clock.now(), firm.zone)[0].is_late
    story.service.record_prevention(story.id, story.version)
    assert list_promises(firm.clock.now(), firm.zone) == []
    firm.everafter.history.undo()
    assert len(list_promises(firm.clock.now(), firm.zone)) == 1
