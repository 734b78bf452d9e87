"""A shorter way through the day without a map: neighbours by postal code, town and street come after each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise, permutations

from app.rules.search_text import fold
from app.rules.wall_clock import later
from app.rules.working_time import elapsed, instant

_TRIED_WHOLE = 7
_FAR = 10
_OTHER_TOWN = 3
_OTHER_STREET = 1


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit of a day: where it is, and when; a fixed one (done, under way, promised to a minute) keeps its time.

    `window_starts_at` and `window_ends_at` are between what times the client was told that somebody comes.
    """

    id: int
    starts_at: datetime
    ends_at: datetime
    postal_code: str = ""
    town: str = ""
    street: str = ""
    is_fixed: bool = False
    window_starts_at: datetime | None = None
    window_ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MovedStop:
    """When a visit would begin and end in the shorter order."""

    id: int
    starts_at: datetime
    ends_at: datetime


def distance(first: Stop, second: Stop) -> int:
    """How far two addresses seem from each other: 0 the same street, at most 10 plus one for the street.

    Postal codes are alike from the left (9722|2 and 9722|5 are neighbours); without codes towns are compared.
    """
    street = 0 if _street(first) and _street(first) == _street(second) else _OTHER_STREET
    codes = _code(first), _code(second)
    if all(codes):
        alike = next((place for place, (one, other) in enumerate(zip(*codes, strict=False)) if one != other), None)
        shared = min(map(len, codes)) if alike is None else alike
        longest = max(map(len, codes))
        return round(_FAR * (longest - shared) / longest) + (street if shared == longest else _OTHER_STREET)
    towns = fold(first.town), fold(second.town)
    if all(towns) and towns[0] != towns[1]:
        return _OTHER_TOWN + _OTHER_STREET
    return street


def length_of_way(stops: Sequence[Stop]) -> int:
    """The sum of the distances from each stop to the next."""
    return sum(distance(one, other) for one, other in pairwise(stops))


def shorter_order(stops: Sequence[Stop]) -> tuple[MovedStop, ...]:
    """The visits in a shorter order with their new times; nothing if the order is as short as it can be.

    The gaps between visits stay where they are in the day, every visit keeps its length, the day begins when it began
    and ends no later. Fixed visits keep their place and time, and nobody comes outside the window they were told.
    """
    ordered = sorted(stops, key=lambda stop: (instant(stop.starts_at), stop.id))
    movable = [place for place, stop in enumerate(ordered) if not stop.is_fixed]
    if len(movable) < 2 or any(_overlap(one, other) for one, other in pairwise(ordered)):
        return ()
    best, best_length = list(ordered), length_of_way(ordered)
    for candidate in _candidates(ordered, movable):
        length = length_of_way(candidate)
        if length < best_length and _timed(ordered, candidate):
            best, best_length = candidate, length
    if best == ordered:
        return ()
    return tuple(
        moved
        for moved, stop in zip(_timed(ordered, best), best, strict=True)
        if instant(moved.starts_at) != instant(stop.starts_at)
    )


def _candidates(ordered: list[Stop], movable: list[int]) -> list[list[Stop]]:
    """All orders of a short day; of a long one those that swap two visits or take one elsewhere, again and again."""
    if len(movable) <= _TRIED_WHOLE:
        return [_with(ordered, movable, order) for order in permutations([ordered[place] for place in movable])]
    tried: list[list[Stop]] = []
    current = [ordered[place] for place in movable]
    while True:
        steps = [_with(ordered, movable, order) for order in _near(current)]
        fitting = [step for step in steps if _timed(ordered, step)]
        best = min(fitting, key=length_of_way, default=None)
        if best is None or length_of_way(best) >= length_of_way(_with(ordered, movable, current)):
            return tried
        tried.append(best)
        current = [best[place] for place in movable]


def _near(order: Sequence[Stop]) -> list[list[Stop]]:
    near: list[list[Stop]] = []
    for first in range(len(order)):
        for second in range(len(order)):
            if first < second:
                near.append([*order[:first], *reversed(order[first : second + 1]), *order[second + 1 :]])
            if first != second:
                rest = [*order[:first], *order[first + 1 :]]
                near.append([*rest[:second], order[first], *rest[second:]])
    return near


def _with(ordered: Sequence[Stop], movable: Sequence[int], order: Sequence[Stop]) -> list[Stop]:
    filled = list(ordered)
    for place, stop in zip(movable, order, strict=True):
        filled[place] = stop
    return filled


def _timed(ordered: Sequence[Stop], candidate: Sequence[Stop]) -> tuple[MovedStop, ...]:
    """The times of a candidate: one after the other with the gaps of the day as it was; empty if it does not fit."""
    cursor = ordered[0].starts_at
    moved: list[MovedStop] = []
    for place, stop in enumerate(candidate):
        begins = stop.starts_at if stop.is_fixed else cursor
        if instant(begins) < instant(cursor) or not _is_in_window(stop, begins):
            return ()
        ends = later(begins, elapsed(stop.starts_at, stop.ends_at))
        moved.append(MovedStop(stop.id, begins, ends))
        cursor = ends
        if place + 1 < len(ordered):
            cursor = later(ends, max(timedelta(), elapsed(ordered[place].ends_at, ordered[place + 1].starts_at)))
    is_longer = instant(moved[-1].ends_at) > instant(ordered[-1].ends_at)
    return () if is_longer else tuple(moved)


def _is_in_window(stop: Stop, begins: datetime) -> bool:
    if stop.window_starts_at is not None and instant(begins) < instant(stop.window_starts_at):
        return False
    return stop.window_ends_at is None or instant(begins) <= instant(stop.window_ends_at)


def _overlap(first: Stop, second: Stop) -> bool:
    return instant(second.starts_at) < instant(first.ends_at)


def _code(stop: Stop) -> str:
    return "".join(fold(stop.postal_code).split())


def _street(stop: Stop) -> str:
    """The street without its house numbers."""
    return " ".join(word for word in fold(stop.street).split() if not any(letter.isdigit() for letter in word))
