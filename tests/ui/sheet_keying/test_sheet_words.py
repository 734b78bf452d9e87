"""The sentences of the keying screen: why a sheet is not opened, and what keying it in did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.queries.jobs import get_job
from app.queries.sheet_keying import get_sheet
from app.services.drafts import FinishDraft, JobDraft
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from ui.firm_formats import FirmFormats, formats_of
from ui.sheet_keying.sheet_words import refusal_of, saved_words, what_words


@pytest.fixture
def firm(tmp_path: Path, firm_clock: MovableClock) -> Iterator[Firm]:
    """A firm without a window."""
    with opened_firm(str(tmp_path / "everafter.db"), firm_clock) as opened:
        yield opened


def formats(firm: Firm) -> FirmFormats:
    return formats_of(firm.clock, None)


def test_a_visit_says_when_and_who_and_one_without_a_day_says_so(firm: Firm) -> None:
    client_id = firm.client("Ana Bell")
    assert what_words(get_job(firm.booked_job(client_id)).job, formats(firm)).endswith(", Luis")
    quoted = firm.everafter.jobs.quote(JobDraft(client_id, description="Stairs"))
    assert what_words(get_job(quoted).job, formats(firm)) == "no day yet"


def test_a_quote_and_a_visit_to_come_are_refused_and_one_of_today_is_not(firm: Firm) -> None:
    client_id = firm.client("Ana Bell")
    today = get_job(firm.booked_job(client_id)).job
    quoted = get_job(firm.everafter.jobs.quote(JobDraft(client_id, description="Stairs"))).job
    later = get_job(firm.booked_job(client_id, firm.clock.now() + timedelta(days=3))).job
    assert refusal_of(today, formats(firm)) == ""
    assert f"Job {quoted.number} is quoted; nothing was opened" in refusal_of(quoted, formats(firm))
    assert "still to come" in refusal_of(later, formats(firm))


def test_coming_late_and_a_good_without_words_are_said_after_saving(firm: Firm) -> None:
    sheet = get_sheet(firm.booked_job(firm.client("Ana Bell")))
    starts_at = sheet.job.starts_at
    assert starts_at is not None
    number = sheet.job.number
    on_time = FinishDraft(arrived_at=starts_at, answer="good", words="Fine")
    assert saved_words(sheet, on_time) == f"Sheet {number} is in."
    late = FinishDraft(arrived_at=starts_at + timedelta(minutes=25), answer="good")
    assert saved_words(sheet, late) == (
        f"Sheet {number} is in. Good, not yet asked: we ask tomorrow. 25 minutes late: noted as a small cut."
    )
