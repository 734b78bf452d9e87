"""An import that is killed at any moment is there whole or not at all, and comes in at the next try.

EVERAFTER_FAULT_ROUNDS sets how often; a night can take thousands.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("no process forks there", allow_module_level=True)

from app.database_check import check_database
from app.everafter import open_everafter
from app.models.clients import Client, ContactPoint
from app.models.imports import ImportBatch, ImportRow
from app.models.jobs import Job
from app.queries import search
from tests.builders import opened_firm
from tests.fakes import MovableClock
from tests.postgresql_server import PostgresqlServer

ROUNDS = int(os.environ.get("EVERAFTER_FAULT_ROUNDS", "30"))
PROJECT = Path(__file__).parents[2]
COUNT = 400


class Victim:
    """The process that imports, and the hand that kills it."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.import_victim"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=PROJECT,
        )  # fmt: skip
        assert self.said() == "ready"

    def said(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def bring_in(self, *words: str, dies_after: float | None = None) -> int:
        """Let it import, kill it after so many seconds; returns how it ended."""
        assert self.process.stdin is not None
        self.process.stdin.write("\t".join(words) + "\n")
        self.process.stdin.flush()
        child = int(self.said())
        if dies_after is not None:
            time.sleep(dies_after)
            with contextlib.suppress(ProcessLookupError):  # it was done before
                os.kill(child, signal.SIGKILL)
        return int(self.said())

    def end(self) -> str:
        _said, errors = self.process.communicate()
        return errors


@pytest.fixture
def victim() -> Iterator[Victim]:
    process = Victim()
    yield process
    assert process.end() == ""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    clients, past_jobs = tmp_path / "clients.csv", tmp_path / "jobs.csv"
    people = (
        f"C{each},Person{each % 97},Family{each},(503) 555-{each:04},p{each}@example.org,{each} Elm,Millbrook"
        for each in range(COUNT)
    )
    visits = (f"J{each},C{each},Person{each % 97} Family{each},2/10/2026,Lounge,100,yes" for each in range(COUNT))
    clients.write_text("\n".join(["Client #,First name,Last name,Phone,Email,Address,City", *people]))
    past_jobs.write_text("\n".join(["Job number,Client number,Client name,Date,Description,Amount,Paid", *visits]))
    return [str(clients), str(past_jobs)]


def is_there(address: str, clock: MovableClock) -> bool:
    """Whether the import is there, whole; fails if there is a part of it or the database is hurt."""
    everafter = open_everafter(address, clock=clock)
    try:
        assert check_database(everafter.database, is_thorough=True).problems == ()
        has_batch = ImportBatch.select().count() > 0
        found = [model.select().count() for model in (Client, Job, ContactPoint, ImportRow)]
        assert found == ([COUNT, COUNT, 2 * COUNT, 2 * COUNT] if has_batch else [0, 0, 0, 0])
        assert bool(search.find("family399", clock.today())) == has_batch, "the index says the same"
        return has_batch
    finally:
        everafter.close()


def test_killed_thirty_times_it_is_whole_or_nothing_and_comes_in_then(
    victim: Victim, files: list[str], tmp_path: Path, firm_clock: MovableClock
) -> None:
    settled, place = str(tmp_path / "settled.db"), str(tmp_path / "everafter.db")
    with opened_firm(settled, firm_clock):
        pass
    shutil.copy(settled, place)
    started = time.monotonic()
    assert victim.bring_in(place, "all", *files) == 0
    duration = min(time.monotonic() - started, 1.0)
    assert is_there(place, firm_clock)
    shutil.copy(settled, place)
    whole = 0
    for number in range(ROUNDS):
        few = random.choice(("few", "all"))
        victim.bring_in(place, few, *files, dies_after=random.uniform(0, duration * 1.1))
        if is_there(place, firm_clock):
            whole += 1
            shutil.copy(settled, place)
        elif number % 6 == 0:
            assert victim.bring_in(place, few, *files) == 0
            assert is_there(place, firm_clock)
            shutil.copy(settled, place)
    assert whole < ROUNDS, "some were killed before the end"


def test_killed_while_a_server_keeps_the_data(
    victim: Victim, files: list[str], postgresql_server: PostgresqlServer, firm_clock: MovableClock
) -> None:
    address = postgresql_server.create_database()
    with opened_firm(address, firm_clock):
        pass
    for _round in range(max(ROUNDS // 6, 2)):
        victim.bring_in(address, "all", *files, dies_after=random.uniform(0, 0.4))
        if is_there(address, firm_clock):
            break
    else:
        assert victim.bring_in(address, "all", *files) == 0
    assert is_there(address, firm_clock)
    postgresql_server.drop_database(address)
