"""Goals 2 and 2b of the figures: spreadsheets of clients through our whole import, against bare `sqlite3 .import`.

    python tests/bench/bench_import.py [--clients 100000] [--rounds 3] [--large]

Ours reads, recognises and validates 20 columns, brings telephones into E.164, asks of every row whether we know the
person, writes clients, addresses, numbers, notes, tags and the ledger by which the import can be taken back, and makes
the search index; without the same-person check everybody is taken for new. The limit only copies the texts into one
table with three indexes. `--large` takes a million clients, in one round.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.measuring import SCRATCH, BenchRow, Cost, in_turn, measure, ratios, tell  # noqa: E402 - see above
from tests.bench.sample_clients import (  # noqa: E402 - see above
    CLIENT_HEADINGS,
    JOB_HEADINGS,
    clients_file,
    jobs_file,
)

GOAL = 2.6
GOAL_WITH_CHECK = 4.0
GOAL_OF_A_MILLION = 1.6
_INDEXED = {"clients": (0, 3, 5), "jobs": (0, 1, 7)}
_HEADINGS = {"clients": CLIENT_HEADINGS, "jobs": JOB_HEADINGS}


def import_ours(files: Sequence[Path], target: Path, *, is_checked: bool = True) -> None:
    """The import as the program does it, or without asking who is known; every row must be accounted for."""
    from app.clock import SystemClock
    from app.everafter import open_everafter
    from app.exchange import import_plan
    from app.exchange.import_plan import apply_import, plan_import
    from app.exchange.people.person_index import PersonIndex

    class Nobody(PersonIndex):
        """Knows nobody and learns nothing."""

        def met(self, values: Sequence[str]) -> set[str]:
            return set()

        def learn_new(self, values: Iterable[str], client_ids: Iterable[int]) -> None:
            pass

        def judge(self, *_question: object) -> dict[int, Any]:
            return {}

    if not is_checked:
        import_plan.PersonIndex = Nobody  # type: ignore[attr-defined]  # the one thing that the two cases differ in
    everafter = open_everafter(target, may_create=True)
    try:
        clock = everafter.clock
        assert isinstance(clock, SystemClock)
        counts = apply_import(plan_import(files, clock), everafter.units, clock).counts
        assert counts.read == counts.new + counts.updated + counts.merged + counts.unchanged + counts.rejected
        print(counts)
    finally:
        everafter.close()


def write_bare(finished: Path, target: Path) -> None:
    """The rows of a finished import put into our tables column by column: what no import into them can be under.

    Prints the CPU seconds of the writing, with its plain and search indexes; reading the finished file is not counted.
    """
    from app.everafter import open_everafter
    from app.services.bulk_writes import insert_columns, without_indexes
    from app.services.import_writer import COLUMNS

    everafter = open_everafter(target, may_create=True)
    try:
        tables = {table: _columns_of(finished, table) for table in ("import_batch", *COLUMNS)}
        started = time.process_time()
        with everafter.units("Bare rows") as work, without_indexes(work, ["client", "site", "contact_point"]):
            for table, columns in tables.items():
                insert_columns(work, table, len(columns["id"]), columns)
        print(time.process_time() - started)
    finally:
        everafter.close()


def _columns_of(file: Path, table: str) -> dict[str, list[object]]:
    """The columns of a table that hold anything, with their values; an import, too, leaves the others to defaults."""
    with closing(sqlite3.connect(file)) as database:
        cursor = database.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        columns = dict(zip(names, map(list, zip(*cursor.fetchall(), strict=True)), strict=False)) or {"id": []}
    return {name: values for name, values in columns.items() if name == "id" or any(values)}


def import_stand_in(file: Path, kind: str, target: Path) -> None:
    """What `.import` does, where the command is missing: every row into one table of texts, inside one transaction."""
    with sqlite3.connect(target, isolation_level=None) as database:
        database.executescript(_table(kind))
        with file.open(encoding="utf-8", newline="") as source:
            rows = csv.reader(source)
            marks = ", ".join("?" * len(next(rows)))
            database.execute("BEGIN")
            database.executemany(f"INSERT INTO {kind} VALUES ({marks})", rows)
            database.execute("COMMIT")


def _table(kind: str) -> str:
    """The one table of the limit, in a file like ours: with a write-ahead log, and three indexes."""
    columns = ", ".join(f'"{heading}" TEXT' for heading in _HEADINGS[kind])
    indexes = "".join(f'CREATE INDEX by_{place} ON {kind} ("{_HEADINGS[kind][place]}");' for place in _INDEXED[kind])
    return f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE {kind} ({columns}); {indexes}"


def limit(file: Path, kind: str, target: Path) -> Cost:
    """`sqlite3 .import` into a fresh file, or the stand-in."""
    _remove(target)
    shell = shutil.which("sqlite3")
    if shell is None:
        return measure([sys.executable, __file__, "--case", "limit", "--kind", kind, "--target", target, file])
    return measure([shell, "-bail", target, "-cmd", _table(kind), f".import --csv --skip 1 '{file}' {kind}"])


def ours(files: Sequence[Path], target: Path, case: str = "ours") -> Cost:
    """Our import into a fresh file."""
    _remove(target)
    return measure([sys.executable, __file__, "--case", case, "--target", target, *files])


def bare(finished: Path, target: Path) -> Cost:
    """The rows alone, counted by the child itself."""
    _remove(target)
    cost = measure([sys.executable, __file__, "--case", "bare", "--target", target, finished])
    return Cost(float(cost.said.splitlines()[-1]), cost.peak)


def rows(client_count: int, rounds: int) -> list[BenchRow]:
    """The clients of goal 2, and past jobs tied to their clients."""
    file = clients_file(client_count, SCRATCH)
    few, jobs = clients_file(5_000, SCRATCH), jobs_file(15_000, 5_000, SCRATCH)
    target = SCRATCH / "import.db"
    costs = in_turn(
        {
            "limit": lambda: limit(file, "clients", target),
            "unchecked": lambda: ours([file], target, "unchecked"),
            "ours": lambda: ours([file], target),
            "bare": lambda: bare(target, SCRATCH / "bare.db"),
            "limit of jobs": lambda: limit(jobs, "jobs", target),
            "few": lambda: ours([few], target),
            "few with jobs": lambda: ours([few, jobs], target),
        },
        rounds,
    )
    _remove(target)
    _remove(SCRATCH / "bare.db")
    base = ".import" if shutil.which("sqlite3") else "executemany (stand-in)"
    wanted, wanted_checked = _goals(client_count)
    goal = "2b" if client_count > 100_000 else "2"
    limits, with_jobs = costs["limit"], costs["few with jobs"]
    only_jobs = [Cost(both.cpu - without.cpu, both.peak) for both, without in zip(with_jobs, costs["few"], strict=True)]
    return [
        BenchRow(goal, f"import {client_count:,} clients, against {base}", wanted, ratios(costs["unchecked"], limits)),
        BenchRow(goal, "  with the same-person check", wanted_checked, ratios(costs["ours"], limits)),
        BenchRow(goal, "  the same rows bare into our tables, against it", None, ratios(costs["bare"], limits)),
        BenchRow(goal, "  the whole import against the same rows bare", None, ratios(costs["ours"], costs["bare"])),
        BenchRow(goal, "  CPU seconds", None, tuple(cost.cpu for cost in costs["ours"]), "s"),
        BenchRow(goal, "  peak memory", None, tuple(cost.peak for cost in costs["ours"]), "MiB"),
        BenchRow("", f"import 15,000 jobs, against {base}", None, ratios(only_jobs, costs["limit of jobs"])),
        BenchRow("", "  CPU seconds, with their 5,000 clients", None, tuple(cost.cpu for cost in with_jobs), "s"),
    ]


def _goals(client_count: int) -> tuple[float | None, float | None]:
    """What is wanted of the import without and with the same-person check; nothing of other sizes."""
    if client_count == 100_000:
        return GOAL, GOAL_WITH_CHECK
    return (GOAL_OF_A_MILLION if client_count == 1_000_000 else None), None


def _remove(file: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        Path(f"{file}{end}").unlink(missing_ok=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or (with --case) be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--case", choices=("ours", "unchecked", "bare", "limit"))
    parser.add_argument("--kind", choices=sorted(_HEADINGS), default="clients")
    parser.add_argument("--target", type=Path)
    parser.add_argument("files", type=Path, nargs="*")
    chosen = parser.parse_args(arguments)
    if chosen.case in {"ours", "unchecked"}:
        import_ours(chosen.files, chosen.target, is_checked=chosen.case == "ours")
    elif chosen.case == "bare":
        write_bare(chosen.files[0], chosen.target)
    elif chosen.case == "limit":
        import_stand_in(chosen.files[0], chosen.kind, chosen.target)
    else:
        tell(rows(1_000_000, 1) if chosen.large else rows(chosen.clients, chosen.rounds))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
