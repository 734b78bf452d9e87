from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_tour_draws_every_screen_twice_and_prints_the_papers(tmp_path: Path) -> None:
    folder = tmp_path / "tour"
    environment = {**os.environ, "EVERAFTER_HOME": str(tmp_path / "home"), "EVERAFTER_NOW": "2026-03-02T11:42"}
    answer = subprocess.run(
        [sys.executable, "-m", "ui.offscreen_tour", str(folder)],
        check=True, capture_output=True, text=True, cwd=ROOT, env=environment,
    )  # fmt: skip
    assert str(folder) in answer.stdout
    walls = [QImage(str(folder / name)) for name in ("wall-monitor.png", "wall-monitor-quiet.png")]
    assert {(image.width(), image.height()) for image in walls} == {(1920, 1080)}
    assert all(image.pixelColor(10, 10).lightness() < 30 for image in walls)
    pictures = sorted(folder.glob("[0-9]*.png"))
    by_theme = [
        {file.name.split("-")[0] for file in pictures if file.stem.endswith(each)} for each in ("light", "dark")
    ]
    assert by_theme[0] == by_theme[1] == {f"{number:02}" for number in range(1, len(pictures) // 2 + 1)}
    assert {"closest", "promises", "aftercare"} <= {file.stem.split("-")[1] for file in pictures}
    sizes = {(image.width(), image.height()) for image in map(QImage, map(str, pictures))}
    assert sizes == {(1440, 900)}
    smaller = [QImage(str(file)) for file in sorted((folder / "smaller").glob("*.png"))]
    assert sorted((image.width(), image.height()) for image in smaller) == [(1024, 640)] * 8 + [(1366, 768)] * 8
    light = QImage(str(folder / "01-today-light.png")).pixelColor(700, 850)
    dark = QImage(str(folder / "01-today-dark.png")).pixelColor(700, 850)
    assert light.lightness() > 200
    assert dark.lightness() < 60
    for name in ("job-sheets.pdf", "certificates.pdf", "recovery-letter.pdf", "complaint-page.pdf", "day-list.pdf"):
        assert len(PdfReader(folder / name).pages) > 1
