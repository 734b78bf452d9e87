"""What an import has to know: which source row became what, who already has a number or address, and past batches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from peewee import fn

from app.models.client_changes import Erasure
from app.models.clients import Client, ContactPermission, ContactPoint, Site, Tag
from app.models.imports import ImportRow
from app.models.jobs import Job
from app.models.team import Person
from app.queries.hand_over import tuples_of
from app.rules.person_words import is_landline

_CHUNK = 500
_MANY = 2_000
_DATE_LENGTH = 10
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What became of one source row: the hash of its text, our row, and the values it wrote last."""

    id: int
    source_key: str
    row_hash: str
    record_id: int
    written: dict[str, Any]


@dataclass(slots=True)
class KnownClient:
    """A client as an import compares with it: fields, numbers and addresses that are there already."""

    id: int
    version: int
    fields: dict[str, str]
    phones: dict[str, str] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    sites: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    contact_count: int = 0
    wishes: dict[str, int] = field(default_factory=dict)
    opted_out: set[str] = field(default_factory=set)
    landlines: set[str] = field(default_factory=set)
    number: int = 0


COMPARED_FIELDS = (
    "salutation", "first_name", "last_name", "company_name", "preferred_name", "name", "kind", "source", "birthday",
    "language", "referred_by_note",
)  # fmt: skip
ADDRESS_FIELDS = ("street", "street_2", "town", "region", "postal_code", "country")


def read_ledger(kind: str, source: str, source_keys: Sequence[str]) -> dict[str, LedgerRow]:
    """The ledger lines of these source rows, by their keys."""
    found: dict[str, LedgerRow] = {}
    for chunk in _chunks(source_keys):
        chosen = (ImportRow.kind == kind) & (ImportRow.source == source) & ImportRow.source_key.in_(chunk)
        for row in ImportRow.select().where(chosen):
            found[row.source_key] = LedgerRow(row.id, row.source_key, row.row_hash, row.record_id, row.written or {})
    return found


def read_source_rows(kind: str, source: str, source_keys: Sequence[str]) -> dict[str, tuple[str, int, int]]:
    """Of these source rows the hash of what they said, the record they became and in which import, by their keys."""
    found: dict[str, tuple[str, int, int]] = {}
    columns = (ImportRow.source_key, ImportRow.row_hash, ImportRow.record_id, ImportRow.batch)
    for chunk in _chunks(source_keys):
        chosen = (ImportRow.kind == kind) & (ImportRow.source == source) & ImportRow.source_key.in_(chunk)
        found |= {key: (*rest,) for key, *rest in tuples_of(ImportRow.select(*columns).where(chosen))}
    return found


def read_client_of_source_places(source: str, number: str) -> int | None:
    """The client whose addresses came from a source each in a row of its own, under this number."""
    first, end = f"id:{number}/", f"id:{number}0"  # the sign after a slash is the naught
    chosen = (ImportRow.kind == "clients") & (ImportRow.source == source)
    chosen &= (ImportRow.source_key >= first) & (ImportRow.source_key < end)
    found = ImportRow.select(ImportRow.record_id).where(chosen).order_by(ImportRow.id).limit(1).scalar()
    return None if found is None else int(found)


def read_client_of_source_ids(external_ids: Sequence[str]) -> dict[str, int]:
    """Which client a number of the other system belongs to, whatever file brought it."""
    found: dict[str, int] = {}
    for chunk in _chunks([f"id:{each}" for each in external_ids]):
        chosen = came_under("clients", chunk)
        for row in (
            ImportRow.select(ImportRow.source_key, ImportRow.record_id).where(chosen).order_by(ImportRow.record_id)
        ):
            found[row.source_key.removeprefix("id:")] = row.record_id
    return found


def came_under(kind: str, source_keys: Sequence[str]) -> Any:
    """That a ledger line is of one of these keys, whatever its source.

    The sources are named one by one, because the index of the ledger has them before the keys: without them every
    question would read all lines of the kind.
    """
    sources: list[str] = []
    while True:
        further = (ImportRow.kind == kind) & (ImportRow.source > sources[-1]) if sources else ImportRow.kind == kind
        source = ImportRow.select(fn.MIN(ImportRow.source)).where(further).scalar()
        if source is None:
            return (ImportRow.kind == kind) & ImportRow.source.in_(sources) & ImportRow.source_key.in_(source_keys)
        sources.append(source)


def has_ledger(kind: str, source: str) -> bool:
    """Whether anything ever came from this source."""
    return bool(ImportRow.select().where((ImportRow.kind == kind) & (ImportRow.source == source)).exists())


