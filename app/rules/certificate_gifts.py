"""What the firm gives at each level that has a certificate (R11): the words, what it costs, how long it is good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from app.rules.rewards import DEFAULT_SETTINGS, RewardRule, RewardSettings

MOST_MONTHS = 60
_USUAL_MONTHS = 12

Level = tuple[str, int]


@dataclass(frozen=True, slots=True)
class GiftTerms:
    """A gift as it is printed; no words are no gift, no months are no last day."""

    words: str = ""
    cost_minor: int = 0
    months: int = _USUAL_MONTHS

    def last_day(self, issued_on: date) -> date | None:
        """Until when a gift issued on this day is good; None for ever."""
        return issued_on + relativedelta(months=self.months) if self.words and self.months else None


@dataclass(frozen=True, slots=True)
class CertificateTerms:
    """The gifts by rule and level, and whether the technician signs, too."""

    gifts: Mapping[Level, GiftTerms] = field(default_factory=dict)
    has_second_signature: bool = True

    def gift(self, rule: str, level: int) -> GiftTerms:
        """What this level gives; nothing until the firm says so, for we promise nothing in its name."""
        return self.gifts.get((rule, level), GiftTerms())

    def first_gift(self, levels: Iterable[Level]) -> GiftTerms:
        """The gift of a paper that names several: the first of them that has one."""
        return next((gift for level in levels if (gift := self.gift(*level)).words), GiftTerms())

    def as_setting(self) -> dict[str, Any]:
        """In words of JSON."""
        gifts = {
            f"{rule}.{level}": {"words": gift.words, "cost_minor": gift.cost_minor, "months": gift.months}
            for (rule, level), gift in self.gifts.items()
            if gift != GiftTerms()
        }
        return {"gifts": gifts, "has_second_signature": self.has_second_signature}


def terms_from(stored: Any) -> CertificateTerms:
    """The terms as they were stored; what is senseless in them is left out."""
    if not isinstance(stored, Mapping):
        return CertificateTerms()
    gifts = stored.get("gifts")
    found = {}
    for name, gift in gifts.items() if isinstance(gifts, Mapping) else ():
        rule, _point, level = str(name).partition(".")
        if level.isdecimal() and isinstance(gift, Mapping):
            found[rule, int(level)] = GiftTerms(
                str(gift.get("words", "")), _whole(gift.get("cost_minor"), 0), _whole(gift.get("months"), _USUAL_MONTHS)
            )
    return CertificateTerms(found, stored.get("has_second_signature") is not False)


def certificate_levels(settings: RewardSettings = DEFAULT_SETTINGS) -> tuple[Level, ...]:
    """Every level that is thanked for on paper: years, visits, homes."""
    return (
        *((RewardRule.TENURE.value, years) for years in settings.tenure_years),
        *((RewardRule.VISITS.value, visits) for visits in settings.certificate_visits),
        (RewardRule.REFERRAL.value, settings.ambassador_referrals),
    )


def _whole(value: Any, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else otherwise
