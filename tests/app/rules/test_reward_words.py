"""The sentences on paper (R11)."""

from __future__ import annotations

from datetime import date

import pytest

from app.rules.relationship import Stage
from app.rules.reward_words import merged_text, ordinal, reward_text, years_in_words
from app.rules.rewards import Milestone, RewardRule


def reached(rule: RewardRule, level: int, on: date = date(2026, 3, 10)) -> Milestone:
    return Milestone(rule=rule, level=level, reached_on=on)


@pytest.mark.parametrize(
    ("milestone", "text"),
    [
        (
            reached(RewardRule.TENURE, 5),
            "To Margaret – thank you for five years of trusting us with your home, since March 2021.",
        ),
        (
            reached(RewardRule.VISITS, 5),
            "Our 5th visit to your home. You could have called anyone; you called us.",
        ),
        (reached(RewardRule.REFERRAL, 3), "Three homes are cleaner because you spoke up for us."),
        (reached(RewardRule.REFERRAL, 1), "A home is cleaner because you spoke up for us. Thank you."),
        (reached(RewardRule.REFERRAL, 7), "7 homes are cleaner because you spoke up for us."),
        (
            reached(RewardRule.RECOVERY, 12),
            "We let you down on 10 June, you gave us a second chance. Thank you.",
        ),
        (reached(RewardRule.SPEND, 100_000), "Thank you for choosing us again and again."),
    ],
)
def test_the_texts(milestone: Milestone, text: str) -> None:
    assert reward_text(milestone, name="Margaret", since="March 2021", told_us_on="10 June") == text


@pytest.mark.parametrize("rule", RewardRule)
def test_no_stage_word_is_on_paper(rule: RewardRule) -> None:
    text = reward_text(reached(rule, 1), name="Margaret").lower()
    assert not any(stage.value in text.split() for stage in Stage)


def test_a_merged_certificate_names_both_years_first() -> None:
    both = [reached(RewardRule.VISITS, 5, date(2026, 3, 1)), reached(RewardRule.TENURE, 5)]
    first, second = merged_text(both, name="Margaret", since="March 2021")
    assert first.startswith("To Margaret")
    assert second.startswith("Our 5th visit")


def test_numbers_of_years_and_visits() -> None:
    assert [years_in_words(years) for years in (1, 20, 25, 2)] == ["one year", "twenty years", "25 years", "2 years"]
    numbers = (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111)
    assert [ordinal(number) for number in numbers] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th")
    ]
