"""What must never happen here is a list of the firm's own, and an item added is on the next sheet (S3.12)."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from app.errors import NotFoundError, ValidationError
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.jobs import get_job
from app.queries.never_here import list_never_here, list_sheet_checks
from tests.builders import Firm


def test_an_item_added_is_on_the_next_sheet_and_off_it_when_unticked(firm: Firm, tmp_path: Path) -> None:
    job_id = firm.booked_job(firm.client("Ana Ruiz"))
    number = get_job(job_id).job.number

    def printed() -> str:
        file = tmp_path / "sheet.pdf"
        print_papers(firm.everafter, file, PaperRequest("job-sheets", jobs=(number,)), PrintOptions(is_preview=True))
        pages = pypdf.PdfReader(file).pages
        assert len(pages) == 1
        return " ".join(pages[0].extract_text().split())

    assert "Never here" not in printed()
    item = firm.everafter.never_here.add("Nobody is talked down to")
    assert "Nobody is talked down to" in printed()
    firm.everafter.never_here.change(item, "Nobody is talked down to", is_on_sheet=False)
    assert "talked down" not in printed()
    firm.everafter.history.undo()
    assert "talked down" in printed()
    firm.everafter.never_here.archive(item)
    assert list_never_here() == []


def test_the_sheet_holds_six_of_the_list(firm: Firm) -> None:
    for number in range(8):
        firm.everafter.never_here.add(f"Thing {number}")
    assert list_sheet_checks() == tuple(f"Thing {number}" for number in range(2, 8))


def test_what_cannot_stand_on_the_list_is_one_sentence(firm: Firm) -> None:
    for words in ("", "x" * 121):
        with pytest.raises(ValidationError):
            firm.everafter.never_here.add(words)
    with pytest.raises(NotFoundError):
        firm.everafter.never_here.change(999, "Thing", is_on_sheet=True)
