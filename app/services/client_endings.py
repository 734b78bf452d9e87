"""That a client moved away, died or asked for no contact, and since when; such a client can still complain (S1.10)."""

from __future__ import annotations

from datetime import date

from app.clock import Clock
from app.errors import ValidationError
from app.rules.aftercare_plan import MOVED_AWAY
from app.services.aftercare_plans import see_off
from app.services.client_lookup import stored_client
from app.services.client_summary import refresh_clients
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork

ENDINGS = ("", "moved", "died", "no_contact")


class ClientEndingService:
    """Writes why somebody is no longer visited, or that they are again."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def write(self, client_id: int, reason: str, ended_on: date | None, version: int | None = None) -> None:
        """Why and since when, today if no day is given; "" says that they are our client again."""
        client = stored_client(client_id, version)
        if reason not in ENDINGS:
            raise ValidationError(_("Choose moved, died or asked for no contact; nothing was changed."), "reason")
        if ended_on is not None and ended_on > self._clock.today():
            raise ValidationError(_("That day is still to come; choose today or an earlier one."), "ended_on")
        with self._units(_("Why {name} left us").format(name=client.name)) as work:
            client.ended_reason = reason
            client.ended_on = (ended_on or self._clock.today()) if reason else None
            work.save(client)
            if reason == MOVED_AWAY:
                see_off(work, client_id, self._clock)
            refresh_clients(work, [client_id], self._clock)
