"""The closest-at-hand list (R10)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.rules.closest_at_hand import CloseFacts, Tier, closest_at_hand, tier_of
from app.rules.relationship import Stage
from tests.app.rules.rule_builders import march

NOW = march(5, "09:00")
TODAY = NOW.date()
DAY = timedelta(days=1)


def client(name: str, number: int = 1, **fields: Any) -> CloseFacts:
    return CloseFacts(name=name, number=number, **({"stage": Stage.MARRIED} | fields))


def names(*clients: CloseFacts, limit: int = 12) -> list[str]:
    return [each.name for each in closest_at_hand(clients, NOW, limit)]


def test_r10_example() -> None:
    assert names(
        client("Kay", 3, stage=Stage.DRIFTING, value_at_risk_minor=4000),
        client("Oda", 7, overdue_ratio=1.0),
        client("Pia", 8, overdue_ratio=0.3),
        client("Jon", 2, stage=Stage.DRIFTING, value_at_risk_minor=9000),
        client("Ned", 6, overdue_ratio=1.0, is_near_a_job=True),
        client("Max", 5, probe_due_at=march(5, "18:00")),
        client("Lee", 4, has_open_complaint=True, complaint_due_at=march(5, "14:00")),
        client("Ida", 1, job_days=(TODAY,), overdue_ratio=1.1),
    ) == ["Lee", "Ida", "Max", "Ned", "Oda", "Jon", "Kay"]


@pytest.mark.parametrize(
    ("fields", "tier"),
    [
        ({"is_with_us_now": True, "stage": Stage.ENDED}, Tier.WITH_US_NOW),
        ({"has_open_complaint": True, "complaint_due_at": march(4)}, Tier.HURT),
        ({"has_open_complaint": True, "complaint_due_at": march(6)}, None),
        ({"complaint_due_at": march(4)}, None),
        ({"job_days": (TODAY,)}, Tier.JOB_TODAY),
        ({"unchecked_job_on": TODAY - DAY}, Tier.CHECK_CALL),
        ({"unchecked_job_on": TODAY - 3 * DAY}, Tier.CHECK_CALL),
        ({"unchecked_job_on": TODAY - 4 * DAY}, None),
        ({"probe_due_at": march(5, "18:00")}, Tier.PROBE_DUE),
        ({"probe_due_at": march(6, "18:00")}, None),
        ({"promise_due_at": march(5, "23:00")}, Tier.PROMISE_DUE),
        ({"promise_due_at": march(4)}, Tier.PROMISE_DUE),
        ({"job_days": (TODAY + DAY,)}, Tier.JOB_TOMORROW),
        ({"job_days": (TODAY + 2 * DAY,)}, None),
        ({"overdue_ratio": 0.9}, Tier.DUE),
        ({"overdue_ratio": 1.2499}, Tier.DUE),
        ({"overdue_ratio": 0.89}, None),
        ({"overdue_ratio": 1.0, "has_future_booking": True}, None),
        ({"stage": Stage.DRIFTING}, Tier.DRIFTING),
        ({"stage": Stage.LOST}, Tier.LOST),
        ({"stage": Stage.STRANGER}, Tier.STRANGER),
        ({"stage": Stage.ENDED, "job_days": (TODAY,)}, None),
        ({"service_channels": (), "probe_due_at": march(4)}, None),
        ({"service_channels": (), "unchecked_job_on": TODAY - DAY}, None),
        ({"service_channels": (), "job_days": (TODAY + DAY,)}, None),
        ({"service_channels": (), "unchecked_job_on": TODAY - DAY, "promise_due_at": march(4)}, Tier.PROMISE_DUE),
        ({"service_channels": (), "job_days": (TODAY,)}, Tier.JOB_TODAY),
        ({"service_channels": (), "has_open_complaint": True, "complaint_due_at": march(4)}, Tier.HURT),
        ({"offer_channels": (), "probe_due_at": march(4)}, Tier.PROBE_DUE),
        ({"offer_channels": (), "overdue_ratio": 1.0}, None),
        ({"offer_channels": ("letter",), "overdue_ratio": 1.0}, Tier.DUE),
        ({"offer_channels": (), "stage": Stage.STRANGER}, None),
        ({"stage": Stage.STRANGER, "is_date_due": True}, Tier.DUE),
        ({"stage": Stage.COURTING, "is_date_due": True}, Tier.DUE),
        ({"overdue_ratio": 1.2499999}, Tier.DUE),
        ({"overdue_ratio": 0.8999999}, None),
        ({"overdue_ratio": 1.0, "last_contact_on": TODAY - 7 * DAY}, None),
        ({"overdue_ratio": 1.0, "last_sales_contact_on": TODAY - 30 * DAY}, None),
        ({"stage": Stage.STRANGER, "has_open_complaint": True}, None),
        ({"stage": Stage.LOST, "last_contact_on": TODAY}, None),
        ({"has_open_complaint": True, "complaint_due_at": None, "job_days": (TODAY,)}, Tier.JOB_TODAY),
        ({"stage": Stage.DRIFTING, "has_open_complaint": True}, None),
        ({"stage": Stage.DRIFTING, "last_contact_on": TODAY - 7 * DAY}, None),
        ({"stage": Stage.DRIFTING, "last_contact_on": TODAY - 8 * DAY}, Tier.DRIFTING),
        ({"stage": Stage.DRIFTING, "last_sales_contact_on": TODAY - 30 * DAY}, None),
        ({"stage": Stage.DRIFTING, "last_sales_contact_on": TODAY - 31 * DAY}, Tier.DRIFTING),
        ({"probe_due_at": march(5), "last_contact_on": TODAY}, Tier.PROBE_DUE),
        ({"job_days": (TODAY,), "probe_due_at": march(4)}, Tier.JOB_TODAY),
    ],
)
def test_each_client_stands_in_the_closest_tier_that_fits(fields: dict[str, Any], tier: Tier | None) -> None:
    found = tier_of(client("Ana", **fields), NOW)
    assert (found and found[0]) == tier


def test_inside_a_tier_deadline_then_value_at_risk_then_name() -> None:
    assert names(
        client("Zoe", 1, promise_due_at=march(5, "12:00")),
        client("Amy", 2, promise_due_at=march(5, "12:00")),
        client("Bea", 3, promise_due_at=march(5, "11:00")),
        client("Cat", 4, promise_due_at=march(5, "12:00"), value_at_risk_minor=5),
    ) == ["Bea", "Cat", "Amy", "Zoe"]


def test_the_limit_cuts_invitations_only_and_the_list_ends() -> None:
    pressing = [client(f"p{number:02d}", number, probe_due_at=march(4)) for number in range(20)]
    inviting = [client(f"q{number:02d}", 100 + number, stage=Stage.STRANGER) for number in range(20)]
    assert len(names(*pressing, *inviting)) == 32
    assert len(names(*inviting, limit=3)) == 3


def test_at_most_two_lost_ones_a_day() -> None:
    lost = [client(f"l{number}", number, stage=Stage.LOST) for number in range(5)]
    strangers = [client(f"s{number:02d}", 10 + number, stage=Stage.STRANGER) for number in range(12)]
    found = names(*lost, *strangers)
    assert found[:3] == ["l0", "l1", "s00"]
    assert len(found) == 12


def test_moments_and_days_agree_at_midnight() -> None:
    late = datetime(2026, 3, 5, 23, 59, tzinfo=NOW.tzinfo)
    assert tier_of(client("Ana", job_days=(date(2026, 3, 6),)), late) == (Tier.JOB_TOMORROW, None)


def test_who_forbade_calls_is_written_to_and_the_lost_get_a_letter() -> None:
    found = closest_at_hand(
        [
            client("Due", 1, overdue_ratio=1.0, offer_channels=("letter",)),
            client("Drifting", 2, stage=Stage.DRIFTING),
            client("Lost", 3, stage=Stage.LOST),
            client("Lost without address", 4, stage=Stage.LOST, offer_channels=("phone",)),
            client("Probe", 5, probe_due_at=march(4), service_channels=("text",), offer_channels=()),
            client("Today", 6, job_days=(TODAY,)),
        ],
        NOW,
    )
    assert {each.name: each.channel for each in found} == {
        "Today": "",
        "Probe": "text",
        "Due": "letter",
        "Drifting": "phone",
        "Lost": "letter",
        "Lost without address": "phone",
    }


def test_what_was_done_today_is_taken_off_the_limits() -> None:
    lost = [client(f"l{number}", number, stage=Stage.LOST) for number in range(3)]
    strangers = [client(f"s{number:02d}", 10 + number, stage=Stage.STRANGER) for number in range(12)]
    found = closest_at_hand([*lost, *strangers], NOW, 4, 1)
    assert [each.name for each in found] == ["l0", "s00", "s01", "s02"]
    assert closest_at_hand(strangers, NOW, 0) == ()


def test_the_alphabet_goes_by_the_sort_name() -> None:
    assert names(
        client("Ann Zorn", 1, stage=Stage.STRANGER, sort_name="zorn ann"),
        client("Zoe Abel", 2, stage=Stage.STRANGER, sort_name="abel zoe"),
    ) == ["Zoe Abel", "Ann Zorn"]
