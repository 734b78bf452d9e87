"""The screens of the time after a job in a firm of 100,000 clients that keeps in touch.

    python tests/bench/bench_after_the_job.py [--clients 100000] [--jobs 400000] [--rounds 7]

400,000 jobs, 1,270,000 steps (most of them done), 370,000 contacts, 100,000 kindnesses, 60,000 things said and 38,000
promises. Each page is read and painted anew in a window in use; what counts is the CPU time of the window's thread, and
beside the milliseconds stands the ratio to the page of all clients in the same round. Then a call is answered and the
next one comes, a word is looked for while it is typed, 400 clients are worked out as an import does it, and as much of
a very long letter is read for how its writer feels as is read while it is written.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.bench_today import SLOWEST_MS, time_of  # noqa: E402 - a script finds its package first
from tests.bench.cared_firm import NOW, ZONE, cared_database_of  # noqa: E402 - see above
from tests.bench.measuring import BenchRow, tell  # noqa: E402 - see above

if TYPE_CHECKING:
    from app.everafter import Everafter
    from ui.shell.main_window import MainWindow

_ANCHOR = "clients"
_PAGES = {
    "aftercare": "Calls: 200 of 1,700",
    "closest": "Closest at hand",
    "care_plan": "Steps: 300 of very many",
    "left_alone": "Nobody spoke to them: 90,000",
    "voices": "What clients say: 63,000",
    "promises": "Promises: 290 open",
    "kindness": "Kindnesses",
    "answer_book": "Answer book",
    "insights": "Insights, all cards",
}
_BLOCK_MS = 50.0


def rows_of_pages(window: MainWindow, rounds: int) -> list[BenchRow]:
    """Each page read and painted, against the page of all clients in the same round."""
    took: dict[str, list[float]] = {place: [] for place in (_ANCHOR, *_PAGES)}
    for _round in range(rounds):
        for place, figures in took.items():
            window.go_to(place)
            figures.append(time_of(window.page_of(place).reload))
    anchor, rows = took.pop(_ANCHOR), []
    for place, figures in took.items():
        ratios = tuple(mine / theirs for mine, theirs in zip(figures, anchor, strict=True))
        rows.append(BenchRow("after_job", f"{_PAGES[place]}: read and shown", SLOWEST_MS, tuple(figures), "ms"))
        rows.append(BenchRow("after_job", "  against the page of all clients", None, ratios))
    return rows


def rows_of_acts(everafter: Everafter, window: MainWindow, rounds: int) -> list[BenchRow]:
    """A call saved until the next stands there, and a search of which every letter is a question."""
    from app.queries.voices import list_voices
    from app.rules.feedback import Answer
    from app.rules.word_class import class_of_words
    from app.services.client_summary import refresh_clients
    from ui.aftercare.call_page import CallPage
    from ui.shell.places import CALLS_PLACE

    window.go_to(CALLS_PLACE)
    page = window.page_of(CALLS_PLACE)
    assert isinstance(page, CallPage)

    def call() -> None:
        page.choice.choose(Answer.GREAT.value)
        page.save()

    calls = tuple(time_of(call) for _round in range(rounds))
    typed = tuple(
        max(time_of(lambda end=end: list_voices(search="sofa hall"[:end])) for end in range(1, 10))
        for _round in range(3)
    )

    def work_out() -> None:
        with everafter.units("Import") as work:
            refresh_clients(work, range(1, 401), everafter.clock)

    imported = tuple(time_of(work_out) for _round in range(3))
    letter = "They were kind and careful with the stairs. " * 68
    read = tuple(time_of(lambda: class_of_words(letter)) for _round in range(rounds))
    return [
        BenchRow("after_job", "a call saved, the next one on the screen", SLOWEST_MS, calls, "ms"),
        BenchRow("after_job", "what clients say: the slowest letter of a word", SLOWEST_MS, typed, "ms"),
        BenchRow("after_job", "3,000 letters read for their feeling while somebody writes", _BLOCK_MS, read, "ms"),
        BenchRow("after_job", "what is kept of 400 clients, as an import works it out", None, imported, "ms"),
    ]


def rows(file: Path, rounds: int) -> list[BenchRow]:
    """Everything, in one window."""
    from app.clock import FixedClock
    from app.everafter import open_everafter
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
    window.resize(1440, 900)
    window.show()
    until = time.monotonic() + 1
    while time.monotonic() < until:
        application.processEvents()
    found = rows_of_pages(window, rounds) + rows_of_acts(everafter, window, rounds)
    window.close()
    runner.close()
    everafter.close()
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=400_000)
    parser.add_argument("--rounds", type=int, default=7)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="everafter-bench-") as folder:
        os.environ["EVERAFTER_HOME"] = folder
        # The acts write, so they are done in a copy.
        copy = Path(folder, "cared.db")
        shutil.copy(cared_database_of(chosen.clients, chosen.jobs), copy)
        tell(rows(copy, chosen.rounds))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
