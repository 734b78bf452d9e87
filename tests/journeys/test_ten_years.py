"""Ten years of a small firm, day by day with the clock given: nobody against their wish, nobody forgotten (issue 7)."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.clients import Client
from app.services.client_summary import refresh_clients
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from tests.journeys.firm_life import FirmLife
from tests.journeys.life_fates import FATES

YEAR = 365
_KEPT = (
    "visit_count", "first_visit_on", "last_visit_on", "next_visit_at", "expected_interval_days", "due_on",
    "drifting_on", "lost_on", "stage", "is_hurt", "is_quiet_good", "annual_value_minor", "last_contact_at",
)  # fmt: skip


@pytest.mark.timeout(600)  # some fifteen seconds, on a machine that does nothing else
def test_ten_years_nobody_is_asked_against_their_wish_none_forgotten_no_step_twice(
    tmp_path: Path, firm_clock: MovableClock
) -> None:
    with opened_firm(str(tmp_path / "everafter.db"), firm_clock) as firm:
        life = FirmLife(firm, seed=7, clients=4, look_every=20, fates=FATES)
        for _year in range(10):
            life.live(YEAR)
            _check_kept_columns(firm)
        assert sum(len(each.visits) for each in life.known.values()) > 20
        looked_at = {"list", "invitation", "call", "done", "moved", "suspended", "kindness", "remembered", "ends"}
        looked_at |= {"agreed visit", "promise", *(what for fate in FATES for _day, what in fate.happenings)}
        assert not {each for each in looked_at if not life.checked[each]}, life.checked


def test_a_season_is_the_same_on_both_databases(database_address: str, firm_clock: MovableClock) -> None:
    with opened_firm(database_address, firm_clock) as firm:
        life = FirmLife(firm, seed=3, clients=3, look_every=12)
        for known in life.known.values():
            known.wants_on = life.today
        life.live(100)
        assert life.checked["done"] > 5
        _check_kept_columns(firm)


def _check_kept_columns(firm: Firm) -> None:
    """Worked out anew from the facts, everything kept says what it said; drifting and lost have days of their own."""
    columns = [Client.id, *(Client.columns()[name] for name in _KEPT)]
    before = list(Client.select(*columns).order_by(Client.id).tuples())
    with firm.everafter.units("Work everything out anew") as work:
        refresh_clients(work, [row[0] for row in before], firm.clock)
    after = list(Client.select(*columns).order_by(Client.id).tuples())
    assert before == after
