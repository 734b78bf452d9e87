"""How much we helped without a sale, month by month and whom, be they still clients or not (S1.3, S1.8, S1.9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from peewee import fn

from app.models.clients import Client, TimelineEntry
from app.queries.hand_over import tuples_of
from app.rules.help_given import ContactPurpose, is_fixed_on_the_phone
from app.rules.wall_clock import day_bounds

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class HelpMonth:
    """One month: how often we helped, how often a call was enough, and how often it was for somebody who is gone."""

    begins_on: date
    count: int
    fixed_on_the_phone: int
    for_gone: int


@dataclass(frozen=True, slots=True)
class HelpedRow:
    """Whom we helped, and how often; a card that was deleted is not opened any more."""

    client_id: int
    client_name: str
    count: int
    is_gone: bool


@dataclass(frozen=True, slots=True)
class HelpFigures:
    """Twelve months of help, the present one last, and whom it went to, the most often helped first."""

    months: tuple[HelpMonth, ...]
    helped: tuple[HelpedRow, ...]

    @property
    def count(self) -> int:
        """How often in all."""
        return sum(month.count for month in self.months)

    @property
    def fixed_on_the_phone(self) -> int:
        """How often a call was enough."""
        return sum(month.fixed_on_the_phone for month in self.months)

    @property
    def for_gone(self) -> int:
        """How often for somebody who has moved away or ended it otherwise: it counts the same."""
        return sum(month.for_gone for month in self.months)


@dataclass(frozen=True, slots=True)
class ContactKinds:
    """How one client was spoken with: by purpose, and how often we helped without a sale."""

    by_purpose: Mapping[ContactPurpose, int]
    helped: int
    fixed_on_the_phone: int


def get_help_figures(today: date, zone: ZoneInfo, most_helped: int = 10) -> HelpFigures:
    """The last twelve calendar months; a month without help stands there with none."""
    months = _last_months(today)
    since = day_bounds(months[0], zone)[0]
    chosen = (
        TimelineEntry.select(
            TimelineEntry.happened_at,
            TimelineEntry.channel,
            TimelineEntry.outcome,
            TimelineEntry.client,
            Client.name,
            Client.ended_reason,
            Client.archived_at,
        )
        .join(Client, on=(TimelineEntry.client == Client.id))
        .where(
            (TimelineEntry.kind == "help")
            & TimelineEntry.archived_at.is_null()
            & (TimelineEntry.happened_at >= since)
            & (TimelineEntry.happened_at < day_bounds(today, zone)[1])
        )
    )
    counts: Counter[date] = Counter()
    fixed: Counter[date] = Counter()
    gone: Counter[date] = Counter()
    helped: Counter[int] = Counter()
    names: dict[int, tuple[str, bool]] = {}
    for happened_at, channel, outcome, client_id, name, ended, archived_at in tuples_of(chosen):
        month = happened_at.astimezone(zone).date().replace(day=1)
        is_gone = bool(ended) or archived_at is not None
        counts[month] += 1
        fixed[month] += is_fixed_on_the_phone(channel, outcome)
        gone[month] += is_gone
        helped[client_id] += 1
        names[client_id] = (name, is_gone)
    rows = [HelpedRow(each, names[each][0], count, names[each][1]) for each, count in helped.items()]
    rows.sort(key=lambda row: (-row.count, row.client_name.casefold(), row.client_id))
    return HelpFigures(
        tuple(HelpMonth(each, counts[each], fixed[each], gone[each]) for each in months), tuple(rows[:most_helped])
    )


def get_contact_kinds(client_id: int) -> ContactKinds:
    """How often we informed, explained, chatted and sold, for the card (S1.3)."""
    present = (TimelineEntry.client == client_id) & TimelineEntry.archived_at.is_null()
    purposes = TimelineEntry.select(TimelineEntry.purpose, fn.COUNT(TimelineEntry.id)).where(present)
    found = {str(purpose): int(count) for purpose, count in tuples_of(purposes.group_by(TimelineEntry.purpose))}
    chosen = TimelineEntry.select(TimelineEntry.channel, TimelineEntry.outcome, fn.COUNT(TimelineEntry.id))
    given = chosen.where(present & (TimelineEntry.kind == "help"))
    helped = fixed = 0
    for channel, outcome, count in tuples_of(given.group_by(TimelineEntry.channel, TimelineEntry.outcome)):
        helped += count
        fixed += count if is_fixed_on_the_phone(channel, outcome) else 0
    return ContactKinds({each: found.get(each.value, 0) for each in ContactPurpose}, helped, fixed)


def _last_months(today: date) -> list[date]:
    months = [today.replace(day=1)]
    while len(months) < _MONTHS:
        year, month = months[-1].year, months[-1].month
        months.append(date(year - (month == 1), month - 1 or _MONTHS, 1))
    return months[::-1]
