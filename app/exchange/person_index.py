"""Finds out, while a file is read, whether a row is somebody we know, with the cautions of rules/duplicates.py."""

from __future__ import annotations

from collections.abc import Iterable

from app.exchange.parsed_records import ParsedClient
from app.queries.imports import KnownClient, read_contact_owners, read_name_owners
from app.rules.duplicates import Identity, compare


class PersonIndex:
    """Whose each telephone number and e-mail address is, in the database and in the rows read so far."""

    def __init__(self) -> None:
        self._owners, self._uses = read_contact_owners()
        self._names: dict[tuple[str, str], int] | None = None

    def candidate(self, values: Iterable[str]) -> int | None:
        """Who holds one of these numbers or addresses already."""
        for value in values:
            owner = self._owners.get(value)
            if owner is not None:
                return owner
        return None

    def by_name_and_street(self, name: str, street: str) -> int | None:
        """The one client of that folded name at that folded street; for files without numbers to compare."""
        if self._names is None:
            self._names = read_name_owners()
        return self._names.get((name, street))

    def is_same(self, parsed: ParsedClient, client: KnownClient) -> bool:
        """Whether they may be merged without asking; shared landlines, Jr and Sr, info@ and the like stay two."""
        return compare(_identity_of_row(parsed), _identity_of_client(client), self._uses).is_safe

    def learn(self, values: Iterable[str], client_id: int) -> None:
        """The rows that follow know this one; what stands on one client alone is not counted, to save memory."""
        for value in values:
            if value in self._owners:
                self._uses[value] = self._uses.get(value, 1) + 1
            else:
                self._owners[value] = client_id


def contact_values(parsed: ParsedClient) -> list[str]:
    """The numbers and addresses by which a row can be told to be somebody we know."""
    found = [phone.normal for phone in parsed.phones if phone.normal and not phone.is_fax]
    found += [email.address.casefold() for email in parsed.emails]
    return found


def _identity_of_row(parsed: ParsedClient) -> Identity:
    site = parsed.sites[0] if parsed.sites else None
    return Identity(
        number=0,
        first_name=parsed.first_name,
        last_name=parsed.last_name or ("" if parsed.company_name else parsed.name),
        company=parsed.company_name,
        phones=frozenset(phone.normal for phone in parsed.phones if phone.normal and not phone.is_fax),
        landlines=frozenset(
            phone.normal for phone in parsed.phones if phone.normal and "home" in phone.label.casefold()
        ),
        emails=frozenset(email.address for email in parsed.emails),
        street=site.street if site is not None else "",
        postal_code=site.postal_code if site is not None else "",
    )


def _identity_of_client(client: KnownClient) -> Identity:
    address = client.sites[0][1] if client.sites else {}
    fields = client.fields
    return Identity(
        number=1,
        first_name=fields["first_name"],
        last_name=fields["last_name"] or ("" if fields["company_name"] else fields["name"]),
        company=fields["company_name"],
        phones=frozenset(client.phones),
        emails=frozenset(client.emails),
        street=address.get("street", ""),
        postal_code=address.get("postal_code", ""),
    )
