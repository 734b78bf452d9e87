"""Whose a row is: by the other system's number, our own, a job's, by telephone or e-mail, by name and street.

Two systems may number from the same 1001 on, and a telephone may be the whole house's: a number alone is believed only
where nothing in the row speaks against it, and where it could be two clients it is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.exchange.parsing.parsed_history import JobMeant
from app.exchange.parsing.parsed_records import ParsedClient
from app.exchange.people.person_index import PersonIndex, contact_values
from app.queries.import_owners import (
    KnownJob,
    read_clients_by_numbers,
    read_clients_of_source_ids,
    read_jobs_by_ids,
    read_jobs_by_numbers,
    read_jobs_of_clients,
    read_jobs_of_source_keys,
)
from app.queries.imports import KnownClient, read_known_clients
from app.rules.search_text import fold
from app.translations import gettext as _

_LARGEST_NUMBER = 99_999_999


class Whose(NamedTuple):
    """The client and the job of a row; without a client `fault` says what to mend."""

    client_id: int | None
    job: KnownJob | None = None
    fault: str = ""


class ClientFinder:
    """Finds the clients and jobs that the rows of one file speak of; asked chunk by chunk."""

    def __init__(self, source: str, people: PersonIndex, zone: ZoneInfo) -> None:
        self._is_ours = source.startswith("everafter")
        self._family = source.partition("_")[0]
        self._people = people
        self._zone = zone
        self._of_ids: dict[str, dict[int, set[str]]] = {}
        self._of_numbers: dict[int, int] = {}
        self._known: dict[int, KnownClient] = {}
        self._jobs: dict[str, list[KnownJob]] = {}
        self._jobs_of: dict[int, list[KnownJob]] = {}

    def prepare(self, rows: Sequence[tuple[ParsedClient, JobMeant]]) -> None:
        """Read at once what a chunk of rows may speak of."""
        ids = {client.external_id for client, _job in rows} - {""}
        self._of_ids = read_clients_of_source_ids(sorted(ids)) if ids else {}
        self._of_numbers = read_clients_by_numbers(_numbers(ids)) if ids else {}
        self._jobs = _jobs_by_key([job for _client, job in rows], is_ours=self._is_ours)
        wanted = {client_id for several in self._of_ids.values() for client_id in several}
        wanted |= set(self._of_numbers.values())
        wanted |= {job.client_id for several in self._jobs.values() for job in several}
        for client, _job in rows:
            wanted.update(self._people.holders(contact_values(client)))
            wanted.update(filter(None, [self._by_name(client)]))
        self._known = read_known_clients(wanted) if wanted else {}
        days = any(job.day is not None for _client, job in rows)
        self._jobs_of = read_jobs_of_clients(sorted(wanted)) if days else {}

    def client(self, row: ParsedClient) -> int | None:
        """Whose the row is by what it says of the client, or None if that is nobody or may be two."""
        by_number = self._by_number(row)
        if by_number is not None:
            return by_number
        by_contact = self._by_contact(row)
        return by_contact if by_contact is not None else self._by_name(row)

    def whose(self, row: ParsedClient, meant: JobMeant) -> Whose:
        """The client and the job; the job's client counts where the row says nothing of the client."""
        client_id = self.client(row)
        jobs = [job for key in _keys(meant, is_ours=self._is_ours) for job in self._jobs.get(key, ())]
        if client_id is None:
            owners = {job.client_id: job for job in jobs if self._fits(row, self._known.get(job.client_id))}
            if len(owners) == 1 and not (says_who(row) and _has_other_name(row, self._known, owners)):
                client_id = next(iter(owners))
        if client_id is None:
            return Whose(None, None, self._fault(row, meant))
        job = next((job for job in jobs if job.client_id == client_id), None)
        if job is None and meant.day is not None and not meant.number:
            on_day = [job for job in self._jobs_of.get(client_id, ()) if self._day_of(job) == meant.day]
            job = on_day[0] if len(on_day) == 1 else None
        return Whose(client_id, job)

    def knows_number(self, number: str) -> bool:
        """Whether a number of another system leads to anybody."""
        return number in self._of_ids

    def name_of(self, client_id: int) -> str:
        """What a client who was found is called."""
        known = self._known.get(client_id)
        return known.fields["name"] if known is not None else ""

    def _by_number(self, row: ParsedClient) -> int | None:
        """A number counts if the row's name fits to it, or if it says no name and only one client ever had it."""
        if not row.external_id:
            return None
        several = self._of_ids.get(row.external_id, {})
        fitting = [each for each in several if self._fits(row, self._known.get(each))]
        if len(fitting) > 1:
            kin = [each for each in fitting if self._family in {source.partition("_")[0] for source in several[each]}]
            fitting = kin if len(kin) == 1 else []
        if fitting:
            return fitting[0]
        ours = self._of_numbers.get(int(row.external_id)) if _is_number(row.external_id) else None
        if ours is None or (several and not self._is_ours):
            return None
        may_be_trusted = self._is_ours or says_who(row)
        return ours if may_be_trusted and self._fits(row, self._known.get(ours)) else None

    def _by_contact(self, row: ParsedClient) -> int | None:
        """The only one who holds a number or address of the row and whose name fits; a house may share a telephone."""
        values = contact_values(row)
        holders = [each for each in self._people.holders(values) if _bears(self._known.get(each), values)]
        if has_name(row):
            fitting = [each for each in holders if _same_name(row, self._known[each])]
            if not fitting:
                fitting = [each for each in holders if self._people.is_same(row, self._known[each])]
            return fitting[0] if len(fitting) == 1 else None
        return holders[0] if len(holders) == 1 else None

    def _by_name(self, row: ParsedClient) -> int | None:
        """The one client of that name at that street, or of that name if the row has no street."""
        if not has_name(row):
            return None
        return self._people.by_name_and_street(fold(row.name), fold(row.sites[0].street) if row.sites else "")

    def _fits(self, row: ParsedClient, known: KnownClient | None) -> bool:
        """Whether nothing speaks against the client: they share a name, number or street, or the row has no name."""
        if known is None:
            return False
        return not has_name(row) or shares_something(row, known)

    def _day_of(self, job: KnownJob) -> object:
        return job.starts_at.astimezone(self._zone).date() if job.starts_at is not None else None

    def _fault(self, row: ParsedClient, meant: JobMeant) -> str:
        """What to put into the row, so that it can be taken."""
        if not says_who(row) and not row.external_id:
            if meant.number or meant.invoice:
                return _("There is no job {number} here; put the client’s number or name into the row.").format(
                    number=meant.number or meant.invoice
                )
            return _("This row does not say whose it is; put the client’s number, name or phone into it.")
        if len(self._people.holders(contact_values(row))) > 1:
            return _("Several clients have this phone number or e-mail address; put the client’s number into the row.")
        if not says_who(row):
            return _("We know no client {number}; put the name or phone number into the row as well.").format(
                number=row.external_id
            )
        return _("We know no client “{name}”, or more than one; put the client’s number or phone into the row.").format(
            name=row.name[:60]
        )


