from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell.file_drops import FileDrops

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(window: QWidget, *urls: QUrl) -> bool:
    """Carry these over the window and let go; whether the window wanted them."""
    data = QMimeData()
    data.setUrls(list(urls))
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, LEFT, NONE)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, NONE))
    return entering.isAccepted()


def test_files_are_taken_together_and_nothing_else_is(themed: QApplication, tmp_path: Path) -> None:
    window = QWidget()
    taken: list[tuple[str, ...]] = []
    drops = FileDrops(window, taken.append, lambda: True)
    assert drops.parent() is window
    files = [str(tmp_path / name) for name in ("a.csv", "ü b.xlsx")]
    assert drop(window, *map(QUrl.fromLocalFile, files))
    assert taken == [tuple(files)]
    assert not drop(window, QUrl("https://example.com/list.csv"))
    assert len(taken) == 1


def test_while_it_may_not_be_nothing_is_accepted(themed: QApplication, tmp_path: Path) -> None:
    window = QWidget()
    taken: list[tuple[str, ...]] = []
    FileDrops(window, taken.append, lambda: False)
    assert not drop(window, QUrl.fromLocalFile(str(tmp_path / "a.csv")))
    assert taken == []
