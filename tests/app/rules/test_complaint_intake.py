from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.rules.complaint_events import BoardColumn, EventKind
from app.rules.complaint_intake import (
    ClientBackground,
    EarlierComplaint,
    Heard,
    IntakeJob,
    Reading,
    logged_event,
    owner_of,
    read_complaint,
)
from app.rules.complaints import Category, ComplaintFacts

ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 2, 9, tzinfo=ZONE)


def _earlier(
    days: int, category: Category = Category.WICKING, column: BoardColumn = BoardColumn.MADE_GOOD, **fields: object
) -> EarlierComplaint:
    closed_at = None if column is BoardColumn.CALL_BACK else NOW - timedelta(days=days - 3)
    made = {"id": 1, "number": 101, "closed_at": closed_at, **fields}
    return EarlierComplaint(category=category, received_at=NOW - timedelta(days=days), column=column, **made)  # type: ignore[arg-type]  # mixed keyword values


def _read(words: str, background: ClientBackground | None = None, **fields: object) -> Reading:
    return read_complaint(Heard(words=words, received_at=NOW, **fields), background or ClientBackground(), ZONE)  # type: ignore[arg-type]  # mixed keyword values


@pytest.mark.parametrize(
    ("days", "is_repeat"), [(1, True), (545, True), (546, True), (549, False), (700, False)], ids=str
)
def test_the_same_kind_within_eighteen_months_is_a_repeat_and_says_which(days: int, is_repeat: bool) -> None:
    earlier = _earlier(days)
    found = _read("The stain is back", ClientBackground(earlier=(earlier,)))
    assert found.facts.is_repeat is is_repeat
    assert found.repeats == (earlier if is_repeat else None)


def test_the_newest_of_several_is_the_one_it_repeats_and_another_kind_is_none() -> None:
    old, new = _earlier(300, id=1), _earlier(100, id=2)
    other = _earlier(10, Category.LATE, id=3)
    found = _read("The stain is back", ClientBackground(earlier=(old, new, other)))
    assert found.repeats == new
    assert _read("Nobody came at all", ClientBackground(earlier=(old, new, other))).repeats is None


def test_a_person_may_say_that_it_is_none_and_the_link_stays_known() -> None:
    earlier = _earlier(100)
    found = _read("The stain is back", ClientBackground(earlier=(earlier,)), is_repeat=False)
    assert (found.facts.is_repeat, found.repeats, found.goes_on_from) == (False, earlier, earlier)


def test_an_open_one_is_repeated_but_nothing_goes_on_from_it() -> None:
    open_one = _earlier(3, column=BoardColumn.CALL_BACK)
    background = ClientBackground(earlier=(open_one,))
    found = _read("The stain is back", background)
    assert (found.repeats, found.goes_on_from, background.waiting) == (open_one, None, (open_one,))


def test_a_closed_one_about_the_same_job_goes_on_whatever_it_is_called() -> None:
    job = IntakeJob(7, 2041, NOW - timedelta(days=2), NOW - timedelta(days=2))
    closed = _earlier(200, Category.LATE, job_id=7)
    background = ClientBackground(earlier=(closed,))
    assert _read("The stain is back", background, job=job).goes_on_from == closed
    assert _read("The stain is back", background).goes_on_from is None


def test_it_may_be_reopened_for_thirty_days_after_it_was_made_good() -> None:
    assert _earlier(33).may_reopen_at(NOW)
    assert not _earlier(34).may_reopen_at(NOW)
    assert not _earlier(10, column=BoardColumn.CLOSED_UNCONFIRMED).may_reopen_at(NOW)


@pytest.mark.parametrize("factor", ["baby", "pregnancy", "elderly", "allergy", "asthma"])
def test_whoever_must_not_wait_marks_it_also_when_nobody_says_so(factor: str) -> None:
    background = ClientBackground(frozenset({factor, "pets"}))
    assert background.vulnerable_factors == (factor,)
    assert _read("You missed a corner", background).facts.is_vulnerable
    assert not _read("You missed a corner", ClientBackground(frozenset({"pets", "smokers"}))).facts.is_vulnerable
    assert not _read("You missed a corner", background, is_vulnerable=False).facts.is_vulnerable


def test_words_nobody_understands_are_a_niggle_and_a_choice_wins_over_words() -> None:
    assert _read("Hm").category is Category.NIGGLE
    chosen = _read("The stain is back", category=Category.MISSING_ITEM)
    assert (chosen.category, chosen.facts.severity) == (Category.MISSING_ITEM, 4)


def test_a_wet_carpet_counts_from_the_end_of_the_job_to_the_moment_they_told_us() -> None:
    job = IntakeJob(7, 2041, NOW - timedelta(hours=27), NOW - timedelta(hours=26))
    assert _read("It is still wet", job=job).facts.severity == 4
    early = Heard(words="It is still wet", received_at=NOW - timedelta(hours=20), job=job)
    assert read_complaint(early, ClientBackground(), ZONE).facts.severity == 1


def test_the_owner_is_the_one_chosen_then_the_firms_for_a_repeat_then_whoever_logs_it() -> None:
    plain, repeat = ComplaintFacts(severity=1), ComplaintFacts(severity=1, is_repeat=True)
    assert owner_of(repeat, chosen_id=3, person_id=2, firm_owner_id=1) == 3
    assert owner_of(repeat, chosen_id=None, person_id=2, firm_owner_id=1) == 1
    assert owner_of(repeat, chosen_id=None, person_id=2, firm_owner_id=None) == 2
    assert owner_of(plain, chosen_id=None, person_id=2, firm_owner_id=1) == 2
    assert owner_of(plain, chosen_id=None, person_id=None, firm_owner_id=1) is None


def test_the_event_holds_everything_that_was_read() -> None:
    job = IntakeJob(7, 2041, NOW - timedelta(days=1), NOW - timedelta(hours=20), technician_id=5)
    heard = Heard(words="  The stain is back ", received_at=NOW - timedelta(hours=1), job=job)
    reading = read_complaint(heard, ClientBackground(), ZONE)
    event = logged_event(heard, reading, at=NOW, by=2, owner=1, need_by_on=NOW.date())
    assert (event.kind, event.words, event.category) == (EventKind.LOGGED, "The stain is back", Category.WICKING)
    assert (event.received_at, event.cleaning_ended_at) == (heard.received_at, job.finished_at)
    assert (event.complained_about, event.by, event.owner, event.need_by_on) == (frozenset({5}), 2, 1, NOW.date())
