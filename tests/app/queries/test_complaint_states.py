"""States used again are those that would be worked out anew: after every step, at every hour, also backwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.backups import MANUAL, make_backup, restore_backup
from app.models.complaints import Complaint
from app.queries import complaint_states
from app.queries.complaint_events import read_events
from app.queries.complaint_states import read_states
from app.queries.complaints import list_open_complaints
from app.queries.firm import get_times_in_force, get_working_time
from app.rules.complaint_history import derive_in_force
from app.rules.promised_times import PromisedTimes, TimesInForce
from tests.app.services.complaint_stories import Story
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from tests.postgresql_server import PostgresqlServer

_HOURS = (0, 1, 3, 5, 24, 26, 49, 80, 200, 26, 3, 0)


@pytest.fixture
def story(firm: Firm) -> Story:
    """A wet nursery, two hours after the visit: time alone will raise it."""
    client_id = firm.client("Greg Halloran")
    firm.finished_job(client_id)
    firm.clock.move_on(hours=2)
    return Story(firm, firm.complaint(client_id, "The nursery carpet is still soaking wet"))


def compare_at_every_hour(story: Story) -> None:
    times, now = get_times_in_force(), story.firm.clock.now()
    for hours in _HOURS:
        moment = now + timedelta(hours=hours)
        rows = list(Complaint.select())
        kept = read_states(rows, times, moment)
        fresh = {
            complaint_id: derive_in_force(events, times, moment)
            for complaint_id, events in read_events([row.id for row in rows], story.firm.zone).items()
        }
        assert kept == fresh, hours


def test_what_is_kept_equals_what_is_derived(story: Story) -> None:
    service, firm = story.service, story.firm
    compare_at_every_hour(story)
    steps = (
        story.listen,
        lambda: service.pause(story.id, story.version, date(2026, 3, 5), "They are away"),
        story.promise,
        lambda: service.resume(story.id, story.version),
        lambda: service.confirm_dry(story.id, story.version),
        firm.everafter.history.undo,
        lambda: story.fix("on_the_phone"),
        firm.everafter.history.undo,
        firm.everafter.history.redo,
    )
    for step in steps:
        step()
        compare_at_every_hour(story)


def test_another_calendar_is_another_state(story: Story) -> None:
    rows = list(Complaint.select())
    now, usual, hours = story.firm.clock.now(), get_times_in_force(), get_working_time()
    before = read_states(rows, usual, now)
    days = frozenset({date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 5)})
    closed = TimesInForce((PromisedTimes(replace(hours, closed_days=days)),))
    after = read_states(rows, closed, now)
    events = read_events([story.id], hours.zone)[story.id]
    assert after[story.id] == derive_in_force(events, closed, now)
    assert read_states(rows, usual, now) == before


def test_a_backup_restored_while_this_desk_slept_leaves_no_state_of_before(
    postgresql_server: PostgresqlServer, firm_clock: MovableClock, tmp_path: Path
) -> None:
    address = postgresql_server.create_database()
    with opened_firm(address, firm_clock) as firm:
        story = Story(firm, firm.complaint(firm.client("Greg Halloran")))
        now = firm.clock.now()
        backup = make_backup(firm.everafter.database, tmp_path, now, MANUAL).file
        story.say_sorry()
        forgotten = story.version
        assert list_open_complaints(now, firm.zone)[0].steps_done[1]
        postgresql_server.close_to_everybody(address)
        postgresql_server.open_again(address)
        restore_backup(backup, address, tmp_path, now)
        story.service.record_contact(story.id, story.version, "Rang them")
        assert story.version == forgotten
        assert not list_open_complaints(now, firm.zone)[0].steps_done[1]
    postgresql_server.drop_database(address)


def test_times_read_in_another_thread_meanwhile_are_not_mixed_up(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, now = list(Complaint.select()), story.firm.clock.now()
    usual, hours = get_times_in_force(), get_working_time()
    days = frozenset({date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 5)})
    closed = TimesInForce((PromisedTimes(replace(hours, closed_days=days)),))
    read, comes = complaint_states.read_events, iter([closed])

    def read_while_another_comes(*arguments: Any) -> Any:
        for times in comes:
            read_states([], times, now)
        return read(*arguments)

    monkeypatch.setattr(complaint_states, "read_events", read_while_another_comes)
    by_usual = read_states(rows, usual, now)
    by_closed = read_states(rows, closed, now)
    assert by_usual != by_closed, "the closed days move the clocks"
    events = read([story.id], hours.zone)[story.id]
    assert by_closed[story.id] == derive_in_force(events, closed, now)


def test_a_report_over_many_years_takes_no_room_from_the_board(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    firm, times, now = story.firm, get_times_in_force(), story.firm.clock.now()
    monkeypatch.setattr(complaint_states, "_MOST_KEPT", 1)
    first = [row for row in Complaint.select() if row.id == story.id]
    kept = read_states(first, times, now)[story.id]
    for name in ("Ana Bell", "Ben Carr"):
        firm.complaint(firm.client(name))
    read_states([row for row in Complaint.select() if row.id != story.id], times, now)
    assert read_states(first, times, now)[story.id] is kept
