"""Everything for a day: the vans one after the other, each with its list and then its sheets."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from app.errors import NotFoundError
from app.papers.day_papers import DAY_PAPERS
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.jobs import get_job
from app.services.firm_drafts import PersonDraft
from tests.builders import Firm


def heads(firm: Firm, options: PrintOptions, day: date | None = None, van: str = "") -> list[str]:
    """What each page is: the van of a list, or the client of a sheet."""
    target = io.BytesIO()
    print_papers(firm.everafter, target, PaperRequest("day-papers", day=day, van=van), options)
    found = []
    for page in PdfReader(target).pages:
        text = page.extract_text()
        names = [name for name in ("First Fir", "Second Sorb", "Third Thorn") if name in text]
        found.append("list" if "Stays in the van" in text else " ".join(names))
    return found


@pytest.fixture
def jobs(firm: Firm) -> list[int]:
    """Two visits of van 2 and one of van 3, which leaves first by its name only afterwards."""
    ada = firm.everafter.firm.add_person(PersonDraft("Ada Ek", role="technician", van_name="van 3"))
    start = firm.clock.now()
    return [
        firm.booked_job(firm.client("First Fir"), start + timedelta(hours=3)),
        firm.booked_job(firm.client("Second Sorb"), start, technician_id=ada),
        firm.booked_job(firm.client("Third Thorn"), start + timedelta(hours=1)),
    ]


def test_each_van_has_its_list_and_then_its_sheets(firm: Firm, jobs: list[int]) -> None:
    assert len(jobs) == 3
    preview = PrintOptions(is_preview=True)
    assert heads(firm, preview) == ["list", "Third Thorn", "First Fir", "list", "Second Sorb"]
    assert heads(firm, preview, van="van 3") == ["list", "Second Sorb"]


def test_only_what_went_out_counts_as_printed(firm: Firm, jobs: list[int]) -> None:
    heads(firm, PrintOptions(is_preview=True))
    heads(firm, PrintOptions(is_not_marked=True))
    assert [get_job(job).sheet_printed_at for job in jobs] == [None] * 3
    heads(firm, PrintOptions())
    assert [get_job(job).sheet_printed_at for job in jobs] == [firm.clock.now()] * 3


def test_a_day_without_a_visit_says_so(firm: Firm) -> None:
    with pytest.raises(NotFoundError, match="nothing was printed"):
        heads(firm, PrintOptions())
    assert DAY_PAPERS.is_for_us
