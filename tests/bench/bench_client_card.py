"""A full card with 500 jobs and 2,000 timeline entries: from the key to the painted card, in a window in use.

    python tests/bench/bench_client_card.py [--jobs 500] [--entries 2000] [--rounds 9]

Full means 5 telephones, 4 sites with a code each, 20 areas with two marks each, 20 facts, 10 permissions, 3 agreements,
6 complaints, an answer and a payment for every job. What counts is the CPU time of the window's thread. Each round
leaves the card for another client and comes back, so nothing of the long story is kept from the round before.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.bench_board import SLOWEST_MS, time_of  # noqa: E402 - a script finds its package first
from tests.bench.many_complaints import NOW, ZONE  # noqa: E402 - see above
from tests.bench.measuring import BenchRow, tell  # noqa: E402 - see above

if TYPE_CHECKING:
    from app.everafter import Everafter

_STORY, _OTHER = 1, 2
_KINDS = ("note", "call", "text", "letter", "in_person")
_WORDS = "Not before ten, Alan is on nights. The stairs should be done before her sister comes to stay for the week."


def fill(everafter: Everafter, job_count: int, entry_count: int) -> None:
    """Two clients: one with the long story, one with none."""
    from app.services.bulk_writes import insert_rows
    from app.services.client_summary import refresh_clients
    from app.services.drafts import ClientDraft
    from app.services.firm_drafts import FirmDraft

    owner = everafter.firm.set_up(FirmDraft(name="Brightwater", owner_name="Dana Kowalski", time_zone=str(ZONE)))
    everafter.clients.create(ClientDraft(name="Margaret Alder"))
    everafter.clients.create(ClientDraft(name="Greg Halloran"))

    def jobs() -> Iterator[Sequence[object]]:
        for place in range(job_count):
            at = NOW - timedelta(days=4 * (job_count - place))
            yield (_STORY, 5001 + place, "done", at, at + timedelta(hours=2), at, "Living room, stairs", 28_500, 28_500)

    def entries() -> Iterator[Sequence[object]]:
        for place in range(entry_count):
            at = NOW - timedelta(days=entry_count - place, minutes=7)
            yield (_STORY, _KINDS[place % len(_KINDS)], at, owner, "Wants the stairs done", _WORDS)

    def payments() -> Iterator[Sequence[object]]:
        for place in range(job_count):
            at = NOW - timedelta(days=4 * (job_count - place))
            yield (_STORY, place + 1, 28_500, at.date(), at)

    def answers() -> Iterator[Sequence[object]]:
        for place in range(job_count):
            at = NOW - timedelta(days=4 * (job_count - place), hours=-20)
            yield (_STORY, place + 1, at, "great" if place % 3 else "good", "love" if place % 3 else "good")

    with everafter.units("A long story") as work:
        of_job = ("client_id", "number", "state", "starts_at", "finished_at", "created_at", "description")
        insert_rows(work, "job", (*of_job, "price_minor", "billed_minor"), jobs())
        insert_rows(
            work, "timeline_entry", ("client_id", "kind", "happened_at", "person_id", "headline", "words"), entries()
        )
        insert_rows(work, "payment", ("client_id", "job_id", "amount_minor", "paid_on", "recorded_at"), payments())
        insert_rows(work, "feedback", ("client_id", "job_id", "asked_at", "answer", "answer_class"), answers())
        refresh_clients(work, [_STORY], everafter.clock)
    fill_card(everafter)


def fill_card(everafter: Everafter) -> None:
    """Everything that can stand left and right of the story."""
    from app.rules.permissions import CHANNELS, PURPOSES
    from app.services.agreements import AgreementDraft
    from app.services.drafts import AreaDraft, ComplaintDraft, ContactDraft, FactDraft, SiteDraft
    from app.services.place_drafts import AccessCodeDraft, MarkDraft

    for number in range(5):
        everafter.contact_points.add(_STORY, ContactDraft(f"(503) 555 01{number:02d}", label=f"Number {number}"))
    for number in range(4):
        site_id = everafter.sites.add(_STORY, SiteDraft(street=f"{number} Orchard Lane", town="Millbrook"))
        everafter.access_codes.add(site_id, AccessCodeDraft("Side gate", f"40{number}1"))
        for room in range(5):
            area_id = everafter.areas.add(site_id, AreaDraft(f"Room {room}", "room", 26_000, "sq_ft", "Wool 80/20"))
            for mark in ("tea by the window", "ring by the door"):
                everafter.areas.add_mark(area_id, MarkDraft(mark))
    for number in range(20):
        everafter.facts.add(_STORY, FactDraft(f"Biscuit, the spaniel {number}", _WORDS))
    for number in range(6):
        everafter.complaints.log(ComplaintDraft(_STORY, f"The landing smells damp, {number}"))
    for channel in CHANNELS:
        everafter.permissions.write(_STORY, channel, dict.fromkeys(PURPOSES, True), "on the telephone")
    for number in range(3):
        draft = AgreementDraft(_STORY, "Stairs", NOW.date() + timedelta(days=30 + number), every_count=6 + number)
        everafter.agreements.agree(draft)


def rows(job_count: int, entry_count: int, rounds: int, home: Path) -> list[BenchRow]:
    """First opening, later openings, and a change while the card is in view."""
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
    everafter = open_everafter(home / "story.db", may_create=True, clock=FixedClock(NOW, ZONE))
    fill(everafter, job_count, entry_count)
    kept, feed, runner = preferences(), ChangeFeed(everafter.events), JobRunner()
    apply_look(kept)
    window = MainWindow(everafter, feed, runner, kept)
    window.resize(1366, 768)
    window.start("help")
    window.show()
    until = time.monotonic() + 2  # the strip reads who waits, and board and card are built while nobody waits
    while time.monotonic() < until:
        application.processEvents()
    changed = RecordsChanged("Note", {"timeline_entry": frozenset({1})})

    def again() -> float:
        window.show_client(_OTHER)
        application.processEvents()
        return time_of(lambda: window.show_client(_STORY))

    first = time_of(lambda: window.show_client(_STORY))
    later = tuple(again() for _round in range(rounds))
    changes = tuple(time_of(lambda: feed.tell(changed)) for _round in range(rounds))
    window.close()
    runner.close()
    everafter.close()
    what = f"full client card, {job_count:,} jobs and {entry_count:,} entries"
    return [
        BenchRow("client_card", f"{what}: opened from another client", SLOWEST_MS, later, "ms"),
        BenchRow("client_card", "  opened for the first time, two seconds after the start", SLOWEST_MS, (first,), "ms"),
        BenchRow("client_card", "  a change arrives while it is in view", SLOWEST_MS, changes, "ms"),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=500)
    parser.add_argument("--entries", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="everafter-bench-") as folder:
        tell(rows(chosen.jobs, chosen.entries, chosen.rounds, Path(folder)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
