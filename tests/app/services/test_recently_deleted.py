"""Deleted is not gone: thirty days in a list, for ever in the archive."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import NotAllowedError, ValidationError
from app.models.clients import Client
from app.models.jobs import Job
from app.queries.recently_deleted import list_recently_deleted
from app.services.client_merges import MergeDraft
from tests.builders import Firm


def test_what_is_deleted_waits_thirty_days_with_who_and_when(firm: Firm) -> None:
    client_id, other = firm.client("Margaret Alder"), firm.client("Ana Ruiz")
    job_id = firm.booked_job(other)
    firm.everafter.clients.archive(client_id, Client.get_by_id(client_id).version)
    firm.clock.move_on(days=1)
    firm.everafter.deleted_jobs.delete(job_id)
    rows = list_recently_deleted(firm.clock.now())
    assert [(row.kind, row.name, row.deleted_by) for row in rows] == [
        ("job", "Ana Ruiz", "Dana Kowalski"),
        ("client", "Margaret Alder", "Dana Kowalski"),
    ]
    firm.clock.move_on(days=29, hours=1)
    assert [row.kind for row in list_recently_deleted(firm.clock.now())] == ["job"]
    assert Client.get_by_id(client_id).name == "Margaret Alder", "out of the list is not gone (S1.11)"
    firm.everafter.deleted_jobs.bring_back(job_id)
    assert list_recently_deleted(firm.clock.now()) == []
    assert Job.get_by_id(job_id).archived_at is None
    assert Client.get_by_id(other).next_visit_at is None, "that day is over"
    firm.everafter.history.undo()
    assert len(list_recently_deleted(firm.clock.now())) == 1


def test_who_was_merged_or_erased_is_not_among_the_deleted(firm: Firm) -> None:
    kept, gone, erased = firm.client("Margaret Alder"), firm.client("Peggy Alder"), firm.client("Ana Ruiz")
    firm.everafter.client_merges.merge(MergeDraft(kept, gone))
    firm.everafter.erasures.erase(erased, "Ana Ruiz")
    assert list_recently_deleted(firm.clock.now()) == []


def test_a_job_in_the_books_is_not_deleted(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client())
    with pytest.raises(NotAllowedError, match="stays in the books"):
        firm.everafter.deleted_jobs.delete(job_id)


def test_who_left_can_still_complain_and_comes_back_with_one_act(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder")
    endings = firm.everafter.client_endings
    endings.write(client_id, "moved", date(2026, 2, 1))
    row = Client.get_by_id(client_id)
    assert (row.ended_reason, row.ended_on, row.stage) == ("moved", date(2026, 2, 1), "ended")
    assert firm.complaint(client_id) > 0
    assert Client.get_by_id(client_id).is_hurt
    with pytest.raises(ValidationError) as caught:
        endings.write(client_id, "died", date(2026, 4, 1))
    assert caught.value.field == "ended_on"
    endings.write(client_id, "", None)
    assert Client.get_by_id(client_id).ended_on is None


def test_who_deleted_each_of_several_jobs_is_told(firm: Firm) -> None:
    jobs = [firm.booked_job(firm.client()) for _each in range(3)]
    for person, job_id in zip((firm.dana, firm.ben, firm.luis), jobs, strict=True):
        firm.everafter.sign_in(person)
        firm.everafter.deleted_jobs.delete(job_id)
    told = {row.id: row.deleted_by for row in list_recently_deleted(firm.clock.now())}
    assert [told[job_id].split()[0] for job_id in jobs] == ["Dana", "Ben", "Luis"]
