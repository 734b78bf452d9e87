"""Who is to be asked how it was: probes and quality calls by their deadline, each client once, by a way they allow."""

from __future__ import annotations

import re
from datetime import datetime

from app.models.aftercare import AftercareStep
from app.models.clients import Client
from app.queries.aftercare import count_aftercare, is_aftercare_due, list_aftercare
from app.queries.care_plan import list_due_steps
from app.queries.client_card import get_client
from app.queries.client_rows import BannerKind
from app.queries.closest_at_hand import get_closest_day
from app.queries.contact_facts import read_contact_facts
from app.queries.kindness_lists import list_missing_after_visits
from app.queries.last_contacts import read_last_contacts
from app.queries.love_touches import read_touches
from app.services.drafts import ClientChanges, FeedbackDraft, FinishDraft
from tests.builders import Firm


def names(firm: Firm) -> list[str]:
    rows = list_aftercare(firm.clock.now(), firm.zone)
    assert count_aftercare(firm.clock.now(), firm.zone) == len(rows)
    return [row.client_name for row in rows]


def test_a_finished_job_is_asked_about_on_the_next_working_day(firm: Firm) -> None:
    firm.clock.move_to(datetime(2026, 3, 7, 12))
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id)
    firm.clock.move_to(datetime(2026, 3, 8, 23))
    assert (names(firm), is_aftercare_due(client_id, firm.clock.now(), firm.zone)) == ([], False)
    firm.clock.move_to(datetime(2026, 3, 9, 8))
    (row,) = list_aftercare(firm.clock.now(), firm.zone)
    assert (row.job_number, row.technician_name, row.what, row.is_probe) == (2001, "Luis Santos", "Living room", False)
    assert is_aftercare_due(client_id, firm.clock.now(), firm.zone)
    firm.everafter.feedback.record(FeedbackDraft(client_id, row.job_id, "great", 10))
    assert names(firm) == []


def test_the_nearest_deadline_comes_first_and_each_client_stands_once(firm: Firm) -> None:
    people = {name: firm.client(name) for name in ("Call", "Later probe", "Probe", "Both")}
    for name in ("Call", "Both"):
        firm.finished_job(people[name])
    for name in ("Probe", "Both"):
        firm.everafter.feedback.record(FeedbackDraft(people[name], answer="good"))
    firm.clock.move_on(days=1)
    firm.everafter.feedback.record(FeedbackDraft(people["Later probe"], answer="good"))
    rows = list_aftercare(firm.clock.now(), firm.zone)
    assert [(row.client_name, row.is_probe) for row in rows] == [
        ("Probe", True), ("Both", True), ("Call", False), ("Later probe", True),
    ]  # fmt: skip
    assert (rows[0].job_id, rows[0].job_number, rows[0].technician_name, rows[0].what) == (0, 0, "", "")
    assert len(list_aftercare(firm.clock.now(), firm.zone, limit=2)) == 2


def test_nobody_is_called_who_is_hurt_gone_or_deleted(firm: Firm) -> None:
    people = [firm.client(name) for name in ("Hurt", "Gone", "Deleted", "Fine")]
    for client_id in people:
        firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now()))
    firm.complaint(people[0])
    firm.everafter.clients.change(people[1], Client.get_by_id(people[1]).version, ClientChanges(ended_reason="moved"))
    firm.everafter.clients.archive(people[2], Client.get_by_id(people[2]).version)
    firm.clock.move_on(days=1)
    assert names(firm) == ["Fine"]
    banner = get_client(people[0], firm.clock.now(), firm.zone).banner
    assert banner is not None
    assert banner.kind is BannerKind.BROKEN_PROMISE
    assert AftercareStep.select().where(AftercareStep.state == "open").count() > 0


def test_whom_to_call_is_found_by_an_index_however_many_other_steps_are_open(firm: Firm) -> None:
    asked = "SELECT 1 FROM aftercare_step WHERE kind = 'quality_call' AND state = 'open' AND due_on <= '2026-03-02'"
    # An empty table of PostgreSQL is read whole; that the index is there is what can be known.
    ask = "SELECT indexname FROM pg_indexes" if "://" in firm.everafter.address else f"EXPLAIN QUERY PLAN {asked}"
    assert "aftercare_step_open_kind_index" in str(firm.everafter.database.execute_sql(ask).fetchall())


def test_no_list_after_the_job_reads_all_steps_or_jobs_or_answers(firm: Firm) -> None:
    """What SQLite would do with very many rows is in its plans; PostgreSQL counts its rows before it decides."""
    client_id, now, zone, database = firm.client(), firm.clock.now(), firm.zone, firm.everafter.database
    asked, everybody = list[str](), range(client_id, client_id + 400)
    if database.engine == "sqlite":
        database.connection().set_trace_callback(asked.append)
    read_last_contacts(everybody, zone)
    read_contact_facts([client_id], now, zone)
    read_touches(everybody, zone, now.date())
    list_due_steps(now, zone)
    list_aftercare(now, zone)
    count_aftercare(now, zone)
    get_closest_day(now, zone)
    list_missing_after_visits(now, zone)
    if database.engine == "sqlite":
        database.connection().set_trace_callback(None)
        assert len(asked) > 30
    for sql in asked:
        if "(0 = 1)" in sql:  # nobody is asked about: the condition ends the statement before it reads
            continue
        plan = [row[3] for row in database.execute_sql(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
        for table in ("aftercare_step", "job", "feedback"):
            for alias in re.findall(rf'"{table}" AS "(t\d+)"', sql):
                assert f"SCAN {alias}" not in plan, (sql, plan)
        assert not any(line.endswith("job_state_starts_at_index (state=?)") for line in plan), (sql, plan)
        if "'done'" in sql and '"aftercare_step"' in sql:
            assert not any("aftercare_step_open" in line for line in plan), (sql, plan)
