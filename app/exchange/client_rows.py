"""The rows of a client who comes from a file: fields, numbers, addresses, notes, tags and wishes."""

from __future__ import annotations

from typing import Any

from app.exchange.parsed_records import ParsedAddress, ParsedClient
from app.queries.imports import ADDRESS_FIELDS
from app.rules.search_text import fold_all
from app.services.clients import sort_name
from app.services.drafts import ClientDraft
from app.services.import_writer import ImportWriter
from app.translations import gettext as _

# Fields a later row of the same source may change, as the ledger keeps them.
FIELDS = (
    "salutation", "first_name", "last_name", "company_name", "preferred_name", "name", "kind", "source", "birthday",
    "language",
)  # fmt: skip
SEARCHED = ("name", "first_name", "last_name", "company_name", "preferred_name")
_LONGEST_NOTE = 100_000


class ClientRows:
    """Adds to a client, new or known, what a row of a file says."""

    def __init__(self, writer: ImportWriter) -> None:
        self._writer = writer

    def create(self, parsed: ParsedClient) -> int:
        """A client nobody knew."""
        writer, sites = self._writer, parsed.sites
        main = sites[0] if sites else parsed.billing_address or ParsedAddress()
        phones = [phone for phone in parsed.phones if not phone.is_fax]
        fields = {name: getattr(parsed, name) for name in FIELDS}
        client_id = writer.add_client(
            **fields,
            sort_name=sort_name_of(parsed),
            referred_by_note=parsed.referred_by,
            first_contact_on=parsed.client_since,
            archived_at=writer.work.now if parsed.is_archived else None,
            main_street=main.street,
            main_town=main.town,
            main_postal_code=main.postal_code,
            main_phone=phones[0].text if phones else "",
            main_email=parsed.emails[0].address if parsed.emails else "",
            search_text=_search_text(parsed),
        )
        self.add_contacts(client_id, parsed, 0, set(), set())
        for position, site in enumerate(sites):
            self.add_site(client_id, site, parsed, position)
        if parsed.billing_address is not None and not parsed.billing_address.is_empty:
            self.add_site(client_id, parsed.billing_address, parsed, len(sites), is_billing_only=True)
        self._add_rest(client_id, parsed)
        return client_id

    def add_contacts(
        self, client_id: int, parsed: ParsedClient, position: int, phones: set[str], emails: set[str]
    ) -> bool:
        """Numbers and addresses that are not there yet; returns whether there were any."""
        first = position
        for phone in parsed.phones:
            key = phone.normal or phone.text
            if key in phones:
                continue
            phones.add(key)
            self._add_contact(
                client_id,
                position,
                kind="fax" if phone.is_fax else "phone",
                label=phone.label,
                value=phone.text,
                normal=phone.normal,
                digits_reversed="".join(filter(str.isdigit, phone.text))[::-1],
                whose=phone.whose,
            )
            position += 1
        for email in parsed.emails:
            key = email.address.casefold()
            if key in emails:
                continue
            emails.add(key)
            self._add_contact(
                client_id, position, kind="email", label=email.label, value=email.address, normal=key, whose=email.whose
            )
            position += 1
        for address in parsed.web if first == 0 else ():
            self._add_contact(client_id, position, kind="web", value=address)
            position += 1
        return position > first

    def _add_contact(self, client_id: int, position: int, **values: Any) -> None:
        self._writer.add("contact_point", client_id=client_id, position=position, **values)

    def add_site(
        self,
        client_id: int,
        address: ParsedAddress,
        parsed: ParsedClient,
        position: int,
        *,
        is_billing_only: bool = False,
    ) -> None:
        """An address; the first one is where we usually work."""
        is_main = position == 0
        self._writer.add(
            "site",
            client_id=client_id,
            position=position,
            is_main=is_main,
            is_billing_only=is_billing_only,
            label=address.label,
            access_note=parsed.access_note if is_main else "",
            parking_note=parsed.parking_note if is_main else "",
            water_note=parsed.water_note if is_main else "",
            **{name: getattr(address, name) for name in ADDRESS_FIELDS},
        )

    def _add_rest(self, client_id: int, parsed: ParsedClient) -> None:
        """Notes, tags and wishes; a private note stays private, an opt-out stays an opt-out."""
        writer = self._writer
        for tag in dict.fromkeys(parsed.tags):
            writer.add_tag(client_id, tag)
        for channel in sorted(parsed.opted_out):
            self.opt_out(client_id, channel)
        notes = [(parsed.notes, False), (parsed.private_notes, True)]
        if parsed.last_visit_on is not None:
            notes.append((_("Last visit before we kept records here: {day}").format(day=parsed.last_visit_on), False))
        for words, is_private in notes:
            if words:
                self.add_note(client_id, words, is_private=is_private)

    def opt_out(self, client_id: int, channel: str) -> None:
        """What the file says about a channel."""
        self._writer.add(
            "contact_permission",
            client_id=client_id,
            channel=channel,
            purpose="sales",
            is_allowed=False,
            source=_("imported file"),
            decided_at=self._writer.work.now,
        )

    def add_note(self, client_id: int, words: str, *, is_private: bool = False) -> None:
        """Something the file says that has no field of its own."""
        self._writer.add(
            "timeline_entry",
            client_id=client_id,
            kind="note",
            happened_at=self._writer.work.now,
            headline=_("from an imported file"),
            words=words[:_LONGEST_NOTE],
            is_private=is_private,
        )


def sort_name_of(parsed: ParsedClient) -> str:
    """The folded name by which lists are sorted."""
    draft = ClientDraft(
        name=parsed.name,
        first_name=parsed.first_name,
        last_name=parsed.last_name,
        company_name=parsed.company_name,
        kind=parsed.kind,
    )
    return sort_name(draft, parsed.name)


def _search_text(parsed: ParsedClient) -> str:
    words = [getattr(parsed, name) for name in SEARCHED]
    for site in (*parsed.sites, *((parsed.billing_address,) if parsed.billing_address is not None else ())):
        words += [site.street, site.street_2, site.town, site.postal_code]
    return fold_all([*words, *(email.address for email in parsed.emails)])
