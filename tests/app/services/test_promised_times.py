"""Hours and times as versions: what was promised stays promised, through changes, undo, redo and a move of the firm."""

from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.errors import ConflictError, ValidationError
from app.everafter import open_everafter
from app.models.audit import AuditUnit
from app.models.firm import Setting
from app.queries.complaint_pages import list_complaint_pages
from app.queries.complaints import get_complaint, list_open_complaints
from app.queries.firm import get_firm, get_promised_times, get_times_in_force, get_working_time
from app.rules.complaint_clocks import CLASS_SPANS, ClassSpans
from app.rules.complaints import PriorityClass
from app.rules.working_time import DEFAULT_HOURS, OpeningHours
from app.services.drafts import ComplaintDraft
from app.services.firm_settings import find_setting, write_setting
from tests.builders import Firm

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


def answer_due(firm: Firm, complaint_id: int) -> str:
    due = get_complaint(complaint_id, firm.clock.now(), firm.zone).answer_due_at
    assert due is not None
    return due.astimezone(firm.zone).strftime("%a %H:%M")


def complaint(firm: Firm, name: str = "") -> int:
    """Of class P2: four working hours."""
    return firm.complaint(firm.client(name), category="wicking")


def hours(weekday: int) -> OpeningHours | None:
    return get_working_time().hours.get(weekday)


def test_each_weekday_has_hours_of_its_own_or_none(firm: Firm) -> None:
    service = firm.everafter.promised_times
    assert service.open_on(SUNDAY, time(10), time(14))
    assert not service.open_on(SUNDAY, time(10), time(14)), "nothing changed"
    assert service.close_on(4)
    assert not service.close_on(4)
    assert (hours(SUNDAY), hours(4), hours(MONDAY)) == (OpeningHours(time(10), time(14)), None, DEFAULT_HOURS[MONDAY])
    assert firm.everafter.history.undo_label() == "Change the opening hours"


def test_wrong_hours_are_refused_in_one_sentence_and_change_nothing(firm: Firm) -> None:
    service = firm.everafter.promised_times
    for opens, closes in ((time(9), time(9)), (time(18), time(8))):
        with pytest.raises(ValidationError, match="Close after you open") as caught:
            service.open_on(MONDAY, opens, closes)
        assert caught.value.field == "closes"
    for weekday in range(1, 6):
        service.close_on(weekday)
    with pytest.raises(ValidationError, match="at least one day") as caught:
        service.close_on(MONDAY)
    assert caught.value.field == "is_open"
    assert list(get_working_time().hours) == [MONDAY]


def test_a_complaint_keeps_the_hours_of_the_moment_at_which_it_was_received(firm: Firm) -> None:
    before = complaint(firm)
    firm.everafter.promised_times.open_on(MONDAY, time(8), time(11))
    assert answer_due(firm, before) == "Mon 13:00", "even within one tick of the clock"
    firm.clock.move_on(minutes=1)
    after = complaint(firm)
    assert answer_due(firm, after) == "Tue 10:01"
    received = firm.clock.now() - timedelta(hours=1)
    logged_later = firm.everafter.complaints.log(
        ComplaintDraft(firm.client(), "It is back", category="wicking", received_at=received)
    )
    assert answer_due(firm, logged_later) == "Mon 12:01"


def test_a_breach_cannot_be_hidden_by_longer_times_and_stays_through_undo_and_redo(firm: Firm) -> None:
    breached = complaint(firm)
    firm.clock.move_on(hours=5)

    def is_late() -> bool:
        return get_complaint(breached, firm.clock.now(), firm.zone).card.is_late

    assert is_late()
    service = firm.everafter.promised_times
    for priority in (PriorityClass.P4, PriorityClass.P3, PriorityClass.P2):
        service.promise(priority, 40, None if priority is PriorityClass.P4 else 5, 20)
        assert is_late()
    service.close_on(MONDAY)
    assert is_late()
    firm.everafter.history.undo()
    firm.everafter.history.redo()
    assert is_late()
    assert [row.is_late for row in list_open_complaints(firm.clock.now(), firm.zone)] == [True]
    assert answer_due(firm, breached) == "Mon 13:00"


def test_the_printed_page_of_a_complaint_tells_the_same_after_a_change_of_the_times(firm: Firm) -> None:
    breached = complaint(firm)
    firm.clock.move_on(hours=5)
    before = list_complaint_pages([breached], firm.clock.now(), firm.zone)
    for priority in (PriorityClass.P4, PriorityClass.P3, PriorityClass.P2):
        firm.everafter.promised_times.promise(priority, 40, None if priority is PriorityClass.P4 else 5, 20)
    firm.everafter.promised_times.close_on(MONDAY)
    assert list_complaint_pages([breached], firm.clock.now(), firm.zone) == before


def test_what_was_promised_between_a_change_and_its_undo_stays_as_it_was_promised(firm: Firm) -> None:
    firm.everafter.promised_times.open_on(MONDAY, time(8), time(11))
    firm.clock.move_on(minutes=1)
    in_between = complaint(firm)
    firm.clock.move_on(minutes=1)
    firm.everafter.history.undo_unit(_last_unit("Change the opening hours"))
    assert hours(MONDAY) == DEFAULT_HOURS[MONDAY]
    assert answer_due(firm, in_between) == "Tue 10:01"
    firm.clock.move_on(minutes=1)
    assert answer_due(firm, complaint(firm)) == "Mon 13:03"