def has_name(row: ParsedClient) -> bool:
    """Whether the row says a name, and not only a number, an address or a street in place of one."""
    if row.first_name or row.last_name or row.company_name:
        return True
    stand_ins = {phone.text for phone in row.phones} | {email.address for email in row.emails}
    stand_ins |= {site.street for site in row.sites} | {site.town for site in row.sites}
    return bool(row.name) and row.name not in stand_ins


def says_who(row: ParsedClient) -> bool:
    """Whether a client could be made of what the row says."""
    return bool(row.name)


def shares_something(row: ParsedClient, known: KnownClient) -> bool:
    """Whether row and client share a word of their names, a number or address, or a street."""
    if _same_name(row, known):
        return True
    if any(value in known.phones or value in known.emails for value in contact_values(row)):
        return True
    streets = {fold(address["street"]) for _site_id, address in known.sites} - {""}
    return bool(streets & {fold(site.street) for site in row.sites})


def _bears(known: KnownClient | None, values: Sequence[str]) -> bool:
    """Whether one of these numbers and addresses is really theirs."""
    return known is not None and any(value in known.phones or value in known.emails for value in values)


def _same_name(row: ParsedClient, known: KnownClient) -> bool:
    """Whether they share a word of the name longer than an initial; of first names given on both sides, the first."""
    first, theirs = fold(row.first_name), fold(known.fields["first_name"])
    if first and theirs and first[0] != theirs[0]:
        return False
    names = set(fold(f"{known.fields['name']} {known.fields['company_name']}").split())
    shared = names & set(fold(f"{row.name} {row.company_name}").split())
    return any(len(word) > 1 for word in shared)


def _has_other_name(row: ParsedClient, known: dict[int, KnownClient], owners: Iterable[int]) -> bool:
    return has_name(row) and not any(_same_name(row, known[each]) for each in owners if each in known)


def _keys(meant: JobMeant, *, is_ours: bool) -> list[str]:
    """Under which keys a job may have come, the surest first."""
    number = [f"id:{meant.number}"] if meant.number else []
    if meant.number and is_ours:
        number = [f"number:{meant.number}", *number]
    elif meant.number:
        number.append(f"number:{meant.number}")
    return [*number, *([f"invoice:{meant.invoice}", f"id:{meant.invoice}"] if meant.invoice else [])]


def _jobs_by_key(meant: Sequence[JobMeant], *, is_ours: bool) -> dict[str, list[KnownJob]]:
    keys = {key for each in meant for key in _keys(each, is_ours=is_ours)}
    if not keys:
        return {}
    by_key = read_jobs_of_source_keys([key for key in keys if not key.startswith("number:")])
    jobs = {job.id: job for job in read_jobs_by_ids(sorted({each for ids in by_key.values() for each in ids}))}
    found = {key: [jobs[each] for each in ids if each in jobs] for key, ids in by_key.items()}
    for job in read_jobs_by_numbers(_numbers(key.removeprefix("number:") for key in keys if key.startswith("number:"))):
        # A number of ours that is not the other system's own means the job only in a file of ours.
        if is_ours or job.external_number in ("", str(job.number)):
            found.setdefault(f"number:{job.number}", []).append(job)
    return found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _numbers(texts: Iterable[str]) -> list[int]:
    return sorted({int(text) for text in texts if _is_number(text) and int(text) <= _LARGEST_NUMBER})
