"""`everafter print`: papers into a PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from app.command_line.desk import Desk, with_desk
from app.complaint_papers import print_complaint_pages, print_recovery_letters
from app.errors import EverafterError, NotFoundError
from app.everafter import Everafter
from app.money_papers import print_invoices, print_statements
from app.paper_files import PrintResult
from app.papers import print_certificates, print_job_sheets
from app.report_papers import print_honest_numbers
from app.translations import gettext as _
from app.translations import ngettext

_LATER_PAPERS = (
    "day-list",
    "job-report",
    "care-card",
    "visit-card",
    "thank-you-note",
    "client-list",
    "month-page",
    "key-card",
)
_SHEETS, _CERTIFICATES = "job-sheets", "certificates"
_LETTER, _PAGE = "recovery-letter", "complaint-page"
_HONEST = "honest-numbers"
_INVOICE, _STATEMENT = "invoice", "statement"
_NOW = (_SHEETS, _CERTIFICATES, _LETTER, _PAGE, _HONEST, _INVOICE, _STATEMENT)
# How each paper is chosen, and the sentence for any other way.
_WAYS: Mapping[str, tuple[frozenset[str], Callable[[], str]]] = {
    _SHEETS: (
        frozenset({"date", "job", "client", "complaint"}),
        lambda: _("Job sheets are chosen by --date, --job, --client or --complaint"),
    ),
    _CERTIFICATES: (
        frozenset({"date", "client", "all-due"}),
        lambda: _("Certificates are chosen by --client, --date or --all-due"),
    ),
    _LETTER: (
        frozenset({"complaint", "client", "all-due"}),
        lambda: _("Recovery letters are chosen by --complaint, --client or --all-due"),
    ),
    _PAGE: (
        frozenset({"complaint", "client"}),
        lambda: _("Complaint pages are chosen by --complaint or --client; without a number all open ones are printed"),
    ),
    _INVOICE: (
        frozenset({"job", "client", "all-due"}),
        lambda: _("Invoices are chosen by --job, --client or --all-due"),
    ),
    _STATEMENT: (
        frozenset({"client", "all-due"}),
        lambda: _("Statements are chosen by --client or --all-due"),
    ),
    _HONEST: (
        frozenset({"date"}),
        lambda: _("Honest numbers are chosen by --date, a day of their month; this month if left out"),
    ),
}


@click.command("print")
@click.argument("what", metavar="WHAT", type=click.Choice((*_NOW, *_LATER_PAPERS)))
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help=_("The day, today if left out; honest-numbers takes its month."),
)
@click.option(
    "--job", "jobs", type=int, multiple=True, metavar="N", help=_("The number of a job; may come several times.")
)
@click.option("--client", type=int, metavar="N", help=_("The number of a client."))
@click.option("--complaint", type=int, metavar="N", help=_("The number of a complaint."))
@click.option("--all-due", is_flag=True, help=_("Everything of that kind that is due."))
@click.option(
    "--paper", type=click.Choice(("a4", "letter"), case_sensitive=False), help=_("The firm's own if left out.")
)
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("The PDF to write."),
)
@with_desk
def print_papers(
    desk: Desk,
    what: str,
    day: datetime | None,
    jobs: tuple[int, ...],
    client: int | None,
    complaint: int | None,
    all_due: bool,
    paper: str | None,
    target: Path,
) -> None:
    """Print papers into a PDF file."""
    _refuse_what_is_not_there_yet(what)
    ways = {
        "job": jobs,
        "client": client is not None,
        "complaint": complaint is not None,
        "all-due": all_due,
        "date": day,
    }
    _check_choice(what, {way for way, is_chosen in ways.items() if is_chosen})
    wish = _Wish(day.date() if day is not None else None, list(jobs), client, complaint, all_due, paper, target)
    _print(desk, what, wish)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What somebody asked to be printed, and where to."""

    day: date | None
    jobs: list[int]
    client: int | None
    complaint: int | None
    is_all_due: bool
    paper: str | None
    target: Path

    @property
    def complaints(self) -> list[int] | None:
        """The complaint as the papers want it."""
        return None if self.complaint is None else [self.complaint]


