"""Decides what each past job of a file becomes, tied to the right client in its old date; its number is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.exchange.client_import import own_key, read_other_versions
from app.exchange.client_rows import ClientRows
from app.exchange.csv_records import Record, hash_of
from app.exchange.import_counts import ImportTally
from app.exchange.import_outcomes import Outcome
from app.exchange.parsed_records import ParsedClient, ParsedJob
from app.exchange.person_index import PersonIndex, contact_values
from app.queries.firm import get_firm
from app.queries.imports import (
    KnownClient,
    has_ledger,
    read_client_of_source_ids,
    read_job_numbers,
    read_known_clients,
    read_ledger,
    read_technicians,
)
from app.rules.money import format_money
from app.rules.search_text import fold
from app.services.import_writer import ImportWriter
from app.translations import gettext as _

KIND = "jobs"
_START_OF_DAY = time(9)
_USUAL_MINUTES = 60
_LARGEST_NUMBER = 99_999_999
_METHODS = {
    "card": "card", "credit": "card", "debit": "card", "visa": "card", "mastercard": "card", "cash": "cash",
    "check": "check", "cheque": "check", "transfer": "transfer", "bank": "transfer", "ach": "transfer",
    "voucher": "voucher",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceJob:
    """A row with the key under which its source knows it and the hash of what it says."""

    parsed: ParsedJob
    key: str
    row_hash: str


def source_job(record: Record, parsed: ParsedJob) -> SourceJob:
    """The key is the source's own job number, or else the hash of the whole row."""
    row_hash = hash_of(record.cells)
    return SourceJob(parsed, f"id:{parsed.job_number}" if parsed.job_number else own_key(row_hash), row_hash)


