"""Rows → clients by whole columns, for the rows in which nothing needs care; all others are left to the row parser.

`ClientParser` (client_parsing.py) stays what decides: for a plain row both say the same, as a property test compares.
A pass over a column costs a tenth of what the same costs row by row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress
from operator import itemgetter

from app.exchange.columns.column_mapping import ColumnMapping
from app.exchange.parsing.client_columns import ADDRESS_PARTS, ClientColumns, LabelledColumn
from app.exchange.parsing.client_names import FIRM_SALUTATIONS, LONGEST_NAME
from app.exchange.parsing.client_parsing import LONGEST_ROW, ClientParser
from app.exchange.parsing.phone_cells import read_phones
from app.exchange.parsing.phone_regions import region_abroad
from app.exchange.reading.row_blocks import RowBlock
from app.exchange.words.import_fields import ImportField
from app.rules.phone_columns import PhoneColumns
from app.rules.phone_numbers import normalise

_SIMPLE = (
    ImportField.EXTERNAL_ID, ImportField.SALUTATION, ImportField.FIRST_NAME, ImportField.LAST_NAME,
    ImportField.COMPANY_NAME, ImportField.PREFERRED_NAME, ImportField.SOURCE, ImportField.REFERRED_BY,
    ImportField.LANGUAGE, ImportField.ACCESS_NOTE, ImportField.PARKING_NOTE, ImportField.WATER_NOTE,
    ImportField.BIRTHDAY, ImportField.CLIENT_SINCE,
)  # fmt: skip
_MANY = frozenset({
    ImportField.IGNORE, ImportField.NOTE, ImportField.NOTES, ImportField.TAGS, ImportField.PHONE, ImportField.EMAIL,
    ImportField.PRIVATE_NOTES,
})  # fmt: skip
_ADDRESS = (
    ImportField.STREET, ImportField.STREET_2, ImportField.TOWN, ImportField.REGION, ImportField.POSTAL_CODE,
    ImportField.COUNTRY,
)  # fmt: skip
# all of ASCII but the control marks, of which some are blanks and some are not
_PLAIN_BYTES = bytes(code for code in range(127) if code >= 32 or code in b"\t\n\r")
_NEEDS_CARE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
    "\ud800-\udfff]"
)
_BEFORE_GUARD = ("\n", "\t", '"', " ")
_PLAIN_MAIL = re.compile(r"[A-Za-z0-9_+-][A-Za-z0-9._+-]{0,60}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,2}")
_PLAIN_PHONE = re.compile(r"\+?[0-9(][0-9 ().-]{4,18}[0-9]")
_ODD_STREET = re.compile("[\n•·]|:::")
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]*|[0-9]+")
_WORD = re.compile(r"\w")
_MOST_KNOWN = 50_000
Column = Sequence[str]


@dataclass(slots=True)
class PlainClients:
    """The plain rows of a block as columns of equal length; `places` says which rows they are."""

    places: list[int]
    texts: Mapping[ImportField, Sequence[str]]
    names: list[str]
    kinds: list[str]
    since: Sequence[str | None]
    address: Sequence[Sequence[str]]
    phones: list[tuple[str, Sequence[str], Sequence[str]]]
    emails: list[tuple[str, Sequence[str], Sequence[str]]]
    tags: Sequence[tuple[str, ...]]
    notes: Sequence[str]
    private_notes: Sequence[str]

    def __len__(self) -> int:
        return len(self.places)

    def without(self, places: frozenset[int]) -> PlainClients:
        """The same without some rows, by their places in the block."""
        if not places:
            return self
        kept = [place not in places for place in self.places]

        def only(column: Iterable[str]) -> list[str]:
            return list(compress(column, kept))

        return PlainClients(
            list(compress(self.places, kept)),
            {each: only(column) for each, column in self.texts.items()},
            only(self.names),
            only(self.kinds),
            list(compress(self.since, kept)),
            [only(part) for part in self.address],
            [(label, only(texts), only(normals)) for label, texts, normals in self.phones],
            [(label, only(texts), only(normals)) for label, texts, normals in self.emails],
            list(compress(self.tags, kept)),
            only(self.notes),
            only(self.private_notes),
        )


class PlainReader:
    """Reads the blocks of one file; made once for it."""

    def __init__(self, mapping: ColumnMapping, parser: ClientParser, region: str, delimiter: str) -> None:
        self._parser, self._delimiter = parser, delimiter
        self._region = region
        self._normalise = partial(normalise, region=region)
        self._numbers = PhoneColumns(region)
        self._columns = columns = ClientColumns(mapping)
        sites = [each for each in columns.sites if each.group == "" and not each.whole]
        self._site = sites[0].parts if sites else ()
        handled = {columns.place(each) for each in _SIMPLE}
        handled |= {column.index for column in mapping.columns if column.target.field in _MANY}
        handled |= {self._place_of(each) for each in _ADDRESS}
        # a column we do not know here may be empty, then it says nothing
        self._silent = tuple(sorted({column.index for column in mapping.columns} - handled))
        labelled = (*columns.phones, *columns.emails)
        self.is_fit = not (
            mapping.is_exact
            or mapping.has_property_rows
            or mapping.opted_out
            or mapping.format_key == "odoo"
            or any(column.label_place >= 0 or column.label in {"assistant", "fax"} for column in labelled)
            or any(column.label_place >= 0 for column in columns.notes)
            or columns.persons
        )
        self._width = 1 + max(column.index for column in mapping.columns)
        self._days: dict[str, str | None] = {}
        self._birthdays: dict[str, str | None] = {}

    def _place_of(self, part: ImportField) -> int:
        """Where a part of the one address stands; -1 for nowhere."""
        return self._site[ADDRESS_PARTS.index(part)] if self._site else -1

    def read(self, block: RowBlock) -> PlainClients:
        """What the plain rows of a block say."""
        count = len(block.rows)
        columns = [list(map(str.strip, column)) for column in zip(*block.rows, strict=True)]
        columns = columns or [[] for _column in range(self._width)]
        nothing = [""] * count
        columns.append(nothing)
        odd = _rows_that_need_care(block, self._delimiter)
        for place in self._silent:
            odd.update(row for row, text in enumerate(columns[place]) if text)
        texts = {each: columns[self._columns.place(each)] for each in _SIMPLE}
        address = [columns[self._place_of(each)] for each in _ADDRESS]
        self._judge_address(address, odd)
        names, kinds = _names_of(texts, odd)
        words: dict[int, list[str]] = {}
        phones = [self._phones(column, columns[column.place], odd, words) for column in self._columns.phones]
        emails = [_emails(column, columns[column.place], odd) for column in self._columns.emails]
        _mark_doubles(phones, odd)
        _mark_doubles(emails, odd)
        odd.update(_odd_ones(texts[ImportField.EXTERNAL_ID], _PLAIN_ID.fullmatch))
        texts[ImportField.BIRTHDAY] = self._known(
            texts[ImportField.BIRTHDAY], self._birthdays, self._parser.plain_birthday, odd
        )
        since = self._known(texts[ImportField.CLIENT_SINCE], self._days, self._parser.plain_client_since, odd)
        rows = list(zip(*columns, strict=True))
        notes = self._notes(rows, words, names)
        tags = [self._parser.tags_of(row, self._columns.tags) for row in rows] if self._columns.tags else [()] * count
        found = PlainClients(
            list(range(count)),
            {each: column for each, column in texts.items() if each is not ImportField.CLIENT_SINCE},
            names,
            kinds,
            [day or None for day in since],
            address,
            phones,
            emails,
            tags,
            notes,
            self._private_notes(columns) if self._columns.private_notes else nothing,
        )
        return found.without(frozenset(odd))

    def _judge_address(self, address: list[list[str]], odd: set[int]) -> None:
        """A street with a bullet or several addresses in a cell need care, as does a country alone or abroad."""
        joined = "".join(map("".join, address))
        if "•" in joined or "·" in joined or ":::" in joined or "\n" in joined:
            for column in address:
                odd.update(place for place, text in enumerate(column) if _ODD_STREET.search(text))
        towns, codes = address[2], address[4]
        odd.update(place for place, code in enumerate(codes) if not code and any(map(str.isdigit, towns[place])))
        where = map("".join, zip(*address[:5], strict=True))
        odd.update(place for place, text in enumerate(where) if not text and address[5][place])
        abroad = {country for country in set(address[5]) if region_abroad(country, self._region)}
        if abroad:
            odd.update(place for place, country in enumerate(address[5]) if country in abroad)

    def _phones(
        self, column: LabelledColumn, texts: list[str], odd: set[int], words: dict[int, list[str]]
    ) -> tuple[str, Column, Column]:
        """The label, the numbers as written and in E.164; words in their place are for the notes."""
        fullmatch = _PLAIN_PHONE.fullmatch
        plain = [text if text and fullmatch(text) else "" for text in texts]
        numbers = self._numbers.normalise([text for text in plain if text])
        known = iter(numbers)
        normals = [(next(known) or "") if text else "" for text in plain]
        if "" in normals:
            for place, normal in enumerate(normals):
                if not normal and texts[place] and not plain[place]:
                    texts[place], normals[place] = self._odd_phone(column, place, texts[place], odd, words)
        return column.label, texts, normals

    def _odd_phone(
        self, column: LabelledColumn, place: int, text: str, odd: set[int], words: dict[int, list[str]]
    ) -> tuple[str, str]:
        """A cell with an extension or with words; several numbers, or somebody's name, need care."""
        numbers, said = read_phones(text, column.label, self._normalise)
        if len(numbers) > 1 or any(number.whose or number.is_fax or number.label != column.label for number in numbers):
            odd.add(place)
        if said:
            words.setdefault(place, []).append(f"{column.header}: {said}")
        return (numbers[0].text, numbers[0].normal) if numbers else ("", "")

    def _known(
        self, texts: Sequence[str], known: dict[str, str | None], read: Callable[[str], str | None], odd: set[int]
    ) -> list[str]:
        """Each text in the form in which it is kept, read once however often it comes; what is none needs care."""
        for text in set(texts).difference(known):
            known[text] = read(text) if text else ""
        found = [known[text] for text in texts]
        if None in found:
            odd.update(place for place, value in enumerate(found) if value is None)
        if len(known) > _MOST_KNOWN:
            known.clear()
        return [value or "" for value in found]

    def _notes(self, rows: Sequence[Sequence[str]], words: Mapping[int, list[str]], names: Sequence[str]) -> list[str]:
        columns, notes_of = self._columns, self._parser.notes_of
        if columns.notes or len(columns.long_notes) != 1:
            return [notes_of(row, columns, words.get(place, []), names[place]) for place, row in enumerate(rows)]
        notes = list(map(itemgetter(columns.long_notes[0]), rows))
        for place, said in words.items():
            notes[place] = notes_of(rows[place], columns, said, names[place])
        return notes

    def _private_notes(self, columns: list[list[str]]) -> list[str]:
        several = [columns[place] for place in self._columns.private_notes]
        return ["\n".join(filter(None, texts)) for texts in zip(*several, strict=True)]


