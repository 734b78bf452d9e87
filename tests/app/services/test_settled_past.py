"""Whatever is changed in Settings, no promise that was missed becomes kept and none that runs becomes missed (S0.8)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, time, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import EverafterError
from app.everafter import open_everafter
from app.models.complaints import Complaint
from app.queries.complaint_states import read_states
from app.queries.firm import get_firm, get_times_in_force
from app.rules.complaint_clocks import ClockKind
from app.rules.complaints import Category, PriorityClass
from app.services.drafts import ComplaintDraft
from tests.builders import Firm
from tests.fakes import MovableClock

Act = Callable[[Firm], object]
START = datetime(2026, 11, 20, 9)  # Thanksgiving, Christmas and New Year are near
_names = count()


def _day(firm: Firm, ahead: int) -> datetime:
    return datetime.combine(firm.clock.today() + timedelta(days=ahead), time())


def _wait(hours: int) -> Act:
    return lambda firm: firm.clock.move_on(hours=hours)


def _log(category: Category, needed_in: int | None, hours_ago: int) -> Act:
    def log(firm: Firm) -> None:
        received_at = firm.clock.now() - timedelta(hours=hours_ago)
        need_by_on = None if needed_in is None else _day(firm, needed_in).date()
        # Ben writes it down, so that Dana's undo takes back nothing but what she changed in Settings.
        firm.everafter.sign_in(firm.ben)
        client_id = firm.client(f"Client {next(_names)}")
        draft = ComplaintDraft(
            client_id, "Not right", category=category.value, need_by_on=need_by_on, received_at=received_at
        )
        firm.everafter.complaints.log(draft)
        firm.everafter.sign_in(firm.dana)

    return log


def _open_on(weekday: int, opens: int, length: int) -> Act:
    return lambda firm: firm.everafter.promised_times.open_on(weekday, time(opens), time(opens + length))


def _close_on(weekday: int) -> Act:
    return lambda firm: firm.everafter.promised_times.close_on(weekday)


def _promise(priority: PriorityClass, answer: int, days: int, more: int) -> Act:
    return lambda firm: firm.everafter.promised_times.promise(priority, answer, days, days + more)


def _close(ahead: int, length: int) -> Act:
    return lambda firm: firm.everafter.closed_days.close(
        _day(firm, ahead).date(), _day(firm, ahead + length).date(), "Closed"
    )


def _open_again(ahead: int, length: int) -> Act:
    return lambda firm: firm.everafter.closed_days.open_again(
        _day(firm, ahead).date(), _day(firm, ahead + length).date()
    )


def _work_after_all(ahead: int, is_open: bool) -> Act:
    return lambda firm: firm.everafter.closed_days.work_after_all(_day(firm, ahead).date(), is_open)


def _move(zone: str, country: str, region: str) -> Act:
    def move(firm: Firm) -> None:
        present = get_firm()
        assert present is not None
        firm.everafter.firm.change_firm(present.version, time_zone=zone, country=country, region=region)

    return move


ahead = st.integers(0, 9)
weekdays = st.integers(0, 6)
passing = st.one_of(
    st.builds(_wait, st.sampled_from([1, 3, 9, 15, 24, 60])),
    st.builds(_log, st.sampled_from(Category), st.none() | st.integers(1, 10), st.sampled_from([0, 0, 30])),
)
setting = st.one_of(
    st.builds(_open_on, weekdays, st.integers(0, 15), st.integers(1, 8)),
    st.builds(_close_on, weekdays),
    st.builds(_promise, st.sampled_from(PriorityClass), st.integers(1, 20), st.integers(1, 9), st.integers(0, 9)),
    st.builds(_close, ahead, st.integers(0, 4)),
    st.builds(_open_again, ahead, st.integers(0, 4)),
    st.builds(_work_after_all, ahead, st.booleans()),
    st.builds(
        _move,
        st.sampled_from(["America/Chicago", "Asia/Tokyo", "America/Los_Angeles"]),
        st.sampled_from(["US", "DE", "XX"]),
        st.sampled_from(["", "OR", "BY"]),
    ),
    st.just(lambda firm: firm.everafter.history.undo()),
    st.just(lambda firm: firm.everafter.history.redo()),
)


def missed(firm: Firm) -> set[tuple[int, ClockKind, datetime]]:
    """Every clock that has run out, with its time."""
    now = firm.clock.now()
    states = read_states(list(Complaint.select()), get_times_in_force(), now)
    return {
        (number, clock.kind, clock.due_at)
        for number, state in states.items()
        for clock in (*state.earlier_clocks, *state.clocks)
        if clock.is_breach_at(now)
    }


near = st.integers(0, 2)
soon = st.one_of(
    st.builds(_wait, st.sampled_from([3, 9, 10, 14, 24, 33])),
    st.builds(_log, st.just(Category.WICKING), st.none() | st.integers(1, 3), st.just(0)),
)
closing = st.one_of(
    st.builds(_close, near, st.integers(0, 1)),
    st.builds(_open_again, near, st.integers(0, 1)),
    st.builds(_work_after_all, near, st.booleans()),
    st.just(lambda firm: firm.everafter.history.undo()),
)


def _try(steps: list[tuple[Act, Act]], address: str, start: datetime) -> None:
    everafter = open_everafter(address, clock=MovableClock(start, ZoneInfo("America/Chicago")))
    try:
        firm = Firm(everafter)
        for passes, changes in steps:
            with suppress(EverafterError):
                passes(firm)
            before = missed(firm)
            with suppress(EverafterError):
                changes(firm)
            assert missed(firm) == before
    finally:
        everafter.close()


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(st.tuples(passing, setting), min_size=3, max_size=12))
def test_no_sequence_of_changes_in_settings_moves_a_promise_that_ran_out_or_breaks_one_that_runs(
    steps: list[tuple[Act, Act]], settled_file: Path, tmp_path: Path
) -> None:
    _try(steps, str(shutil.copy(settled_file, tmp_path / f"{next(_names)}.db")), START)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(st.tuples(soon, closing), min_size=4, max_size=10))
def test_nor_does_any_day_closed_or_opened_around_a_holiday(
    steps: list[tuple[Act, Act]], settled_file: Path, tmp_path: Path
) -> None:
    """From the Tuesday before Thanksgiving on, with what is needed within days."""
    _try(steps, str(shutil.copy(settled_file, tmp_path / f"{next(_names)}.db")), datetime(2026, 11, 24, 9))
