"""A process that saves, imports, backs up or restores, and is killed in the middle of it by test_kill.py.

It says each number on its standard output after the unit with that number was committed.
"""

from __future__ import annotations

import itertools
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.backups import make_backup, restore_backup
from app.clock import FixedClock
from app.database import Database, open_database
from app.events import EventBus
from app.models.clients import Client
from app.models.jobs import Job, Payment
from app.services.bulk_writes import insert_rows, reserve_ids, without_indexes
from app.unit_of_work import UnitsOfWork

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
BULK = 4_000
MINUTES = range(60)


def units_of(database: Database) -> UnitsOfWork:
    return UnitsOfWork(database, EventBus(), FixedClock(NOW, ZoneInfo("UTC")))


def save_one(units: UnitsOfWork) -> int:
    """A client with a job, a payment and everything that hangs on them."""
    with units("Client added") as work:
        number = work.next_number("client")
        client = Client(number=number, name=f"Zoë {number}", sort_name="zoe", created_at=work.now)
        client.search_text, client.why_us = f"zoe{number}", "x" * (number * 37 % 2_000)
        work.save(client)
        job = Job(number=work.next_number("job"), client_id=client.id, created_at=work.now, paid_minor=700)
        work.save(job)
        for amount in (300, 400):
            work.save(
                Payment(
                    client_id=client.id, job_id=job.id, amount_minor=amount, paid_on=NOW.date(), recorded_at=work.now
                )
            )
    return number


def bring_in(units: UnitsOfWork) -> None:
    """Many clients at once, without indexes meanwhile."""
    with units("Clients imported") as work:
        first = work.next_numbers("client", BULK)[0]
        ids = reserve_ids(work, "client", BULK)
        rows = ((each, first + at, "Bulk", "bulk", NOW, f"bulk{at}") for at, each in enumerate(ids))
        with without_indexes(work, ["client"]):
            insert_rows(work, "client", ("id", "number", "name", "sort_name", "created_at", "search_text"), rows)


def say(word: object) -> None:
    print(word, flush=True)


def main(job: str, file: Path, folder: Path) -> None:
    if job == "restore":
        backup = next(iter(sorted(folder.glob("*.db"))))
        for minute in itertools.cycle(MINUTES):
            say("ready")
            restore_backup(backup, file, folder, NOW.replace(minute=minute))
        return
    database = open_database(file)
    units = units_of(database)
    say("ready")
    for minute in itertools.cycle(MINUTES):
        match job:
            case "save":
                say(save_one(units))
            case "import":
                bring_in(units)
            case "backup":
                make_backup(database, folder, NOW.replace(minute=minute))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
