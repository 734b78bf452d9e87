"""Day lists come for each van of a day or for one; private notes are on them and on no other paper."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import NotFoundError
from app.papers.paper_files import PrintResult
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.client_card import get_client
from app.queries.firm import PRINTED_CODES
from app.queries.jobs import get_job
from app.services.drafts import FactDraft
from app.services.firm_drafts import PersonDraft
from app.services.place_drafts import AccessCodeDraft
from tests.builders import Firm


def printed(firm: Firm, van: str = "", day: date | None = None) -> tuple[PrintResult, str]:
    target = io.BytesIO()
    result = print_papers(firm.everafter, target, PaperRequest("day-list", day=day, van=van), PrintOptions())
    return result, "\n".join(page.extract_text() for page in PdfReader(target).pages)


def two_vans(firm: Firm) -> int:
    ada = firm.everafter.firm.add_person(PersonDraft("Ada Ek", role="technician", van_name="van 3"))
    firm.booked_job(firm.client("First Fir"), technician_id=ada)
    firm.booked_job(firm.client("Bare Birch"), technician_id=None)
    secret = FactDraft("SENTINEL grudge", is_private=True)
    return firm.booked_job(firm.client("Second Sahlin", facts=(secret,)))


def test_each_van_gets_a_list_of_today_and_nothing_is_marked(firm: Firm) -> None:
    job = two_vans(firm)
    result, words = printed(firm)
    assert (result.papers, result.pages) == (3, 3)
    assert words.index("Second Sahlin") < words.index("First Fir") < words.index("Bare Birch")
    assert result.warnings == ("1 visit has no van yet.",)
    assert get_job(job).sheet_printed_at is None


def test_private_notes_are_on_the_day_list_and_not_on_the_sheet(firm: Firm) -> None:
    two_vans(firm)
    assert "SENTINEL" in printed(firm)[1]
    sheets = io.BytesIO()
    print_papers(firm.everafter, sheets, PaperRequest("job-sheets"))
    assert "SENTINEL" not in "\n".join(page.extract_text() for page in PdfReader(sheets).pages)


def test_a_code_is_in_the_file_only_where_the_firm_and_the_code_itself_allow_it(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    site = get_client(client_id, firm.clock.now(), firm.zone).sites[0]
    firm.everafter.access_codes.add(site.id, AccessCodeDraft("Gate", "4711-OPEN", may_print=True))
    firm.everafter.access_codes.add(site.id, AccessCodeDraft("Safe", "0815-SHUT"))
    firm.booked_job(client_id)
    assert not {"4711", "0815"} & set(printed(firm)[1].replace("-", " ").split())
    firm.everafter.firm.save_setting(PRINTED_CODES, True)
    words = printed(firm)[1]
    assert ("Gate: 4711-OPEN" in words, "0815" in words) == (True, False)


def test_a_complaint_about_who_drives_there_is_told_by_a_person(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    firm.complaint(client_id, "He was rude to my mother", category="rude_or_unsafe", job_id=job_id)
    firm.booked_job(client_id)
    words = printed(firm)[1]
    assert "Open complaint" in words
    assert "Speak with Dana before you go there" in words
    assert "rude" not in words


def test_one_van_alone_has_its_list_and_its_sheets(firm: Firm) -> None:
    two_vans(firm)
    result, words = printed(firm, van="VAN 3")
    assert (result.papers, "First Fir" in words, "Second Sahlin" in words) == (1, True, False)
    sheets = io.BytesIO()
    assert print_papers(firm.everafter, sheets, PaperRequest("job-sheets", van="van 3")).papers == 1
    assert "First Fir" in PdfReader(sheets).pages[0].extract_text()


def test_no_such_van_and_no_visit_are_one_sentence_and_no_file(firm: Firm, tmp_path: Path) -> None:
    two_vans(firm)
    with pytest.raises(NotFoundError, match="There is no van “van 9”; ours are van 2, van 3"):
        printed(firm, van="van 9")
    with pytest.raises(NotFoundError, match="no van “van 9”"):
        print_papers(firm.everafter, tmp_path / "x.pdf", PaperRequest("job-sheets", van="van 9"))
    with pytest.raises(NotFoundError, match="There is no visit on 2026-03-09; nothing was printed"):
        printed(firm, day=date(2026, 3, 9))
    firm.clock.move_to(datetime(2026, 3, 9, 9))
    with pytest.raises(NotFoundError, match="van 2 has no visit on 2026-03-09; nothing was printed"):
        print_papers(firm.everafter, tmp_path / "x.pdf", PaperRequest("job-sheets", van="van 2"))
    assert list(tmp_path.glob("x.pdf*")) == []
