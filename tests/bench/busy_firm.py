"""A firm of very many clients with a history and a full morning: visits, answers, steps, rewards, promises.

It starts from the clients and jobs of `long_lists.py`; the rest is added by statements of the database itself.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.long_lists import NOW, ZONE, database_of
from tests.bench.measuring import SCRATCH

if TYPE_CHECKING:
    from app.database import Database

__all__ = ["NOW", "ZONE", "busy_database_of"]

_TODAY = NOW.date().isoformat()
# For SQLite alone, as the lists are: figures are compared between statements, not between engines.
_STATEMENTS = (
    (
        "UPDATE client SET ended_reason = CASE WHEN id % 37 = 0 THEN 'moved' ELSE '' END, "
        "is_quiet_good = id % 900 = 0, "
        "stage = CASE WHEN id % 37 = 0 THEN 'ended' WHEN id % 3 = 0 THEN 'fan' ELSE 'married' END, "
        "lost_on = date(last_visit_on, CAST(max(180, expected_interval_days * 2.5 + 0.9) AS INTEGER) || ' days'), "
        "drifting_on = date(last_visit_on, CAST(expected_interval_days * 1.25 + 0.9 AS INTEGER) || ' days'), "
        "soon_on = date(last_visit_on, ((9 * expected_interval_days + 9) / 10) || ' days'), "
        "due_on = date(last_visit_on, expected_interval_days || ' days'), next_visit_at = NULL, "
        "standing_points = 5 + id % 4 * 5, recent_minor = 50000 + id % 700 * 100, "
        "annual_value_minor = (10000 + id % 700 * 20) * 365 / expected_interval_days, street_key = 'elm|millbrook'"
    ),
    (
        "UPDATE job SET finished_at = strftime('%Y-%m-%dT%H:%M:%S.000000Z', starts_at, '2 hours'), "
        "ends_at = strftime('%Y-%m-%dT%H:%M:%S.000000Z', starts_at, '2 hours') WHERE starts_at IS NOT NULL"
    ),
    f"UPDATE client SET next_visit_at = '{_TODAY}T18:00:00.000000Z' WHERE id % 50 = 0",
    (
        f"INSERT INTO aftercare_step (client_id, job_id, kind, due_on, state) SELECT client_id, id, 'quality_call', "
        f"date(finished_at, '1 days'), CASE WHEN finished_at > date('{_TODAY}', '-4 days') THEN 'open' ELSE 'done' END "
        "FROM job WHERE state = 'done' AND finished_at > date('2024-03-01')"
    ),
    (
        f"INSERT INTO aftercare_step (client_id, job_id, kind, due_on, state) SELECT client_id, id, 'thanks', "
        f"date(finished_at), CASE WHEN finished_at > date('{_TODAY}', '-20 days') THEN 'open' ELSE 'done' END "
        "FROM job WHERE state = 'done' AND finished_at > date('2024-03-01')"
    ),
    (
        "INSERT INTO aftercare_step (client_id, job_id, kind, due_on, state) SELECT client_id, id, 'brag', "
        "date(finished_at, '14 days'), 'done' FROM job WHERE state = 'done' AND finished_at > date('2024-03-01')"
    ),
    (
        "INSERT INTO feedback "
        "(client_id, job_id, asked_at, channel, answer, score, answer_class, is_confirmed, probe_state) "
        "SELECT client_id, id, finished_at, 'phone', CASE id % 3 WHEN 0 THEN 'good' ELSE 'great' END, "
        "CASE id % 3 WHEN 0 THEN 7 ELSE 10 END, CASE id % 3 WHEN 0 THEN 'good' ELSE 'love' END, 1, "
        "CASE WHEN id % 9000 = 0 THEN 'due' ELSE 'none' END FROM job "
        "WHERE state = 'done' AND finished_at > date('2024-03-01')"
    ),
    (
        "INSERT INTO reward (client_id, rule, level, state, earned_on, due_on) SELECT id, 'visits', 10, 'passed', "
        "last_visit_on, last_visit_on FROM client WHERE id % 2 = 0"
    ),
    (
        f"INSERT INTO reward (client_id, rule, level, state, earned_on, due_on) SELECT id, 'tenure', 5, 'due', "
        f"date('{_TODAY}', (id % 12) || ' days'), date('{_TODAY}', (id % 12) || ' days') FROM client WHERE id % 250 = 1"
    ),
    (
        f"INSERT INTO promise (client_id, what, due_at, made_at) SELECT id, 'Bring the sample', "
        f"strftime('%Y-%m-%dT%H:%M:%S.000000Z', '{_TODAY}', (id % 9) || ' hours'), '{_TODAY}T08:00:00.000000Z' "
        "FROM client WHERE id % 2500 = 2"
    ),
)


def busy_database_of(client_count: int, job_count: int) -> Path:
    """The file with so many clients and jobs and all that hangs on them."""
    source = database_of(client_count, job_count)
    file = SCRATCH / f"busy-{source.name}"
    if not file.exists():
        part = file.with_suffix(".part")
        shutil.copy(source, part)
        _fill(part)
        part.replace(file)
    return file


def _fill(file: Path) -> None:
    from app.clock import FixedClock
    from app.everafter import open_everafter

    everafter = open_everafter(file, clock=FixedClock(NOW, ZONE))
    try:
        _write(everafter.database)
        everafter.nightly.run()
    finally:
        everafter.close()


def _write(database: Database) -> None:
    database.execute_sql("PRAGMA cache_size=-262144")
    with database.atomic():
        for statement in _STATEMENTS:
            database.execute_sql(statement)
