"""Job sheets come whole or not at all, and only then count as printed."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from app.errors import NotFoundError, ValidationError
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.jobs import get_job
from tests.builders import Firm


def text_of(stream: io.BytesIO) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(stream).pages)


def test_sheets_of_today_are_printed_in_the_order_of_the_round_and_marked(firm: Firm) -> None:
    later = firm.booked_job(firm.client("Later Larkspur"), firm.clock.now() + timedelta(hours=5))
    sooner = firm.booked_job(firm.client("Sooner Sahlin"), firm.clock.now() + timedelta(hours=1))
    firm.booked_job(firm.client("Tomorrow Tapley"), firm.clock.now() + timedelta(days=1))
    target = io.BytesIO()
    result = print_papers(firm.everafter, target, PaperRequest("job-sheets"))
    assert (result.papers, result.pages, result.job_ids) == (2, 2, (later, sooner))
    words = text_of(target)
    assert words.index("Sooner Sahlin") < words.index("Later Larkspur")
    assert "Tomorrow Tapley" not in words
    assert get_job(sooner).sheet_printed_at == firm.clock.now()


def test_named_jobs_are_printed_and_missing_ones_told(firm: Firm) -> None:
    number = get_job(firm.booked_job(firm.client())).job.number
    result = print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-sheets", jobs=(number, 9999)))
    assert result.papers == 1
    assert result.warnings == ("There is no visit 9999.",)
    with pytest.raises(NotFoundError):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-sheets", jobs=(9999,)))


def test_a_visit_without_a_technician_is_told(firm: Firm) -> None:
    firm.booked_job(firm.client(), technician_id=None)
    result = print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-sheets"))
    assert result.warnings == ("1 sheet has no technician yet.",)


def test_paper_is_the_firms_own_unless_another_is_asked_for(firm: Firm) -> None:
    firm.booked_job(firm.client())
    widths = []
    for paper in (None, "A4", "letter"):
        target = io.BytesIO()
        print_papers(firm.everafter, target, PaperRequest("job-sheets"), PrintOptions(paper))
        widths.append(round(float(PdfReader(target).pages[0].mediabox.width)))
    assert widths == [612, 595, 612]
    with pytest.raises(ValidationError, match="napkin"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-sheets"), PrintOptions("napkin"))


def test_a_name_in_any_script_is_printed_and_what_no_font_has_is_told(firm: Firm) -> None:
    firm.booked_job(firm.client("佐藤 美咲"))
    assert print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-sheets")).missing_characters == ()
    firm.booked_job(firm.client("Ancient \U00012000"))
    result = print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-sheets"))
    assert result.missing_characters == ("\U00012000",)
    assert "\U00012000" in result.warnings[0]
