"""Goals 6, 6b and 6c: job sheets beside plain Platypus and beside Typst drawing the same page, a process for each run.

    python tests/bench/bench_job_sheets.py [--sheets 1000] [--rounds 3]

The first twin is what the manual of the library shows: paragraphs, tables, and the library's own QR drawing; the second
is a template of Typst, a peer that `python3 dev.py bench --peers` installs. All have the same fonts and the same words
on the page; the words are compared before anything is measured. Runs are interleaved, CPU seconds are those of the
whole child process, start and imports included, and the median of the rounds counts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from datetime import time as clock_time
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

_ROOT = Path(__file__).resolve().parents[2]
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from app.queries.paper_rows import (  # noqa: E402 - a script finds its package first
    CertificateReasonRow,
    CertificateRow,
    CertificateRule,
    FirmLetterhead,
    JobSheetRow,
    LastVisitRow,
    PaperPhoneRow,
    SheetLineRow,
    SheetNoteRow,
)
from tests.bench.measuring import BenchRow, tell  # noqa: E402 - see above

PLATYPUS_LEAD, TYPST_LEAD, ONE_SHEET, PEAK_MIB, PAGE_KIB, CERTIFICATE_KIB = 8.0, 3.0, 1.7, 60.0, 1.5, 60.0
MANY = 10
FIRM = FirmLetterhead(name="Brightwater Carpet Care", phone="(503) 555 0100", firm_code="BRWTR")

_FIRST_NAMES = ("Margaret", "Tomás", "Ana", "Łukasz", "Jean", "Priya", "Oda", "Greg", "Zoë", "Ben")
_LAST_NAMES = ("Alder", "Reyes", "Bell", "Đặng", "Whitlock", "Nair", "Halloran", "Ortiz", "Chan", "Novák")
_STREETS = ("Orchard Lane", "Mill Road", "Harbor Street", "Birch Avenue", "Station Road", "Quarry Hill")
_ROOMS = ("Landing", "Stairs", "Living room", "Bedroom", "Hall", "Study")
_FIBRES = ("Wool 80/20", "Nylon", "Polyester", "Wool")
_TASKS = ("Clean, groom", "Re-clean, dry", "Spot only", "Clean")
_MARKS = ("Ring mark by door", "Tea by window", "Ink near the desk", "")


def sheet_rows(count: int) -> Iterator[JobSheetRow]:
    """Ordinary jobs of an invented firm, no two alike."""
    day = date(2025, 11, 27)
    for number in range(count):
        first, last = _FIRST_NAMES[number % 10], _LAST_NAMES[number // 10 % 10]
        lines = tuple(
            SheetLineRow(
                name=_ROOMS[(number + place) % 6],
                to_do=_TASKS[(number + place) % 4],
                fibre=_FIBRES[(number * 3 + place) % 4],
                size_hundredths=(60 + (number * 7 + place * 31) % 240) * 100,
                size_unit="sq_ft",
                known_marks=(_MARKS[(number + place) % 4],),
                price_minor=4500 + (number * 37 + place * 1100) % 9000,
            )
            for place in range(3)
        )
        yield JobSheetRow(
            job_number=2400 + number,
            visit_on=day + timedelta(days=number % 90),
            client_name=f"{first} {last}",
            window_starts=clock_time(8 + number % 8),
            window_ends=clock_time(9 + number % 8),
            expected_minutes=45,
            technician_name="Luis Santos",
            van_name="van 2",
            position_of_day=number % 5 + 1,
            visits_of_day=5,
            years=number % 12 + 1,
            visit_count=number % 25 + 1,
            street_lines=(f"{number % 290 + 1} {_STREETS[number % 6]}",),
            town_line=f"Millbrook, OR 97{number % 1000:03d}",
            phones=(PaperPhoneRow(f"(503) 555 {number % 10000:04d}"),),
            find_note="Second left after the church.",
            parking_note=f"On the drive. Hose run {20 + number % 40} ft.",
            access_note="Client at home.",
            notes=(
                SheetNoteRow("Biscuit the spaniel", "Keep the kitchen door shut."),
                SheetNoteRow(f"Likes to be called {first[:3]}"),
            ),
            last_visit=LastVisitRow(day - timedelta(days=300 + number % 200), "Luis Santos", "hall and stairs"),
            expectation="A hall that smells of nothing.",
            lines=lines,
            due_minor=sum(line.price_minor or 0 for line in lines),
        )


def certificate_rows(count: int) -> Iterator[CertificateRow]:
    """Certificates of an invented firm, no two alike."""
    for number in range(count):
        first, last = _FIRST_NAMES[number % 10], _LAST_NAMES[number // 10 % 10]
        years = number % 19 + 1
        yield CertificateRow(
            number=f"2026-{number:04}",
            client_name=f"{first} {last}",
            reasons=(CertificateReasonRow(CertificateRule.TENURE, years),),
            issued_on=date(2026, 3, 9),
            since_on=date(2026 - years, 3, 9),
            years=years,
            visit_count=years * 2,
            care_line=f"{_ROOMS[number % 6]} and {_ROOMS[number % 5].lower()} have been in our care all along.",
            gift="One room protected" if number % 2 else "",
            owner_name="Dana Kowalski",
        )


def draw_ours(count: int, target: Path) -> None:
    """The product's own sheets."""
    from app.documents.job_sheet import write_job_sheets
    from app.documents.paper_size import PaperSize

    with target.open("wb") as file:
        write_job_sheets(sheet_rows(count), FIRM, PaperSize.LETTER, file)


