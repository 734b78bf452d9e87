"""Which part of what a client needs they have from us, and what is still unserved (R9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.rules.rounding import round_half_up

MONTHS_LOOKED_AT = 24
LIFETIME_YEARS = 10


class ShareMethod(StrEnum):
    """How the share was found; the letter is always shown beside it."""

    TOLD = "A"
    NEED = "B"
    RANK = "C"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeededItem:
    """Something of the client's that wants care: price in minor units and recommended months between cleanings."""

    name: str
    price_minor: int
    recommended_months: int
    is_served: bool = False

    @property
    def need_minor(self) -> Fraction:
        """What it needs in 24 months, exact."""
        return Fraction(self.price_minor * MONTHS_LOOKED_AT, self.recommended_months)


@dataclass(frozen=True, slots=True)
class Share:
    """A share between 0 and 1, exact, and the method by which it was found."""

    share: Fraction
    method: ShareMethod

    @property
    def percent(self) -> float:
        """The share in percent with one decimal, rounded half up."""
        return round_half_up(self.share * 1000) / 10


def share_of_spend(
    ours_minor: int,
    *,
    others_minor: int | None = None,
    rank: int | None = None,
    cleaners: int | None = None,
    items: Sequence[NeededItem] = (),
) -> Share | None:
    """The client's share with us over 24 months by the best method known: told (A), rank (C), need (B); else None (R9).

    `rank` is our place among the `cleaners` they use. ValueError if the rank is not among them.
    """
    if others_minor is not None and ours_minor + others_minor > 0:
        return Share(Fraction(ours_minor, ours_minor + others_minor), ShareMethod.TOLD)
    if rank is not None and cleaners is not None:
        return Share(share_by_rank(rank, cleaners), ShareMethod.RANK)
    need = need_in_24_months(items)
    if need > 0:
        return Share(min(Fraction(1), Fraction(ours_minor) / need), ShareMethod.NEED)
    return None


def share_by_rank(rank: int, cleaners: int) -> Fraction:
    """(1 - rank / (n + 1)) x 2 / n (R9); with one cleaner it is all."""
    if not 1 <= rank <= cleaners:
        raise ValueError("The rank is a place among the cleaners.")
    return (1 - Fraction(rank, cleaners + 1)) * Fraction(2, cleaners)


def need_in_24_months(items: Iterable[NeededItem]) -> Fraction:
    """What everything together needs in 24 months, minor units, exact."""
    return sum((item.need_minor for item in items), Fraction(0))


def gap_minor(need_minor: Fraction | int, ours_minor: int) -> int:
    """What is needed beyond what we do, minor units, rounded half up; never below 0."""
    return max(0, round_half_up(Fraction(need_minor) - ours_minor))


def unserved_items(items: Iterable[NeededItem]) -> tuple[NeededItem, ...]:
    """What we do not care for yet, the most valuable first, then by name."""
    left = (item for item in items if not item.is_served)
    return tuple(sorted(left, key=lambda item: (-item.need_minor, item.name)))


def lifetime_need_minor(yearly_need_minor: int, years: int = LIFETIME_YEARS) -> int:
    """Yearly need x years (R9), minor units."""
    return yearly_need_minor * years
