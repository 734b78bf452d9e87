from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import StorageError
from app.everafter import Everafter
from app.jobs import JobProgress
from app.queries.firm import count_clients_ever
from app.queries.past_imports import list_past_imports
from tests.builders import opened_firm
from tests.fakes import MovableClock
from ui.import_wizard.import_work import ImportWish, free_name, import_files, look_at_files, save_map
from ui.jobs import JobRunner

PATIENCE = 30_000


@pytest.fixture
def everafter(tmp_path: Path, firm_clock: MovableClock) -> Iterator[Everafter]:
    with opened_firm(str(tmp_path / "everafter.db"), firm_clock) as firm:
        yield firm.everafter


def a_large_list(folder: Path, rows: int = 30_000) -> Path:
    file = folder / "large.csv"
    with file.open("w", encoding="utf-8") as text:
        text.write("Name,Phone,Email,Street,City,State,Zip\n")
        for row in range(rows):
            number = f"(503) {200 + row // 10_000} {row % 10_000:04}"
            text.write(f"Ann{row} Oak{row},{number},a{row}@example.com,{row} Mill Road,Millbrook,OR,97222\n")
    return file


def test_a_cancelled_import_leaves_the_data_as_before_within_a_second(
    everafter: Everafter, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    """In a real worker process, in the middle of a real list."""
    runner = JobRunner()
    job = runner.run_in_process(import_files, everafter.address, ImportWish((str(a_large_list(tmp_path)),)), None)
    said: list[str] = []
    job.cancelled.connect(said.append)
    with qtbot.waitSignal(job.progressed, timeout=PATIENCE, check_params_cb=lambda done, _total, _words: done > 3_000):
        pass
    asked = time.monotonic()
    job.cancel()
    with qtbot.waitSignal(job.finished, timeout=PATIENCE):
        pass
    took = time.monotonic() - asked
    runner.close()
    assert "nothing was changed" in said[0]
    assert count_clients_ever() == 0
    assert list_past_imports() == []
    assert took < 1


def test_rows_to_mend_get_a_name_that_nobody_uses_yet(tmp_path: Path) -> None:
    assert free_name(tmp_path, "clients") == tmp_path / "clients-to-mend.csv"
    (tmp_path / "clients-to-mend.csv").touch()
    assert free_name(tmp_path, "clients").name == "clients-to-mend-2.csv"
    (tmp_path / "clients-to-mend-2.csv").touch()
    assert free_name(tmp_path, "clients-to-mend").name == "clients-to-mend-3.csv"
    assert free_name(tmp_path, "clients-to-mend-2").name == "clients-to-mend-3.csv"
    assert free_name(tmp_path, "what-to-mend-next").name == "what-to-mend-next-to-mend.csv"


def test_rows_to_mend_go_to_the_data_where_the_folder_of_the_file_takes_nothing(
    everafter: Everafter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    file = folder / "clients.csv"
    file.write_text("Name,Phone\nAna Ruiz,(503) 555 0001\nBroken\n", encoding="utf-8")
    # Nobody may make a file where a folder of that name stands, not even root.
    (folder / "clients-to-mend.csv").mkdir()
    monkeypatch.setattr("ui.import_wizard.import_work.free_name", lambda place, stem: place / f"{stem}-to-mend.csv")
    outcome = import_files(everafter.address, ImportWish((str(file),)), None, JobProgress())
    assert outcome.rejects_files == (str(tmp_path / "clients-to-mend.csv"),)
    assert outcome.counts.new == 1


def test_a_map_is_not_written_over_a_database(everafter: Everafter) -> None:
    with pytest.raises(StorageError):
        save_map(everafter.address, {"name": ["Name"]})


def test_every_file_is_looked_at_with_its_own_map(everafter: Everafter, tmp_path: Path) -> None:
    files = []
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_text("Name,Phone,Pet\nAna Ruiz,(503) 555 0001,cat\n", encoding="utf-8")
        files.append(str(tmp_path / name))
    one, two = look_at_files(everafter.address, files, {files[1]: {"tags": ["Pet"]}}, False, JobProgress())
    assert (one.columns[2].target, two.columns[2].target) == ("note", "tags")
