from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from ui.shell.file_drops import accept_files

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def coming(*urls: QUrl) -> tuple[QDragEnterEvent, QMimeData]:
    data = QMimeData()
    data.setUrls(list(urls))
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, LEFT, NONE)
    event.ignore()
    return event, data


def test_files_are_taken_together_and_nothing_else_is(themed: QApplication, tmp_path: Path) -> None:
    files = [str(tmp_path / name) for name in ("a.csv", "ü b.xlsx")]
    event, _data = coming(*map(QUrl.fromLocalFile, files))
    assert accept_files(event, may_take=True) == tuple(files)
    assert event.isAccepted()
    page, _page_data = coming(QUrl("https://example.com/list.csv"))
    assert accept_files(page, may_take=True) == ()
    assert not page.isAccepted()


@pytest.mark.parametrize("may_take", [True, False])
def test_whoever_is_the_only_customer_is_not_disturbed(themed: QApplication, tmp_path: Path, may_take: bool) -> None:
    event, _data = coming(QUrl.fromLocalFile(str(tmp_path / "a.csv")))
    accept_files(event, may_take=may_take)
    assert event.isAccepted() is may_take
