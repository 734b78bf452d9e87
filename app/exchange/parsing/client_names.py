"""Who a row is about: a person or a firm, from whichever of the name columns are filled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from app.exchange.parsing.client_columns import ClientColumns
from app.exchange.parsing.parsed_records import RowFaultError
from app.exchange.reading.cell_values import yes_or_no
from app.exchange.words.import_fields import ImportField
from app.exchange.words.person_names import PersonName, join_name, same_words, says_no_more, share_words, split_name
from app.exchange.words.value_likeness import looks_like_company
from app.translations import gettext as _

_DELETED = re.compile(r"\s*\((?:deleted|inactive|archived)\)\s*", re.IGNORECASE)
_CURRENCY_AFTER = re.compile(r"\s+-\s+[A-Z]{3}$")
_BUSINESS = re.compile(
    r"business|commercial|company|compan|corporate|organi[sz]ation|geschäft|gewerb|firma|entreprise|profession|empresa|negocio|"
    r"wahr|^b2b$",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"home|residen|individual|private|person|privat|particul|domestic|haushalt|hogar|household", re.IGNORECASE
)


FIRM_SALUTATIONS = frozenset({"firma", "company", "business", "société", "entreprise", "empresa", "fa.", "fa"})


LONGEST_NAME = 300
_MERE_CUSTOMERS = frozenset({"customer", "client", "kunde", "cliente", "contact"})


class NameCells(NamedTuple):
    """Who a row is about; `name` is what the client is called, empty if the row does not say."""

    name: str
    kind: str
    salutation: str
    first_name: str
    last_name: str
    company_name: str
    site_label: str = ""
    is_deleted: bool = False


class ClientNames:
    """Reads the name columns of one file."""

    def __init__(self, columns: ClientColumns, *, is_bookkeeping: bool, is_exact: bool) -> None:
        place = columns.place
        self._is_bookkeeping = is_bookkeeping
        self._is_exact = is_exact
        self._salutation = place(ImportField.SALUTATION)
        self._title = place(ImportField.ACADEMIC_TITLE)
        self._first = place(ImportField.FIRST_NAME)
        self._middle = place(ImportField.MIDDLE_NAME)
        self._last = place(ImportField.LAST_NAME)
        self._suffix = place(ImportField.SUFFIX)
        self._whole = place(ImportField.NAME)
        self._company = place(ImportField.COMPANY_NAME)
        self._contact = place(ImportField.CONTACT_PERSON)
        self._parent = place(ImportField.PARENT_NAME)
        self._kind = place(ImportField.KIND)
        self._is_company = place(ImportField.IS_COMPANY)

        self._all = itemgetter(
            self._first, self._middle, self._last, self._whole, self._company, self._contact, self._salutation
        )

    def read(self, cells: Sequence[str], notes: list[str]) -> NameCells:
        """Who this row is about; words that fit nowhere go to the notes."""
        if max(map(len, self._all(cells))) > LONGEST_NAME:
            raise RowFaultError(_("A name in this row is longer than 300 characters."))
        return self._as_written(cells) if self._is_exact else self._as_meant(cells, notes)

    def _as_meant(self, cells: Sequence[str], notes: list[str]) -> NameCells:
        """Who is meant by columns that overlap, as those of other programs do."""
        salutation, kind = self._how_to_address(cells)
        first = join_name(cells[self._first], cells[self._middle])
        last = join_name(cells[self._last], cells[self._suffix])
        whole, company = cells[self._whole], cells[self._company]
        site_label, is_deleted = "", False
        if whole:
            whole, site_label, is_deleted = self._bare(whole)
        kind = self._asked_kind(cells, notes) or kind
        contact = cells[self._contact]
        if whole and not first and not last:
            if self._is_firm(whole, company, kind):
                company = _other_name(company, whole, notes)
                person = split_name(contact) if contact else PersonName()
            else:
                person = split_name(whole)
                titled = split_name(contact) if contact and not person.salutation else PersonName()
                if titled.salutation and same_words(join_name(titled.first_name, titled.last_name), whole):
                    salutation = salutation or titled.salutation
                else:
                    _keep_contact(contact, whole, notes)
            first, last = person.first_name, person.last_name
            salutation = salutation or person.salutation
        else:
            _keep_contact(contact, join_name(first, last), notes)
        if kind == "business" and last and not (first or company or whole):
            company, last = last, ""
        person_name = join_name(first, last)
        if whole and person_name and not company and _is_a_firm_beside(whole, person_name):
            company, kind = whole, kind or "business"
        kind = kind or ("business" if company and (not person_name or same_words(whole, company)) else "home")
        name = (company or person_name) if kind == "business" else (person_name or company)
        if (
            whole
            and whole != name
            and not (says_no_more(whole, f"{salutation} {person_name}") or same_words(whole, company))
        ):
            notes.append(_("Shown as: %(name)s") % {"name": whole})
        if cells[self._parent]:
            notes.append(_("Belongs to: %(name)s") % {"name": cells[self._parent]})
        return NameCells(name, kind, salutation, first, last, company, site_label, is_deleted)

    def _how_to_address(self, cells: Sequence[str]) -> tuple[str, str]:
        """The salutation with an academic title; `Firma` in its place says that it is a business."""
        salutation, title = cells[self._salutation], cells[self._title]
        if salutation.casefold() in FIRM_SALUTATIONS:
            return title, "business"
        return join_name(salutation, title), ""

    def _as_written(self, cells: Sequence[str]) -> NameCells:
        """The names of our own exact file, in which every part has its own column."""
        first, last, company = cells[self._first], cells[self._last], cells[self._company]
        kind = cells[self._kind]
        name = cells[self._whole] or (company if kind == "business" else "") or join_name(first, last) or company
        return NameCells(name, kind or "home", cells[self._salutation], first, last, company)

    def _bare(self, whole: str) -> tuple[str, str, bool]:
        """A name without what a bookkeeping program puts on it: `(deleted)`, a currency, the site of a sub-customer."""
        name = _DELETED.sub("", whole)
        is_deleted = name != whole
        site = ""
        if self._is_bookkeeping:
            name = _CURRENCY_AFTER.sub("", name)
            name, _colon, site = name.partition(":")
        return name.strip(), site.strip(), is_deleted

    def _asked_kind(self, cells: Sequence[str], notes: list[str]) -> str:
        """The kind that the row itself states, or an empty text."""
        if answer := cells[self._is_company]:
            said = yes_or_no(answer)
            if said is not None:
                return "business" if said else "home"
            notes.append(answer)
        text = cells[self._kind]
        if not text:
            return ""
        if _BUSINESS.search(text):
            return "business"
        if text.casefold() in _MERE_CUSTOMERS:
            return ""
        if not _HOME.search(text):
            notes.append(_("Kind of client: %(kind)s") % {"kind": text})
            return ""
        return "home"

    @staticmethod
    def _is_firm(whole: str, company: str, kind: str) -> bool:
        """Whether the one name there is, is a firm's."""
        if kind:
            return kind == "business"
        return looks_like_company(whole) or (bool(company) and same_words(whole, company))


def _is_a_firm_beside(whole: str, person_name: str) -> bool:
    """Whether a display name beside a person's is that of the firm the person works for."""
    return looks_like_company(whole) or not share_words(whole, person_name)


def _other_name(company: str, whole: str, notes: list[str]) -> str:
    """The firm's name; a second, different one is noted."""
    if company and not same_words(company, whole):
        notes.append(_("Company: %(name)s") % {"name": company})
    return whole


def _keep_contact(contact: str, name: str, notes: list[str]) -> None:
    if contact and not same_words(contact, name):
        notes.append(_("Contact: %(name)s") % {"name": contact})
