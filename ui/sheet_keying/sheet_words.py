"""The sentences of the keying screen: whose sheet it is, why one cannot be keyed in, and what saving it did."""

from __future__ import annotations

from app.queries.rows import JobRow
from app.queries.sheet_keying import SheetDetails
from app.rules.arrivals import is_small_cut, waited, waited_minutes
from app.rules.job_states import JobState, job_state_name
from app.rules.person_names import first_name
from app.services.drafts import FinishDraft
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats

_MAY_BE_KEYED = ("booked", "under_way", "done")


def what_words(job: JobRow, formats: FirmFormats) -> str:
    """When and by whom: “Thu 27 Nov, 10:00 – 11:00, Luis”."""
    when = formats.visit_times(job.starts_at, job.ends_at) if job.starts_at is not None else _("no day yet")
    return ", ".join(part for part in (when, first_name(job.technician_name)) if part)


def refusal_of(job: JobRow, formats: FirmFormats) -> str:
    """Why this job's sheet cannot be keyed in; nothing if it can."""
    if job.state not in _MAY_BE_KEYED:
        return _("Job {number} is {state}; nothing was opened, book it on its own page first.").format(
            number=job.number, state=job_state_name(JobState(job.state))
        )
    if job.state != "done" and job.starts_at is not None and formats.day_of(job.starts_at) > formats.today():
        return _("The visit of job {number} is still to come, on {day}; nothing was opened.").format(
            number=job.number, day=formats.day(formats.day_of(job.starts_at))
        )
    return ""


def saved_words(sheet: SheetDetails, draft: FinishDraft) -> str:
    """What happened, and what follows from the answer and from coming late."""
    is_first = sheet.keyed_at is None
    first = _("Sheet {number} is in.") if is_first else _("Sheet {number} is corrected.")
    words = [first.format(number=sheet.job.number)]
    if draft.answer == "good" and not draft.words:
        words.append(_("Good, not yet asked: we ask tomorrow."))
    if draft.arrived_at is not None:
        wait = waited(draft.arrived_at, sheet.window_ends_at, sheet.job.starts_at)
        if is_small_cut(wait):
            count = waited_minutes(wait)
            late = ngettext(
                "{count} minute late: noted as a small cut.", "{count} minutes late: noted as a small cut.", count
            )
            words.append(late.format(count=count))
    return " ".join(words)
