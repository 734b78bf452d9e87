"""Certificates get their number once and are marked once their file is whole."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import NotAllowedError, NotFoundError, StorageError
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.jobs import get_job
from app.queries.loyalty import list_now
from app.queries.rewards import get_reward, list_due_certificates, list_due_rewards
from app.services.certificates import CertificateDraft
from tests.builders import Firm


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


def test_a_preview_marks_nothing(firm: Firm, loyal: int) -> None:
    job = firm.booked_job(loyal)
    print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-sheets"), PrintOptions(is_preview=True))
    assert get_job(job).sheet_printed_at is None
    print_papers(firm.everafter, io.BytesIO(), PaperRequest("certificates"), PrintOptions(is_preview=True))
    assert [row.number for row in list_due_certificates(firm.clock.today())] == [""]


def test_due_certificates_get_their_number_once_and_are_due_no_more(firm: Firm, loyal: int) -> None:
    target = io.BytesIO()
    result = print_papers(firm.everafter, target, PaperRequest("certificates", is_all_due=True))
    assert result.papers == 1
    reward = get_reward(result.reward_ids[0])
    assert (reward.client_id, reward.rule, reward.state, reward.number) == (loyal, "tenure", "printed", "2026-0001")
    assert "2026-0001" in text_of(target)
    assert list_due_certificates(firm.clock.today()) == []
    with pytest.raises(NotFoundError, match="No certificate is due"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("certificates", is_all_due=True))


def test_a_certificate_is_printed_again_with_the_number_it_has(firm: Firm, loyal: int) -> None:
    first = print_papers(firm.everafter, io.BytesIO(), PaperRequest("certificates"))
    target = io.BytesIO()
    again = print_papers(firm.everafter, target, PaperRequest("certificates", rewards=first.reward_ids))
    assert again.reward_ids == first.reward_ids
    assert "2026-0001" in text_of(target)


def test_a_held_certificate_waits_and_is_named(firm: Firm, loyal: int) -> None:
    firm.complaint(loyal)
    with pytest.raises(NotFoundError, match="1 waits until a complaint is put right"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("certificates"))
    held = [row.id for row in list_due_rewards(firm.clock.today()) if row.state == "held"]
    with pytest.raises(NotAllowedError):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("certificates", rewards=tuple(held)))


def test_a_file_appears_whole_or_not_at_all_and_only_then_counts_as_printed(
    firm: Firm, loyal: int, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    with pytest.raises(StorageError, match="no folder"):
        print_papers(firm.everafter, folder / "x.pdf", PaperRequest("certificates"))
    folder.mkdir()
    (folder / "x.pdf").mkdir()
    with pytest.raises(StorageError, match="stays as it is"):
        print_papers(firm.everafter, folder / "x.pdf", PaperRequest("certificates"))
    assert [each.name for each in folder.iterdir()] == ["x.pdf"]
    assert len(list_due_certificates(firm.clock.today())) == 1
    print_papers(firm.everafter, folder / "y.pdf", PaperRequest("certificates"))
    assert sorted(each.name for each in folder.iterdir()) == ["x.pdf", "y.pdf"]


def test_gifts_beyond_three_percent_of_the_income_are_told_and_printed_all_the_same(firm: Firm, loyal: int) -> None:
    firm.everafter.rewards.refresh()
    (due,) = list_due_certificates(firm.clock.today())
    assert due.client_id == loyal
    version = list_now(firm.clock.today(), firm.zone)[0].version
    firm.everafter.certificates.choose_words(due.id, version, CertificateDraft("A sofa, on us", 90_000))
    print_papers(firm.everafter, io.BytesIO(), PaperRequest("certificates", is_all_due=True))
    firm.clock.move_on(days=1)
    (warning,) = print_papers(
        firm.everafter, io.BytesIO(), PaperRequest("certificates", rewards=(due.id,)), PrintOptions(is_preview=True)
    ).warnings
    assert warning.startswith("Gifts of the last twelve months come to $900.00; three percent of the income would be $")
