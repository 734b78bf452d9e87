"""Two clients side by side, for whoever decides whether they are one person, and pairs that look alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from peewee import fn

from app.errors import NotFoundError
from app.models.clients import Client, ContactPoint, Fact, KeptSeparate, Site
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.queries.hand_over import tuples_of
from app.rules.duplicates import Caution, Evidence, Identity, Match, compare
from app.rules.merge_fields import MERGE_FIELDS, is_same_value
from app.translations import gettext as _
from app.translations import ngettext

_MOST_GROUPS = 5_000
_MOST_ALIKE = 4


@dataclass(frozen=True, slots=True)
class PairFieldRow:
    """A field of both, as text; `is_choice` when both are filled and say something else."""

    key: str
    left: str
    right: str
    is_choice: bool


@dataclass(frozen=True, slots=True)
class SideRow:
    """One of the two: who, which version was read, and what belongs to them, one line each."""

    id: int
    number: int
    name: str
    version: int
    reach: tuple[str, ...]
    places: tuple[str, ...]
    work: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two clients with the fields that tell them apart."""

    left: SideRow
    right: SideRow
    fields: tuple[PairFieldRow, ...]


@dataclass(frozen=True, slots=True)
class LikelyPairRow:
    """Two clients who may be one: their names, what speaks for it, and what a person must look at."""

    first_id: int
    second_id: int
    first_name: str
    second_name: str
    evidence: Evidence
    cautions: frozenset[Caution]


def get_pair(left_id: int, right_id: int) -> PairRow:
    """Both clients with what differs; NotFoundError when one is gone."""
    found = {row.id: row for row in Client.select().where(Client.id.in_([left_id, right_id]))}
    if len(found) != len({left_id, right_id}):
        raise NotFoundError(_("One of the two is no longer there; choose another client."))
    left, right = found[left_id], found[right_id]
    one, other = left.plain(), right.plain()
    fields = [
        PairFieldRow(
            each.key,
            _text(one[each.columns[0]]),
            _text(other[each.columns[0]]),
            is_choice=_is_choice(one[each.columns[0]], other[each.columns[0]]),
        )
        for each in MERGE_FIELDS
        if one[each.columns[0]] not in ("", None) or other[each.columns[0]] not in ("", None)
    ]
    return PairRow(_side(left), _side(right), tuple(fields))


def list_likely_pairs(limit: int = 100) -> list[LikelyPairRow]:
    """Pairs that share a number, an address or a name and were not kept separate, the strongest evidence first."""
    pairs = _pairs_of_shared_values() | _pairs_of_same_names()
    apart = {(low, high) for low, high in tuples_of(KeptSeparate.select(*_PAIR_COLUMNS))}
    wanted = sorted(pairs - apart)
    people = _identities({client_id for pair in wanted for client_id in pair})
    matches = [compare(people[low], people[high]) for low, high in wanted if low in people and high in people]
    likely = sorted((match for match in matches if match.evidence > Evidence.LIKENESS), key=_order)[:limit]
    names = _names({each for match in likely for each in (match.first, match.second)})
    return [
        LikelyPairRow(
            match.first, match.second, names[match.first], names[match.second], match.evidence, match.cautions
        )
        for match in likely
    ]


_PAIR_COLUMNS = (KeptSeparate.first_client, KeptSeparate.second_client)


def _order(match: Match) -> tuple[bool, int, float, int, int]:
    return bool(match.cautions), -match.evidence, -match.likeness, match.first, match.second


def _pairs_of_shared_values() -> set[tuple[int, int]]:
    present = (ContactPoint.normal != "") & ContactPoint.archived_at.is_null() & Client.archived_at.is_null()
    joined = ContactPoint.select(ContactPoint.normal).join(Client, on=(ContactPoint.client == Client.id))
    several = fn.COUNT(ContactPoint.client.distinct())
    shared = joined.where(present).group_by(ContactPoint.normal).having(several.between(2, _MOST_ALIKE))
    values = [str(row[0]) for row in tuples_of(shared.limit(_MOST_GROUPS))]
    holders: dict[str, list[int]] = {}
    points = ContactPoint.select(ContactPoint.normal, ContactPoint.client).join(
        Client, on=(ContactPoint.client == Client.id)
    )
    for normal, client_id in tuples_of(points.where(present & ContactPoint.normal.in_(values))):
        holders.setdefault(normal, []).append(int(client_id))
    return _pairs(holders.values())


def _pairs_of_same_names() -> set[tuple[int, int]]:
    doubled = (
        Client.select(Client.sort_name)
        .where(Client.archived_at.is_null())
        .group_by(Client.sort_name)
        .having(fn.COUNT(Client.id).between(2, _MOST_ALIKE))
        .limit(_MOST_GROUPS)
    )
    names = [str(row[0]) for row in tuples_of(doubled)]
    bearers: dict[str, list[int]] = {}
    chosen = Client.select(Client.sort_name, Client.id).where(
        Client.archived_at.is_null() & Client.sort_name.in_(names)
    )
    for name, client_id in tuples_of(chosen):
        bearers.setdefault(name, []).append(int(client_id))
    return _pairs(bearers.values())


def _pairs(groups: Iterable[list[int]]) -> set[tuple[int, int]]:
    return {(low, high) for group in groups for low in group for high in group if low < high}


def _identities(client_ids: set[int]) -> dict[int, Identity]:
    wanted = sorted(client_ids)
    phones: dict[int, set[str]] = {}
    emails: dict[int, set[str]] = {}
    points = ContactPoint.select().where(ContactPoint.client.in_(wanted) & ContactPoint.archived_at.is_null())
    for point in points:
        kept = emails if point.kind == "email" else phones
        kept.setdefault(point.client_id, set()).add(point.normal or point.value)
    return {
        row.id: Identity(
            number=row.id,
            first_name=row.first_name,
            last_name=row.last_name or ("" if row.company_name else row.name),
            company=row.company_name,
            phones=frozenset(phones.get(row.id, ())),
            emails=frozenset(emails.get(row.id, ())),
            street=row.main_street,
            postal_code=row.main_postal_code,
        )
        for row in Client.select().where(Client.id.in_(wanted))
    }


def _names(client_ids: set[int]) -> dict[int, str]:
    chosen = Client.select(Client.id, Client.name, Client.number).where(Client.id.in_(sorted(client_ids)))
    return {row.id: f"{row.name} ({row.number})" for row in chosen}


def _side(client: Client) -> SideRow:
    points = ContactPoint.select().where((ContactPoint.client == client.id) & ContactPoint.archived_at.is_null())
    sites = Site.select().where((Site.client == client.id) & Site.archived_at.is_null())
    facts = Fact.select().where((Fact.client == client.id) & Fact.archived_at.is_null())
    jobs = Job.select().where((Job.client == client.id) & Job.archived_at.is_null()).count()
    complaints = Complaint.select().where(Complaint.client == client.id).count()
    work = [
        ngettext("{count} job", "{count} jobs", jobs).format(count=jobs),
        ngettext("{count} complaint", "{count} complaints", complaints).format(count=complaints),
    ]
    return SideRow(
        id=client.id,
        number=client.number,
        name=client.name,
        version=client.version,
        reach=tuple(point.value for point in points.order_by(ContactPoint.position)),
        places=tuple(", ".join(part for part in (site.street, site.town) if part) for site in sites),
        work=tuple(work),
        facts=tuple(fact.headline for fact in facts.order_by(Fact.id)),
    )


def _is_choice(one: object, other: object) -> bool:
    return one not in ("", None) and other not in ("", None) and not is_same_value(one, other)


def _text(value: object) -> str:
    return "" if value is None else str(value)
