"""Sample months for the page of three headings: the ordinary, the least, and a large team with much to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.queries.insights import AnswerCounts
from app.queries.month_page_rows import MonthClients, MonthPageRow, MonthPersonRow, MonthRewards
from app.rules.staff_figures import Rate
from app.rules.word_of_mouth import WordOfMouthFacts, word_of_mouth
from tests.app.documents.paper_samples import LONG_NAME, LONG_WORDS

_NOTHING = Rate(0, 0)

ORDINARY_MONTH = MonthPageRow(
    first=date(2026, 3, 1),
    last=date(2026, 3, 31),
    made_on=date(2026, 3, 31),
    people=(
        MonthPersonRow(
            name="Dana Kowalski", calls=Rate(9, 12), kindness_count=3, kindness_minor=6_000, topics_valid=9,
            topics_required=9,
        ),
        MonthPersonRow(
            name="Luis Santos", brought_in=3, visits=48, calls=Rate(4, 6), great=Rate(21, 24), kindness_count=5,
            kindness_minor=4_500, trained=2, topics_valid=8, topics_required=9,
        ),
        MonthPersonRow(
            name="Ben Adeyemi", brought_in=1, visits=44, great=Rate(17, 19), kindness_count=1, topics_valid=7,
            topics_required=9,
        ),
        MonthPersonRow(name="Ana Moreno", visits=12, great=Rate(5, 6), trained=4, topics_valid=4, topics_required=9),
    ),
    clients=MonthClients(
        new=14, back_in_time=Rate(61, 74), received=6, right_in_time=Rate(4, 5), won_back=2, closed=4,
        answers=AnswerCounts(43, 8, 2),
        mouth=word_of_mouth(
            WordOfMouthFacts(
                hurt=3, not_won_back=2, quiet_good=7, confirmed_love=20, new_by_referral=5, active_clients=250
            )
        ),
    ),
    rewards=MonthRewards(
        certificates=5, thank_yous=3, redeemed=2, due=4, goodwill_minor=10_500, gifts_in_year_minor=64_000,
        budget_minor=412_000,
    ),
    own_words=(
        "Every Monday we play one difficult call together, and whoever brings in a mistake first is thanked for it.",
        "We call every client on the day after, we say the dog's name, and we come back for free when it is not great.",
        "A certificate for the years together, a room for whoever sent a friend. It is valid: never tied to a review.",
    ),
)  # fmt: skip

EMPTY_MONTH = MonthPageRow(
    first=date(2026, 2, 1),
    last=date(2026, 2, 28),
    made_on=date(2026, 2, 2),
    people=(),
    clients=MonthClients(
        new=0, back_in_time=_NOTHING, received=0, right_in_time=_NOTHING, won_back=0, closed=0,
        answers=AnswerCounts(0, 0, 0), mouth=word_of_mouth(WordOfMouthFacts()),
    ),
    rewards=MonthRewards(
        certificates=0, thank_yous=0, redeemed=0, due=0, goodwill_minor=0, gifts_in_year_minor=0, budget_minor=0
    ),
)  # fmt: skip


def busy_month(people: int) -> MonthPageRow:
    """A month of a team of this size, everything as long as it can be."""
    person = MonthPersonRow(
        name=LONG_NAME, brought_in=1_234, visits=4_321, calls=Rate(12_345, 54_321), great=Rate(4_321, 12_345),
        kindness_count=1_234, kindness_minor=1_234_567, trained=99, topics_valid=88, topics_required=99,
    )  # fmt: skip
    return replace(
        ORDINARY_MONTH,
        people=(person,) * people,
        clients=replace(
            ORDINARY_MONTH.clients,
            new=123_456,
            back_in_time=Rate(54_321, 123_456),
            answers=AnswerCounts(123_456, 0, 1),
            mouth=word_of_mouth(
                WordOfMouthFacts(
                    hurt=9_999, not_won_back=9_999, quiet_good=99_999, confirmed_love=99_999, new_by_referral=9_999,
                    active_clients=99_999,
                )
            ),
        ),
        rewards=replace(
            ORDINARY_MONTH.rewards, goodwill_minor=123_456_789_00, gifts_in_year_minor=999_999_999, certificates=99_999
        ),
        own_words=((LONG_WORDS * 5)[:400],) * 3,
    )  # fmt: skip
