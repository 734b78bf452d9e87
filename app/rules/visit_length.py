"""How long a visit takes by the price list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from app.rules.job_price import PriceUnit

SHORTEST_MINUTES = 15
_MEASURED = frozenset({PriceUnit.AREA, PriceUnit.METRE})


@dataclass(frozen=True, slots=True)
class TimedLine:
    """One line of a visit: the usual minutes of its price, how many, and what the price is for."""

    minutes: int
    quantity_hundredths: int
    unit: str

    @property
    def whole_minutes(self) -> float:
        """The minutes of all pieces; what is charged by its size takes its usual minutes once."""
        return self.minutes if self.unit in _MEASURED else self.minutes * self.quantity_hundredths / 100


def visit_minutes(lines: Iterable[TimedLine], default: int = 0) -> int:
    """Together, in minutes, up to the next quarter hour; `default` if no line says how long it takes."""
    minutes = sum(line.whole_minutes for line in lines)
    return max(SHORTEST_MINUTES, ceil(minutes / SHORTEST_MINUTES) * SHORTEST_MINUTES) if minutes > 0 else default
