"""Which column of a file means which of our fields: by format, wording, likeness and values; a user's map wins."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.errors import ValidationError
from app.exchange.columns.column_matches import UNKNOWN, ColumnMatch
from app.exchange.columns.column_meaning import meaning_of_column
from app.exchange.columns.column_settling import (
    one_column_each,
    settle_addresses,
    settle_guessed_names,
    settle_house_numbers,
    settle_labels,
    settle_names,
    settle_private_words,
    without_guesses,
)
from app.exchange.columns.date_columns import DateOrder
from app.exchange.columns.own_maps import OwnMap
from app.exchange.formats.accounting_formats import ACCOUNTING_FORMATS
from app.exchange.formats.address_book_formats import ADDRESS_BOOK_FORMATS
from app.exchange.formats.file_formats import FILE_FORMATS
from app.exchange.formats.known_formats import KnownFormat, recognise_format
from app.exchange.formats.trade_formats import TRADE_FORMATS
from app.exchange.reading.source_tables import SourceTable
from app.exchange.reading.table_layout import made_heading
from app.exchange.words.header_words import plain_header
from app.exchange.words.import_fields import MANY_COLUMNS, ImportField, RecordKind, fields_of
from app.exchange.words.record_shapes import SHAPES, shape_of
from app.translations import gettext as _

KNOWN_FORMATS: tuple[KnownFormat, ...] = (*ADDRESS_BOOK_FORMATS, *TRADE_FORMATS, *ACCOUNTING_FORMATS, *FILE_FORMATS)
_JOB_PROOF = frozenset(
    {
        ImportField.AMOUNT,
        ImportField.DESCRIPTION,
        ImportField.ROOMS,
        ImportField.TECHNICIAN,
        ImportField.INVOICE_NUMBER,
        ImportField.PAID,
        ImportField.PAID_ON,
        ImportField.ARRIVAL_WINDOW,
        ImportField.START_TIME,
    }
)
_WHO = frozenset(
    {
        ImportField.NAME,
        ImportField.FIRST_NAME,
        ImportField.LAST_NAME,
        ImportField.COMPANY_NAME,
        ImportField.PHONE,
        ImportField.EMAIL,
        ImportField.EXTERNAL_ID,
        ImportField.CLIENT_EXTERNAL_ID,
        ImportField.CONTACT_PERSON,
    }
)
_WHO_OR_JOB = _WHO | {ImportField.JOB_NUMBER, ImportField.INVOICE_NUMBER}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How every column of a file is taken; columns that mean nothing to us are notes, so that nothing is lost."""

    kind: RecordKind
    columns: tuple[ColumnMatch, ...]
    format_key: str = ""
    is_exact: bool = False
    has_property_rows: bool = False
    opted_out: frozenset[str] = frozenset()
    date_order: DateOrder | None = None
    decimal_mark: str | None = None
    # single columns that the user answered for, by their number from 0
    date_orders: Mapping[int, DateOrder] = field(default_factory=dict)
    decimal_marks: Mapping[int, str] = field(default_factory=dict)

    def has(self, *fields: ImportField) -> bool:
        """Whether any column fills one of the fields."""
        return any(column.target.field in fields for column in self.columns)

    @property
    def unsure(self) -> tuple[ColumnMatch, ...]:
        """The columns that a person should look at."""
        return tuple(column for column in self.columns if not column.is_sure)


def as_map(mapping: ColumnMapping) -> dict[str, list[int]]:
    """The mapping as a map to keep and to offer next time: our fields with the numbers of their columns from 1."""
    kept: dict[str, list[int]] = {}
    for column in mapping.columns:
        kept.setdefault(str(column.target), []).append(column.index + 1)
    return kept


