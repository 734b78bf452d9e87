"""What the benches share: child processes measured by the kernel, figures of several rounds, and the row they report.

Every case is a whole child process; cases run in turn, so that a machine that grows slower does so for all of them, and
ratios are taken round by round. A bench prints its rows, and hands them on when `run.py` asks for them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
SCRATCH = ROOT / "bench-data"
# `run.py` names a file here in which it wants the rows, one line of JSON each.
ROWS_FILE = "EVERAFTER_BENCH_ROWS"
_COLUMNS = ((5, "goal"), (62, "what"), (12, "wanted"), (10, "median"), (17, "min-max"), (8, "verdict"))


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One figure of one goal: several measurements, and what they should be at most (or, for a lead, at least).

    A figure without a wish is printed for information. `unit` stands behind each number: "x" for a ratio, "ms", "MiB".
    """

    goal: str
    what: str
    goal_ratio: float | None
    ratios: tuple[float, ...]
    unit: str = "x"
    is_least: bool = False

    @property
    def middle(self) -> float:
        """The median of the measurements."""
        return median(self.ratios)

    @property
    def verdict(self) -> str:
        """Whether the median reaches the goal."""
        if self.goal_ratio is None:
            return ""
        is_reached = self.middle >= self.goal_ratio if self.is_least else self.middle <= self.goal_ratio
        return "reached" if is_reached else "MISSED"

    def cells(self) -> tuple[str, ...]:
        """The texts of its line in the table."""
        sign = "≥" if self.is_least else "≤"
        wanted = "" if self.goal_ratio is None else f"{sign} {self.goal_ratio:g} {self.unit}"
        spread = f"{_figure(min(self.ratios))}-{_figure(max(self.ratios))}"
        return (self.goal, self.what, wanted, f"{_figure(self.middle)} {self.unit}", spread, self.verdict)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one child process cost: seconds of CPU (user and system), peak memory in MiB, and what it printed."""

    cpu: float
    peak: float
    said: str = ""


class CaseFailedError(RuntimeError):
    """A case ended with an error; a failure is never a time."""


def measure(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Cost:
    """Run a child to its end and let the kernel say what it used; raises CaseFailedError with the end of its words."""
    process = subprocess.Popen(
        list(map(str, command)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
    )
    assert process.stdout is not None
    with process.stdout as output:
        said = output.read().decode("utf-8", "replace")
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise CaseFailedError(f"{command[0]} … {command[-1]}: exit {process.returncode}\n{said[-2000:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 2**20, said)


def in_turn(cases: Mapping[str, Callable[[], Cost]], rounds: int) -> dict[str, list[Cost]]:
    """Run every case once a round, in turn; the costs of each by its name."""
    costs: dict[str, list[Cost]] = {name: [] for name in cases}
    for _round in range(rounds):
        for name, run in cases.items():
            costs[name].append(run())
    return costs


def ratios(costs: Sequence[Cost], against: Sequence[Cost]) -> tuple[float, ...]:
    """CPU time against another case, round by round."""
    return tuple(mine.cpu / theirs.cpu for mine, theirs in zip(costs, against, strict=True))


def percentile(figures: Sequence[float], share: float) -> float:
    """The figure below which this share of them lies."""
    ordered = sorted(figures)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def tell(rows: Sequence[BenchRow]) -> None:
    """Print the rows as a table, or hand them to `run.py`."""
    asked = os.environ.get(ROWS_FILE)
    if asked is None:
        print_table(rows)
        return
    with Path(asked).open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(row)) + "\n" for row in rows)


def read_rows(file: Path) -> list[BenchRow]:
    """The rows that a bench has handed over."""
    lines = file.read_text(encoding="utf-8").splitlines()
    found = (json.loads(line) for line in lines)
    return [BenchRow(**{**row, "ratios": tuple(row["ratios"])}) for row in found]


def print_table(rows: Sequence[BenchRow]) -> None:
    """All rows with their headings."""
    widths = [width for width, _title in _COLUMNS]
    for cells in [tuple(title for _width, title in _COLUMNS), *(row.cells() for row in rows)]:
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip(), flush=True)


def _figure(number: float) -> str:
    return f"{number:.0f}" if number >= 100 else f"{number:.1f}" if number >= 10 else f"{number:.2f}"
