"""The page of honest numbers from the database to the file."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import StorageError
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from tests.builders import Firm


def words_of(target: BytesIO | Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(target).pages)


def test_the_month_of_a_day_is_printed_with_its_misses_and_no_surname(firm: Firm, tmp_path: Path) -> None:
    client_id = firm.client("Margaret Alder", first_name="Margaret", last_name="Alder")
    firm.complaint(client_id)
    firm.clock.move_on(hours=5)
    file = tmp_path / "numbers.pdf"
    result = print_papers(firm.everafter, file, PaperRequest("honest-numbers", day=date(2026, 3, 20)))
    words = words_of(file)
    assert (result.pages, result.papers, result.warnings) == (1, 1, ())
    assert "March 2026" in words
    assert "1 clock ran out" in words
    assert "Margaret A." in words
    assert not any(part in words for part in ("Alder", "555", "Orchard", "Dana", "Luis", "Ben"))


def test_a_month_without_a_complaint_and_days_of_ones_own_have_a_page_too(firm: Firm) -> None:
    target = BytesIO()
    print_papers(firm.everafter, target, PaperRequest("honest-numbers"), PrintOptions("a4"))
    assert "No clock ran out" in words_of(target)
    assert round(float(PdfReader(target).pages[0].mediabox.width)) == 595
    target = BytesIO()
    print_papers(
        firm.everafter, target, PaperRequest("honest-numbers", day=date(2026, 2, 2), last_day=date(2026, 2, 9))
    )
    assert "February 2, 2026 to February 9, 2026" in words_of(target)


def test_nothing_is_left_where_it_cannot_be_written(firm: Firm, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nothing was printed"):
        print_papers(firm.everafter, tmp_path / "nowhere" / "numbers.pdf", PaperRequest("honest-numbers"))
    assert list(tmp_path.glob("*.p*")) == []


def test_the_month_page_of_a_day_is_printed_with_the_firms_own_answers(firm: Firm, tmp_path: Path) -> None:
    firm.everafter.firm.write_month_words(0, "Every Monday we play one call.")
    client = firm.client("Margaret Alder")
    firm.finished_job(client)
    firm.complaint(client)
    file = tmp_path / "month.pdf"
    result = print_papers(firm.everafter, file, PaperRequest("month-page", day=date(2026, 3, 20)))
    words = words_of(file)
    assert (result.pages, result.papers) == (1, 1)
    for part in ("March 2026", "Stronger people", "Every Monday we play one call.", "Stronger clients", "Rewards"):
        assert part in words
    assert "Alder" not in words