def read_contact_owners() -> Iterator[tuple[str, int]]:
    """Each telephone number (E.164) and e-mail address with whose it is, the first come first."""
    is_meant = (ContactPoint.normal != "") & (ContactPoint.kind != "fax")
    chosen = (
        ContactPoint.select(ContactPoint.id, ContactPoint.normal, ContactPoint.client)
        .join(Client, on=(ContactPoint.client == Client.id))
        .where(is_meant & ContactPoint.archived_at.is_null() & Client.archived_at.is_null())
    )
    for _id, normal, client_id in _by_id(chosen, ContactPoint.id):
        yield normal, client_id


def read_birthdays() -> Iterator[tuple[int, str, str]]:
    """Everybody whose birthday is known to the year: id, birthday and postal code."""
    is_meant = (fn.LENGTH(Client.birthday) == _DATE_LENGTH) & Client.archived_at.is_null()
    chosen = Client.select(Client.id, Client.birthday, Client.main_postal_code).where(is_meant)
    yield from _by_id(chosen, Client.id)


def _by_id(chosen: Any, row_id: Any) -> Iterator[tuple[Any, ...]]:
    """What was chosen, the id first, many rows at a time and never all of them in memory."""
    last_id = 0
    while rows := list(tuples_of(chosen.where(row_id > last_id).order_by(row_id).limit(_MANY))):
        yield from rows
        last_id = rows[-1][0]


def read_names() -> Iterator[tuple[int, str, str]]:
    """Everybody who is not archived: id, name and street."""
    chosen = Client.select(Client.id, Client.name, Client.main_street).where(Client.archived_at.is_null())
    yield from _by_id(chosen, Client.id)


def read_known_clients(client_ids: Iterable[int]) -> dict[int, KnownClient]:
    """These clients with everything an import compares."""
    known: dict[int, KnownClient] = {}
    for chunk in _chunks(sorted(set(client_ids))):
        columns = [getattr(Client, name) for name in COMPARED_FIELDS]
        chosen = Client.select(Client.id, Client.version, Client.number, *columns).where(Client.id.in_(chunk))
        for client_id, version, number, *fields in tuples_of(chosen):
            values = dict(zip(COMPARED_FIELDS, fields, strict=True))
            known[client_id] = KnownClient(client_id, version, values, number=number)
        _add_contacts(known, chunk)
        columns = [getattr(Site, name) for name in ADDRESS_FIELDS]
        present = Site.client.in_(chunk) & Site.archived_at.is_null()
        sites = Site.select(Site.id, Site.client, *columns).where(present).order_by(Site.position, Site.id)
        for site_id, client_id, *parts in tuples_of(sites):
            known[client_id].sites.append((site_id, dict(zip(ADDRESS_FIELDS, parts, strict=True))))
        wishes = (ContactPermission.purpose == "sales") & ContactPermission.client.in_(chunk)
        for wish in ContactPermission.select().where(wishes):
            known[wish.client_id].wishes[wish.channel] = wish.id
            if not wish.is_allowed:
                known[wish.client_id].opted_out.add(wish.channel)
    return known


def _add_contacts(known: Mapping[int, KnownClient], client_ids: Sequence[int]) -> None:
    """The numbers and addresses of these clients."""
    point = ContactPoint
    points = point.select(point.client, point.kind, point.normal, point.value, point.label)
    chosen = points.where(point.client.in_(client_ids) & point.archived_at.is_null())
    for client_id, kind, normal, value, label in tuples_of(chosen):
        client = known[client_id]
        client.contact_count += 1
        kept = client.emails if kind == "email" else client.phones
        kept[normal or value] = value
        if kept is client.phones and is_landline(label):
            client.landlines.add(normal or value)


def read_tags() -> dict[str, int]:
    """The ids of all tags by name."""
    return {row.name: row.id for row in Tag.select()}


def read_job_numbers() -> Iterator[int]:
    """The numbers that are taken."""
    for _id, number in _by_id(Job.select(Job.id, Job.number), Job.id):
        yield number


def read_technicians() -> dict[str, int]:
    """People by their whole and by their first names, in lower case; a first name two people share is left out."""
    people = list(Person.select(Person.id, Person.name).where(Person.archived_at.is_null()))
    first_names = Counter(person.name.split()[0].casefold() for person in people)
    by_name = {person.name.casefold(): person.id for person in people}
    for person in people:
        first_name = person.name.split()[0].casefold()
        if first_names[first_name] == 1:
            by_name.setdefault(first_name, person.id)
    return by_name


def count_clients() -> int:
    """How many clients there are, to judge whether indexes are better made anew."""
    return int(Client.select().count())


def _chunks(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def read_tombstones() -> list[tuple[str, frozenset[str]]]:
    """For everybody who was erased the salt and the hashes by which they are known again."""
    return [
        (row.fingerprints["salt"], frozenset(row.fingerprints["hashes"]))
        for row in Erasure.select(Erasure.fingerprints)
    ]
