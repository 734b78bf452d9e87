"""Goals 1 and 1b: CPU and memory from nothing to the first page of clients, against a bare PySide6 window.

Children run in turns, so that both see the same machine; the database is the sample firm, or one given by name.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.measuring import BenchRow, tell  # noqa: E402 - a script finds its package first

ROUNDS = 7
CPU_GOAL, MEMORY_GOAL = 2.0, 1.6

_REPORT = """
import json, os
times = os.times()
with open("/proc/self/status") as status:
    memory = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
print(json.dumps({"cpu": times.user + times.system, "memory": memory}), flush=True)
os._exit(0)
"""
_BARE = (
    """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1100, 700)
window.show()
while not window.windowHandle().isExposed():
    application.processEvents()
for _turn in range(10):
    application.processEvents()
"""
    + _REPORT
)
_OURS = (
    """
import gc, sys
gc.disable()  # as ui.__main__ does until the first page stands
from ui.application import Desk, make_application
from ui.shell.look_commands import apply_look
from ui.window_state import preferences
kept = preferences()
application = make_application()
apply_look(kept)
desk = Desk(application, kept, "clients")
desk.error_handler.install()
assert desk.start(sys.argv[1])
window = desk.window
while not window.windowHandle().isExposed():
    application.processEvents()
for _turn in range(10):
    application.processEvents()
assert window.page.place == "clients"
"""
    + _REPORT
)


@dataclass(frozen=True, slots=True)
class Start:
    """What one start cost: seconds of CPU, MiB of memory."""

    cpu: float
    memory: float


def measure(code: str, arguments: Sequence[str], home: Path) -> Start:
    """Start a child and read what it says of itself."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {
        **inherited,
        # An installed program has its byte code; here it goes where it litters nothing.
        "PYTHONPYCACHEPREFIX": str(home / "byte-code"),
        "QT_QPA_PLATFORM": "offscreen",
        "EVERAFTER_HOME": str(home),
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
    command = [sys.executable, "-c", code, *arguments]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return Start(**json.loads(answer.stdout.splitlines()[-1]))


def rows(database: str, home: Path, rounds: int = ROUNDS) -> list[BenchRow]:
    """CPU and memory against the bare window."""
    cases = {"bare": (_BARE, ()), "ours": (_OURS, (database,))}
    starts: dict[str, list[Start]] = {name: [] for name in cases}
    for turn in range(rounds + 1):
        for name, (code, arguments) in cases.items():
            start = measure(code, arguments, home)
            if turn:  # the first round warms the page cache
                starts[name].append(start)
    bare, ours = starts["bare"], starts["ours"]
    cpu = tuple(mine.cpu / theirs.cpu for mine, theirs in zip(ours, bare, strict=True))
    memory = tuple(mine.memory / theirs.memory for mine, theirs in zip(ours, bare, strict=True))
    return [
        BenchRow("1", "start to the first page of clients, against a bare window", CPU_GOAL, cpu),
        BenchRow("1b", "memory when shown, against a bare window", MEMORY_GOAL, memory),
        BenchRow("1", "  CPU seconds", None, tuple(mine.cpu for mine in ours), "s"),
        BenchRow("1b", "  memory", None, tuple(mine.memory for mine in ours), "MiB"),
    ]


def make_sample(file: Path) -> None:
    """The sample firm of 400 clients."""
    command = [sys.executable, "-m", "ui", "demo", "--data", str(file), "--no-window"]
    subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).resolve().parents[2])


def main() -> int:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory(prefix="everafter-bench-") as folder:
        database = sys.argv[1] if len(sys.argv) > 1 else str(Path(folder, "sample.db"))
        if len(sys.argv) <= 1:
            make_sample(Path(database))
        tell(rows(database, Path(folder, "home")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