def _sheets(everafter: Everafter, wish: _Wish) -> PrintResult:
    return print_job_sheets(
        everafter,
        wish.target,
        day=wish.day,
        job_numbers=wish.jobs or None,
        client_number=wish.client,
        complaint_number=wish.complaint,
        paper=wish.paper,
    )


def _certificates(everafter: Everafter, wish: _Wish) -> PrintResult:
    return print_certificates(
        everafter,
        wish.target,
        client_number=wish.client,
        all_due=wish.is_all_due,
        day=wish.day,
        paper=wish.paper,
    )


def _letters(everafter: Everafter, wish: _Wish) -> PrintResult:
    return print_recovery_letters(
        everafter, wish.target, complaint_numbers=wish.complaints, client_number=wish.client, paper=wish.paper
    )


def _pages(everafter: Everafter, wish: _Wish) -> PrintResult:
    return print_complaint_pages(
        everafter, wish.target, complaint_numbers=wish.complaints, client_number=wish.client, paper=wish.paper
    )


def _honest(everafter: Everafter, wish: _Wish) -> PrintResult:
    return print_honest_numbers(everafter, wish.target, day=wish.day, paper=wish.paper)


def _invoices(everafter: Everafter, wish: _Wish) -> PrintResult:
    return print_invoices(
        everafter, wish.target, job_numbers=wish.jobs or None, client_number=wish.client, paper=wish.paper
    )


def _statements(everafter: Everafter, wish: _Wish) -> PrintResult:
    clients = None if wish.client is None else [wish.client]
    return print_statements(everafter, wish.target, client_numbers=clients, paper=wish.paper)


_MAKERS: Mapping[str, Callable[[Everafter, _Wish], PrintResult]] = {
    _SHEETS: _sheets,
    _CERTIFICATES: _certificates,
    _LETTER: _letters,
    _PAGE: _pages,
    _HONEST: _honest,
    _INVOICE: _invoices,
    _STATEMENT: _statements,
}


def _print(desk: Desk, what: str, wish: _Wish) -> None:
    with desk.opened() as everafter:
        try:
            result = _MAKERS[what](everafter, wish)
        except NotFoundError:
            if desk.is_json:
                desk.answer("", {"pages": 0, "papers": 0})
            raise
    desk.answer(_sentence(what, result, wish.target), {"pages": result.pages, "papers": result.papers})
    for warning in result.warnings:
        desk.remark(warning)


def _sentence(what: str, result: PrintResult, target: Path) -> str:
    count = result.papers
    texts = {
        _SHEETS: ngettext("{count} job sheet is in {file}.", "{count} job sheets are in {file}.", count),
        _CERTIFICATES: ngettext("{count} certificate is in {file}.", "{count} certificates are in {file}.", count),
        _LETTER: ngettext("{count} recovery letter is in {file}.", "{count} recovery letters are in {file}.", count),
        _PAGE: ngettext("{count} complaint is in {file}.", "{count} complaints are in {file}.", count),
        _HONEST: _("The honest numbers are in {file}."),
        _INVOICE: ngettext("{count} invoice is in {file}.", "{count} invoices are in {file}.", count),
        _STATEMENT: ngettext("{count} statement is in {file}.", "{count} statements are in {file}.", count),
    }
    return texts[what].format(count=count, file=target)


def _refuse_what_is_not_there_yet(what: str) -> None:
    if what in _LATER_PAPERS:
        raise EverafterError(
            _("This version prints {papers}; {what} comes with a later one, nothing was written.").format(
                papers=", ".join(_NOW), what=what
            )
        )


def _check_choice(what: str, chosen: set[str]) -> None:
    """One way of choosing, and one that fits the paper."""
    if len(chosen) > 1:
        raise click.UsageError(_("Choose by one of --date, --job, --client, --complaint and --all-due"))
    ways, sentence = _WAYS[what]
    if not chosen <= ways:
        raise click.UsageError(sentence())
