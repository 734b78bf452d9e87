"""What is dropped or pasted: files of this computer go before a picture, and anything else is no picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from ui.photos.given_pictures import given_pictures


def painted() -> QImage:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    return image


def test_files_of_this_computer_are_read_and_others_are_not(themed: QApplication, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg")), QUrl("https://example.com/b.jpg")])
    mime.setImageData(painted())
    assert given_pictures(mime) == [tmp_path / "a.jpg"]


def test_a_picture_alone_comes_as_the_same_picture(themed: QApplication) -> None:
    mime = QMimeData()
    mime.setImageData(painted())
    (picture,) = given_pictures(mime)
    assert isinstance(picture, bytes)
    image = QImage.fromData(picture)
    assert (image.width(), image.height(), image.pixelColor(1, 1)) == (4, 3, QColor("green"))


def test_words_and_nothing_are_no_picture(themed: QApplication) -> None:
    mime = QMimeData()
    mime.setText("hello")
    assert given_pictures(mime) == []
    assert given_pictures(None) == []
