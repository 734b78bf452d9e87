"""Which rows of clients a file brought already, while it is read: hashes in memory, what they said in the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from app.exchange.people.compact_map import CompactMap, SureMap
from app.queries.imports import read_client_of_source_places, read_source_rows

_MOST_EXACT = 100_000


class RowsBefore:
    """Looks up the rows at hand; `hashes` by key and `clients` by the other system's number take what they bring."""

    def __init__(self, kind: str, source: str, import_id: int) -> None:
        self._kind, self._source, self._import_id = kind, source, import_id
        self._taken = CompactMap(_MOST_EXACT)
        # the keys of earlier imports that this file brought again, among them
        self._again = SureMap(_MOST_EXACT)
        self.hashes: dict[str, str] = {}
        self.clients: dict[str, int] = {}
        # numbers under which the ledger has somebody else, who shares nothing but the number with this file's client
        self._strangers: dict[str, int] = {}

    def look_up(self, keys: Iterable[str], numbers: Iterable[str]) -> None:
        """What came so far under these keys and numbers; what is known of others is put away."""
        self._put_away()
        ids = {f"id:{number}": number for number in numbers if number}
        asked = self._taken.met([*keys, *ids])
        lines = read_source_rows(self._kind, self._source, sorted(asked)) if asked else {}
        self.hashes = {
            key: row_hash
            for key, (row_hash, _client_id, import_id) in lines.items()
            if import_id == self._import_id or self._again.get(key) is not None
        }
        for key in asked & ids.keys():
            number = ids[key]
            found = self._strangers.get(number)
            if found is None:
                found = lines[key][1] if key in self.hashes else self._client_of_places(key, number)
            if found is not None:
                self.clients[number] = found

    def _client_of_places(self, key: str, number: str) -> int | None:
        """Whose number it is if each address came in a row of its own."""
        is_known = self._again.get(key) is not None
        return read_client_of_source_places(self._source, number) if is_known else None

    def came(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys under which a row may have come; look_up tells surely."""
        return self._taken.met(keys)

    def note_new(self, keys: Iterable[str]) -> None:
        """Rows that became clients elsewhere, which are in the ledger by now."""
        several = list(keys)
        self._taken.add_new(several, [1] * len(several))

    def note_client(self, number: str, client_id: int, *, is_stranger: bool) -> None:
        """Whose a number of the other system is, first come."""
        if number in self.clients:
            return
        self.clients[number] = client_id
        if is_stranger:
            self._strangers[number] = client_id

    def _put_away(self) -> None:
        for key in (*self.hashes, *(f"id:{number}" for number in self.clients)):
            self._taken.setdefault(key, 1)
            self._again.setdefault(key, 1)
        self.hashes, self.clients = {}, {}
