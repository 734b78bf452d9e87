"""Certificates and thanks that were given in the years before, numbered year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from app.rules.rewards import Milestone, RewardFacts, Visit, has_certificate, milestones
from app.rules.working_time import WorkingTime
from app.sample_firm.ingredients import dice
from app.sample_firm.people import SampleClient
from app.sample_firm.row_book import RowBook

_LAPSE_DAYS = 60
_STILL_TO_GIVE_DAYS = 6
_GIVEN_SHARE = 0.8
_VALID_DAYS = 365
_GIFT_MINOR = 2_500


@dataclass(slots=True)
class ReturnedFavours:
    """What else is thanked for: friends' first visits, and returns after a complaint, by the client's id."""

    friends: dict[int, list[date]] = field(default_factory=dict)
    came_back: dict[int, list[tuple[int, date]]] = field(default_factory=dict)


def add_past_rewards(
    book: RowBook,
    clients: Iterable[SampleClient],
    favours: ReturnedFavours,
    working_time: WorkingTime,
    today: date,
    seed: int,
) -> Mapping[int, int]:
    """Everything reached before these days, given or passed; returns how many numbers each year used."""
    chance = dice(seed, "rewards")
    reached = sorted(
        ((milestone, client) for client in clients for milestone in _reached(client, favours, today)),
        key=lambda pair: (pair[0].reached_on, pair[1].id, pair[0].rule, pair[0].level),
    )
    numbers: Counter[int] = Counter()
    lapsed = today - timedelta(days=_LAPSE_DAYS)
    for milestone, client in reached:
        is_lucky = milestone.reached_on >= lapsed or chance.random() < _GIVEN_SHARE
        is_given = has_certificate(milestone.rule, milestone.level) and is_lucky
        printed_at = _printed_at(milestone, working_time) if is_given and _is_loyal(client, milestone) else None
        if printed_at is not None:
            numbers[printed_at.year] += 1
        _add(book, client, milestone, printed_at, numbers)
    return numbers


def _reached(client: SampleClient, favours: ReturnedFavours, today: date) -> tuple[Milestone, ...]:
    paid = [visit for visit in client.visits if visit.is_chargeable]
    facts = RewardFacts(
        visits=tuple(Visit(on=visit.starts_at.date(), amount_minor=visit.amount_minor) for visit in paid),
        overdue_ratio=None,
        referral_visits=tuple(favours.friends.get(client.id, ())),
        came_back=tuple(favours.came_back.get(client.id, ())),
    )
    return milestones(facts, today - timedelta(days=_STILL_TO_GIVE_DAYS))


def _is_loyal(client: SampleClient, milestone: Milestone) -> bool:
    """Whether they had been there within a rhythm and a quarter on that day."""
    days = [visit.starts_at.date() for visit in client.visits if visit.starts_at.date() <= milestone.reached_on]
    return bool(days) and (milestone.reached_on - days[-1]).days < client.gap_days * 1.25


def _printed_at(milestone: Milestone, working_time: WorkingTime) -> datetime:
    return working_time.at(working_time.next_open_day(milestone.reached_on), time(10, 20))


def _add(
    book: RowBook, client: SampleClient, milestone: Milestone, printed_at: datetime | None, numbers: Counter[int]
) -> None:
    is_given = printed_at is not None
    book.add(
        "reward",
        number=f"{printed_at.year}-{numbers[printed_at.year]:04}" if printed_at is not None else None,
        client_id=client.id,
        rule=milestone.rule.value,
        level=milestone.level,
        state="printed" if is_given else "passed",
        earned_on=milestone.reached_on,
        due_on=milestone.reached_on if is_given else None,
        issued_at=printed_at,
        printed_at=printed_at,
        handed_over_at=printed_at + timedelta(days=2) if printed_at is not None else None,
        gift="$25 toward your next visit" if is_given and milestone.level >= 5 else "",
        gift_minor=_GIFT_MINOR if is_given and milestone.level >= 5 else 0,
        valid_until_on=printed_at.date() + timedelta(days=_VALID_DAYS)
        if printed_at is not None and milestone.level >= 5
        else None,
    )
