"""The clients list: filtered, sorted by an indexed column, read page by page from a key."""

from __future__ import annotations

from calendar import isleap
from collections import namedtuple
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, cast

from peewee import Expression, Field

from app.errors import NotFoundError
from app.models.clients import Client
from app.queries.client_list_rows import ClientFilter, ClientRow, ClientSort
from app.queries.client_stages import has_coming_visit, stages_on
from app.queries.firm import get_zone
from app.queries.keyset_pages import KeysetPages, ListOrder, Stretch, wish_of
from app.queries.merged_clients import standing_client
from app.queries.plain_sql import read_rows
from app.queries.small_cut_counts import count_small_cuts, flagged_client_ids
from app.translations import gettext as _

ONE_DAY = timedelta(days=1)
ANNIVERSARY_DAYS = 30
RECENTLY_OPENED = 50
_OLDEST_FIRM_YEARS = 60

_SORT_FIELDS: Mapping[ClientSort, Field[Any]] = {
    ClientSort.NAME: Client.sort_name,
    ClientSort.STREET: Client.main_street,
    ClientSort.LAST_VISIT: Client.last_visit_on,
    ClientSort.NEXT_VISIT: Client.next_visit_at,
    ClientSort.USUAL_GAP: Client.expected_interval_days,
    # More years together means an earlier first visit.
    ClientSort.YEARS: Client.first_visit_on,
    ClientSort.AT_RISK: Client.value_at_risk_minor,
}
# what a line and its stage are made of: a row of all columns costs twice as much
_LINE_FIELDS = (
    Client.id,
    Client.number,
    Client.name,
    Client.sort_name,
    Client.main_street,
    Client.main_town,
    Client.main_phone,
    Client.stage,
    Client.visit_count,
    Client.first_visit_on,
    Client.last_visit_on,
    Client.next_visit_at,
    Client.expected_interval_days,
    Client.due_on,
    Client.drifting_on,
    Client.lost_on,
    Client.is_hurt,
    Client.owed_minor,
    Client.value_at_risk_minor,
)
# the same names as a client's, at half of what a model costs
_Line = namedtuple("_Line", [field.name for field in _LINE_FIELDS])  # type: ignore[misc]  # noqa: PYI024 - the names are those above
_LINE_COLUMNS = ", ".join(field.column_name for field in _LINE_FIELDS)
_TO_VALUES = [field.python_value for field in _LINE_FIELDS]
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
    found: list[Client] = []
    if after is None or after.sort_value is not None:
        found = _page(condition & _has_value(field, sort), field, is_descending, after, limit)
    if len(found) < limit and sort not in _TEXT_SORTS:
        last_empty = after if after is not None and after.sort_value is None else None
        behind = condition & field.is_null()
        if last_empty is not None:
            behind &= Client.id > last_empty.id
        found.extend(Client.select(*_LINE_FIELDS).where(behind).order_by(Client.id).limit(limit - len(found)))
    return _client_rows(found, field, today)


def client_pages(chosen: ClientFilter, sort: ClientSort, today: date, *, is_descending: bool) -> KeysetPages:
    """The whole list as it stands now; clients without a value in the sorted column come last, by id."""
    return KeysetPages(client_order(chosen, sort, today, is_descending=is_descending))


def client_order(chosen: ClientFilter, sort: ClientSort, today: date, *, is_descending: bool) -> ListOrder:
    """What the database is asked for this list."""
    column = f"c.{_SORT_FIELDS[sort].column_name}"
    blanks = Stretch(("c.id",), f"{column} IS NULL")
    is_text = sort in _TEXT_SORTS
    filled = Stretch((column, "c.id"), "" if is_text else f"{column} IS NOT NULL")
    return ListOrder(
        source="client c",
        table="client c",
        row_id="c.id",
        gone="c.archived_at IS NOT NULL OR c.merged_into_id IS NOT NULL",
        stretches=(filled,) if is_text else (filled, blanks),
        wish=wish_of(Client, "c", None if chosen is ClientFilter.ALL else _condition(chosen, today)),
        is_descending=is_descending ^ (sort is ClientSort.YEARS),
    )


def read_clients(ids: Sequence[int], today: date) -> list[ClientRow]:
    """The lines of these clients in the order of the ids; one that is gone is left out."""
    if not ids:
        return []
    marks = ", ".join("?" * len(ids))
    rows = read_rows(f"SELECT {_LINE_COLUMNS} FROM client WHERE id IN ({marks})", ids)  # noqa: S608 - constants only
    lines = [_Line(*(to_value(value) for to_value, value in zip(_TO_VALUES, row, strict=True))) for row in rows]
    found = {row.id: row for row in _client_rows(cast("Iterable[Client]", lines), Client.sort_name, today)}
    return [found[each] for each in ids if each in found]


def _has_value(field: Field[Any], sort: ClientSort) -> Expression:
    return Client.id > 0 if sort in _TEXT_SORTS else field.is_null(False)


