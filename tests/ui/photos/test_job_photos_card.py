"""Pictures on the job page: added from files and the clipboard, described, looked at, removed; nobody waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.queries.photos import PhotoRow, list_photos_of_job
from tests.app.test_photos import bomb, phone_photo, picture
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.photos.job_photos_card import JobPhotosCard
from ui.photos.photo_strip import PhotoStrip
from ui.photos.photo_viewer import PhotoViewer
from ui.schedule.job_form import JobForm


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


@pytest.fixture
def job_id(desk: FirmWindow) -> int:
    job_id = desk.firm.finished_job(desk.firm.client("Ana Ruiz"))
    desk.window.go_to("job", job_id)
    settle()
    return job_id


def card_of(desk: FirmWindow) -> JobPhotosCard:
    page = desk.window.page
    assert isinstance(page, JobForm)
    return page.photos


def strip_of(desk: FirmWindow, kind: str = "photo_before") -> PhotoStrip:
    strip = desk.named(f"photos.{kind}")
    assert isinstance(strip, PhotoStrip)
    return strip


def add(desk: FirmWindow, qtbot: QtBot, job_id: int, kind: str, *files: Path) -> tuple[PhotoRow, ...]:
    before = len(list_photos_of_job(job_id))
    card_of(desk).add_files(kind, [str(file) for file in files])
    qtbot.waitUntil(lambda: len(list_photos_of_job(job_id)) > before and not desk.runner.is_busy)
    settle()
    return list_photos_of_job(job_id)


def test_several_files_hang_before_and_after(desk: FirmWindow, job_id: int, qtbot: QtBot, tmp_path: Path) -> None:
    files = []
    for place, colour in enumerate(("navy", "olive", "teal")):
        files.append(tmp_path / f"{place}.jpg")
        files[-1].write_bytes(picture(colour=colour))
    add(desk, qtbot, job_id, "photo_before", *files[:2])
    rows = add(desk, qtbot, job_id, "photo_after", files[2])
    assert [row.kind for row in rows] == ["photo_before", "photo_before", "photo_after"]
    assert (strip_of(desk).count(), strip_of(desk, "photo_after").count()) == (2, 1)
    qtbot.waitUntil(lambda: not strip_of(desk).item(0).icon().isNull())


def test_what_is_refused_is_said_and_the_others_hang(
    desk: FirmWindow, job_id: int, qtbot: QtBot, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.jpg", tmp_path / "bomb.png"
    good.write_bytes(phone_photo())
    bad.write_bytes(bomb(12_000, 12_000))
    told: list[str] = []
    card_of(desk).told.connect(lambda words, _undo: told.append(words))
    add(desk, qtbot, job_id, "photo_before", bad, good)
    assert any("12,000 x 12,000 dots" in words for words in told)
    assert "1 photo added" in told


def test_files_and_pictures_are_pasted(desk: FirmWindow, job_id: int, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[str] = []
    card_of(desk).told.connect(lambda words, _undo: told.append(words))
    QGuiApplication.clipboard().clear()
    card_of(desk).paste()
    assert told == ["There is no picture on the clipboard."]
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    QGuiApplication.clipboard().setImage(image)
    card_of(desk).paste()
    qtbot.waitUntil(lambda: len(list_photos_of_job(job_id)) == 1)
    file = tmp_path / "one.jpg"
    file.write_bytes(picture())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(mime)
    card_of(desk).paste()
    qtbot.waitUntil(lambda: len(list_photos_of_job(job_id)) == 2)


def test_f2_describes_and_delete_removes_with_undo(desk: FirmWindow, job_id: int, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "one.jpg"
    file.write_bytes(picture())
    add(desk, qtbot, job_id, "photo_before", file)
    strip_of(desk).setFocus()
    desk.press(Qt.Key.Key_F2)
    assert isinstance(desk.focus(), QLineEdit)
    desk.type("Wine by the sofa")
    box = next(each for each in card_of(desk).findChildren(QCheckBox) if each.isVisible())
    box.setChecked(True)
    desk.press(Qt.Key.Key_Return)
    (row,) = list_photos_of_job(job_id)
    assert (row.caption, row.may_show) == ("Wine by the sofa", True)
    sentence = strip_of(desk).item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == "Before, Wine by the sofa, may be shown"
    strip_of(desk).setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert list_photos_of_job(job_id) == ()
    desk.firm.everafter.history.undo()
    settle()
    assert strip_of(desk).count() == 1


def test_enter_shows_it_large_and_a_missing_file_is_said_in_words(
    desk: FirmWindow, job_id: int, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "one.jpg"
    file.write_bytes(picture())
    (row,) = add(desk, qtbot, job_id, "photo_before", file)
    folder = desk.firm.everafter.photo_folder
    folder.remove(row.sha256)
    viewer = PhotoViewer(folder, [row], 0)
    qtbot.addWidget(viewer)
    assert "is missing" in viewer.caption
    card = card_of(desk)
    card._small.clear()
    card.show_job(job_id, row.id)
    qtbot.waitUntil(lambda: strip_of(desk).item(0).text() == "File missing")
    strip_of(desk).setFocus()
    desk.press(Qt.Key.Key_Return)
    shown = card.findChild(PhotoViewer)
    assert shown is not None
    shown.close()
