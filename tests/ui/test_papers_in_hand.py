"""Papers made to look at hold what clients told us: they go with the window, or at the next start after a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.instance_lock import InstanceLock
from app.paths import all_papers_folder, make_private_folder, papers_folder
from ui.papers_in_hand import PapersInHand


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PapersInHand]:
    monkeypatch.setenv("EVERAFTER_HOME", str(tmp_path))
    made = PapersInHand()
    yield made
    made.close()


def paper(folder: Path) -> Path:
    file = make_private_folder(folder) / "job-sheets-1.pdf"
    file.write_bytes(b"%PDF")
    return file


def test_papers_go_with_their_window(papers: PapersInHand) -> None:
    papers.open()
    file = paper(papers_folder())
    assert file.parent.parent == all_papers_folder()
    if os.name != "nt":
        assert file.parent.stat().st_mode & 0o777 == 0o700
    papers.close()
    assert list(all_papers_folder().iterdir()) == []


def test_papers_of_a_window_that_crashed_go_at_the_next_start(papers: PapersInHand) -> None:
    crashed, loose = paper(all_papers_folder() / "1"), paper(all_papers_folder())
    script = (
        "import os\nfrom ui.papers_in_hand import PapersInHand\nfrom app.paths import *\n"
        "PapersInHand().open()\n(make_private_folder(papers_folder()) / 'a.pdf').touch()\nos._exit(1)"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    assert len(list(all_papers_folder().glob("*/a.pdf"))) == 1
    papers.open()
    own = paper(papers_folder())
    assert not crashed.exists()
    assert not loose.exists()
    assert list(all_papers_folder().glob("*/*.pdf")) == [own]


def test_papers_of_another_window_stay(papers: PapersInHand) -> None:
    other = paper(all_papers_folder() / "1")
    with InstanceLock(other.parent):
        papers.open()
        assert other.exists()
    papers.close()
    assert other.exists()


def test_a_folder_that_cannot_be_made_stops_nobody(
    papers: PapersInHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("no folder")
    papers.open()
    papers.close()
    assert (tmp_path / "cache").read_text() == "no folder"
