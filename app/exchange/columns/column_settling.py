"""The columns of a file settled among each other: one for each field, parts of addresses together, names told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.exchange.columns.column_matches import BY_VALUES, UNKNOWN, ColumnMatch
from app.exchange.columns.money_columns import NET_HEADING
from app.exchange.reading.source_tables import SourceTable
from app.exchange.words.header_words import plain_header
from app.exchange.words.import_fields import ADDRESS_FIELDS, MANY_COLUMNS, ImportField, Target

_STREETS = frozenset({ImportField.STREET, ImportField.FULL_ADDRESS})
_LINES = frozenset({ImportField.STREET, ImportField.STREET_2, ImportField.STREET_3})
_HOUSE_NUMBER = re.compile(r"\d{1,5}\s?[-/]?\s?[a-zA-Z]?(?:\s?[-–]\s?\d{1,4}\s?[a-zA-Z]?)?")
_LONE_NUMBER_HEADS = frozenset({"nr", "no", "n", "num", "numero", "number", "hnr"})
_LAST_NUMBER = re.compile(r".*\D(\d)$")
_SPLIT_LABELS = {ImportField.PHONE_LABEL: ImportField.PHONE, ImportField.EMAIL_LABEL: ImportField.EMAIL}

# A heading such as “Internal notes”, whatever stands around it: both a word for who may read it and one for words.
_PRIVATE = re.compile(
    r"\b(priva[td]\w*|prive\w*|intern(al|o|a|e|er|es|os|as)?|confiden\w+|vertraulich\w*|staff|office)\b"
)
_WORDS = re.compile(
    r"\b(\w*notiz(en)?|not(e|es|a|as)|comment\w*|kommentare?|remarks?|\w*bemerkung(en)?|remarques?|memo|info\w*)\b"
)
_WORD_FIELDS = frozenset({ImportField.NOTE, ImportField.NOTES})


def settle_private_words(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """Words that a heading calls private are no plain note, be it a field of the user's own in another program."""
    return [
        replace(column, target=Target(ImportField.PRIVATE_NOTES))
        if column.target.field in _WORD_FIELDS and column.confidence <= 1 and _is_private(column.header)
        else column
        for column in columns
    ]


def _is_private(header: str) -> bool:
    plain = plain_header(header)
    return bool(_PRIVATE.search(plain) and _WORDS.search(plain))


