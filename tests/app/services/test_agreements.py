"""Work that comes again: dates made once, booked, moved alone or all together, skipped, paused and ended."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.clients import Client
from app.models.jobs import AgreementDate
from app.queries.agreements import get_agreement, get_agreement_date, list_agreements, list_dates_to_plan
from app.queries.jobs import get_job
from app.services.agreements import AgreementDraft
from app.services.drafts import JobLineDraft
from tests.builders import Firm


def agree(firm: Firm, client_id: int | None = None, anchor_on: date = date(2026, 3, 10), **fields: Any) -> int:
    return firm.everafter.agreements.agree(
        AgreementDraft(client_id or firm.client("Ana Bell"), "Living room", anchor_on, **fields)
    )


def stored(agreement_id: int) -> list[date]:
    chosen = AgreementDate.select().where(AgreementDate.agreement == agreement_id).order_by(AgreementDate.planned_on)
    return [row.planned_on for row in chosen]


def version_of(agreement_id: int) -> int:
    return get_agreement(agreement_id, date(2026, 3, 2)).version


def date_id(agreement_id: int, planned_on: date) -> int:
    chosen = (AgreementDate.agreement == agreement_id) & (AgreementDate.planned_on == planned_on)
    return int(AgreementDate.get(chosen).id)


def at(firm: Firm, day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=firm.zone)


def test_dates_are_made_once_however_often_one_asks(firm: Firm) -> None:
    monthly = agree(firm, every_count=1)
    assert stored(monthly) == [date(2026, 3, 10), date(2026, 4, 10)]
    assert firm.everafter.agreements.make_dates() == 0
    firm.clock.move_to(datetime(2026, 8, 1, 9))
    assert firm.everafter.agreements.make_dates() == 5
    assert stored(monthly)[-1] == date(2026, 9, 10), "a machine that was off for months leaves no date out"
    assert firm.everafter.agreements.make_dates() == 0


def test_the_end_of_the_month_comes_back_after_february(firm: Firm) -> None:
    agreement_id = agree(firm, anchor_on=date(2025, 8, 31), every_count=6)
    assert stored(agreement_id) == [date(2026, 8, 31)]
    firm.clock.move_to(datetime(2026, 12, 31, 9))
    firm.everafter.agreements.make_dates()
    assert stored(agreement_id) == [date(2026, 8, 31), date(2027, 2, 28)]


def test_a_day_on_which_the_firm_is_closed_is_due_on_the_next_open_one_and_says_why(firm: Firm) -> None:
    firm.everafter.closed_days.close(date(2026, 3, 10), date(2026, 3, 10), "Team day")
    agree(firm)
    (due,) = list_dates_to_plan(date(2026, 3, 2))
    assert (due.planned_on, due.due_on, due.shift_words) == (date(2026, 3, 10), date(2026, 3, 11), "Team day")


def test_booking_a_date_makes_a_visit_with_the_words_price_and_window_agreed(firm: Firm) -> None:
    client_id = firm.client("Ana Bell")
    agreement_id = agree(firm, client_id, price_minor=12_000, window_minutes=120)
    (due,) = list_dates_to_plan(date(2026, 3, 2))
    starts_at = at(firm, due.due_on, 9)
    job_id = firm.everafter.agreements.book(due.id, due.version, starts_at, starts_at + timedelta(hours=1), firm.luis)
    job = get_job(job_id).job
    assert (job.description, job.price_minor, job.state, job.agreement_date_id) == (
        "Living room", 12_000, "booked", due.id,
    )  # fmt: skip
    assert (job.window_starts_at, job.window_ends_at) == (starts_at, starts_at + timedelta(hours=2))
    assert list_dates_to_plan(date(2026, 3, 2)) == []
    with pytest.raises(ConflictError):
        firm.everafter.agreements.book(due.id, due.version, starts_at, starts_at + timedelta(hours=1), firm.luis)
    assert firm.everafter.history.undo_label() == "Book Living room for Ana Bell"
    firm.everafter.history.undo()
    assert [row.id for row in list_dates_to_plan(date(2026, 3, 2))] == [due.id]
    assert stored(agreement_id) == [date(2026, 3, 10)]


def test_the_visit_has_the_rooms_of_the_last_one_and_what_was_free_of_tax_stays_so(firm: Firm) -> None:
    client_id = firm.client("Ana Bell")
    fee = JobLineDraft("Stair lift", "", 1_000, unit_price_minor=1_000, is_tax_exempt=True)
    firm.finished_job(client_id, lines=(fee,))
    agree(firm, client_id)
    (due,) = list_dates_to_plan(date(2026, 3, 2))
    starts_at = at(firm, due.due_on, 9)
    job_id = firm.everafter.agreements.book(due.id, due.version, starts_at, starts_at + timedelta(hours=1), firm.luis)
    (line,) = get_job(job_id).lines
    assert (line.name, line.unit_price_minor, line.is_tax_exempt) == ("Stair lift", 1_000, True)


def test_a_moved_visit_does_not_move_the_series_and_a_cancelled_one_is_due_again(firm: Firm) -> None:
    agreement_id = agree(firm, every_count=1)
    due = list_dates_to_plan(date(2026, 3, 2))[0]
    starts_at = at(firm, due.due_on, 9)
    job_id = firm.everafter.agreements.book(due.id, due.version, starts_at, starts_at + timedelta(hours=1), firm.luis)
    job = get_job(job_id).job
    week = timedelta(days=7)
    firm.everafter.jobs.move(job_id, job.version, starts_at + week, starts_at + week + timedelta(hours=1), firm.luis)
    assert stored(agreement_id) == [date(2026, 3, 10), date(2026, 4, 10)]
    firm.everafter.jobs.cancel(job_id, get_job(job_id).job.version, "ill")
    assert [row.planned_on for row in list_dates_to_plan(date(2026, 3, 2))] == [date(2026, 3, 10)]


def test_a_missed_date_is_asked_about_until_it_is_answered_once(firm: Firm) -> None:
    agreement_id = agree(firm, every_count=1)
    firm.clock.move_to(datetime(2026, 3, 12, 9))
    missed = list_dates_to_plan(date(2026, 3, 12))[0]
    assert (missed.state, missed.planned_on) == ("missed", date(2026, 3, 10))
    with pytest.raises(ValidationError, match="Say why"):
        firm.everafter.agreements.skip(missed.id, missed.version, " ")
    firm.everafter.agreements.skip(missed.id, missed.version, "They were away")
    assert [row.planned_on for row in list_dates_to_plan(date(2026, 3, 12))] == [date(2026, 4, 10)]
    with pytest.raises(ConflictError):
        firm.everafter.agreements.move_one(missed.id, missed.version, date(2026, 3, 20))
    row = get_agreement(agreement_id, date(2026, 3, 12)).dates[0]
    assert (row.state, row.reason) == ("skipped", "They were away")


def test_one_is_moved_alone_or_with_all_that_follow(firm: Firm) -> None:
    service, agreement_id = firm.everafter.agreements, agree(firm, every_count=1)
    first = get_agreement_date(date_id(agreement_id, date(2026, 3, 10)), date(2026, 3, 2))
    service.move_one(first.id, first.version, date(2026, 3, 20))
    moved = get_agreement_date(first.id, date(2026, 3, 2))
    assert (moved.planned_on, moved.due_on) == (date(2026, 3, 10), date(2026, 3, 20))
    assert stored(agreement_id) == [date(2026, 3, 10), date(2026, 4, 10)]
    service.move_all(first.id, moved.version, date(2026, 3, 25))
    assert stored(agreement_id) == [date(2026, 3, 25), date(2026, 4, 25)]
    assert get_agreement(agreement_id, date(2026, 3, 2)).anchor_on == date(2026, 3, 25)
    firm.everafter.history.undo()
    assert stored(agreement_id) == [date(2026, 3, 10), date(2026, 4, 10)]
    with pytest.raises(ValidationError, match="That day is over"):
        service.move_one(first.id, get_agreement_date(first.id, date(2026, 3, 2)).version, date(2026, 3, 1))


def test_pausing_leaves_dates_out_and_going_on_brings_them_back(firm: Firm) -> None:
    service, agreement_id = firm.everafter.agreements, agree(firm, every_count=1)
    service.pause(agreement_id, version_of(agreement_id), date(2026, 4, 1))
    assert stored(agreement_id) == [date(2026, 4, 10)]
    service.pause(agreement_id, version_of(agreement_id), None)
    assert stored(agreement_id) == [date(2026, 3, 10), date(2026, 4, 10)]
    with pytest.raises(ValidationError, match="a day to come"):
        service.pause(agreement_id, version_of(agreement_id), date(2026, 3, 2))


def test_an_end_takes_dates_to_come_away_and_another_rhythm_makes_others(firm: Firm) -> None:
    service, client_id = firm.everafter.agreements, firm.client("Ana Bell")
    agreement_id = agree(firm, client_id, every_count=1)
    draft = AgreementDraft(client_id, "Hall", date(2026, 3, 12), 2, "week")
    seen = version_of(agreement_id)
    service.change(agreement_id, seen, draft)
    assert stored(agreement_id)[:3] == [date(2026, 3, 12), date(2026, 3, 26), date(2026, 4, 9)]
    with pytest.raises(ConflictError):
        service.change(agreement_id, seen, draft)
    service.end(agreement_id, version_of(agreement_id), date(2026, 3, 31))
    assert stored(agreement_id) == [date(2026, 3, 12), date(2026, 3, 26)]
    (row,) = list_agreements(client_id, date(2026, 4, 5))
    assert row.is_ended
    assert row.dates[-1].planned_on == date(2026, 3, 26)


def test_what_was_agreed_overrides_the_clients_own_rhythm(firm: Firm) -> None:
    client_id = firm.client("Ana Bell")
    before = Client.get_by_id(client_id).expected_interval_days
    agreement_id = agree(firm, client_id, every_count=6)
    assert (Client.get_by_id(client_id).expected_interval_days, Client.get_by_id(client_id).due_on) == (
        183, date(2026, 3, 10),
    )  # fmt: skip
    firm.everafter.agreements.end(agreement_id, version_of(agreement_id), date(2026, 3, 10))
    firm.clock.move_to(datetime(2026, 3, 20, 9))
    firm.booked_job(client_id)
    assert Client.get_by_id(client_id).expected_interval_days == before


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"what": " "}, "what"),
        ({"every_count": 0}, "every_count"),
        ({"every_unit": "hour"}, "every_count"),
        ({"ends_on": date(2026, 3, 1)}, "ends_on"),
        ({"price_minor": -1}, "price"),
        ({"what": "x" * 501}, "what"),
    ],
)
def test_what_cannot_be_agreed_is_said_by_its_field(firm: Firm, fields: dict[str, Any], field: str) -> None:
    given = {"what": "Hall", "anchor_on": date(2026, 3, 10), **fields}
    with pytest.raises(ValidationError) as refusal:
        firm.everafter.agreements.agree(AgreementDraft(firm.client(), **given))
    assert refusal.value.field == field


def test_what_is_gone_is_said(firm: Firm) -> None:
    with pytest.raises(NotFoundError):
        firm.everafter.agreements.agree(AgreementDraft(999, "Hall", date(2026, 3, 10)))
    with pytest.raises(NotFoundError):
        firm.everafter.agreements.end(999, 1, date(2026, 3, 10))
    with pytest.raises(NotFoundError):
        firm.everafter.agreements.skip(999, 1, "gone")
