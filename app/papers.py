"""Printing, as window and command line share it: query, number, PDF, and only then the mark that it was printed.

A paper counts as printed only once its file is whole: a full disk or a cancel leaves everything unmarked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO

from app.documents.certificate import write_certificates
from app.documents.job_sheet import write_job_sheets
from app.errors import NotFoundError
from app.everafter import Everafter
from app.jobs import JobProgress
from app.paper_files import PrintResult, paper_size, print_result, whole_file
from app.queries.paper_choice import (
    get_client_id,
    get_complaint_id,
    list_coming_jobs_of_client,
    list_job_ids,
    list_visits_of_complaint,
)
from app.queries.paper_rows import JobSheetRow
from app.queries.papers import get_letterhead, list_certificates, list_job_sheets
from app.queries.rewards import list_certificates_of_client, list_due_certificates, list_due_rewards, list_rewards
from app.queries.rows import RewardRow
from app.rules.rewards import has_certificate
from app.translations import gettext as _
from app.translations import ngettext

_LONGEST_LIST = 3
_WAITING = ("due", "issued")


def print_job_sheets(
    everafter: Everafter,
    target: BinaryIO | Path,
    *,
    day: date | None = None,
    job_numbers: Sequence[int] | None = None,
    client_number: int | None = None,
    complaint_number: int | None = None,
    paper: str | None = None,
    progress: JobProgress | None = None,
    is_preview: bool = False,
) -> PrintResult:
    """The sheets of a day (today unless one is given), of named jobs, or of a client's or complaint's visits.

    A path is written beside its place and appears whole. A preview looks the same and marks nothing as printed.
    Raises NotFoundError when there is nothing to print; then nothing was written.
    """
    numbers = _chosen_jobs(everafter, job_numbers, client_number, complaint_number)
    wanted_day = None if numbers is not None else day or everafter.clock.today()
    size = paper_size(paper)
    rows = list_job_sheets(wanted_day, numbers, everafter.clock.zone)
    if not rows:
        raise NotFoundError(_no_sheets(wanted_day))
    with whole_file(target) as stream:
        made = write_job_sheets(rows, get_letterhead(), size, stream, progress)
    missing_jobs = sorted(set(numbers or ()) - {row.job_number for row in rows})
    ids = tuple(list_job_ids([row.job_number for row in rows]))
    result = print_result(made, [*_without_sheet(missing_jobs), *_without_technician(rows)], job_ids=ids)
    if not is_preview:
        _mark_printed(everafter, result)
    return result


def print_certificates(
    everafter: Everafter,
    target: BinaryIO | Path,
    *,
    reward_ids: Sequence[int] | None = None,
    client_number: int | None = None,
    all_due: bool = False,
    day: date | None = None,
    paper: str | None = None,
    progress: JobProgress | None = None,
    is_preview: bool = False,
) -> PrintResult:
    """Certificates by their ids, of a client (those waiting, else the newest again), or all that are due.

    `day` is the day up to which they are due; `all_due`, or nothing, is today. Who has earned what is looked up first.
    Each gets its number of the year and keeps it; a preview gives none out. Raises NotAllowedError for one that is
    held while a complaint is open; the rest as `print_job_sheets`.
    """
    size = paper_size(paper)
    if not everafter.is_read_only:
        everafter.rewards.refresh()
    until = everafter.clock.today() if all_due or day is None else day
    chosen = _chosen_certificates(reward_ids, client_number, until)
    if not chosen:
        raise NotFoundError(_no_certificates(until))
    ids = [reward.id for reward in chosen]
    if not is_preview:
        everafter.rewards.issue(ids)
    rows = list_certificates(ids, everafter.clock.today(), everafter.clock.zone)
    with whole_file(target) as stream:
        made = write_certificates(rows, get_letterhead(), size, stream, progress)
    is_choice = reward_ids is not None or client_number is not None
    result = print_result(made, [] if is_choice else _held_back(until), reward_ids=tuple(ids))
    if not is_preview:
        _mark_printed(everafter, result)
    return result


def _mark_printed(everafter: Everafter, result: PrintResult) -> None:
    """Keep that these papers went out; a certificate stands on the timeline from now on."""
    if everafter.is_read_only:
        return
    if result.job_ids:
        everafter.jobs.mark_sheets_printed(result.job_ids)
    if result.reward_ids:
        everafter.rewards.mark_printed(result.reward_ids)


def _chosen_jobs(
    everafter: Everafter, job_numbers: Sequence[int] | None, client_number: int | None, complaint_number: int | None
) -> list[int] | None:
    """The numbers meant, or None for a whole day."""
    if job_numbers is not None:
        return list(job_numbers)
    if client_number is not None:
        zone = everafter.clock.zone
        midnight = datetime.combine(everafter.clock.today(), time(), tzinfo=zone)
        return list_coming_jobs_of_client(get_client_id(client_number), midnight)
    if complaint_number is not None:
        return list_visits_of_complaint(get_complaint_id(complaint_number))
    return None


def _chosen_certificates(reward_ids: Sequence[int] | None, client_number: int | None, until: date) -> list[RewardRow]:
    if reward_ids is not None:
        return [row for row in list_rewards(reward_ids) if has_certificate(row.rule, row.level)]
    if client_number is None:
        return list_due_certificates(until)
    own = list_certificates_of_client(get_client_id(client_number))
    return [row for row in own if row.state in _WAITING] or own[-1:]


def _no_sheets(day: date | None) -> str:
    if day is None:
        return _("There is no visit to print a sheet for; nothing was printed, please look at the number again.")
    return _("There is no visit on {day}; nothing was printed.").format(day=day.isoformat())


def _no_certificates(until: date) -> str:
    held = len(_held_certificates(until))
    if not held:
        return _("No certificate is due; nothing was printed.")
    text = ngettext(
        "No certificate is due, {count} waits until a complaint is put right; nothing was printed.",
        "No certificate is due, {count} wait until complaints are put right; nothing was printed.",
        held,
    )
    return text.format(count=held)


def _without_sheet(numbers: Sequence[int]) -> list[str]:
    if not numbers:
        return []
    text = ngettext("There is no visit {numbers}.", "There are no visits {numbers}.", len(numbers))
    return [text.format(numbers=", ".join(map(str, numbers)))]


def _without_technician(rows: Sequence[JobSheetRow]) -> list[str]:
    count = sum(not row.technician_name for row in rows)
    if not count:
        return []
    text = ngettext("{count} sheet has no technician yet.", "{count} sheets have no technician yet.", count)
    return [text.format(count=count)]


def _held_back(until: date) -> list[str]:
    """Whose certificate waits until a complaint is put right."""
    waiting = _held_certificates(until)
    if not waiting:
        return []
    names = ", ".join(row.client_name for row in waiting[:_LONGEST_LIST])
    text = ngettext(
        "{count} certificate waits until a complaint is put right: {names}.",
        "{count} certificates wait until complaints are put right: {names}.",
        len(waiting),
    )
    return [text.format(count=len(waiting), names=names + (" …" if len(waiting) > _LONGEST_LIST else ""))]


def _held_certificates(until: date) -> list[RewardRow]:
    return [row for row in list_due_rewards(until) if row.state == "held" and has_certificate(row.rule, row.level)]
