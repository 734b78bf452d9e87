"""The frozen rows of the month page of three headings: stronger people, stronger clients, rewards (S2.19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.queries.insights import AnswerCounts
from app.rules.staff_figures import Rate
from app.rules.word_of_mouth import WordOfMouth

NOTHING_COUNTED = Rate(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPersonRow:
    """What one of us did in the month (R12); nobody is ranked, and what they brought in themselves stands first.

    `brought_in` counts complaints about their own work that they wrote down themselves; `calls` are answers to
    complaints within the promise and check calls by their day; `great` are answers on their visits that the office
    asked for. Kindness is what they gave without a bill, in minor units, and touches beside it.
    """

    name: str
    brought_in: int = 0
    visits: int = 0
    calls: Rate = NOTHING_COUNTED
    great: Rate = NOTHING_COUNTED
    kindness_count: int = 0
    kindness_minor: int = 0
    trained: int = 0
    topics_valid: int = 0
    topics_required: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthClients:
    """What became of our clients; `mouth` looks back over the twelve months up to the last day."""

    new: int
    back_in_time: Rate
    received: int
    right_in_time: Rate
    won_back: int
    closed: int
    answers: AnswerCounts
    mouth: WordOfMouth


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRewards:
    """What clients were given; money in minor units, gifts and their budget those of twelve months (R11)."""

    certificates: int
    thank_yous: int
    redeemed: int
    due: int
    goodwill_minor: int
    gifts_in_year_minor: int
    budget_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPageRow:
    """One month; `own_words` is the firm's answer under each of the three headings, empty where it has none (S2.20)."""

    first: date
    last: date
    made_on: date
    people: tuple[MonthPersonRow, ...]
    clients: MonthClients
    rewards: MonthRewards
    own_words: tuple[str, str, str] = ("", "", "")
