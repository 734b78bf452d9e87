"""Takes rows about what happened with clients: each becomes one record, or an update of the one it became before."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, ClassVar, Generic, NamedTuple, Protocol, TypeVar

from app.clock import Clock
from app.exchange.import_counts import ImportTally
from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import RowAbout
from app.exchange.parsing.parsed_history import JobMeant
from app.exchange.parsing.parsed_records import ParsedClient
from app.exchange.people.person_index import PersonIndex
from app.exchange.people.person_pairs import PairAnswers
from app.exchange.people.whose_row import ClientFinder, Whose
from app.exchange.reading.csv_records import Record, hash_of
from app.exchange.reading.row_hashes import RowHashes
from app.exchange.records.client_import import own_key, read_other_versions
from app.queries.imports import LedgerRow, has_ledger, read_ledger
from app.services.import_writer import ImportWriter
from app.translations import gettext as _

MIDDAY = time(12)
_LONGEST_NOTE = 100_000


@dataclass(frozen=True, slots=True)
class ImportTools:
    """What every kind needs to take the rows of one file."""

    writer: ImportWriter
    source: str
    tally: ImportTally
    people: PersonIndex
    clock: Clock
    answers: PairAnswers
    hash_row: RowHashes


class ParsedHistory(Protocol):
    """What all of these rows say: whose, of which job, and under which number the other system knows it."""

    @property
    def client(self) -> ParsedClient:
        """Whose it is."""

    @property
    def job(self) -> JobMeant:
        """Of which job."""

    @property
    def number(self) -> str:
        """The number of the other system."""

    @property
    def private_words(self) -> str:
        """What stands under headings that say it is for the house alone."""


ParsedT = TypeVar("ParsedT", bound=ParsedHistory)


class KeyedHistory(NamedTuple):
    """A row with the key under which its source knows it and the hash of what it says."""

    record: Record
    parsed: Any
    key: str
    row_hash: str


class Added(NamedTuple):
    """The record that a row became, and what it wrote; merged if it only told more of one that was there."""

    record_id: int
    written: Mapping[str, Any]
    outcome: Outcome = Outcome.NEW


class HistoryImport(ABC, Generic[ParsedT]):
    """The ledger's part of every kind: the same row twice is unchanged, another version of it is an update."""

    kind: ClassVar[str]

    def __init__(self, tools: ImportTools) -> None:
        self.tools = tools
        self.writer = tools.writer
        self.finder = ClientFinder(tools.source, tools.people, tools.clock.zone)
        self._is_known_source = has_ledger(self.kind, tools.source)
        # Our own file may come back into the very database it was taken out of; what is there is not doubled.
        self.is_ours = tools.source.startswith("everafter")
        self.present: dict[tuple[object, ...], int] = {}
        self._seen: dict[str, str] = {}
        # what the ledger said of rows that this import has brought up to date
        self._former: dict[str, str] = {}
        self._whose: dict[int, Whose] = {}

    @abstractmethod
    def add(self, parsed: ParsedT, whose: Whose, client_id: int) -> Added | str:
        """Write a new record, or say why it cannot be taken."""

    @abstractmethod
    def update(self, parsed: ParsedT, record_id: int, written: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Bring to a record what its row says now and nobody edited; returns what it wrote, None if nothing changed."""

    @abstractmethod
    def about(self, parsed: ParsedT) -> RowAbout:
        """What a row tells of, for the preview."""

    def rest_of(self, _parsed: ParsedT) -> str:
        """What becomes a note of the client, where the record itself has no place for it."""
        return ""

    def prepare(self, rows: Sequence[tuple[ParsedT, Whose]]) -> None:
        """Read at once what a chunk needs besides clients and jobs."""

    def written_out(self) -> None:
        """The chunk is in the database."""

    def take(self, rows: Sequence[tuple[Record, ParsedT]]) -> None:
        """Decide and write a chunk of rows."""
        keyed = [_keyed(record, parsed, self.tools.hash_row(record.cells)) for record, parsed in rows]
        source = self.tools.source
        ledger = read_ledger(self.kind, source, [row.key for row in keyed]) if self._is_known_source else {}
        others = read_other_versions(self.kind, source, keyed, ledger) if ledger else frozenset[str]()
        fresh = [row for row in keyed if not self._came_before(row, ledger.get(row.key), others)]
        if fresh:
            self.finder.prepare([(row.parsed.client, row.parsed.job) for row in fresh])
            self._whose = {row.record.line: self.finder.whose(row.parsed.client, row.parsed.job) for row in fresh}
            self.prepare([(row.parsed, self._whose[row.record.line]) for row in fresh])
        for row in keyed:
            self._take_row(row, ledger.get(row.key), others)
        self.writer.flush()
        self.written_out()

    def finish(self) -> None:
        """Nothing follows any more."""

    def keep_beside(
        self, parsed: ParsedT, whose: tuple[int, int | None], at: datetime, written: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Words that have no field become notes of the client, those for the house private ones, each version once.

        Returns what the ledger keeps of that.
        `whose` are the ids of client and job, `written` is what the ledger kept when the row came before.
        """
        told = {}
        for name, words in (("rest", self.rest_of(parsed)), ("private", parsed.private_words)):
            if words and written.get(name) != hash_of([words]):
                values = ("note", at, _("from an imported file"), words[:_LONGEST_NOTE], name == "private", None, "")
                self.writer.add("timeline_entry", *whose, *values)
                told[name] = hash_of([words])
        return told

    def _take_row(self, row: KeyedHistory, line: LedgerRow | None, others: frozenset[str]) -> None:
        if self._came_before(row, line, others):
            self._keep_known(row, line)
            self._count(Outcome.UNCHANGED, row)
        elif line is not None and row.key not in self._seen:
            written = self.update(row.parsed, line.record_id, line.written)
            self._former[row.key] = line.row_hash
            self.writer.rewrite_ledger(line, row.row_hash, {**line.written, **(written or {})})
            self._seen[row.key] = row.row_hash
            self._count(Outcome.UNCHANGED if written is None else Outcome.UPDATED, row)
        else:
            self._take_new(row)

    def _keep_known(self, row: KeyedHistory, line: LedgerRow | None) -> None:
        """Where a row of the same number has taken this one's line in the ledger just now, give it one of its own."""
        key = own_key(row.row_hash)
        if line is not None and self._former.get(row.key) == row.row_hash and key not in self._seen:
            self._seen[key] = row.row_hash
            self.writer.add("import_row", self.kind, self.tools.source, key, row.row_hash, line.record_id, None)

    def _take_new(self, row: KeyedHistory) -> None:
        whose = self._whose[row.record.line]
        if whose.client_id is None:
            self.tools.tally.reject(row.record.rejected(whose.fault))
            return
        added = self.add(row.parsed, whose, whose.client_id)
        if isinstance(added, str):
            self.tools.tally.reject(row.record.rejected(added))
            return
        # Another row of this file may have the same number: both are kept, the second one under what it says.
        key = own_key(row.row_hash) if row.key in self._seen else row.key
        self._seen.setdefault(row.key, row.row_hash)
        self._seen[key] = row.row_hash
        kept = dict(added.written) if key.startswith("id:") else None
        self.writer.add("import_row", self.kind, self.tools.source, key, row.row_hash, added.record_id, kept)
        self.writer.touched_clients.add(whose.client_id)
        self._count(added.outcome, row, self.finder.name_of(whose.client_id))

    def _came_before(self, row: KeyedHistory, line: LedgerRow | None, others: frozenset[str]) -> bool:
        """Whether these very words came before, from this file or an earlier one."""
        if (line is not None and line.row_hash == row.row_hash) or self._former.get(row.key) == row.row_hash:
            return True
        return row.row_hash in others or row.row_hash in (
            self._seen.get(row.key), self._seen.get(own_key(row.row_hash)),
        )  # fmt: skip

    def _count(self, outcome: Outcome, row: KeyedHistory, words: str = "") -> None:
        tally = self.tools.tally
        about = self.about(row.parsed) if tally.notes is not None else None
        tally.count(outcome, row.record.line, row.parsed.client.name, words, about)

    def at(self, day: date | None, moment: time | None) -> datetime:
        """A day and a time on the firm's wall; a day alone is its midday, and never later than now."""
        now = self.writer.work.now
        if day is None:
            return now
        return min(datetime.combine(day, moment or MIDDAY, tzinfo=self.tools.clock.zone), now)


def _keyed(record: Record, parsed: ParsedHistory, row_hash: str) -> KeyedHistory:
    return KeyedHistory(record, parsed, f"id:{parsed.number}" if parsed.number else own_key(row_hash), row_hash)
