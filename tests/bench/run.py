"""All figures in one table: `python -m tests.bench.run [name...]`, such as find, lists, board, startup or job_sheets.

Each bench is a script of its own and may be run alone. What is measured is compared with a limit or a peer in the same
run, never with a clock of another day; a bench that cannot be run here is named below the table.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.measuring import ROOT, ROWS_FILE, BenchRow, print_table, read_rows

_BENCHES = sorted(Path(__file__).parent.glob("bench_*.py"))


def main(arguments: Sequence[str]) -> int:
    """Run the named benches, or all, one after the other, and print what they say; 1 if one of them failed."""
    names = {file.stem.removeprefix("bench_"): file for file in _BENCHES}
    unknown = [name for name in arguments if name not in names]
    if unknown:
        print(f"There is no bench {', '.join(unknown)}; these are there: {', '.join(names)}.", file=sys.stderr)
        return 2
    rows: list[BenchRow] = []
    failures: dict[str, str] = {}
    with TemporaryDirectory() as folder:
        for name in arguments or names:
            print(f"Measuring {name} ...", file=sys.stderr, flush=True)
            said = run_bench(names[name], Path(folder, name))
            if said.returncode == 0:
                rows += read_rows(Path(folder, name))
            else:
                failures[name] = said.stdout[-2_000:]
    print_table(rows)
    for name, words in failures.items():
        print(f"\n{name} could not be measured:\n{words}")
    return 1 if failures else 0


def run_bench(script: Path, rows_file: Path) -> subprocess.CompletedProcess[str]:
    """One bench in a process of its own, which leaves its rows in a file."""
    environment = {**os.environ, ROWS_FILE: str(rows_file), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, script],
        env=environment,
        cwd=ROOT,
        text=True,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
