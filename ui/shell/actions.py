"""The commands of the program as actions of a window: windows and pages connect to them by their ids."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from app.keys.commands import SEPARATOR, Command, command_menus, unlisted_commands
from app.translations import gettext as _
from ui.theme.icons import tinted_icon

_ROLES: Mapping[str, QAction.MenuRole] = {
    "settings.open": QAction.MenuRole.PreferencesRole,
    "program.quit": QAction.MenuRole.QuitRole,
    "program.about": QAction.MenuRole.AboutRole,
}
_CHECKABLE = "theme."


class Actions(QObject):
    """The actions of one window, by id; a shortcut works wherever in the window the keyboard is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._menus = command_menus()
        self._unlisted = unlisted_commands()
        self._actions: dict[str, QAction] = {}
        for menu in self._menus:
            for spec in menu.commands:
                if spec.id != SEPARATOR:
                    self._actions[spec.id] = self._make(spec)
        self._actions |= {spec.id: self._make(spec) for spec in self._unlisted}
        window.addActions(list(self._actions.values()))

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    @property
    def specs(self) -> tuple[Command, ...]:
        """Every command once, for the palette and the overlay of keys."""
        listed = (spec for menu in self._menus for spec in menu.commands if spec.id != SEPARATOR)
        return (*listed, *self._unlisted)

    def fill(self, menu_bar: QMenuBar) -> None:
        """Put all menus into a menu bar."""
        for menu_spec in self._menus:
            menu = menu_bar.addMenu(menu_spec.title)
            for spec in menu_spec.commands:
                if spec.id == SEPARATOR:
                    menu.addSeparator()
                else:
                    menu.addAction(self._actions[spec.id])

    def set_undo_name(self, act: str, *, is_quiet: bool = False) -> None:
        """Say what Undo takes back ("Undo Log complaint"); an empty name: nothing; quiet: without its name."""
        named = act and not is_quiet
        self._name("edit.undo", _("&Undo {act}").format(act=act) if named else _("&Undo"), is_enabled=bool(act))

    def set_redo_name(self, act: str, *, is_quiet: bool = False) -> None:
        """Say what Redo does again."""
        named = act and not is_quiet
        self._name("edit.redo", _("&Redo {act}").format(act=act) if named else _("&Redo"), is_enabled=bool(act))

    def _name(self, action_id: str, text: str, *, is_enabled: bool) -> None:
        action = self._actions[action_id]
        action.setText(text)
        action.setEnabled(is_enabled)

    def _make(self, spec: Command) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.id)
        action.setMenuRole(_ROLES.get(spec.id, QAction.MenuRole.NoRole))
        action.setCheckable(spec.id.startswith(_CHECKABLE))
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
            action.setToolTip(
                f"{spec.plain_text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
            )
        if spec.icon:
            # The icon is drawn when a menu is opened for the first time, not at start.
            action.setIcon(tinted_icon(spec.icon))
        return action