def one_column_each(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """Where two columns claim one field, the surer (then the earlier) has it and the other is kept as a note."""
    owner: dict[Target, int] = {}
    for column in sorted(columns, key=lambda match: (-match.confidence, _is_subtotal(match))):
        owner.setdefault(column.target, column.index)
    return [
        replace(column, confidence=min(column.confidence, 1.0))
        if column.target.field in MANY_COLUMNS or owner[column.target] == column.index
        else replace(column, target=UNKNOWN, confidence=0.6)
        for column in columns
    ]


def _is_subtotal(column: ColumnMatch) -> bool:
    """`Subtotal` leaves the amount to the `Total` beside it."""
    return column.target.field is ImportField.AMOUNT and NET_HEADING.search(column.header) is not None


def without_guesses(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """What was seen by values alone counts only where no heading names any such field."""
    named = {column.target.field for column in columns if column.is_sure}
    guessed = {
        ImportField.EMAIL,
        ImportField.PHONE,
        ImportField.STREET,
        ImportField.FULL_ADDRESS,
        ImportField.TOWN,
        ImportField.REGION,
        ImportField.NAME,
    }
    if ImportField.STREET in named:
        named.add(ImportField.FULL_ADDRESS)
    return [
        replace(column, target=UNKNOWN)
        if column.target.field in guessed & named and column.confidence <= BY_VALUES
        else column
        for column in columns
    ]


def settle_labels(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """`Phone Type` beside `Phone`, or `Phone 2 Type` beside `Phone 2`, labels that one."""
    changed = {column.index: column for column in columns}
    for column in columns:
        wanted = _SPLIT_LABELS.get(column.target.field)
        if wanted is None or any(other.target == Target(wanted, column.target.group) for other in columns):
            continue
        number = column.target.group.lstrip("#")
        labelled = [other for other in columns if other.target.field is wanted and _number_of(other.header) == number]
        if len(labelled) == 1:
            changed[labelled[0].index] = replace(labelled[0], target=Target(wanted, column.target.group))
        else:
            changed[column.index] = replace(column, target=UNKNOWN)
    return [changed[column.index] for column in columns]


def _number_of(header: str) -> str:
    found = _LAST_NUMBER.fullmatch(plain_header(header))
    return found[1] if found else "1"


def settle_house_numbers(columns: Sequence[ColumnMatch], table: SourceTable) -> list[ColumnMatch]:
    """A column called `Nr.` right after the street holds house numbers, if its values look like them."""
    changed = list(columns)
    for place, column in enumerate(columns[1:], start=1):
        before = columns[place - 1].target
        if before.field is not ImportField.STREET or plain_header(column.header) not in _LONE_NUMBER_HEADS:
            continue
        filled = [value.strip() for value in table.values(column.index) if value.strip()]
        if filled and all(_HOUSE_NUMBER.fullmatch(value) for value in filled):
            meaning = Target(ImportField.HOUSE_NUMBER, before.group)
            changed[place] = replace(column, target=meaning, confidence=0.85)
    return changed


def settle_guessed_names(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """Beside a column that was guessed to be first names, the words after it (or before) are last names, no towns."""
    changed = list(columns)
    for place, column in enumerate(columns):
        if column.target.field is not ImportField.FIRST_NAME or column.is_sure:
            continue
        for beside in (place + 1, place - 1):
            if 0 <= beside < len(columns) and _may_be_names(columns, beside):
                changed[beside] = replace(columns[beside], target=Target(ImportField.LAST_NAME))
                break
    return changed


def _may_be_names(columns: Sequence[ColumnMatch], place: int) -> bool:
    """Whether a column was guessed to hold towns, and no postal codes stand beside it."""
    beside = {columns[each].target.field for each in (place - 1, place + 1) if 0 <= each < len(columns)}
    is_guess = columns[place].target == Target(ImportField.TOWN) and not columns[place].is_sure
    return is_guess and not beside & {ImportField.POSTAL_CODE, ImportField.REGION}


def settle_addresses(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """Parts without a street join the one address that has one; lines with nothing beside them are a whole address."""
    columns = _with_parts_together(_with_mailing_settled(columns))
    groups = {
        column.target.group
        for column in columns
        if column.target.field in ADDRESS_FIELDS - _LINES - {ImportField.COUNTRY, ImportField.FULL_ADDRESS}
    }
    first_lines = {column.target.group for column in columns if column.target.field in _STREETS}
    return [
        replace(column, target=Target(ImportField.FULL_ADDRESS, column.target.group))
        if column.target.field in _LINES and column.target.group in first_lines - groups
        else column
        for column in columns
    ]


def _with_mailing_settled(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """A mailing address is where bills go if there is another one, else it is the client's."""
    others = {column.target.group for column in columns if column.target.field in _STREETS} - {"mailing", "other"}
    group = "billing" if others and "billing" not in others else "" if "" not in others else "mailing"
    return [
        replace(column, target=Target(column.target.field, group)) if column.target.group == "mailing" else column
        for column in columns
    ]


def _with_parts_together(columns: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """`Home address`, `City` and `Zip` are one address, although only one of them says home."""
    streets = {column.target.group for column in columns if column.target.field is ImportField.STREET}
    wholes = {column.target.group for column in columns if column.target.field is ImportField.FULL_ADDRESS}
    parts = ADDRESS_FIELDS - {ImportField.FULL_ADDRESS}
    others = {
        column.target.group for column in columns if column.target.field in parts and column.target.group not in streets
    }
    if len(streets) > 1:
        streets = {group for group in streets if not _has_a_town(columns, group)}
    if len(streets) != 1 or len(others) != 1 or wholes or "billing" in others:
        return list(columns)
    (street,), (other,) = streets, others
    taken = {column.target.field for column in columns if column.target.group == street}
    return [
        replace(column, target=Target(column.target.field, street))
        if column.target.group == other and column.target.field in parts - taken
        else column
        for column in columns
    ]


def _has_a_town(columns: Sequence[ColumnMatch], group: str) -> bool:
    beside = {column.target.field for column in columns if column.target.group == group}
    return bool(beside & {ImportField.TOWN, ImportField.POSTAL_CODE, ImportField.REGION})


def settle_names(columns: Sequence[ColumnMatch], table: SourceTable) -> list[ColumnMatch]:
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
