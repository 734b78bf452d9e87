"""What the window remembers on this computer: its place, its columns, the look; kept in the program's settings file."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QWidget

from app.errors import StorageError
from app.settings import ProgramSettings, load_settings, save_settings

_logger = logging.getLogger(__name__)

SMALLEST_WINDOW = QSize(1024, 640)
FIRST_WINDOW = QSize(1440, 900)
_FIRM_LETTERS = 12


class Preferences:
    """The settings in use; every change is written at once, and a disk that refuses costs no more than the memory."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._firm = ""
        self.settings: ProgramSettings = load_settings(file)

    def change(self, **changes: Any) -> None:
        """Set these fields of ProgramSettings and write them; nothing happens if they are so already."""
        changed = replace(self.settings, **changes)
        if changed == self.settings:
            return
        self.settings = changed
        try:
            save_settings(changed, self._file)
        except StorageError:
            _logger.warning("the settings could not be written")

    def keep_drafts_of(self, address: str) -> None:
        """From now on half-written words are those of this database: in another the same number is somebody else."""
        is_server = address.startswith("postgres")
        place = address if is_server else str(Path(address).absolute())
        self._firm = sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:_FIRM_LETTERS]

    def layout(self, name: str) -> str:
        """A remembered layout, half-written draft or choice of a screen, or nothing."""
        return self.settings.layouts.get(self._stored_name(name), "")

    def keep_layout(self, name: str, text: str) -> None:
        """Remember this text under this name; an empty one is forgotten."""
        stored_name = self._stored_name(name)
        layouts = {key: value for key, value in self.settings.layouts.items() if key != stored_name}
        if text:
            layouts[stored_name] = text
        self.change(layouts=layouts)

    def forget_drafts(self, is_theirs: Callable[[str], bool]) -> None:
        """Forget the half-written words of this database whose name `is_theirs` knows."""
        mark = f"@{self._firm}" if self._firm else ""
        names = [key for key in self.settings.layouts if key.startswith("draft.") and key.endswith(mark)]
        gone = {key for key in names if is_theirs(key.removesuffix(mark))}
        self.change(layouts={key: value for key, value in self.settings.layouts.items() if key not in gone})

    def _stored_name(self, name: str) -> str:
        return f"{name}@{self._firm}" if self._firm and name.startswith("draft.") else name


@lru_cache(maxsize=1)
def preferences() -> Preferences:
    """The preferences of this process."""
    return Preferences()


def restore_window(window: QWidget, kept: Preferences) -> None:
    """Put the window where it was, pulled back onto a screen that is there."""
    window.resize(FIRST_WINDOW)
    geometry = kept.settings.window_geometry
    if geometry:
        window.restoreGeometry(QByteArray(geometry))
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    window.setGeometry(clamped(window.geometry(), screens))


def keep_window(window: QWidget, kept: Preferences) -> None:
    """Remember where the window is."""
    kept.change(window_geometry=bytes(window.saveGeometry().data()))


def clamped(frame: QRect, screens: list[QRect]) -> QRect:
    """The frame moved, and if need be shrunk, so that it lies wholly on the screen it overlaps most."""
    if not screens:
        return frame

    def shared_area(screen: QRect) -> int:
        both = screen.intersected(frame)
        return both.width() * both.height()

    screen = max(screens, key=shared_area)
    width = min(frame.width(), screen.width())
    height = min(frame.height(), screen.height())
    left = min(max(frame.left(), screen.left()), screen.left() + screen.width() - width)
    top = min(max(frame.top(), screen.top()), screen.top() + screen.height() - height)
    return QRect(left, top, width, height)


def restore_columns(header: QHeaderView, name: str, kept: Preferences) -> bool:
    """Give a table the columns it had; False if none are remembered or they do not fit any more."""
    text = kept.layout(f"columns.{name}")
    return bool(text) and header.restoreState(QByteArray.fromBase64(text.encode("ascii", errors="replace")))


def keep_columns(header: QHeaderView, name: str, kept: Preferences) -> None:
    """Remember the widths and the order of a table's columns."""
    kept.keep_layout(f"columns.{name}", bytes(header.saveState().toBase64().data()).decode("ascii"))
