"""Killed in the middle of a print: nothing half under the wished name, nothing marked, and the next print cleans up."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from app.clock import FixedClock
from app.database_check import check_database
from app.everafter import open_everafter
from app.models.jobs import Job
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from tests.builders import opened_firm
from tests.fakes import MovableClock

PROJECT = Path(__file__).parents[2]
ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 2, 9, tzinfo=ZONE)
DAY = "2026-03-03"
SHEETS = 300


def printing(file: Path, target: Path) -> subprocess.Popen[bytes]:
    command = ["print", "job-sheets", "--date", DAY, "--output", str(target), "--data", str(file)]
    return subprocess.Popen(
        [sys.executable, "-m", "ui", *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=PROJECT,
    )


def part_of(target: Path) -> Path | None:
    """The file beside the wished place, once there is something in it."""
    return next((each for each in target.parent.glob(".sheets.pdf.*.part") if each.stat().st_size), None)


@pytest.mark.skipif(sys.platform == "win32", reason="the name of what is left behind is looked for on POSIX")
@pytest.mark.parametrize("there", [b"", b"%PDF what was there"], ids=["new", "there before"])
def test_killed_while_printing(tmp_path: Path, there: bytes) -> None:
    file, target = tmp_path / "firm.db", tmp_path / "papers" / "sheets.pdf"
    target.parent.mkdir()
    if there:
        target.write_bytes(there)
    with opened_firm(str(file), MovableClock(NOW, ZONE)) as firm:
        client = firm.client("Ana Ruiz")
        first = firm.booked_job(client, NOW + timedelta(days=1))
        rows = [dict(Job.get_by_id(first).__data__, id=first + each, number=1_000 + each) for each in range(1, SHEETS)]
        Job.insert_many(rows).execute()
    victim = printing(file, target)
    until = time.monotonic() + 60
    while part_of(target) is None and victim.poll() is None:
        assert time.monotonic() < until
    assert victim.poll() is None, "it was too quick to be killed"
    victim.kill()
    victim.wait()
    assert (target.read_bytes() if target.exists() else b"") == there
    assert part_of(target) is not None
    everafter = open_everafter(file, clock=FixedClock(NOW, ZONE))
    assert check_database(everafter.database, is_thorough=True).problems == ()
    assert Job.select().where(Job.sheet_printed_at.is_null(False)).count() == 0
    numbers = tuple(number for (number,) in Job.select(Job.number).limit(2).tuples())
    result = print_papers(everafter, target, PaperRequest("job-sheets", jobs=numbers))
    everafter.close()
    assert result.papers == 2
    assert len(PdfReader(target).pages) == result.pages
    assert list(target.parent.iterdir()) == [target]
