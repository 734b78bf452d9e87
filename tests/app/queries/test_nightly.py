"""Whom time alone has changed since a day, and nobody else."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.models.clients import Client
from app.queries.nightly import changed_by_time, read_kept_attention, read_kept_attention_to_write
from app.services.drafts import CheckBackDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm


def test_only_those_whose_visit_passed_or_window_ended_are_read_again(firm: Firm) -> None:
    calm, booked, let_down = (firm.client(name) for name in ("Ana Ruiz", "Bo Ek", "Greg Halloran"))
    for client_id in (calm, let_down):
        firm.finished_job(client_id)
    firm.booked_job(booked, firm.clock.now() + timedelta(days=2))
    story = Story(firm, firm.complaint(let_down)).to_check_back()
    firm.clock.move_on(days=1)
    story.check_back(CheckBackDraft("It will do", "great", score=8, lesson="Dry the pad"))
    fixed_on = date(2026, 3, 2)

    def changed(since: date, today: date) -> list[int]:
        return changed_by_time(since, today, firm.zone)

    assert changed(date(2026, 3, 3), date(2026, 3, 4)) == []
    assert changed(date(2026, 3, 4), date(2026, 3, 5)) == [booked]
    Client.update(next_visit_at=None).where(Client.id == booked).execute()
    last = fixed_on + timedelta(days=548)
    assert changed(last - timedelta(days=1), last) == []
    assert changed(last, last + timedelta(days=1)) == [let_down]
    assert changed(last + timedelta(days=1), last + timedelta(days=90)) == []


def test_pages_of_kept_scores_end_and_leave_out_whom_nobody_worked_out(firm: Firm) -> None:
    ids = [firm.client() for _turn in range(3)]
    Client.update(standing_points=None).where(Client.id == ids[1]).execute()
    assert [kept.client_id for kept in read_kept_attention(0, 9)] == [ids[0], ids[2]]
    assert [kept.client_id for kept in read_kept_attention(ids[0], 1)] == [ids[2]]
    assert read_kept_attention(ids[2], 9) == []
    assert [kept.on.last_visit_on for kept in read_kept_attention_to_write(ids)] == [None, None]
    assert changed_by_time(None, datetime(2026, 3, 2).date(), firm.zone) == [ids[1]]
