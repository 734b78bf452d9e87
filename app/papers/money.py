"""Printing invoices and statements, as window and command line share it.

Printing is what issues an invoice: its number is given out first, so that the paper can say it, and stays. A preview
shows a draft and gives none out. Statements mark nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from app.documents.invoice import write_invoices
from app.documents.statement import write_statements
from app.errors import NotFoundError
from app.everafter import Everafter
from app.jobs import JobProgress
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions, mark_nothing
from app.papers.paper_request import PaperRequest
from app.queries.invoice_papers import draft_invoice, get_invoice_paper, list_invoice_papers
from app.queries.invoice_rows import InvoicePaperRow
from app.queries.invoices import find_live_invoice, list_invoices_of_client, list_jobs_without_invoice
from app.queries.owed import read_what_is_owed
from app.queries.paper_choice import get_client_id, get_job_id
from app.queries.papers import get_letterhead
from app.queries.statements import list_statements
from app.translations import gettext as _
from app.translations import ngettext


def print_invoices(
    everafter: Everafter,
    target: BinaryIO | Path,
    *,
    job_numbers: Sequence[int] | None = None,
    client_number: int | None = None,
    invoice_ids: Sequence[int] | None = None,
    paper: str | None = None,
    progress: JobProgress | None = None,
    is_preview: bool = False,
) -> PrintResult:
    """The invoices of named jobs, of a client (those waiting, else the newest again), or of all jobs that wait.

    A job waits when it is done, something is owed for it and it has no invoice in force; what was issued before is
    printed again as it was. `invoice_ids` prints invoices and credit notes that were issued, void ones too. A path is
    written beside its place and appears whole. NotFoundError when there is nothing to print, NotAllowedError for a job
    that is not done or costs nothing; then nothing was issued.
    """
    size = paper_size(paper)
    chosen = list(invoice_ids) if invoice_ids is not None else []
    jobs: list[int] = []
    if invoice_ids is None:
        jobs, chosen = _chosen(job_numbers, client_number)
    if not jobs and not chosen:
        raise NotFoundError(_("No invoice waits to be printed; nothing was printed."))
    if jobs and not is_preview and not everafter.is_read_only:
        chosen, jobs = [*everafter.invoices.issue(jobs), *chosen], []
    rows = [*_drafts(everafter, jobs), *_issued(everafter, chosen)]
    with whole_file(target) as stream:
        made = write_invoices(rows, get_letterhead(), size, stream, progress)
    return print_result(made, invoice_ids=tuple(chosen))


def print_statements(
    everafter: Everafter,
    target: BinaryIO | Path,
    *,
    client_numbers: Sequence[int] | None = None,
    day: date | None = None,
    paper: str | None = None,
    progress: JobProgress | None = None,
) -> PrintResult:
    """The statements of clients, or of everyone who owes something; `day` is where it begins, twelve months ago else.

    A path is written beside its place and appears whole. NotFoundError when nobody owes anything.
    """
    size = paper_size(paper)
    today, zone = everafter.clock.today(), everafter.clock.zone
    if client_numbers is not None:
        ids: Sequence[int] = [get_client_id(number) for number in client_numbers]
    else:
        ids = read_what_is_owed(today, zone).client_ids
    if not ids:
        raise NotFoundError(_("Nobody owes anything; no statement was printed."))
    rows = list_statements(ids, today, zone, day)
    with whole_file(target) as stream:
        made = write_statements(rows, get_letterhead(), size, stream, progress)
    return print_result(made, client_ids=tuple(ids))


def _chosen(job_numbers: Sequence[int] | None, client_number: int | None) -> tuple[list[int], list[int]]:
    """The ids of the jobs meant, and of invoices to print again."""
    if job_numbers is not None:
        return [get_job_id(number) for number in dict.fromkeys(job_numbers)], []
    client_id = get_client_id(client_number) if client_number is not None else None
    waiting = [row.job_id for row in list_jobs_without_invoice(client_id)]
    if waiting or client_id is None:
        return waiting, []
    issued = [row.id for row in list_invoices_of_client(client_id) if not row.is_void]
    return [], issued[-1:]


def _drafts(everafter: Everafter, job_ids: Sequence[int]) -> list[InvoicePaperRow]:
    """The invoices of these jobs as they will be issued."""
    today, zone = everafter.clock.today(), everafter.clock.zone
    rows = []
    for job_id in job_ids:
        live = find_live_invoice(job_id)
        rows.append(draft_invoice(job_id, today, zone) if live is None else get_invoice_paper(live.id, today, zone))
    return rows


def _issued(everafter: Everafter, invoice_ids: Sequence[int]) -> list[InvoicePaperRow]:
    return list_invoice_papers(invoice_ids, everafter.clock.today(), everafter.clock.zone)


def _make_invoices(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions
) -> PrintResult:
    return print_invoices(
        everafter,
        target,
        job_numbers=request.jobs or None,
        client_number=request.client,
        invoice_ids=request.invoices or None,
        paper=options.paper,
        progress=options.progress,
        is_preview=options.is_preview,
    )


def _make_statements(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions
) -> PrintResult:
    return print_statements(
        everafter,
        target,
        client_numbers=request.clients or None,
        day=request.day,
        paper=options.paper,
        progress=options.progress,
    )


INVOICES = PaperKind(
    name="invoice",
    title=lambda: _("Invoices"),
    count_words=lambda count: ngettext("{count} invoice", "{count} invoices", count).format(count=count),
    ways=frozenset({"job", "client", "all-due"}),
    ways_words=lambda: _("Invoices are chosen by --job, --client or --all-due"),
    make=_make_invoices,
    gives_numbers=True,
    mark=mark_nothing,
    posted_words=lambda: _("Invoice"),
    own_words="invoice",
)
STATEMENTS = PaperKind(
    name="statement",
    title=lambda: _("Statements"),
    count_words=lambda count: ngettext("{count} statement", "{count} statements", count).format(count=count),
    ways=frozenset({"client", "all-due"}),
    ways_words=lambda: _("Statements are chosen by --client or --all-due"),
    make=_make_statements,
    mark=mark_nothing,
    posted_words=lambda: _("Statement"),
)
