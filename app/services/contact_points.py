"""Writes about how to reach a client: telephones, e-mail and web addresses, in the order of the card."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from app.clock import Clock
from app.errors import ValidationError
from app.models.clients import ContactPoint
from app.rules.phone_numbers import normalise
from app.services.client_lookup import firm_region, refuse_older, stored_client, stored_line
from app.services.client_summary import refresh_clients
from app.services.drafts import ContactDraft
from app.services.field_checks import check_email, check_length, check_phone, check_web_address, check_words
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

LONGEST_VALUE = 254
LONGEST_NOTE = 1_000
_KINDS = ("phone", "email", "web", "fax")


def contact_point(client_id: int, draft: ContactDraft, region: str, position: int) -> ContactPoint:
    """The stored form of a number or address: as typed, plus the form in which it is found and compared."""
    normal, digits = "", ""
    value = draft.value.strip()
    if draft.kind == "phone":
        normal = normalise(value, region) or ""
        digits = "".join(letter for letter in value if letter.isdigit())[::-1]
    elif draft.kind == "email":
        normal = value.casefold()
    fields: dict[str, Any] = {**asdict(draft), "value": value}
    return ContactPoint(client=client_id, normal=normal, digits_reversed=digits, position=position, **fields)


def check_contact(draft: ContactDraft) -> None:
    """Refuse what cannot be a number or address of its kind; the sentence stands under the field."""
    if draft.kind not in _KINDS:
        raise ValidationError(_("That is no way of reaching somebody; nothing was changed."), "kind")
    check_words(draft.value, _("Type the number or address first; nothing was changed."), "value")
    check_length(draft.value, LONGEST_VALUE, "value")
    for name in ("label", "whose", "note"):
        check_length(getattr(draft, name), LONGEST_NOTE, name)
    if draft.kind == "email":
        check_email(draft.value, "value")
    elif draft.kind == "web":
        check_web_address(draft.value)
    else:
        check_phone(draft.value)


class ContactPointService:
    """Adds, changes and orders ways to reach a client; every method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def add(self, client_id: int, draft: ContactDraft) -> int:
        """Another telephone number, e-mail or web address."""
        client = stored_client(client_id)
        check_contact(draft)
        with self._units(_("New {kind} for {name}").format(kind=_noun(draft.kind), name=client.name)) as work:
            last = _present(client_id)
            point = contact_point(client_id, draft, firm_region(), last[-1].position + 1 if last else 0)
            work.save(point)
            self._keep_one_preferred(work, point)
            refresh_clients(work, [client_id], self._clock)
            return int(point.id)

    def change(self, contact_point_id: int, version: int | None, draft: ContactDraft) -> None:
        """Put right a number or address; ConflictError when another desk was faster."""
        check_contact(draft)
        stored = _stored(contact_point_id)
        refuse_older(stored, version, stored.value)
        with self._units(_("Change {value}").format(value=stored.value)) as work:
            fresh = contact_point(stored.client_id, draft, firm_region(), stored.position)
            for field in ("kind", "label", "value", "normal", "digits_reversed", "whose", "note", "is_preferred"):
                setattr(stored, field, getattr(fresh, field))
            work.save(stored)
            self._keep_one_preferred(work, stored)
            refresh_clients(work, [stored.client_id], self._clock)

    def archive(self, contact_point_id: int) -> None:
        """Take a number off the card; undo brings it back."""
        stored = ContactPoint.get_or_none(ContactPoint.id == contact_point_id)
        if stored is None:
            return
        with self._units(_("Remove {value}").format(value=stored.value)) as work:
            stored.archived_at = work.now
            work.save(stored)
            refresh_clients(work, [stored.client_id], self._clock)

    def move(self, contact_point_id: int, steps: int) -> bool:
        """Move a number up (negative) or down among those of its kind; False when it stands at that end already."""
        stored = _stored(contact_point_id)
        points = _present(stored.client_id)
        kin = [point for point in points if point.kind == stored.kind]
        place = next((at for at, point in enumerate(kin) if point.id == stored.id), None)
        if place is None or not 0 <= place + steps < len(kin) or steps == 0:
            return False
        kin.insert(place + steps, kin.pop(place))
        others = [point for point in points if point.kind != stored.kind]
        with self._units(_("Move {value}").format(value=stored.value)) as work:
            for position, point in enumerate([*kin, *others]):
                point.position = position
                work.save(point)
            refresh_clients(work, [stored.client_id], self._clock)
        return True

    def _keep_one_preferred(self, work: UnitOfWork, chosen: ContactPoint) -> None:
        """Which one to use first is one answer for each kind."""
        if not chosen.is_preferred:
            return
        for point in _present(chosen.client_id):
            if point.id != chosen.id and point.kind == chosen.kind and point.is_preferred:
                point.is_preferred = False
                work.save(point)


def _present(client_id: int) -> list[ContactPoint]:
    chosen = ContactPoint.select().where((ContactPoint.client == client_id) & ContactPoint.archived_at.is_null())
    return list(chosen.order_by(ContactPoint.position, ContactPoint.id))


def _stored(contact_point_id: int) -> ContactPoint:
    gone = _("That number is no longer there; the card shows what is, nothing was changed.")
    return stored_line(ContactPoint, contact_point_id, gone)


def _noun(kind: str) -> str:
    return {"email": _("e-mail address"), "web": _("web address"), "fax": _("fax number")}.get(kind, _("number"))
