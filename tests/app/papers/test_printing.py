"""What goes through the one door is whole before it counts as printed, and a firm that is only read stays as it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from app.errors import StorageError, ValidationError
from app.everafter import open_read_only
from app.models.base import database_proxy
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import mark_printed, print_papers
from app.queries.jobs import get_job
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock

SHEETS = PaperRequest("job-sheets")


def test_only_what_is_whole_and_for_good_counts_as_printed(firm: Firm, tmp_path: Path) -> None:
    job_id = firm.booked_job(firm.client("Ana Ruiz"))
    with pytest.raises(StorageError):
        print_papers(firm.everafter, tmp_path / "nowhere" / "x.pdf", SHEETS)
    with pytest.raises(ValidationError, match="napkin"):
        print_papers(firm.everafter, io.BytesIO(), SHEETS, PrintOptions("napkin"))
    for options in (PrintOptions(is_preview=True), PrintOptions(is_not_marked=True)):
        assert print_papers(firm.everafter, io.BytesIO(), SHEETS, options).papers == 1
        assert get_job(job_id).sheet_printed_at is None
    print_papers(firm.everafter, io.BytesIO(), SHEETS)
    assert get_job(job_id).sheet_printed_at == firm.clock.now()


def test_what_was_not_marked_is_marked_once_it_is_out(firm: Firm) -> None:
    job_id = firm.booked_job(firm.client("Ana Ruiz"))
    result = print_papers(firm.everafter, io.BytesIO(), SHEETS, PrintOptions(is_not_marked=True))
    mark_printed(firm.everafter, SHEETS.kind, result)
    assert get_job(job_id).sheet_printed_at == firm.clock.now()


def test_a_desk_that_only_reads_prints_and_marks_nothing(database_address: str, firm_clock: MovableClock) -> None:
    with opened_firm(database_address, firm_clock) as firm:
        job_id = firm.booked_job(firm.client("Ana Ruiz"))
        desk = database_proxy.obj
        looking = open_read_only(database_address, clock=firm_clock)
        assert print_papers(looking, io.BytesIO(), SHEETS).papers == 1
        looking.close()
        database_proxy.initialize(desk)
        assert get_job(job_id).sheet_printed_at is None
