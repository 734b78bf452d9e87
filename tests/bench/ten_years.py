"""Ten years of a larger firm, day by day: what a working day costs, and every promise of the simulation once more.

    python tests/bench/ten_years.py [--clients 40] [--years 10] [--seed 1]

The everyday run lives ten years with four clients whose fates are written down; here many more live beside them by the
dice, and every list is read on every open day.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.builders import opened_firm  # noqa: E402 - a script finds its package first
from tests.fakes import MovableClock  # noqa: E402 - see above
from tests.journeys.firm_life import FirmLife  # noqa: E402 - see above
from tests.journeys.life_fates import FATES  # noqa: E402 - see above

_ZONE = ZoneInfo("America/Chicago")
_YEAR = 365


def main() -> int:
    """Live, and print what was looked at and what a day cost; an assertion is what went wrong."""
    parser = argparse.ArgumentParser(description="Ten years of a firm, day by day.")
    parser.add_argument("--clients", type=int, default=40)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    wishes = parser.parse_args()
    clock = MovableClock(datetime(2026, 3, 2, 9, tzinfo=_ZONE), _ZONE)
    with (
        tempfile.TemporaryDirectory(prefix="everafter-years-") as folder,
        opened_firm(str(Path(folder) / "everafter.db"), clock) as firm,
    ):
        life = FirmLife(firm, seed=wishes.seed, clients=wishes.clients, fates=FATES)
        for year in range(1, wishes.years + 1):
            started = time.process_time()
            life.live(_YEAR)
            spent = 1_000 * (time.process_time() - started) / _YEAR
            sys.stdout.write(f"year {year}: {spent:.0f} ms of CPU a day; {dict(life.checked)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
