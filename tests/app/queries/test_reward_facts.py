"""What R11 reads of many clients at once is what it reads of each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from peewee import Database

from app.models.clients import Client
from app.queries.reward_facts import read_reward_facts
from app.rules.rewards import Visit
from tests.app.services.test_rewards import five_years, visit_on
from tests.builders import Firm


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The statements that the database is given meanwhile."""
    told: list[str] = []
    run = database.execute_sql

    def note(sql: str, parameters: object = None) -> object:
        told.append(sql)
        return run(sql, parameters)

    database.execute_sql = note
    try:
        yield told
    finally:
        del database.execute_sql


def test_visits_days_and_amounts_of_one_client(firm: Firm) -> None:
    client_id = five_years(firm)
    visit_on(firm, client_id, 2025, 11, 3, 5_000)
    firm.clock.move_to(datetime(2026, 3, 10, 9))
    facts = read_reward_facts([client_id], firm.clock.today(), firm.zone)[client_id]
    assert facts.visits == (
        Visit(on=date(2021, 3, 10), amount_minor=10_000),
        Visit(on=date(2024, 10, 1), amount_minor=10_000),
        Visit(on=date(2025, 11, 1), amount_minor=15_000),
    )
    assert (facts.has_open_complaint, facts.came_back, facts.known_since) == (False, (), None)


def test_many_are_read_with_as_many_statements_as_one_and_say_the_same(firm: Firm) -> None:
    ids = [five_years(firm), firm.client("Tom Bell"), firm.client("Ana Ortiz")]
    firm.finished_job(ids[2])
    firm.complaint(ids[2])
    today = firm.clock.today()
    with statements(firm.everafter.database) as of_one:
        single = read_reward_facts(ids[:1], today, firm.zone)
    with statements(firm.everafter.database) as of_all:
        together = read_reward_facts([*ids, 99_999], today, firm.zone)
    assert len(of_all) == len(of_one) <= 5
    assert list(together) == ids, "in the order of the ids, without those who are not there"
    for each in ids:
        assert together[each] == read_reward_facts([each], today, firm.zone)[each]
    assert single[ids[0]] == together[ids[0]]
    assert [together[each].has_open_complaint for each in ids] == [False, False, True]


def test_those_who_left_are_left_out(firm: Firm) -> None:
    client_id = five_years(firm)
    Client.update(archived_at=firm.clock.now()).where(Client.id == client_id).execute()
    assert read_reward_facts([client_id], firm.clock.today(), firm.zone) == {}
