"""Which column of a file means which of our fields: by format, wording, likeness and values; a user's map wins."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, process

from app.errors import ValidationError
from app.exchange.accounting_formats import ACCOUNTING_FORMATS
from app.exchange.address_book_formats import ADDRESS_BOOK_FORMATS
from app.exchange.date_columns import DateOrder
from app.exchange.file_formats import FILE_FORMATS
from app.exchange.header_words import plain_header, wordings
from app.exchange.import_fields import ADDRESS_FIELDS, MANY_COLUMNS, ImportField, RecordKind, Target, fields_of, target
from app.exchange.known_formats import KnownFormat, recognise_format
from app.exchange.own_maps import OwnMap
from app.exchange.record_shapes import SHAPES, shape_of
from app.exchange.source_tables import SourceTable
from app.exchange.trade_formats import TRADE_FORMATS
from app.exchange.value_likeness import likeness
from app.translations import gettext as _

KNOWN_FORMATS: tuple[KnownFormat, ...] = (*ADDRESS_BOOK_FORMATS, *TRADE_FORMATS, *ACCOUNTING_FORMATS, *FILE_FORMATS)
SURE = 0.8
_BY_VALUES = 0.7
_UNKNOWN = Target(ImportField.NOTE)
_OWNERS = re.compile(r"(?:customer|client|contact|primary|main|account|kunden|kunde|owner|homeowner|your) ")
_LAST_NUMBER = re.compile(r"(.*\D) (\d)$")
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
class ColumnMatch:
    """One column and what it means; from 0.8 on `confidence` is sure, below it the wizard marks the column."""

    index: int
    header: str
    target: Target
    confidence: float

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to look at it."""
        return self.confidence >= SURE


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
    columns = _one_column_each(_without_guesses(columns))
    if known is None or not known.is_exact:
        columns = _settle_names(_settle_addresses(columns), table)
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
        is_named = shape.is_named(headings, table.name)
        fields = _sure_fields(table, shape.kind) if is_named or shape.plain_heading else []
        if not fields or not shape.has_all(fields):
            continue
        if (is_named and len(fields) >= most) or (shape.is_hinted(headings, frozenset(fields)) and len(fields) > most):
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
        meaning, confidence = _meaning(header, kind, known)
        if known is None:
            meaning, confidence = _compare_with_values(meaning, confidence, table.values(index), bool(header))
        found.append(ColumnMatch(index, header, meaning, confidence))
    return found


def _meaning(header: str, kind: RecordKind, known: KnownFormat | None) -> tuple[Target, float]:
    """What a heading says: by the format, by a known wording, by one without its owner or number, by likeness."""
    if known is not None:
        meaning = known.target_of(header) or (_exact_target(header) if known.is_exact else None)
        if meaning is not None:
            return meaning, 1.0
    plain = plain_header(header)
    words = wordings(kind)
    if not plain:
        return _UNKNOWN, 0.5
    if plain in words:
        return words[plain], 0.95
    without_owner = _OWNERS.sub("", plain, count=1)
    if without_owner != plain and without_owner in words:
        return words[without_owner], 0.9
    numbered = _LAST_NUMBER.fullmatch(without_owner)
    if numbered and numbered[1] in words and words[numbered[1]].field in MANY_COLUMNS:
        return words[numbered[1]], 0.9
    near = process.extractOne(plain, words.keys(), scorer=fuzz.ratio, score_cutoff=86) if len(plain) > 4 else None
    if near is not None:
        return words[near[0]], round(near[1] / 100 * 0.85, 2)
    return _UNKNOWN, 0.5


def _exact_target(header: str) -> Target | None:
    try:
        return target(header)
    except ValueError:
        return None


def _compare_with_values(
    meaning: Target, confidence: float, values: Sequence[str], is_named: bool
) -> tuple[Target, float]:
    """Let the values confirm or correct what the heading says."""
    look = likeness(values)
    field = meaning.field
    if look in {"email", "phone"} and field not in {ImportField.EMAIL, ImportField.PHONE} and _repeats(values):
        return meaning, confidence
    if look == "email" and field is not ImportField.EMAIL and field is not ImportField.NOTES:
        return Target(ImportField.EMAIL), _BY_VALUES
    if look == "phone" and (field is ImportField.NAME or (field is ImportField.NOTE and not is_named)):
        return Target(ImportField.PHONE), 0.6
    if field is ImportField.NOTE and look == "postal_code" and not is_named:
        return Target(ImportField.POSTAL_CODE), 0.5
    if field is ImportField.EMAIL and look not in {"email", ""}:
        return meaning, 0.4
    if field is ImportField.PHONE and look in {"email", "date", "yes_no"}:
        return meaning, 0.4
    return meaning, confidence


def _repeats(values: Sequence[str]) -> bool:
    """Whether the same few values stand in most rows: those are the firm's own people, not its clients."""
    filled = [value for value in values if value.strip()]
    return len(filled) > 3 and len(set(filled)) * 2 < len(filled)


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
                changed[column.index] = replace(column, target=_UNKNOWN, confidence=1.0)
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


def _one_column_each(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """Where two columns claim one field, the surer (then the earlier) has it and the other is kept as a note."""
    owner: dict[Target, int] = {}
    for column in sorted(columns, key=lambda match: -match.confidence):
        owner.setdefault(column.target, column.index)
    return [
        replace(column, confidence=min(column.confidence, 1.0))
        if column.target.field in MANY_COLUMNS or owner[column.target] == column.index
        else replace(column, target=_UNKNOWN, confidence=0.6)
        for column in columns
    ]


def _without_guesses(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """Mail addresses and phones seen by their values alone count only where no heading names any."""
    named = {column.target.field for column in columns if column.is_sure}
    return [
        replace(column, target=_UNKNOWN)
        if column.target.field in {ImportField.EMAIL, ImportField.PHONE} & named and column.confidence <= _BY_VALUES
        else column
        for column in columns
    ]


def _settle_addresses(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """A street with neither town nor postal code beside it is a whole address in one cell."""
    groups = {
        column.target.group
        for column in columns
        if column.target.field in ADDRESS_FIELDS - {ImportField.STREET, ImportField.STREET_2, ImportField.COUNTRY}
    }
    return [
        replace(column, target=Target(ImportField.FULL_ADDRESS, column.target.group))
        if column.target.field is ImportField.STREET and column.target.group not in groups
        else column
        for column in columns
    ]


def _settle_names(columns: Sequence[ColumnMatch], table: SourceTable) -> list[ColumnMatch]:
    """`Name` beside a first name is the last name (and the other way round), unless it holds the other one too."""
    place = {column.target.field: column for column in columns if not column.target.group}
    whole, first, last = (
        place.get(field) for field in (ImportField.NAME, ImportField.FIRST_NAME, ImportField.LAST_NAME)
    )
    beside = first or last
    if whole is None or beside is None or (first and last):
        return list(columns)
    pairs = [
        (record.cells[whole.index].casefold(), record.cells[beside.index].casefold())
        for record in table.sample
        if record.cells[beside.index].strip() and record.cells[whole.index].strip()
    ]
    if not pairs or sum(part in name for name, part in pairs) * 2 > len(pairs):
        return list(columns)
    meaning = Target(ImportField.LAST_NAME if first else ImportField.FIRST_NAME)
    return [replace(column, target=meaning) if column is whole else column for column in columns]


def _opted_out_by_file_name(table: SourceTable, known: KnownFormat | None) -> frozenset[str]:
    """Mailchimp's lists of those who unsubscribed or bounced say so in their file names only."""
    name = table.name.lower()
    is_list_of_leavers = "unsubscribed" in name or "cleaned" in name
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
