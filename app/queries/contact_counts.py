"""How many contacts with a client were kind and how many asked for business (S1.3, S1.5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from peewee import fn

from app.models.clients import TimelineEntry
from app.queries.hand_over import tuples_of
from app.queries.last_contacts import is_contact

KIND_PURPOSES = ("care", "inform", "educate", "chat")
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ContactCounts:
    """Contacts of one client by purpose within a year, those without one left out; help counts as kind."""

    by_purpose: Mapping[str, int]

    @property
    def care(self) -> int:
        """Those that asked for nothing."""
        return sum(self.by_purpose.get(each, 0) for each in KIND_PURPOSES)

    @property
    def sales(self) -> int:
        """Those that asked for business."""
        return self.by_purpose.get("sales", 0)


def get_contact_counts(client_id: int, now: datetime) -> ContactCounts:
    """Of the last twelve months."""
    within = (TimelineEntry.happened_at > now - _YEAR) & (TimelineEntry.happened_at <= now)
    chosen = (
        TimelineEntry.select(TimelineEntry.purpose, TimelineEntry.kind, fn.COUNT(TimelineEntry.id))
        .where((TimelineEntry.client == client_id) & is_contact() & within)
        .group_by(TimelineEntry.purpose, TimelineEntry.kind)
    )
    counts: dict[str, int] = {}
    for purpose, kind, count in tuples_of(chosen):
        name = purpose or ("care" if kind == "help" else "")
        if name:
            counts[name] = counts.get(name, 0) + count
    return ContactCounts(counts)
