"""Printing the papers with photos, as window and command line share it: the report of a visit, the card to show."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.job_report import write_job_reports
from app.documents.paper_photos import PaperPhotos
from app.documents.show_card import write_show_cards
from app.errors import NotFoundError
from app.everafter import Everafter
from app.papers.paper_files import PrintResult, paper_size, print_result, whole_file
from app.papers.paper_kind import PaperKind, PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest
from app.queries.job_reports import (
    find_newest_finished_job,
    list_finished_jobs,
    list_finished_jobs_on,
    list_job_reports,
    list_jobs_due_a_report,
    list_show_cards,
    list_show_cards_of_client,
)
from app.queries.paper_choice import get_client_id, get_job_id, refuse_erased
from app.queries.paper_recipients import recipients_of_jobs
from app.queries.papers import get_letterhead
from app.translations import gettext as _
from app.translations import ngettext


def _make_reports(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions
) -> PrintResult:
    """Reports of named jobs, of a client's newest finished visit, of all that are due, or of the visits of a day.

    Due is a visit that was finished in the last seven days and whose report was never printed; without anything chosen
    the day is today. A photo whose file is missing or damaged is left out, and a sentence says so. Once it is marked as
    printed, the client's timeline says that the report went out.
    """
    size = paper_size(options.paper)
    ids, remarks = _chosen(everafter, request)
    rows = list_job_reports(ids, everafter.clock.now(), everafter.clock.zone)
    photos = PaperPhotos(everafter.photo_folder.read)
    with whole_file(target) as stream:
        made = write_job_reports(rows, get_letterhead(), size, stream, options.progress, photos=photos)
    return print_result(made, [*remarks, *_lost_photos(photos)], job_ids=tuple(ids))


def _mark_reports(everafter: Everafter, result: PrintResult) -> None:
    everafter.job_reports.mark_printed(result.job_ids)


def _make_cards(everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions) -> PrintResult:
    """Cards of named jobs, or of a client's newest finished visit with photos: one for each pair they let us show.

    Where photos are named, only the pairs of which they are a part.

    Raises NotFoundError when there is no such pair, or none whose files can be read.
    """
    size, zone = paper_size(options.paper), everafter.clock.zone
    if request.jobs:
        rows = list_show_cards(_named(request.jobs)[0], zone)
    elif request.client is not None:
        rows = list_show_cards_of_client(get_client_id(request.client), zone)
    else:
        raise NotFoundError(_("Say of which visit the card should be; nothing was printed."))
    if request.photos:
        rows = [row for row in rows if {row.pair.before.sha256, row.pair.after.sha256} & set(request.photos)]
    photos = PaperPhotos(everafter.photo_folder.read)
    shown = [row for row in rows if photos.has(row.pair)]
    if not shown:
        raise NotFoundError(_nothing_to_show(is_lost=bool(rows)))
    with whole_file(target) as stream:
        made = write_show_cards(shown, get_letterhead(), size, stream, options.progress, photos=photos)
    numbers = tuple(dict.fromkeys(row.job_number for row in shown))
    return print_result(made, _lost_photos(photos), job_ids=tuple(list_finished_jobs(numbers)))


def _nothing_to_show(*, is_lost: bool) -> str:
    if is_lost:
        return _("The files of these photos are missing or damaged; nothing was printed, restore a backup first.")
    return _(
        "There is no pair of photos that the client lets us show; nothing was printed, tick that at one photo before "
        "the work and at one after it."
    )


def _chosen(everafter: Everafter, request: PaperRequest) -> tuple[list[int], list[str]]:
    """The ids of the jobs meant, at least one, and sentences about those that have no report."""
    if request.jobs:
        return _named(request.jobs)
    if request.client is not None:
        newest = find_newest_finished_job(get_client_id(request.client))
        if newest is None:
            raise NotFoundError(
                _("Client {number} has no finished visit yet; nothing was printed.").format(number=request.client)
            )
        return [newest], []
    if request.is_all_due:
        ids = list_jobs_due_a_report(everafter.clock.now())
        sentence = _("No job report is due; nothing was printed.")
    else:
        on = request.day or everafter.clock.today()
        ids = list_finished_jobs_on(on, everafter.clock.zone)
        sentence = _("No visit was finished on {day}; nothing was printed.").format(day=on.isoformat())
    if not ids:
        raise NotFoundError(sentence)
    return ids, []


def _named(numbers: Sequence[int]) -> tuple[list[int], list[str]]:
    """The finished ones of some jobs; a job that is not there, or none that is finished, is refused."""
    for number in numbers:
        get_job_id(number)
    ids = list_finished_jobs(numbers)
    refuse_erased(each.client_id for each in recipients_of_jobs(ids))
    left = [number for number in dict.fromkeys(numbers) if not list_finished_jobs([number])]
    if not left:
        return ids, []
    text = ngettext(
        "Job {numbers} is not finished, so there is nothing to report yet.",
        "Jobs {numbers} are not finished, so there is nothing to report yet.",
        len(left),
    ).format(numbers=", ".join(map(str, left)))
    if not ids:
        raise NotFoundError(text)
    return ids, [text]


def _lost_photos(photos: PaperPhotos) -> list[str]:
    count = len(photos.left_out)
    if not count:
        return []
    text = ngettext(
        "{count} photo is left out because its file is missing or damaged; restore a backup to have it again.",
        "{count} photos are left out because their files are missing or damaged; restore a backup to have them again.",
        count,
    )
    return [text.format(count=count)]


JOB_REPORTS = PaperKind(
    name="job-report",
    title=lambda: _("Job reports"),
    count_words=lambda count: ngettext("{count} job report", "{count} job reports", count).format(count=count),
    ways=frozenset({"job", "client", "date", "all-due"}),
    ways_words=lambda: _("Job reports are chosen by --job, --client, --date or --all-due"),
    make=_make_reports,
    mark=_mark_reports,
    posted_words=lambda: _("Job report"),
    own_words="job_report",
)
SHOW_CARDS = PaperKind(
    name="show-card",
    title=lambda: _("Show cards"),
    count_words=lambda count: ngettext("{count} show card", "{count} show cards", count).format(count=count),
    ways=frozenset({"job", "client"}),
    ways_words=lambda: _("Show cards are chosen by --job or --client"),
    make=_make_cards,
    posted_words=lambda: _("Show card"),
    own_words="show_card",
)
