"""Find as you type: people and jobs by name parts, last digits, street, town or number.

The only file that knows SQLite's full text from PostgreSQL's. Typed text never reaches a match expression raw: it is
folded to plain words first (app/rules/search_text.py), each of which becomes one quoted prefix term.

This runs at every key in the window's own thread, so the database sorts and gives back only what is shown, from at
most a few hundred candidates: sorting every match of a short beginning would take a hundred times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from app.queries.client_rows import SearchHit
from app.queries.merged_clients import standing_client
from app.queries.plain_sql import is_postgresql, read_rows
from app.rules.search_text import fold, search_terms, typed_digits

_FEWEST_PHONE_DIGITS = 3
_MOST_HOUSE_DIGITS = 6
_WHOLE_NUMBER_DIGITS = 7
_LONGEST_JOB_NUMBER = 12
_INVOICE_NUMBER = re.compile(r"(?=.*[0-9])[^\s\x00\ud800-\udfff]{1,30}")
_AFTER_ALL = "\U0010ffff"

_CANDIDATES = 500
_NAMES = 50
_RECENT = "SELECT id FROM client WHERE last_opened_at IS NOT NULL ORDER BY last_opened_at DESC LIMIT 20"
_COLUMNS = "c.id, c.name, c.main_street, c.main_town, c.main_phone, c.first_visit_on, c.last_visit_on, c.is_hurt"
_PHONE_PLACE = 4  # in these columns
_LAST_SEEN_FIRST = (
    f"CASE WHEN c.id IN ({_RECENT}) THEN c.last_opened_at END DESC NULLS LAST, "
    "c.last_visit_on DESC NULLS LAST, c.sort_name, c.id"
)
# The search text begins with the shown name, the sort name with the family name: either may be how people start.
_NAME_STARTS = (
    "CASE WHEN (c.sort_name >= ? AND c.sort_name < ?) OR (c.search_text >= ? AND c.search_text < ?) THEN 0 ELSE 1 END"
)
_MATCHING = {
    "sqlite": "SELECT rowid AS found FROM client_search WHERE client_search MATCH ?",
    "postgresql": "SELECT id AS found FROM client WHERE search_vector @@ to_tsquery('simple', ?)",
}
# SQLite takes a partial index only for a question that says the index's own condition.
_PHONE_ENDS = (
    "SELECT client_id AS found FROM contact_point "
    "WHERE digits_reversed <> '' AND digits_reversed >= ? AND digits_reversed < ? AND archived_at IS NULL"
)
_PHONE_STARTS = (
    "SELECT client_id AS found FROM contact_point "
    "WHERE normal <> '' AND normal >= ? AND normal < ? AND archived_at IS NULL"
)
_NUMBERS = (
    "SELECT client_id, value, digits_reversed, normal FROM contact_point "
    "WHERE client_id IN ({marks}) AND kind = 'phone' AND archived_at IS NULL ORDER BY position DESC, id DESC"
)
_JOBS = (
    "SELECT j.id, j.client_id, j.number, j.description, c.name, c.main_street, c.first_visit_on, c.last_visit_on, "
    "c.is_hurt FROM job j JOIN client c ON c.id = j.client_id "
    "WHERE (j.number = ? OR (j.external_number <> '' AND j.external_number = ?)) AND j.archived_at IS NULL LIMIT 5"
)


def find(text: str, today: date, limit: int = 50) -> list[SearchHit]:
    """What the find box shows for any typed text, best first; never raises for what people type.

    The order: the end of a telephone number > the start of a name > the last twenty opened > the last visit. A job
    whose number it is stands behind the telephones, or before everybody if # was typed.
    """
    terms = search_terms(text)
    if not terms:
        return []
    digits = typed_digits(text)
    is_job_number = text.lstrip().startswith("#")
    jobs = [*_job_hits(digits, today), *_numbered_hits(digits, today), *_invoiced_hits(text, today)]
    found = {} if is_job_number else _people_by_phone(text, digits, limit)
    ringing = len(found)
    # A number in full is no house number: words would only bring clients whose street happens to begin like it.
    if len(digits) <= _MOST_HOUSE_DIGITS and len(found) < limit:
        found |= {row[0]: row for row in _people_by_words(fold(text), terms, limit) if row[0] not in found}
    people = [
        _client_hit(row, today, is_ringing=place < ringing) for place, row in enumerate(list(found.values())[:limit])
    ]
    calling = {hit.client_id for hit in people[:ringing]}
    numbers = [hit for hit in dict.fromkeys(jobs) if hit.kind != "client" or hit.client_id not in calling]
    numbered = {hit.client_id for hit in numbers if hit.kind == "client"}
    behind = [hit for hit in people[ringing:] if hit.client_id not in numbered]
    return [*people[:ringing], *numbers, *behind][:limit]


def find_recent(today: date, limit: int = 8) -> list[SearchHit]:
    """Whose cards were looked at last, for a box in which nothing is typed yet."""
    rows = read_rows(
        f"SELECT {_COLUMNS} FROM client c WHERE c.last_opened_at IS NOT NULL AND c.archived_at IS NULL "  # noqa: S608 - constants only
        "AND c.merged_into_id IS NULL ORDER BY c.last_opened_at DESC LIMIT ?",
        (limit,),
    )
    return [_client_hit(row, today) for row in rows]


def find_by_id(client_id: int, today: date) -> SearchHit | None:
    """One client as a line of the find box, or whoever they were merged into; None if there is none any more."""
    standing = standing_client(client_id)
    rows = read_rows(f"SELECT {_COLUMNS} FROM client c WHERE c.id = ? AND c.archived_at IS NULL", (standing,))  # noqa: S608 - constants only
    return _client_hit(rows[0], today) if rows else None


def _people_by_phone(text: str, digits: str, limit: int) -> dict[int, tuple[Any, ...]]:
    """Whose number ends with these digits, or begins with them if it was typed as one from abroad; by id."""
    found: dict[int, tuple[Any, ...]] = {}
    if digits and text.lstrip().startswith("+"):
        beginning = f"+{digits}"
        found |= _by_number(_PHONE_STARTS, (beginning, beginning + _AFTER_ALL), limit)
    if len(digits) >= _FEWEST_PHONE_DIGITS:
        # Dialled at home a number may begin with a 0 that it has not got when it is written for callers from abroad.
        dialled = digits.lstrip("0") or digits if len(digits) >= _WHOLE_NUMBER_DIGITS else digits
        backwards = dialled[::-1]
        ending = _by_number(_PHONE_ENDS, (backwards, backwards + ":"), limit)
        found |= {client_id: row for client_id, row in ending.items() if client_id not in found}
    return dict(list(found.items())[:limit])


def _by_number(chosen: str, span: tuple[str, str], limit: int) -> dict[int, tuple[Any, ...]]:
    """Whoever has a number of this span, by id; a row shows the number that was asked for, not the main one."""
    rows = {row[0]: row for row in read_rows(_by_phone(chosen), (*span, limit))}
    asked = span[0]
    hidden = [each for each, row in rows.items() if not _digits_of(row[_PHONE_PLACE])[::-1].startswith(asked)]
    if hidden:
        # Sorted out here: asked for the span once more, the database might walk through all numbers of a short one.
        statement = _NUMBERS.format(marks=", ".join("?" * len(hidden)))
        for client_id, value, backwards, normal in read_rows(statement, hidden):
            if backwards.startswith(asked) or normal.startswith(asked):
                row = rows[client_id]
                rows[client_id] = (*row[:_PHONE_PLACE], value, *row[_PHONE_PLACE + 1 :])
    return rows


def _digits_of(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit())


def _people_by_words(started: str, terms: Sequence[str], limit: int) -> Iterable[tuple[Any, ...]]:
    """Who has all these words, or the beginnings of them, in their name, company, address, town or e-mail."""
    is_server = is_postgresql()
    match = " & ".join(f"{term}:*" for term in terms) if is_server else " ".join(f'"{term}"*' for term in terms)
    ahead = (started, started + _AFTER_ALL)
    statement = _by_words("postgresql" if is_server else "sqlite", len(terms))
    return read_rows(statement, (match, *ahead, *(f"% {term}%" for term in terms), *ahead, *ahead, limit))


@lru_cache(maxsize=20)
def _by_words(engine: str, term_count: int) -> str:
    """The statement for so many words.

    People whose name starts so and those who were just looked at are candidates even where the index, which knows no
    order, has given its few hundred away to others.
    """
    holds_terms = " AND ".join(["' ' || search_text LIKE ?"] * term_count)
    return (
        f"SELECT {_COLUMNS} FROM ("  # noqa: S608 - constants only
        f"SELECT found FROM ({_MATCHING[engine]} LIMIT {_CANDIDATES}) AS matching UNION "
        f"SELECT id FROM (SELECT id FROM client WHERE sort_name >= ? AND sort_name < ? ORDER BY sort_name, id "
        f"LIMIT {_NAMES}) AS named UNION "
        f"SELECT id FROM client WHERE id IN ({_RECENT}) AND {holds_terms}"
        f") AS candidates JOIN client c ON c.id = candidates.found WHERE c.archived_at IS NULL "
        f"ORDER BY {_NAME_STARTS}, {_LAST_SEEN_FIRST} LIMIT ?"
    )


@lru_cache(maxsize=2)
def _by_phone(chosen: str) -> str:
    """The statement for the numbers chosen; a client who has two such numbers comes once."""
    return (
        f"SELECT {_COLUMNS} FROM (SELECT DISTINCT found FROM ({chosen} LIMIT {_CANDIDATES}) AS numbers) AS candidates "  # noqa: S608 - constants only
        f"JOIN client c ON c.id = candidates.found WHERE c.archived_at IS NULL ORDER BY {_LAST_SEEN_FIRST} LIMIT ?"
    )


def _job_hits(digits: str, today: date) -> list[SearchHit]:
    """The job of this number, ours or the one it had in another program."""
    if not digits or len(digits) > _LONGEST_JOB_NUMBER:
        return []
    return [
        SearchHit(
            kind="job",
            id=int(row[0]),
            client_id=int(row[1]),
            name=str(row[4]),
            line=f"{row[2]} · {row[3]}" if row[3] else str(row[2]),
            years=_years(_day(row[6]), today),
            street=str(row[5]),
            last_visit_on=_day(row[7]),
            has_open_complaint=bool(row[8]),
        )
        for row in read_rows(_JOBS, (int(digits), digits))
    ]


def _numbered_hits(digits: str, today: date) -> list[SearchHit]:
    """The client of this number, or whoever the client of this number was merged into."""
    if not digits or len(digits) > _LONGEST_JOB_NUMBER:
        return []
    rows = read_rows("SELECT id FROM client WHERE number = ?", (int(digits),))
    found = find_by_id(int(rows[0][0]), today) if rows else None
    return [found] if found is not None else []


def _invoiced_hits(text: str, today: date) -> list[SearchHit]:
    """Whose invoice has exactly this number; numbers are written in capitals."""
    number = text.strip().upper()
    if not _INVOICE_NUMBER.fullmatch(number):
        return []
    rows = read_rows("SELECT client_id FROM invoice WHERE number = ?", (number,))
    found = find_by_id(int(rows[0][0]), today) if rows else None
    return [found] if found is not None else []


def _client_hit(row: tuple[Any, ...], today: date, *, is_ringing: bool = False) -> SearchHit:
    """A row as a line of the find box; found by a number it begins with that, which a long street would hide."""
    client_id, name, street, town, phone, first_visit, last_visit, is_hurt = row
    place = f"{street}, {town}" if street and town else street or town
    return SearchHit(
        kind="client",
        id=client_id,
        client_id=client_id,
        name=name,
        line=" · ".join(part for part in ((phone, place) if is_ringing else (place, phone)) if part),
        years=_years(_day(first_visit), today),
        street=street,
        phone=phone,
        last_visit_on=_day(last_visit),
        has_open_complaint=bool(is_hurt),
    )


def _day(value: object) -> date | None:
    """Civil days come as text from SQLite and as dates from PostgreSQL."""
    return value if isinstance(value, date) else date.fromisoformat(str(value)) if value else None


def _years(first: date | None, today: date) -> int:
    if first is None:
        return 0
    return max(0, today.year - first.year - ((today.month, today.day) < (first.month, first.day)))
