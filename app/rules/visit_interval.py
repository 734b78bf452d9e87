"""How often a client has us in, when the next visit is due and how overdue they are (R2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from statistics import median

from app.rules.rounding import round_half_up

MERGE_DAYS = 3
GAPS_USED = 5
GAPS_FOR_OWN_RHYTHM = 3
SHORTEST_GAP = 14
LONGEST_GAP = 1095


class Premises(StrEnum):
    """What kind of place is cleaned; it decides the interval expected of a new client."""

    HOME = "home"
    OFFICE = "office"
    SHOP = "shop"
    FOOD = "food"
    NURSING = "nursing"
    DAY_CARE = "day_care"


class HouseholdFactor(StrEnum):
    """What makes a home's carpets need care sooner."""

    CHILDREN = "children"
    ELDERLY = "elderly"
    ALLERGY = "allergy"
    PETS = "pets"
    SMOKERS = "smokers"


HOME_LIGHT_DAYS = 548
HOME_NORMAL_DAYS = 365
HOME_HEAVY_DAYS = 183
BUSINESS_DAYS = {
    Premises.OFFICE: 183,
    Premises.SHOP: 183,
    Premises.FOOD: 30,
    Premises.NURSING: 30,
    Premises.DAY_CARE: 14,
}
_HEAVY = frozenset({HouseholdFactor.PETS, HouseholdFactor.SMOKERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """What R2 derives for a client: expected days, last visit, due date and days since the last visit.

    `overdue_ratio` is rho, days since the last visit divided by the expected days, unrounded; None without a visit,
    which counts as not overdue.
    """

    expected_days: int
    visits: tuple[date, ...]
    due_on: date | None
    days_since_visit: int | None

    @property
    def last_visit_on(self) -> date | None:
        """The first day of the last visit, or None."""
        return self.visits[-1] if self.visits else None

    @property
    def overdue_ratio(self) -> Fraction | None:
        """Days since the last visit divided by the expected interval (rho); None without a visit."""
        return None if self.days_since_visit is None else Fraction(self.days_since_visit, self.expected_days)


def prior_days(premises: Premises, factors: Iterable[HouseholdFactor] | None = None) -> int:
    """Days between visits expected before a client's own rhythm is known (R2).

    For a home: 183 with pets or smokers, 365 with children, elderly or allergy, 548 if somebody noted that there is
    none of it (an empty collection), 365 if nobody noted anything (None). A business goes by its kind.
    """
    if premises is not Premises.HOME:
        return BUSINESS_DAYS[premises]
    if factors is None:
        return HOME_NORMAL_DAYS
    noted = frozenset(factors)
    if noted & _HEAVY:
        return HOME_HEAVY_DAYS
    return HOME_NORMAL_DAYS if noted else HOME_LIGHT_DAYS


def merged_visits(days: Iterable[date]) -> tuple[date, ...]:
    """Days of finished, chargeable jobs as visits, oldest first: a job up to 3 days after a visit's first joins it."""
    visits: list[date] = []
    for day in sorted(days):
        if not visits or day - visits[-1] > timedelta(days=MERGE_DAYS):
            visits.append(day)
    return tuple(visits)


def clipped_gaps(visits: Sequence[date]) -> tuple[int, ...]:
    """The last five gaps between merged visits in days, each held between 14 and 1095 (R2)."""
    gaps = [(later - earlier).days for earlier, later in pairwise(visits)]
    return tuple(min(max(gap, SHORTEST_GAP), LONGEST_GAP) for gap in gaps[-GAPS_USED:])


def own_interval(prior: int, gaps: Sequence[int]) -> int:
    """Expected days from the prior and a client's own clipped gaps (R2), rounded half up.

    Up to two gaps are averaged with the prior; from three on their median stands alone.
    """
    if len(gaps) >= GAPS_FOR_OWN_RHYTHM:
        return round_half_up(Fraction(median(gaps)))
    return round_half_up(Fraction(prior + sum(gaps), 1 + len(gaps)))


def rhythm(
    prior: int,
    job_days: Iterable[date],
    today: date,
    *,
    agreed_days: int | None = None,
    agreed_on: date | None = None,
) -> Rhythm:
    """A client's expected interval, due date and days since the last visit (R2).

    `job_days` are days of finished, chargeable jobs in any order; days after `today` are not visits yet. An agreed
    interval (days) or an agreed or promised date overrides everything; the date also holds without a visit, and is
    spent once a visit has taken place on or after it. Then due is the last visit + the expected days.
    """
    visits = merged_visits(day for day in job_days if day <= today)
    last = visits[-1] if visits else None
    promised = None if agreed_on is None or (last is not None and agreed_on <= last) else agreed_on
    if agreed_days is not None:
        expected = agreed_days
    elif promised is not None and last is not None:
        expected = (promised - last).days
    else:
        expected = own_interval(prior, clipped_gaps(visits))
    if expected < 1:
        raise ValueError("An interval is at least one day.")
    return Rhythm(
        expected_days=expected,
        visits=visits,
        due_on=promised or (None if last is None else last + timedelta(days=expected)),
        days_since_visit=None if last is None else (today - last).days,
    )
