"""Decides what each client of a file becomes: new, an update of the same source row, merged, or unchanged.

A filled field is never overwritten by a stranger's file: only the source row that wrote a value may change it, and only
while nobody edited it. What a file says differently is kept as a note. Two records are one person by the rules of
rules/duplicates.py; whatever those hold back stays two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from app.exchange.import_choices import PairAnswer, PairKey
from app.exchange.import_counts import ImportTally
from app.exchange.import_outcomes import Outcome
from app.exchange.parsing.parsed_records import ParsedClient
from app.exchange.people.known_clients import FIELDS, fields_of, known_from
from app.exchange.people.person_index import Newcomer, PersonIndex, telling_values
from app.exchange.people.person_pairs import Decided, PairAnswers, name_of_client, name_of_row, pair_of_row
from app.exchange.reading.csv_records import Record, hash_of
from app.exchange.records.client_additions import ClientAdditions
from app.exchange.records.client_rows import SEARCHED, ClientRows
from app.exchange.records.rows_before import RowsBefore
from app.queries.imports import (
    ADDRESS_FIELDS,
    KnownClient,
    LedgerRow,
    has_ledger,
    read_client_of_source_ids,
    read_known_clients,
    read_ledger,
)
from app.rules.person_groups import Judgement
from app.rules.search_text import fold
from app.services.client_naming import sort_name
from app.services.import_writer import ImportWriter

KIND = "clients"


class KeyedRow(Protocol):
    """A row with the key under which its source knows it and the hash of what it says."""

    @property
    def key(self) -> str:
        """The source's own number, or the hash again."""

    @property
    def row_hash(self) -> str:
        """The hash of its cells."""


class SourceRow(NamedTuple):
    """A row with the key under which its source knows it, the hash of what it says, and what to compare it by.

    A named tuple, because a frozen dataclass costs four times as much to make.
    """

    parsed: ParsedClient
    key: str
    row_hash: str
    values: list[str]
    line: int


def source_row(record: Record, parsed: ParsedClient, row_hash: str) -> SourceRow:
    """The key is the source's own number (and the address's), or else the hash of the whole row."""
    values = telling_values(parsed)
    if not parsed.external_id:
        return SourceRow(parsed, own_key(row_hash), row_hash, values, record.line)
    place = parsed.sites[0].external_id if parsed.sites else ""
    key = f"id:{parsed.external_id}" + (f"/{place}" if place else "")
    return SourceRow(parsed, key, row_hash, values, record.line)


def own_key(row_hash: str) -> str:
    """The key of a row that has no number of its own, or one that another row came with before."""
    return f"row:{row_hash}"


def read_other_versions(
    kind: str, source: str, rows: Sequence[KeyedRow], ledger: Mapping[str, LedgerRow]
) -> frozenset[str]:
    """Of the rows that say something else than their ledger line, the hashes of those that came before all the same."""
    keys = [
        own_key(row.row_hash)
        for row in rows
        if (line := ledger.get(row.key)) is not None and line.row_hash != row.row_hash
    ]
    return frozenset(line.row_hash for line in read_ledger(kind, source, keys).values()) if keys else frozenset()