def test_undo_and_redo_restore_the_hours_also_after_a_restart(firm: Firm) -> None:
    service = firm.everafter.promised_times
    service.open_on(SUNDAY, time(10), time(14))
    service.open_on(SUNDAY, time(9), time(12))
    address, clock, person = firm.everafter.address, firm.clock, firm.dana
    firm.everafter.close()
    again = open_everafter(address, clock=clock)
    try:
        again.sign_in(person)
        again.history.undo()
        assert hours(SUNDAY) == OpeningHours(time(10), time(14))
        again.history.undo()
        assert hours(SUNDAY) is None
        again.history.redo()
        assert hours(SUNDAY) == OpeningHours(time(10), time(14))
        again.history.redo()
        assert hours(SUNDAY) == OpeningHours(time(9), time(12))
    finally:
        again.close()


def test_an_older_change_is_not_undone_beneath_a_newer_one(firm: Firm) -> None:
    service = firm.everafter.promised_times
    service.open_on(SUNDAY, time(10), time(14))
    older = _last_unit("Change the opening hours")
    service.open_on(SUNDAY, time(9), time(12))
    with pytest.raises(ConflictError):
        firm.everafter.history.undo_unit(older)
    assert hours(SUNDAY) == OpeningHours(time(9), time(12))


def test_the_times_of_the_classes_are_promised_from_now_on(firm: Firm) -> None:
    service = firm.everafter.promised_times
    assert get_promised_times().spans == CLASS_SPANS
    assert service.promise(PriorityClass.P2, 2, 1, 4)
    assert not service.promise(PriorityClass.P2, 2, 1, 4)
    assert get_promised_times().spans[PriorityClass.P2] == ClassSpans(timedelta(hours=2), 1, 4)
    assert answer_due(firm, complaint(firm)) == "Mon 11:00"
    firm.everafter.history.undo_unit(_last_unit("Change the times to promise"))
    assert get_promised_times().spans == CLASS_SPANS


@pytest.mark.parametrize(
    ("priority", "answer", "site", "resolved", "words"),
    [
        (PriorityClass.P1, 5, 1, 3, "P1 is more urgent than P2"),
        (PriorityClass.P2, 4, 6, 6, "P2 is more urgent than P3"),
        (PriorityClass.P3, 8, 7, 6, "before we come"),
        (PriorityClass.P4, 7, None, 14, "P3 is more urgent than P4"),
        (PriorityClass.P4, 0, None, 14, "at least an hour"),
        (PriorityClass.P4, 16, None, 400, "90 days at most"),
    ],
)
def test_times_that_do_not_fit_are_refused(
    firm: Firm, priority: PriorityClass, answer: int, site: int | None, resolved: int, words: str
) -> None:
    with pytest.raises(ValidationError, match=words) as caught:
        firm.everafter.promised_times.promise(priority, answer, site, resolved)
    assert caught.value.field == priority.value
    assert get_promised_times().spans == CLASS_SPANS


def test_hours_saved_in_the_old_way_are_read_and_kept_as_the_first_version(firm: Firm) -> None:
    firm.everafter.firm.save_setting("working_hours", {"0": ["07:00", "12:00"], "6": ["10:00", "11:30"]})
    assert hours(SUNDAY) == OpeningHours(time(10), time(11, 30))
    firm.clock.move_on(minutes=1)
    before = complaint(firm)
    firm.clock.move_on(minutes=1)
    firm.everafter.promised_times.open_on(MONDAY, time(7), time(20))
    assert answer_due(firm, before) == "Sun 11:01"
    assert [version.since is None for version in get_times_in_force().versions] == [True, False]


def test_a_move_to_another_time_zone_leaves_what_was_promised_in_the_former_one(firm: Firm) -> None:
    before = complaint(firm)
    firm.clock.move_on(minutes=1)
    firm_row = get_firm()
    assert firm_row is not None
    firm.everafter.firm.change_firm(firm_row.version, time_zone="America/Los_Angeles")
    assert answer_due(firm, before) == "Mon 13:00"
    assert get_working_time().zone == ZoneInfo("America/Los_Angeles")
    firm.clock.move_on(minutes=1)
    assert answer_due(firm, complaint(firm)) == "Mon 14:00", "07:02 there, before they open: four hours from 08:00"
    firm.everafter.history.undo_unit(_last_unit("Change the firm’s settings"))
    assert get_working_time().zone == ZoneInfo("America/Chicago")
    assert answer_due(firm, before) == "Mon 13:00"
    assert [version.working_time.zone.key for version in get_times_in_force().versions] == [
        "America/Chicago", "America/Los_Angeles", "America/Chicago",
    ]  # fmt: skip


def test_hours_that_another_desk_changed_meanwhile_are_not_overwritten(firm: Firm) -> None:
    firm.everafter.promised_times.open_on(SUNDAY, time(10), time(14))
    row = Setting.get(Setting.name == "working_hours")
    firm.everafter.promised_times.close_on(SUNDAY)

    def write_late() -> None:
        with firm.everafter.units("Late") as work:
            write_setting(work, row, {})

    with pytest.raises(ConflictError):
        write_late()
    assert len(get_times_in_force().versions) == 3


def test_a_setting_that_both_desks_write_for_the_first_time_is_kept_once(firm: Firm) -> None:
    mine = find_setting("colour")
    firm.everafter.firm.save_setting("colour", "gold")

    def write_late() -> None:
        with firm.everafter.units("Late") as work:
            write_setting(work, mine, "silver")

    with pytest.raises(ConflictError, match="Somebody else"):
        write_late()
    assert find_setting("colour").value == "gold"


def _last_unit(label: str) -> int:
    return int(AuditUnit.select().where(AuditUnit.label == label).order_by(AuditUnit.id.desc()).get().id)
