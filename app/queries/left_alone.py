"""Whom nobody has spoken to since the visit or since the last word, for more than thirty days (S1.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.models.clients import Client
from app.queries.contact_facts import read_verdicts, refusing_every_way
from app.queries.hand_over import rows_of
from app.queries.keyset_pages import KeysetPages, ListOrder, Stretch, wish_of
from app.rules.contact_rules import Purpose
from app.rules.left_alone import silent_since_before
from app.rules.wall_clock import day_bounds


@dataclass(frozen=True, slots=True)
class LeftAloneRow:
    """One client, since when nobody spoke to them, and in a sentence what stands against a call."""

    id: int
    number: int
    name: str
    phone: str
    last_contact_on: date
    days: int
    last_visit_on: date | None
    against: str = ""


def left_alone_pages(today: date, zone: ZoneInfo, *, is_longest_first: bool = False) -> KeysetPages:
    """The whole list as it stands now: who was with us lately first, outward from there, or the longest silence first.

    Nobody who is gone, nobody we never visited, and nobody who said no to every way of hearing from us.
    """
    is_left = _is_left_alone(today, zone)
    return KeysetPages(
        ListOrder(
            source="client c",
            table="client c",
            row_id="c.id",
            gone="c.archived_at IS NOT NULL OR c.merged_into_id IS NOT NULL",
            stretches=(Stretch(("c.last_contact_at", "c.id"), "c.last_contact_at IS NOT NULL"),),
            wish=wish_of(Client, "c", is_left),
            is_descending=not is_longest_first,
        )
    )


def count_left_alone(today: date, zone: ZoneInfo) -> int:
    """How many there are."""
    return int(Client.select().where(_is_left_alone(today, zone)).count())


def read_left_alone(ids: Sequence[int], now: datetime, zone: ZoneInfo) -> list[LeftAloneRow]:
    """The lines of these clients in the order of the ids; one that is gone is left out."""
    today = now.astimezone(zone).date()
    verdicts = read_verdicts(ids, Purpose.CARE, now, zone, channel="phone")
    columns = (Client.id, Client.number, Client.name, Client.main_phone, Client.last_contact_at, Client.last_visit_on)
    found: dict[int, LeftAloneRow] = {}
    for row in rows_of(Client.select(*columns).where(Client.id.in_(list(ids)) & Client.last_contact_at.is_null(False))):
        last_on = row.last_contact_at.astimezone(zone).date()
        found[row.id] = LeftAloneRow(
            id=row.id,
            number=row.number,
            name=row.name,
            phone=row.main_phone or "",
            last_contact_on=last_on,
            days=(today - last_on).days,
            last_visit_on=row.last_visit_on,
            against=verdicts[row.id].sentence(row.name),
        )
    return [found[each] for each in ids if each in found]


def _is_left_alone(today: date, zone: ZoneInfo) -> Any:
    begins_at, _end = day_bounds(silent_since_before(today), zone)
    is_ours = Client.archived_at.is_null() & Client.merged_into.is_null() & (Client.ended_reason == "")
    is_ours &= Client.id.not_in(refusing_every_way())
    was_here = Client.last_visit_on.is_null(False)
    return is_ours & was_here & (Client.last_contact_at < begins_at)