class ClientImport:
    """Takes rows chunk by chunk; what one chunk brings, the next one knows."""

    def __init__(
        self, writer: ImportWriter, source: str, tally: ImportTally, people: PersonIndex, answers: PairAnswers
    ) -> None:
        self._writer = writer
        self._rows = ClientRows(writer)
        self._more = ClientAdditions(writer, self._rows)
        self._source = source
        self._tally = tally
        self._people = people
        self._answers = answers
        self._is_known_source = has_ledger(KIND, source)
        self._before = RowsBefore(KIND, source, writer.import_id)
        self._just_made: dict[int, ParsedClient] = {}
        # what the rows of this chunk became, by their places
        self._became: dict[int, int] = {}
        # hashes of rows that came before under a number that had been taken by another row
        self._others: frozenset[str] = frozenset()
        # what the ledger said of rows that this import has brought up to date
        self._former: dict[str, str] = {}
        self._ids_before: dict[str, int] = {}

    def take(self, rows: Sequence[SourceRow]) -> None:
        """Decide and write a chunk of rows."""
        ledger = read_ledger(KIND, self._source, [row.key for row in rows]) if self._is_known_source else {}
        if self._is_known_source:
            self._others = read_other_versions(KIND, self._source, rows, ledger)
            numbers = {row.parsed.external_id for row in rows} - {""}
            self._ids_before = read_client_of_source_ids(list(numbers))
        keys = (key for row in rows for key in (row.key, own_key(row.row_hash)))
        self._before.look_up(keys, (row.parsed.external_id for row in rows))
        wanted = {line.record_id for line in ledger.values()}
        known = read_known_clients(wanted) if wanted else {}
        judged = self._people.judge(self._newcomers(rows, ledger, known), known)
        changed = {line.record_id for row in rows if (line := ledger.get(row.key)) and line.row_hash != row.row_hash}
        met = changed | {each.client_id for each in judged.values() if each.client_id is not None}
        self._more.prepare(met & known.keys())
        for place, row in enumerate(rows):
            client_id = self._take_row(row, ledger.get(row.key), judged.get(place), known)
            if client_id is not None:
                self._became[place] = client_id
        self._writer.flush()
        self._just_made.clear()
        self._became.clear()
        self._more.forget()

    def settled_keys(self, keys: Sequence[str], numbers: Iterable[str]) -> set[str]:
        """Those of these keys, or of the other system's numbers, that came before."""
        found = self._before.came(keys)
        if self._is_known_source:
            found |= read_ledger(KIND, self._source, keys).keys()
            found |= {f"id:{number}" for number in read_client_of_source_ids([each for each in numbers if each])}
        return found

    def note_new(self, keys: Sequence[str]) -> None:
        """Rows that became new clients elsewhere: whoever comes later under their keys is known."""
        self._before.note_new(keys)

    def _newcomers(
        self, rows: Sequence[SourceRow], ledger: Mapping[str, LedgerRow], known: Mapping[int, KnownClient]
    ) -> list[Newcomer]:
        """The rows that neither came before nor have the number of a row that did."""
        found: list[Newcomer] = []
        numbers: set[str] = set()
        for place, row in enumerate(rows):
            number = row.parsed.external_id
            if number and (number in numbers or number in self._before.clients):
                continue
            line = ledger.get(row.key)
            is_known = line is not None and (
                line.row_hash == row.row_hash
                or (line.record_id in known and not _is_stranger(row, known[line.record_id]))
            )
            if not is_known:
                found.append(Newcomer(place, row.parsed, row.values, self._ids_before.get(number) if number else None))
                numbers.add(number)
        return found

    def _take_row(
        self, row: SourceRow, line: LedgerRow | None, judgement: Judgement | None, known: dict[int, KnownClient]
    ) -> int | None:
        """Take one row; returns the client it belongs to, if it was not passed over."""
        seen = self._before.hashes.get(row.key)
        if row.row_hash == seen or (line is not None and line.row_hash == row.row_hash) or self._came_before(row):
            return self._pass_over(row, line)
        if seen is not None or (line is not None and _is_stranger(row, known.get(line.record_id))):
            row, line = row._replace(key=own_key(row.row_hash)), None
        if line is not None and line.record_id in known:
            is_changed = self._update(row, line, known[line.record_id])
            self._count(Outcome.UPDATED if is_changed else Outcome.UNCHANGED, row)
            self._before.hashes[row.key] = row.row_hash
            return line.record_id
        same_id = self._before.clients.get(row.parsed.external_id) if row.parsed.external_id else None
        judged = None if same_id else self._judged(judgement)
        decided = None if same_id else self._answers.decide(self._tally.file, row.line, judged)
        client = self._known(same_id or (decided.client_id if decided else judged), known)
        if judgement is not None and judged is not None:
            self._show_pair(row, judgement, judged, known)
        if client is not None:
            is_changed = self._merge(row, client)
            self._people.join(row.parsed, client.id)
            self._remember(row, client.id)
            self._keep_apart(client.id, decided)
            outcome = Outcome.MERGED if is_changed or same_id else Outcome.UNCHANGED
            self._count(outcome, row, client.fields["name"])
            return client.id
        row = row._replace(parsed=self._people.closed_ways.kept(row.parsed, row.values))
        client_id = self._rows.create(row.parsed)
        self._just_made[client_id] = row.parsed
        self._more.note_made(client_id, row.parsed)
        self._remember(row, client_id)
        self._keep_apart(client_id, decided)
        if self._tally.notes is not None:
            self._tally.notes.made[client_id] = PairKey(self._tally.file, row.line)
        self._count(Outcome.NEW, row)
        return client_id

    def _show_pair(self, row: SourceRow, judgement: Judgement, client_id: int, known: dict[int, KnownClient]) -> None:
        """In a dry run, keep the row beside whom it is."""
        notes, client = self._tally.notes, self._known(client_id, known)
        if notes is None or client is None:
            return
        earlier = notes.made.get(client_id)
        other = name_of_client(client_id) if earlier is None else name_of_row(earlier.file, earlier.line)
        key = PairKey(self._tally.file, row.line, other)
        notes.add_pair(pair_of_row(key, judgement.match, PairAnswer.MERGE, row.parsed, client))

    def _keep_apart(self, client_id: int, decided: Decided | None) -> None:
        """Remember whom a person said this is not."""
        for other in sorted(decided.apart) if decided is not None else ():
            if self._people.keep_apart(client_id, other):
                self._writer.keep_separate(client_id, other)

    def _judged(self, judgement: Judgement | None) -> int | None:
        """The client that a row is found to be, or what an earlier row of the chunk became."""
        if judgement is None:
            return None
        return judgement.client_id if judgement.leader is None else self._became.get(judgement.leader)

    def _count(self, outcome: Outcome, row: SourceRow, words: str = "") -> None:
        self._tally.count(outcome, row.line, row.parsed.name, words)

    def _came_before(self, row: SourceRow) -> bool:
        """Whether another row had this one's number first, and these very words came all the same."""
        if self._former.get(row.key) == row.row_hash:
            return True
        seen = self._before.hashes
        return row.row_hash in self._others or (row.key in seen and own_key(row.row_hash) in seen)

    def _pass_over(self, row: SourceRow, line: LedgerRow | None) -> int | None:
        """It came before and says the same."""
        key = own_key(row.row_hash)
        self._before.hashes.setdefault(row.key, row.row_hash)
        if line is not None and self._former.get(row.key) == row.row_hash and key not in self._before.hashes:
            # Another row of its number has taken its line in the ledger; next time it must be known all the same.
            self._before.hashes[key] = row.row_hash
            self._writer.add("import_row", KIND, self._source, key, row.row_hash, line.record_id, None)
        if line is not None and row.parsed.external_id:
            self._before.note_client(row.parsed.external_id, line.record_id, is_stranger=False)
        self._count(Outcome.UNCHANGED, row)
        return None if line is None else line.record_id

    def _known(self, client_id: int | None, known: dict[int, KnownClient]) -> KnownClient | None:
        """A client to compare with; one this chunk has made is not in the database yet, nor need it be read."""
        if client_id is None:
            return None
        if client_id not in known and client_id in self._just_made:
            known[client_id] = known_from(client_id, self._just_made[client_id])
        elif client_id not in known:
            known.update(read_known_clients([client_id]))
        return known.get(client_id)

    def _remember(self, row: SourceRow, client_id: int) -> None:
        self._people.learn(row.values, client_id)
        self._answers.remember(self._tally.file, row.line, client_id)
        if row.parsed.external_id:
            self._before.note_client(row.parsed.external_id, client_id, is_stranger=not row.key.startswith("id:"))
        if row.key in self._before.hashes:
            return
        self._before.hashes[row.key] = row.row_hash
        # A row without a number of its own can never come again with other words, so nobody will ask what it wrote.
        written = written_values(row.parsed) if row.parsed.external_id else None
        self._writer.add("import_row", KIND, self._source, row.key, row.row_hash, client_id, written)

    # ------------------------------------------------------------------ somebody we know

    def _update(self, row: SourceRow, line: LedgerRow, client: KnownClient) -> bool:
        """The same source row again, and it says something else."""
        written, fresh = line.written, written_values(row.parsed)
        changes: dict[str, Any] = {}
        for name in FIELDS:
            value = fresh.get(name, "")
            # A field that somebody emptied was edited as much as one that somebody filled.
            if value and value != client.fields[name] and client.fields[name] == written.get(name, ""):
                changes[name] = value
        is_changed = self._apply(client, changes, row.parsed)
        is_changed |= self._update_site(row.parsed, written, client)
        is_changed |= self._more.add_missing(client, row.parsed)
        is_changed |= self._more.opt_out(client, row.parsed.opted_out)
        for kind, words in (("notes", row.parsed.notes), ("private_notes", row.parsed.private_notes)):
            if words and fresh[kind] != written.get(kind):
                is_changed |= self._more.tell(client.id, [words], is_private=kind == "private_notes")
        self._former[row.key] = line.row_hash
        self._writer.rewrite_ledger(line, row.row_hash, {**written, **fresh})
        return is_changed

    def _update_site(self, parsed: ParsedClient, written: dict[str, Any], client: KnownClient) -> bool:
        """An address the same row wrote and nobody touched moves with the row."""
        former = written.get("site")
        if not parsed.sites or former is None:
            return False
        fresh = {name: getattr(parsed.sites[0], name) for name in ADDRESS_FIELDS}
        for index, (site_id, address) in enumerate(client.sites):
            if address == former and fresh != former:
                self._writer.change_site(site_id, client.id, fresh)
                client.sites[index] = (site_id, fresh)
                return True
        return False

    def _merge(self, row: SourceRow, client: KnownClient) -> bool:
        """Another record of the same person: fill what is empty, add what is new, note what differs."""
        parsed = row.parsed
        values = {name: getattr(parsed, name) for name in FIELDS}
        empty = {name: value for name, value in values.items() if value and not client.fields[name]}
        changes = {name: value for name, value in empty.items() if not self._more.is_former(client.id, name, value)}
        different = [
            f"{name.replace('_', ' ')}: {value}"
            for name, value in values.items()
            if name not in ("kind", "name")
            and value
            and client.fields[name]
            and fold(value) != fold(client.fields[name])
        ]
        is_changed = self._apply(client, changes, parsed)
        count = len(client.sites)
        is_changed |= self._more.add_missing(client, parsed)
        is_new_place = bool(parsed.sites and parsed.sites[0].external_id) and parsed.sites[0][
            : len(ADDRESS_FIELDS)
        ] in (tuple(place.values()) for _site_id, place in client.sites[count:])
        is_changed |= self._more.opt_out(client, parsed.opted_out)
        is_changed |= self._more.tell(client.id, [parsed.notes, *different, *self._more.words_beside(client, parsed)])
        # How to get in is nobody else's business; a property that is new has it beside its address.
        ways = () if is_new_place else (parsed.access_note, parsed.parking_note, parsed.water_note)
        is_changed |= self._more.tell(client.id, [parsed.private_notes, *ways], is_private=True)
        return is_changed

    def _apply(self, client: KnownClient, changes: dict[str, Any], parsed: ParsedClient) -> bool:
        if not changes:
            return False
        client.fields.update(changes)
        if changes.keys() & set(SEARCHED):
            changes["sort_name"] = sort_name(parsed._replace(**_names_of(client)), client.fields["name"])
        self._writer.change_client(client.id, changes)
        return True


