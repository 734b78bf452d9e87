"""What must never happen here: the firm's own list, each line on the job sheet or off it (S3.12)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries.never_here import MOST_ON_SHEET, NeverHereRow
from app.services.never_here import LONGEST_ITEM
from app.translations import gettext as _
from ui.settings.settings_section import SettingsSection
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import Field, FieldMessage
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit

if TYPE_CHECKING:
    from app.everafter import Everafter


class NeverHereLine(QWidget):
    """One line of the list: its words, the tick for the sheet, and taking it away."""

    def __init__(self, row: NeverHereRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.edit = LimitedLineEdit(LONGEST_ITEM)
        self.edit.setObjectName(f"never_here.{row.id}")
        self.edit.setAccessibleName(_("Never here: {what}").format(what=row.what))
        self.box = QCheckBox(_("On the sheet"))
        self.box.setAccessibleName(_("On the sheet: {what}").format(what=row.what))
        self.link = LinkButton(_("Remove"))
        self.link.setAccessibleName(_("Remove: {what}").format(what=row.what))
        self.message = FieldMessage(self.edit)
        first = QHBoxLayout()
        first.setSpacing(Space.M)
        first.addWidget(self.edit, 1)
        first.addWidget(self.box)
        first.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(first)
        column.addWidget(self.message)

    def show_row(self, row: NeverHereRow) -> None:
        """As stored; words that are being typed are left alone."""
        self.row = row
        self.box.setChecked(row.is_on_sheet)
        if not self.edit.hasFocus() and not self.message.has_error and self.edit.text() != row.what:
            self.edit.setText(row.what)
            self.edit.setCursorPosition(0)


class NeverHereSection(SettingsSection):
    """Saved line by line, when it is left or ticked; Enter in the last field adds one more."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Never here"),
            _("Insults and carelessness we recall, and do the opposite of. The job sheet has a tick for each."),
            _("sheet checklist never insult careless list"),
            parent,
        )
        self._service = everafter.never_here
        self._lines: dict[int, NeverHereLine] = {}
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        list_place = QWidget()
        list_place.setLayout(self._column)
        self._note_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._new_edit: QLineEdit = LimitedLineEdit(LONGEST_ITEM)
        self._new_edit.setObjectName("never_here.new")
        self._new_edit.setPlaceholderText(_("Nobody walks in with shoes on"))
        self._new_edit.returnPressed.connect(self._add)
        self._new_field = Field(
            _("One thing more"),
            self._new_edit,
            _("Short ones, up to about 45 letters, stand two on a line of the sheet."),
        )
        button = Button(_("Add to the list"), icon="plus")
        button.setObjectName("never_here.add")
        button.clicked.connect(self._add)
        foot = QVBoxLayout()
        foot.addSpacing(24)
        foot.addWidget(button)
        foot.addStretch(1)
        form = QWidget()
        row = QHBoxLayout(form)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addWidget(self._new_field, 1)
        row.addLayout(foot)
        self.add_row((list_place, 6))
        self.add_row((self._note_label, 6))
        self.add_row((form, 6))

    def show_items(self, rows: Sequence[NeverHereRow]) -> None:
        """Show the list as stored; the keyboard stays on its line."""
        present = {row.id for row in rows}
        for item_id in [each for each in self._lines if each not in present]:
            line = self._lines.pop(item_id)
            line.hide()
            line.deleteLater()
        for place, row in enumerate(rows):
            if row.id not in self._lines:
                self._lines[row.id] = self._made(row)
                self._column.insertWidget(place, self._lines[row.id])
            self._lines[row.id].show_row(row)
        count = sum(row.is_on_sheet for row in rows)
        if not rows:
            words = _("Nothing is on the list yet.")
        elif count > MOST_ON_SHEET:
            words = _("The sheet has room for {most}: of the {count} ticked, the newest stand on it.")
        else:
            words = ""
        self._note_label.setText(words.format(most=MOST_ON_SHEET, count=count))
        self._note_label.setVisible(bool(words))

    def _made(self, row: NeverHereRow) -> NeverHereLine:
        line = NeverHereLine(row)
        line.edit.editingFinished.connect(lambda: self._save(line))
        line.edit.refused.connect(line.message.set_error)
        line.box.clicked.connect(lambda: self._save(line))
        line.link.clicked.connect(lambda: self._remove(line))
        return line

    def _save(self, line: NeverHereLine) -> None:
        words, is_on_sheet, row = line.edit.text().strip(), line.box.isChecked(), line.row
        line.message.clear_error()
        if (words, is_on_sheet) == (row.what, row.is_on_sheet):
            return
        done = _("Saved.")
        if is_on_sheet != row.is_on_sheet:
            done = _("Saved. It is on the next sheet.") if is_on_sheet else _("Saved. It is off the sheet.")
        self._try(lambda: self._service.change(row.id, words, is_on_sheet=is_on_sheet), done, line.message.set_error)

    def _remove(self, line: NeverHereLine) -> None:
        done = _("“{what}” is off the list.").format(what=line.row.what)
        if self._try(lambda: self._service.archive(line.row.id), done, line.message.set_error):
            self._new_edit.setFocus()

    def _add(self) -> None:
        self._new_field.clear_error()
        words = self._new_edit.text().strip()
        done = _("Saved. It is on the next sheet.")
        if self._try(lambda: self._service.add(words), done, self._new_field.set_error):
            self._new_edit.clear()
        self._new_edit.setFocus()

    def _try(self, act: Callable[[], object], done: str, tell: Callable[[str], None]) -> bool:
        try:
            act()
        except EverafterError as error:
            tell(str(error))
            return False
        self.saved.emit(done)
        return True