def _rows_that_need_care(block: RowBlock, delimiter: str) -> set[int]:
    """Rows with invisible marks, letters in two parts, guards of a spreadsheet, line ends of Windows, or no measure."""
    odd: set[int] = set()
    text = "".join(block.lines)
    if not text.isascii() or text.encode("ascii").translate(None, _PLAIN_BYTES):
        if _NEEDS_CARE.search(
            text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_BYTES).decode("utf-8", "surrogatepass")
        ):
            odd.update(place for place, row in enumerate(block.rows) if _NEEDS_CARE.search("\n".join(row)))
        if not unicodedata.is_normalized("NFC", text):
            rows = enumerate(block.rows)
            odd.update(place for place, row in rows if not unicodedata.is_normalized("NFC", "\n".join(row)))
    if "\r" in text:
        lines = enumerate(zip(block.starts, block.ends, strict=True))
        odd.update(place for place, (start, end) in lines if end - start > 1)
    if _may_be_guarded(text, (*_BEFORE_GUARD, delimiter)):
        rows = enumerate(block.rows)
        odd.update(place for place, row in rows if any(cell.lstrip()[:1] in {"'", "="} for cell in row))
    if len(text) > LONGEST_ROW:
        odd.update(place for place in range(len(block.rows)) if len(block.record(place).raw) > LONGEST_ROW)
    return odd


