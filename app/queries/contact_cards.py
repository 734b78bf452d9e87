"""Clients as an address book keeps them: names, numbers, addresses, tags, and what may be known of them.

Nobody who is archived, merged or has died is among them. Private facts and notes, access codes and ways into a house
never are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.errors import NotFoundError
from app.models.clients import Client, ClientTag, ContactPermission, ContactPoint, Fact, Site, Tag
from app.queries.hand_over import joined
from app.translations import gettext as _

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class CardContact:
    """A telephone or fax number, a mail or web address."""

    kind: str
    value: str
    normal: str
    label: str
    whose: str
    is_preferred: bool


@dataclass(frozen=True, slots=True)
class CardPlace:
    """An address."""

    street: str
    street_2: str
    town: str
    region: str
    postal_code: str
    country: str
    label: str
    is_billing_only: bool


@dataclass(slots=True)
class ContactCardRow:
    """One client; `created_at` and `number` make the name of the card, which stays the same for ever."""

    number: int
    created_at: datetime
    kind: str
    name: str
    salutation: str
    first_name: str
    last_name: str
    company_name: str
    preferred_name: str
    birthday: str
    contacts: list[CardContact] = field(default_factory=list)
    places: list[CardPlace] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def read_contact_cards(number: int | None = None) -> Iterator[list[ContactCardRow]]:
    """All clients by number in pages, or the one with this number; NotFoundError when nobody has it."""
    present = Client.archived_at.is_null() & Client.merged_into.is_null()
    if number is not None:
        page = list(Client.select().where(present & (Client.number == number)))
        if not page:
            raise NotFoundError(_("There is no client {number}; nothing was written.").format(number=number))
        yield _cards(page)
        return
    present &= Client.ended_reason != "died"
    last = 0
    while page := list(Client.select().where(present & (Client.id > last)).order_by(Client.id).limit(_AT_ONCE)):
        yield _cards(page)
        last = int(page[-1].id)


def _cards(clients: Sequence[Client]) -> list[ContactCardRow]:
    rows = {
        client.id: ContactCardRow(
            number=client.number,
            created_at=client.created_at,
            kind=client.kind,
            name=client.name,
            salutation=client.salutation,
            first_name=client.first_name,
            last_name=client.last_name,
            company_name=client.company_name,
            preferred_name=client.preferred_name,
            birthday=client.birthday,
        )
        for client in clients
    }
    ids = list(rows)
    for point in _of(ContactPoint, ids).order_by(ContactPoint.position, ContactPoint.id):
        rows[point.client_id].contacts.append(
            CardContact(point.kind, point.value, point.normal, point.label, point.whose, bool(point.is_preferred))
        )
    for site in _of(Site, ids).order_by(Site.is_main.desc(), Site.position, Site.id):
        rows[site.client_id].places.append(_place(site))
    chosen = ClientTag.select(ClientTag.client, Tag.name).join(Tag, on=(ClientTag.tag == Tag.id))
    for row in joined(chosen.where(ClientTag.client.in_(ids)).order_by(Tag.name)):
        rows[row.client_id].tags.append(row.name)
    for fact in _of(Fact, ids).where(Fact.is_private == False).order_by(Fact.id):  # noqa: E712 - SQL
        rows[fact.client_id].facts.append(": ".join(part for part in (fact.headline, fact.detail) if part))
    for client_id, channels in _refused(ids).items():
        rows[client_id].refused.extend(sorted(channels))
    return list(rows.values())


def _of(model: Any, ids: Sequence[int]) -> Any:
    return model.select().where(model.client.in_(ids) & model.archived_at.is_null())


def _place(site: Site) -> CardPlace:
    return CardPlace(
        street=site.street,
        street_2=site.street_2,
        town=site.town,
        region=site.region,
        postal_code=site.postal_code,
        country=site.country,
        label=site.label,
        is_billing_only=bool(site.is_billing_only),
    )


def _refused(ids: Sequence[int]) -> dict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    refused = ContactPermission.client.in_(ids) & (ContactPermission.is_allowed == False)  # noqa: E712 - SQL
    for wish in ContactPermission.select().where(refused):
        found[wish.client_id].add(wish.channel)
    return found
