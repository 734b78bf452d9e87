"""The database hands over the same list as reading everybody would, and by indexes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from app.models.clients import Client, ContactPermission, TimelineEntry
from app.models.jobs import Job
from app.queries import closest_invited
from app.queries.closest_at_hand import list_closest
from app.queries.closest_facts import read_around, read_known
from app.queries.closest_invited import chosen_ids
from app.rules.closest_at_hand import Tier, closest_at_hand
from app.rules.relationship import Stage
from tests.builders import Firm

_CHANNELS = ("phone", "text", "email", "letter")


def a_client(number: int, dice: Random, today: date, now: datetime) -> dict[str, Any]:
    """Any client: long gone or due, spoken to or not, reachable or not; many share a value at risk."""
    expected = dice.choice([30, 90, 365])
    last = today - timedelta(days=int(expected * dice.choice([0.5, 0.89, 0.9, 1.0, 1.24, 1.25, 2.0, 2.6, 4.0])))
    lost = max(180, -(-5 * expected // 2))
    is_new = dice.random() < 0.2
    return {
        "number": 9_000 + number,
        "name": f"Client {number:03}",
        "sort_name": f"{dice.randrange(9)} {number:03}",
        "created_at": now,
        "main_phone": dice.choice(["", "1", "1"]),
        "main_street": dice.choice(["", "7 Mill Row"]),
        "street_key": dice.choice(["", "mill row|easton", "far road|weston"]) if not is_new else "",
        "visit_count": 0 if is_new else 1,
        "stage": "stranger" if is_new else "courting",
        "last_visit_on": None if is_new else last,
        "expected_interval_days": expected,
        "due_on": None if is_new else last + timedelta(days=expected),
        "soon_on": None if is_new else last + timedelta(days=-(-9 * expected // 10)),
        "drifting_on": None if is_new else last + timedelta(days=-(-5 * expected // 4)),
        "lost_on": None if is_new else last + timedelta(days=lost),
        "value_at_risk_minor": 0 if is_new else dice.choice([0, 500, 500, 900]),
        "is_hurt": False,
        "ended_reason": dice.choice(["", "", "", "", "moved"]),
        "last_contact_at": dice.choice([None, now - timedelta(days=dice.choice([7, 8, 40]))]),
    }


def make_many(firm: Firm, seed: int) -> None:
    dice, today, now = Random(seed), firm.clock.today(), firm.clock.now()
    rows = [a_client(number, dice, today, now) for number in range(150)]
    Client.insert_many(rows).execute()
    ids = [row.id for row in Client.select(Client.id).where(Client.number >= 9_000)]
    for client_id in dice.sample(ids, 50):
        for channel in dice.sample(_CHANNELS, dice.choice([1, 4, 4])):
            ContactPermission.create(client=client_id, channel=channel, purpose="sales", decided_at=now)
    for client_id in dice.sample(ids, 30):
        happened_at = now - timedelta(days=dice.choice([30, 31]))
        TimelineEntry.create(client=client_id, kind="call", purpose="sales", happened_at=happened_at)
    for number, client_id in enumerate(dice.sample(ids, 20)):
        starts_at = now + timedelta(days=dice.choice([-3, 2, 20]), hours=1)
        Job.create(client=client_id, number=70_000 + number, state="booked", starts_at=starts_at, created_at=now)
        Client.update(next_visit_at=starts_at).where(Client.id == client_id).execute()


@pytest.mark.parametrize("seed", range(3))
def test_the_list_is_the_one_that_reading_everybody_gives(
    firm: Firm, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_many(firm, seed)
    monkeypatch.setattr(closest_invited, "FIRST_LOOK", 5)
    now = firm.clock.now()
    around = read_around(now, firm.zone)
    everybody = read_known([row.id for row in Client.select(Client.id)], around)
    expected = closest_at_hand([each.facts for each in everybody.values()], around.here)
    found = list_closest(now, firm.zone)
    assert [(row.client_id, row.tier, row.channel) for row in found] == [
        (line.number, line.tier, line.channel) for line in expected
    ]
    assert sum(row.tier >= Tier.DUE for row in found) == 12


def test_no_tier_reads_the_rows_of_all_clients(firm: Firm) -> None:
    database = firm.everafter.database
    if database.engine != "sqlite":
        make_many(firm, 1)
        assert all(list(chosen_ids(read_around(firm.clock.now(), firm.zone), tier).limit(3)) for tier in (Tier.DUE,))
        return
    around = read_around(firm.clock.now(), firm.zone)
    for tier in (Tier.DUE, Tier.DRIFTING, Tier.LOST, Tier.STRANGER):
        sql, parameters = chosen_ids(around, tier).limit(48).sql()
        plan = [row[3] for row in database.execute_sql(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()]
        assert not [line for line in plan if line == "SCAN t1"], (tier, plan)


def test_a_stranger_has_nothing_at_risk(firm: Firm) -> None:
    """The alphabet alone orders strangers, which holds as long as nobody without a visit has a value."""
    client_id = firm.client()
    kept = Client.get_by_id(client_id)
    assert (kept.stage, kept.annual_value_minor, kept.value_at_risk_minor) == (Stage.STRANGER, 0, 0)
