from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from app import papers
from app.errors import NotAllowedError, NotFoundError, StorageError, ValidationError
from app.queries.jobs import get_job
from app.queries.rewards import get_reward, list_due_certificates, list_due_rewards
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock


@pytest.fixture
def firm(database_address: str, firm_clock: MovableClock) -> Iterator[Firm]:
    with opened_firm(database_address, firm_clock) as opened:
        yield opened


@pytest.fixture
def loyal(firm: Firm) -> int:
    """A client whose first visit is a year ago today."""
    client = firm.client("Ana Bell")
    firm.clock.move_on(days=-365)
    firm.finished_job(client)
    firm.clock.move_on(days=365)
    return client


def text_of(stream: io.BytesIO) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(stream).pages)


def test_sheets_of_today_are_printed_in_the_order_of_the_round_and_marked(firm: Firm) -> None:
    later = firm.booked_job(firm.client("Later Larkspur"), firm.clock.now() + timedelta(hours=5))
    sooner = firm.booked_job(firm.client("Sooner Sahlin"), firm.clock.now() + timedelta(hours=1))
    firm.booked_job(firm.client("Tomorrow Tapley"), firm.clock.now() + timedelta(days=1))
    target = io.BytesIO()
    result = papers.print_job_sheets(firm.everafter, target)
    assert (result.papers, result.pages, result.job_ids) == (2, 2, (later, sooner))
    words = text_of(target)
    assert words.index("Sooner Sahlin") < words.index("Later Larkspur")
    assert "Tomorrow Tapley" not in words
    assert get_job(sooner).sheet_printed_at == firm.clock.now()


def test_a_preview_marks_nothing(firm: Firm, loyal: int) -> None:
    job = firm.booked_job(loyal)
    papers.print_job_sheets(firm.everafter, io.BytesIO(), is_preview=True)
    assert get_job(job).sheet_printed_at is None
    papers.print_certificates(firm.everafter, io.BytesIO(), is_preview=True)
    assert [row.number for row in list_due_certificates(firm.clock.today())] == [""]


def test_due_certificates_get_their_number_once_and_are_due_no_more(firm: Firm, loyal: int) -> None:
    target = io.BytesIO()
    result = papers.print_certificates(firm.everafter, target, all_due=True)
    assert result.papers == 1
    reward = get_reward(result.reward_ids[0])
    assert (reward.client_id, reward.rule, reward.state, reward.number) == (loyal, "tenure", "printed", "2026-0001")
    assert "2026-0001" in text_of(target)
    assert list_due_certificates(firm.clock.today()) == []
    with pytest.raises(NotFoundError, match="No certificate is due"):
        papers.print_certificates(firm.everafter, io.BytesIO(), all_due=True)


def test_a_certificate_is_printed_again_with_the_number_it_has(firm: Firm, loyal: int) -> None:
    first = papers.print_certificates(firm.everafter, io.BytesIO())
    target = io.BytesIO()
    again = papers.print_certificates(firm.everafter, target, reward_ids=first.reward_ids)
    assert again.reward_ids == first.reward_ids
    assert "2026-0001" in text_of(target)


def test_a_held_certificate_waits_and_is_named(firm: Firm, loyal: int) -> None:
    firm.complaint(loyal)
    with pytest.raises(NotFoundError, match="1 waits until a complaint is put right"):
        papers.print_certificates(firm.everafter, io.BytesIO())
    held = [row.id for row in list_due_rewards(firm.clock.today()) if row.state == "held"]
    with pytest.raises(NotAllowedError):
        papers.print_certificates(firm.everafter, io.BytesIO(), reward_ids=held)


def test_a_file_appears_whole_or_not_at_all_and_only_then_counts_as_printed(
    firm: Firm, loyal: int, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    with pytest.raises(StorageError, match="no folder"):
        papers.print_certificates(firm.everafter, folder / "x.pdf")
    folder.mkdir()
    (folder / "x.pdf").mkdir()
    with pytest.raises(StorageError, match="could not be written"):
        papers.print_certificates(firm.everafter, folder / "x.pdf")
    assert [each.name for each in folder.iterdir()] == ["x.pdf"]
    assert len(list_due_certificates(firm.clock.today())) == 1
    papers.print_certificates(firm.everafter, folder / "y.pdf")
    assert sorted(each.name for each in folder.iterdir()) == ["x.pdf", "y.pdf"]


def test_named_jobs_are_printed_and_missing_ones_told(firm: Firm) -> None:
    number = get_job(firm.booked_job(firm.client())).job.number
    result = papers.print_job_sheets(firm.everafter, io.BytesIO(), job_numbers=[number, 9999])
    assert result.papers == 1
    assert result.warnings == ("There is no visit 9999.",)
    with pytest.raises(NotFoundError):
        papers.print_job_sheets(firm.everafter, io.BytesIO(), job_numbers=[9999])


def test_a_visit_without_a_technician_is_told(firm: Firm) -> None:
    firm.booked_job(firm.client(), technician_id=None)
    result = papers.print_job_sheets(firm.everafter, io.BytesIO())
    assert result.warnings == ("1 sheet has no technician yet.",)


def test_paper_is_the_firms_own_unless_another_is_asked_for(firm: Firm) -> None:
    firm.booked_job(firm.client())
    widths = []
    for paper in (None, "A4", "letter"):
        target = io.BytesIO()
        papers.print_job_sheets(firm.everafter, target, paper=paper)
        widths.append(round(float(PdfReader(target).pages[0].mediabox.width)))
    assert widths == [612, 595, 612]
    with pytest.raises(ValidationError, match="napkin"):
        papers.print_job_sheets(firm.everafter, io.BytesIO(), paper="napkin")


def test_a_name_in_any_script_is_printed_and_what_no_font_has_is_told(firm: Firm) -> None:
    firm.booked_job(firm.client("佐藤 美咲"))
    assert papers.print_job_sheets(firm.everafter, io.BytesIO()).missing_characters == ()
    firm.booked_job(firm.client("Ancient \U00012000"))
    result = papers.print_job_sheets(firm.everafter, io.BytesIO())
    assert result.missing_characters == ("\U00012000",)
    assert "\U00012000" in result.warnings[0]
