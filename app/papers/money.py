"""Printing invoices and statements, as window and command line share it.

Printing is what issues an invoice: its number is given out first, so that the paper can say it, and stays. A preview
shows a draft and gives none out. Statements mark nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.invoice import write_invoices
from app.documents.statement import write_statements
from app.errors import NotFoundError
from app.everafter import Everafter
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
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


def _make_invoices(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions
) -> PrintResult:
    """The invoices of named jobs, of a client (those waiting, else the newest again), or of all jobs that wait.

    A job waits when it is done, something is owed for it and it has no invoice in force; what was issued before is
    printed again as it was. Invoices and credit notes that are named are printed as they were issued, void ones too.
    Raises NotAllowedError for a job that is not done or costs nothing; then nothing was issued.
    """
    size = paper_size(options.paper)
    jobs, chosen = _chosen(request)
    if not jobs and not chosen:
        raise NotFoundError(_("No invoice waits to be printed; nothing was printed."))
    if jobs and not options.is_preview and not everafter.is_read_only:
        chosen, jobs = [*everafter.invoices.issue(jobs), *chosen], []
    rows = [*_drafts(everafter, jobs), *_issued(everafter, chosen)]
    with whole_file(target) as stream:
        made = write_invoices(rows, get_letterhead(), size, stream, options.progress)
    return print_result(made, invoice_ids=tuple(chosen))


def _make_statements(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions
) -> PrintResult:
    """The statements of clients, or of everyone who owes something; the day is where it begins, twelve months ago else.

    Raises NotFoundError when nobody owes anything.
    """
    size = paper_size(options.paper)
    today, zone = everafter.clock.today(), everafter.clock.zone
    ids: Sequence[int] = [get_client_id(number) for number in request.clients]
    if not request.clients:
        ids = read_what_is_owed(today, zone).client_ids
    if not ids:
        raise NotFoundError(_("Nobody owes anything; no statement was printed."))
    rows = list_statements(ids, today, zone, request.day)
    with whole_file(target) as stream:
        made = write_statements(rows, get_letterhead(), size, stream, options.progress)
    return print_result(made, client_ids=tuple(ids))


def _chosen(request: PaperRequest) -> tuple[list[int], list[int]]:
    """The ids of the jobs meant, and of invoices to print again."""
    if request.invoices:
        return [], list(request.invoices)
    if request.jobs:
        return [get_job_id(number) for number in dict.fromkeys(request.jobs)], []
    client_id = get_client_id(request.client) if request.client is not None else None
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


INVOICES = PaperKind(
    name="invoice",
    title=lambda: _("Invoices"),
    count_words=lambda count: ngettext("{count} invoice", "{count} invoices", count).format(count=count),
    ways=frozenset({"job", "client", "all-due"}),
    ways_words=lambda: _("Invoices are chosen by --job, --client or --all-due"),
    make=_make_invoices,
    gives_numbers=True,
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
    posted_words=lambda: _("Statement"),
)
