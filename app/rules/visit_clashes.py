"""Who or what would have to be in two places at once: a technician, or a van, whatever day a visit began on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.rules.working_time import instant


class ClashKind(StrEnum):
    """What would be in two places."""

    TECHNICIAN = "technician"
    VAN = "van"


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A visit that will take somebody's time; `starts_at` and `ends_at` are aware, of any zone."""

    id: int
    starts_at: datetime
    ends_at: datetime
    technician_id: int | None
    van_id: int | None
    client_id: int


@dataclass(frozen=True, slots=True)
class Clash:
    """Two visits of which the second begins before the first is over."""

    first_id: int
    second_id: int
    kind: ClashKind


def find_clashes(visits: Iterable[PlannedVisit]) -> tuple[Clash, ...]:
    """Every pair that overlaps, by real time; visits that only touch do not.

    Two technicians in one van clash unless they drive to the same client. A visit without a technician clashes with
    nothing.
    """
    ordered = sorted(visits, key=lambda visit: (instant(visit.starts_at), visit.id))
    open_visits: list[PlannedVisit] = []
    found: list[Clash] = []
    for visit in ordered:
        begins = instant(visit.starts_at)
        open_visits = [earlier for earlier in open_visits if instant(earlier.ends_at) > begins]
        for earlier in open_visits:
            kind = _kind(earlier, visit)
            if kind is not None:
                found.append(Clash(earlier.id, visit.id, kind))
        if instant(visit.ends_at) > begins:
            open_visits.append(visit)
    return tuple(found)


def _kind(first: PlannedVisit, second: PlannedVisit) -> ClashKind | None:
    if first.technician_id is None or second.technician_id is None:
        return None
    if first.technician_id == second.technician_id:
        return ClashKind.TECHNICIAN
    is_same_van = first.van_id is not None and first.van_id == second.van_id
    return ClashKind.VAN if is_same_van and first.client_id != second.client_id else None
