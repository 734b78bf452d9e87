"""Promises outside complaints: made with a time and a person, kept in time or late."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import NotFoundError, ValidationError
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