def _page(
    condition: Expression, field: Field[Any], is_descending: bool, after: ClientRow | None, limit: int
) -> list[Client]:
    if after is not None:
        value = after.sort_value
        # The first half is a plain range, which an index answers; the second only sorts out equals.
        if is_descending:
            condition &= (field <= value) & ((field < value) | (Client.id < after.id))
        else:
            condition &= (field >= value) & ((field > value) | (Client.id > after.id))
    order = (field.desc(), Client.id.desc()) if is_descending else (field, Client.id)
    return list(Client.select(*_LINE_FIELDS).where(condition).order_by(*order).limit(limit))


def count_clients(chosen: ClientFilter, today: date) -> int:
    """How many clients a filter shows."""
    return int(Client.select().where(_condition(chosen, today)).count())


def find_client(number: int) -> Client:
    """The client with this number, or whoever that one was merged into; NotFoundError when there is none."""
    client = Client.get_or_none(Client.number == number)
    if client is not None and client.merged_into_id is not None:
        client = Client.get_by_id(standing_client(client.id))
    if client is None:
        raise NotFoundError(_("There is no client {number}; nothing was changed.").format(number=number))
    return client


def _condition(chosen: ClientFilter, today: date) -> Any:
    present = Client.archived_at.is_null() & Client.merged_into_id.is_null()
    if chosen is ClientFilter.OPEN_COMPLAINT:
        return present & (Client.is_hurt == True)  # noqa: E712 - SQL
    if chosen is ClientFilter.RECENT:
        return present & Client.id.in_(_recently_opened_ids())
    if chosen is ClientFilter.DRIFTING:
        return _is_free(present, today) & (Client.drifting_on <= today) & ~_has_come(Client.lost_on, today)
    if chosen is ClientFilter.DUE:
        return _is_free(present, today) & (Client.due_on <= today) & ~_has_come(Client.drifting_on, today)
    if chosen is ClientFilter.LOST:
        return _is_free(present, today) & (Client.lost_on <= today)
    if chosen is ClientFilter.ANNIVERSARY:
        return present & (Client.ended_reason == "") & _anniversary(today)
    if chosen is ClientFilter.SMALL_CUTS:
        return present & Client.id.in_(flagged_client_ids(today, get_zone()))
    return present


def _recently_opened_ids() -> list[int]:
    """Whose cards were looked at last; those who are gone meanwhile are among them."""
    return [
        row[0]
        for row in read_rows(
            "SELECT id FROM client WHERE last_opened_at IS NOT NULL ORDER BY last_opened_at DESC LIMIT ?",
            (RECENTLY_OPENED,),
        )
    ]


def _is_free(present: Expression, today: date) -> Any:
    return present & (Client.ended_reason == "") & ~has_coming_visit(today, get_zone())


def _has_come(field: Field[Any], today: date) -> Any:
    return field.is_null(False) & (field <= today)


def _anniversary(today: date) -> Expression:
    """First visits whose day comes round within a month, as one range of the indexed column for each year."""
    last = today + timedelta(ANNIVERSARY_DAYS)
    ranges = [_first_visits_between(today, last, years) for years in range(1, _OLDEST_FIRM_YEARS)]
    found = ranges[0]
    for each in ranges[1:]:
        found |= each
    return found


def _first_visits_between(first: date, last: date, years: int) -> Expression:
    """First visits whose anniversary after so many years falls on these days; that of 29 February falls on the 28th."""
    begin, end, following = years_before(first, years), years_before(last, years), last + ONE_DAY
    if begin.day != first.day:
        begin += ONE_DAY
    if following.day == 1:
        end = years_before(following, years) - ONE_DAY
    return Client.first_visit_on.between(begin, end)


def years_before(day: date, years: int) -> date:
    """The same day years earlier; 29 February becomes 28 February where it must."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def full_years(first: date | None, today: date) -> int:
    """Whole years since the first visit; those of 29 February end on the 28th, as the certificates of R11 count."""
    if first is None:
        return 0
    # Worked out by hand for every line of a list: relativedelta would be a third of what a page costs.
    is_short_year = (first.month, first.day) == (2, 29) and not isleap(today.year)
    anniversary = (2, 28) if is_short_year else (first.month, first.day)
    return max(0, today.year - first.year - ((today.month, today.day) < anniversary))


def overdue_ratio(last_visit_on: date | None, expected_days: int | None, today: date) -> float | None:
    """Days since the last visit over the expected interval (rho of R2); None without a visit."""
    if last_visit_on is None or not expected_days:
        return None
    return (today - last_visit_on).days / expected_days


def _client_rows(clients: Iterable[Client], sorted_by: Field[Any], today: date) -> list[ClientRow]:
    found = list(clients)
    if not found:
        return []
    zone = get_zone()
    stages, cuts = stages_on(found, today, zone), count_small_cuts([client.id for client in found], today, zone)
    return [
        _client_row(client, today, stages[client.id], getattr(client, sorted_by.name), cuts.get(client.id, 0))
        for client in found
    ]


def _client_row(
    client: Client, today: date, stage: str, sort_value: str | int | date | datetime | None, small_cuts: int
) -> ClientRow:
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
        stage=stage,
        is_hurt=bool(client.is_hurt),
        due_on=client.due_on,
        rho=overdue_ratio(client.last_visit_on, client.expected_interval_days, today),
        owed_minor=client.owed_minor,
        at_risk_minor=client.value_at_risk_minor,
        sort_value=sort_value,
        small_cuts=small_cuts,
    )
