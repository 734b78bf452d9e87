"""Who did what, as the audit keeps it: the last act on a row, and the acts of other desks since a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from peewee import JOIN, fn

from app.events import RecordsChanged
from app.models.audit import AuditChange, AuditUnit
from app.models.team import Person
from app.queries.hand_over import first_joined

# On a server a lower number may be committed after a higher one; so many acts at once are not made by one firm.
_OUT_OF_ORDER = 50
# beyond this many rows whoever shows a table reads it anew
_LARGEST_LIST = 1_000


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act as undo names it, and whose it was; the name is empty where nobody was signed in."""

    label: str
    person_name: str


def find_last_act(table: str, record_ids: Iterable[int]) -> ActRow | None:
    """The newest act that touched one of these rows of a table, or None."""
    row = first_joined(
        AuditUnit.select(AuditUnit.label, Person.name.alias("person_name"))
        .join(AuditChange, on=(AuditChange.unit == AuditUnit.id))
        .join(Person, JOIN.LEFT_OUTER, on=(AuditUnit.person == Person.id))
        .where((AuditChange.table_name == table) & AuditChange.record_id.in_(list(record_ids)))
        .order_by(AuditChange.id.desc())
    )
    return None if row is None else ActRow(row.label, row.person_name or "")


def get_newest_act_id() -> int:
    """The id of the newest act of any desk, 0 before the first."""
    return int(AuditUnit.select(fn.MAX(AuditUnit.id)).scalar() or 0)


def list_recent_act_ids(newest_id: int) -> frozenset[int]:
    """The ids of the acts up to and beyond `newest_id` among which one may still turn up."""
    recent = AuditUnit.select(AuditUnit.id).where(AuditUnit.id > newest_id - _OUT_OF_ORDER)
    return frozenset(row.id for row in recent)


def read_acts(act_ids: AbstractSet[int]) -> RecordsChanged:
    """What these acts touched, as one event; an import or very many rows make it a bulk event."""
    touched: defaultdict[str, set[int]] = defaultdict(set)
    changes = AuditChange.select().where(AuditChange.unit.in_(sorted(act_ids)) & (AuditChange.action != "reveal"))
    rows = list(changes.limit(_LARGEST_LIST + 1))
    for change in rows:
        touched[change.table_name].add(change.record_id)
        if change.client_id is not None:
            touched["client"].add(change.client_id)
    newest = AuditUnit.get_by_id(max(act_ids))
    has_import = AuditUnit.select().where(AuditUnit.id.in_(sorted(act_ids)) & AuditUnit.import_batch.is_null(False))
    return RecordsChanged(
        newest.label,
        {table: frozenset(ids) for table, ids in touched.items()},
        is_bulk=len(rows) > _LARGEST_LIST or has_import.exists(),
    )
