"""Every command of the program: id, words, key, icon and menu; windows and pages connect to these actions."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from app.translations import gettext as _
from ui.theme.icons import tinted_icon

SEPARATOR = ""  # an id that draws a line in a menu


class ActionSpec(NamedTuple):
    """One command; `text` carries its mnemonic, `shortcut` is written as Qt reads it."""

    id: str
    text: str
    shortcut: str = ""
    icon: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    is_checkable: bool = False

    @property
    def plain_text(self) -> str:
        """The words without mnemonic and dots, as the palette shows them."""
        return self.text.replace("&", "").removesuffix("…")


class MenuSpec(NamedTuple):
    """A menu of the menu bar with its commands in order."""

    title: str
    actions: tuple[ActionSpec, ...]


_LINE = ActionSpec(SEPARATOR, "")


def _file_menu() -> MenuSpec:
    return MenuSpec(
        _("&File"),
        (
            ActionSpec("client.add", _("&New client"), "Ctrl+N", "user-plus"),
            ActionSpec("sheet.key_in", _("Key in a &job sheet"), "Ctrl+J", "keyboard"),
            _LINE,
            ActionSpec("clients.import", _("&Import clients…"), "", "upload"),
            ActionSpec("clients.export", _("Export &clients…"), "", "download"),
            ActionSpec("bookkeeping.export", _("Export for the b&ookkeeper…"), "", "download"),
            ActionSpec("everything.export", _("&Export everything…"), "", "download"),
            _LINE,
            ActionSpec("view.print", _("&Print what is in view…"), "Ctrl+P", "printer"),
            ActionSpec("sheets.print", _("Print job &sheets…"), "", "clipboard-list"),
            ActionSpec("reports.print", _("Print job repor&ts…"), "", "file-text"),
            ActionSpec("certificates.print", _("Print ce&rtificates…"), "", "award"),
            _LINE,
            ActionSpec("backup.make", _("&Back up now…"), "", "database"),
            ActionSpec("backup.restore", _("Go back to a bac&kup…"), "", "archive-restore"),
            ActionSpec("deleted.open", _("Recently &deleted"), "", "trash-2"),
            _LINE,
            ActionSpec("settings.open", _("Settin&gs"), "Ctrl+,", "settings", QAction.MenuRole.PreferencesRole),
            ActionSpec("program.quit", _("&Quit"), "Ctrl+Q", "", QAction.MenuRole.QuitRole),
        ),
    )


def _edit_menu() -> MenuSpec:
    return MenuSpec(
        _("&Edit"),
        (
            ActionSpec("edit.undo", _("&Undo"), "Ctrl+Z", "undo-2"),
            ActionSpec("edit.redo", _("&Redo"), "Ctrl+Shift+Z", "redo-2"),
            _LINE,
            ActionSpec("field.edit", _("&Edit field"), "F2", "pencil"),
            ActionSpec("form.save", _("&Save"), "Ctrl+S", "check"),
            _LINE,
            ActionSpec("find.open", _("&Find a client or a command"), "Ctrl+K", "search"),
        ),
    )


def _client_menu() -> MenuSpec:
    return MenuSpec(
        _("Clien&t"),
        (
            ActionSpec("job.book", _("&Book job"), "Ctrl+B", "calendar-plus"),
            ActionSpec("call.log", _("&Log call"), "Ctrl+L", "phone"),
            ActionSpec("complaint.log", _("Log &complaint"), "Ctrl+Shift+C", "message-square-warning"),
            ActionSpec("payment.take", _("Take &payment"), "Ctrl+T", "banknote"),
            ActionSpec("goodwill.give", _("Give &goodwill"), "Ctrl+G", "gift"),
            ActionSpec("client.focus", _("&Only customer"), "Ctrl+D", "scan-eye"),
            _LINE,
            ActionSpec("client.merge", _("&Merge with another card…"), "", "users"),
            ActionSpec("duplicates.open", _("&Same person?"), "", "users"),
            ActionSpec("client.matters", _("Leaving, &data, erasing…"), "", "download"),
            ActionSpec("client.delete", _("Delete cl&ient"), "", "trash-2"),
        ),
    )


def _go_menu() -> MenuSpec:
    return MenuSpec(
        _("&Go"),
        (
            ActionSpec("today.open", _("&Today"), "Ctrl+1", "sun"),
            ActionSpec("clients.open", _("&Clients"), "Ctrl+2", "users"),
            ActionSpec("schedule.open", _("&Schedule"), "Ctrl+3", "calendar-days"),
            ActionSpec("job_list.open", _("All &jobs"), "", "clipboard-list"),
            ActionSpec("care_board.open", _("Care &Board"), "Ctrl+4", "heart-handshake"),
            ActionSpec("aftercare.open", _("&Aftercare"), "Ctrl+5", "phone-outgoing"),
            ActionSpec("insights.open", _("&Insights"), "Ctrl+6", "chart-column"),
            ActionSpec("care_report.open", _("How we put things &right"), "", "handshake"),
            ActionSpec("owed.open", _("What is &owed"), "", "banknote"),
            ActionSpec("loyalty.open", _("&Loyalty"), "", "award"),
            ActionSpec("why_us.open", _("Wh&y us, and others"), "", "heart"),
            ActionSpec("complaint_library.open", _("What &helped before"), "", "history"),
            _LINE,
            ActionSpec("place.back", _("Bac&k"), "Alt+Left", "arrow-left"),
            ActionSpec("place.forward", _("&Forward"), "Alt+Right", "arrow-right"),
        ),
    )


def _view_menu() -> MenuSpec:
    return MenuSpec(
        _("V&iew"),
        (
            ActionSpec("theme.light", _("&Light"), "", "sun", is_checkable=True),
            ActionSpec("theme.dark", _("&Dark"), "", "moon", is_checkable=True),
            ActionSpec("theme.system", _("As the &system"), "", "monitor", is_checkable=True),
            _LINE,
            ActionSpec("text.enlarge", _("La&rger text"), "Ctrl++"),
            ActionSpec("text.shrink", _("S&maller text"), "Ctrl+-"),
            ActionSpec("text.reset", _("&Usual text size"), "Ctrl+0"),
            _LINE,
            ActionSpec("wall_monitor.open", _("&Wall monitor"), "F11", "monitor"),
        ),
    )


def _help_menu() -> MenuSpec:
    return MenuSpec(
        _("&Help"),
        (
            ActionSpec("help.open", _("&Help for this screen"), "F1", "circle-question-mark"),
            ActionSpec("keys.show", _("All &keys"), "Ctrl+/", "keyboard"),
            _LINE,
            ActionSpec("program.about", _("&About Everafter"), "", "info", QAction.MenuRole.AboutRole),
        ),
    )


def menu_specs() -> tuple[MenuSpec, ...]:
    """The menu bar from left to right, in the language in use."""
    return (_file_menu(), _edit_menu(), _client_menu(), _go_menu(), _view_menu(), _help_menu())


class Actions(QObject):
    """The actions of one window, by id; a shortcut works wherever in the window the keyboard is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._menus = menu_specs()
        self._actions: dict[str, QAction] = {}
        for menu in self._menus:
            for spec in menu.actions:
                if spec.id != SEPARATOR:
                    self._actions[spec.id] = self._make(spec)
        window.addActions(list(self._actions.values()))

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    @property
    def specs(self) -> tuple[ActionSpec, ...]:
        """Every command once, for the palette and the overlay of keys."""
        return tuple(spec for menu in self._menus for spec in menu.actions if spec.id != SEPARATOR)

    def fill(self, menu_bar: QMenuBar) -> None:
        """Put all menus into a menu bar."""
        for menu_spec in self._menus:
            menu = menu_bar.addMenu(menu_spec.title)
            for spec in menu_spec.actions:
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

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.id)
        action.setMenuRole(spec.role)
        action.setCheckable(spec.is_checkable)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
            action.setToolTip(
                f"{spec.plain_text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
            )
        if spec.icon:
            # The icon is drawn when a menu is opened for the first time, not at start.
            action.setIcon(tinted_icon(spec.icon))
        return action
