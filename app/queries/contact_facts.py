"""What the contact rule reads of one client or of many, in few statements, and its verdicts on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from peewee import fn

from app.errors import NotFoundError
from app.models.aftercare import AftercareStep
from app.models.client_changes import Erasure
from app.models.clients import Client, ContactPermission, TimelineEntry
from app.models.complaints import Complaint
from app.models.fields import moment_from
from app.queries.firm import get_setting
from app.queries.hand_over import rows_of, tuples_of
from app.queries.last_contacts import is_contact
from app.rules.contact_rules import (
    QUIET_DAYS,
    ContactFacts,
    ContactVerdict,
    Purpose,
    Said,
    best_verdict,
    contact_verdict,
    contact_verdicts,
)
from app.rules.relationship import EndedReason
from app.translations import gettext as _

QUIET_AFTER_COMPLAINT = "quiet_after_complaint_days"
_OPEN_STATES = ("call_back", "put_right", "check_back")
_REMOTE = ("phone", "text", "email", "letter")
_CHUNK = 500  # ids in one statement


@dataclass(slots=True)
class _Known:
    """What the tables beside the client's own row say."""

    wishes: list[Said] = field(default_factory=list)
    has_open_complaint: bool = False
    complaint_closed_on: date | None = None
    sold_on: date | None = None
    is_erased: bool = False


def refusing_every_way() -> Any:
    """A query for the ids of those who said no to hearing from us by telephone, text, e-mail and letter."""
    said_no = (ContactPermission.purpose == "service") & (ContactPermission.is_allowed == False)  # noqa: E712 - SQL
    chosen = ContactPermission.select(ContactPermission.client).where(said_no & ContactPermission.channel.in_(_REMOTE))
    return chosen.group_by(ContactPermission.client).having(fn.COUNT(ContactPermission.id) == len(_REMOTE))


def get_quiet_days() -> int:
    """For how many days after a complaint was closed the firm sends no offers."""
    days = get_setting(QUIET_AFTER_COMPLAINT)
    return days if type(days) is int and days >= 0 else QUIET_DAYS


def get_contact_facts(client_id: int, now: datetime, zone: ZoneInfo) -> ContactFacts:
    """The facts of one client; raises NotFoundError when the client is gone."""
    found = read_contact_facts([client_id], now, zone)
    if client_id not in found:
        raise NotFoundError(_("This client is no longer there."))
    return found[client_id]


def read_contact_facts(client_ids: Iterable[int], now: datetime, zone: ZoneInfo) -> dict[int, ContactFacts]:
    """The facts of many clients, by client; who was forgotten at their own wish counts as wanting no contact."""
    ids = sorted(set(client_ids))
    found: dict[int, ContactFacts] = {}
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        known = {client_id: _Known() for client_id in chunk}
        _read_wishes(chunk, known)
        _read_complaints(chunk, known, zone)
        _read_sales(chunk, known, now, zone)
        columns = (
            Client.id, Client.ended_reason, Client.last_contact_at, Client.main_phone, Client.main_email,
            Client.main_street, Client.main_town,
        )  # fmt: skip
        for client in rows_of(Client.select(*columns).where(Client.id.in_(chunk))):
            found[client.id] = _facts(client, known[client.id], zone)
    return found


def read_service_facts(client_ids: Iterable[int]) -> dict[int, ContactFacts]:
    """Of many clients what a contact about their own visits depends on: no clock of a sale, so nothing is counted."""
    ids = sorted(set(client_ids))
    found: dict[int, ContactFacts] = {}
    columns = (
        Client.id, Client.ended_reason, Client.last_contact_at, Client.main_phone, Client.main_email,
        Client.main_street, Client.main_town,
    )  # fmt: skip
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        known = {client_id: _Known() for client_id in chunk}
        _read_wishes(chunk, known)
        for client in rows_of(Client.select(*columns).where(Client.id.in_(chunk))):
            found[client.id] = _facts(client, known[client.id], ZoneInfo("UTC"))
    return found


