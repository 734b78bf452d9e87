"""The acts on one complaint, each through its service, answered with what to tell the person at the desk."""

from __future__ import annotations

from collections.abc import Callable

from app.errors import ValidationError
from app.queries.complaint_rows import ComplaintRow
from app.services.complaints import ComplaintService
from app.services.drafts import CheckBackDraft, FixDraft, JobDraft, PromiseDraft
from app.translations import gettext as _
from ui.care_board.recovery_script import steps_behind

_SKIPPABLE = ("heard", "apologised", "asked")  # the first three dots; a promise and a fix cannot be left out


class ComplaintActs:
    """What may be done with the complaint of a card, at the version the card shows."""

    def __init__(self, complaints: ComplaintService, card: ComplaintRow) -> None:
        self._complaints = complaints
        self._card = card

    def take_step(self, step: int, words: str) -> str:
        """Listen, say sorry or ask: the first three dots."""
        act = (self._complaints.listen, self._complaints.say_sorry, self._complaints.ask)[step]
        act(self._card.id, self._card.version, words)
        return _("Step done")

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

    def skip(self, reason: str) -> str:
        """Leave the step at hand out."""
        step = steps_behind(self._card.steps_done)
        if step >= len(_SKIPPABLE):
            raise ValidationError(
                _("A promise, doing it and asking again cannot be left out; the card stays where it is.")
            )
        self._complaints.skip_step(self._card.id, self._card.version, _SKIPPABLE[step], reason)
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
