"""What a drop or the clipboard holds: files, or one picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage


def given_pictures(mime: QMimeData | None) -> list[Path | bytes]:
    """Files to be read, else the one picture as PNG; nothing where there is neither."""
    if mime is None:
        return []
    files: list[Path | bytes] = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files or not mime.hasImage():
        return files
    return [_png_of(QImage(mime.imageData()))]


def _png_of(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes, Qt for text
    return bytes(buffer.data().data())
