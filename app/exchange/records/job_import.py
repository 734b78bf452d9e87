"""Decides what each job of a file becomes, tied to the right client and place in its old date; its number is kept.

Several rows with one number are one job with lines, where the file has columns for lines. A job that came before takes
from its row what is new there, as long as nobody edited it here: a booking becomes a visit, a bill is paid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, NamedTuple

from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import RowAbout
from app.exchange.parsing.job_lines import combined
from app.exchange.parsing.parsed_history import JobMeant
from app.exchange.parsing.parsed_records import ParsedClient, ParsedJob
from app.exchange.people.compact_map import SureMap
from app.exchange.people.person_index import contact_values
from app.exchange.people.whose_row import ClientFinder, has_name, says_who
from app.exchange.reading.csv_records import Record, hash_of
from app.exchange.records.client_import import own_key, read_other_versions
from app.exchange.records.client_rows import ClientRows
from app.exchange.records.history_import import ImportTools
from app.exchange.records.job_rows import JobRows, total_of
from app.queries.import_jobs import has_imported_payments, read_job, read_line_names, read_places
from app.queries.import_money import KnownPayment, read_account_payments
from app.queries.import_owners import KnownJob, read_jobs_by_numbers
from app.queries.imports import LedgerRow, has_ledger, read_ledger
from app.rules.search_text import fold
from app.translations import gettext as _

KIND = "jobs"
_NO_JOB = JobMeant()
_FEW = 50_000


class SourceJob(NamedTuple):
    """A row with the key under which its source knows it and the hash of what it says."""

    record: Record
    parsed: ParsedJob
    key: str
    row_hash: str


class _Group(NamedTuple):
    """The rows of one job, and what they say together."""

    rows: tuple[SourceJob, ...]
    parsed: ParsedJob

    @property
    def key(self) -> str:
        return self.rows[0].key


def source_job(record: Record, parsed: ParsedJob, row_hash: str) -> SourceJob:
    """The key is the source's own job number, or else the hash of the whole row."""
    return SourceJob(record, parsed, f"id:{parsed.job_number}" if parsed.job_number else own_key(row_hash), row_hash)