def draw_platypus(count: int, target: Path) -> None:
    """The same page as the library's manual would have it drawn."""
    from platypus_job_sheet import draw

    draw(sheet_rows(count), FIRM, target)


def draw_typst(count: int, target: Path) -> None:
    """The same page as a template of Typst."""
    from typst_job_sheet import draw

    draw(sheet_rows(count), FIRM, target)


def draw_on_screen(count: int, target: Path) -> None:
    """The product's own sheets, and the first of them as the preview shows it."""
    draw_ours(count, target)
    show_first_page(target)


def draw_typst_on_screen(count: int, target: Path) -> None:
    """Typst's, shown in the same way."""
    draw_typst(count, target)
    show_first_page(target)


def draw_certificates(count: int, target: Path) -> None:
    """A batch of certificates, each with texts of its own."""
    from app.documents.certificate import write_certificates
    from app.documents.paper_size import PaperSize

    with target.open("wb") as file:
        write_certificates(certificate_rows(count), FIRM, PaperSize.LETTER, file)


def show_first_page(file: Path) -> None:
    """The first page as a picture for a screen."""
    import pypdfium2

    with pypdfium2.PdfDocument(file) as document:
        document[0].render(scale=96 / 72).close()


CASES: dict[str, Callable[[int, Path], None]] = {
    "everafter": draw_ours,
    "platypus": draw_platypus,
    "typst": draw_typst,
    "screen": draw_on_screen,
    "typst-screen": draw_typst_on_screen,
    "certificates": draw_certificates,
}


def words_of(file: Path) -> list[str]:
    """The words on all pages in alphabetical order, boxes and bullets left out."""
    import pypdfium2

    with pypdfium2.PdfDocument(file) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return sorted(word for word in text.split() if any(character.isalnum() for character in word))


def run_case(name: str, count: int, target: Path) -> dict[str, float]:
    """One case in a process of its own: CPU seconds, peak memory in MiB where known, and the size of the file."""
    command = [sys.executable, __file__, "--case", name, "--sheets", str(count), "--output", str(target)]
    result = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parent)
    figures: dict[str, float] = json.loads(result.stdout)
    figures["kib_per_page"] = target.stat().st_size / 1024 / count
    return figures