def header_key(headers: Sequence[str]) -> str:
    """What files with the same headings in the same order share, whatever their case and marks."""
    return hashlib.sha256("\x1f".join(map(plain_header, headers)).encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class RecognisedFile:
    """What a file is; `problem` is a sentence when its columns do not suffice to import anything."""

    kind: RecordKind
    format_title: str
    mapping: ColumnMapping
    confidence: float
    problem: str


def recognise(table: SourceTable, kind: RecordKind | None = None, own_map: OwnMap | None = None) -> RecognisedFile:
    """Recognise a table: its kind, its format and its columns; `kind` and `own_map` are the user's word and win."""
    kind = kind or (own_map.kind if own_map else None)
    known = recognise_format(table.headers, KNOWN_FORMATS, kind)
    if kind is None:
        kind = known.kind if known else _kind_by_columns(table)
    columns = _matches(table, kind, known)
    if own_map:
        columns = _with_own_map(columns, own_map, kind)
    by_hand = {column.index for column in columns if column.confidence > 1}
    is_exact = known is not None and known.is_exact
    if not is_exact:
        columns = settle_labels(settle_guessed_names(settle_house_numbers(columns, table)))
    columns = one_column_each(without_guesses(columns))
    if not is_exact:
        settled = settle_names(settle_addresses(columns), table)
        settled = settle_private_words(settled)
        columns = [mine if mine.index in by_hand else ours for mine, ours in zip(columns, settled, strict=True)]
    matched = [column.confidence for column in columns if column.target.field is not ImportField.NOTE]
    mapping = ColumnMapping(
        kind,
        tuple(columns),
        known.key if known else "",
        bool(known and known.is_exact),
        bool(known and known.has_property_rows),
        _opted_out_by_file_name(table, known),
        own_map.date_order if own_map else None,
        own_map.decimal_mark if own_map else None,
        {_index_of(name, columns): order for name, order in own_map.date_orders.items()} if own_map else {},
        {_index_of(name, columns): mark for name, mark in own_map.decimal_marks.items()} if own_map else {},
    )
    confidence = round(sum(matched) / len(matched), 2) if matched else 0.0
    return RecognisedFile(
        kind, table.format_title or (known.title if known else ""), mapping, confidence, _problem(mapping, table)
    )


def _kind_by_columns(table: SourceTable) -> RecordKind:
    """What the headings and the file's name tell of; else jobs if there is a date and some work or price; else clients.

    Where two kinds fit, the one that explains more of the columns is taken.
    """
    explained = {kind: _sure_fields(table, kind) for kind in (RecordKind.CLIENTS, RecordKind.JOBS)}
    jobs = explained[RecordKind.JOBS]
    usual = RecordKind.JOBS if ImportField.JOB_DATE in jobs and set(jobs) & _JOB_PROOF else RecordKind.CLIENTS
    best, most = usual, len(explained[usual])
    headings = [plain_header(header) for header in table.headers]
    for shape in SHAPES.values():
        is_file, is_named = shape.is_file(table.name), shape.is_named(headings)
        fields = _sure_fields(table, shape.kind) if is_file or is_named or shape.plain_heading else []
        if not fields or not shape.has_all(fields):
            continue
        # A list of jobs may have a column with what the client said; it takes more than that to be a list of answers.
        is_even = is_file or (is_named and usual is RecordKind.CLIENTS)
        is_told = is_file or is_named or shape.is_hinted(headings, frozenset(fields))
        if is_told and (len(fields) > most or (is_even and len(fields) == most)):
            best, most = shape.kind, len(fields)
    return best


def _sure_fields(table: SourceTable, kind: RecordKind) -> list[ImportField]:
    """What the columns fill that a file of this kind has a place for, each field as often as it may be filled."""
    found = [match.target.field for match in _matches(table, kind, None) if match.is_sure]
    kept = [field for field in found if field in MANY_COLUMNS]
    return [field for field in (*kept, *(set(found) - MANY_COLUMNS)) if field is not ImportField.NOTE]


def _matches(table: SourceTable, kind: RecordKind, known: KnownFormat | None) -> list[ColumnMatch]:
    """The first reading of every column by itself."""
    found = []
    for index, header in enumerate(table.headers):
        is_named = header not in {"", made_heading(index)}
        meaning, confidence = meaning_of_column(header, table.values(index), kind, known, is_named=is_named)
        found.append(ColumnMatch(index, header, meaning, confidence))
    return found


def _with_own_map(columns: Sequence[ColumnMatch], own_map: OwnMap, kind: RecordKind) -> list[ColumnMatch]:
    """The user's word for the columns it names; fields it gives away are taken from no other column."""
    changed = {column.index: column for column in columns}
    for wanted in own_map.columns:
        if wanted.field not in fields_of(kind):
            raise ValidationError(
                _("A file of %(kind)s has no field “%(field)s”.") % {"kind": kind, "field": wanted}, "map"
            )
        for column in columns:
            if column.target == wanted:
                changed[column.index] = replace(column, target=UNKNOWN, confidence=1.0)
    for wanted, names in own_map.columns.items():
        for name in names:
            index = _index_of(name, columns)
            changed[index] = replace(changed[index], target=wanted, confidence=2.0)
    return [changed[column.index] for column in columns]


def _index_of(name: str, columns: Sequence[ColumnMatch]) -> int:
    """The column a user names: exactly, or but for case and marks, or by its number from 1."""
    for column in columns:
        if column.header == name:
            return column.index
    for column in columns:
        if column.header and plain_header(column.header) == plain_header(name):
            return column.index
    if name.isdecimal() and 1 <= int(name) <= len(columns):
        return int(name) - 1
    raise ValidationError(
        _("The map names a column “%(name)s”, which the file does not have; it has: %(known)s.")
        % {"name": name, "known": ", ".join(column.header for column in columns if column.header)},
        "map",
    )


def _opted_out_by_file_name(table: SourceTable, known: KnownFormat | None) -> frozenset[str]:
    """Mailchimp's lists of those who unsubscribed or bounced say so in their file names only."""
    name = table.name.lower()
    is_list_of_leavers = any(word in name for word in ("unsubscribed", "nonsubscribed", "non-subscribed", "cleaned"))
    return frozenset({"email"}) if known and known.key == "mailchimp" and is_list_of_leavers else frozenset()


def _problem(mapping: ColumnMapping, table: SourceTable) -> str:
    """What is missing for an import, as a sentence, or an empty text."""
    shape = shape_of(mapping.kind)
    if not mapping.has(*(_WHO if shape is None else _WHO_OR_JOB)):
        return _(
            "“%(name)s” has no column with a name, phone number or e-mail address that we could recognize; "
            "nothing was imported; say which column is which with a map."
        ) % {"name": table.name}
    if mapping.kind is RecordKind.JOBS and not mapping.has(ImportField.JOB_DATE):
        return _(
            "“%(name)s” has no column with the dates of the jobs that we could recognize; nothing was imported; "
            "say which column it is with a map."
        ) % {"name": table.name}
    if shape is not None and not shape.has_all(column.target.field for column in mapping.columns):
        return shape.sentence() % {"name": table.name}
    return ""
