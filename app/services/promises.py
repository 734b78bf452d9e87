"""Anything promised to anyone, outside complaints too: what, by when, who keeps it."""

from __future__ import annotations

from app.clock import Clock
from app.errors import NotFoundError
from app.models.aftercare import Promise
from app.models.clients import Client
from app.services.client_summary import refresh_clients
from app.services.drafts import PromiseDraft
from app.services.field_checks import check_words
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork


class PromiseService:
    """Makes and keeps promises; each method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def make(self, client_id: int, draft: PromiseDraft, job_id: int | None = None) -> int:
        """Promise one thing, with a time and a person who keeps it."""
        client = Client.get_or_none(Client.id == client_id)
        if client is None:
            raise NotFoundError(_("This client is no longer there; nothing was saved."))
        check_words(draft.what, _("Write down what you promised; nothing was saved."), "what")
        with self._units(_("Promise to {name}").format(name=client.name)) as work:
            promise = Promise(
                client_id=client_id,
                job_id=job_id,
                what=draft.what,
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
        promise = Promise.get_or_none(Promise.id == promise_id)
        if promise is None:
            raise NotFoundError(_("This promise is no longer there; nothing was changed."))
        with self._units(_("Promise kept: {what}").format(what=promise.what[:40])) as work:
            if promise.due_at < work.now:
                promise.broken_at = promise.due_at
            promise.kept_at = work.now
            work.save(promise)