def _may_be_guarded(text: str, before: Sequence[str]) -> bool:
    """Whether a cell may start with a mark by which spreadsheets keep text as text."""
    for guard in "'=":
        at = text.find(guard)
        while at >= 0:
            if at == 0 or text[at - 1] in before:
                return True
            at = text.find(guard, at + 1)
    return False


def _names_of(texts: Mapping[ImportField, Column], odd: set[int]) -> tuple[list[str], list[str]]:
    """What each client is called, and whether it is a home or a business."""
    first, last = texts[ImportField.FIRST_NAME], texts[ImportField.LAST_NAME]
    companies, salutations = texts[ImportField.COMPANY_NAME], texts[ImportField.SALUTATION]
    people = [f"{one} {other}" if one and other else one or other for one, other in zip(first, last, strict=True)]
    names = [person or company for person, company in zip(people, companies, strict=True)]
    kinds = ["home" if person else "business" for person in people]
    for column in (names, companies, salutations):
        if max(map(len, column), default=0) > LONGEST_NAME:
            odd.update(place for place, text in enumerate(column) if len(text) > LONGEST_NAME)
    if any(text.casefold() in FIRM_SALUTATIONS for text in set(salutations)):
        odd.update(place for place, text in enumerate(salutations) if text.casefold() in FIRM_SALUTATIONS)
    odd.update(_odd_ones(companies, _WORD.search))
    odd.update(place for place, name in enumerate(names) if not name)
    return names, kinds


def _emails(column: LabelledColumn, texts: Column, odd: set[int]) -> tuple[str, Column, Column]:
    odd.update(_odd_ones(texts, _PLAIN_MAIL.fullmatch))
    return column.label, texts, list(map(str.casefold, texts))


def _odd_ones(texts: Column, matches: Callable[[str], object]) -> list[int]:
    """The places of texts that do not look as they should; an empty one does."""
    return [place for place, text in enumerate(texts) if text and not matches(text)]


def _mark_doubles(several: Sequence[tuple[str, Column, Column]], odd: set[int]) -> None:
    """A row in which the same number or address stands twice needs care."""
    keys = [[normal or text for text, normal in zip(texts, normals, strict=True)] for _label, texts, normals in several]
    for place, column in enumerate(keys):
        for other in keys[:place]:
            pairs = enumerate(zip(column, other, strict=True))
            odd.update(row for row, (one, two) in pairs if one and one == two)
