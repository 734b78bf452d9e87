"""Goal 4 of the figures: every key typed in the find box over 100,000 clients, against the bare full-text index.

    python tests/bench/bench_find.py [--clients 100000] [--rounds 3] [--large]

Two hundred searches as people type them (names, with and without accents, last four digits, streets, towns, two words,
job numbers) are typed key by key. At each key `app.queries.search.find` and a plain prefix match of 50 rows take turns;
what counts is the CPU time of the thread. `--large` takes a million clients.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.measuring import SCRATCH, BenchRow, percentile, tell  # noqa: E402 - a script finds its package first
from tests.bench.sample_clients import SEED, clients_file  # noqa: E402 - see above

SLOWEST_MS = 5.0
MOST_TIMES_THE_INDEX = 3.0
SEARCHES = 200
_TODAY = date(2026, 3, 2)
_OPENED_TODAY = 30
_PLAIN_LETTERS = str.maketrans("áàâäãåéèêëíìîïóòôöõúùûüýñçšžőűŁłØøŞşÉÖÅÁŠ", "aaaaaaeeeeiiiiooooouuuuyncszouLlOoSsEOAAS")
_BARE = (
    "SELECT c.id, c.name, c.main_street, c.main_town, c.main_phone, c.last_visit_on FROM "
    "(SELECT rowid AS found FROM client_search WHERE client_search MATCH ? LIMIT 50) JOIN client c ON c.id = found"
)


def database_of(client_count: int) -> Path:
    """A database of so many clients with a past job each, made once by our own import and bulk writes."""
    from app.database_schema import known_fingerprint, newest_version

    schema = known_fingerprint(newest_version())[:8]
    file = SCRATCH / f"find-{client_count}-{SEED}-{schema}.db"
    if not file.exists():
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        _fill(part, clients_file(client_count, SCRATCH))
        part.replace(file)
    return file


def _fill(file: Path, source: Path) -> None:
    """Clients by the import, then jobs, last visits and a few cards that were looked at today."""
    from app.everafter import open_everafter
    from app.exchange.import_plan import apply_import, plan_import
    from app.models.clients import Client
    from app.services.bulk_writes import insert_rows, update_rows

    chance = random.Random(SEED)
    everafter = open_everafter(file, may_create=True)
    try:
        apply_import(plan_import([source], everafter.clock), everafter.units, everafter.clock)
        ids = [row[0] for row in Client.select(Client.id).tuples()]
        visits = [(client_id, _TODAY - timedelta(days=chance.randrange(4, 2_500))) for client_id in ids]
        moment = datetime(2026, 1, 1, tzinfo=UTC)
        with everafter.units("Past visits") as work:
            jobs = (
                (20_000 + client_id, client_id, "done", "Living room, stairs", moment) for client_id, _day in visits
            )
            insert_rows(work, "job", ("number", "client_id", "state", "description", "created_at"), jobs)
            days = ((day - timedelta(days=900), day, client_id) for client_id, day in visits)
            update_rows(work, "client", ("first_visit_on", "last_visit_on"), days)
        for client_id in chance.sample(ids, _OPENED_TODAY):
            everafter.clients.mark_opened(client_id)
    finally:
        everafter.close()


def searches(rows: Sequence[tuple[str, str, str, str, int]]) -> list[str]:
    """What people type to find these clients: name, telephone, street, town and job number of each."""
    found = []
    for place, (name, phone, street, town, number) in enumerate(rows):
        words = name.split()
        last, first = words[-1], words[0]
        digits = "".join(filter(str.isdigit, phone))
        found.append(
            (
                last,
                last.lower().translate(_PLAIN_LETTERS),
                f"{first} {last}".lower(),
                f"{last[:4]} {first[:3]}".lower(),
                digits[-4:] or last,
                street.lower(),
                f"{last} {town}".lower(),
                f"{town} {street.split()[0]}",
                f"#{number}",
                digits or first,
            )[place % 10]
        )
    return found


def keys_of(text: str) -> list[str]:
    """What stands in the box after each key."""
    return [text[:count] for count in range(1, len(text) + 1)]


def time_of(act: Callable[[], object]) -> float:
    """Milliseconds of CPU of this thread."""
    started = time.thread_time_ns()
    act()
    return (time.thread_time_ns() - started) / 1e6


def type_all(typed: Sequence[str]) -> tuple[list[float], list[float]]:
    """Milliseconds at each key: through the find box's query, and through the bare index, taking turns."""
    from app.models.base import database_proxy
    from app.queries.search import find
    from app.rules.search_text import search_terms

    ours, bare = [], []
    for text in typed:
        for key in keys_of(text):
            match = " ".join(f'"{term}"*' for term in search_terms(key))
            ours.append(time_of(lambda key=key: find(key, _TODAY, 50)))
            if match:
                bare.append(time_of(lambda match=match: database_proxy.execute_sql(_BARE, (match,)).fetchall()))
    return ours, bare


def rows(client_count: int, rounds: int) -> list[BenchRow]:
    """The 99th percentile in milliseconds and against the bare index; the median for information."""
    from app.everafter import open_everafter
    from app.models.base import database_proxy

    everafter = open_everafter(database_of(client_count))
    try:
        sample = database_proxy.execute_sql(
            "SELECT c.name, c.main_phone, c.main_street, c.main_town, j.number FROM client c "
            "JOIN job j ON j.client_id = c.id WHERE c.id % ? = 1 LIMIT ?",
            (client_count // SEARCHES, SEARCHES),
        ).fetchall()
        typed = searches(sample)
        type_all(typed[:20])  # the first keys of a day fill the page cache
        measured = [type_all(typed) for _round in range(rounds)]
    finally:
        everafter.close()
    ours = {share: tuple(percentile(mine, share) for mine, _bare in measured) for share in (0.5, 0.99, 1.0)}
    bare = {share: tuple(percentile(plain, share) for _mine, plain in measured) for share in (0.5, 0.99)}
    ratios = {
        share: tuple(mine / plain for mine, plain in zip(ours[share], bare[share], strict=True)) for share in bare
    }
    keys = len(measured[0][0])
    what = f"{keys:,} keys over {client_count:,} clients"
    return [
        BenchRow("4", f"find, {what}, 99th percentile", SLOWEST_MS, ours[0.99], "ms"),
        BenchRow("4", "  against the bare index, 99th percentile", MOST_TIMES_THE_INDEX, ratios[0.99]),
        BenchRow("4", "  against the bare index, median", None, ratios[0.5]),
        BenchRow("4", "  median", None, ours[0.5], "ms"),
        BenchRow("4", "  slowest key", None, ours[1.0], "ms"),
        BenchRow("4", "  bare index, 99th percentile", None, bare[0.99], "ms"),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--large", action="store_true")
    chosen = parser.parse_args(arguments)
    tell(rows(1_000_000 if chosen.large else chosen.clients, chosen.rounds))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
