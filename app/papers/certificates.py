"""Printing certificates, as window and command line share it: what is due, its number of the year, and the PDF."""

from __future__ import annotations

from datetime import date

from app.documents.certificate import write_certificates
from app.documents.letterhead import PaperFormats
from app.errors import NotFoundError
from app.everafter import Everafter
from app.papers.few_names import few_names
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

_WAITING = ("due", "issued")


def _make(everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    """Certificates by their ids, of a client (those waiting, else the newest again), or all that are due.

    The day is the one up to which they are due, today unless one is given. Who has earned what is looked up first. Each
    gets its number of the year and keeps it; a preview gives none out. Raises NotAllowedError for one that is held
    while a complaint is open.
    """
    size = paper_size(options.paper)
    if not everafter.is_read_only and not (options.is_preview and request.rewards):
        everafter.rewards.refresh(None if request.client is None else [get_client_id(request.client)])
    until = everafter.clock.today() if request.is_all_due or request.day is None else request.day
    chosen = _chosen_certificates(request, until)
    if not chosen:
        raise NotFoundError(_no_certificates(until))
    ids = [reward.id for reward in chosen]
    if not options.is_preview:
        everafter.rewards.issue(ids)
    rows = list_certificates(ids, everafter.clock.today(), everafter.clock.zone)
    with whole_file(target) as stream:
        made = write_certificates(rows, get_letterhead(), size, stream, options.progress)
    warnings = [*([] if request.rewards or request.clients else _held_back(until)), *_over_budget(everafter)]
    return print_result(made, warnings, reward_ids=tuple(ids))


def _mark(everafter: Everafter, result: PrintResult) -> None:
    everafter.rewards.mark_printed(result.reward_ids)


def _chosen_certificates(request: PaperRequest, until: date) -> list[RewardRow]:
    if request.rewards:
        return [row for row in list_rewards(request.rewards) if has_certificate(row.rule, row.level)]
    if request.client is None:
        return list_due_certificates(until)
    own = list_certificates_of_client(get_client_id(request.client))
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
    text = ngettext(
        "{count} certificate waits until a complaint is put right: {names}.",
        "{count} certificates wait until complaints are put right: {names}.",
        len(waiting),
    )
    return [text.format(count=len(waiting), names=few_names([row.client_name for row in waiting]))]


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
