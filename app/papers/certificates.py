"""Printing certificates, as window and command line share it: query, number, PDF, and only then the mark.

A certificate counts as printed only once its file is whole: a full disk or a cancel leaves everything unmarked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from app.documents.certificate import write_certificates
from app.documents.letterhead import PaperFormats
from app.errors import NotFoundError
from app.everafter import Everafter
from app.jobs import JobProgress
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.queries.certificates import list_certificates
from app.queries.loyalty import get_reward_budget
from app.queries.paper_choice import get_client_id
from app.queries.papers import get_letterhead
from app.queries.rewards import list_certificates_of_client, list_due_certificates, list_due_rewards, list_rewards
from app.queries.rows import RewardRow
from app.rules.rewards import has_certificate
from app.translations import gettext as _
from app.translations import ngettext

_LONGEST_LIST = 3
_WAITING = ("due", "issued")


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
    is_not_marked: bool = False,
) -> PrintResult:
    """Certificates by their ids, of a client (those waiting, else the newest again), or all that are due.

    `day` is the day up to which they are due; `all_due`, or nothing, is today. Who has earned what is looked up first.
    Each gets its number of the year and keeps it; a preview gives none out. What `is_not_marked` does not count as
    printed yet. Raises NotAllowedError for one that is held while a complaint is open; the rest as `print_job_sheets`.
    """
    size = paper_size(paper)
    if not everafter.is_read_only and not (is_preview and reward_ids):
        everafter.rewards.refresh(None if client_number is None else [get_client_id(client_number)])
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
    warnings = [*([] if is_choice else _held_back(until)), *_over_budget(everafter)]
    result = print_result(made, warnings, reward_ids=tuple(ids))
    if not (is_preview or is_not_marked):
        _mark(everafter, result)
    return result


def _mark(everafter: Everafter, result: PrintResult) -> None:
    if not everafter.is_read_only:
        everafter.rewards.mark_printed(result.reward_ids)


def _chosen_certificates(reward_ids: Sequence[int] | None, client_number: int | None, until: date) -> list[RewardRow]:
    if reward_ids is not None:
        return [row for row in list_rewards(reward_ids) if has_certificate(row.rule, row.level)]
    if client_number is None:
        return list_due_certificates(until)
    own = list_certificates_of_client(get_client_id(client_number))
    return [row for row in own if row.state in _WAITING] or own[-1:]


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


def _over_budget(everafter: Everafter) -> list[str]:
    """That the gifts of twelve months come to more than three percent of what was earned; never a refusal (R11)."""
    budget = get_reward_budget(everafter.clock.today(), everafter.clock.zone)
    if not budget.is_over:
        return []
    formats = PaperFormats(get_letterhead())
    text = _("Gifts of the last twelve months come to {spent}; three percent of the income would be {budget}.")
    return [text.format(spent=formats.money(budget.spent_minor), budget=formats.money(budget.budget_minor))]


def _held_certificates(until: date) -> list[RewardRow]:
    return [row for row in list_due_rewards(until) if row.state == "held" and has_certificate(row.rule, row.level)]


def _make(everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    return print_certificates(
        everafter,
        target,
        reward_ids=request.rewards or None,
        client_number=request.client,
        all_due=request.is_all_due,
        day=request.day,
        paper=options.paper,
        progress=options.progress,
        is_preview=options.is_preview,
        is_not_marked=options.is_not_marked,
    )


CERTIFICATES = PaperKind(
    name="certificates",
    title=lambda: _("Certificates"),
    count_words=lambda count: ngettext("{count} certificate", "{count} certificates", count).format(count=count),
    ways=frozenset({"date", "client", "all-due"}),
    ways_words=lambda: _("Certificates are chosen by --client, --date or --all-due"),
    make=_make,
    has_small_size=True,
    gives_numbers=True,
    mark=_mark,
    posted_words=lambda: _("Certificate"),
    own_words="certificate",
)
