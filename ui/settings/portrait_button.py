"""The small menu beside a person: choose a picture, paste one, take it away."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.queries.firm_rows import PersonRow
from app.translations import gettext as _
from ui.file_choices import choose_photos
from ui.photos.given_pictures import given_pictures
from ui.widgets.buttons import LinkButton


class PortraitButton(LinkButton):
    """Portrait, with what can be done about it."""

    given = Signal(object)  # Path | bytes
    removed = Signal()
    told = Signal(str)

    def __init__(self, person: PersonRow, parent: QWidget | None = None) -> None:
        super().__init__(_("Portrait"), parent)
        self.setObjectName(f"person.{person.id}.portrait")
        self.setAccessibleName(_("Portrait of {name}").format(name=person.name))
        self.setToolTip(_("Stands on the visit card, so that clients know who is coming"))
        menu = QMenu(self)
        menu.addAction(_("&Choose a picture…"), self._choose)
        menu.addAction(_("&Paste"), self.paste)
        if person.portrait_sha256:
            menu.addAction(_("&Remove"), self.removed.emit)
        self.setMenu(menu)

    def paste(self) -> None:
        """Take the picture that the clipboard holds."""
        found = given_pictures(QGuiApplication.clipboard().mimeData())
        if found:
            self.given.emit(found[0])
        else:
            self.told.emit(_("There is no picture on the clipboard."))

    def take_file(self, files: list[str]) -> None:
        """Take the first of these files."""
        for file in files[:1]:
            self.given.emit(Path(file))

    def _choose(self) -> None:
        choose_photos(self, partial(PortraitButton.take_file, self))
