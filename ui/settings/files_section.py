"""Settings > Data: where everything is, backups, lists in and out, and what was brought in before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.queries.exports import export_lists
from app.queries.past_imports import list_past_imports
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.import_wizard.past_imports import PastImports
from ui.settings.action_line import ActionLine
from ui.settings.settings_section import SettingsSection
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.elided_combo import ElidedCombo
from ui.widgets.labels import TextLabel


class FilesSection(SettingsSection):
    """`action_requested` names a command; `list_requested` a list to take out and whether exactly, for re-import."""

    action_requested = Signal(str)
    list_requested = Signal(str, bool)
    undo_requested = Signal(int)

    def __init__(self, address: str, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Data"),
            _("Everything is in one place that belongs to you."),
            _("backup restore file where import export csv list undo spreadsheet check database"),
            parent,
        )
        self.add_row((TextLabel(_("It is kept in {place}").format(place=address), TextRole.BODY, wrap=True), 6))
        self.add_row((self._actions(_safety()), 6))
        self.add_row((self._actions(_moving()), 6))
        self.add_heading(_("Take one list out"), _("For a spreadsheet, or exactly as it is for another Everafter."))
        self._list_combo = ElidedCombo()
        self._list_combo.setObjectName("settings.list")
        self.add_row((self._list_row(), 6))
        self.add_heading(_("Brought in before"), _("Each can be taken back for 30 days, as one act."))
        self._past = PastImports(formats, _("Undo this import"))
        self._past.undo_requested.connect(self.undo_requested)
        self.add_row((self._past, 6))

    def show_imports(self) -> None:
        """What was brought in before."""
        self._past.show_imports(list_past_imports())

    def _list_row(self) -> QWidget:
        for name in export_lists():
            self._list_combo.addItem(list_words(name), name)
        label = QLabel(_("List"))
        label.setBuddy(self._list_combo)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(label)
        row.addWidget(self._list_combo, 1)
        for name, text, is_exact in (
            ("settings.list.spreadsheet", _("For a spreadsheet"), False),
            ("settings.list.exact", _("For re-import"), True),
        ):
            button = Button(text, icon="download")
            button.setObjectName(name)
            button.clicked.connect(partial(self._take_out, is_exact=is_exact))
            row.addWidget(button)
        return line

    def _take_out(self, *_checked: bool, is_exact: bool) -> None:
        self.list_requested.emit(self._list_combo.currentData(), is_exact)

    def _actions(self, specs: Sequence[tuple[str, str, str]]) -> QWidget:
        line = ActionLine(specs)
        line.action_requested.connect(self.action_requested)
        return line


def list_words(name: str) -> str:
    """A list in words; one without words of its own is said as it is named."""
    return {
        "clients": _("Clients"),
        "jobs": _("Jobs"),
        "complaints": _("Complaints"),
        "feedback": _("What clients said"),
        "payments": _("Payments"),
        "notes": _("Notes"),
        "timeline": _("Timeline"),
        "rewards": _("Rewards"),
        "prices": _("Prices"),
    }.get(name, name.replace("_", " ").replace("-", " ").capitalize())


def _safety() -> tuple[tuple[str, str, str], ...]:
    return (
        ("backup.make", _("&Back up now"), "database"),
        ("backup.restore", _("Go bac&k to a backup"), "archive-restore"),
        ("data.check", _("Check e&verything"), "circle-check"),
    )


def _moving() -> tuple[tuple[str, str, str], ...]:
    return (
        ("clients.import", _("Bring clients in"), "upload"),
        ("everything.export", _("E&xport everything"), "download"),
        ("data.open", _("&Open another file"), "folder-open"),
    )