def peak_memory() -> float:
    """The most memory this process has held, in MiB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def measure(count: int, rounds: int) -> None:
    """Compare the words, then measure side by side and print the ratios."""
    twins = ["platypus", *(["typst"] if find_spec("typst") else [])]
    with TemporaryDirectory() as folder:
        files = {name: Path(folder, f"{name}.pdf") for name in CASES}
        _compare_words(files, twins)
        runs: dict[str, list[dict[str, float]]] = {}
        for _round in range(rounds):
            for name in ("everafter", *twins):
                runs.setdefault(name, []).append(run_case(name, count, files[name]))
            for name in ("screen", "typst-screen") if "typst" in twins else ("screen",):
                runs.setdefault(name, []).append(run_case(name, 1, files[name]))
        runs["many"] = [run_case("everafter", count * MANY, files["everafter"])]
        runs["certificates"] = [run_case("certificates", count, files["certificates"])]
    tell(_rows(count, runs))
    if "typst" not in twins:
        sys.stderr.write("Typst is not installed here; `python3 dev.py bench --peers` installs it.\n")


def _compare_words(files: Mapping[str, Path], twins: Sequence[str]) -> None:
    """End with an error unless all draw the same words."""
    for name in ("everafter", *twins):
        run_case(name, 3, files[name])
    ours = words_of(files["everafter"])
    for name in twins:
        theirs = words_of(files[name])
        if ours != theirs:
            odd = sorted((Counter(ours) - Counter(theirs)) + (Counter(theirs) - Counter(ours)))
            raise SystemExit(f"the page of {name} does not say the same: {odd}")


def _rows(count: int, runs: Mapping[str, Sequence[Mapping[str, float]]]) -> list[BenchRow]:
    """The figures of all goals; a lead is the twin's time divided by ours, round by round."""
    mine = runs["everafter"]

    def lead(twin: str) -> tuple[float, ...]:
        return tuple(theirs["cpu"] / own["cpu"] for own, theirs in zip(mine, runs[twin], strict=True))

    rows = [
        BenchRow("6", f"{count:,} job sheets, lead over plain Platypus", PLATYPUS_LEAD, lead("platypus"), is_least=True)
    ]
    if "typst" in runs:
        screen = tuple(
            own["cpu"] / theirs["cpu"] for own, theirs in zip(runs["screen"], runs["typst-screen"], strict=True)
        )
        rows += [
            BenchRow("6", f"{count:,} job sheets, lead over Typst", TYPST_LEAD, lead("typst"), is_least=True),
            BenchRow("6b", "  one sheet on screen, beside Typst", ONE_SHEET, screen),
        ]
    (many,), (certificates,) = runs["many"], runs["certificates"]
    return [
        *rows,
        BenchRow("6", "  pages a CPU second", None, tuple(count / run["cpu"] for run in mine), ""),
        BenchRow("6c", "  peak memory", PEAK_MIB, tuple(run["peak"] for run in mine), "MiB"),
        BenchRow("6c", f"  peak memory of {MANY} times as many", PEAK_MIB, (many["peak"],), "MiB"),
        BenchRow("6c", "  size of a page", PAGE_KIB, tuple(run["kib_per_page"] for run in mine), "KiB"),
        BenchRow(
            "6c", f"  size of a certificate among {count:,}", CERTIFICATE_KIB, (certificates["kib_per_page"],), "KiB"
        ),
        BenchRow("6c", "  peak memory of those certificates", PEAK_MIB, (certificates["peak"],), "MiB"),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, or (with --case) be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sheets", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--case", choices=sorted(CASES))
    parser.add_argument("--output", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.case:
        CASES[chosen.case](chosen.sheets, chosen.output)
        print(json.dumps({"cpu": time.process_time(), "peak": peak_memory()}))
    else:
        measure(chosen.sheets, chosen.rounds)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
