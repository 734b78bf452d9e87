"""Whoever a row of our own list names is found or kept as somebody who left, and numbers go on after the largest."""

from __future__ import annotations

from app.models.firm import Counter
from app.models.team import Person
from app.services.exact_rows import ExactRows
from app.services.import_writer import ImportWriter
from app.services.imports import BatchDraft, ImportCounts, ImportService
from tests.builders import Firm


def test_names_are_found_or_kept_and_counters_go_on(firm: Firm) -> None:
    found: list[int | None] = []

    def write(writer: ImportWriter) -> ImportCounts:
        rows = ExactRows(writer)
        found.extend(rows.person(name) for name in ("Luis Santos", "", "Old Hand", "Old Hand"))
        rows.bears("client", 5_000)
        rows.bears("client", 70)
        rows.settle()
        return ImportCounts()

    ImportService(firm.everafter.units, firm.clock).run(BatchDraft("notes", "notes.csv", ""), write)
    luis, nobody, old, again = found
    assert (luis, nobody, old) == (firm.luis, None, again)
    person = Person.get_by_id(old)
    assert (person.initials, person.role, person.archived_at is None) == ("OH", "technician", False)
    assert Counter.get(Counter.name == "client").last_value == 5_000
    assert firm.client("Next") is not None
    assert Counter.get(Counter.name == "client").last_value == 5_001
