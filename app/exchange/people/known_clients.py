"""A client who was just made of a row, as the rows after it compare with it."""

from __future__ import annotations

from operator import attrgetter

from app.exchange.parsing.parsed_records import ParsedClient
from app.queries.imports import ADDRESS_FIELDS, KnownClient
from app.rules.person_words import is_landline

# Fields a later row of the same source may change, as the ledger keeps them.
FIELDS = (
    "kind", "salutation", "first_name", "last_name", "company_name", "preferred_name", "name", "source", "birthday",
    "language",
)  # fmt: skip
fields_of = attrgetter(*FIELDS)


def known_from(client_id: int, parsed: ParsedClient) -> KnownClient:
    """The client that was just made of a row, as the rows after it compare with it."""
    client = KnownClient(client_id, 1, dict(zip(FIELDS, fields_of(parsed), strict=True)))
    client.fields["referred_by_note"] = parsed.referred_by
    client.phones = {phone.normal or phone.text: phone.text for phone in parsed.phones}
    client.phones |= {address: address for address in parsed.web}
    client.emails = {email.address.casefold(): email.address for email in parsed.emails}
    client.landlines = {phone.normal for phone in parsed.phones if phone.normal and is_landline(phone.label)}
    client.contact_count = len(client.phones) + len(client.emails)
    billing = parsed.billing_address
    places = (*parsed.sites, *((billing,) if billing is not None and not billing.is_empty else ()))
    # The id of an address is asked for only when the same source row comes again with another one, in a later import.
    client.sites = [(0, dict(zip(ADDRESS_FIELDS, place, strict=False))) for place in places]
    client.opted_out = set(parsed.opted_out)
    return client
