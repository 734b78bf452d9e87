"""One picture as large as the window: arrows lead to the next, Esc closes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent, Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.photos import PhotoFolder
from app.queries.photos import PhotoRow
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel, TextTone


class PhotoViewer(QDialog):
    """Shows the pictures of a job one by one; a missing file says so in words."""

    def __init__(
        self, folder: PhotoFolder, rows: Sequence[PhotoRow], first: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("photo.viewer")
        self._folder = folder
        self._rows = tuple(rows)
        self._place = first
        self._pixmap = QPixmap()
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(320, 240)
        self._caption_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.M)
        column.addWidget(self._picture, 1)
        column.addWidget(self._caption_label)
        if parent is not None:
            self.resize(parent.window().size() * 0.86)
        self._show()

    @property
    def caption(self) -> str:
        """What is said below the picture."""
        return self._caption_label.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End walk through the pictures."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._rows) - 1}
        key = event.key()
        if key in steps:
            self._place = (self._place + steps[Qt.Key(key)]) % len(self._rows)
        elif key in ends:
            self._place = ends[Qt.Key(key)]
        else:
            super().keyPressEvent(event)
            return
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture takes the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _show(self) -> None:
        row = self._rows[self._place]
        self.setWindowTitle(_("Photo {number} of {count}").format(number=self._place + 1, count=len(self._rows)))
        self._pixmap = QPixmap()
        words = [row.caption, _("may be shown") if row.may_show else _("for us only"), row.added_by]
        try:
            self._pixmap.loadFromData(self._folder.read(row.sha256))
        except EverafterError as error:
            words = [str(error)]
        self._caption_label.setText(" · ".join(word for word in words if word))
        self._picture.setAccessibleName(row.caption or self.windowTitle())
        self._fit()

    def _fit(self) -> None:
        if self._pixmap.isNull():
            self._picture.clear()
            return
        room = self._picture.size() * self.devicePixelRatioF()
        fitted = self._pixmap.scaled(
            room.boundedTo(self._pixmap.size()),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(fitted)