def written_values(parsed: ParsedClient) -> dict[str, Any]:
    """What this row writes, as the ledger keeps it: only what it says."""
    values: dict[str, Any] = {name: value for name, value in zip(FIELDS, fields_of(parsed), strict=True) if value}
    if parsed.sites:
        values["site"] = dict(zip(ADDRESS_FIELDS, parsed.sites[0], strict=False))
    if parsed.notes:
        values["notes"] = hash_of([parsed.notes])
    if parsed.private_notes:
        values["private_notes"] = hash_of([parsed.private_notes])
    return values


def _is_stranger(row: SourceRow, client: KnownClient | None) -> bool:
    """Whether a row shares neither a word of the name nor a number, address or street with the client it points at.

    Two lists may number from the same 1001 on: a number alone makes nobody out of somebody else.
    """
    if client is None:
        return False
    names = set(fold(f"{client.fields['name']} {client.fields['company_name']}").split())
    if names & set(fold(f"{row.parsed.name} {row.parsed.company_name}").split()):
        return False
    if any(value in client.phones or value in client.emails for value in row.values):
        return False
    streets = {fold(address["street"]) for _site_id, address in client.sites} - {""}
    return not streets & {fold(site.street) for site in row.parsed.sites}


def _names_of(client: KnownClient) -> dict[str, Any]:
    return {name: client.fields[name] for name in (*SEARCHED, "kind")}
