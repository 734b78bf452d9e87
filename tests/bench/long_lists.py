"""A database with very many clients and jobs, made once by statements of the database itself, without their indexes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.bench.measuring import SCRATCH

if TYPE_CHECKING:
    from app.database import Database

ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 2, 9, tzinfo=ZONE)
_TECHNICIANS = 12
_NUMBERS = "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?) "
# multiplied by a large prime the numbers jump about as dice do, and are the same in every run
_DICE = "(n * 2654435761 % 4294967296)"
_CLIENTS = (
    _NUMBERS
    + "INSERT INTO client (number, first_name, last_name, name, sort_name, created_at, main_street, main_town, "
    "search_text, visit_count, first_visit_on, last_visit_on, expected_interval_days, due_on, drifting_on, is_hurt) "
    "SELECT n, first, last || (n % 997), first || ' ' || last || (n % 997), "
    "lower(last) || (n % 997) || ' ' || lower(first), "
    "'2020-01-01T09:00:00.000000Z', (d % 190) || ' ' || street, 'Millbrook', "
    "lower(first || ' ' || last) || (n % 997) || ' ' || lower(street), 10, date('2016-01-01', (d % 2900) || ' days'), "
    "date('2024-01-01', (d % 780) || ' days'), 90 + d % 400, date('2025-01-01', (d % 780) || ' days'), "
    "date('2025-06-01', (d % 780) || ' days'), d % 2000 = 0 FROM ("
    f"SELECT n, {_DICE} AS d, "
    f"CASE {_DICE} % 5 WHEN 0 THEN 'Margaret' WHEN 1 THEN 'Priya' WHEN 2 THEN 'Tom' WHEN 3 THEN 'Ana' ELSE 'Greg' END "
    f"AS first, CASE {_DICE} % 7 WHEN 0 THEN 'Alder' WHEN 1 THEN 'Bell' WHEN 2 THEN 'Núñez' WHEN 3 THEN 'Ortiz' "
    "WHEN 4 THEN 'Reyes' WHEN 5 THEN 'Nair' ELSE 'Whitlock' END AS last, "
    f"CASE {_DICE} % 3 WHEN 0 THEN 'Orchard Lane' WHEN 1 THEN 'Quarry Hill' ELSE 'Elm Road' END AS street "
    "FROM numbers)"
)
_JOBS = (
    _NUMBERS + "INSERT INTO job (number, client_id, state, description, starts_at, technician_id, is_chargeable, "
    "price_minor, discount_minor, billed_minor, paid_minor, created_at) SELECT 10000 + n, 1 + d % ?, "
    "CASE WHEN d % 1000 < 3 THEN 'enquiry' WHEN d % 1000 < 6 THEN 'quoted' WHEN d % 1000 < 9 THEN 'booked' "
    "WHEN d % 1000 < 40 THEN 'cancelled' WHEN d % 1000 < 50 THEN 'lost' ELSE 'done' END, "
    "CASE d % 4 WHEN 0 THEN 'Living room, stairs' WHEN 1 THEN 'Three rooms' WHEN 2 THEN 'Sofa' ELSE 'Hall' END, "
    "CASE WHEN d % 1000 >= 5 THEN strftime('%Y-%m-%dT%H:%M:%S.000000Z', '2016-01-04 14:00', "
    "(n * 3700.0 / ?) || ' days', (d % 9 * 30) || ' minutes') END, "
    f"CASE WHEN d % 1000 >= 5 THEN 2 + d % {_TECHNICIANS} END, 1, p, 0, "
    "CASE WHEN d % 1000 >= 50 THEN p END, CASE WHEN d % 1000 >= 55 THEN p ELSE 0 END, '2020-01-01T09:00:00.000000Z' "
    f"FROM (SELECT n, {_DICE} AS d, 8000 + {_DICE} % 500 * 100 AS p FROM numbers)"
)


def database_of(client_count: int, job_count: int) -> Path:
    """The file with so many clients and jobs."""
    from app.database_schema import known_fingerprint, newest_version

    schema = known_fingerprint(newest_version())[:8]
    file = SCRATCH / f"lists-{client_count}-{job_count}-{schema}.db"
    if not file.exists():
        SCRATCH.mkdir(exist_ok=True)
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        _fill(part, client_count, job_count)
        part.replace(file)
    return file


def _fill(file: Path, client_count: int, job_count: int) -> None:
    from app.clock import FixedClock
    from app.everafter import open_everafter
    from app.services.firm_drafts import FirmDraft, PersonDraft

    everafter = open_everafter(file, may_create=True, clock=FixedClock(NOW, ZONE))
    try:
        everafter.firm.set_up(FirmDraft(name="Brightwater", owner_name="Dana Kowalski", time_zone=str(ZONE)))
        for number in range(_TECHNICIANS):
            everafter.firm.add_person(PersonDraft(f"Technician {chr(65 + number)}", role="technician"))
        database = everafter.database
        database.execute_sql("PRAGMA cache_size=-262144")
        with database.atomic(), _without_indexes(database, "job", "client"):
            database.execute_sql(_CLIENTS, (client_count,))
            database.execute_sql(_JOBS, (job_count, client_count, job_count))
    finally:
        everafter.close()


@contextmanager
def _without_indexes(database: Database, *tables: str) -> Iterator[None]:
    """Indexes are built after all rows are there, in a tenth of the time."""
    marks = ", ".join("?" * len(tables))
    found = database.execute_sql(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({marks})",
        tables,
    ).fetchall()
    for name, _sql in found:
        database.execute_sql(f"DROP INDEX {name}")
    yield
    for _name, sql in found:
        database.execute_sql(sql)
