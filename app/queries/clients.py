"""The clients list: filtered, sorted by an indexed column, read page by page from a key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from peewee import Expression, Field

from app.models.clients import Client
from app.queries.rows import ClientFilter, ClientRow, ClientSort

ANNIVERSARY_DAYS = 30
_OLDEST_FIRM_YEARS = 60
_ENDED, _STRANGER, _LOST, _DRIFTING = "ended", "stranger", "lost", "drifting"

_SORT_FIELDS: Mapping[ClientSort, Field[Any]] = {
    ClientSort.NAME: Client.sort_name,
    ClientSort.STREET: Client.main_street,
    ClientSort.LAST_VISIT: Client.last_visit_on,
    ClientSort.NEXT_VISIT: Client.next_visit_at,
    ClientSort.USUAL_GAP: Client.expected_interval_days,
    # More years together means an earlier first visit.
    ClientSort.YEARS: Client.first_visit_on,
}
_TEXT_SORTS = (ClientSort.NAME, ClientSort.STREET)


def list_clients(
    chosen: ClientFilter,
    sort: ClientSort,
    is_descending: bool,
    after: ClientRow | None,
    limit: int,
    today: date,
) -> list[ClientRow]:
    """The next `limit` clients behind `after`; clients without a value in the sorted column come last, by id."""
    field = _SORT_FIELDS[sort]
    is_descending ^= sort is ClientSort.YEARS
    condition = _condition(chosen, today)
    found: list[ClientRow] = []
    if after is None or after.sort_value is not None:
        found = _page(condition & _has_value(field, sort), field, is_descending, after, limit, today)
    if len(found) < limit and sort not in _TEXT_SORTS:
        last_empty = after if after is not None and after.sort_value is None else None
        behind = condition & field.is_null()
        if last_empty is not None:
            behind &= Client.id > last_empty.id
        rows = Client.select().where(behind).order_by(Client.id).limit(limit - len(found))
        found += [client_row(row, today, None) for row in rows]
    return found


def _has_value(field: Field[Any], sort: ClientSort) -> Expression:
    return Client.id > 0 if sort in _TEXT_SORTS else field.is_null(False)


def _page(
    condition: Expression, field: Field[Any], is_descending: bool, after: ClientRow | None, limit: int, today: date
) -> list[ClientRow]:
    if after is not None:
        value = after.sort_value
        # The first half is a plain range, which an index answers; the second only sorts out equals.
        if is_descending:
            condition &= (field <= value) & ((field < value) | (Client.id < after.id))
        else:
            condition &= (field >= value) & ((field > value) | (Client.id > after.id))
    order = (field.desc(), Client.id.desc()) if is_descending else (field, Client.id)
    rows = Client.select().where(condition).order_by(*order).limit(limit)
    return [client_row(row, today, getattr(row, field.name)) for row in rows]


def count_clients(chosen: ClientFilter, today: date) -> int:
    """How many clients a filter shows."""
    return int(Client.select().where(_condition(chosen, today)).count())


def _condition(chosen: ClientFilter, today: date) -> Expression:
    present = Client.archived_at.is_null() & Client.merged_into_id.is_null()
    free = present & (Client.ended_reason == "") & Client.next_visit_at.is_null()
    if chosen is ClientFilter.OPEN_COMPLAINT:
        return present & (Client.is_hurt == True)  # noqa: E712 - SQL
    if chosen is ClientFilter.DRIFTING:
        return free & (Client.drifting_on <= today) & (Client.lost_on.is_null() | (Client.lost_on > today))
    if chosen is ClientFilter.DUE:
        return free & (Client.due_on <= today) & (Client.drifting_on.is_null() | (Client.drifting_on > today))
    if chosen is ClientFilter.ANNIVERSARY:
        return present & (Client.ended_reason == "") & _anniversary(today)
    return present


def _anniversary(today: date) -> Expression:
    """First visits whose day comes round within a month, as one range of the indexed column for each year."""
    ranges = [
        Client.first_visit_on.between(
            years_before(today, years), years_before(today + timedelta(ANNIVERSARY_DAYS), years)
        )
        for years in range(1, _OLDEST_FIRM_YEARS)
    ]
    found = ranges[0]
    for each in ranges[1:]:
        found |= each
    return found


def years_before(day: date, years: int) -> date:
    """The same day years earlier; 29 February becomes 28 February where it must."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def full_years(first: date | None, today: date) -> int:
    """Whole years since the first visit."""
    if first is None:
        return 0
    return max(0, today.year - first.year - ((today.month, today.day) < (first.month, first.day)))


def overdue_ratio(last_visit_on: date | None, expected_days: int | None, today: date) -> float | None:
    """Days since the last visit over the expected interval (rho of R2); None without a visit."""
    if last_visit_on is None or not expected_days:
        return None
    return (today - last_visit_on).days / expected_days


def stage_on(client: Client, today: date) -> str:
    """The stage of R3 on a day, from the kept base stage and the kept days on which drifting and lost begin."""
    base = str(client.stage)
    if base in (_ENDED, _STRANGER) or client.visit_count == 0 or client.next_visit_at is not None:
        return base
    if client.lost_on is not None and client.lost_on <= today:
        return _LOST
    if client.drifting_on is not None and client.drifting_on <= today:
        return _DRIFTING
    return base


def client_row(client: Client, today: date, sort_value: str | int | date | datetime | None) -> ClientRow:
    """One line of the list from the kept columns."""
    return ClientRow(
        id=client.id,
        number=client.number,
        name=client.name,
        street=client.main_street,
        town=client.main_town,
        phone=client.main_phone,
        last_visit_on=client.last_visit_on,
        next_visit_at=client.next_visit_at,
        usual_gap_days=client.expected_interval_days,
        years=full_years(client.first_visit_on, today),
        visit_count=client.visit_count,
        stage=stage_on(client, today),
        is_hurt=bool(client.is_hurt),
        due_on=client.due_on,
        rho=overdue_ratio(client.last_visit_on, client.expected_interval_days, today),
        owed_minor=client.owed_minor,
        sort_value=sort_value,
    )
