"""A process that is ready to import and forks a child for each import, which test_kill_import.py kills.

Starting an interpreter costs many times what a small import does. For each line on its standard input (address, whether
indexes are taken down meanwhile, files) it says the number of the child, and how it ended.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from app.clock import SystemClock
from app.everafter import open_everafter
from app.exchange.import_plan import apply_import, plan_import
from app.services import imports


def bring_in(address: str, has_few_indexes: str, *files: str) -> None:
    """One import, as large ones or as small ones are written."""
    imports._MANY_ROWS = 50 if has_few_indexes == "few" else 20_000
    everafter = open_everafter(address, clock=SystemClock(ZoneInfo("UTC")))
    plan = plan_import([Path(file) for file in files], everafter.clock)
    apply_import(plan, everafter.units, everafter.clock)
    everafter.close()


def main() -> None:
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            bring_in(*line.rstrip("\n").split("\t"))
            os._exit(0)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