class JobImport:
    """Takes rows chunk by chunk; a client nobody knows is made from what the job says of them."""

    def __init__(self, tools: ImportTools) -> None:
        self._tools = tools
        self._writer = tools.writer
        self._people = tools.people
        self._finder = ClientFinder(tools.source, tools.people, tools.clock.zone)
        self._clients = ClientRows(tools.writer)
        self._rows = JobRows(tools.writer, tools.clock.zone)
        self._is_known_source = has_ledger(KIND, tools.source)
        self._has_payments = has_imported_payments()
        # Our own file may come back into the very database it was taken out of.
        self._is_ours = tools.source.startswith("everafter")
        self._present: dict[int, KnownJob] = {}
        self._held: list[SourceJob] = []
        # what came in this file, as far as this chunk speaks of it: the job and client of each key, and hashes of rows
        self._became: dict[str, tuple[int, int]] = {}
        self._hashes: set[tuple[str, str]] = set()
        # of all chunks before only hashes: the ledger has the rest
        self._came = SureMap(_FEW)
        self._whose = SureMap(_FEW)
        self._numbered: set[str] = set()
        self._places: dict[int, list[tuple[int, str, str, bool]]] = {}
        self._loose: dict[int, list[KnownPayment]] = {}

    def take(self, rows: Sequence[tuple[Record, ParsedJob]]) -> None:
        """Decide and write a chunk of rows; the last job waits, as more of its lines may follow."""
        hash_row = self._tools.hash_row
        keyed = [*self._held, *(source_job(record, parsed, hash_row(record.cells)) for record, parsed in rows)]
        last = keyed[-1].key if keyed and keyed[-1].parsed.lines else None
        self._held = [row for row in keyed[-100:] if row.key == last] if last else []
        self._take(keyed[: len(keyed) - len(self._held)])

    def finish(self) -> None:
        """Write the job that waited."""
        self._take(self._held)
        self._held = []

    def _take(self, rows: Sequence[SourceJob]) -> None:
        groups = _grouped(rows)
        ledger = self._ledger(groups)
        others = read_other_versions(KIND, self._tools.source, rows, ledger) if ledger else frozenset[str]()
        fresh: list[_Group] = []
        again: list[_Group] = []
        for group in groups:
            line = ledger.get(group.key)
            if all(self._came_before(row, line, others) for row in group.rows):
                self._count(Outcome.UNCHANGED, group)
            elif group.key in self._became:
                again.append(group)
            elif line is not None:
                self._update(group, line)
            else:
                fresh.append(group)
                # Another row of the same number in this chunk finds its key taken.
                self._became[group.key] = (0, 0)
        self._add_all(fresh, ledger)
        for group in again:
            self._note_other_version(group)
        self._writer.flush()
        for key in (*self._became, *(own_key(row_hash) for _key, row_hash in self._hashes)):
            self._came.setdefault(key, 1)
        self._became, self._hashes, self._numbered = {}, set(), set()

    def _ledger(self, groups: Sequence[_Group]) -> dict[str, LedgerRow]:
        """The lines of earlier imports; those of this one say what came in this file."""
        if not self._is_known_source and not len(self._came):
            return {}
        rows = [row for group in groups for row in group.rows]
        keys = {group.key for group in groups}
        keys |= {f"id:{group.parsed.reclean_of}" for group in groups if group.parsed.reclean_of}
        keys |= {f"invoice:{group.parsed.invoice_number}" for group in groups if group.parsed.invoice_number}
        asked = keys.union(own_key(row.row_hash) for row in rows)
        came = {key for key in asked if self._came.get(key) is not None}
        found = read_ledger(KIND, self._tools.source, sorted(keys | came if self._is_known_source else came))
        self._became = {key: (found[key].record_id, 0) for key in came if key in found}
        self._hashes = {(key, found[key].row_hash) for key in self._became}
        self._hashes |= {(row.key, row.row_hash) for row in rows if own_key(row.row_hash) in self._became}
        return {key: line for key, line in found.items() if key not in self._became}

    def _came_before(self, row: SourceJob, line: LedgerRow | None, others: frozenset[str]) -> bool:
        is_known = row.row_hash in others or (line is not None and line.row_hash == row.row_hash)
        came = is_known or (row.key, row.row_hash) in self._hashes
        self._hashes.add((row.key, row.row_hash))
        return came

    # ------------------------------------------------------------------ new jobs

    def _add_all(self, groups: Sequence[_Group], ledger: Mapping[str, LedgerRow]) -> None:
        """First whose they are, then where and what, so that clients who are new here have their places as well."""
        if not groups:
            return
        self._finder.prepare([(group.parsed.client, _NO_JOB) for group in groups])
        owners = []
        for group in groups:
            client_id = self._client_of(group)
            if client_id is not None:
                owners.append((group, client_id))
        self._writer.flush()
        client_ids = sorted({client_id for _group, client_id in owners})
        self._places = read_places(client_ids)
        if self._is_ours:
            numbers = {int(group.parsed.job_number) for group in groups if group.parsed.job_number.isdecimal()}
            self._present = {job.number: job for job in read_jobs_by_numbers(sorted(numbers))}
        self._loose = read_account_payments(client_ids) if self._has_payments else {}
        for group, client_id in owners:
            self._add(group, client_id, ledger)

    def _client_of(self, group: _Group) -> int | None:
        """Whose job it was, or a new client; a row that names nobody is given back."""
        row = group.parsed.client
        keys = _own_keys(row)
        found = next((known for key in keys if (known := self._whose.get(key)) is not None), None)
        if found is None:
            found = self._finder.client(row)
        if found is None:
            if not says_who(row):
                reason = _("We know no client {number}; put the name or phone number into the row as well.")
                for each in group.rows:
                    self._tools.tally.reject(each.record.rejected(reason.format(number=row.external_id)))
                del self._became[group.key]
                return None
            found = self._create(row, group.rows[0].row_hash)
        for key in keys:
            self._whose.setdefault(key, found)
        return found

    def _create(self, row: ParsedClient, row_hash: str) -> int:
        """A client nobody knew; their number leads to them in the files that follow."""
        row = self._people.closed_ways.kept(row, contact_values(row))
        client_id = self._clients.create(row)
        self._people.learn(contact_values(row), client_id)
        number = row.external_id
        if number and number not in self._numbered and not self._finder.knows_number(number):
            self._numbered.add(number)
            self._writer.add("import_row", "clients", self._tools.source, f"id:{number}", row_hash, client_id, {})
        return client_id

    def _add(self, group: _Group, client_id: int, ledger: Mapping[str, LedgerRow]) -> None:
        job = group.parsed
        present = self._present.get(int(job.job_number)) if self._is_ours and job.job_number.isdecimal() else None
        if present is not None and present.client_id == client_id and present.starts_at == self._rows.moments(job)[0]:
            self._became[group.key] = (present.id, client_id)
            self._write_ledger(group.key, group.rows[0].row_hash, present.id, _written(self._rows.values(job), job))
            self._count(Outcome.UNCHANGED, group)
            return
        site_id = self._site_of(client_id, job.client)
        job_id = self._rows.add(job, client_id, site_id, self._job_of(job.reclean_of, ledger))
        self._add_paid(job, job_id, client_id, self._rows.paid(job))
        self._writer.touched_clients.add(client_id)
        self._became[group.key] = (job_id, client_id)
        written = _written(self._rows.values(job), job) if job.job_number else None
        self._write_ledger(group.key, group.rows[0].row_hash, job_id, written)
        for row in group.rows[1:]:
            self._write_ledger(own_key(row.row_hash), row.row_hash, job_id, None)
        invoice = f"invoice:{job.invoice_number}"
        if job.invoice_number and job.job_number and invoice not in ledger and invoice not in self._became:
            self._became[invoice] = (job_id, client_id)
            self._write_ledger(invoice, group.rows[0].row_hash, job_id, None)
        self._count(Outcome.NEW, group)

    def _job_of(self, number: str, ledger: Mapping[str, LedgerRow]) -> int | None:
        """The job of the other system's number, in this file or an earlier one."""
        if not number:
            return None
        came = self._became.get(f"id:{number}", (0, 0))[0]
        line = ledger.get(f"id:{number}")
        return came or (line.record_id if line is not None else None)

    def _site_of(self, client_id: int, row: ParsedClient) -> int | None:
        """Where it was: the place with that street, a new one, or where we usually work."""
        places = self._places.setdefault(client_id, [])
        address = row.sites[0] if row.sites else None
        if address is None or not address.street:
            return next((site_id for site_id, _street, _code, is_main in places if is_main), None)
        street, code = fold(address.street), fold(address.postal_code)
        for site_id, known, known_code, _is_main in places:
            if fold(known) == street and (not code or not known_code or fold(known_code) == code):
                return site_id
        is_first = not places
        site_id = self._writer.add(
            "site", client_id, len(places), is_first, False, address.label, "", "", "", *address[:6]
        )  # fmt: skip
        places.append((site_id, address.street, address.postal_code, is_first))
        return site_id

    def _add_paid(self, job: ParsedJob, job_id: int, client_id: int, amount: int) -> None:
        """What was paid; money that came in a file of its own before this job did is the same money."""
        rest = amount
        for payment in list(self._loose.get(client_id, ())):
            names_it = any(number and number in payment.note.split() for number in (job.job_number, job.invoice_number))
            if payment.amount_minor == rest or (names_it and payment.amount_minor <= rest):
                self._rows.tie(payment, job_id)
                self._loose[client_id].remove(payment)
                rest -= payment.amount_minor
        if rest > 0:
            self._rows.add_payment(job, job_id, client_id, rest)

    # ------------------------------------------------------------------ jobs that came before

    def _update(self, group: _Group, line: LedgerRow) -> None:
        """What the file says now, where nobody edited the job; of the rest a note tells."""
        job, parsed = read_job(line.record_id), group.parsed
        is_changed = False
        if job is not None:
            self._became[group.key] = (line.record_id, job["client_id"])
            fresh = self._rows.values(parsed)
            is_changed = self._bring_up_to_date(parsed, job, fresh, line)
            self._writer.rewrite_ledger(line, group.rows[0].row_hash, {**line.written, **_written(fresh, parsed)})
            known = {line.row_hash} | read_ledger(
                KIND, self._tools.source, [own_key(row.row_hash) for row in group.rows]
            ).keys()
            for row in group.rows[1:]:
                if own_key(row.row_hash) not in known:
                    self._write_ledger(own_key(row.row_hash), row.row_hash, line.record_id, None)
        self._count(Outcome.UPDATED if is_changed else Outcome.UNCHANGED, group)

    def _bring_up_to_date(
        self, parsed: ParsedJob, job: dict[str, Any], fresh: Mapping[str, Any], line: LedgerRow
    ) -> bool:
        written, job_id, client_id = line.written, line.record_id, job["client_id"]
        unlike = {name: value for name, value in fresh.items() if _plain(value) != _plain(job[name])}
        moves = "state" in unlike
        unlike = {name: value for name, value in unlike.items() if moves or value not in (None, "")}
        changes = {name: value for name, value in unlike.items() if _plain(job[name]) == written.get(name, ...)}
        edited = [name for name in unlike if name not in changes and _plain(unlike[name]) != written.get(name, ...)]
        if changes.get("state") == "done":
            starts_at, ends_at = self._rows.moments(parsed)
            changes |= {"arrived_at": starts_at, "left_at": ends_at, "keyed_at": self._writer.work.now}
        more = self._rows.paid(parsed) - job["paid_minor"] if parsed.paid_minor is not None else 0
        if more > 0:
            self._loose = read_account_payments([client_id]) if self._has_payments else {}
            self._add_paid(parsed, job_id, client_id, more)
            changes["paid_minor"] = job["paid_minor"] + more
        if changes:
            self._writer.change("job", job_id, changes, client_id)
        if parsed.lines or parsed.rooms:
            names = read_line_names(job_id)
            self._rows.add_lines(parsed, job_id, len(names), frozenset(names))
        if edited:
            self._rows.add_note(client_id, job_id, None, self._rows.told_again(parsed))
        elif parsed.notes and hash_of([parsed.notes]) != written.get("notes"):
            self._rows.add_note(client_id, job_id, None, parsed.notes)
            edited = ["notes"]
        if parsed.private_words and hash_of([parsed.private_words]) != written.get("private"):
            self._rows.add_note(client_id, job_id, None, parsed.private_words, is_private=True)
            edited.append("private")
        return bool(changes or edited)

    def _note_other_version(self, group: _Group) -> None:
        """A row of a number that was taken in this very file, and that is no line of it: no word of it is lost."""
        if group.key not in self._became:
            self._add_all([group], {})
            return
        job_id, client_id = self._became[group.key]
        job = read_job(job_id) if not client_id else None
        client_id = job["client_id"] if job is not None else client_id
        self._rows.add_note(client_id, job_id, None, self._rows.told_again(group.parsed))
        if group.parsed.private_words:
            self._rows.add_note(client_id, job_id, None, group.parsed.private_words, is_private=True)
        for row in group.rows:
            self._write_ledger(own_key(row.row_hash), row.row_hash, job_id, None)
        self._count(Outcome.MERGED, group)

    def _write_ledger(self, key: str, row_hash: str, job_id: int, written: Mapping[str, Any] | None) -> None:
        self._writer.add("import_row", KIND, self._tools.source, key, row_hash, job_id, written)

    def _count(self, outcome: Outcome, group: _Group) -> None:
        """The first row is the job; its other lines are a part of it."""
        job = group.parsed
        about = RowAbout(KIND, job.starts_on, total_of(job))
        for place, row in enumerate(group.rows):
            is_part = place > 0 and outcome is Outcome.NEW
            self._tools.tally.count(
                Outcome.MERGED if is_part else outcome, row.record.line, job.client.name, about=about
            )


def _grouped(rows: Sequence[SourceJob]) -> list[_Group]:
    """Rows that follow each other and are lines of one job, together."""
    groups = []
    for _key, same in groupby(rows, lambda row: row.key if row.parsed.lines and row.parsed.job_number else id(row)):
        members = tuple(same)
        groups.append(_Group(members, combined([row.parsed for row in members])))
    return groups


def _own_keys(row: ParsedClient) -> list[str]:
    """By what a row of this file is the same person as an earlier one: always by the name as well."""
    name = fold(row.name)
    if row.external_id:
        return [f"id\n{row.external_id}\n{name}"]
    keys = [f"at\n{value}\n{name}" for value in contact_values(row)]
    if has_name(row):
        street = fold(row.sites[0].street) if row.sites else ""
        keys.append(f"in\n{street}\n{name}")
    return keys


def _written(values: Mapping[str, Any], job: ParsedJob) -> dict[str, Any]:
    """What the row writes, as the ledger keeps it."""
    kept = {name: _plain(value) for name, value in values.items()}
    said = {"notes": job.notes, "private": job.private_words}
    return kept | {name: hash_of([words]) for name, words in said.items() if words}


def _plain(value: object) -> object:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
