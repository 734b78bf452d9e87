"""Printing: query, numbers, PDF, then mark as printed; what the window and the command line share.

A paper counts as printed only once its file is whole: a full disk or a cancel leaves every number unprinted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from app.documents.certificate import write_certificates
from app.documents.job_sheet import write_job_sheets
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.errors import NotFoundError, ValidationError
from app.everafter import Everafter
from app.jobs import JobProgress
from app.queries.clients import find_client
from app.queries.firm import get_firm
from app.queries.jobs import find_job, list_jobs_of_client
from app.queries.papers import get_letterhead, list_certificates, list_job_sheets
from app.queries.rewards import list_certificates_of_client, list_due_certificates
from app.queries.schedule import list_jobs_on
from app.translations import gettext as _

_PRINTED_STATES = ("booked", "under_way", "done")


@dataclass(frozen=True, slots=True)
class PrintResult:
    """Pages and papers in the file, and characters that no font on this machine can draw."""

    pages: int
    papers: int
    missing_characters: tuple[str, ...] = ()


def print_job_sheets(
    everafter: Everafter,
    target: BinaryIO,
    *,
    day: date | None = None,
    job_numbers: Sequence[int] | None = None,
    client_number: int | None = None,
    paper: str | None = None,
    progress: JobProgress | None = None,
    is_preview: bool = False,
) -> PrintResult:
    """The sheets of a day (today if nothing else is said), of single jobs, or of a client's coming visits.

    Raises NotFoundError when there is nothing to print; a preview marks nothing as printed.
    """
    zone = everafter.clock.zone
    wanted = _job_numbers(everafter, day, job_numbers, client_number)
    sheets = list_job_sheets(None, wanted, zone)
    if not sheets:
        raise NotFoundError(_("There is no visit to print a sheet for; nothing was printed."))
    result = write_job_sheets(sheets, get_letterhead(), paper_size(paper), target, progress)
    if not is_preview and not everafter.is_read_only:
        jobs = [job for sheet in sheets if (job := find_job(sheet.job_number)) is not None]
        everafter.jobs.mark_sheets_printed([job.id for job in jobs])
    return _told(result)


def _job_numbers(
    everafter: Everafter, day: date | None, job_numbers: Sequence[int] | None, client_number: int | None
) -> list[int]:
    if job_numbers is not None:
        for number in job_numbers:
            if find_job(number) is None:
                raise NotFoundError(_("There is no job {number}; nothing was printed.").format(number=number))
        return list(job_numbers)
    if client_number is not None:
        client = find_client(client_number)
        coming = [job for job in list_jobs_of_client(client.id) if job.state in ("booked", "under_way")]
        return [job.number for job in coming if job.starts_at is not None]
    jobs = list_jobs_on(day or everafter.clock.today(), everafter.clock.zone)
    jobs.sort(key=lambda job: (job.technician_name, job.starts_at))
    return [job.number for job in jobs if job.state in _PRINTED_STATES]


def print_certificates(
    everafter: Everafter,
    target: BinaryIO,
    *,
    reward_ids: Sequence[int] | None = None,
    client_number: int | None = None,
    paper: str | None = None,
    progress: JobProgress | None = None,
    is_preview: bool = False,
) -> PrintResult:
    """Certificates that are due today, those named, or those of one client; each gets its number once.

    Raises NotFoundError when none is due. A preview numbers and marks nothing.
    """
    clock = everafter.clock
    if not everafter.is_read_only:
        everafter.rewards.refresh()
    wanted = _reward_ids(everafter, reward_ids, client_number)
    if not wanted:
        raise NotFoundError(_("No certificate is due; nothing was printed."))
    if not is_preview:
        everafter.rewards.issue(wanted)
    rows = list_certificates(wanted, clock.today(), clock.zone)
    result = write_certificates(rows, get_letterhead(), paper_size(paper), target, progress)
    if not is_preview:
        everafter.rewards.mark_printed(wanted)
    return _told(result)


def _reward_ids(everafter: Everafter, reward_ids: Sequence[int] | None, client_number: int | None) -> list[int]:
    if reward_ids is not None:
        return list(reward_ids)
    if client_number is not None:
        return [reward.id for reward in list_certificates_of_client(find_client(client_number).id)]
    return [reward.id for reward in list_due_certificates(everafter.clock.today())]


def paper_size(name: str | None) -> PaperSize:
    """The size asked for, or the one the firm prints on."""
    firm = get_firm()
    wanted = name or (firm.paper if firm is not None else PaperSize.LETTER.value)
    try:
        return PaperSize(wanted)
    except ValueError as error:
        raise ValidationError(
            _("There is no paper “{name}”; choose a4 or letter.").format(name=wanted), "paper"
        ) from error


def _told(result: PaperResult) -> PrintResult:
    return PrintResult(result.pages, result.papers, result.missing_characters)
