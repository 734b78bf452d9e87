"""Goal 11: how long the window stands still while a list of 100,000 clients is brought in, taken back and taken out.

    python tests/bench/bench_ui_gap.py [--clients 100000] [--rounds 3]

The real window on a real firm, the real worker process. A timer of 5 ms ticks in the event loop and the page is painted
at every tick; the gap between two ticks is what a hand would feel. The same window idle, in the same run, is the floor.
Beside the gap on the wall stands the CPU time of the window's own thread in it: on a busy machine the first grows with
the neighbors, the second does not.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.measuring import SCRATCH, BenchRow, measure, tell  # noqa: E402 - a script finds its package first
from tests.bench.sample_clients import clients_file  # noqa: E402 - see above

LONGEST, AGAINST_IDLE = 33, 2
_IDLE_SECONDS, _SETTLING_SECONDS = 1.5, 3
_PHASES = ("look", "preview", "import", "take back", "import again", "export")
_TICK = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; with `--case` one round in this process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--case", action="store_true")
    chosen = parser.parse_args(arguments)
    SCRATCH.mkdir(exist_ok=True)
    file = clients_file(chosen.clients, SCRATCH)
    if chosen.case:
        print(json.dumps(one_round(file)))
        return 0
    tell(rows(chosen.clients, chosen.rounds))
    return 0


def rows(clients: int, rounds: int) -> list[BenchRow]:
    """The longest gaps of each phase, round by round, and those of the idle window."""
    command = [sys.executable, __file__, "--case", "--clients", str(clients)]
    found = [json.loads(measure(command).said.splitlines()[-1]) for _round in range(rounds)]
    idle = tuple(each["idle"]["longest"] for each in found)
    table = [BenchRow("11", f"{clients:,} clients: idle window, longest standstill", None, idle, "ms")]
    for phase in _PHASES:
        longest = tuple(each[phase]["longest"] for each in found)
        against = tuple(each / max(floor, _TICK) for each, floor in zip(longest, idle, strict=True))
        table += [
            BenchRow("11", f"  {phase}, longest standstill", LONGEST, longest, "ms"),
            BenchRow("11", "    against the idle window", AGAINST_IDLE, against),
            BenchRow("11", "    CPU of the window's thread in it", None, tuple(e[phase]["cpu"] for e in found), "ms"),
            BenchRow("11", "    how long it took", None, tuple(each[phase]["took"] for each in found), "s"),
        ]
    return table


def one_round(file: Path) -> dict[str, dict[str, float]]:
    """Every phase once in a fresh firm."""
    from PySide6.QtWidgets import QApplication

    from tests.fakes import MovableClock
    from tests.ui.firm_windows import opened_window
    from ui.theme.apply import apply_theme
    from ui.theme.tokens import Theme

    application = QApplication([])
    apply_theme(application, Theme.LIGHT)
    zone = ZoneInfo("America/Los_Angeles")
    with (
        tempfile.TemporaryDirectory() as folder,
        opened_window(Path(folder), MovableClock(datetime(2026, 3, 2, 9, tzinfo=zone), zone)) as desk,
    ):
        desk.window.resize(1366, 768)
        return _phases(application, desk, file, Path(folder))


def _phases(application: Any, desk: Any, file: Path, folder: Path) -> dict[str, dict[str, float]]:
    from ui.export_work import export_to

    desk.window.go_to("clients")  # the list that is filled by it has been looked at before
    desk.window.go_to("import")
    page = desk.window.page
    watch = _Watch(application, desk.window)
    settled = time.perf_counter() + _SETTLING_SECONDS  # what a start leaves for later is over by then
    watch.during(lambda: None, lambda: time.perf_counter() > settled)
    deadline = time.perf_counter() + _IDLE_SECONDS
    found = {"idle": watch.during(lambda: None, lambda: time.perf_counter() > deadline)}
    shows = page._stack.currentWidget
    found["look"] = watch.during(lambda: page.show_files((str(file),)), lambda: shows() is page._map)
    found["preview"] = watch.during(page._map.next_requested.emit, lambda: shows() is page._preview)
    found["import"] = watch.during(page._preview.import_requested.emit, lambda: shows() is page._done)
    found["take back"] = watch.during(lambda: page.undo_import(1), lambda: shows() is page._pick)
    page.show_files((str(file),))
    watch.during(lambda: None, lambda: shows() is page._map)
    page._map.next_requested.emit()
    watch.during(lambda: None, lambda: shows() is page._preview)
    found["import again"] = watch.during(page._preview.import_requested.emit, lambda: shows() is page._done)
    ended: list[object] = []
    job = None

    def export() -> None:
        nonlocal job
        target = str(folder / "clients-out.csv")
        job = desk.runner.run_in_process(export_to, desk.window.everafter.address, "clients", target, None)
        job.finished.connect(lambda: ended.append(None))

    found["export"] = watch.during(export, lambda: bool(ended))
    return found


class _Watch:
    """Ticks while something is done, and tells the longest gap between two ticks."""

    def __init__(self, application: Any, window: Any) -> None:
        from PySide6.QtCore import QTimer

        self._application = application
        self._window = window
        self._ticks: list[tuple[float, float]] = []
        self._timer = QTimer()
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def during(self, start: Callable[[], object], is_done: Callable[[], bool]) -> dict[str, float]:
        """Start it and turn the loop until it is done, and half a second more for what follows of it."""
        self._ticks = [_now()]
        begun = time.perf_counter()
        start()
        until: float | None = None
        while until is None or time.perf_counter() < until:
            self._application.processEvents()
            time.sleep(0.0005)
            if until is None and is_done():
                took = time.perf_counter() - begun
                until = time.perf_counter() + 0.5
        ticks = [*self._ticks, _now()]
        gaps = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(ticks)]
        return {
            "longest": max(gap for gap, _cpu in gaps) * 1e3,
            "cpu": max(cpu for _gap, cpu in gaps) * 1e3,
            "took": took,
        }

    def _tick(self) -> None:
        self._ticks.append(_now())
        self._window.page.update()


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()


if __name__ == "__main__":
    sys.exit(main())
