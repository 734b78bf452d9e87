"""What helped before, with 20,000 closed complaints: the CPU time of a pause in typing before the cases show.

python tests/bench/bench_library.py [--closed 20000] [--rounds 15]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.many_complaints import NOW, ZONE, database_of  # noqa: E402 - a script finds its package first
from tests.bench.measuring import BenchRow, tell  # noqa: E402 - see above

SLOWEST_MS = 50.0
_OPEN = 500


def _times(act: Callable[[], object], rounds: int) -> tuple[float, ...]:
    taken = []
    for _round in range(rounds):
        started = time.thread_time()
        act()
        taken.append((time.thread_time() - started) * 1_000)
    return tuple(taken)


def rows(closed_count: int, rounds: int) -> list[BenchRow]:
    """Earlier ones like it while the words are typed, and the search: a common word, a rare one, one with a mark."""
    from app.clock import FixedClock
    from app.everafter import open_everafter
    from app.queries.complaint_library import find_similar, search_library

    everafter = open_everafter(database_of(_OPEN, closed_count), clock=FixedClock(NOW, ZONE))
    try:
        said = "The coffee stain by the window is back"
        similar = _times(lambda: find_similar(said, "wicking", 1, NOW, ZONE), rounds)
        searches = {
            text: _times(partial(search_library, text, NOW, ZONE), rounds) for text in ("wicking", "zzzz", "cafe")
        }
    finally:
        everafter.close()
    return [
        BenchRow("library", f"earlier ones like it, {closed_count:,} closed", SLOWEST_MS, similar, "ms"),
        *(BenchRow("library", f"  search for “{text}”", SLOWEST_MS, taken, "ms") for text, taken in searches.items()),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--closed", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=15)
    chosen = parser.parse_args(arguments)
    tell(rows(chosen.closed, chosen.rounds))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
