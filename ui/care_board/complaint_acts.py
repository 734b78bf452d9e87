"""The acts on one complaint, each through its service, answered with what to tell the person at the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.queries.complaint_rows import ComplaintRow
from app.services.complaints import ComplaintService
from app.services.drafts import CheckBackDraft, FixDraft, JobDraft, MarksDraft, PromiseDraft
from app.translations import gettext as _


class ComplaintActs:
    """What may be done with the complaint of a card, at the version the card shows."""

    def __init__(self, complaints: ComplaintService, card: ComplaintRow) -> None:
        self._complaints = complaints
        self._card = card

    def take_step(self, step: int, words: str, meaning: str = "") -> str:
        """Listen, say sorry or ask: the first three dots; listening also wants what it means to them."""
        if step == 0:
            self._complaints.listen(self._card.id, self._card.version, words, meaning)
            return _("Step done") if meaning else _("Heard. Now what it means to them.")
        act = (self._complaints.say_sorry, self._complaints.ask)[step - 1]
        act(self._card.id, self._card.version, words)
        return _("Step done")

    def note(self, words: str) -> str:
        """What they answered to a question of the probe."""
        self._complaints.note(self._card.id, self._card.version, words)
        return _("Written down. Ask on.")

    def record_contact(self, words: str, is_automatic: bool, keeps_promise: bool) -> str:
        """Somebody of us spoke with them, perhaps as we had promised, or only a machine answered."""
        self._complaints.record_contact(
            self._card.id, self._card.version, words, is_automatic=is_automatic, keeps_promise=keeps_promise
        )
        if is_automatic:
            return _("Written down; the clock runs on")
        return _("Promise kept: we spoke with them") if keeps_promise else _("Written down: we spoke with them")

    def record_visit(self, words: str) -> str:
        """Somebody of us was there."""
        self._complaints.record_visit(self._card.id, self._card.version, words)
        return _("Written down: we were there")

    def pause(self, until_on: date, reason: str) -> str:
        """They chose a later date."""
        self._complaints.pause(self._card.id, self._card.version, until_on, reason)
        return _("The clocks wait for their date")

    def resume(self) -> str:
        """The wait is over early."""
        self._complaints.resume(self._card.id, self._card.version)
        return _("The clocks run on")

    def set_need_by(self, day: date) -> str:
        """The day by which they need it."""
        self._complaints.set_need_by(self._card.id, self._card.version, day)
        return _("Their day is noted, and the clocks keep to it")

    def confirm_dry(self) -> str:
        """The carpet is dry."""
        self._complaints.confirm_dry(self._card.id, self._card.version)
        return _("Dry: nothing raises itself any more")

    def reclassify(self, category: str, marks: MarksDraft) -> str:
        """A person corrects what went wrong."""
        self._complaints.reclassify(self._card.id, self._card.version, category, marks)
        return _("Corrected")

    def record_prevention(self, words: str) -> str:
        """What was decided so that it does not happen again is done."""
        self._complaints.record_prevention(self._card.id, self._card.version, words)
        return _("Done, so that it does not happen again")

    def promise(self, draft: PromiseDraft, visit: Callable[[int], JobDraft | None]) -> str:
        """What, when and who, with the visit that keeps it if it is one."""
        self._complaints.promise(self._card.id, self._card.version, draft, visit(self._card.client_id))
        return _("Promised. The clock runs.")

    def fix(self, draft: FixDraft) -> str:
        """How it was put right."""
        self._complaints.fix(self._card.id, self._card.version, draft)
        return _("Put right. We ask again in three days.")

    def check_back(self, draft: CheckBackDraft) -> str:
        """Their answer decides the column."""
        column = self._complaints.check_back(self._card.id, self._card.version, draft)
        return {
            "made_good": _("Made good, in their own words."),
            "put_right": _("Not right yet: it goes back to Put right."),
        }.get(column, _("“Good” stays open. Ask what would have made it great."))

    def write_try(self) -> str:
        """We asked again and reached nobody."""
        self._complaints.record_check_try(self._card.id, self._card.version)
        return _("Written down: nobody answered")

    def change_owner(self, owner_id: int) -> str:
        """Somebody else takes it on."""
        self._complaints.change_owner(self._card.id, self._card.version, owner_id)
        return _("Somebody else takes care of it now")

    def skip(self, step: str, reason: str) -> str:
        """Leave a step out."""
        self._complaints.skip_step(self._card.id, self._card.version, step, reason)
        return _("Left out, with the reason")

    def close_unconfirmed(self, lesson: str) -> str:
        """Nobody was reached twice within seven days."""
        self._complaints.close_unconfirmed(self._card.id, self._card.version, lesson)
        return _("Closed, unconfirmed")

    def reopen(self, words: str) -> str:
        """Not right after all."""
        self._complaints.reopen(self._card.id, self._card.version, words)
        return _("Open again")

    def withdraw(self, reason: str) -> str:
        """Logged by mistake."""
        self._complaints.withdraw(self._card.id, self._card.version, reason)
        return _("Withdrawn; it stays visible with the reason")
