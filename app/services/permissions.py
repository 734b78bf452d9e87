"""Writes what a client said about being reached: by channel and purpose, with who asked, when and on what ground."""

from __future__ import annotations

from collections.abc import Mapping

from app.clock import Clock
from app.errors import ConflictError, ValidationError
from app.models.clients import ContactPermission
from app.rules.permissions import CHANNELS, PURPOSES, answers_mark
from app.services.client_lookup import stored_client
from app.services.field_checks import check_length
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

LONGEST_SOURCE = 1_000


class PermissionService:
    """Notes a client's wishes; every method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def write(
        self, client_id: int, channel: str, answers: Mapping[str, bool | None], source: str, seen: int | None = None
    ) -> None:
        """What they said about one channel, by purpose (service, sales); None takes an answer back.

        Only an answer that differs is signed anew, so who asked first stays in sight. `seen` is the `answers_mark` of
        what was on the screen: raises ConflictError if another desk wrote down something else since.
        """
        client = stored_client(client_id)
        if channel not in CHANNELS or not set(answers) <= set(PURPOSES):
            raise ValidationError(_("That is no way of reaching somebody; nothing was changed."), "channel")
        check_length(source, LONGEST_SOURCE, "source")
        stored = ContactPermission.select().where(ContactPermission.client == client_id)
        if seen is not None and seen != answers_mark(stored, channel):
            raise ConflictError(
                _("Somebody else wrote this down a moment ago; look at it above, then save again if yours is right.")
            )
        with self._units(_("Contact wishes of {name}").format(name=client.name)) as work:
            for purpose, is_allowed in answers.items():
                self._write_one(work, client_id, channel, purpose, is_allowed, source.strip())
            work.changed("client", [client_id])

    def _write_one(
        self, work: UnitOfWork, client_id: int, channel: str, purpose: str, is_allowed: bool | None, source: str
    ) -> None:
        wish = ContactPermission.get_or_none(
            (ContactPermission.client == client_id)
            & (ContactPermission.channel == channel)
            & (ContactPermission.purpose == purpose)
        )
        if is_allowed is None:
            if wish is not None:
                work.delete(wish)
            return
        if wish is None:
            wish = ContactPermission(client=client_id, channel=channel, purpose=purpose)
        elif wish.is_allowed == is_allowed and wish.source == source:
            return
        wish.is_allowed, wish.source = is_allowed, source
        wish.decided_by_id, wish.decided_at = work.person_id, work.now
        work.save(wish)
