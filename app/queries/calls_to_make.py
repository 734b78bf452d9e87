"""The calls after the job as one person meets them: which they make, and which are for somebody else, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.queries.aftercare import list_aftercare
from app.queries.import_owners import list_callers
from app.queries.rows import AftercareRow
from app.rules.aftercare_calls import why_not_ask
from app.translations import gettext as _

_MOST = 200


@dataclass(frozen=True, slots=True)
class CallsToMake:
    """The queue of one person in its order, and what is not offered to them, each with why."""

    mine: tuple[AftercareRow, ...] = ()
    not_mine: tuple[tuple[AftercareRow, str], ...] = ()

    def why_not(self, row: AftercareRow) -> str:
        """Why a call is not offered to this person; empty when it is."""
        return next((why for each, why in self.not_mine if each == row), "")

    @property
    def rows(self) -> tuple[AftercareRow, ...]:
        """All of them, by their deadline."""
        everybody = [*self.mine, *(row for row, _why in self.not_mine)]
        return tuple(sorted(everybody, key=lambda row: (row.due_at is None, row.due_at)))


def list_calls_to_make(person_id: int | None, now: datetime, zone: ZoneInfo, limit: int = _MOST) -> CallsToMake:
    """Everybody who is to be asked; whoever did a job does not ask about it, and who allows no way is not asked."""
    team = list_callers()
    person = next((each for each in team if each.number == person_id), None)
    mine: list[AftercareRow] = []
    others: list[tuple[AftercareRow, str]] = []
    for row in list_aftercare(now, zone, limit):
        if row.way is not None and not row.way.may_ask:
            why = _("{name} allows no way to be asked, or none is known.").format(name=row.client_name)
        else:
            why = why_not_ask(person, row.technician_id, team, is_probe=row.is_probe)
        if why:
            others.append((row, why))
        else:
            mine.append(row)
    return CallsToMake(tuple(mine), tuple(others))
