"""Who is known while files are read: whose each number and address is, in the database and among the rows so far.

`judge` decides for a whole chunk of rows at once, so that within a chunk the order of the rows makes no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.exchange.parsing.parsed_records import ParsedClient
from app.exchange.people.closed_ways import ClosedWays
from app.exchange.people.compact_map import CompactMap, SureMap
from app.queries.imports import (
    KnownClient,
    read_birthdays,
    read_contact_owners,
    read_known_clients,
    read_names,
)
from app.queries.likely_people import read_kept_separate
from app.rules.duplicates import Identity, compare
from app.rules.person_groups import MOST_HOLDERS, Judgement, PersonGroups
from app.rules.person_words import is_landline, postal_key
from app.rules.search_text import fold

_DATE_LENGTH = 10
_MOST_EXACT = 400_000
_FEW_NAMES = 100_000


class Newcomer(NamedTuple):
    """A row of whom nobody knows yet who it is: its place in the chunk, its numbers, and whom its number may mean."""

    place: int
    parsed: ParsedClient
    values: Sequence[str]
    candidate: int | None = None


class PersonIndex:
    """Everybody who holds a telephone number, an e-mail address or a birthday at a place."""

    def __init__(self) -> None:
        # nearly every value stands on one client alone; only those of several are kept as lists
        self._owners = CompactMap(_MOST_EXACT)
        self._shared: dict[str, list[int]] = {}
        self._crowded: set[str] = set()
        self._apart = read_kept_separate()
        for value, client_id in read_contact_owners():
            self.learn((value,), client_id)
        for client_id, birthday, postal_code in read_birthdays():
            self.learn((birthday_value(birthday, postal_code),), client_id)
        self._joined: dict[int, list[Identity]] = {}
        self._names: tuple[SureMap, SureMap] | None = None
        self.closed_ways = ClosedWays()

    def holders(self, values: Iterable[str]) -> list[int]:
        """All who hold one of these numbers or addresses; a number of half the town names nobody."""
        found: dict[int, None] = {}
        for value in values:
            owner = self._owners.get(value)
            if owner is None:
                continue
            several = self._shared.get(value)
            if several is None:
                found[owner] = None
            elif len(several) <= MOST_HOLDERS:
                found.update(dict.fromkeys(several))
        return list(found)

    def judge(self, newcomers: Sequence[Newcomer], known: dict[int, KnownClient]) -> dict[int, Judgement]:
        """By their places, the rows that are somebody without asking: a client, or another row of the chunk.

        The clients they are compared with are read once for the chunk and added to `known`.
        """
        held, again = self._touched(newcomers)
        if not held and not again:
            return {}
        client_ids = {client_id for each in held.values() for client_id in each}
        missing = client_ids - known.keys()
        if missing:
            known.update(read_known_clients(missing))
        groups = PersonGroups(self._crowded, self._apart)
        for client_id in sorted(client_ids & known.keys()):
            identity = identity_of_client(known[client_id], client_id)
            groups.add_client(client_id, identity, self._joined.get(client_id, ()))
        for place, parsed, values, _candidate in newcomers:
            if place in held or not again.isdisjoint(values):
                groups.add_row(place, identity_of_row(parsed), values, held.get(place, ()))
        return groups.judgements()

    def _touched(self, newcomers: Sequence[Newcomer]) -> tuple[dict[int, list[int]], set[str]]:
        """The clients whose numbers the rows bear, by the rows' places; and the values that stand on several rows."""
        owned = self._owners.met(value for each in newcomers for value in each.values)
        first_at: dict[str, int] = {}
        again: set[str] = set()
        held: dict[int, list[int]] = {}
        for place, _parsed, values, candidate in newcomers:
            is_held = candidate is not None
            for value in values:
                if value in owned:
                    is_held = True
                if first_at.setdefault(value, place) != place:
                    again.add(value)
            if is_held:
                held[place] = [*self.holders(values), *([candidate] if candidate is not None else [])]
        return held, again

    def met(self, values: Sequence[str]) -> set[str]:
        """Those of these numbers and addresses that somebody bears already, or that come more than once."""
        single = set(values)
        found = self._owners.met(single) | self.closed_ways.met(single)
        if len(single) < len(values):
            found |= {value for value, times in Counter(values).items() if times > 1}
        return found

    def learn_new(self, values: Iterable[str], client_ids: Iterable[int]) -> None:
        """Numbers and addresses that nobody bore, with the clients who bear them."""
        self._owners.add_new(values, client_ids)

    def by_name_and_street(self, name: str, street: str) -> int | None:
        """The one client of that folded name at that folded street; for files without numbers to compare."""
        if self._names is None:
            self._names = _name_owners()
        owners, doubled = self._names
        key = _name_key(name, street)
        return owners.get(key) if doubled.get(key) is None else None

    def candidate(self, values: Iterable[str]) -> int | None:
        """Who holds one of these numbers or addresses already, first come."""
        return next((owner for value in values if (owner := self._owners.get(value)) is not None), None)

    def is_same(self, parsed: ParsedClient, client: KnownClient) -> bool:
        """Whether they may be merged without asking; shared landlines, Jr and Sr, info@ and the like stay two."""
        uses = Counter({value: len(self._shared.get(value, ())) for value in contact_values(parsed)})
        return compare(identity_of_row(parsed), identity_of_client(client, 1), uses).is_safe

    def learn(self, values: Iterable[str], client_id: int) -> None:
        """The rows that follow know this one."""
        owners = self._owners
        for value in values:
            first = owners.setdefault(value, client_id)
            if first != client_id:
                several = self._shared.setdefault(value, [first])
                if client_id not in several and len(several) <= MOST_HOLDERS:
                    several.append(client_id)
                    if len(several) > MOST_HOLDERS:
                        self._crowded.add(value)

    def keep_apart(self, first_id: int, second_id: int) -> bool:
        """Two whom a person says to be two; False if that is known already."""
        pair = (min(first_id, second_id), max(first_id, second_id))
        if first_id == second_id or pair in self._apart:
            return False
        self._apart.add(pair)
        return True

    def join(self, parsed: ParsedClient, client_id: int) -> None:
        """A row became one with a client: whoever comes later must fit to it as well."""
        identity = identity_of_row(parsed, client_id)
        joined = self._joined.setdefault(client_id, [])
        if all(identity != other for other in joined) and len(joined) <= MOST_HOLDERS:
            joined.append(identity)