class JobImport:
    """Takes rows chunk by chunk; a client nobody knows is made from what the job says of them."""

    def __init__(
        self, writer: ImportWriter, source: str, tally: ImportTally, people: PersonIndex, zone: ZoneInfo
    ) -> None:
        self._writer = writer
        self._source = source
        self._tally = tally
        self._people = people
        self._zone = zone
        self._clients = ClientRows(writer)
        self._is_known_source = has_ledger(KIND, source)
        # what a row of this file became: its hash, the job and the client
        self._seen: dict[str, tuple[str, int, int]] = {}
        self._by_name: dict[tuple[str, str], int] = {}
        self._taken = read_job_numbers()
        self._technicians = read_technicians()
        self._ids: dict[str, int] = {}

    def take(self, rows: Sequence[SourceJob]) -> None:
        """Decide and write a chunk of rows."""
        ledger = read_ledger(KIND, self._source, [row.key for row in rows]) if self._is_known_source else {}
        others = read_other_versions(KIND, self._source, rows, ledger) if ledger else frozenset[str]()
        wanted = [each for each in {row.parsed.client.external_id for row in rows} if each and each not in self._ids]
        self._ids |= read_client_of_source_ids(wanted)
        # Whom a number of the other system names already, nobody has to be compared with.
        unnamed = (row.parsed.client for row in rows if row.parsed.client.external_id not in self._ids)
        owners = (self._people.candidate(contact_values(client)) for client in unnamed)
        candidates = {each for each in owners if each is not None}
        known = read_known_clients(candidates) if candidates else {}
        for row in rows:
            line = ledger.get(row.key)
            seen = self._seen.get(row.key)
            came_before = row.row_hash in others or (seen is not None and own_key(row.row_hash) in self._seen)
            if came_before or row.row_hash in (seen and seen[0], line and line.row_hash):
                self._tally.count(Outcome.UNCHANGED)
            elif seen is not None:
                self._note_other_version(row, seen[1], seen[2])
                self._tally.count(Outcome.MERGED)
            elif line is not None:
                # A finished visit is history: another version of it is kept as a note, never written over.
                self._note_other_version(row, line.record_id, self._writer.client_of_job(line.record_id))
                self._tally.count(Outcome.UPDATED)
            else:
                self._add(row, self._client_of(row.parsed.client, known))
        self._writer.flush()

    def _client_of(self, parsed: ParsedClient, known: dict[int, KnownClient]) -> int:
        """Whose job it was: by the other system's number, by telephone or e-mail, by name and street, or new."""
        found = self._ids.get(parsed.external_id) if parsed.external_id else None
        place = (fold(parsed.name), fold(parsed.sites[0].street) if parsed.sites else "")
        if found is None:
            found = self._by_contact(parsed, known)
        if found is None:
            found = self._by_name.get(place) or self._people.by_name_and_street(*place)
        if found is None:
            found = self._clients.create(parsed)
            self._people.learn(contact_values(parsed), found)
        self._by_name[place] = found
        return found

    def _by_contact(self, parsed: ParsedClient, known: dict[int, KnownClient]) -> int | None:
        candidate = self._people.candidate(contact_values(parsed))
        if candidate is None:
            return None
        if candidate not in known:
            self._writer.flush()
            known.update(read_known_clients([candidate]))
        return candidate if self._people.is_same(parsed, known[candidate]) else None

    def _add(self, row: SourceJob, client_id: int) -> None:
        job = row.parsed
        starts_at, ends_at = self._moments(job)
        technician_id = self._technicians.get(job.technician.casefold().strip()) if job.technician else None
        amount = max(0, job.amount_minor or 0)
        paid = max(0, min(amount, job.paid_minor)) if job.paid_minor is not None else 0
        is_done = job.state == "done"
        job_id = self._writer.add_named(
            "job",
            number=self._number(job.job_number),
            client_id=client_id,
            state=job.state,
            description=job.description or ", ".join(job.rooms),
            starts_at=starts_at,
            ends_at=ends_at,
            technician_id=technician_id,
            is_chargeable=True,
            price_minor=amount,
            billed_minor=amount if is_done else None,
            paid_minor=paid,
            arrived_at=starts_at if is_done else None,
            left_at=ends_at if is_done else None,
            finished_at=ends_at if is_done else None,
            keyed_at=self._writer.work.now if is_done else None,
            external_number=job.job_number or job.invoice_number,
            created_at=self._at(job.created_on or job.starts_on, _START_OF_DAY),
        )
        for position, room in enumerate(job.rooms):
            self._writer.add("job_line", job_id, room, position, is_done)
        if paid > 0:
            self._add_payment(job, job_id, client_id, paid)
        words = "\n".join(part for part in (job.notes, self._unknown_technician(job, technician_id)) if part)
        if words:
            self._add_note(client_id, job_id, ends_at, words)
        self._writer.touched_clients.add(client_id)
        self._seen[row.key] = (row.row_hash, job_id, client_id)
        self._writer.add("import_row", KIND, self._source, row.key, row.row_hash, job_id, None)
        self._tally.count(Outcome.NEW)

    def _add_note(self, client_id: int, job_id: int, happened_at: datetime, words: str) -> None:
        self._writer.add("timeline_entry", client_id, job_id, "note", happened_at, "", words, False, None, "")

    def _add_payment(self, job: ParsedJob, job_id: int, client_id: int, paid: int) -> None:
        words = job.payment_method.casefold().split()
        method = next((_METHODS[word] for word in words if word in _METHODS), "other")
        paid_on = job.paid_on or job.end_on or job.starts_on
        self._writer.add("payment", client_id, job_id, "payment", method, paid, paid_on, "", self._writer.work.now)

    def _note_other_version(self, row: SourceJob, job_id: int, client_id: int) -> None:
        job = row.parsed
        words = _("The file also says of job {number}: {what}, {amount}").format(
            number=job.job_number,
            what=job.description or ", ".join(job.rooms) or "–",
            amount="–" if job.amount_minor is None else self._money(job.amount_minor),
        )
        words = "\n".join(part for part in (words, job.notes) if part)
        self._add_note(client_id, job_id, self._writer.work.now, words)
        self._seen.setdefault(row.key, ("", job_id, client_id))
        self._seen[own_key(row.row_hash)] = (row.row_hash, job_id, client_id)
        self._writer.add("import_row", KIND, self._source, own_key(row.row_hash), row.row_hash, job_id, None)

    def _money(self, amount_minor: int) -> str:
        firm = get_firm()
        return format_money(amount_minor, *((firm.currency, firm.locale) if firm is not None else ("USD", "en_US")))

    def _unknown_technician(self, job: ParsedJob, technician_id: int | None) -> str:
        return _("Technician: {name}").format(name=job.technician) if job.technician and technician_id is None else ""

    def _number(self, text: str) -> int:
        """Their number, if it is one and free; else the next of ours."""
        if text.isascii() and text.isdecimal() and 0 < int(text[:9]) <= _LARGEST_NUMBER and len(text) < 9:
            number = int(text)
            if number not in self._taken:
                self._taken.add(number)
                return number
        while (number := self._writer.job_number()) in self._taken:
            pass
        self._taken.add(number)
        return number

    def _moments(self, job: ParsedJob) -> tuple[datetime, datetime]:
        """Beginning and end on the firm's wall; a date without a time is nine in the morning, for an hour."""
        starts_at = self._at(job.starts_on, job.start_time or job.window_start or _START_OF_DAY)
        if job.end_time is not None:
            ends_at = self._at(job.end_on or job.starts_on, job.end_time)
        else:
            ends_at = starts_at + timedelta(minutes=job.duration_minutes or _USUAL_MINUTES)
        return starts_at, max(ends_at, starts_at)

    def _at(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, tzinfo=self._zone)
