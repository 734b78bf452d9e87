"""Whoever asked to be forgotten does not come back with a file: the tombstones know them, and the import says so."""

from __future__ import annotations

from app.exchange.parsing.parsed_records import ParsedClient
from app.exchange.people.person_index import contact_values
from app.exchange.reading.csv_records import Record, RejectedRow
from app.queries.imports import read_tombstones
from app.rules.fingerprints import fingerprints, source_fingerprint
from app.translations import gettext as _


class ErasedPeople:
    """The tombstones of one database, to compare the rows of a file with."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._tombstones = read_tombstones()

    @property
    def are_any(self) -> bool:
        """Whether anybody was erased at all."""
        return bool(self._tombstones)

    def refuse(self, row: Record, parsed: ParsedClient) -> RejectedRow | None:
        """The row given back with the reason if it is somebody who was erased, else None."""
        if not any(self._is_erased(parsed, salt, hashes) for salt, hashes in self._tombstones):
            return None
        reason = _("This person asked to be forgotten and was erased; the row was not imported.")
        return row.rejected(reason)

    def _is_erased(self, parsed: ParsedClient, salt: str, hashes: frozenset[str]) -> bool:
        names = [parsed.name, f"{parsed.first_name} {parsed.last_name}", parsed.company_name]
        streets = [site.street for site in parsed.sites]
        found = fingerprints(salt, names, contact_values(parsed), streets)
        if parsed.external_id:
            found |= {source_fingerprint(salt, self._source, f"id:{parsed.external_id}")}
        return bool(found & hashes)
