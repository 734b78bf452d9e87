"""The columns of a mapping sorted by what they are for, once for a file, so that every row costs little."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.exchange.columns.column_mapping import ColumnMapping
from app.exchange.columns.column_matches import ColumnMatch
from app.exchange.words.import_fields import ADDRESS_FIELDS, DATE_FIELDS, ImportField

_SITE_ORDER = ("service", "", "home")
_LAST_SITES = ("work", "other")
ADDRESS_PARTS = (
    ImportField.STREET,
    ImportField.HOUSE_NUMBER,
    ImportField.STREET_2,
    ImportField.STREET_3,
    ImportField.PO_BOX,
    ImportField.TOWN,
    ImportField.REGION,
    ImportField.POSTAL_CODE,
    ImportField.COUNTRY,
    ImportField.SITE_LABEL,
)

_LAST_NUMBER = re.compile(r"\d{1,3}$")


class LabelledColumn(NamedTuple):
    """A column of phones, mails or notes, its fixed label, and the column that holds its label (-1 for none)."""

    place: int
    label: str
    label_place: int
    header: str


class AddressColumns(NamedTuple):
    """The columns of one address: a place for each part in a fixed order (-1 for none) and those with all of it."""

    group: str
    parts: tuple[int, ...]
    whole: tuple[int, ...]


class ChannelColumn(NamedTuple):
    """A column that says whether a channel may be used, and in which way it says so."""

    place: int
    field: ImportField
    channel: str
    header: str


class ClientColumns:
    """Where in a row everything about a client stands."""

    def __init__(self, mapping: ColumnMapping) -> None:
        columns = mapping.columns
        self.single = {
            column.target.field: column.index for column in columns if not column.target.group and _is_single(column)
        }
        self.phones = _labelled(columns, ImportField.PHONE, ImportField.PHONE_LABEL)
        self.faxes = _labelled(columns, ImportField.FAX, ImportField.PHONE_LABEL)
        self.emails = _labelled(columns, ImportField.EMAIL, ImportField.EMAIL_LABEL)
        self.persons = _persons(columns)
        self.notes = _labelled(columns, ImportField.NOTE, ImportField.NOTE_LABEL)
        self.long_notes = self._all(columns, ImportField.NOTES)
        self.private_notes = self._all(columns, ImportField.PRIVATE_NOTES)
        self.tags = self._all(columns, ImportField.TAGS)
        self.web = self._all(columns, ImportField.WEB)
        self.channels = tuple(
            ChannelColumn(column.index, column.target.field, column.target.group or "all", column.header)
            for column in columns
            if column.target.field
            in {
                ImportField.MAY_CONTACT,
                ImportField.DO_NOT_CONTACT,
                ImportField.CONTACT_STATUS,
                ImportField.OPTED_OUT_AT,
                ImportField.OPTED_OUT,
            }
        )
        groups = dict.fromkeys(column.target.group for column in columns if column.target.field in ADDRESS_FIELDS)
        self.sites = tuple(_address(columns, group) for group in sorted(groups, key=_site_rank) if group != "billing")
        self.billing = _address(columns, "billing") if "billing" in groups else None

    @staticmethod
    def _all(columns: Sequence[ColumnMatch], field: ImportField) -> tuple[int, ...]:
        return tuple(column.index for column in columns if column.target.field is field)

    def place(self, field: ImportField) -> int:
        """Where a field stands in a cleaned row; -1, its empty last cell, where the file has no such column."""
        return self.single.get(field, -1)


def _is_single(column: ColumnMatch) -> bool:
    return column.target.field in DATE_FIELDS or column.target.field not in ADDRESS_FIELDS


def _labelled(columns: Sequence[ColumnMatch], field: ImportField, label: ImportField) -> tuple[LabelledColumn, ...]:
    """The columns of a field with their labels: fixed ones by group, others in a column beside."""
    label_columns = {
        column.target.group: column.index for column in columns if column.target.field is label and column.target.group
    }
    return tuple(
        LabelledColumn(
            column.index,
            "" if column.target.group in label_columns else column.target.group.lstrip("#"),
            label_columns.get(column.target.group, -1),
            column.header,
        )
        for column in columns
        if column.target.field is field
    )


def _persons(columns: Sequence[ColumnMatch]) -> dict[str, tuple[int, ...]]:
    """The columns with the names of further people of a firm: `person 1` → where first and last name stand."""
    found: dict[str, tuple[int, ...]] = {}
    for column in columns:
        if column.target.field is ImportField.CONTACT_PERSON and column.target.group:
            person, _comma, _part = column.target.group.partition(",")
            found[person] = (*found.get(person, ()), column.index)
    return found


def _address(columns: Sequence[ColumnMatch], group: str) -> AddressColumns:
    place = {column.target.field: column.index for column in columns if column.target.group == group}
    whole = [
        column for column in columns if column.target.field is ImportField.FULL_ADDRESS and column.target.group == group
    ]
    in_order = tuple(column.index for column in sorted(whole, key=_line_of_address))
    return AddressColumns(group, tuple(place.get(part, -1) for part in ADDRESS_PARTS), in_order)


def _line_of_address(column: ColumnMatch) -> int:
    """`Bill to 1` comes before `Bill to 2`, wherever the columns stand."""
    number = _LAST_NUMBER.search(column.header)
    return int(number[0]) if number else 0


def _site_rank(group: str) -> tuple[int, int, str]:
    """The main address first: the one without a group, the place of service, home, numbered ones, work, others."""
    if group in _SITE_ORDER:
        return _SITE_ORDER.index(group), 0, group
    return (20 + _LAST_SITES.index(group) if group in _LAST_SITES else 10), len(group), group
