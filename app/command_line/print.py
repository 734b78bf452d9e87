"""`everafter print`: papers into a PDF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from app.command_line.desk import Desk, with_desk
from app.errors import EverafterError, NotFoundError
from app.everafter import Everafter
from app.papers import PrintResult, print_certificates, print_job_sheets
from app.translations import gettext as _
from app.translations import ngettext

_LATER_PAPERS = (
    "day-list",
    "job-report",
    "recovery-letter",
    "care-card",
    "visit-card",
    "thank-you-note",
    "invoice",
    "statement",
    "complaint-page",
    "client-list",
    "month-page",
    "honest-numbers",
    "key-card",
)
_SHEETS, _CERTIFICATES = "job-sheets", "certificates"


@click.command("print")
@click.argument("what", metavar="WHAT", type=click.Choice((_SHEETS, _CERTIFICATES, *_LATER_PAPERS)))
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help=_("The day, today if left out."))
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
    _check_choice(what, [bool(jobs), client is not None, complaint is not None, all_due, day is not None])

    def sheets(everafter: Everafter) -> PrintResult:
        return print_job_sheets(
            everafter,
            day=day.date() if day is not None else None,
            job_numbers=list(jobs) or None,
            client_number=client,
            complaint_number=complaint,
            paper=paper,
            target=target,
        )

    def certificates(everafter: Everafter) -> PrintResult:
        return print_certificates(
            everafter,
            client_number=client,
            all_due=all_due,
            day=day.date() if day is not None else None,
            paper=paper,
            target=target,
        )

    _print(desk, what, target, sheets if what == _SHEETS else certificates)


def _print(desk: Desk, what: str, target: Path, make: Callable[[Everafter], PrintResult]) -> None:
    with desk.opened() as everafter:
        try:
            result = make(everafter)
        except NotFoundError:
            if desk.is_json:
                desk.answer("", {"pages": 0, "papers": 0})
            raise
    desk.answer(_sentence(what, result, target), {"pages": result.pages, "papers": result.papers})
    for warning in result.warnings:
        desk.remark(warning)


def _sentence(what: str, result: PrintResult, target: Path) -> str:
    if what == _SHEETS:
        text = ngettext("{count} job sheet is in {file}.", "{count} job sheets are in {file}.", result.papers)
    else:
        text = ngettext("{count} certificate is in {file}.", "{count} certificates are in {file}.", result.papers)
    return text.format(count=result.papers, file=target)


def _refuse_what_is_not_there_yet(what: str) -> None:
    if what in _LATER_PAPERS:
        raise EverafterError(
            _(
                "This version prints job-sheets and certificates, {what} comes with a later one; nothing was written."
            ).format(what=what)
        )


def _check_choice(what: str, chosen: list[bool]) -> None:
    """One way of choosing, and one that fits the paper."""
    jobs, _client, complaint, all_due, _day = chosen
    if sum(chosen) > 1:
        raise click.UsageError(_("Choose by one of --date, --job, --client, --complaint and --all-due"))
    if what == _CERTIFICATES and (jobs or complaint):
        raise click.UsageError(_("Certificates are chosen by --client, --date or --all-due"))
    if what == _SHEETS and all_due:
        raise click.UsageError(_("Job sheets are chosen by --date, --job, --client or --complaint"))
