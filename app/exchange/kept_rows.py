"""Rows that are kept for the end of an import: in memory while they are few, in a temporary file when they are many."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from tempfile import SpooledTemporaryFile
from weakref import finalize

from app.errors import StorageError
from app.exchange.reading.csv_records import RejectedRow
from app.translations import gettext as _

_MOST_IN_MEMORY = 4 * 1024 * 1024


class KeptRows:
    """The rows that are given back, in their order; as many as a file may hold."""

    def __init__(self) -> None:
        # goes with this object, whatever ends the program
        self._file = SpooledTemporaryFile(max_size=_MOST_IN_MEMORY)  # noqa: SIM115 - read when the import is over
        finalize(self, self._file.close)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> RejectedRow:
        return next(islice(self, range(self._count)[place], None))

    def __iter__(self) -> Iterator[RejectedRow]:
        place = 0
        for _number in range(self._count):
            self._file.seek(place)
            line = self._file.readline()
            place += len(line)
            yield RejectedRow(*json.loads(line))

    def append(self, row: RejectedRow) -> None:
        """One more row."""
        try:
            self._file.seek(0, 2)
            self._file.write(json.dumps(row).encode("ascii") + b"\n")
        except OSError as error:
            raise StorageError(
                _("There is no room for the rows to mend; nothing was changed, make room and start again.")
            ) from error
        self._count += 1
