"""The Care Board with 500 open and 20,000 closed complaints: from the key to the painted page, in a window in use.

    python tests/bench/bench_board.py [--open 500] [--closed 20000] [--rounds 9]

What counts is the CPU time of the window's thread. The strip has read who waits before, and the page was built while
nobody waited, as in every window. "A change arrives" is what a save costs while the board is in view: strip and board.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.many_complaints import NOW, ZONE, database_of  # noqa: E402 - a script finds its package first
from tests.bench.measuring import BenchRow, tell  # noqa: E402 - see above

SLOWEST_MS = 100.0


def time_of(act: Callable[[], object]) -> float:
    """Milliseconds of CPU of this thread until everything that was queued is painted."""
    from PySide6.QtWidgets import QApplication

    started = time.thread_time_ns()
    act()
    for _turn in range(3):
        QApplication.processEvents()
    return (time.thread_time_ns() - started) / 1e6


def rows(open_count: int, closed_count: int, rounds: int, home: Path) -> list[BenchRow]:
    """First opening, later openings, and a change while the board is in view."""
    os.environ["EVERAFTER_HOME"] = str(home)
    from app.clock import FixedClock
    from app.events import RecordsChanged
    from app.everafter import open_everafter
    from ui.application import make_application
    from ui.change_feed import ChangeFeed
    from ui.jobs import JobRunner
    from ui.shell.look_commands import apply_look
    from ui.shell.main_window import MainWindow
    from ui.window_state import preferences

    application = make_application()
    everafter = open_everafter(database_of(open_count, closed_count), clock=FixedClock(NOW, ZONE))
    kept, feed, runner = preferences(), ChangeFeed(everafter.events), JobRunner()
    apply_look(kept)
    window = MainWindow(everafter, feed, runner, kept)
    window.start("help")
    window.show()
    until = time.monotonic() + 1  # the strip reads who waits a moment after the first page
    while time.monotonic() < until:
        application.processEvents()
    changed = RecordsChanged("Said sorry", {"complaint": frozenset({1}), "complaint_event": frozenset({1})})

    def again() -> float:
        window.go_to("help")
        application.processEvents()
        feed.tell(changed)
        return time_of(lambda: window.go_to("care_board"))

    first = time_of(lambda: window.go_to("care_board"))
    later = tuple(again() for _round in range(rounds))
    changes = tuple(time_of(lambda: feed.tell(changed)) for _round in range(rounds))
    window.close()
    runner.close()
    everafter.close()
    what = f"Care Board, {open_count:,} open and {closed_count:,} closed"
    return [
        BenchRow("board", f"{what}: opened again", SLOWEST_MS, later, "ms"),
        BenchRow("board", "  opened for the first time, a second after the start", SLOWEST_MS, (first,), "ms"),
        BenchRow("board", "  a change arrives: strip and board", SLOWEST_MS, changes, "ms"),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--open", type=int, default=500)
    parser.add_argument("--closed", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="everafter-bench-") as folder:
        tell(rows(chosen.open, chosen.closed, chosen.rounds, Path(folder)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
