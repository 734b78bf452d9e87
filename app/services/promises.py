"""Anything promised to anyone, outside complaints too: what, by when, who keeps it, and what became of it.

A promise whose time had passed when it was kept, moved or given back stays in the record as broken (`broken_at`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from app.clock import Clock
from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.aftercare import Promise
from app.models.team import Person
from app.rules.promise_standing import was_broken
from app.services.client_lookup import stored_client
from app.services.client_summary import refresh_clients
from app.services.drafts import PromiseDraft
from app.services.field_checks import check_length, check_words
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

LONGEST_PROMISE = 500
_NAMED = 40


class PromiseService:
    """Makes, keeps, moves and gives back promises; each method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def make(self, client_id: int, draft: PromiseDraft, job_id: int | None = None) -> int:
        """Promise one thing, with a time and a person who keeps it."""
        client = stored_client(client_id)
        _check(draft.what, draft.person_id)
        with self._units(_("Promise to {name}").format(name=client.name)) as work:
            promise = Promise(
                client_id=client_id,
                job_id=job_id,
                what=draft.what.strip(),
                due_at=draft.due_at,
                owner_id=draft.person_id or work.person_id,
                made_by_id=work.person_id,
                made_at=work.now,
            )
            work.save(promise)
            refresh_clients(work, [client_id], self._clock)
            return int(promise.id)

    def keep(self, promise_id: int) -> None:
        """The promise was kept, late or in time."""
        promise = _open_promise(promise_id)
        with self._ending(promise, _("Promise kept: {what}")) as work:
            promise.kept_at = work.now

    def move(self, promise_id: int, due_at: datetime, agreed: str) -> int:
        """Promise the same thing anew for another time; gives back the new promise.

        The old one stays as it was, with what the client said to the other time (needed for a later one), and stays
        broken if its time had passed. ValidationError for a time that is over.
        """
        promise = _open_promise(promise_id)
        if due_at <= self._clock.now():
            raise ValidationError(_("That time is over; choose one that is to come."), "due_at")
        if due_at > promise.due_at:
            message = _("A promise moves only if they agree: write down what they said, or keep the time.")
            check_words(agreed, message, "agreed")
        check_length(agreed, LONGEST_PROMISE, "agreed")
        with self._ending(promise, _("Move promise: {what}")) as work:
            promise.released_reason = agreed.strip() or _("Moved to an earlier time")
            moved = Promise(
                client_id=promise.client_id,
                job_id=promise.job_id,
                complaint_id=promise.complaint_id,
                what=promise.what,
                due_at=due_at,
                owner_id=promise.owner_id,
                made_by_id=work.person_id,
                made_at=work.now,
            )
            work.save(moved)
            return int(moved.id)

    def release(self, promise_id: int, reason: str) -> None:
        """The client does not want it any more, or it has no purpose; the reason stays with it."""
        promise = _open_promise(promise_id)
        check_words(reason, _("Write down why nobody waits for it any more; it stays as it is."), "reason")
        check_length(reason, LONGEST_PROMISE, "reason")
        with self._ending(promise, _("Give back promise: {what}")):
            promise.released_reason = reason.strip()

    def change(self, promise_id: int, what: str, owner_id: int | None) -> None:
        """Other words for the same thing, or somebody else who keeps it; its time only moves with the client."""
        promise = _open_promise(promise_id)
        _check(what, owner_id)
        with self._units(_("Change promise: {what}").format(what=promise.what[:_NAMED])) as work:
            promise.what, promise.owner_id = what.strip(), owner_id or promise.owner_id
            work.save(promise)
            refresh_clients(work, [promise.client_id], self._clock)

    def archive(self, promise_id: int) -> None:
        """It was never promised: written down by mistake; undo brings it back."""
        promise = _open_promise(promise_id)
        with self._units(_("Remove promise: {what}").format(what=promise.what[:_NAMED])) as work:
            promise.archived_at = work.now
            work.save(promise)
            refresh_clients(work, [promise.client_id], self._clock)

    @contextmanager
    def _ending(self, promise: Promise, label: str) -> Iterator[UnitOfWork]:
        """What ends a promise; one whose time had passed stays in the record as broken."""
        with self._units(label.format(what=promise.what[:_NAMED])) as work:
            if was_broken(promise.due_at, work.now):
                promise.broken_at = promise.due_at
            yield work
            work.save(promise)
            refresh_clients(work, [promise.client_id], self._clock)


def _check(what: str, owner_id: int | None) -> None:
    check_words(what, _("Write down what you promised; nothing was saved."), "what")
    check_length(what, LONGEST_PROMISE, "what")
    if owner_id is not None and not Person.select().where((Person.id == owner_id) & Person.archived_at.is_null()):
        raise ValidationError(_("This person is no longer in the team; choose who keeps it."), "owner")


def _open_promise(promise_id: int) -> Promise:
    promise = Promise.get_or_none((Promise.id == promise_id) & Promise.archived_at.is_null())
    if promise is None:
        raise NotFoundError(_("This promise is no longer there; nothing was changed."))
    if promise.kept_at is not None:
        raise ConflictError(_("This promise is marked as kept already; nothing was changed."))
    if promise.released_reason:
        raise ConflictError(_("This promise was moved or given back already; nothing was changed."))
    return promise
