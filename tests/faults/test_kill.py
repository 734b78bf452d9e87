"""Killed without warning at a random moment: what was acknowledged is there, and nothing is there by half.

EVERAFTER_FAULT_ROUNDS sets how often; a night can take thousands.
"""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from app.backups import check_backup, list_backups, make_backup
from app.database import close_database, open_database
from app.database_check import check_database
from app.models.audit import AuditChange
from app.models.clients import Client
from app.models.jobs import Job, Payment
from tests.faults.victim import BULK, NOW, bring_in, save_one, units_of

ROUNDS = int(os.environ.get("EVERAFTER_FAULT_ROUNDS", "6"))
PROJECT = Path(__file__).parents[2]
MAKE = """
import sys
from pathlib import Path
from app.database import close_database, open_database
print("ready", flush=True)
close_database(open_database(Path(sys.argv[1])))
"""


def run_and_kill(job: str, file: Path, folder: Path, longest: float, *, lines: int = 1) -> list[str]:
    """Let it say so many lines, wait a random while, kill it; returns all it said."""
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.victim", job, str(file), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
    )
    assert victim.stdout is not None
    said = [victim.stdout.readline().strip() for _line in range(lines)]
    with contextlib.suppress(subprocess.TimeoutExpired):
        victim.wait(random.uniform(0, longest))
    victim.kill()
    rest, errors = victim.communicate()
    assert errors == ""
    return [*said, *rest.split()]


def inspect(file: Path, acknowledged: set[int]) -> None:
    database = open_database(file, must_exist=True)
    assert check_database(database, is_thorough=True).problems == ()
    saved = {client.number for client in Client.select().where(Client.name != "Bulk")}
    assert acknowledged <= saved
    assert Job.select().count() == len(saved)
    assert Payment.select().count() == 2 * len(saved)
    assert AuditChange.select().count() == 4 * len(saved)
    assert Client.select().where(Client.name == "Bulk").count() % BULK == 0
    close_database(database)
    assert not file.with_name(f"{file.name}-wal").exists()


def test_killed_while_saving(tmp_path: Path) -> None:
    file = tmp_path / "firm.db"
    close_database(open_database(file))
    acknowledged: set[int] = set()
    for _round in range(ROUNDS):
        said = run_and_kill("save", file, tmp_path, 0.15, lines=random.randrange(1, 12))
        acknowledged |= {int(word) for word in said if word.isdigit()}
        inspect(file, acknowledged)
    assert acknowledged


def test_killed_while_many_rows_come_in(tmp_path: Path) -> None:
    file = tmp_path / "firm.db"
    database = open_database(file)
    save_one(units_of(database))
    close_database(database)
    for _round in range(max(ROUNDS // 2, 2)):
        run_and_kill("import", file, tmp_path, 0.4)
        inspect(file, {1})


def test_killed_while_backing_up(tmp_path: Path) -> None:
    file, folder = tmp_path / "firm.db", tmp_path / "backups"
    database = open_database(file)
    bring_in(units_of(database))
    close_database(database)
    for _round in range(max(ROUNDS // 2, 2)):
        run_and_kill("backup", file, folder, 0.3)
        inspect(file, set())
    for backup in list_backups(folder):
        check_backup(backup.file)
    database = open_database(file)
    newest = make_backup(database, folder, NOW)
    assert list_backups(folder)[0] == newest
    close_database(database)


def test_killed_while_restoring(tmp_path: Path) -> None:
    file, folder = tmp_path / "firm.db", tmp_path / "backups"
    database = open_database(file)
    save_one(units_of(database))
    make_backup(database, folder, NOW)
    bring_in(units_of(database))
    close_database(database)
    for _round in range(max(ROUNDS // 2, 2)):
        run_and_kill("restore", file, folder, 0.5)
        inspect(file, {1})


@pytest.mark.parametrize("moment", [0.0, 0.02])
def test_killed_while_a_new_database_is_made(tmp_path: Path, moment: float) -> None:
    file = tmp_path / "firm.db"
    maker = subprocess.Popen([sys.executable, "-c", MAKE, str(file)], stdout=subprocess.PIPE, cwd=PROJECT)
    assert maker.stdout is not None
    maker.stdout.readline()
    with contextlib.suppress(subprocess.TimeoutExpired):
        maker.wait(moment)
    maker.kill()
    maker.communicate()
    close_database(open_database(file))  # whole, or made anew
