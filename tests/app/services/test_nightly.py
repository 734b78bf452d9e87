"""A new day is worked out once, may be stopped anywhere, and brings what time alone changes (R2 to R4, R7, R11)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress
from app.models.audit import AuditUnit
from app.models.clients import Client
from app.models.firm import Firm as Founded
from app.models.rewards import Reward
from app.queries.nightly import read_nightly_done_on
from app.services.drafts import FeedbackDraft
from tests.app.services.attention_truth import true_attention
from tests.builders import Firm


def night(firm: Firm, day: date) -> bool:
    firm.clock.move_to(datetime(day.year, day.month, day.day, 0, 1))
    return firm.everafter.nightly.run()


def test_a_day_is_worked_out_once_and_the_next_one_again(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id, price_minor=30_000)
    assert Client.get_by_id(client_id).attention == 5
    assert night(firm, date(2027, 3, 2))
    first = Client.get_by_id(client_id)
    assert (first.attention, first.value_at_risk_minor) == (8, 2_400), "R4: rho 1, never asked"
    acts, heard = AuditUnit.select().count(), list[str]()
    firm.everafter.events.subscribe(lambda event: heard.extend(event.tables))
    assert not firm.everafter.nightly.run()
    assert heard == []
    assert night(firm, date(2027, 3, 30))
    second = Client.get_by_id(client_id)
    assert (second.attention, second.version) == (
        true_attention(client_id, date(2027, 3, 30), firm.zone)[0],
        first.version,
    )
    assert AuditUnit.select().count() == acts, "no act of a person, so the audit has no line for it"
    assert heard == ["client", "setting"]


def test_who_was_away_for_weeks_and_who_set_the_clock_back_are_worked_out_too(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    for day in (date(2029, 1, 1), date(2026, 9, 1), date(2027, 8, 1)):
        assert night(firm, day)
        kept = Client.get_by_id(client_id)
        assert (kept.attention, kept.value_at_risk_minor) == true_attention(client_id, day, firm.zone), day


def test_a_stopped_night_keeps_what_it_did_and_is_done_again(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    firm.clock.move_on(days=400)
    flag = CancelFlag()
    flag.cancel()
    with pytest.raises(Cancelled):
        firm.everafter.nightly.run(JobProgress(flag))
    assert read_nightly_done_on() is None
    assert firm.everafter.nightly.run()
    assert Client.get_by_id(client_id).attention > 5


def test_clients_that_were_never_worked_out_are_read_from_their_facts(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id, price_minor=30_000)
    Client.update(standing_points=None, recent_minor=None, attention=0).execute()
    assert night(firm, date(2027, 3, 2))
    kept = Client.get_by_id(client_id)
    assert (kept.attention, kept.value_at_risk_minor, kept.recent_minor) == (8, 2_400, 30_000)


def test_a_planned_visit_that_passed_and_praise_of_two_years_ago_are_noticed(firm: Firm) -> None:
    client_id = firm.client()
    for year in (2020, 2022, 2024):
        firm.clock.move_to(datetime(year, 3, 2, 10))
        firm.finished_job(client_id)
    firm.everafter.feedback.record(FeedbackDraft(client_id, answer="great"))
    firm.clock.move_to(datetime(2026, 1, 5, 10))
    firm.booked_job(client_id, firm.clock.now() + timedelta(days=3))
    assert night(firm, date(2026, 1, 8))
    kept = Client.get_by_id(client_id)
    assert (kept.stage, kept.next_visit_at is None) == ("fan", False)
    assert night(firm, date(2026, 3, 3))
    kept = Client.get_by_id(client_id)
    assert (kept.stage, kept.next_visit_at) == ("married", None)


def test_an_anniversary_is_seen_on_its_morning(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    for day, rules in ((date(2027, 3, 1), []), (date(2027, 3, 2), ["tenure"]), (date(2027, 3, 9), ["tenure"])):
        night(firm, day)
        assert [row.rule for row in Reward.select()] == rules, day


def test_a_firm_that_moves_to_another_zone_is_worked_out_again_the_same_day_and_so_is_its_undo(firm: Firm) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    night(firm, date(2026, 3, 4))
    for is_undo, visited_on in ((False, date(2026, 3, 3)), (True, date(2026, 3, 2))):
        if is_undo:
            firm.everafter.history.undo()
        else:
            firm.everafter.firm.change_firm(Founded.get().version, time_zone="Pacific/Auckland")
        assert firm.everafter.nightly.run()
        kept = Client.get_by_id(client_id)
        assert (kept.last_visit_on, kept.due_on) == (visited_on, visited_on + timedelta(days=365))
        assert not firm.everafter.nightly.run()