def read_verdicts(
    client_ids: Collection[int],
    purpose: Purpose | str,
    now: datetime,
    zone: ZoneInfo,
    *,
    channel: str = "",
    is_invitation: bool = False,
) -> dict[int, ContactVerdict]:
    """The verdict on each of many clients: on one channel, or, where none is named, on the best they have."""
    today, quiet_days = now.astimezone(zone).date(), get_quiet_days()
    verdicts: dict[int, ContactVerdict] = {}
    for client_id, facts in read_contact_facts(client_ids, now, zone).items():
        if channel:
            verdicts[client_id] = contact_verdict(
                facts, purpose, channel, today, is_invitation=is_invitation, quiet_days=quiet_days
            )
        else:
            each = contact_verdicts(facts, purpose, today, is_invitation=is_invitation, quiet_days=quiet_days)
            verdicts[client_id] = best_verdict(each.values())
    return verdicts


def get_verdict(client_id: int, purpose: Purpose | str, channel: str, now: datetime, zone: ZoneInfo) -> ContactVerdict:
    """The verdict on one client and one channel, for whoever logs a contact of their own accord: they knew where to."""
    facts = replace(get_contact_facts(client_id, now, zone), reachable=None)
    return contact_verdict(facts, purpose, channel, now.astimezone(zone).date(), quiet_days=get_quiet_days())


def _read_wishes(ids: list[int], known: dict[int, _Known]) -> None:
    columns = (
        ContactPermission.client, ContactPermission.channel, ContactPermission.purpose, ContactPermission.is_allowed,
    )  # fmt: skip
    for row in rows_of(ContactPermission.select(*columns).where(ContactPermission.client.in_(ids))):
        said = Said(channel=row.channel, purpose=row.purpose, is_allowed=bool(row.is_allowed))
        known[row.client_id].wishes.append(said)
    for (client_id,) in tuples_of(Erasure.select(Erasure.client).where(Erasure.client.in_(ids))):
        known[client_id].is_erased = True


def _read_complaints(ids: list[int], known: dict[int, _Known], zone: ZoneInfo) -> None:
    """A complaint that was withdrawn was none, so nobody is left in peace after it."""
    chosen = Complaint.select(Complaint.client, Complaint.state, Complaint.closed_at)
    for client_id, state, closed_at in tuples_of(
        chosen.where(Complaint.client.in_(ids) & (Complaint.state != "withdrawn"))
    ):
        row = known[client_id]
        if state in _OPEN_STATES:
            row.has_open_complaint = True
        elif closed_at is not None:
            row.complaint_closed_on = _later(row.complaint_closed_on, closed_at.astimezone(zone).date())


def _read_sales(ids: list[int], known: dict[int, _Known], now: datetime, zone: ZoneInfo) -> None:
    """The last contact for a sale: one that stands on the timeline, or a step of that kind that was done."""
    talked = (
        TimelineEntry.client.in_(ids)
        & (TimelineEntry.purpose == "sales")
        & is_contact()
        & (TimelineEntry.happened_at <= now)
    )
    entries = TimelineEntry.select(TimelineEntry.client, fn.MAX(TimelineEntry.happened_at)).where(talked)
    done = AftercareStep.client.in_(ids) & AftercareStep.is_sales & (AftercareStep.state == "done")
    steps = AftercareStep.select(AftercareStep.client, fn.MAX(AftercareStep.done_at)).where(
        done & (AftercareStep.done_at <= now)
    )
    for chosen in (entries.group_by(TimelineEntry.client), steps.group_by(AftercareStep.client)):
        for client_id, stored in tuples_of(chosen):
            day = moment_from(stored).astimezone(zone).date()
            known[client_id].sold_on = _later(known[client_id].sold_on, day)


def _facts(client: Client, known: _Known, zone: ZoneInfo) -> ContactFacts:
    ended = EndedReason(client.ended_reason) if client.ended_reason else None
    contacted = client.last_contact_at
    return ContactFacts(
        ended=EndedReason.NO_CONTACT if known.is_erased else ended,
        wishes=tuple(known.wishes),
        has_open_complaint=known.has_open_complaint,
        complaint_closed_on=known.complaint_closed_on,
        last_contact_on=contacted.astimezone(zone).date() if contacted is not None else None,
        last_sales_contact_on=known.sold_on,
        reachable=_reachable(client),
    )


def _reachable(client: Client) -> frozenset[str]:
    found = {"phone", "text"} if client.main_phone else set()
    if client.main_email:
        found.add("email")
    if client.main_street or client.main_town:
        found |= {"letter", "in_person"}
    return frozenset(found)


def _later(one: date | None, other: date) -> date:
    return other if one is None else max(one, other)
