"""Writes the plain rows of a block as new clients: the same rows of the same tables as client_rows.py, by columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from json.encoder import encode_basestring
from operator import add
from typing import NamedTuple

from app.exchange.parsing.plain_clients import PlainClients
from app.exchange.people.known_clients import FIELDS
from app.exchange.reading.csv_records import hash_of
from app.exchange.records.client_rows import LONGEST_NOTE
from app.exchange.words.import_fields import ImportField
from app.queries.imports import ADDRESS_FIELDS
from app.rules.attention import OF_A_STRANGER
from app.rules.phone_numbers import digits_of
from app.rules.search_text import fold, postal_code_words
from app.rules.visit_interval import BUSINESS_DAYS, HOME_NORMAL_DAYS, Premises
from app.services.client_naming import sort_name
from app.services.import_writer import ImportWriter
from app.translations import gettext as _

_PLAIN_FIELDS = {
    "salutation": ImportField.SALUTATION, "first_name": ImportField.FIRST_NAME, "last_name": ImportField.LAST_NAME,
    "company_name": ImportField.COMPANY_NAME, "preferred_name": ImportField.PREFERRED_NAME,
    "source": ImportField.SOURCE, "birthday": ImportField.BIRTHDAY, "language": ImportField.LANGUAGE,
}  # fmt: skip


class _Named(NamedTuple):
    """The parts of a name by which lists are sorted."""

    kind: str
    first_name: str
    last_name: str
    company_name: str


class PlainClientRows:
    """Adds whole columns of clients nobody knew."""

    def __init__(self, writer: ImportWriter) -> None:
        self._writer = writer

    def create(self, plain: PlainClients) -> range:
        """The clients with all that is theirs; returns their ids in order."""
        street, _second, town, _region, code, _country = plain.address
        texts, count = plain.texts, len(plain)
        fields = {name: list(texts[field]) for name, field in _PLAIN_FIELDS.items()}
        writer = self._writer
        ids = writer.add_columns(
            "client",
            count,
            {
                "number": writer.client_numbers(count),
                "created_at": writer.work.now,
                "expected_interval_days": [_expected_days(kind) for kind in plain.kinds],
                **OF_A_STRANGER,
                "kind": plain.kinds,
                **fields,
                "name": plain.names,
                "sort_name": _sort_names(plain),
                "referred_by_note": list(texts[ImportField.REFERRED_BY]),
                "first_contact_on": list(plain.since),
                "main_street": street,
                "main_town": town,
                "main_postal_code": code,
                "main_phone": _first_of([column for _label, column, _normals in plain.phones], count),
                "main_email": _first_of([column for _label, column, _normals in plain.emails], count),
                "search_text": _search_texts(plain),
            },
        )
        self._add_contacts(plain, ids)
        self._add_sites(plain, ids)
        self._add_tags(plain, ids)
        self._add_notes(ids, plain.notes, is_private=False)
        self._add_notes(ids, plain.private_notes, is_private=True)
        return ids

    def _add_contacts(self, plain: PlainClients, ids: range) -> None:
        positions: Sequence[int] = [0] * len(plain)
        for kind, columns in (("phone", plain.phones), ("email", plain.emails)):
            for label, texts, normals in columns:
                values = list(filter(None, texts))
                if not values:
                    continue
                digits = [digits_of(text)[::-1] for text in values] if kind == "phone" else ""
                self._writer.add_columns(
                    "contact_point",
                    len(values),
                    {
                        "client_id": list(compress(ids, texts)),
                        "position": list(compress(positions, texts)),
                        "kind": kind,
                        "value": values,
                        "normal": list(compress(normals, texts)),
                        "digits_reversed": digits,
                        "label": label,
                        "whose": "",
                    },
                )
                positions = list(map(add, positions, map(bool, texts)))

    def _add_sites(self, plain: PlainClients, ids: range) -> None:
        has_site = list(map("".join, zip(*plain.address, strict=True)))
        count = len(has_site) - has_site.count("")
        if not count:
            return
        parts = dict(zip(ADDRESS_FIELDS, plain.address, strict=True)) | {
            "access_note": plain.texts[ImportField.ACCESS_NOTE],
            "parking_note": plain.texts[ImportField.PARKING_NOTE],
            "water_note": plain.texts[ImportField.WATER_NOTE],
        }
        columns = {name: list(compress(column, has_site)) for name, column in parts.items()}
        fixed = {"position": 0, "is_main": True, "is_billing_only": False, "label": ""}
        self._writer.add_columns("site", count, {"client_id": list(compress(ids, has_site)), **fixed, **columns})

    def _add_tags(self, plain: PlainClients, ids: range) -> None:
        tag_ids = self._writer.tag_ids(dict.fromkeys(tag for tags in set(plain.tags) for tag in sorted(tags)))
        pairs = [(client_id, tag_ids[tag]) for client_id, tags in zip(ids, plain.tags, strict=True) for tag in tags]
        if pairs:
            clients, tags = zip(*pairs, strict=True)
            self._writer.add_columns("client_tag", len(pairs), {"client_id": list(clients), "tag_id": list(tags)})

    def _add_notes(self, ids: range, notes: Sequence[str], *, is_private: bool) -> None:
        words = [text[:LONGEST_NOTE] for text in notes if text]
        if words:
            fixed = {"job_id": None, "kind": "note", "happened_at": self._writer.work.now}
            fixed["headline"] = _("from an imported file")
            columns = {"client_id": list(compress(ids, notes)), **fixed, "words": words, "is_private": is_private}
            self._writer.add_columns("timeline_entry", len(words), columns)


def written_texts(plain: PlainClients) -> list[str]:
    """What each row writes, as the ledger keeps it: `written_values` of client_import.py as JSON."""
    texts = plain.texts
    fields = {"kind": plain.kinds, "name": plain.names, **{name: texts[each] for name, each in _PLAIN_FIELDS.items()}}
    parts = [_json_parts(name, fields[name]) for name in FIELDS if any(fields[name])]
    sites = zip(*(map(encode_basestring, column) for column in plain.address), strict=True)
    keys = [f'"{name}":' for name in ADDRESS_FIELDS]
    has_site = map("".join, zip(*plain.address, strict=True))
    parts.append([
        f',"site":{{{keys[0]}{a},{keys[1]}{b},{keys[2]}{c},{keys[3]}{d},{keys[4]}{e},{keys[5]}{f}}}' if is_site else ""
        for (a, b, c, d, e, f), is_site in zip(sites, has_site, strict=True)
    ])  # fmt: skip
    for name, notes in (("notes", plain.notes), ("private_notes", plain.private_notes)):
        if any(notes):
            parts.append([f',"{name}":"{hash_of([text])}"' if text else "" for text in notes])
    # every client has a name, so there is always a first part, whose comma goes
    return [f"{{{text[1:]}}}" for text in map("".join, zip(*parts, strict=True))]


def _json_parts(name: str, column: Sequence[str]) -> list[str]:
    return [f',"{name}":{encode_basestring(text)}' if text else "" for text in column]


def _expected_days(kind: str) -> int:
    return BUSINESS_DAYS[Premises.OFFICE] if kind == "business" else HOME_NORMAL_DAYS


def _sort_names(plain: PlainClients) -> list[str]:
    first, last = plain.texts[ImportField.FIRST_NAME], plain.texts[ImportField.LAST_NAME]
    companies = plain.texts[ImportField.COMPANY_NAME]
    rows = zip(plain.kinds, first, last, companies, plain.names, strict=True)
    return [
        (fold(f"{family} {given}") if kind == "home" and family else "")
        or sort_name(_Named(kind, given, family, company), name)
        for kind, given, family, company, name in rows
    ]


def _first_of(columns: Sequence[Sequence[str]], count: int) -> list[str]:
    """The first text of each row that is not empty."""
    found: Sequence[str] = [""] * count
    for column in reversed(columns):
        found = [text or other for text, other in zip(column, found, strict=True)]
    return list(found)


def _search_texts(plain: PlainClients) -> list[str]:
    street, second, town, _region, codes, _country = plain.address
    texts = plain.texts
    code_words = [_code_words(code) if code else "" for code in codes]
    columns = (
        plain.names, texts[ImportField.FIRST_NAME], texts[ImportField.LAST_NAME], texts[ImportField.COMPANY_NAME],
        texts[ImportField.PREFERRED_NAME], street, second, town, code_words,
        *(column for _label, column, _normals in plain.emails),
    )  # fmt: skip
    return [" ".join(dict.fromkeys(fold(text).split(" "))) for text in map(" ".join, zip(*columns, strict=True))]


def _code_words(code: str) -> str:
    """A postal code in all ways in which it is typed; one of digits, as nearly all are, has only two."""
    digits = code.replace("-", "")
    return f"{code} {digits}" if digits.isascii() and digits.isdigit() else " ".join(postal_code_words(code))
