"""A process that imports two files into a database and is killed in the middle of it by test_import_plan.py."""

from __future__ import annotations

import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from app.clock import SystemClock
from app.everafter import open_everafter
from app.exchange.import_plan import apply_import, plan_import


def main(address: str, *files: str) -> None:
    everafter = open_everafter(address, clock=SystemClock(ZoneInfo("UTC")))
    plan = plan_import([Path(file) for file in files], everafter.clock)
    print("ready", flush=True)
    apply_import(plan, everafter.units, everafter.clock)
    print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
