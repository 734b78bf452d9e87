"""Takes whole blocks of a file of clients: the plain rows of people nobody can know at once, all others one by one.

A plain row is taken at once only if its key never came before and nobody, in the database or in any row so far or of
the same block, bears one of its numbers or addresses; so no other row of the block could make it anything but new.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, compress

from app.exchange.import_choices import PairKey
from app.exchange.import_counts import ImportTally
from app.exchange.import_outcomes import Outcome
from app.exchange.parsing.client_parsing import ClientParser
from app.exchange.parsing.plain_clients import PlainClients, PlainReader
from app.exchange.people.person_index import PersonIndex, birthday_value
from app.exchange.people.person_pairs import PairAnswers
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.reading.row_blocks import RowBlock
from app.exchange.reading.row_hashes import RowHashes
from app.exchange.records.client_import import KIND, ClientImport, SourceRow, own_key, source_row
from app.exchange.records.plain_client_rows import PlainClientRows, written_texts
from app.exchange.words.import_fields import ImportField
from app.queries.imports import ADDRESS_FIELDS
from app.services.import_writer import ImportWriter


class PlainClientImport:
    """Takes the blocks of one file."""

    def __init__(
        self,
        writer: ImportWriter,
        source: str,
        tally: ImportTally,
        people: PersonIndex,
        answers: PairAnswers,
        parsers: tuple[ClientParser, PlainReader, RowHashes],
    ) -> None:
        self._writer, self._source, self._tally, self._people = writer, source, tally, people
        self._answered = answers.lines_of(tally.file)
        self._parser, self._reader, self._hash_row = parsers
        self._rows = PlainClientRows(writer)
        self._clients = ClientImport(writer, source, tally, people, answers)

    def take(self, block: RowBlock) -> None:
        """Take every row of a block."""
        plain = self._reader.read(block)
        others = self._parsed([*block.others, *_records(block, plain.places, is_others=True)])
        values = [each for row in others for each in row.values]
        hashes = [self._hash_row(block.rows[place]) for place in plain.places]
        numbers = plain.texts[ImportField.EXTERNAL_ID]
        keys = [
            f"id:{number}" if number else own_key(row_hash) for number, row_hash in zip(numbers, hashes, strict=True)
        ]
        known = self._known_places(plain, keys, [row.key for row in others], values)
        if self._answered:
            known |= {place for place in plain.places if block.line_of(place) in self._answered}
        if known:
            others += self._parsed([block.record(place) for place in known])
            kept = [place not in known for place in plain.places]
            plain = plain.without(known)
            hashes, keys = list(compress(hashes, kept)), list(compress(keys, kept))
        if len(plain):
            self._create(block, plain, keys, hashes)
        if others:
            self._clients.take(sorted(others, key=lambda row: row.line))

    def _parsed(self, rows: Sequence[Record | RejectedRow]) -> list[SourceRow]:
        """What these rows say, one by one; those that cannot be taken are given back."""
        found = []
        for row in rows:
            parsed = row if isinstance(row, RejectedRow) else self._parser.parse(row)
            if isinstance(parsed, RejectedRow):
                self._tally.reject(parsed)
            elif isinstance(row, Record):
                found.append(source_row(row, parsed, self._hash_row(row.cells)))
        return found

    def _known_places(
        self, plain: PlainClients, keys: list[str], other_keys: list[str], values: list[str]
    ) -> frozenset[int]:
        """The plain rows that may be somebody: by their key, or by a number or address that is not theirs alone."""
        columns = [normals for _label, _texts, normals in (*plain.phones, *plain.emails)]
        columns.append(_born(plain))
        met = self._people.met([*filter(None, chain.from_iterable(columns)), *values])
        found = set()
        if met:
            for column in columns:
                found |= {place for place, value in zip(plain.places, column, strict=True) if value in met}
        settled = self._clients.settled_keys(keys, plain.texts[ImportField.EXTERNAL_ID])
        settled.update(other_keys)
        if len(set(keys)) < len(keys) or not settled.isdisjoint(keys):
            seen: set[str] = set()
            twice = {key for key in keys if key in seen or seen.add(key)}  # type: ignore[func-returns-value]  # notes the key in passing
            settled |= twice
            found |= {place for place, key in zip(plain.places, keys, strict=True) if key in settled}
        return frozenset(found)

    def _create(self, block: RowBlock, plain: PlainClients, keys: list[str], hashes: list[str]) -> None:
        ids = list(self._rows.create(plain))  # the same numbers in all that is remembered, to save memory
        numbers = plain.texts[ImportField.EXTERNAL_ID]
        for _label, _texts, normals in (*plain.phones, *plain.emails):
            self._people.learn_new(filter(None, normals), compress(ids, normals))
        born = _born(plain)
        self._people.learn_new(filter(None, born), compress(ids, born))
        self._clients.note_new(keys)
        written: list[str | None] = list(written_texts(plain)) if any(numbers) else [None] * len(plain)
        if not all(numbers):
            # a row without a number of its own can never come again with other words, so nobody will ask
            written = [text if number else None for text, number in zip(written, numbers, strict=True)]
        columns = {"kind": KIND, "source": self._source, "source_key": keys, "row_hash": hashes}
        self._writer.add_columns("import_row", len(plain), {**columns, "record_id": ids, "written": written})
        if self._tally.notes is not None:
            keys_of_rows = (PairKey(self._tally.file, block.line_of(place)) for place in plain.places)
            self._tally.notes.made.add_many(ids, keys_of_rows)
        self._tally.count_many(Outcome.NEW, len(plain), _lines_of(block, plain), plain.names)


def _born(plain: PlainClients) -> list[str]:
    """The birthday at its place of each row, "" where it is not known."""
    birthdays, codes = plain.texts[ImportField.BIRTHDAY], plain.address[ADDRESS_FIELDS.index("postal_code")]
    if not any(birthdays):
        return [""] * len(plain)
    return [birthday_value(day, code) if day else "" for day, code in zip(birthdays, codes, strict=True)]


def _lines_of(block: RowBlock, plain: PlainClients) -> Callable[[int], int]:
    return lambda number: block.line_of(plain.places[number])


def _records(block: RowBlock, places: Sequence[int], *, is_others: bool) -> list[Record]:
    """The rows of a block at these places, or all others."""
    chosen = set(places)
    return [block.record(place) for place in range(len(block.rows)) if (place in chosen) is not is_others]
