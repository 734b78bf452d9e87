"""One picture large; the keyboard walks through all of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.photos import PhotoFolder, clean_photo
from app.queries.photos import PhotoRow
from tests.app.test_photos import picture
from tests.ui.accessibility_checks import faults_of
from ui.photos.photo_viewer import PhotoViewer


def rows_of(folder: PhotoFolder) -> list[PhotoRow]:
    """Three pictures whose files are there."""
    rows = []
    for number, colour in enumerate(("crimson", "navy", "teal")):
        photo = clean_photo(picture(colour=colour))
        folder.keep(photo)
        rows.append(
            PhotoRow(
                number, "photo", photo.sha256, photo.width, photo.height, len(photo.content), colour, False, None,
                datetime(2026, 3, 2, tzinfo=UTC), "Dana", None, 1,
            )
        )  # fmt: skip
    return rows


def test_arrows_home_and_end_walk_and_escape_closes(qtbot: QtBot, tmp_path: Path) -> None:
    folder = PhotoFolder(tmp_path / "photos")
    viewer = PhotoViewer(folder, rows_of(folder), 1)
    qtbot.addWidget(viewer)
    viewer.show()
    assert faults_of(viewer) == []
    walked = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(viewer, key)
        walked.append(viewer.caption.split(" · ")[0])
    assert walked == ["teal", "crimson", "teal", "crimson"]
    assert viewer.windowTitle() == "Photo 1 of 3"
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
