"""Undo and redo by name, in the Edit menu, on their keys and on every toast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.shell.actions import Actions
from ui.widgets.toasts import ToastStack

if TYPE_CHECKING:
    from app.everafter import Everafter


class UndoCommands(QObject):
    """Asks `everafter.history` after each change what can be taken back, and says when something was."""

    def __init__(
        self, everafter: Everafter, feed: ChangeFeed, actions: Actions, toasts: ToastStack, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._everafter = everafter
        self._actions = actions
        self._toasts = toasts
        self._is_quiet = False
        actions["edit.undo"].triggered.connect(self.undo)
        actions["edit.redo"].triggered.connect(self.redo)
        feed.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Name what Undo and Redo would do now."""
        self._actions.set_undo_name(self._everafter.history.undo_label() or "", is_quiet=self._is_quiet)
        self._actions.set_redo_name(self._everafter.history.redo_label() or "", is_quiet=self._is_quiet)

    def keep_quiet(self, *, is_quiet: bool) -> None:
        """While one client has the screen alone, Undo and Redo do not say whose act they mean."""
        self._is_quiet = is_quiet
        self.refresh()

    def undo(self) -> None:
        """Take the last act back and say so."""
        if self._everafter.history.undo_label():
            undone = self._everafter.history.undo()
            self._toasts.show_toast(_("Taken back: {act}").format(act=undone.label))

    def redo(self) -> None:
        """Do again what was taken back and say so."""
        if self._everafter.history.redo_label():
            redone = self._everafter.history.redo()
            self._toasts.show_toast(_("Done again: {act}").format(act=redone.label), self.undo)
