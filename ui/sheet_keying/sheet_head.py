"""The upper edge of the keying screen: which sheet, whose, and how many are left in the pile."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.rows import JobRow
from app.translations import gettext as _
from app.translations import ngettext
from ui.sheet_keying.line_field import LineField, OverwrittenEdit
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.painting import elided
from ui.widgets.tool_tips import plain_tip

_NUMBER_WIDTH = 168
_LONGEST_NAME = 300


class SheetHead(QWidget):
    """The field takes a scan or a number and Enter."""

    number_entered = Signal(str)
    client_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._client_id = 0
        self.number_edit = OverwrittenEdit()
        self.number_edit.setObjectName("sheet.number")
        self._number = LineField(_("&Sheet"), self.number_edit, _NUMBER_WIDTH, is_message_elsewhere=True)
        self.number_edit.setPlaceholderText(_("Scan, or job number"))
        self._who_button = LinkButton("")
        self._what_label = ElidedLabel("", TextRole.BODY, TextTone.SECONDARY)
        self._pile_label = TextLabel("", TextRole.BODY_STRONG, TextTone.SECONDARY, tabular=True)
        self._pile_label.setObjectName("sheet.pile")
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(self._number)
        line.addWidget(self._who_button)
        line.addWidget(self._what_label, 1)
        line.addWidget(self._pile_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(line)
        column.addWidget(self._number.message)
        self._who_button.clicked.connect(lambda: self.client_requested.emit(self._client_id))

    def show_sheet(self, job: JobRow, what: str) -> None:
        """Whose sheet is open."""
        who, self._client_id = job.client_name, job.client_id
        self.number_edit.setText(str(job.number))
        self._number.set_error("")
        self._who_button.setText(elided(who, TextRole.BODY_MEDIUM, sized(_LONGEST_NAME)).replace("&", "&&"))
        self._who_button.setAccessibleName(who)
        self._who_button.setToolTip(plain_tip(who))
        self._who_button.show()
        self._what_label.setText(what)

    def show_none(self) -> None:
        """No sheet is open; any can be."""
        self.number_edit.clear()
        self._number.set_error("")
        self._who_button.hide()
        self._what_label.setText("")

    def show_pile(self, count: int) -> None:
        """How many are left."""
        words = ngettext("{count} left in the pile", "{count} left in the pile", count).format(count=count)
        self._pile_label.setText(words if count else _("The pile is empty"))

    def set_error(self, message: str) -> None:
        """Say under the number what is wrong with it; the sheet that is open stays."""
        self._number.set_error(message)
        self.wait_for_number()

    def wait_for_number(self) -> None:
        """The scanner may type."""
        self.number_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number_edit.selectAll()

    @property
    def error(self) -> str:
        """What is wrong with the number; nothing while all is well."""
        return self._number.error

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the number."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.number_entered.emit(self.number_edit.text())
        else:
            super().keyPressEvent(event)
