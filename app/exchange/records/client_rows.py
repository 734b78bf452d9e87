"""The rows of a client who comes from a file: fields, numbers, addresses, notes, tags and wishes."""

from __future__ import annotations

from operator import attrgetter

from app.exchange.parsing.parsed_records import ParsedAddress, ParsedClient
from app.exchange.people.known_clients import fields_of
from app.queries.imports import ADDRESS_FIELDS
from app.rules.phone_numbers import digits_of
from app.rules.search_text import fold_all, postal_code_words
from app.services.client_naming import sort_name
from app.services.import_writer import ImportWriter
from app.translations import gettext as _

SEARCHED = ("name", "first_name", "last_name", "company_name", "preferred_name")
_searched_of = attrgetter(*SEARCHED)
LONGEST_NOTE = 100_000
_NO_ADDRESS = ParsedAddress()


class ClientRows:
    """Adds to a client, new or known, what a row of a file says."""

    def __init__(self, writer: ImportWriter) -> None:
        self._writer = writer

    def create(self, parsed: ParsedClient) -> int:
        """A client nobody knew."""
        writer, sites, billing = self._writer, parsed.sites, parsed.billing_address
        main = sites[0] if sites else billing or _NO_ADDRESS
        client_id = writer.add_client(
            *fields_of(parsed),
            sort_name(parsed, parsed.name),
            parsed.referred_by,
            parsed.client_since,
            writer.work.now if parsed.is_archived else None,
            main.street,
            main.town,
            main.postal_code,
            next((phone.text for phone in parsed.phones if not phone.is_fax), ""),
            parsed.emails[0].address if parsed.emails else "",
            _search_text(parsed),
        )
        self.add_contacts(client_id, parsed, 0, set(), set())
        for position, site in enumerate(sites):
            self.add_site(client_id, site, parsed, position)
        if billing is not None and not billing.is_empty:
            self.add_site(client_id, billing, parsed, len(sites), is_billing_only=True)
        self._add_rest(client_id, parsed)
        return client_id

    def add_contacts(
        self, client_id: int, parsed: ParsedClient, position: int, phones: set[str], emails: set[str]
    ) -> bool:
        """Numbers and addresses that are not there yet; returns whether there were any."""
        add, first = self._writer.add, position
        for phone in parsed.phones:
            key = phone.normal or phone.text
            if key in phones:
                continue
            phones.add(key)
            kind = "fax" if phone.is_fax else "phone"
            digits = digits_of(phone.text)[::-1]
            add("contact_point", client_id, position, kind, phone.text, phone.normal, digits, phone.label, phone.whose)
            position += 1
        for email in parsed.emails:
            key = email.address.casefold()
            if key in emails:
                continue
            emails.add(key)
            add("contact_point", client_id, position, "email", email.address, key, "", email.label, email.whose)
            position += 1
        for address in parsed.web if first == 0 else ():
            add("contact_point", client_id, position, "web", address, "", "", "", "")
            position += 1
        return position > first

    def add_site(
        self,
        client_id: int,
        address: ParsedAddress,
        parsed: ParsedClient,
        position: int,
        *,
        is_billing_only: bool = False,
    ) -> None:
        """An address; the first one is where we usually work. How to get in belongs to a row's own property."""
        is_main = position == 0
        is_meant = is_main or (bool(address.external_id) and address == parsed.sites[0])
        ways = (parsed.access_note, parsed.parking_note, parsed.water_note) if is_meant else ("", "", "")
        place = address[: len(ADDRESS_FIELDS)]
        self._writer.add("site", client_id, position, is_main, is_billing_only, address.label, *ways, *place)

    def _add_rest(self, client_id: int, parsed: ParsedClient) -> None:
        """Notes, tags and wishes; a private note stays private, an opt-out stays an opt-out."""
        for tag in dict.fromkeys(parsed.tags):
            self._writer.add_tag(client_id, tag)
        for channel in sorted(parsed.opted_out):
            self.opt_out(client_id, channel)
        if parsed.notes:
            self.add_note(client_id, parsed.notes)
        if parsed.private_notes:
            self.add_note(client_id, parsed.private_notes, is_private=True)
        if parsed.last_visit_on is not None:
            words = _("Last visit before we kept records here: {day}").format(day=parsed.last_visit_on)
            self.add_note(client_id, words)

    def opt_out(self, client_id: int, channel: str) -> None:
        """What the file says about a channel."""
        decided_at = self._writer.work.now
        self._writer.add("contact_permission", client_id, channel, "sales", False, _("imported file"), decided_at)

    def add_note(self, client_id: int, words: str, *, is_private: bool = False) -> None:
        """Something the file says that has no field of its own."""
        happened_at, headline = self._writer.work.now, _("from an imported file")
        words = words[:LONGEST_NOTE]
        values = ("note", happened_at, headline, words, is_private, None, "")
        self._writer.add("timeline_entry", client_id, None, *values)


def _search_text(parsed: ParsedClient) -> str:
    billing = parsed.billing_address
    words = [*_searched_of(parsed)]
    for site in parsed.sites if billing is None else (*parsed.sites, billing):
        words += (site.street, site.street_2, site.town, *postal_code_words(site.postal_code))
    return fold_all([*words, *(email.address for email in parsed.emails)])
