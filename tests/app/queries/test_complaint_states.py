"""States used again are those that would be worked out anew: after every step, at every hour, also backwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.models.complaints import Complaint
from app.queries.complaint_events import read_events
from app.queries.complaint_states import read_states
from app.queries.firm import get_times_in_force, get_working_time
from app.rules.complaint_history import derive_in_force
from app.rules.promised_times import PromisedTimes, TimesInForce
from tests.app.services.complaint_stories import Story
from tests.builders import Firm

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
