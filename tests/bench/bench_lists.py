"""Goals 5, 5b and 5c: a list of 1,000,000 jobs and one of 100,000 clients, against the same table with constant words.

    python tests/bench/bench_lists.py [--clients 100000] [--jobs 1000000] [--rounds 3]

Each case is a process: our model on the database, and a model in Python whose every cell is the same text, in the same
view. Opening is from the question to the painted page; then 200 pages down and, with all anchors taken, 200 jumps of
the scroll bar to random places. What counts is the CPU time of the window's thread, round by round; memory is what the
process grew by. "Re-sorted" is the slowest of all columns.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.long_lists import NOW, ZONE, database_of  # noqa: E402 - a script finds its package first
from tests.bench.measuring import BenchRow, measure, percentile, tell  # noqa: E402 - see above

PAGE_DOWN, OPEN, JUMP, MEMORY = 1.25, 2.5, 1.6, 45
_FRAMES = 200
_WIDTH, _HEIGHT = 1100, 700


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; with `--case` measure one of them in this process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--case", choices=("jobs", "clients", "constant_jobs", "constant_clients"))
    chosen = parser.parse_args(arguments)
    file = database_of(chosen.clients, chosen.jobs)
    if chosen.case:
        count = chosen.jobs if chosen.case.endswith("jobs") else chosen.clients
        print(json.dumps(measure_case(chosen.case, file, count)))
        return 0
    tell(rows(chosen.clients, chosen.jobs, chosen.rounds))
    return 0


def rows(clients: int, jobs: int, rounds: int) -> list[BenchRow]:
    """Both lists in turn with their floors; ratios round by round."""
    found: dict[str, list[dict[str, float]]] = {}
    for _round in range(rounds):
        for case in ("constant_jobs", "jobs", "constant_clients", "clients"):
            command = [sys.executable, __file__, "--case", case, "--clients", str(clients), "--jobs", str(jobs)]
            found.setdefault(case, []).append(json.loads(measure(command).said.splitlines()[-1]))
    return [*_rows_of("jobs", f"{jobs:,} jobs", found), *_rows_of("clients", f"{clients:,} clients", found)]


def _rows_of(case: str, what: str, found: dict[str, list[dict[str, float]]]) -> list[BenchRow]:
    ours, floor = found[case], found[f"constant_{case}"]

    def ratio(name: str, against: str) -> tuple[float, ...]:
        return tuple(mine[name] / theirs[against] for mine, theirs in zip(ours, floor, strict=True))

    def figures(name: str) -> tuple[float, ...]:
        return tuple(each[name] for each in ours)

    return [
        BenchRow(
            "5", f"{what}: page down, median frame against constant words", PAGE_DOWN, ratio("page_p50", "page_p50")
        ),
        BenchRow("5b", "  opened, against constant words", OPEN, ratio("open", "open")),
        BenchRow("5b", "  re-sorted, slowest column, against opening", OPEN, ratio("sort", "open")),
        BenchRow("5b", "  memory", MEMORY, figures("memory"), "MiB"),
        BenchRow("5c", "  random jump, 99th percentile", JUMP, ratio("jump_p99", "jump_p99")),
        BenchRow("5c", "  the background walk before it", None, figures("walk"), "ms"),
        BenchRow("5", "  page down, 99th percentile", None, figures("page_p99"), "ms"),
        BenchRow("5", "  opened", None, figures("open"), "ms"),
    ]


def measure_case(case: str, file: Path, count: int) -> dict[str, float]:
    """Milliseconds of CPU of this thread for each act, and MiB."""
    from PySide6.QtWidgets import QApplication

    from app.clock import FixedClock
    from app.everafter import open_everafter
    from ui.application import make_application
    from ui.shell.look_commands import apply_look
    from ui.widgets.paged_table import PagedTable
    from ui.widgets.tables import TableView
    from ui.window_state import preferences

    application = make_application()
    apply_look(preferences())
    everafter = open_everafter(file, clock=FixedClock(NOW, ZONE))
    kind, _underscore, noun = case.rpartition("_")
    model, lists = _constant(noun, count) if kind else _real(noun)
    table: Any = TableView("bench") if kind else PagedTable("bench", model)
    show = _show_constant if kind else _show_real
    table.resize(_WIDTH, _HEIGHT)
    show(table, model, _Numbers(60))
    table.show()
    application.processEvents()
    table.grab()
    before = _memory()

    def paint() -> None:
        table.viewport().repaint()
        QApplication.processEvents()

    def act(wanted: Callable[[], object]) -> float:
        started = time.thread_time_ns()
        wanted()
        paint()
        return (time.thread_time_ns() - started) / 1e6

    bar, dice = table.verticalScrollBar(), random.Random(3)
    opened = act(lambda: show(table, model, lists[0]()))
    walk = 0.0 if kind else _walk(model)
    application.processEvents()
    page = max(1, table.viewport().height() // table.rowHeight(0)) * table.rowHeight(0)
    down = [act(lambda place=place: bar.setValue(page * (place + 1))) for place in range(_FRAMES)]
    jump = [act(lambda: bar.setValue(dice.randrange(bar.maximum() + 1))) for _frame in range(_FRAMES)]
    sort = max(act(lambda each=each: show(table, model, each())) for each in lists)
    grown = _memory() - before
    table.hide()
    everafter.close()
    application.processEvents()
    return {
        "open": opened, "walk": walk, "page_p50": percentile(down, 0.5), "page_p99": percentile(down, 0.99),
        "jump_p50": percentile(jump, 0.5), "jump_p99": percentile(jump, 0.99), "sort": sort, "memory": grown,
    }  # fmt: skip


def _show_real(table: Any, _model: Any, pages: Any) -> None:
    table.show_list(pages, keeps_place=False)


def _show_constant(table: Any, model: Any, numbers: _Numbers) -> None:
    model.show_count(numbers.count)
    table.setModel(model)
    table.scrollToTop()


class _Numbers:
    """A list that is nothing but a count."""

    def __init__(self, count: int) -> None:
        self.count = count

    def ids(self, first: int, limit: int) -> list[int]:
        return list(range(first, min(first + limit, self.count)))

    def place_of(self, row_id: int) -> int | None:
        return row_id

    def take_anchor(self) -> bool:
        return False


def _constant(noun: str, count: int) -> tuple[Any, list[Callable[[], Any]]]:
    """The floor: what a view costs whose model in Python only ever says the same."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

    display, nowhere = Qt.ItemDataRole.DisplayRole, QModelIndex()
    columns = _real(noun)[0].columnCount()

    class Constant(QAbstractTableModel):
        count = 0

        def show_count(self, count: int) -> None:
            self.beginResetModel()
            self.count = count
            self.endResetModel()

        def rowCount(self, _parent: Any = nowhere) -> int:  # noqa: N802 - Qt's name
            return self.count

        def columnCount(self, _parent: Any = nowhere) -> int:  # noqa: N802 - Qt's name
            return int(columns)

        def headerData(self, _section: int, _orientation: Any, role: int = display) -> Any:  # noqa: N802 - Qt's name
            return "constant" if role == display else None

        def data(self, _index: Any, role: int = display) -> Any:
            return "constant text" if role == display else None

    return Constant(), [lambda: _Numbers(count)]


