"""The sentences of certificates, cards and notes (R11); no stage words, nothing tied to a review."""

from __future__ import annotations

from collections.abc import Sequence

from app.rules.rewards import Milestone, RewardRule
from app.translations import gettext as _
from app.translations import ngettext

_TEENS = range(11, 14)


def reward_text(milestone: Milestone, *, name: str, since: str = "", told_us_on: str = "") -> str:
    """The sentence for what was reached, ready for paper (R11).

    `since` is the month and year of the first visit and `told_us_on` the day of the complaint, both as they are to be
    read. Spend is thanked without a number, because nobody frames what they paid.
    """
    if milestone.rule is RewardRule.TENURE:
        return _tenure_text(milestone.level, name, since)
    if milestone.rule is RewardRule.VISITS:
        words = _("Our {ordinal} visit to your home. You could have called anyone; you called us.")
        return words.format(ordinal=ordinal(milestone.level), count=milestone.level)
    if milestone.rule is RewardRule.REFERRAL:
        return _referral_text(milestone.level)
    if milestone.rule is RewardRule.RECOVERY:
        words = _("We let you down on {date}, you gave us a second chance. Thank you.")
        return words.format(date=told_us_on)
    return _("Thank you for choosing us again and again.")


def merged_text(reached: Sequence[Milestone], *, name: str, since: str = "") -> tuple[str, ...]:
    """The lines of a certificate that names everything merged into it, years first (R11)."""
    ordered = sorted(reached, key=lambda each: (each.rule is not RewardRule.TENURE, each.reached_on))
    return tuple(reward_text(each, name=name, since=since) for each in ordered)


def years_in_words(years: int) -> str:
    """A number of years as a certificate writes it: "five years"; "25 years" beyond the usual ones."""
    words = {
        1: _("one year"),
        3: _("three years"),
        5: _("five years"),
        10: _("ten years"),
        15: _("fifteen years"),
        20: _("twenty years"),
    }
    return words.get(years) or ngettext("{count} year", "{count} years", years).format(count=years)


def ordinal(number: int) -> str:
    """A number as English counts visits: 1st, 2nd, 3rd, 4th, 11th, 21st."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number % 100 in _TEENS else endings.get(number % 10, "th")
    return f"{number}{ending}"


def _tenure_text(years: int, name: str, since: str) -> str:
    words = _("To {name} – thank you for {years} of trusting us with your home, since {since}.")
    return words.format(name=name, years=years_in_words(years), since=since)


def _referral_text(count: int) -> str:
    if count == 1:
        return _("A home is cleaner because you spoke up for us. Thank you.")
    homes = {2: _("Two"), 3: _("Three")}.get(count, str(count))
    return _("{homes} homes are cleaner because you spoke up for us.").format(homes=homes)
