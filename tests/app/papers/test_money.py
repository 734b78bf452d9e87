"""Invoices and statements as window and command line print them."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import NotAllowedError, NotFoundError, StorageError
from app.models.clients import Client
from app.models.invoices import Invoice
from app.models.jobs import Job
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.invoices import list_invoices_of_job
from app.services.drafts import PaymentDraft
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm


def words_of(file: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


def number_of(job_id: int) -> int:
    return Job.get_by_id(job_id).number


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "paper.pdf"


def test_printing_issues_once_and_prints_the_same_again(firm: Firm, target: Path) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    for _time in range(2):
        result = print_papers(firm.everafter, target, PaperRequest("invoice", jobs=(number_of(job_id),)))
        assert (result.pages, result.papers) == (1, 1)
        assert "Invoice INV-2026-0001" in words_of(target)
    assert Invoice.select().count() == 1


def test_a_preview_is_a_draft_and_issues_nothing(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    stream = io.BytesIO()
    print_papers(
        firm.everafter, stream, PaperRequest("invoice", jobs=(number_of(job_id),)), PrintOptions(is_preview=True)
    )
    assert "not issued yet" in PdfReader(stream).pages[0].extract_text()
    assert Invoice.select().count() == 0


def test_all_that_wait_come_at_once_and_then_none_waits(firm: Firm, target: Path) -> None:
    jobs = [firm.finished_job(firm.client()) for _each in range(3)]
    firm.everafter.payments.take(jobs[0], version_of(jobs[0]), PaymentDraft("card", 15_000))
    assert print_papers(firm.everafter, target, PaperRequest("invoice")).papers == 2
    target.unlink()
    with pytest.raises(NotFoundError, match="No invoice waits"):
        print_papers(firm.everafter, target, PaperRequest("invoice"))
    assert not target.exists()


def test_a_client_gets_what_waits_and_else_the_newest_again(firm: Firm, target: Path) -> None:
    client_id = firm.client("Ana Ruiz")
    number = Client.get_by_id(client_id).number
    with pytest.raises(NotFoundError):
        print_papers(firm.everafter, target, PaperRequest("invoice", clients=(number,)))
    firm.finished_job(client_id)
    firm.finished_job(client_id)
    assert print_papers(firm.everafter, target, PaperRequest("invoice", clients=(number,))).papers == 2
    assert print_papers(firm.everafter, target, PaperRequest("invoice", clients=(number,))).papers == 1
    assert "INV-2026-0002" in words_of(target)


def test_a_void_invoice_prints_void(firm: Firm, target: Path) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    firm.everafter.invoices.issue([job_id])
    row = list_invoices_of_job(job_id)[0]
    firm.everafter.invoices.void(row.id, row.version, "Wrong name")
    print_papers(firm.everafter, target, PaperRequest("invoice", invoices=(row.id,)))
    assert "VOID" in words_of(target)


def test_a_wrong_number_or_place_issues_nothing(firm: Firm, target: Path) -> None:
    client_id = firm.client("Ana Ruiz")
    done, booked = firm.finished_job(client_id), firm.booked_job(client_id)
    with pytest.raises(NotFoundError, match="There is no job 9"):
        print_papers(firm.everafter, target, PaperRequest("invoice", jobs=(number_of(done), 9)))
    with pytest.raises(NotAllowedError, match="not finished"):
        print_papers(firm.everafter, target, PaperRequest("invoice", jobs=(number_of(done), number_of(booked))))
    with pytest.raises(NotFoundError, match="There is no client 9"):
        print_papers(firm.everafter, target, PaperRequest("statement", clients=(9,)))
    assert Invoice.select().count() == 0
    assert not target.exists()
    with pytest.raises(StorageError):
        print_papers(
            firm.everafter,
            target.parent / "none" / "paper.pdf",
            PaperRequest("statement", clients=(_number(client_id),)),
        )


def test_statements_of_one_client_and_of_all_who_owe(firm: Firm, target: Path) -> None:
    ana = firm.client("Ana Ruiz")
    with pytest.raises(NotFoundError, match="Nobody owes"):
        print_papers(firm.everafter, target, PaperRequest("statement"))
    print_papers(firm.everafter, target, PaperRequest("statement", clients=(_number(ana),)))
    assert "Nothing is left to pay" in words_of(target)
    firm.finished_job(ana)
    firm.finished_job(firm.client("Ben Ali"))
    result = print_papers(firm.everafter, target, PaperRequest("statement"), PrintOptions("a4"))
    assert (result.papers, result.pages) == (2, 2)
    assert {"Ana Ruiz", "Ben Ali"} <= set(words_of(target).split("\n"))


def _number(client_id: int) -> int:
    return Client.get_by_id(client_id).number


def test_an_invoice_ends_with_thanks_and_the_month_of_the_next_care(firm: Firm, target: Path) -> None:
    """S4.13: whatever a client asks of their bill, the last words are not about money."""
    client = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client)
    print_papers(firm.everafter, target, PaperRequest("invoice", jobs=(number_of(job_id),)))
    assert "Thank you for having us, Ana." in words_of(target)
    assert "Around March 2027" in words_of(target)
    firm.booked_job(client, firm.clock.now() + timedelta(days=30))
    print_papers(firm.everafter, target, PaperRequest("invoice", jobs=(number_of(job_id),)))
    assert "We see each other again on April 1, 2026." in words_of(target)
