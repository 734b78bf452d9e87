"""When clients had us in: the loyal by their own rhythm, the drifting and the lost, those who came once, the new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from app.sample_firm.people import SampleClient

HISTORY_YEARS = 6
_HISTORY_DAYS = HISTORY_YEARS * 365
_FOOD_AND_NURSING = ("food", "nursing")
_LONGEST_DRIFT_DAYS = 700


def give_rhythm(client: SampleClient, chance: Random, today: date) -> None:
    """Choose a client's rhythm and the days on which they wanted us, oldest first; times are found later."""
    client.gap_days = _gap(client, chance)
    kinds: dict[Callable[[SampleClient, Random, date], None], int] = (
        {_loyal: 76, _drifting: 3, _lost: 14, _once: 4, _new: 3}
        if client.kind == "business"
        else {_loyal: 118, _drifting: 4, _lost: 29, _once: 39, _new: 10}
    )
    chosen = chance.choices(list(kinds), weights=list(kinds.values()))[0]
    chosen(client, chance, today)


def _gap(client: SampleClient, chance: Random) -> int:
    if client.profile in _FOOD_AND_NURSING:
        client.agreed_days = 28
        return 28
    if client.kind == "business":
        return chance.choice((91, 122, 183, 183, 183))
    return chance.choices((91, 122, 183, 274, 365, 548), weights=(4, 8, 28, 18, 36, 6))[0]


def _loyal(client: SampleClient, chance: Random, today: date) -> None:
    """Comes back by a rhythm of their own; the next visit is due in less than that, or was due a little ago."""
    client.next_due_on = today + timedelta(days=round(client.gap_days * chance.uniform(-0.12, 0.95)))
    together = chance.uniform(0.6, HISTORY_YEARS)
    count = max(1, round(together * 365 / client.gap_days))
    client.planned_days = _backwards(client, chance, client.next_due_on, count, today)


def _drifting(client: SampleClient, chance: Random, today: date) -> None:
    """Should have called long ago by their own rhythm."""
    away = min(_LONGEST_DRIFT_DAYS, client.gap_days * chance.uniform(1.4, 2.2))
    last = today - timedelta(days=round(away))
    count = chance.randint(3, 7)
    client.planned_days = [*_backwards(client, chance, last, count, today), last]


def _lost(client: SampleClient, chance: Random, today: date) -> None:
    """Has not been seen for more than twice and a half their rhythm."""
    client.is_leaving = True
    away = min(_HISTORY_DAYS - 300, max(230, client.gap_days * chance.uniform(2.8, 5)))
    last = today - timedelta(days=round(away))
    client.planned_days = [*_backwards(client, chance, last, chance.randint(0, 4), today), last]


def _once(client: SampleClient, chance: Random, today: date) -> None:
    """One visit, years or months ago."""
    client.is_leaving = True
    client.planned_days = [today - timedelta(days=chance.choice((chance.randint(25, 200), chance.randint(930, 2100))))]


def _new(client: SampleClient, chance: Random, today: date) -> None:
    """First visit in these weeks, or still to come."""
    client.next_due_on = today + timedelta(days=chance.randint(-6, 12))


def _backwards(client: SampleClient, chance: Random, end: date, count: int, today: date) -> list[date]:
    """`count` days before `end`, one rhythm apart, none before the firm's first day and none after yesterday."""
    first = today - timedelta(days=_HISTORY_DAYS)
    days: list[date] = []
    day = end
    for _step in range(count):
        spread = chance.gauss(1, 0.08 if client.agreed_days is None else 0.02)
        day -= timedelta(days=max(14, round(client.gap_days * spread)))
        if day < first:
            break
        if day < today:
            days.append(day)
    return days[::-1]
