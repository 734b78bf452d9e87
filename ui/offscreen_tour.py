"""A tour for machines without a screen: the sample firm, every screen in both themes as pictures, and the day's papers.

`python -m ui.offscreen_tour [folder]` does what `run` would show a person, and ends with the name of the folder.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.everafter import Everafter
    from app.queries.wall_rows import WallRow
    from ui.shell.main_window import MainWindow

# Qt must not be imported before the platform is chosen, and nothing here belongs to an ordinary start.
# ruff: noqa: PLC0415

WIDTH, HEIGHT = 1440, 900
_SMALLER = ((1366, 768), (1024, 640))  # a laptop, and the smallest window
_IN_SMALLER = ("care_board", "complaint_form", "care_report", "sheet_keying")
WALL_WIDTH, WALL_HEIGHT = 1920, 1080
_QUIET_DAYS = 12
_SETTLING = 60  # milliseconds
_ROUNDS = 3
_DAYS_AHEAD = 8
_MARGARET = "Margaret Alder"


@dataclass(frozen=True, slots=True)
class TourResult:
    """What the tour left behind."""

    folder: Path
    pictures: tuple[Path, ...]
    papers: tuple[Path, ...]


def main() -> int:
    """Make the tour in the named folder or in a fresh one; prints where it lies and returns the exit code."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="everafter-tour-"))
    result = make_tour(folder)
    sys.stdout.write(f"{len(result.pictures)} pictures and {len(result.papers)} papers are in {result.folder}\n")
    return 0


