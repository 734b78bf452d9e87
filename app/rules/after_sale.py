"""How much of what we say to clients comes after the sale, and how much of it asks for the next one (S0.10, S1.5)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.rules.rounding import round_half_up


@dataclass(frozen=True, slots=True)
class AfterSale:
    """Contacts before the first visit and after it."""

    before: int = 0
    after: int = 0

    @property
    def percent(self) -> int | None:
        """Contacts after the sale, of all, in whole percent: 6 after and 2 before are 75; None without any (S0.10)."""
        whole = self.before + self.after
        return round_half_up(Fraction(100 * self.after, whole)) if whole else None


def love_band(score: int) -> int:
    """The band of a love score of R8: 0 for none or one kind, 1 for two, 2 for three or four (S4.9)."""
    return max(0, min(score, 3) - 1)
