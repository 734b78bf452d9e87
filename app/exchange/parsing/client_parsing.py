"""A row → a client, by the mapping of its file: what has no field of ours is a note, the impossible is rejected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from app.exchange.columns.column_mapping import ColumnMapping
from app.exchange.columns.column_survey import ColumnReadings
from app.exchange.columns.date_columns import DateOrder, DateReading, LooseDate, read_loose_date
from app.exchange.columns.reading_habits import ReadingHabits
from app.exchange.parsing.address_cells import is_same_place, one_place_each, read_addresses
from app.exchange.parsing.client_columns import ClientColumns, LabelledColumn
from app.exchange.parsing.client_names import LONGEST_NAME, ClientNames, NameCells
from app.exchange.parsing.company_places import CompanyPlaces
from app.exchange.parsing.contact_permissions import left_by_status, opted_out_by
from app.exchange.parsing.parsed_records import (
    ParsedAddress,
    ParsedClient,
    ParsedEmail,
    ParsedPhone,
    PhoneNormaliser,
    RowFaultError,
)
from app.exchange.parsing.phone_cells import plain_label, read_phones
from app.exchange.parsing.phone_regions import PhoneRegions
from app.exchange.reading.cell_values import (
    bare_number,
    clean_row,
    lost_its_digits,
    split_firm_list,
    split_list,
    split_mails,
    yes_or_no,
)
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.words.import_fields import ImportField
from app.exchange.words.person_names import join_name
from app.translations import gettext as _

LONGEST_ROW = 1_000_000
_ISO_ONLY = DateReading(DateOrder.MONTH_FIRST)
_ANY_DATE = re.compile(r"\d\s?[-/.]\s?\d")
_OWN_FIELD = re.compile(r"[CP]F[A-Z]\[(.+)\]")
_MOST_REMEMBERED = 10_000
_SYSTEM_TAGS = frozenset({"mycontacts", "my contacts", "starred", "imported", "contacts", "0"})
_NO_LABELS = frozenset({"", "internet", "smtp", "ex"})
_SAYS_NOTHING = frozenset({
    "normal", "normale", "unspecified", "0/0/00", "0", "0.0.00", "00.00.00", "keine angabe", "non spécifié",
    "sin especificar", "unbestimmt", "0.00", "$0.00", "0,00", "0,00 €", "0.0",
})  # fmt: skip
_INACTIVE = re.compile(
    r"\b(?:inactive|not[- ]active|archived|deleted|closed|inaktiv|archivé|inactif|inactivo)\b", re.IGNORECASE
)
_ACTIVE = frozenset({"active", "aktiv", "actif", "activo", "current", "client", "customer", "subscribed"})


_PLAIN_FIELDS = (
    ImportField.PREFERRED_NAME,
    ImportField.ACCESS_NOTE,
    ImportField.PARKING_NOTE,
    ImportField.WATER_NOTE,
    ImportField.SOURCE,
    ImportField.REFERRED_BY,
    ImportField.LANGUAGE,
)


class ClientParser:
    """Parses the rows of one file; made once for the file, then called for every record."""

    def __init__(
        self,
        mapping: ColumnMapping,
        readings: ColumnReadings,
        habits: ReadingHabits,
        normalise: PhoneNormaliser,
        *,
        may_be_nameless: bool = False,
    ) -> None:
        self._may_be_nameless = may_be_nameless
        self._mapping, self._readings, self._habits = mapping, readings, habits
        self._regions = PhoneRegions(habits.region, normalise)
        self._columns = columns = ClientColumns(mapping)
        self._names = ClientNames(
            columns, is_bookkeeping=mapping.format_key.startswith("quickbooks"), is_exact=mapping.is_exact
        )
        self._place = {field: columns.place(field) for field in ImportField}
        self._plain_texts = itemgetter(*map(columns.place, _PLAIN_FIELDS))
        self._has_birthday = mapping.has(ImportField.BIRTHDAY, ImportField.BIRTH_DAY)
        self._has_status = mapping.has(ImportField.IS_ARCHIVED, ImportField.IS_ACTIVE, ImportField.STATUS)
        self._companies = CompanyPlaces() if mapping.format_key == "odoo" else None
        self._tags_of: dict[str, tuple[str, ...]] = {}
        self._days: dict[tuple[ImportField, str], date] = {}

    def parse(self, record: Record) -> ParsedClient | RejectedRow:
        """The client of a row, or the row with the reason why it cannot be taken."""
        try:
            client = self.client(record.line, self.cleaned(record))
            return client if self._companies is None else self._companies.placed(client)
        except RowFaultError as fault:
            return record.rejected(str(fault))

    def cleaned(self, record: Record) -> list[str]:
        """The cells of a row, cleaned; raises `RowFaultError` for one too long to be a client's or a job's."""
        if len(record.raw) > LONGEST_ROW:
            raise RowFaultError(_("This row holds more than a million characters, more than notes can."))
        return clean_row(record, is_exact=self._mapping.is_exact)

    def client(self, line: int, cells: Sequence[str]) -> ParsedClient:
        """The client of a cleaned row; raises `RowFaultError`."""
        preferred, access, parking, water, source, referred_by, language = self._plain_texts(cells)
        notes: list[str] = []
        names = self._names.read(cells, notes)
        said_of_ids: list[str] = []
        said_of_places: list[str] = []
        external_id, site_id = self._external_ids(cells, said_of_ids)
        sites, billing = self._places(cells, names, site_id, said_of_places)
        normalise = self._regions.normaliser([site.country for site in (*sites, billing) if site and site.country])
        phones, emails = self._phones(cells, normalise, notes), self._emails(cells, notes)
        notes += said_of_ids + said_of_places
        return ParsedClient(
            line=line,
            name=_shown_name(names.name, phones, emails, sites, may_be_nameless=self._may_be_nameless),
            external_id=external_id,
            kind=names.kind,
            salutation=names.salutation,
            first_name=names.first_name,
            last_name=names.last_name,
            company_name=names.company_name,
            preferred_name=preferred,
            phones=phones,
            emails=emails,
            web=tuple(cells[index] for index in self._columns.web if cells[index]),
            sites=sites,
            billing_address=billing,
            access_note=access,
            parking_note=parking,
            water_note=water,
            private_notes="\n".join(filter(None, [cells[index] for index in self._columns.private_notes])),
            tags=self.tags_of(cells, self._columns.tags),
            source=source,
            referred_by=referred_by,
            birthday=self._birthday(cells, notes) if self._has_birthday else "",
            client_since=self._day(ImportField.CLIENT_SINCE, cells, notes),
            last_visit_on=self._day(ImportField.LAST_VISIT_ON, cells, notes),
            language=language,
            opted_out=self._opted_out(cells, notes),
            is_archived=(self._has_status and self._is_archived(cells, notes)) or names.is_deleted,
            notes=self.notes_of(cells, self._columns, notes, names.name),
        )

    def _phones(self, cells: Sequence[str], normalise: PhoneNormaliser, notes: list[str]) -> tuple[ParsedPhone, ...]:
        """Every number once, in the order of the columns; words among them become notes."""
        found: dict[str, ParsedPhone] = {}
        for column in self._columns.phones + self._columns.faxes:
            text = cells[column.place]
            if not text:
                continue
            is_fax = column in self._columns.faxes
            label = "fax" if is_fax else self._label(cells, column)
            if self._mapping.is_exact:
                for part in text.split("\n"):
                    found[part] = ParsedPhone(part, normalise(part) or "", "" if is_fax else label, "", is_fax)
                continue
            whose = label if label == "assistant" else ""
            phones, words = read_phones(text, "" if whose else label, normalise, whose)
            for phone in phones:
                key = phone.normal or phone.text
                if key not in found or (phone.label and not found[key].label):
                    found[key] = phone
            if words:
                notes.append(f"{column.header}: {words}")
        return tuple(found.values())

    def _emails(self, cells: Sequence[str], notes: list[str]) -> tuple[ParsedEmail, ...]:
        """Every address once; words that are no address become notes."""
        found: dict[str, ParsedEmail] = {}
        for column in self._columns.emails:
            text = cells[column.place]
            if not text:
                continue
            addresses, words = (text.split("\n"), "") if self._mapping.is_exact else split_mails(text)
            for address in addresses:
                found.setdefault(address.casefold(), self._email_of(address, cells, column))
            if words and addresses and len(addresses) == 1:
                found[addresses[0].casefold()] = ParsedEmail(addresses[0], self._label(cells, column), words)
            elif words:
                notes.append(f"{column.header}: {words}")
        reached = {email.whose for email in found.values()}
        for places in self._columns.persons.values():
            person = join_name(*(cells[place] for place in places))
            if person and person not in reached:
                notes.append(_("Contact: %(name)s") % {"name": person})
        return tuple(found.values())

    def _email_of(self, address: str, cells: Sequence[str], column: LabelledColumn) -> ParsedEmail:
        """An address with its label, or with the name of the further person whose it is."""
        places = self._columns.persons.get(column.label)
        if places is None:
            return ParsedEmail(address, self._label(cells, column))
        return ParsedEmail(address, "", join_name(*(cells[place] for place in places)))

    def _label(self, cells: Sequence[str], column: LabelledColumn) -> str:
        """The label of a number or address: beside it in the row, or fixed by its column."""
        if column.label_place < 0:
            return column.label
        label = plain_label(cells[column.label_place])
        return "" if label.casefold() in _NO_LABELS else label

    def _places(
        self, cells: Sequence[str], names: NameCells, site_id: str, notes: list[str]
    ) -> tuple[tuple[ParsedAddress, ...], ParsedAddress | None]:
        """The sites, main one first, and the billing address if it is another; a lone billing address is the site."""
        found: list[ParsedAddress] = []
        for columns in self._columns.sites:
            found += read_addresses(cells, columns, names.name, is_exact=self._mapping.is_exact)
        notes += [_("Country: %(name)s") % {"name": address.country} for address in found if not any(address[:5])]
        sites = [address for address in found if any(address[:5])]
        billing = (
            read_addresses(cells, self._columns.billing, names.name, is_exact=self._mapping.is_exact)
            if self._columns.billing
            else []
        )
        if not sites:
            sites, billing = billing[:1], billing[1:]
        if sites and (site_id or names.site_label):
            label = names.site_label or sites[0].label
            sites[0] = sites[0]._replace(external_id=site_id, label=label)
        if len(sites) > 1 and not self._mapping.is_exact:
            sites = one_place_each(sites)
        for index, site in enumerate(sites if billing else ()):
            if is_same_place(site, billing[0]):
                sites[index] = site._replace(country=site.country or billing[0].country)
                return tuple(sites), None
        return tuple(sites), billing[0] if billing else None

    def _external_ids(self, cells: Sequence[str], notes: list[str]) -> tuple[str, str]:
        """The other system's number of the client, and of the property where it numbers those in the same cell.

        A number that a spreadsheet has shortened (`1.23457E+18`) may be another client's as well, so it is a note.
        """
        number, site = cells[self._place[ImportField.EXTERNAL_ID]], cells[self._place[ImportField.SITE_EXTERNAL_ID]]
        if self._mapping.is_exact or number.isdigit():
            return number, site
        if lost_its_digits(number):
            notes.append(f"{self._header(ImportField.EXTERNAL_ID)}: {number}")
            return "", site
        number = bare_number(number)
        if self._mapping.has_property_rows and "_" in number:
            number, _separator, site = number.partition("_")
        return number, site

    def notes_of(self, cells: Sequence[str], columns: ClientColumns, notes: list[str], said: str = "") -> str:
        """The notes of the file, then one line for every column that has no field of ours and repeats none of them.

        `said` is what stands in its own field already: the name, or what a job came to.
        """
        lines = [cells[index] for index in columns.long_notes if cells[index]]
        for column in columns.notes:
            text = cells[column.place]
            if text and text != said and text.casefold() not in _SAYS_NOTHING:
                label = cells[column.label_place].lstrip("* ") or _plain_field_name(column.header)
                lines.append(f"{label}: {text}" if label else text)
        return "\n".join(lines + notes)

    def tags_of(self, cells: Sequence[str], indexes: Sequence[int]) -> tuple[str, ...]:
        """The tags, each once, without the groups that address books make by themselves."""
        text = "\n".join([cells[index] for index in indexes if cells[index]])
        if not text:
            return ()
        known = self._tags_of.get(text)
        if known is None:
            split = split_firm_list if self._mapping.is_exact else split_list
            found = {tag.casefold(): tag for tag in (part.removeprefix("* ").strip(' "') for part in split(text))}
            known = tuple(tag for plain, tag in found.items() if tag and plain not in _SYSTEM_TAGS)
            if len(self._tags_of) < _MOST_REMEMBERED:
                self._tags_of[text] = known
        return known

    def _birthday(self, cells: Sequence[str], notes: list[str]) -> str:
        """ISO text, without a year `--05-14`; from one column or from three."""
        place = self._place
        month, day = cells[place[ImportField.BIRTH_MONTH]], cells[place[ImportField.BIRTH_DAY]]
        text = cells[place[ImportField.BIRTHDAY]]
        if month and day:
            year = cells[place[ImportField.BIRTH_YEAR]]
            text = f"{year}-{month}-{day}" if year else f"--{month.zfill(2)}-{day.zfill(2)}"
        loose = self._loose_date(ImportField.BIRTHDAY, text, self._habits.today.year, notes) if text else None
        if loose is not None and loose.is_after(self._habits.today):
            if str(loose.year) in text:
                notes.append(f"{self._header(ImportField.BIRTHDAY)}: {text}")
                return ""
            loose = loose._replace(year=self._habits.today.year - 100)
        return str(loose) if loose else ""

    def plain_birthday(self, text: str) -> str | None:
        """The birthday in a cell as it is kept; None if the cell is no date, or not of a kind to be kept."""
        notes: list[str] = []
        try:
            loose = self._loose_date(ImportField.BIRTHDAY, text, self._habits.today.year, notes)
        except RowFaultError:
            return None
        return None if loose is None or notes else str(loose)

    def plain_client_since(self, text: str) -> str | None:
        """The day in the cell of a client's first contact, in ISO form; None if it is no whole date."""
        try:
            loose = self._loose_date(ImportField.CLIENT_SINCE, text, self._habits.today.year + 1, [])
        except RowFaultError:
            return None
        if loose is None or loose.year is None:
            return None
        return date(loose.year, loose.month, loose.day).isoformat()

    def _day(self, field: ImportField, cells: Sequence[str], notes: list[str]) -> date | None:
        """A whole date; one without a year is kept as a note."""
        text = cells[self._place[field]]
        if not text:
            return None
        known = self._days.get((field, text))
        if known is not None:
            return known
        loose = self._loose_date(field, text, self._habits.today.year + 1, notes)
        if loose is None:
            return None
        if loose.year is None:
            notes.append(f"{self._header(field)}: {text}")
            return None
        day = date(loose.year, loose.month, loose.day)
        if len(self._days) < _MOST_REMEMBERED:
            self._days[field, text] = day
        return day

    def _loose_date(self, field: ImportField, text: str, latest_year: int, notes: list[str]) -> LooseDate | None:
        """A date read by the reading of its column; an impossible one rejects the row, mere words are a note."""
        reading = self._readings.dates.get(self._columns.single.get(field, -1), _ISO_ONLY)
        try:
            return read_loose_date(text, reading, latest_year)
        except ValueError as error:
            if _ANY_DATE.search(text):
                raise RowFaultError(
                    _("“%(text)s” under “%(header)s” is no date of the calendar.")
                    % {"text": text[:60], "header": self._header(field)}
                ) from error
            notes.append(f"{self._header(field)}: {text}")
            return None

    def _header(self, field: ImportField) -> str:
        index = self._columns.single.get(field, -1)
        return next((column.header for column in self._mapping.columns if column.index == index), str(field))

    def _opted_out(self, cells: Sequence[str], notes: list[str]) -> frozenset[str]:
        closed = self._mapping.opted_out | left_by_status(cells[self._place[ImportField.STATUS]])
        for column in self._columns.channels:
            if cells[column.place]:
                closed |= opted_out_by(column, cells[column.place], notes)
        return closed

    def _is_archived(self, cells: Sequence[str], notes: list[str]) -> bool:
        """Whether the other system has put the client away."""
        place = self._place
        if yes_or_no(cells[place[ImportField.IS_ARCHIVED]]) is True:
            return True
        if yes_or_no(cells[place[ImportField.IS_ACTIVE]]) is False:
            return True
        status = cells[place[ImportField.STATUS]]
        if _INACTIVE.search(status):
            return True
        if status and status.casefold() not in _ACTIVE:
            notes.append(f"{self._header(ImportField.STATUS)}: {status}")
        return False


def _plain_field_name(header: str) -> str:
    """`Pets` for a field of the user's own that another program calls `CFT[Pets]`."""
    found = _OWN_FIELD.fullmatch(header)
    return found[1] if found else header


def _shown_name(
    name: str,
    phones: Sequence[ParsedPhone],
    emails: Sequence[ParsedEmail],
    sites: Sequence[ParsedAddress],
    *,
    may_be_nameless: bool,
) -> str:
    """What to call the client: by name, else by whatever else is known."""
    if not name:
        name = emails[0].address if emails else phones[0].text if phones else ""
        name = name or (sites[0].street or sites[0].town if sites else "")
    if not name and not may_be_nameless:
        raise RowFaultError(_("There is no name, phone number, e-mail or street address in this row."))
    return name[:LONGEST_NAME]
