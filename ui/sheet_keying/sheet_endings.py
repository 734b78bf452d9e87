"""How a sheet can end: keyed in, corrected, lost, nobody was there, cancelled; each with what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.queries.sheet_keying import SheetDetails
from app.services.drafts import FinishDraft
from app.translations import gettext as _
from ui.sheet_keying.sheet_words import saved_words

if TYPE_CHECKING:
    from app.services.jobs import JobService


@dataclass(frozen=True, slots=True)
class SheetEnding:
    """What is written when the sheet ends like this, and the words of the toast."""

    act: Callable[[], None]
    words: str


def saved(jobs: JobService, sheet: SheetDetails, draft: FinishDraft) -> SheetEnding:
    """The whole sheet is in, or what was in is corrected."""
    write = jobs.finish if sheet.keyed_at is None else jobs.correct_sheet
    return SheetEnding(lambda: write(sheet.job.id, sheet.job.version, draft), saved_words(sheet, draft))


def lost(jobs: JobService, sheet: SheetDetails) -> SheetEnding:
    """Nobody finds the paper: everything went as planned."""
    job = sheet.job
    draft = FinishDraft(arrived_at=job.starts_at, left_at=job.ends_at, is_sheet_lost=True)
    words = _("Sheet {number} is lost: keyed in as planned, and we ask them.").format(number=job.number)
    return SheetEnding(lambda: jobs.finish(job.id, job.version, draft), words)


def nobody_there(jobs: JobService, sheet: SheetDetails) -> SheetEnding:
    """The van stood before a locked door."""
    job = sheet.job
    return SheetEnding(lambda: jobs.mark_no_show(job.id, job.version), _("Written down: nobody was there"))


def cancelled(jobs: JobService, sheet: SheetDetails, why: str) -> SheetEnding:
    """The visit did not take place."""
    job = sheet.job
    words = _("Job {number} is cancelled").format(number=job.number)
    return SheetEnding(lambda: jobs.cancel(job.id, job.version, why), words)
