"""The plan of 30 technicians with eight visits each: drawing, opening, and a change that arrives; day and week.

    python tests/bench/bench_plan.py [--technicians 30] [--visits 8] [--rounds 15]

What counts is the CPU time of the window's thread. "Draws" is one repaint of everything in view; "opened" goes from the
key to the painted page of a window in use.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.measuring import BenchRow, tell  # noqa: E402 - a script finds its package first

if TYPE_CHECKING:
    from app.everafter import Everafter

SLOWEST_MS = 50.0
ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 4, 9, 12, tzinfo=ZONE)
_DAYS = 7


def time_of(act: Callable[[], object]) -> float:
    """Milliseconds of CPU of this thread until everything that was queued is painted."""
    from PySide6.QtWidgets import QApplication

    started = time.thread_time_ns()
    act()
    for _turn in range(3):
        QApplication.processEvents()
    return (time.thread_time_ns() - started) / 1e6


def fill(everafter: Everafter, technicians: int, visits: int) -> None:
    """A firm whose technicians have a full week, every fifth visit clashing with the one before it."""
    from app.models.clients import Client, Site
    from app.models.jobs import Job
    from app.services.drafts import ClientDraft, SiteDraft
    from app.services.firm_drafts import FirmDraft, PersonDraft

    everafter.sign_in(everafter.firm.set_up(FirmDraft(name="Full", owner_name="Dana", time_zone="Europe/Berlin")))
    people = [
        everafter.firm.add_person(PersonDraft(f"Technician {number}", role="technician", van_name=f"Van {number}"))
        for number in range(1, technicians + 1)
    ]
    client_id = everafter.clients.create(
        ClientDraft(name="Margaret Alder", sites=(SiteDraft(street="18 Orchard Lane", town="Millbrook"),))
    )
    site_id = Site.get(Site.client == Client.get_by_id(client_id)).id
    monday = datetime(2026, 3, 2, 8, tzinfo=ZONE)
    rows = [
        {
            "number": 5_000 + (person * _DAYS + day) * visits + place,
            "client_id": client_id,
            "site_id": site_id,
            "state": "booked",
            "description": "Living room, stairs and landing",
            "starts_at": monday + timedelta(days=day, hours=place) - timedelta(minutes=15 * (place % 5 == 4)),
            "ends_at": monday + timedelta(days=day, hours=place, minutes=45),
            "technician_id": people[person],
            "is_chargeable": True,
            "created_at": NOW,
        }
        for person in range(technicians)
        for day in range(_DAYS)
        for place in range(visits)
    ]
    with everafter.database.atomic():
        for first in range(0, len(rows), 500):
            Job.insert_many(rows[first : first + 500]).execute()


def rows(technicians: int, visits: int, rounds: int, home: Path) -> list[BenchRow]:
    """Drawing, opening and a change, for the day and for the week."""
    os.environ["EVERAFTER_HOME"] = str(home)
    from app.clock import FixedClock
    from app.events import RecordsChanged
    from app.everafter import open_everafter
    from ui.application import make_application
    from ui.change_feed import ChangeFeed
    from ui.jobs import JobRunner
    from ui.schedule.schedule_page import SchedulePage
    from ui.shell.look_commands import apply_look
    from ui.shell.main_window import MainWindow
    from ui.window_state import preferences

    application = make_application()
    everafter = open_everafter(str(home / "plan.db"), clock=FixedClock(NOW, ZONE), may_create=True)
    fill(everafter, technicians, visits)
    kept, feed, runner = preferences(), ChangeFeed(everafter.events), JobRunner()
    apply_look(kept)
    window = MainWindow(everafter, feed, runner, kept)
    window.resize(1366, 768)
    window.start("help")
    window.show()
    window.go_to("schedule")
    application.processEvents()
    page = window.page
    assert isinstance(page, SchedulePage)
    changed = RecordsChanged("Moved a visit", {"job": frozenset({1})})

    def again() -> float:
        window.go_to("help")
        application.processEvents()
        feed.tell(changed)
        return time_of(lambda: window.go_to("schedule"))

    found: list[BenchRow] = []
    for scale in ("day", "week"):
        page.bar.scale_tabs.choose(scale)
        page.bar.scale_chosen.emit(scale)
        for fitted in (False, True):
            page.bar.choose_vans(frozenset(), is_fitted=fitted)
            page.bar.vans_chosen.emit(frozenset(), fitted)
            application.processEvents()
            grid = page.default_focus()
            draws = tuple(time_of(grid.repaint) for _round in range(rounds))
            how = "all in sight" if fitted else "scrolling"
            what = f"Plan of a {scale}, {technicians} technicians x {visits} visits, {how}"
            found.append(BenchRow("plan", f"{what}: draws", SLOWEST_MS, draws, "ms"))
        found.append(
            BenchRow("plan", "  opened again after a change", None, tuple(again() for _round in range(rounds)), "ms")
        )
    window.close()
    runner.close()
    everafter.close()
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--technicians", type=int, default=30)
    parser.add_argument("--visits", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=15)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="everafter-bench-") as folder:
        tell(rows(chosen.technicians, chosen.visits, chosen.rounds, Path(folder)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
