"""What an import asks of clients whom it meets again: what was told of them, and what people here did away with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.models.audit import AuditChange
from app.models.clients import Client, ClientTag, ContactPermission, ContactPoint, Site, Tag, TimelineEntry
from app.queries.hand_over import tuples_of
from app.queries.imports import ADDRESS_FIELDS

_CHUNK = 400
_POINT_FIELDS = ("value", "normal")
_WAYS = ("access_note", "parking_note", "water_note")


@dataclass(slots=True)
class ClientAgain:
    """Notes (whether locked) and tags of a client; and values that stood here once and that somebody took away."""

    first_contact_on: date | None = None
    notes: list[tuple[str, bool]] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    former_fields: set[tuple[str, object]] = field(default_factory=set)
    former_contacts: set[str] = field(default_factory=set)
    former_places: list[dict[str, str]] = field(default_factory=list)
    former_tags: set[str] = field(default_factory=set)


def read_clients_again(client_ids: Collection[int]) -> dict[int, ClientAgain]:
    """All this of each of these clients."""
    found = {client_id: ClientAgain() for client_id in client_ids}
    for chunk in _chunks(client_ids):
        for client_id, day in tuples_of(Client.select(Client.id, Client.first_contact_on).where(Client.id.in_(chunk))):
            found[client_id].first_contact_on = day
        entry = TimelineEntry
        notes = entry.select(entry.client, entry.words, entry.is_private)
        chosen = entry.client.in_(chunk) & (entry.kind == "note") & (entry.words != "")
        for client_id, words, is_private in tuples_of(notes.where(chosen)):
            found[client_id].notes.append((words, bool(is_private)))
        borne = ClientTag.select(ClientTag.client, Tag.name).join(Tag, on=(ClientTag.tag == Tag.id))
        for client_id, name in tuples_of(borne.where(ClientTag.client.in_(chunk))):
            found[client_id].tags.add(name)
        _add_former(found, chunk)
    return found


def read_opt_outs_put_away() -> list[tuple[str, str, str]]:
    """The numbers and addresses of clients who were put away, their names, and each way that is closed to them."""
    is_closed = (ContactPermission.is_allowed == False) & (ContactPermission.purpose == "sales")  # noqa: E712 - SQL
    chosen = (
        ContactPoint.select(ContactPoint.normal, Client.name, Client.company_name, ContactPermission.channel)
        .join(Client, on=(ContactPoint.client == Client.id))
        .join(ContactPermission, on=(ContactPermission.client == Client.id))
        .where(is_closed & Client.archived_at.is_null(False) & (ContactPoint.normal != ""))
    )
    return [(normal, f"{name} {company}", channel) for normal, name, company, channel in tuples_of(chosen)]


def _add_former(found: Mapping[int, ClientAgain], client_ids: list[int]) -> None:
    """Go back through what people changed: every value that a row had before, and rows that were put away."""
    points = ContactPoint.select(ContactPoint.id, ContactPoint.client, ContactPoint.value, ContactPoint.normal)
    stands: dict[tuple[str, int], dict[str, Any]] = {}
    for row_id, client_id, *values in tuples_of(points.where(ContactPoint.client.in_(client_ids))):
        stands["contact_point", row_id] = {"client_id": client_id, **dict(zip(_POINT_FIELDS, values, strict=True))}
    columns = [getattr(Site, name) for name in (*ADDRESS_FIELDS, *_WAYS)]
    for row_id, client_id, *values in tuples_of(
        Site.select(Site.id, Site.client, *columns).where(Site.client.in_(client_ids))
    ):
        stands["site", row_id] = {"client_id": client_id, **dict(zip(ADDRESS_FIELDS, values, strict=False))}
        found[client_id].notes += [(words, True) for words in values[len(ADDRESS_FIELDS) :] if words]
    former: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    tag_ids: dict[int, set[int]] = defaultdict(set)
    change = AuditChange
    told = change.client_id.in_(client_ids) & change.table_name.in_(["client", "contact_point", "site", "client_tag"])
    rows = change.select(change.table_name, change.record_id, change.client_id, change.before).where(told)
    for table, record_id, client_id, before in tuples_of(rows.order_by(change.id.desc())):
        if not before:
            continue
        if table == "client":
            found[client_id].former_fields.update((name, value) for name, value in before.items() if _is_plain(value))
        elif table == "client_tag":
            tag_ids[client_id].add(before.get("tag_id", 0))
        else:
            stand = stands.get((table, record_id), {"client_id": client_id}) | before
            stands[table, record_id] = stand
            former[table, record_id].append(stand)
    _keep(found, [*former.items(), *((place, [stand]) for place, stand in _put_away(client_ids, stands))])
    names = dict(tuples_of(Tag.select(Tag.id, Tag.name).where(Tag.id.in_(set().union(*tag_ids.values())))))
    for client_id, ids in tag_ids.items():
        found[client_id].former_tags.update(names[tag_id] for tag_id in ids if tag_id in names)


def _put_away(
    client_ids: list[int], stands: Mapping[tuple[str, int], dict[str, Any]]
) -> Iterator[tuple[tuple[str, int], dict[str, Any]]]:
    for table, model in (("contact_point", ContactPoint), ("site", Site)):
        gone = model.client.in_(client_ids) & model.archived_at.is_null(False)
        for (row_id,) in tuples_of(model.select(model.id).where(gone)):
            yield (table, row_id), stands[table, row_id]


def _keep(found: Mapping[int, ClientAgain], former: list[tuple[tuple[str, int], list[dict[str, Any]]]]) -> None:
    for (table, _row_id), several in former:
        for stand in several:
            again = found.get(stand["client_id"])
            if again is None:
                continue
            if table == "site":
                again.former_places.append({name: stand.get(name) or "" for name in ADDRESS_FIELDS})
            else:
                again.former_contacts |= {stand.get("normal") or "", stand.get("value") or ""} - {""}


def _is_plain(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _chunks(values: Collection[int]) -> Iterator[list[int]]:
    whole = sorted(values)
    for start in range(0, len(whole), _CHUNK):
        yield whole[start : start + _CHUNK]
