"""What a start asks of agreements."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from app.queries.agreement_dates import has_dates_to_make, read_agreed_rhythms
from app.queries.agreements import get_agreement
from app.services.agreements import AgreementDraft
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock

ZONE = ZoneInfo("America/Chicago")


def test_a_start_writes_only_when_a_date_comes_into_sight(firm: Firm) -> None:
    assert not has_dates_to_make(date(2026, 3, 2))
    firm.everafter.agreements.agree(AgreementDraft(firm.client(), "Sofa", date(2026, 6, 1), 6))
    assert not has_dates_to_make(date(2026, 3, 2))
    assert not has_dates_to_make(date(2026, 5, 1)), "1 June is written down already"
    assert has_dates_to_make(date(2026, 10, 2))
    firm.clock.move_to(datetime(2026, 10, 2, 9))
    firm.everafter.look_ahead()
    assert not has_dates_to_make(date(2026, 10, 2))


def test_a_date_in_sight_is_not_asked_about_again_each_day(firm: Firm) -> None:
    firm.everafter.agreements.agree(AgreementDraft(firm.client(), "Sofa", date(2026, 4, 20), 1, "year"))
    firm.everafter.agreements.agree(AgreementDraft(firm.client(), "Hall", date(2026, 3, 31), 1, "month"))
    asked_on = [day for day in range(1, 32) if has_dates_to_make(date(2026, 3, day))]
    assert asked_on == []  # 30 April is written down already, 31 May comes into sight on 1 April
    assert has_dates_to_make(date(2026, 4, 1))


def test_a_paused_agreement_is_left_alone_until_its_dates_come_into_sight(firm: Firm) -> None:
    agreements, today = firm.everafter.agreements, date(2026, 3, 2)
    paused = agreements.agree(AgreementDraft(firm.client(), "Hall", date(2026, 3, 10), 1))
    agreements.pause(paused, get_agreement(paused, today).version, date(2026, 9, 1))
    assert not has_dates_to_make(today)
    assert not has_dates_to_make(date(2026, 8, 1)), "10 September is written down as the next one"
    assert has_dates_to_make(date(2026, 8, 12)), "10 October comes into sight"


@given(
    every=st.integers(1, 14),
    unit=st.sampled_from(["day", "week", "month", "year"]),
    anchor=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    days=st.integers(0, 400),
)
@settings(max_examples=40, deadline=None)
def test_a_look_finds_exactly_what_would_be_written(every: int, unit: str, anchor: date, days: int) -> None:
    with TemporaryDirectory() as folder:
        clock = MovableClock(datetime(2026, 3, 2, 9, tzinfo=ZONE), ZONE)
        with opened_firm(str(Path(folder, "everafter.db")), clock) as firm:
            firm.everafter.agreements.agree(AgreementDraft(firm.client(), "Hall", anchor, every, unit))
            firm.clock.move_on(hours=24 * days)
            has_some = has_dates_to_make(firm.clock.today())
            assert has_some == bool(firm.everafter.agreements.make_dates())
            assert not has_dates_to_make(firm.clock.today())


def test_the_shortest_of_two_agreements_and_the_nearest_date_count(firm: Firm) -> None:
    client_id, other = firm.client(), firm.client()
    firm.everafter.agreements.agree(AgreementDraft(client_id, "Sofa", date(2026, 6, 1), 6))
    firm.everafter.agreements.agree(AgreementDraft(client_id, "Hall", date(2026, 7, 1), 1, "year"))
    assert read_agreed_rhythms([client_id, other], date(2026, 3, 2)) == {client_id: (183, date(2026, 6, 1))}
    assert read_agreed_rhythms([], date(2026, 3, 2)) == {}
