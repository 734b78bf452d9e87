"""Writes that a thank-you note went out, and settles what it thanks for."""

from __future__ import annotations

from collections.abc import Sequence

from app.clock import Clock
from app.models.aftercare import AftercareStep
from app.models.clients import Referral, TimelineEntry
from app.models.rewards import Reward
from app.queries.thanks_due import DueNote
from app.services.client_summary import refresh_clients
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitOfWork, UnitsOfWork


class ThankYouNoteService:
    """A note that was printed cannot be unprinted, so this is never undone."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def mark_printed(self, notes: Sequence[DueNote]) -> None:
        """The step of thanks is done, the friend is thanked for, the reward is printed, and the timeline says so.

        What another desk settled meanwhile is left as it is; the note stands on the timeline all the same.
        """
        if not notes:
            return
        label = ngettext("Print {count} thank-you note", "Print {count} thank-you notes", len(notes))
        with self._units(label.format(count=len(notes)), is_undoable=False) as work:
            for note in notes:
                self._settle(work, note)
            refresh_clients(work, sorted({note.client_id for note in notes}), self._clock)

    def _settle(self, work: UnitOfWork, note: DueNote) -> None:
        for step in AftercareStep.select().where(
            AftercareStep.id.in_(list(note.step_ids)) & (AftercareStep.state == "open")
        ):
            step.state, step.done_at, step.done_by_id = "done", work.now, work.person_id
            work.save(step)
        for referral in Referral.select().where(
            Referral.id.in_(list(note.referral_ids)) & Referral.thanked_at.is_null()
        ):
            referral.thanked_at = work.now
            work.save(referral)
        for reward in Reward.select().where(Reward.id.in_(list(note.reward_ids)) & (Reward.state == "due")):
            # A note has no number: those of the year are for certificates.
            reward.state, reward.issued_at, reward.printed_at = "printed", work.now, work.now
            work.save(reward)
        work.save(
            TimelineEntry(
                client=note.client_id,
                job_id=note.job_id,
                kind="letter",
                direction="out",
                purpose="care",
                happened_at=work.now,
                person=work.person_id,
                headline=_("Thank-you note printed"),
                paper="thank-you-note",
            )
        )
