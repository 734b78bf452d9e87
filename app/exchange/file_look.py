"""What a file is, before anything is decided: its columns with first values, open questions, and its first rows.

Everything is plain and bounded, so that it can be handed from one process to another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from app.clock import Clock
from app.errors import ValidationError
from app.exchange.columns.column_mapping import RecognisedFile, header_key, recognise
from app.exchange.columns.column_survey import ColumnQuestion
from app.exchange.columns.own_maps import OwnMap, read_map
from app.exchange.import_plan import firm_habits, open_source
from app.exchange.parsing.parsed_records import ParsedAddress, ParsedClient
from app.exchange.reading.csv_reading import TextTable
from app.exchange.reading.csv_records import RejectedRow
from app.exchange.reading.source_tables import RowsTable, SourceTable
from app.exchange.row_parsing import parsed_rows, parser_for
from app.exchange.words.import_fields import fields_of
from app.queries.firm import get_firm
from app.queries.import_mappings import get_kept_mapping
from app.rules.money import format_money
from app.rules.phone_numbers import normalise

_SAMPLES = 3
_LONGEST = 120
_ROWS = 5
_LOOKED_AT = 40
_HIDDEN = frozenset({"line", "client", "has_own_id"})

SampleValue = str | date | time


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """A column, the field of ours that it fills (`note` for none), and its first values."""

    index: int
    header: str
    target: str
    is_sure: bool
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One of the first rows as it will be: our fields with their values, or why it cannot be read."""

    line: int
    name: str
    values: tuple[tuple[str, SampleValue], ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FileLook:
    """A file as it is understood; `problem` says what is missing for an import.

    `kept_on` is the day on which a map for files with these headings was used last, and `is_kept_used` whether it is
    in use here. The columns of a table that `is_fixed` cannot be given another meaning.
    """

    path: str
    name: str
    sha256: str
    kind: str
    title: str
    rows: int
    encoding: str
    delimiter: str
    sheet: str
    sheets: tuple[str, ...]
    header_key: str
    columns: tuple[ColumnLook, ...]
    fields: tuple[str, ...]
    questions: tuple[ColumnQuestion, ...]
    first_rows: tuple[SampleRow, ...]
    remarks: tuple[str, ...] = ()
    problem: str = ""
    kept_on: date | None = None
    is_kept_used: bool = False
    is_fixed: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        """The headings in their order."""
        return tuple(column.header for column in self.columns)


def look_at_file(
    path: str, clock: Clock, content: Mapping[str, object] | None = None, *, is_fresh: bool
) -> tuple[FileLook, ...]:
    """Look at the tables of a file (most have one) as `content`, a map as plain values, says.

    Without one the map kept for its headings is used, unless a fresh start is wished. A file with several tables says
    itself what its columns are.
    """
    own_map = read_map(dict(content)) if content is not None else None
    tables = open_source(Path(path), own_map)
    if len(tables) > 1:
        return tuple(_look(path, table, None, clock, is_fixed=True) for table in tables)
    if own_map is None and not is_fresh:
        own_map = _kept_map(tables[0])
        if own_map is not None:
            return (_look(path, open_source(Path(path), own_map)[0], own_map, clock, is_kept_used=True),)
    return (_look(path, tables[0], own_map, clock),)


def _look(
    path: str,
    table: SourceTable,
    own_map: OwnMap | None,
    clock: Clock,
    *,
    is_kept_used: bool = False,
    is_fixed: bool = False,
) -> FileLook:
    recognised = recognise(table, None, own_map)
    questions, rows = _questions_and_rows(table, recognised, clock)
    key = header_key(table.headers)
    kept = get_kept_mapping(key)
    text, sheets = (table, None) if isinstance(table, TextTable) else (None, table)
    return FileLook(
        path=path,
        name=table.name,
        sha256=table.sha256,
        kind=str(recognised.kind),
        title=table.format_title or recognised.format_title,
        rows=table.count_estimate,
        encoding=text.encoding.name if text is not None else "",
        delimiter=text.layout.delimiter if text is not None else "",
        sheet=sheets.sheet if isinstance(sheets, RowsTable) else "",
        sheets=sheets.sheets if isinstance(sheets, RowsTable) else (),
        header_key=key,
        columns=_columns(table, recognised),
        fields=tuple(sorted(str(each) for each in fields_of(recognised.kind))),
        questions=questions,
        first_rows=rows,
        remarks=table.remarks,
        problem=recognised.problem,
        kept_on=kept.used_at.astimezone(clock.zone).date() if kept is not None else None,
        is_kept_used=is_kept_used,
        is_fixed=is_fixed,
    )


def _kept_map(table: SourceTable) -> OwnMap | None:
    """The map of last time; one that does not fit any more is forgotten."""
    kept = get_kept_mapping(header_key(table.headers))
    if kept is None:
        return None
    try:
        own_map = read_map(dict(kept.content))
        recognise(table, None, own_map)
    except ValidationError:
        return None
    return own_map


def _columns(table: SourceTable, recognised: RecognisedFile) -> tuple[ColumnLook, ...]:
    return tuple(
        ColumnLook(
            column.index,
            column.header,
            str(column.target),
            column.is_sure,
            tuple(islice(_first_values(table, column.index), _SAMPLES)),
        )
        for column in recognised.mapping.columns
    )


def _first_values(table: SourceTable, index: int) -> Iterator[str]:
    """Filled cells, each text once: three times the same town would say little."""
    seen = set()
    for value in table.values(index):
        words = " ".join(value.split())[:_LONGEST]
        if words and words not in seen:
            seen.add(words)
            yield words


def _questions_and_rows(
    table: SourceTable, recognised: RecognisedFile, clock: Clock
) -> tuple[tuple[ColumnQuestion, ...], tuple[SampleRow, ...]]:
    firm = get_firm()
    region, currency, locale = (firm.country, firm.currency, firm.locale) if firm else ("US", "USD", "en_US")
    money = partial(format_money, currency=currency, locale=locale)
    parser, readings = parser_for(table, recognised, firm_habits(clock), partial(normalise, region=region))
    rows = [sample_of(parsed, money) for _row, parsed in islice(parsed_rows(table, parser), _LOOKED_AT)]
    # Those that can be read say more; of the others one is enough to show what is wrong.
    good, bad = [row for row in rows if not row.reason], [row for row in rows if row.reason]
    chosen = sorted([*good[:_ROWS], *bad[: 1 if good else _ROWS]], key=lambda row: row.line)
    return readings.questions, tuple(chosen)


def sample_of(parsed: Any, money: Callable[[int], str]) -> SampleRow:
    """What a row will be: whom it is about and its values by our fields."""
    if isinstance(parsed, RejectedRow):
        return SampleRow(parsed.line, parsed.original[:_LONGEST], reason=parsed.reason)
    client: ParsedClient | None = parsed if isinstance(parsed, ParsedClient) else getattr(parsed, "client", None)
    values: list[tuple[str, SampleValue]] = [] if client is parsed else _plain_values(parsed, money)
    if client is not None:
        values += _client_values(client)
    name = (client.name or client.company_name) if client is not None else ""
    return SampleRow(parsed.line, name[:_LONGEST], tuple(values))


def _client_values(client: ParsedClient) -> list[tuple[str, SampleValue]]:
    found: list[tuple[str, SampleValue]] = []
    found += [(f"phone@{phone.label}" if phone.label else "phone", phone.text) for phone in client.phones[:3]]
    found += [("email", email.address) for email in client.emails[:2]]
    found += [("full_address", _address_words(site)) for site in client.sites[:2] if not site.is_empty]
    for name in ("company_name", "tags", "birthday", "client_since", "last_visit_on", "source", "notes"):
        value = getattr(client, name)
        words = ", ".join(value) if isinstance(value, tuple) else value
        if words and words != client.name:
            found.append((name, words[:_LONGEST] if isinstance(words, str) else words))
    found += [("opted_out", ", ".join(sorted(client.opted_out)))] if client.opted_out else []
    return found


def _address_words(place: ParsedAddress) -> str:
    parts = (place.street, place.street_2, place.town, f"{place.region} {place.postal_code}".strip(), place.country)
    return ", ".join(part for part in parts if part)[:_LONGEST]


def _plain_values(parsed: Any, money: Callable[[int], str]) -> list[tuple[str, SampleValue]]:
    """The values of a record of any other kind, as far as they are plain."""
    found: list[tuple[str, SampleValue]] = []
    for name in parsed._fields:
        value = getattr(parsed, name)
        if name in _HIDDEN or value in (None, "", (), frozenset()):
            continue
        if name.endswith("_minor") and isinstance(value, int):
            if value or name in _SAID_WHEN_NOTHING:
                found.append((_FIELD_OF.get(name, name.removesuffix("_minor")), money(value)))
        elif isinstance(value, date | time):
            found.append((_FIELD_OF.get(name, name), value))
        elif isinstance(value, str | int):
            found.append((_FIELD_OF.get(name, name), str(value)[:_LONGEST]))
        elif isinstance(value, tuple) and all(isinstance(each, str) for each in value):
            found.append((name, ", ".join(value)[:_LONGEST]))
    return found


# Where a parsed record has another word than our field.
_FIELD_OF = {
    "starts_on": "job_date",
    "end_on": "end_date",
    "duration_minutes": "duration",
    "quoted_minor": "quoted_amount",
}
# Nothing charged and nothing paid say something; a tip of nothing does not.
_SAID_WHEN_NOTHING = frozenset({"amount_minor", "paid_minor"})
