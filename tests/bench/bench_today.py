"""Today and the night before it in a firm of 100,000 clients with a history.

    python tests/bench/bench_today.py [--clients 100000] [--jobs 300000] [--rounds 9]

Today is read and shown in a window in use; what counts is the CPU time of the window's thread. The night is what
`services/nightly.py` does in a process of its own for the next day, and after a month in which nobody came in; beside
it stands what one UPDATE of the same columns in every client costs, because that is the floor of any recomputation.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.busy_firm import NOW, ZONE, busy_database_of  # noqa: E402 - a script finds its package first
from tests.bench.measuring import BenchRow, tell  # noqa: E402 - see above

SLOWEST_MS, LONGEST_NIGHT_MS = 100.0, 5_000.0


def time_of(act: Callable[[], object]) -> float:
    """Milliseconds of CPU of this thread until everything that was queued is painted."""
    from PySide6.QtWidgets import QApplication

    started = time.thread_time_ns()
    act()
    for _turn in range(3):
        QApplication.processEvents()
    return (time.thread_time_ns() - started) / 1e6


def rows_of_today(file: Path, rounds: int) -> list[BenchRow]:
    """Reading the first screen, and reading and showing it."""
    from app.clock import FixedClock
    from app.events import RecordsChanged
    from app.everafter import open_everafter
    from app.queries.today import get_today
    from ui.application import make_application
    from ui.change_feed import ChangeFeed
    from ui.jobs import JobRunner
    from ui.shell.look_commands import apply_look
    from ui.shell.main_window import MainWindow
    from ui.window_state import preferences

    application = make_application()
    everafter = open_everafter(file, clock=FixedClock(NOW, ZONE))
    kept, feed, runner = preferences(), ChangeFeed(everafter.events), JobRunner()
    apply_look(kept)
    window = MainWindow(everafter, feed, runner, kept)
    window.start("today")
    window.show()
    until = time.monotonic() + 1
    while time.monotonic() < until:
        application.processEvents()
    changed = RecordsChanged("Promise kept", {"promise": frozenset({1})})
    page = window.page_of("today")
    asked = tuple(time_of(lambda: get_today(NOW, ZONE)) for _round in range(rounds))
    shown = tuple(time_of(page.reload) for _round in range(rounds))
    changes = tuple(time_of(lambda: feed.tell(changed)) for _round in range(rounds))
    window.close()
    runner.close()
    everafter.close()
    return [
        BenchRow("today", "Today of 100,000 clients: read and shown", SLOWEST_MS, shown, "ms"),
        BenchRow("today", "  of that the reading", None, asked, "ms"),
        BenchRow("today", "  a change arrives: strip, badge and Today", None, changes, "ms"),
    ]


def rows_of_the_night(file: Path, home: Path) -> list[BenchRow]:
    """The next night, a night after a month, and one plain UPDATE of both columns."""
    copy = home / "night.db"

    def night(days: int) -> float:
        from app.clock import FixedClock
        from app.everafter import open_everafter

        shutil.copy(file, copy)
        everafter = open_everafter(copy, clock=FixedClock(NOW + timedelta(days=days), ZONE))
        try:
            started = time.thread_time_ns()
            everafter.nightly.run()
            return (time.thread_time_ns() - started) / 1e6
        finally:
            everafter.close()

    def plain_update() -> float:
        from app.database import close_database, open_database

        shutil.copy(file, copy)
        database = open_database(copy)
        try:
            started = time.thread_time_ns()
            with database.atomic():
                database.execute_sql("UPDATE client SET attention = 7, value_at_risk_minor = id")
            return (time.thread_time_ns() - started) / 1e6
        finally:
            close_database(database)

    return [
        BenchRow("night", "The next night of 100,000 clients", LONGEST_NIGHT_MS, (night(1), night(1)), "ms"),
        BenchRow("night", "  a night after a month", None, (night(30),), "ms"),
        BenchRow("night", "  one UPDATE of both columns in every client", None, (plain_update(),), "ms"),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=300_000)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="everafter-bench-") as folder:
        os.environ["EVERAFTER_HOME"] = folder
        file = busy_database_of(chosen.clients, chosen.jobs)
        tell([*rows_of_today(file, chosen.rounds), *rows_of_the_night(file, Path(folder))])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
