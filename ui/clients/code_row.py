"""One access code of a card: masked; shown for a moment to whoever asks, which is written down."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.queries.client_rows import AccessCodeRow
from app.translations import gettext as _
from ui.clients.line_stack import Sign
from ui.theme.fonts import TextRole
from ui.theme.icons import Ink
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tool_tips import plain_tip

SHOWN_FOR_MS = 20_000
MASK = "••••••"
_LOOKS_SHOWN = 5


class CodeRow(QWidget):
    """What a code opens, dots for the code, Show and Copy, and who looked."""

    edit_requested = Signal(int)
    code_requested = Signal(int, bool)  # whether it is for the clipboard

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code_id = 0
        self._copied = ""
        self._opens_label = TextLabel("", TextRole.BODY, wrap=True)
        self._code_label = TextLabel(MASK, TextRole.BODY_STRONG, tabular=True, wrap=True)
        self._about_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self._looks_label = TextLabel("", TextRole.SMALL, TextTone.TERTIARY, wrap=True)
        self._show_button = IconButton("eye", "")
        self._copy_button = IconButton("copy", "")
        self._edit_button = IconButton("pencil", "")
        self._looks_button = LinkButton(_("Who looked at it"))
        self._mask_timer = QTimer(self, interval=SHOWN_FOR_MS, singleShot=True)
        self._clipboard_timer = QTimer(self, interval=SHOWN_FOR_MS, singleShot=True)
        self._show_button.clicked.connect(self._show_or_mask)
        self._copy_button.clicked.connect(lambda: self.code_requested.emit(self.code_id, True))
        self._edit_button.clicked.connect(lambda: self.edit_requested.emit(self.code_id))
        self._looks_button.clicked.connect(lambda: self._looks_label.setVisible(self._looks_label.isHidden()))
        self._mask_timer.timeout.connect(self.hide_code)
        self._clipboard_timer.timeout.connect(self.clear_clipboard)
        self._edit_button.hide()
        self._looks_label.hide()
        self._build()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, 27)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Sign("key", Ink.SECONDARY), 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._opens_label, 0, 1)
        grid.addWidget(self._code_label, 1, 1)
        grid.addWidget(self._about_label, 2, 1, 1, 4)
        grid.addWidget(self._looks_button, 3, 1, 1, 4, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._looks_label, 4, 1, 1, 4)
        for column, button in enumerate((self._show_button, self._copy_button, self._edit_button), start=2):
            grid.addWidget(button, 0, column, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def is_shown(self) -> bool:
        """Whether the code can be read now."""
        return self._code_label.text() != MASK

    def show_row(self, row: AccessCodeRow, about: str, looks: tuple[str, ...], *, is_editing: bool) -> None:
        """Say what another code opens; a code that is being read stays until its time is over."""
        if row.id != self.code_id:
            self.hide_code()
            self._looks_label.hide()
        self.code_id = row.id
        self._opens_label.setText(row.opens)
        self._about_label.setText(about)
        self._about_label.setVisible(bool(about))
        self._looks_label.setText("\n".join(looks[:_LOOKS_SHOWN]))
        self._looks_button.setVisible(bool(looks))
        for button, words in (
            (self._copy_button, _("Copy the code: {what}")),
            (self._edit_button, _("Edit {what}")),
        ):
            button.setAccessibleName(words.format(what=row.opens))
            button.setToolTip(plain_tip(words.format(what=row.opens)))
        self._name_show_button()
        self.set_editing(is_editing=is_editing)

    def set_editing(self, *, is_editing: bool) -> None:
        """Offer the pencil, or take it away."""
        self._edit_button.setVisible(is_editing)

    def reveal(self, code: str) -> None:
        """Show the code for a moment."""
        self._code_label.setText(code)
        self._mask_timer.start()
        self._name_show_button()

    def copy(self, code: str) -> None:
        """Put the code on the clipboard for a moment."""
        self._copied = code
        QGuiApplication.clipboard().setText(code)
        self._clipboard_timer.start()

    def hide_code(self) -> None:
        """Dots again."""
        self._mask_timer.stop()
        self._code_label.setText(MASK)
        self._name_show_button()

    def clear_clipboard(self) -> None:
        """Take the code off the clipboard, unless something else was copied since."""
        self._clipboard_timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight is masked."""
        self.hide_code()
        super().hideEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click edits, as on every line of the card; only the eye shows the code."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.edit_requested.emit(self.code_id)

    def _show_or_mask(self) -> None:
        if self.is_shown:
            self.hide_code()
        else:
            self.code_requested.emit(self.code_id, False)

    def _name_show_button(self) -> None:
        words = _("Hide the code: {what}") if self.is_shown else _("Show the code, which is written down: {what}")
        name = words.format(what=self._opens_label.text())
        self._show_button.setAccessibleName(name)
        self._show_button.setToolTip(plain_tip(name))