def _real(noun: str) -> tuple[Any, list[Callable[[], Any]]]:
    from functools import partial

    from app.clock import FixedClock
    from app.queries.client_list_rows import ClientFilter, ClientSort
    from app.queries.clients import client_pages, read_clients
    from app.queries.job_list import job_pages, read_jobs
    from app.queries.job_list_rows import JobSort, JobsWanted
    from ui.clients.clients_table_model import ClientWords
    from ui.firm_formats import FirmFormats
    from ui.job_list.job_list_words import JobWords
    from ui.widgets.paged_table_model import PagedTableModel

    clock = FixedClock(NOW, ZONE)
    if noun == "jobs":
        sorts = [JobSort.WHEN, *JobSort]
        job_lists = [partial(job_pages, JobsWanted(), sort, ZONE, is_descending=True) for sort in sorts]
        return PagedTableModel(JobWords(FirmFormats(clock)), read_jobs), list(job_lists)
    today = clock.today()
    client_lists = [partial(client_pages, ClientFilter.ALL, sort, today, is_descending=False) for sort in ClientSort]
    return PagedTableModel(ClientWords(clock.now, ZONE), partial(read_clients, today=today)), list(client_lists)


def _walk(model: Any) -> float:
    started = time.thread_time_ns()
    while model.walk_on():
        pass
    return (time.thread_time_ns() - started) / 1e6


def _memory() -> float:
    """What this process holds now, in MiB; where the system does not say, its peak."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    raise SystemExit(main())
