"""What an import asks of the ledger costs what is asked, not what is there."""

from __future__ import annotations

from app.models.imports import ImportBatch, ImportRow
from app.queries.imports import came_under, read_client_of_source_ids
from tests.builders import Firm


def test_a_number_is_found_in_every_source_by_the_index_of_the_ledger(firm: Firm) -> None:
    with firm.everafter.units("Write ledger lines") as work:
        batch = ImportBatch(kind="clients", file_name="a.csv", file_sha256="", imported_at=work.now)
        work.save(batch)
        for record_id, (kind, source, number) in enumerate(
            [
                ("clients", "jobber", "1"),
                ("clients", "file", "2"),
                ("jobs", "housecall", "3"),
                ("clients", "xero", "3"),
            ],
            1,
        ):
            line = {
                "kind": kind,
                "source": source,
                "source_key": f"id:{number}",
                "row_hash": "",
                "record_id": record_id,
            }
            ImportRow.create(batch_id=batch.id, **line)
    assert read_client_of_source_ids(["1", "2", "3", "4"]) == {"1": 1, "2": 2, "3": 4}
    if firm.everafter.units.database.engine == "sqlite":
        asked = ImportRow.select(ImportRow.record_id).where(came_under("clients", ["id:1", "id:2"]))
        sql, values = asked.sql()
        (plan,) = firm.everafter.units.database.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        assert "source_key=?" in str(plan), plan
