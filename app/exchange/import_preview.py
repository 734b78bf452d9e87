"""What a dry run shows before anything is changed: what becomes of the first rows, and who may be whom."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.exchange.import_choices import PairAnswer, PairKey
from app.exchange.import_outcomes import Outcome
from app.rules.duplicates import Caution, Evidence

ROWS_SHOWN = 500
PAIRS_SHOWN = 2_000
MERGES_SHOWN = 1_500


class RowAbout(NamedTuple):
    """What a row tells of that is no client: a job, a note, a payment; of which day, and over which amount."""

    kind: str
    day: date | None = None
    amount_minor: int | None = None


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What would become of one row; `words` say why or with whom, such as the reason or the client it joins."""

    file: str
    line: int
    outcome: Outcome
    name: str
    words: str = ""
    about: RowAbout | None = None


@dataclass(frozen=True, slots=True)
class PairSide:
    """One of two who may be one person: name, client number (0 for a row of the file) and fields as texts."""

    name: str
    number: int
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PersonPair:
    """A row of a file beside the client (or the earlier row) it may be, with what speaks for and against it."""

    key: PairKey
    evidence: Evidence
    cautions: frozenset[Caution]
    likeness: float
    default: PairAnswer
    theirs: PairSide
    ours: PairSide


class MadeClients:
    """Which row each new client came from, in six bytes a client: the ids of an import stand close together."""

    def __init__(self) -> None:
        self.first_id = 0
        self._files: list[str] = []
        self._lines = array("L")
        self._file_of = array("H")
        # ids that another block of the import had reserved before
        self._earlier: dict[int, PairKey] = {}

    def __setitem__(self, client_id: int, key: PairKey) -> None:
        if not self._lines:
            self.first_id = client_id
        place = client_id - self.first_id
        if place < 0:
            self._earlier[client_id] = key
            return
        if not self._files or self._files[-1] != key.file:
            self._files.append(key.file)
        missing = place + 1 - len(self._lines)
        if missing > 0:
            self._lines.extend(array("L", [0]) * missing)
            self._file_of.extend(array("H", [0]) * missing)
        self._lines[place], self._file_of[place] = key.line, len(self._files)

    def add_many(self, client_ids: Iterable[int], keys: Iterable[PairKey]) -> None:
        """Several clients with their rows."""
        for client_id, key in zip(client_ids, keys, strict=True):
            self[client_id] = key

    def get(self, client_id: int) -> PairKey | None:
        """The row of a client, or None of one who was there before."""
        place = client_id - self.first_id
        if not 0 <= place < len(self._lines) or not self._file_of[place]:
            return self._earlier.get(client_id)
        return PairKey(self._files[self._file_of[place] - 1], self._lines[place])

    @property
    def lowest_id(self) -> int:
        """The id below which all clients were there before; 0 if none was made."""
        return min((self.first_id, *self._earlier))


class PreviewNotes:
    """Collects during a dry run what is shown afterwards: bounded, whatever the size of the file."""

    def __init__(self) -> None:
        self.rows: list[PreviewRow] = []
        self.pairs: list[PersonPair] = []
        self.pair_count = 0
        # the clients that rows of the files became, new ones
        self.made = MadeClients()
        self._kept: Counter[Outcome] = Counter()

    def add_row(self, row: PreviewRow) -> None:
        """Keep a row if it is among the first of its outcome."""
        if self._kept[row.outcome] < ROWS_SHOWN:
            self._kept[row.outcome] += 1
            self.rows.append(row)

    def add_pair(self, pair: PersonPair) -> None:
        """Keep a pair if there is room, and count it; those that need nobody leave room for those that do."""
        self.pair_count += 1
        room = PAIRS_SHOWN if pair.default is PairAnswer.SEPARATE else MERGES_SHOWN
        if len(self.pairs) < room:
            self.pairs.append(pair)

    def strongest_pairs(self) -> tuple[PersonPair, ...]:
        """The pairs that were kept, the strongest evidence first."""
        return tuple(sorted(self.pairs, key=lambda pair: (-pair.evidence, -pair.likeness)))