def make_tour(folder: Path) -> TourResult:
    """Make the sample firm in this folder, draw every screen of it and print its papers."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("EVERAFTER_HOME", str(folder / "home"))
    from app.jobs import JobProgress
    from app.paths import make_private_folder
    from ui.first_run.sample_making import make_sample

    make_private_folder(folder)
    database = folder / "sample.db"
    if not database.exists():
        make_sample(str(database), JobProgress())
    pictures = tuple(_draw_everything(folder, database))
    return TourResult(folder, pictures, tuple(_print_everything(folder, database)))


def _draw_everything(folder: Path, database: Path) -> Iterator[Path]:
    from ui.application import make_application
    from ui.change_feed import ChangeFeed
    from ui.jobs import JobRunner
    from ui.shell.look_commands import apply_look
    from ui.shell.main_window import MainWindow
    from ui.window_state import Preferences

    application = make_application()
    everafter = _opened(database)
    runner = JobRunner()
    try:
        for theme in ("light", "dark"):
            kept = Preferences(folder / "home" / f"tour-{theme}.json")
            kept.change(theme=theme)
            apply_look(kept)
            feed = ChangeFeed(everafter.events)
            window = MainWindow(everafter, feed, runner, kept)
            window.resize(WIDTH, HEIGHT)
            window.start()
            window.show()
            for number, (place, item) in enumerate(_screens(everafter), start=1):
                window.go_to(place, item)
                yield _picture(application, window, folder / f"{number:02d}-{place.replace('_', '-')}-{theme}.png")
            yield from _smaller(application, window, everafter, folder, theme)
            window.close()
            feed.close()
        yield from _walls(everafter, folder)
    finally:
        runner.close()
        everafter.close()


def _smaller(
    application: QApplication, window: MainWindow, everafter: Everafter, folder: Path, theme: str
) -> Iterator[Path]:
    """The screens about complaints in smaller windows, in a folder of their own."""
    small = folder / "smaller"
    small.mkdir(exist_ok=True)
    for width, height in _SMALLER:
        window.resize(width, height)
        for place, item in _screens(everafter):
            if place in _IN_SMALLER:
                window.go_to(place, item)
                name = f"{place.replace('_', '-')}-{theme}-{width}x{height}.png"
                yield _picture(application, window, small / name)


def _walls(everafter: Everafter, folder: Path) -> Iterator[Path]:
    """The wall monitor as it hangs now, and as it would with nobody waiting."""
    from dataclasses import replace

    from app.queries.wall_monitor import get_wall
    from ui.wall_monitor.wall_monitor import WallMonitor

    clock = everafter.clock
    row = get_wall(clock.now(), clock.zone)
    quiet = replace(row, waiting_count=0, late_count=0, promises=(), next_promise=None, quiet_days=_QUIET_DAYS)
    for name, shown in (("wall-monitor", row), ("wall-monitor-quiet", quiet)):
        monitor = WallMonitor(partial(_as_read, shown), clock)
        monitor.resize(WALL_WIDTH, WALL_HEIGHT)
        monitor.refresh()
        file = folder / f"{name}.png"
        monitor.grab().save(str(file))
        monitor.stop()
        monitor.deleteLater()
        yield file


def _as_read(row: WallRow) -> WallRow:
    return row


def _screens(everafter: Everafter) -> list[tuple[str, int | None]]:
    """Every place with something on it: the client, job and complaint that tell most."""
    from app.queries import complaints, jobs, search

    clock = everafter.clock
    hits = search.find(_MARGARET, clock.today(), 1) or search.find("a", clock.today(), 1)
    client_id = hits[0].client_id
    job_id = next(iter(jobs.list_jobs_of_client(client_id, 1))).id
    waiting = complaints.list_open_complaints(clock.now(), clock.zone)
    complaint_id = waiting[0].id if waiting else None
    plain = ("today", "clients")
    rest = (
        "schedule",
        "sheet_keying",
        "care_report",
        "complaint_library",
        "aftercare",
        "voices",
        "ask_us",
        "promises",
        "closest",
        "kindness",
        "care_plan",
        "left_alone",
        "answer_book",
        "insights",
        "owed",
        "papers",
        "why_us",
        "loyalty",
        "new_client",
        "import",
        "settings",
        "help",
    )
    return [
        *((place, None) for place in plain),
        ("client", client_id),
        ("care_board", complaint_id),
        ("job", job_id),
        ("booking", client_id),
        ("complaint_form", client_id),
        ("write", client_id),
        *((place, None) for place in rest),
    ]


def _picture(application: QApplication, window: MainWindow, file: Path) -> Path:
    from PySide6.QtCore import QDeadlineTimer

    # What follows the first page (who waits, what can be undone) comes by a timer of the window's own.
    # However long the first round takes, what it lays out anew is laid out in the next.
    settled = QDeadlineTimer(_SETTLING)
    rounds = 0
    while rounds < _ROUNDS or not settled.hasExpired():
        application.processEvents()
        rounds += 1
    window.grab().save(str(file))
    return file


def _print_everything(folder: Path, database: Path) -> Iterator[Path]:
    from app.errors import NotFoundError
    from app.papers.kinds import PAPER_KINDS
    from app.papers.paper_request import PaperRequest
    from app.papers.printing import print_papers

    everafter = _opened(database)
    try:
        day = _day_with_visits(everafter)
        for kind in PAPER_KINDS.values():
            file = folder / f"{kind.name}.pdf"
            request = PaperRequest(kind.name, day=day if kind.name in ("job-sheets", "day-list") else None)
            # A tour through the same folder again finds everything printed already, and leaves the papers as they are.
            with suppress(NotFoundError):
                print_papers(everafter, file, request)
            if file.exists():
                yield file
    finally:
        everafter.close()


def _day_with_visits(everafter: Everafter) -> date:
    """Today, or on a closed day the next on which a van drives."""
    from app.queries.schedule import list_jobs_on

    clock = everafter.clock
    days = [clock.today() + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD)]
    return next((day for day in days if list_jobs_on(day, clock.zone)), clock.today())


def _opened(database: Path) -> Everafter:
    from app.clock import clock_from_environment
    from app.everafter import open_everafter

    clock = clock_from_environment(os.environ, is_ticking=True, zone=ZoneInfo("UTC"))
    return open_everafter(database, clock=clock)


if __name__ == "__main__":
    sys.exit(main())
