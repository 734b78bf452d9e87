"""Find as you type: people and jobs by name parts, last digits, street, town or number.

The only file that knows SQLite's full text from PostgreSQL's. Typed text never reaches a match expression raw: it is
folded to plain words first (app/rules/search_text.py), each of which becomes one quoted prefix term.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from peewee import PostgresqlDatabase

from app.models.base import database_proxy
from app.queries.client_rows import SearchHit
from app.rules.search_text import fold, search_terms, typed_digits

_CANDIDATES = 500
_RECENT = 20
_FEWEST_PHONE_DIGITS = 3

_COLUMNS = (
    "c.id, c.name, c.main_street, c.main_town, c.main_phone, c.first_visit_on, c.last_visit_on, c.is_hurt, "
    "c.sort_name, c.last_opened_at"
)
_BY_TEXT_SQLITE = (
    f"SELECT {_COLUMNS} FROM "  # noqa: S608 - constants only
    f"(SELECT rowid AS found FROM client_search WHERE client_search MATCH ? LIMIT {_CANDIDATES}) "
    "JOIN client c ON c.id = found WHERE c.archived_at IS NULL"
)
_BY_TEXT_POSTGRESQL = (
    f"SELECT {_COLUMNS} FROM client c WHERE c.search_vector @@ to_tsquery('simple', %s) "  # noqa: S608 - constants only
    f"AND c.archived_at IS NULL LIMIT {_CANDIDATES}"
)
_BY_NAME_START = (
    f"SELECT {_COLUMNS} FROM client c WHERE c.sort_name >= ? AND c.sort_name < ? AND c.archived_at IS NULL "  # noqa: S608 - constants only
    "ORDER BY c.sort_name LIMIT 50"
)
_BY_DIGITS = (
    f"SELECT {_COLUMNS} FROM contact_point p JOIN client c ON c.id = p.client_id "  # noqa: S608 - constants only
    "WHERE p.digits_reversed >= ? AND p.digits_reversed < ? "
    "AND p.archived_at IS NULL AND c.archived_at IS NULL LIMIT 100"
)
_JOBS = (
    "SELECT j.id, j.client_id, j.number, j.description, c.name, c.main_street, c.first_visit_on, c.last_visit_on, "
    "c.is_hurt FROM job j JOIN client c ON c.id = j.client_id WHERE {condition} AND j.archived_at IS NULL LIMIT 5"
)


def find(text: str, today: date, limit: int = 50) -> list[SearchHit]:
    """What the find box shows for any typed text, best first; never raises for what people type.

    The order: the end of a telephone number > the start of a name > the last twenty opened > the last visit.
    """
    digits = typed_digits(text)
    terms = search_terms(text)
    if not terms:
        return []
    found: dict[int, tuple[int, tuple[Any, ...]]] = {}
    if len(digits) >= _FEWEST_PHONE_DIGITS:
        _add(found, _rows_by_digits(digits), rank=0)
    # A number in full is no house number: words would only bring clients whose street happens to begin like it.
    if len(digits) <= 6:
        started = fold(text)
        _add(found, _rows(_BY_NAME_START, (started, started + "\U0010ffff")), rank=1)
        _add(found, _rows_by_terms(terms), rank=2)
    ranked = sorted(found.values(), key=_order(started if len(digits) <= 6 else ""))
    clients = [_client_hit(row, today) for _rank, row in ranked[:limit]]
    return [*_job_hits(digits, text, today), *clients][:limit]


def _order(started: str) -> Any:
    """Sort key of a candidate: rank, start of any name part, recently opened, last visit, name."""

    def key(candidate: tuple[int, tuple[Any, ...]]) -> tuple[Any, ...]:
        rank, row = candidate
        starts = started != "" and (str(row[8]).startswith(started) or fold(str(row[1])).startswith(started))
        opened = str(row[9] or "")
        return (
            0 if rank == 0 else 1 if starts else 2,
            opened == "",
            _descending(opened),
            _descending(str(row[6] or "")),
            row[8],
            row[0],
        )

    return key


def _descending(text: str) -> tuple[int, ...]:
    """A key under which later texts come first."""
    return tuple(-ord(letter) for letter in text)


def _add(found: dict[int, tuple[int, tuple[Any, ...]]], rows: Iterable[tuple[Any, ...]], rank: int) -> None:
    for row in rows:
        found.setdefault(int(row[0]), (rank, row))


def _rows_by_digits(digits: str) -> Iterable[tuple[Any, ...]]:
    backwards = digits[::-1]
    return _rows(_BY_DIGITS, (backwards, backwards + ":"))


def _rows_by_terms(terms: Sequence[str]) -> Iterable[tuple[Any, ...]]:
    if _is_postgresql():
        return _rows(_BY_TEXT_POSTGRESQL, (" & ".join(f"{term}:*" for term in terms),))
    return _rows(_BY_TEXT_SQLITE, (" ".join(f'"{term}"*' for term in terms),))


def _job_hits(digits: str, text: str, today: date) -> list[SearchHit]:
    number = digits or text.strip().lstrip("#")
    if not number.isdecimal() or not number.isascii() or len(number) > 12:
        return []
    rows = [*_rows(_JOBS.format(condition="j.number = ?"), (int(number),))]
    rows += _rows(_JOBS.format(condition="j.external_number = ?"), (number,))
    hits = {
        int(row[0]): SearchHit(
            kind="job",
            id=int(row[0]),
            client_id=int(row[1]),
            name=str(row[4]),
            line=f"{row[2]} · {row[3]}" if row[3] else str(row[2]),
            years=_years(row[6], today),
            street=str(row[5]),
            last_visit_on=_day(row[7]),
            has_open_complaint=bool(row[8]),
        )
        for row in rows
    }
    return list(hits.values())


def _client_hit(row: tuple[Any, ...], today: date) -> SearchHit:
    place = ", ".join(part for part in (str(row[2]), str(row[3])) if part)
    return SearchHit(
        kind="client",
        id=int(row[0]),
        client_id=int(row[0]),
        name=str(row[1]),
        line=" · ".join(part for part in (place, str(row[4])) if part),
        years=_years(row[5], today),
        street=str(row[2]),
        phone=str(row[4]),
        last_visit_on=_day(row[6]),
        has_open_complaint=bool(row[7]),
    )


def _rows(sql: str, parameters: tuple[Any, ...]) -> Iterable[tuple[Any, ...]]:
    statement = sql.replace("?", "%s") if _is_postgresql() else sql
    rows: list[tuple[Any, ...]] = database_proxy.execute_sql(statement, parameters).fetchall()
    return rows


def _is_postgresql() -> bool:
    return isinstance(database_proxy.obj, PostgresqlDatabase)


def _day(value: object) -> date | None:
    """Civil days come as text from SQLite and as dates from PostgreSQL."""
    return value if isinstance(value, date) else date.fromisoformat(str(value)) if value else None


def _years(first_visit: object, today: date) -> int:
    first = _day(first_visit)
    if first is None:
        return 0
    return max(0, today.year - first.year - ((today.month, today.day) < (first.month, first.day)))
