"""How long money is owed: not yet due, and 1 to 30, 31 to 60, 61 to 90 and over 90 days past the day it was due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.translations import gettext as _

_LAST_DAYS = (0, 30, 60, 90)


@dataclass(frozen=True, slots=True)
class OwedAges:
    """What is owed in minor units by age; what nobody has to pay yet is current."""

    current_minor: int = 0
    to_30_minor: int = 0
    to_60_minor: int = 0
    to_90_minor: int = 0
    over_90_minor: int = 0

    @property
    def amounts(self) -> tuple[int, ...]:
        """The five amounts, the youngest first."""
        return (self.current_minor, self.to_30_minor, self.to_60_minor, self.to_90_minor, self.over_90_minor)

    @property
    def total_minor(self) -> int:
        """All of it."""
        return sum(self.amounts)

    def plus(self, other: OwedAges) -> OwedAges:
        """Both together, age by age."""
        return OwedAges(*(one + two for one, two in zip(self.amounts, other.amounts, strict=True)))


@dataclass(frozen=True, slots=True)
class OwedItem:
    """What is left to pay of one bill, and since when it should have been paid."""

    due_on: date
    amount_minor: int


def age_of(due_on: date, today: date) -> int:
    """Which of the five ages: 0 while it is not past due, then by the days that went by since."""
    days = (today - due_on).days
    return sum(days > last for last in _LAST_DAYS)


def left_to_pay(items: Iterable[OwedItem], credit_minor: int) -> list[OwedItem]:
    """What is left once a credit has paid the oldest first; the oldest stands first, nothing paid is left out."""
    left = []
    for item in sorted(items, key=lambda each: each.due_on):
        used = min(max(credit_minor, 0), item.amount_minor)
        credit_minor -= used
        if item.amount_minor > used:
            left.append(OwedItem(item.due_on, item.amount_minor - used))
    return left


def owed_ages(items: Iterable[OwedItem], today: date) -> OwedAges:
    """What is owed by age."""
    amounts = [0] * (len(_LAST_DAYS) + 1)
    for item in items:
        amounts[age_of(item.due_on, today)] += item.amount_minor
    return OwedAges(*amounts)


def age_words() -> tuple[str, ...]:
    """The five ages as headings, the youngest first."""
    return (_("Not yet due"), _("1–30 days"), _("31–60 days"), _("61–90 days"), _("Over 90 days"))
