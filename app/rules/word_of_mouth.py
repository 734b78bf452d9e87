"""How many people may have heard about us, good and bad: rules of thumb, not measurements (R13)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.rules.rounding import round_half_up
from app.translations import gettext as _

TOLD_BAD = 10
TOLD_GOOD = 5
TOLD_BY_THE_SAYING = 52


@dataclass(frozen=True, slots=True, kw_only=True)
class WordOfMouthFacts:
    """Counts of the last twelve months: people hurt, not won back, quietly good, in love; and what was measured."""

    hurt: int = 0
    not_won_back: int = 0
    quiet_good: int = 0
    confirmed_love: int = 0
    new_by_referral: int = 0
    active_clients: int = 0
    reviews: int = 0
    told_others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WordOfMouth:
    """What R13 shows side by side; the balance is None when nobody heard anything bad."""

    bad: int
    good: int
    balance: Fraction | None
    worst_case: int
    referral_rate: Fraction | None
    reviews: int
    told_others: int

    def balance_in_words(self) -> str:
        """Good ÷ bad with one decimal, or a dash."""
        return "–" if self.balance is None else f"{round_half_up(self.balance * 10) / 10:.1f}"

    def referral_percent_in_words(self) -> str:
        """New clients by referral per active client in percent with one decimal, or a dash."""
        return "–" if self.referral_rate is None else f"{round_half_up(self.referral_rate * 1000) / 10:.1f}"


def word_of_mouth(facts: WordOfMouthFacts) -> WordOfMouth:
    """The documented ratio (10 hear bad, 5 good), the old saying (52), and what was measured (R13)."""
    bad = TOLD_BAD * (facts.hurt + facts.not_won_back)
    good = TOLD_GOOD * facts.confirmed_love
    return WordOfMouth(
        bad=bad,
        good=good,
        balance=Fraction(good, bad) if bad else None,
        worst_case=TOLD_BY_THE_SAYING * (facts.hurt + facts.not_won_back + facts.quiet_good),
        referral_rate=Fraction(facts.new_by_referral, facts.active_clients) if facts.active_clients else None,
        reviews=facts.reviews,
        told_others=facts.told_others,
    )


def word_of_mouth_label() -> str:
    """What must stand beside these figures wherever they are shown."""
    return _("rules of thumb, not measurements")
