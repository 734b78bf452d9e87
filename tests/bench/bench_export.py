"""Goal 3 of the figures: a million jobs written as CSV for a spreadsheet, against `sqlite3 -csv` of the same rows.

    python tests/bench/bench_export.py [--jobs 1000000] [--clients 100000] [--rounds 3]

Ours guards every text against formulas, writes moments on the firm's wall and money with its decimals, tells how far it
is and can be stopped; the limit is SQLite's own shell, which prints the columns of the very same query as they are.
The list of clients (contacts, tags, addresses and wishes joined) is measured beside it.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.measuring import SCRATCH, BenchRow, Cost, in_turn, measure, ratios, tell  # noqa: E402 - see above

_JOB_COLUMNS = (
    "number, client_id, state, description, starts_at, ends_at, technician_id, price_minor, billed_minor, "
    "paid_minor, external_number, created_at"
)
GOAL_RATIO, GOAL_PEAK = 3.0, 40.0
_WORK = ("Living room and hall", "Stairs, 13 steps", "Two rugs; pick up Tuesday", 'Sofa, "wine" stain', "Whole house")
_TOWNS = ("Millbrook", "Portland", "Beaverton", "Lake Oswego")


def export_ours(what: str, database: Path, target: Path) -> None:
    """The export as the window does it, with progress."""
    from app.everafter import open_everafter
    from app.exchange.out.export import ExportPurpose, export_list
    from app.jobs import JobProgress

    everafter = open_everafter(database)
    try:
        print(export_list(what, target, ExportPurpose.SPREADSHEET, everafter.clock.zone, JobProgress()).rows)
    finally:
        everafter.close()


def make_database(file: Path, job_count: int, client_count: int) -> None:
    """A firm with so many clients and jobs, put in by the driver alone: how it is made is not measured."""
    from app.everafter import open_everafter
    from app.services.firm_drafts import FirmDraft, PersonDraft

    _remove(file)
    everafter = open_everafter(file, may_create=True)
    everafter.firm.set_up(FirmDraft("Brightwater", "Dana Kowalski", time_zone="America/Chicago"))
    for number in range(6):
        everafter.firm.add_person(PersonDraft(f"Technician Number{number}", role="technician"))
    everafter.close()
    with closing(sqlite3.connect(file)) as database, database:
        for table, columns, rows in (
            (
                "client",
                "number, name, sort_name, first_name, last_name, main_phone, created_at",
                _clients(client_count),
            ),
            ("site", "client_id, is_main, street, town, postal_code, country", _sites(client_count)),
            ("contact_point", "client_id, kind, value, position", _contacts(client_count)),
            ("tag", "name", iter([("weekly",), ("key under mat",)])),
            ("client_tag", "client_id, tag_id", ((each, 1 + each % 2) for each in range(1, client_count, 3))),
            (
                "job",
                _JOB_COLUMNS,
                _jobs(job_count, client_count),
            ),
        ):
            marks = ", ".join("?" * (columns.count(",") + 1))
            database.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _clients(count: int) -> Iterator[tuple[object, ...]]:
    for number in range(1, count + 1):
        first, last = f"Maria{number % 997}", f"Okafor-{number % 8_191}"
        phone = f"(503) 555-{number % 10_000:04}"
        yield 1_000 + number, f"{first} {last}", f"{last} {first}".lower(), first, last, phone, _moment(number)


def _sites(count: int) -> Iterator[tuple[object, ...]]:
    for number in range(1, count + 1):
        yield number, 1, f"{number % 4_000} Orchard Lane", _TOWNS[number % 4], f"97{number % 1_000:03}", "US"


def _contacts(count: int) -> Iterator[tuple[object, ...]]:
    for number in range(1, count + 1):
        yield number, "phone", f"(503) 555-{number % 10_000:04}", 0
        yield number, "email", f"maria{number}@example.org", 1


def _jobs(count: int, client_count: int) -> Iterator[tuple[object, ...]]:
    for number in range(1, count + 1):
        price = 9_900 + number % 300 * 50
        words = f"{_WORK[number % 5]} {number % 13}"
        yield (
            2_000 + number, 1 + number * 7_919 % client_count, "done", words, _moment(number), _moment(number, 1),
            2 + number % 6, price, price, price, f"J-{number}" if number % 4 == 0 else "", _moment(number),
        )  # fmt: skip


def _moment(number: int, hours: int = 0) -> str:
    """Moments that rise slowly, as they do in a firm's books."""
    moment = datetime(2008, 1, 7, 14, tzinfo=UTC) + timedelta(minutes=15 * (number // 3), hours=hours)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def limit(statement: str, database: Path, target: Path) -> Cost:
    """SQLite's own shell with our query; raises FileNotFoundError where it is missing."""
    shell = shutil.which("sqlite3")
    if shell is None:
        raise FileNotFoundError("the command sqlite3 is needed: apt-get install sqlite3")
    return measure([shell, "-readonly", "-csv", "-header", database, "-cmd", f".output {target}", statement])


def ours(what: str, database: Path, target: Path) -> Cost:
    """Our export into a fresh file."""
    return measure([sys.executable, __file__, "--case", what, "--target", target, database])


def rows(job_count: int, client_count: int, rounds: int) -> list[BenchRow]:
    """Jobs and clients against the limit, and what they take."""
    SCRATCH.mkdir(exist_ok=True)
    database, target = SCRATCH / f"export-{job_count}-{client_count}.db", SCRATCH / "export.csv"
    # Done by children: the kernel counts what their parent held when it started them as theirs.
    newest = max(step.stat().st_mtime for step in (_ROOT / "app" / "migrations").glob("0*.py"))
    if not database.exists() or database.stat().st_mtime < newest:
        numbers = ["--jobs", str(job_count), "--clients", str(client_count)]
        measure([sys.executable, __file__, "--case", "make", *numbers, database])
    cases = {}
    for what in ("jobs", "clients"):
        statement = measure([sys.executable, __file__, "--case", "statement", "--target", what, database]).said
        cases[f"limit {what}"] = lambda statement=statement: limit(statement, database, target)
        cases[what] = lambda what=what: ours(what, database, target)
    costs = in_turn(cases, rounds)
    target.unlink(missing_ok=True)
    found = []
    for what, count, is_goal in (("jobs", job_count, True), ("clients", client_count, False)):
        mine, theirs = costs[what], costs[f"limit {what}"]
        found += [
            BenchRow(
                "3" if is_goal else "",
                f"export {count:,} {what}, against sqlite3 -csv",
                GOAL_RATIO if is_goal else None,
                ratios(mine, theirs),
            ),
            BenchRow("3", "  peak memory", GOAL_PEAK, tuple(cost.peak for cost in mine), "MiB"),
            BenchRow("", "  CPU seconds", None, tuple(cost.cpu for cost in mine), "s"),
        ]
    return found


def _remove(file: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        Path(f"{file}{end}").unlink(missing_ok=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or (with --case) be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--case", choices=("jobs", "clients", "make", "statement"))
    parser.add_argument("--target", type=Path)
    parser.add_argument("database", type=Path, nargs="?")
    chosen = parser.parse_args(arguments)
    if chosen.case == "make":
        make_database(chosen.database, chosen.jobs, chosen.clients)
    elif chosen.case == "statement":
        from app.queries.exports import list_sql

        print(list_sql(str(chosen.target)))
    elif chosen.case is not None:
        export_ours(chosen.case, chosen.database, chosen.target)
    else:
        tell(rows(chosen.jobs, chosen.clients, chosen.rounds))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
