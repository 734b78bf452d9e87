"""Turns the days on which clients wanted us into visits: a time, a van, rooms and what they cost then."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random

from app.sample_firm.day_book import DayBook
from app.sample_firm.ingredients import dice
from app.sample_firm.people import SampleArea, SampleClient, SampleVisit

_YEARLY_RISE = 0.03
_SHORTEST, _LONGEST = 45, 240
_QUARTER = 15
_MINUTES = {"room": 30, "stairs": 30, "upholstery": 25, "rug": 20, "other": 20}
_LARGE_ROOM = 40_000


def place_visits(clients: Iterable[SampleClient], book: DayBook, before: date, today: date, seed: int) -> None:
    """Give every planned day before `before` its visit, in the order of the days, as a planner would have done."""
    chance = dice(seed, "visits")
    wanted = sorted(
        ((day, number, client) for number, client in enumerate(clients) for day in client.planned_days if day < before),
        key=lambda each: each[:2],
    )
    for day, _number, client in wanted:
        lines = lines_of(client, chance, day, today)
        minutes = minutes_of(client, lines)
        starts_at, van = book.place(day, minutes, client.technician, client.earliest_hour)
        client.visits.append(SampleVisit(starts_at, minutes, van, lines))


def lines_of(client: SampleClient, chance: Random, day: date, today: date) -> tuple[tuple[int, int], ...]:
    """The rooms of a visit with their prices of that year; now and then it was more or less than usual."""
    if client.amounts:
        return _shares(client, client.amounts[min(len(client.visits), len(client.amounts) - 1)])
    chosen = client.usual_lines
    if len(client.areas) > 1 and chance.random() < 0.15:
        chosen = tuple(sorted(chance.sample(range(len(client.areas)), chance.randint(1, len(client.areas)))))
    rate = (1 - _YEARLY_RISE) ** ((today - day).days / 365)
    return tuple((place, round(client.areas[place].price_minor * rate / 100) * 100) for place in chosen)


def minutes_of(client: SampleClient, lines: Iterable[tuple[int, int]]) -> int:
    """How long a visit takes, in quarters of an hour."""
    if client.minutes:
        return client.minutes
    total = sum(_minutes(client.areas[place]) for place, _price in lines) + _QUARTER
    return min(_LONGEST, max(_SHORTEST, -(-total // _QUARTER) * _QUARTER))


def _minutes(area: SampleArea) -> int:
    is_large = area.draft.size_unit == "sq_ft" and (area.draft.size_hundredths or 0) > _LARGE_ROOM
    return _MINUTES[area.draft.kind] * (2 if is_large else 1)


def _shares(client: SampleClient, amount_minor: int) -> tuple[tuple[int, int], ...]:
    """A sum that is known, spread over the usual rooms; the last one takes what is left."""
    whole = sum(client.areas[place].price_minor for place in client.usual_lines)
    lines = [
        (place, amount_minor * client.areas[place].price_minor // whole // 100 * 100) for place in client.usual_lines
    ]
    rest = amount_minor - sum(price for _place, price in lines)
    last_place, last_price = lines[-1]
    return (*lines[:-1], (last_place, last_price + rest))
