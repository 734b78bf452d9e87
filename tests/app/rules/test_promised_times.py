"""Versions of what is promised, and that no change of hours, times or closed days moves a clock that ran out (S0.8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.rules.complaint_clocks import CLASS_SPANS, ClassSpans, ClockKind
from app.rules.complaint_events import ComplaintEvent, EventKind
from app.rules.complaint_history import derive, derive_in_force
from app.rules.complaints import ComplaintFacts, PriorityClass
from app.rules.promised_times import PromisedTimes, SpanFault, TimesInForce, span_fault
from app.rules.working_time import OpeningHours, WorkingTime
from tests.app.rules.rule_builders import LONDON, event, logged


def at(words: str) -> datetime:
    """“Tue 3 Mar 2026 17:00” in London."""
    return datetime.strptime(words, "%a %d %b %Y %H:%M").replace(tzinfo=LONDON)


SHORT_DAY = {weekday: OpeningHours(time(10), time(12)) for weekday in range(6)}
FAST = {**CLASS_SPANS, PriorityClass.P3: ClassSpans(timedelta(hours=1), 1, 2)}
OLD = PromisedTimes(WorkingTime(LONDON))
NEW = PromisedTimes(WorkingTime(LONDON, SHORT_DAY), FAST, at("Wed 4 Mar 2026 09:00"))
BOTH = TimesInForce((OLD, NEW))


def complaint(received: str, logged_at: str = "", **fields: Any) -> ComplaintEvent:
    received_at = at(received)
    facts = fields.pop("facts", ComplaintFacts(severity=2))
    return logged(at(logged_at) if logged_at else received_at, facts=facts, received_at=received_at, **fields)


def due(event: ComplaintEvent, times: TimesInForce) -> dict[ClockKind, datetime]:
    return {clock.kind: clock.due_at for clock in derive_in_force([event], times, event.at).clocks}


def test_a_version_is_in_force_from_its_moment_on() -> None:
    assert BOTH.at(at("Wed 4 Mar 2026 08:59")) is OLD
    assert BOTH.at(at("Wed 4 Mar 2026 09:00")) is NEW
    assert BOTH.newest is NEW
    assert TimesInForce((NEW,)).at(at("Mon 2 Mar 2026 09:00")) is NEW, "where nothing is older, the oldest counts"


def test_a_complaint_keeps_the_hours_and_times_of_the_moment_at_which_it_was_received() -> None:
    before, after = complaint("Tue 3 Mar 2026 17:00"), complaint("Wed 4 Mar 2026 09:00")
    assert due(before, BOTH) == due(before, TimesInForce((OLD,)))
    assert due(before, BOTH)[ClockKind.ANSWER] == at("Wed 4 Mar 2026 15:00")
    assert due(after, BOTH)[ClockKind.ANSWER] == at("Wed 4 Mar 2026 11:00")
    assert due(after, BOTH)[ClockKind.SITE] == at("Thu 5 Mar 2026 12:00")


def test_what_was_received_before_and_written_down_later_counts_by_when_it_was_received() -> None:
    late_entry = complaint("Tue 3 Mar 2026 17:00", logged_at="Wed 4 Mar 2026 16:00")
    assert due(late_entry, BOTH)[ClockKind.ANSWER] == at("Wed 4 Mar 2026 15:00")


def test_a_round_that_begins_later_still_has_the_times_of_its_complaint() -> None:
    first = complaint("Tue 3 Mar 2026 09:00")
    changed = event(EventKind.RECLASSIFIED, at("Wed 4 Mar 2026 10:00"), facts=ComplaintFacts(severity=3))
    now = at("Wed 4 Mar 2026 11:00")
    assert derive_in_force([first, changed], BOTH, now) == derive([first, changed], OLD.working_time, now)


def test_a_complaint_without_events_is_an_error_as_ever() -> None:
    with pytest.raises(ValueError, match="begins with a logged event"):
        derive_in_force([], BOTH, at("Wed 4 Mar 2026 11:00"))


def test_the_visit_of_the_most_urgent_class_follows_its_days() -> None:
    grave = complaint("Mon 2 Mar 2026 19:40", facts=ComplaintFacts(severity=4))
    spans = {**CLASS_SPANS, PriorityClass.P1: ClassSpans(timedelta(hours=2), 2, 4)}
    times = TimesInForce((PromisedTimes(WorkingTime(LONDON), spans),))
    assert list(due(grave, times).values()) == [
        at("Tue 3 Mar 2026 09:40"), at("Wed 4 Mar 2026 19:40"), at("Fri 6 Mar 2026 20:00"),
    ]  # fmt: skip
    nowhere = {priority: replace(span, site_days=None) for priority, span in spans.items()}
    times = TimesInForce((PromisedTimes(WorkingTime(LONDON), nowhere),))
    assert ClockKind.SITE not in due(grave, times)


def test_the_times_of_r6_fit() -> None:
    assert span_fault(CLASS_SPANS) is None


@pytest.mark.parametrize(
    ("priority", "span", "found"),
    [
        (PriorityClass.P1, ClassSpans(timedelta(hours=5), 1, 3), (PriorityClass.P1, SpanFault.LOOSER_THAN_NEXT)),
        (PriorityClass.P2, ClassSpans(timedelta(hours=4), 2, 8), (PriorityClass.P2, SpanFault.LOOSER_THAN_NEXT)),
        (PriorityClass.P2, ClassSpans(timedelta(hours=4), None, 5), (PriorityClass.P2, SpanFault.LOOSER_THAN_NEXT)),
        (PriorityClass.P3, ClassSpans(timedelta(hours=8), 1, 7), (PriorityClass.P2, SpanFault.LOOSER_THAN_NEXT)),
        (PriorityClass.P3, ClassSpans(timedelta(hours=8), 7, 6), (PriorityClass.P3, SpanFault.FIX_BEFORE_VISIT)),
        (PriorityClass.P4, ClassSpans(timedelta(hours=16), 14, 14), None),
        (PriorityClass.P3, ClassSpans(timedelta(hours=8), None, 7), None),
    ],
)
def test_a_more_urgent_class_never_gets_more_time(
    priority: PriorityClass, span: ClassSpans, found: tuple[PriorityClass, SpanFault] | None
) -> None:
    assert span_fault({**CLASS_SPANS, priority: span}) == found


def test_a_firm_open_on_sunday_and_closed_on_friday_counts_its_own_week() -> None:
    week = {weekday: OpeningHours(time(9), time(17)) for weekday in (5, 6, 0, 1, 2, 3)}
    riyadh = ZoneInfo("Asia/Riyadh")
    times = TimesInForce((PromisedTimes(WorkingTime(riyadh, week)),))
    thursday = complaint("Thu 5 Mar 2026 13:00")  # 16:00 there
    found = {kind: moment.astimezone(riyadh).strftime("%a %H:%M") for kind, moment in due(thursday, times).items()}
    assert found == {ClockKind.ANSWER: "Sat 16:00", ClockKind.SITE: "Tue 17:00", ClockKind.RESOLVED: "Thu 17:00"}


def test_opening_hours_over_the_night_of_a_change_to_summer_time_have_the_hours_that_night_has() -> None:
    early = {weekday: OpeningHours(time(0, 30), time(9, 30)) for weekday in range(7)}
    times = TimesInForce((PromisedTimes(WorkingTime(LONDON, early), FAST),))
    assert due(complaint("Sun 29 Mar 2026 00:45"), times)[ClockKind.ANSWER].strftime("%H:%M") == "02:45"
    assert due(complaint("Sun 25 Oct 2026 09:00"), times)[ClockKind.ANSWER] == at("Mon 26 Oct 2026 01:00")


def test_a_day_closed_or_opened_too_late_does_not_move_what_had_to_end_before_it() -> None:
    needed = complaint("Thu 5 Mar 2026 09:00", need_by_on=date(2026, 3, 11))
    calendar = WorkingTime(LONDON, closed_days=frozenset({date(2026, 3, 9), date(2026, 3, 10)}))

    def visit(working_time: WorkingTime) -> datetime:
        return due(needed, TimesInForce((PromisedTimes(working_time),)))[ClockKind.SITE]

    assert visit(calendar) == at("Sat 7 Mar 2026 13:00")
    opened = replace(calendar, closed_days=frozenset({date(2026, 3, 9)}))
    assert visit(opened) == at("Tue 10 Mar 2026 18:00")
    assert visit(replace(opened, settled_closures={date(2026, 3, 10): True})) == at("Sat 7 Mar 2026 13:00")
    assert visit(replace(calendar, settled_closures={date(2026, 3, 10): False})) == at("Tue 10 Mar 2026 18:00")
    no_tuesdays = {weekday: SHORT_DAY[weekday] for weekday in (0, 5)}
    rare = replace(calendar, hours=no_tuesdays, settled_closures={date(2026, 3, 10): False})
    assert visit(rare) == at("Sat 7 Mar 2026 12:00"), "a weekday without hours is no working day, whatever was settled"
