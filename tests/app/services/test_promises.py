"""Promises outside complaints: made with a time and a person, kept in time or late."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.aftercare import Promise
from app.queries import today
from app.services.drafts import PromiseDraft
from tests.builders import Firm


def test_a_promise_stands_on_the_first_screen_until_it_is_kept(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    due_at = firm.clock.now() + timedelta(hours=2)
    promise_id = firm.everafter.promises.make(client_id, PromiseDraft("Send the spot guide", due_at, firm.ben))
    (row,) = today.list_promises(firm.clock.now(), firm.zone)
    assert (row.what, row.owner_name, row.is_late, row.due_at) == ("Send the spot guide", "Ben Moreno", False, due_at)
    firm.everafter.promises.keep(promise_id)
    assert today.list_promises(firm.clock.now(), firm.zone) == []
    assert Promise.get_by_id(promise_id).broken_at is None
    firm.everafter.history.undo()
    firm.clock.move_on(hours=3)
    (row,) = today.list_promises(firm.clock.now(), firm.zone)
    assert row.is_late
    firm.everafter.promises.keep(promise_id)
    assert Promise.get_by_id(promise_id).broken_at == due_at, "kept late stays in the record"


def test_a_promise_without_words_or_client_is_refused(firm: Firm) -> None:
    later = firm.clock.now() + timedelta(hours=1)
    client_id = firm.client("Ana Ruiz")
    with pytest.raises(ValidationError):
        firm.everafter.promises.make(client_id, PromiseDraft(" ", later))
    with pytest.raises(NotFoundError):
        firm.everafter.promises.make(99, PromiseDraft("A call", later))
    with pytest.raises(NotFoundError):
        firm.everafter.promises.keep(99)
    job_id = firm.booked_job(client_id)
    promise_id = firm.everafter.promises.make(client_id, PromiseDraft("A call", later), job_id)
    assert (Promise.get_by_id(promise_id).owner_id, Promise.get_by_id(promise_id).job_id) == (firm.dana, job_id)


def _promise(firm: Firm, what: str = "Call about the rug", hours: int = 2) -> int:
    due_at = firm.clock.now() + timedelta(hours=hours)
    return firm.everafter.promises.make(firm.client("Ana Ruiz"), PromiseDraft(what, due_at))


def test_a_later_time_needs_the_clients_words_and_the_old_promise_stays_in_the_record(firm: Firm) -> None:
    promises, promise_id = firm.everafter.promises, _promise(firm)
    later = firm.clock.now() + timedelta(days=2)
    with pytest.raises(ValidationError):
        promises.move(promise_id, later, " ")
    with pytest.raises(ValidationError):
        promises.move(promise_id, firm.clock.now(), "fine")
    moved_id = promises.move(promise_id, later, "Fine, Friday is better")
    old, new = Promise.get_by_id(promise_id), Promise.get_by_id(moved_id)
    assert (old.released_reason, old.broken_at, old.kept_at) == ("Fine, Friday is better", None, None)
    assert (new.what, new.due_at, new.owner_id, new.made_by_id) == (old.what, later, old.owner_id, firm.dana)
    firm.everafter.history.undo()
    assert Promise.get_by_id(promise_id).released_reason == ""
    assert Promise.get_by_id(moved_id).archived_at is not None
    promises.move(promise_id, firm.clock.now() + timedelta(hours=1), "")
    assert Promise.get_by_id(promise_id).broken_at is None, "an earlier time takes nothing from anybody"


@pytest.mark.parametrize("ends", ["move", "release", "keep"])
def test_a_promise_whose_time_had_passed_stays_broken_however_it_ends(firm: Firm, ends: str) -> None:
    promises, promise_id = firm.everafter.promises, _promise(firm)
    due_at = Promise.get_by_id(promise_id).due_at
    firm.clock.move_on(hours=3)
    if ends == "move":
        promises.move(promise_id, firm.clock.now() + timedelta(hours=1), "They take it with a smile")
    elif ends == "release":
        promises.release(promise_id, "They found the guide themselves")
    else:
        promises.keep(promise_id)
    assert Promise.get_by_id(promise_id).broken_at == due_at
    with pytest.raises(ConflictError):
        promises.keep(promise_id)
    with pytest.raises(ConflictError):
        promises.move(promise_id, firm.clock.now() + timedelta(days=1), "again")


def test_words_and_owner_change_and_undo_brings_them_back(firm: Firm) -> None:
    promises, promise_id = firm.everafter.promises, _promise(firm)
    promises.change(promise_id, " Call about both rugs ", firm.ben)
    assert (Promise.get_by_id(promise_id).what, Promise.get_by_id(promise_id).owner_id) == (
        "Call about both rugs", firm.ben,
    )  # fmt: skip
    with pytest.raises(ValidationError):
        promises.change(promise_id, "", firm.ben)
    with pytest.raises(ValidationError):
        promises.change(promise_id, "Call", 999)
    firm.everafter.history.undo()
    assert Promise.get_by_id(promise_id).what == "Call about the rug"


def test_giving_back_needs_a_reason_and_a_slip_is_taken_away(firm: Firm) -> None:
    promises, promise_id = firm.everafter.promises, _promise(firm)
    with pytest.raises(ValidationError):
        promises.release(promise_id, " ")
    promises.archive(promise_id)
    assert today.list_promises(firm.clock.now(), firm.zone) == []
    with pytest.raises(NotFoundError):
        promises.keep(promise_id)
    firm.everafter.history.undo()
    promises.release(promise_id, "They moved away")
    assert Promise.get_by_id(promise_id).broken_at is None
    assert today.list_promises(firm.clock.now(), firm.zone) == []