def _name_owners() -> tuple[SureMap, SureMap]:
    """Which client bears a folded name at a folded street, and which of these two bear."""
    owners, doubled = SureMap(_FEW_NAMES), SureMap(_FEW_NAMES)
    for client_id, name, street in read_names():
        folded = fold(name)
        for key in dict.fromkeys((_name_key(folded, fold(street)), _name_key(folded, ""))):
            if owners.setdefault(key, client_id) != client_id:
                doubled.setdefault(key, 1)
    return owners, doubled


def _name_key(name: str, street: str) -> str:
    return f"{name}\n{street}"


def contact_values(parsed: ParsedClient) -> list[str]:
    """The numbers and addresses by which a row can be told to be somebody we know."""
    found = [phone.normal for phone in parsed.phones if phone.normal and not phone.is_fax]
    found += [email.address.casefold() for email in parsed.emails]
    return found


def telling_values(parsed: ParsedClient) -> list[str]:
    """The same, and the birthday at a place: by name, address and birthday a person is known without a telephone."""
    values = contact_values(parsed)
    if parsed.birthday:
        born = birthday_value(parsed.birthday, parsed.sites[0].postal_code if parsed.sites else "")
        values += [born] if born else []
    return values


def birthday_value(birthday: str, postal_code: str) -> str:
    """A birthday at a place, in the form of a number that somebody bears; "" without the year."""
    return f"{birthday} {postal_key(postal_code)}" if len(birthday) == _DATE_LENGTH else ""


def identity_of_row(parsed: ParsedClient, number: int = 0) -> Identity:
    """What a row says of who somebody is."""
    site = parsed.sites[0] if parsed.sites else None
    return Identity(
        number=number,
        first_name=parsed.first_name,
        last_name=parsed.last_name or ("" if parsed.company_name else parsed.name),
        company=parsed.company_name,
        phones=frozenset(phone.normal for phone in parsed.phones if phone.normal and not phone.is_fax),
        landlines=frozenset(phone.normal for phone in parsed.phones if phone.normal and is_landline(phone.label)),
        emails=frozenset(email.address for email in parsed.emails),
        street=site.street if site is not None else "",
        postal_code=site.postal_code if site is not None else "",
        birthday=parsed.birthday,
    )


def identity_of_client(client: KnownClient, number: int) -> Identity:
    """The same of a client."""
    address = client.sites[0][1] if client.sites else {}
    fields = client.fields
    return Identity(
        number=number,
        first_name=fields["first_name"],
        last_name=fields["last_name"] or ("" if fields["company_name"] else fields["name"]),
        company=fields["company_name"],
        phones=frozenset(client.phones),
        landlines=frozenset(client.landlines),
        emails=frozenset(client.emails),
        street=address.get("street", ""),
        postal_code=address.get("postal_code", ""),
        birthday=fields["birthday"],
    )
