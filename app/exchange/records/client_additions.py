"""What a row adds to a client who was here before: whatever is new, nothing twice, nothing that people did away with.

A number, address, tag or word that somebody took off the client's card does not come back with the next export of the
system that still has it; and what has no place of its own any more is kept as a note.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from app.exchange.parsing.parsed_records import ParsedAddress, ParsedClient
from app.exchange.records.client_rows import ClientRows
from app.queries.clients_again import ClientAgain, read_clients_again
from app.queries.imports import ADDRESS_FIELDS, KnownClient
from app.rules.person_words import address_key
from app.rules.search_text import fold
from app.services.import_writer import ImportWriter
from app.translations import gettext as _


class ClientAdditions:
    """Adds to clients chunk by chunk."""

    def __init__(self, writer: ImportWriter, rows: ClientRows) -> None:
        self._writer = writer
        self._rows = rows
        self._again: dict[int, ClientAgain] = {}

    def prepare(self, client_ids: Collection[int]) -> None:
        """Read at once what is known of those whom the chunk will meet."""
        self._again.update(read_clients_again(client_ids))

    def note_made(self, client_id: int, parsed: ParsedClient) -> None:
        """A client of this very chunk, who is not written yet."""
        told = [(parsed.notes, False), (parsed.private_notes, True)]
        told += [(words, True) for words in (parsed.access_note, parsed.parking_note, parsed.water_note)]
        if parsed.last_visit_on is not None:
            told.append((last_visit_words(parsed), False))
        self._again[client_id] = ClientAgain(parsed.client_since, told, set(parsed.tags))

    def forget(self) -> None:
        """The chunk is written."""
        self._again.clear()

    def is_former(self, client_id: int, name: str, value: object) -> bool:
        """Whether a field had this value once and somebody took it away."""
        return (name, value) in self._of(client_id).former_fields

    def tell(self, client_id: int, parts: Sequence[str], *, is_private: bool = False) -> bool:
        """Keep as a note what none of the client's notes says yet, not even one put away; locked words stay locked."""
        parts = [part for part in parts if part]
        if not parts:
            return False
        notes = self._of(client_id).notes
        told = [f"\n{words}\n" for words, is_locked in notes if is_locked or not is_private]
        fresh = "\n".join(part for part in parts if not any(f"\n{part}\n" in words for words in told))
        if fresh:
            self._rows.add_note(client_id, fresh, is_private=is_private)
            notes.append((fresh, is_private))
        return bool(fresh)

    def opt_out(self, client: KnownClient, channels: frozenset[str]) -> bool:
        """An opt-out wins over whatever was said before."""
        fresh = sorted(channels - client.opted_out)
        for channel in fresh:
            client.opted_out.add(channel)
            if channel in client.wishes:
                self._writer.change_permission(client.wishes[channel], client.id, is_allowed=False)
            else:
                self._rows.opt_out(client.id, channel)
        return bool(fresh)

    def add_missing(self, client: KnownClient, parsed: ParsedClient) -> bool:
        """Numbers, addresses and tags that are not there yet and never were."""
        again = self._of(client.id)
        is_changed = self._add_contacts(client, parsed, again.former_contacts)
        places = {place_key(address) for _site_id, address in client.sites}
        places |= {place_key(address) for address in again.former_places}
        for site in parsed.sites:
            is_changed |= self._add_site(client, site, parsed, places)
        if parsed.billing_address is not None:
            is_changed |= self._add_site(client, parsed.billing_address, parsed, places, is_billing_only=True)
        for tag in dict.fromkeys(parsed.tags):
            if tag not in again.tags and tag not in again.former_tags:
                again.tags.add(tag)
                self._writer.add_tag(client.id, tag)
                is_changed = True
        if is_changed:
            self._writer.touched_clients.add(client.id)
        return is_changed

    def words_beside(self, client: KnownClient, parsed: ParsedClient) -> list[str]:
        """What a row of another system says that has no place on a client who is here already."""
        again, words = self._of(client.id), []
        if parsed.client_since is not None and parsed.client_since != again.first_contact_on:
            words.append(_("Client since {day}").format(day=parsed.client_since))
        if parsed.last_visit_on is not None and not any(_last_visit() in told for told, _is_locked in again.notes):
            words.append(last_visit_words(parsed))
        if parsed.referred_by and fold(parsed.referred_by) != fold(client.fields.get("referred_by_note", "")):
            words.append(_("Referred by {name}").format(name=parsed.referred_by))
        return words

    def _add_contacts(self, client: KnownClient, parsed: ParsedClient, former: set[str]) -> bool:
        parsed = parsed._replace(
            phones=tuple(each for each in parsed.phones if not former & {each.normal or each.text, each.text}),
            emails=tuple(each for each in parsed.emails if each.address.casefold() not in former),
        )
        phones, emails = set(client.phones), set(client.emails)
        count = max(1, client.contact_count)
        is_changed = self._rows.add_contacts(client.id, parsed, count, phones, emails)
        client.contact_count += len(phones) - len(client.phones) + len(emails) - len(client.emails)
        client.phones |= {value: value for value in phones}
        client.emails |= {value: value for value in emails}
        for address in parsed.web:
            if address not in client.phones and address not in former:
                self._writer.add("contact_point", client.id, client.contact_count + 1, "web", address, "", "", "", "")
                client.phones[address] = address
                client.contact_count += 1
                is_changed = True
        return is_changed

    def _add_site(
        self,
        client: KnownClient,
        site: ParsedAddress,
        parsed: ParsedClient,
        places: set[str],
        *,
        is_billing_only: bool = False,
    ) -> bool:
        address = {name: getattr(site, name) for name in ADDRESS_FIELDS}
        if site.is_empty or place_key(address) in places:
            return False
        places.add(place_key(address))
        position = len(client.sites) or int(is_billing_only)
        self._rows.add_site(client.id, site, parsed, position, is_billing_only=is_billing_only)
        client.sites.append((0, address))
        return True

    def _of(self, client_id: int) -> ClientAgain:
        if client_id not in self._again:
            self._again.update(read_clients_again([client_id]))
        return self._again[client_id]


def place_key(address: Mapping[str, str]) -> str:
    """An address however it is written: 7 Elm St. is 7 Elm Street; the town counts where the postal code is missing."""
    place = address["postal_code"] or address["town"]
    return address_key(f"{address['street']} {address['street_2']}", place) or fold(f"{address['town']} {place}")


def last_visit_words(parsed: ParsedClient) -> str:
    """When somebody was there last, in the words of the note that keeps it."""
    return f"{_last_visit()} {parsed.last_visit_on}"


def _last_visit() -> str:
    return _("Last visit before we kept records here: {day}").partition("{day}")[0].strip()
