"""The list of promises, those of one client, and how many were kept in time."""

from __future__ import annotations

from datetime import timedelta

from app.queries.promises import get_promise_record, list_late_promises, list_open_promises, list_promises_of_client
from app.rules.complaint_clocks import ClockState
from app.rules.promise_standing import PromiseGroup
from app.services.drafts import PromiseDraft
from tests.builders import Firm


def test_the_list_is_by_time_with_those_of_complaints_and_by_owner(firm: Firm) -> None:
    promises, now = firm.everafter.promises, firm.clock.now()
    ana, tom = firm.client("Ana Ruiz"), firm.client("Tom Reyes")
    promises.make(ana, PromiseDraft("Send the guide", now + timedelta(days=30), firm.ben))
    promises.make(ana, PromiseDraft("Ring about the rug", now + timedelta(hours=1), firm.dana))
    complaint_id = firm.complaint(tom)
    draft = PromiseDraft("Clean the hall again", now + timedelta(hours=3), firm.ben)
    firm.everafter.complaints.promise(complaint_id, firm.version_of(complaint_id), draft)
    firm.clock.move_on(hours=2)
    rows = list_open_promises(firm.clock.now(), firm.zone)
    assert [(row.client_name, row.what, row.group) for row in rows] == [
        ("Ana Ruiz", "Ring about the rug", PromiseGroup.LATE),
        ("Tom Reyes", "Clean the hall again", PromiseGroup.TODAY),
        ("Ana Ruiz", "Send the guide", PromiseGroup.LATER),
    ]
    assert [row.complaint_id for row in rows] == [None, complaint_id, None]
    assert rows[0].standing is ClockState.LATE
    bens = list_open_promises(firm.clock.now(), firm.zone, firm.ben)
    assert "Send the guide" in {row.what for row in bens}
    assert all(row.owner_id == firm.ben for row in bens)
    assert [row.what for row in list_late_promises(firm.clock.now(), firm.zone)] == ["Ring about the rug"]
    assert len(list_promises_of_client(ana, firm.clock.now(), firm.zone)) == 2


def test_a_client_who_was_deleted_waits_no_more(firm: Firm) -> None:
    ana = firm.client("Ana Ruiz")
    firm.everafter.promises.make(ana, PromiseDraft("Ring", firm.clock.now() + timedelta(hours=1)))
    firm.clock.move_on(hours=2)
    firm.everafter.clients.archive(ana)
    assert list_open_promises(firm.clock.now(), firm.zone) == []
    assert list_late_promises(firm.clock.now(), firm.zone) == []


def test_the_record_counts_what_is_late_now_and_what_was_kept_late_as_broken(firm: Firm) -> None:
    promises, now, ana = firm.everafter.promises, firm.clock.now(), firm.client("Ana Ruiz")
    numbers = [promises.make(ana, PromiseDraft(f"Thing {n}", now + timedelta(hours=2))) for n in range(5)]
    promises.keep(numbers[0])
    promises.release(numbers[1], "They do not want it")
    firm.clock.move_on(hours=3)
    promises.keep(numbers[2])
    promises.move(numbers[3], firm.clock.now() + timedelta(hours=1), "fine")
    record = get_promise_record(now, firm.clock.now())
    assert (record.kept_count, record.broken_count) == (1, 3)
