"""Two clients side by side, for whoever decides whether they are one person, and pairs that look alike."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import NotFoundError
from app.models.clients import Client, ContactPoint, Fact, Site
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.queries.likely_people import find_likely_people
from app.rules.duplicates import Caution, Evidence
from app.rules.merge_fields import MERGE_FIELDS, is_same_value
from app.translations import gettext as _
from app.translations import ngettext


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


def list_likely_pairs(limit: int = 500) -> list[LikelyPairRow]:
    """Pairs with more in common than a name who were not kept separate, the strongest evidence first."""
    likely = find_likely_people()[:limit]
    names = _names({each for match in likely for each in (match.first, match.second)})
    return [
        LikelyPairRow(
            match.first, match.second, names[match.first], names[match.second], match.evidence, match.cautions
        )
        for match in likely
    ]


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
