"""Making, saving and marking, as the worker does it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import Cancelled
from app.jobs import JobProgress
from app.papers.paper_request import PaperRequest
from app.queries.jobs import get_job
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from ui.print_preview.paper_making import (
    MOST_IN_THE_THREAD,
    FewPapersProgress,
    PaperOrder,
    TooManyPapersError,
    copy_papers,
    count_papers,
    make_papers,
    mark_papers,
)


@pytest.fixture
def firm(tmp_path: Path, firm_clock: MovableClock) -> Iterator[Firm]:
    with opened_firm(str(tmp_path / "everafter.db"), firm_clock) as opened:
        yield opened


def test_papers_are_made_to_look_at_and_marked_on_their_own(firm: Firm, tmp_path: Path) -> None:
    job = firm.booked_job(firm.client(), firm.clock.now() + timedelta(hours=2))
    order = PaperOrder(PaperRequest("job-sheets"), tmp_path / "sheets.pdf", "a4", is_final=True)
    made = make_papers(firm.everafter, order, JobProgress())
    assert (made.result.papers, [round(side) for side in made.sizes[0]]) == (1, [595, 842])
    assert get_job(job).sheet_printed_at is None
    mark_papers(firm.everafter, made, JobProgress())
    assert get_job(job).sheet_printed_at == firm.clock.now()


def test_nothing_due_is_a_reason_and_no_file(firm: Firm, tmp_path: Path) -> None:
    made = make_papers(firm.everafter, PaperOrder(PaperRequest("invoice"), tmp_path / "x.pdf"), JobProgress())
    assert made.reason == "No invoice waits to be printed; nothing was printed."
    assert list(tmp_path.glob("x.pdf*")) == []


def test_too_many_papers_are_not_drawn_in_the_thread() -> None:
    few = FewPapersProgress(JobProgress())
    few.step(1, MOST_IN_THE_THREAD)
    with pytest.raises(TooManyPapersError):
        few.step(1, MOST_IN_THE_THREAD + 1)


def test_papers_are_counted_at_a_glance(firm: Firm) -> None:
    for hours in (1, 3):
        firm.booked_job(firm.client(), firm.clock.now() + timedelta(hours=hours))
    assert count_papers(PaperRequest("job-sheets"), firm.clock) == 2
    assert count_papers(PaperRequest("job-sheets", jobs=(1, 2, 3)), firm.clock) == 3
    assert count_papers(PaperRequest("invoice"), firm.clock) == 0


def test_a_cancelled_copy_leaves_what_was_there(tmp_path: Path) -> None:
    file, target = tmp_path / "made.pdf", tmp_path / "saved.pdf"
    file.write_bytes(b"%PDF new")
    target.write_bytes(b"%PDF old")
    progress = JobProgress()
    progress.cancel_flag.cancel()
    with pytest.raises(Cancelled):
        copy_papers(file, target, progress)
    assert target.read_bytes() == b"%PDF old"
    copy_papers(file, target, JobProgress())
    assert target.read_bytes() == b"%PDF new"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["made.pdf", "saved.pdf"]
