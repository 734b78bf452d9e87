"""Thank-you notes come whole or not at all, settle what they thank for, and say who is left out."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import NotAllowedError, NotFoundError, StorageError
from app.models.clients import Client
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import mark_printed, print_papers
from app.queries.client_rows import TimelineFilter
from app.queries.jobs import get_job
from app.queries.rewards import get_reward
from app.queries.thanks_due import count_due_notes, list_due_notes
from app.queries.timeline import list_timeline
from tests.builders import Firm


def text_of(stream: io.BytesIO) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(stream).pages).split())


def number(client_id: int) -> int:
    return int(Client.get_by_id(client_id).number)


def due(firm: Firm) -> int:
    return count_due_notes(firm.clock.today())


def test_all_that_are_due_are_printed_once_and_a_preview_settles_nothing(firm: Firm) -> None:
    for name in ("Ana Bell", "Ned Oak"):
        firm.finished_job(firm.client(name))
    request = PaperRequest("thank-you-note", is_all_due=True)
    target = io.BytesIO()
    result = print_papers(firm.everafter, target, request, PrintOptions(is_preview=True))
    assert (result.papers, result.pages, due(firm)) == (2, 2, 2)
    assert "Thank you for having Luis with you on March 2, 2026." in text_of(target)
    assert print_papers(firm.everafter, io.BytesIO(), request).papers == 2
    with pytest.raises(NotFoundError, match="No thank-you note is due; nothing was printed"):
        print_papers(firm.everafter, io.BytesIO(), request)


def test_who_waits_for_a_complaint_is_said_and_refused_by_number(firm: Firm) -> None:
    ana, ned = firm.client("Ana Bell"), firm.client("Ned Oak")
    job = get_job(firm.finished_job(ana)).job
    firm.finished_job(ned)
    firm.complaint(ana)
    result = print_papers(firm.everafter, io.BytesIO(), PaperRequest("thank-you-note"))
    assert (result.papers, result.warnings) == (1, ("1 note waits until a complaint is put right: Ana Bell.",))
    target = io.BytesIO()
    with pytest.raises(NotFoundError, match="1 note waits until a complaint is put right: Ana Bell"):
        print_papers(firm.everafter, target, PaperRequest("thank-you-note"))
    with pytest.raises(NotAllowedError, match=f"Client {number(ana)} has an open complaint"):
        print_papers(firm.everafter, target, PaperRequest("thank-you-note", clients=(number(ana),)))
    with pytest.raises(NotAllowedError, match=f"The client of job {job.number} has an open complaint"):
        print_papers(firm.everafter, target, PaperRequest("thank-you-note", jobs=(job.number,)))
    assert target.getvalue() == b""


def test_a_visit_or_a_client_can_be_named_also_when_nothing_is_due(firm: Firm) -> None:
    ana = firm.client("Ana Bell")
    job = get_job(firm.finished_job(ana)).job
    firm.clock.move_on(days=90)
    assert due(firm) == 0
    assert print_papers(firm.everafter, io.BytesIO(), PaperRequest("thank-you-note", jobs=(job.number,))).job_ids == (
        job.id,
    )
    assert (
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("thank-you-note", clients=(number(ana),))).papers == 1
    )


def test_bad_numbers_are_one_sentence_and_write_nothing(firm: Firm) -> None:
    ana = firm.client("Ana Bell")
    booked = get_job(firm.booked_job(ana)).job
    gone = firm.client("Gone")
    Client.update(ended_reason="moved").where(Client.id == gone).execute()
    target = io.BytesIO()
    with pytest.raises(NotFoundError, match="There is no job 9999"):
        print_papers(firm.everafter, target, PaperRequest("thank-you-note", jobs=(9999,)))
    with pytest.raises(NotFoundError, match=f"Job {booked.number} is not finished"):
        print_papers(firm.everafter, target, PaperRequest("thank-you-note", jobs=(booked.number,)))
    with pytest.raises(NotFoundError, match="had no visit yet to thank for"):
        print_papers(firm.everafter, target, PaperRequest("thank-you-note", clients=(number(ana),)))
    with pytest.raises(NotAllowedError, match="no longer with us"):
        print_papers(firm.everafter, target, PaperRequest("thank-you-note", clients=(number(gone),)))
    assert target.getvalue() == b""


def test_a_file_that_cannot_be_written_settles_nothing(firm: Firm, tmp_path: Path) -> None:
    firm.finished_job(firm.client("Ana Bell"))
    with pytest.raises(StorageError):
        print_papers(firm.everafter, tmp_path / "nowhere" / "notes.pdf", PaperRequest("thank-you-note"))
    assert due(firm) == 1


def test_what_was_looked_at_is_settled_by_its_result_and_nothing_else(firm: Firm) -> None:
    ana, ned = firm.client("Ana Bell"), firm.client("Ned Oak")
    job = get_job(firm.finished_job(ana)).job
    request = PaperRequest("thank-you-note", is_all_due=True)
    result = print_papers(firm.everafter, io.BytesIO(), request, PrintOptions(is_not_marked=True))
    assert due(firm) == 1, "nothing counts as printed yet"
    firm.finished_job(ned)
    mark_printed(firm.everafter, "thank-you-note", result)
    assert [note.client_id for note in list_due_notes(firm.clock.today()).notes] == [ned]
    firm.clock.move_on(days=60)
    named = print_papers(
        firm.everafter, io.BytesIO(), PaperRequest("thank-you-note", jobs=(job.number,)), PrintOptions(is_preview=True)
    )
    before = len(list_timeline(ana, TimelineFilter.LETTERS, None))
    mark_printed(firm.everafter, "thank-you-note", named)
    assert len(list_timeline(ana, TimelineFilter.LETTERS, None)) == before + 1


def test_a_note_about_a_named_visit_settles_what_else_that_client_has_earned(firm: Firm) -> None:
    ana = firm.client("Ana Bell")
    for _visit in range(3):
        firm.finished_job(ana)
        firm.clock.move_on(days=40)
    last = firm.finished_job(ana)
    request = PaperRequest("thank-you-note", jobs=(get_job(last).job.number,))
    rewards = print_papers(firm.everafter, io.BytesIO(), request).reward_ids
    assert rewards
    assert [get_reward(each).state for each in rewards] == ["printed"] * len(rewards)
