"""The head of the Care Board: what it is, two honest figures, and its two commands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.queries.complaint_rows import CareNumbers
from app.translations import gettext as _
from ui.theme.appearance import appearance, sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant, LinkButton
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.painting import fill_rounded, outline_rounded

_NARROW = 1200
_SHORT = 980
_TIGHT = 860


class Figure(QAbstractButton):
    """A number with the words that say what it counts, one name for screen readers; it opens the whole report."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._number_label = TextLabel("", TextRole.SUBTITLE, tabular=True)
        self._words_label = TextLabel(words, TextRole.SECONDARY, TextTone.TERTIARY)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, 2, Space.S, 2)
        column.setSpacing(2)
        for label in (self._number_label, self._words_label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignRight)

    def sizeHint(self) -> QSize:
        """As its two lines need."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As its two lines need."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().minimumSizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines paint themselves; below them what the pointer and the keys are at."""
        look = tokens()
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.underMouse():
            fill_rounded(painter, area, 6, look.hover)
        if self.hasFocus():
            outline_rounded(painter, area.adjusted(1, 1, -1, -1), 6, look.focus, 2)
        painter.end()

    def set_number(self, number: str, explanation: str = "") -> None:
        """Show another number; the explanation is for the tool tip."""
        self._number_label.setText(number)
        self.setAccessibleName(f"{number} {self._words}")
        self.setAccessibleDescription(explanation)
        self.setToolTip(explanation)


class BoardHeader(QWidget):
    """Title, figures, buttons."""

    log_requested = Signal()
    wall_requested = Signal()
    order_requested = Signal()
    report_requested = Signal()
    cases_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peace = Figure(_("to peace, typical"))
        self._won = Figure(_("won back this year"))
        self._order_button = LinkButton(_("Show in order"))
        self._order_button.setToolTip(_("Deadlines changed the order while you were looking"))
        self._order_button.hide()
        self._wall_button = Button(_("Wall monito&r"), icon="monitor")
        self._log_button = Button(_("Log &complaint"), ButtonVariant.PRIMARY, "plus")
        self._library_button = Button(_("What helped &before"), ButtonVariant.QUIET, "history")
        self._library_button.setToolTip(_("What helped before"))
        self._library_button.setAccessibleName(_("What helped before"))
        self._wall_button.setToolTip(_("Wall monitor"))
        self._wall_button.setAccessibleName(_("Wall monitor"))
        self._library_button.clicked.connect(self.cases_requested)
        self._order_button.clicked.connect(self.order_requested)
        self._wall_button.clicked.connect(self.wall_requested)
        self._log_button.clicked.connect(self.log_requested)
        for figure in (self._peace, self._won):
            figure.clicked.connect(self.report_requested)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(_("Care Board"), TextRole.TITLE))
        self._purpose_label = ElidedLabel("", TextRole.BODY, TextTone.SECONDARY)
        words.addWidget(self._purpose_label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XL)
        row.addLayout(words, 1)
        row.addWidget(self._order_button)
        row.addWidget(self._peace)
        row.addWidget(self._won)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self._library_button)
        buttons.addWidget(self._wall_button)
        buttons.addWidget(self._log_button)
        row.addLayout(buttons)
        appearance().changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where room is short, buttons keep their icon, their tool tip and their name; the title is never cut."""
        width = self.width()
        self._library_button.setText("" if width < sized(_NARROW) else _("What helped &before"))
        self._wall_button.setText("" if width < sized(_TIGHT) else _("Wall monito&r"))
        self._purpose_label.setText(
            _("In the open until it is put right.")
            if width < sized(_SHORT)
            else _("Everyone we let down, in the open, until they say it is put right.")
        )

    def show_numbers(self, numbers: CareNumbers) -> None:
        """The two figures, never blended into one."""
        days = numbers.typical_days_to_peace
        self._peace.set_number("–" if days is None else _("{count} days").format(count=f"{days:.1f}"))
        won = _("{won} of {closed}").format(won=numbers.won_back_count, closed=numbers.closed_count)
        grades = _("{came} came back, {told} told us that it is great; {pending} at peace may still come back").format(
            came=numbers.came_back_count,
            told=numbers.won_back_count - numbers.came_back_count,
            pending=numbers.pending_count,
        )
        self._won.set_number(won if numbers.closed_count else "–", grades if numbers.closed_count else "")

    def set_order_waits(self, *, waits: bool) -> None:
        """Offer the better order that is known."""
        self._order_button.setVisible(waits)
