"""A question about one client's finished visits goes by the client, however many jobs were ever finished."""

from __future__ import annotations

import pytest

from app.models.jobs import Job
from app.queries.done_jobs import is_done
from app.queries.payments import is_billed
from app.queries.plain_sql import is_postgresql, read_rows
from tests.builders import Firm


def test_only_finished_jobs_are_found(firm: Firm) -> None:
    client_id = firm.client()
    done = firm.finished_job(client_id)
    firm.booked_job(client_id)
    assert [row.id for row in Job.select().where(is_done() & (Job.client == client_id))] == [done]
    other = Job.alias()
    assert [row.id for row in other.select().where(is_done(other))] == [done]


@pytest.mark.parametrize("is_finished", [is_done, is_billed])
def test_one_clients_finished_jobs_are_found_by_the_client(firm: Firm, is_finished: object) -> None:
    if is_postgresql():
        pytest.skip("the plan of SQLite")
    assert callable(is_finished)
    for clients in ([firm.client()], list(range(1, 400))):
        sql, parameters = Job.select(Job.id).where(Job.client.in_(clients) & is_finished()).sql()
        plan = " ".join(str(row[-1]) for row in read_rows(f"EXPLAIN QUERY PLAN {sql}", parameters))
        assert "job_client_id_starts_at_index" in plan
