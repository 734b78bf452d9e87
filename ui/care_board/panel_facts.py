"""The lower part of the panel: clocks, cost, what was learnt, links to other complaints, and what happened, folded."""

from __future__ import annotations

from functools import cached_property, partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.queries.complaint_rows import ComplaintDetails
from app.queries.complaint_work_rows import ClockRow, LinkedComplaintRow
from app.translations import gettext as _
from app.translations import ngettext
from ui.care_board.event_words import event_sentence
from ui.care_board.panel_words import clock_line, cost_words, ending_words, learnt_words, link_words, prevention_words
from ui.firm_formats import FirmFormats
from ui.theme.appearance import tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant, LinkButton
from ui.widgets.chips import ClockState, clock_look
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.tool_tips import plain_tip

_ICON = 14
_LIST_HEIGHT = 216
_LEAST_HEIGHT = 36
_ROW_MARGIN = 14  # what the style puts above and below the words, and beside them
_ROW_SIDES = 30


_TONES = {ClockState.LATE: TextTone.LATE, ClockState.DUE: TextTone.SOON, ClockState.KEPT: TextTone.SECONDARY}


class ClockLine(QWidget):
    """A clock as an icon and words; a miss is red, and says so."""

    def __init__(self, words: str, state: ClockState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _tone, self._icon = clock_look(state)
        self._tone = _TONES.get(state, TextTone.PLAIN)
        self.setAccessibleName(words)
        label = TextLabel(words, TextRole.SECONDARY, self._tone, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(_ICON + Space.S, 0, 0, 0)
        row.addWidget(label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the theme in use."""
        look = tokens()
        inks = {TextTone.LATE: look.late_soft_text, TextTone.SOON: look.soon_soft_text, TextTone.SECONDARY: look.done}
        painter = QPainter(self)
        paint_icon(painter, self._icon, inks.get(self._tone, look.text_secondary), 0, 2, _ICON)
        painter.end()


class EventList(QListWidget):
    """One sentence for each thing that happened, the newest first; long ones break into lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What happened"))
        self.setProperty("variant", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)

    def show_sentences(self, sentences: list[str]) -> None:
        """Show these lines."""
        self.clear()
        for words in sentences:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.addItem(item)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width() - _ROW_SIDES
        total = 0
        for place in range(self.count()):
            item = self.item(place)
            area = self.fontMetrics().boundingRect(0, 0, width, 2000, int(Qt.TextFlag.TextWordWrap), item.text())
            item.setSizeHint(QSize(width, area.height() + _ROW_MARGIN))
            total += area.height() + _ROW_MARGIN
        self.setFixedHeight(max(_LEAST_HEIGHT, min(total + 2, _LIST_HEIGHT)))


class PanelFacts(QWidget):
    """Filled from `ComplaintDetails`; shows only what there is."""

    complaint_requested = Signal(int)
    prevention_requested = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._details: ComplaintDetails | None = None
        self._shown_clocks: list[tuple[str, ClockState]] = []
        self._shown_links: tuple[LinkedComplaintRow, ...] = ()
        self._ending_label = TextLabel("", TextRole.BODY_MEDIUM, wrap=True)
        self._learnt_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._prevention_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._prevented_button = LinkButton(_("It is done"))
        self._cost_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._clocks = QVBoxLayout()
        self._links = QVBoxLayout()
        self._happened_button = Button("", ButtonVariant.QUIET, "chevron-right", keep_caret=True)
        self._happened_button.setCheckable(True)
        self._build()
        self._prevented_button.clicked.connect(self.prevention_requested)
        self._happened_button.toggled.connect(self._fold)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.XS)
        prevention = QHBoxLayout()
        prevention.addWidget(self._prevention_label, 1)
        prevention.addWidget(self._prevented_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._ending_label)
        column.addWidget(self._learnt_label)
        column.addLayout(prevention)
        column.addWidget(self._cost_label)
        self._clocks.setSpacing(Space.XS)
        self._links.setSpacing(0)
        column.addLayout(self._clocks)
        column.addLayout(self._links)
        column.addWidget(self._happened_button, 0, Qt.AlignmentFlag.AlignLeft)

    @cached_property
    def events(self) -> EventList:
        """The list of what happened, built when it is first unfolded."""
        made = EventList()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(made)
        return made

    def show_complaint(self, details: ComplaintDetails) -> None:
        """Refill for a complaint; another one folds its history again."""
        if self._details is None or self._details.card.id != details.card.id:
            self._happened_button.setChecked(False)
        self._details = details
        work, formats = details.work, self._formats
        prevention = work.prevention
        for label, words in (
            (self._ending_label, ending_words(details, formats)),
            (self._learnt_label, learnt_words(details)),
            (self._prevention_label, prevention_words(prevention, formats) if prevention is not None else ""),
            (self._cost_label, cost_words(details, formats)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self._prevented_button.setVisible(prevention is not None and prevention.done_at is None)
        self.refresh_clocks()
        self._show_links(work.follows, work.followed_by)
        count = len(work.lines)
        self._happened_button.setText(
            ngettext("What happene&d ({count})", "What happene&d ({count})", count).format(count=count)
        )
        self._show_events()

    def refresh_clocks(self) -> None:
        """Say the minutes anew."""
        if self._details is not None:
            shown = [self._clock(clock) for clock in self._details.work.clocks if self._is_open or clock.is_breach]
            if shown != self._shown_clocks:
                self._shown_clocks = shown
                _refill(self._clocks, [ClockLine(words, state) for words, state in shown])

    @property
    def _is_open(self) -> bool:
        return self._details is not None and self._details.work.ending is None

    def _clock(self, clock: ClockRow) -> tuple[str, ClockState]:
        is_late = clock.is_breach or (clock.met_at is None and self._formats.now() > clock.due_at)
        state = ClockState.LATE if is_late else ClockState.KEPT if clock.met_at is not None else ClockState.ON_TRACK
        if state is ClockState.ON_TRACK and clock.state == "due":
            state = ClockState.DUE
        return clock_line(clock, self._formats), state

    def _show_links(self, before: LinkedComplaintRow | None, after: tuple[LinkedComplaintRow, ...]) -> None:
        wanted = (*((before,) if before is not None else ()), *after)
        if wanted != self._shown_links:
            self._shown_links = wanted
            _refill(self._links, [self._button(link, is_earlier=link == before) for link in wanted])

    def _button(self, link: LinkedComplaintRow, *, is_earlier: bool) -> QWidget:
        button = LinkButton(link_words(link, self._formats, is_earlier=is_earlier))
        button.setToolTip(plain_tip(f"“{link.words}”"))
        button.clicked.connect(partial(self.complaint_requested.emit, link.id))
        return button

    def _show_events(self) -> None:
        """A folded list costs nothing: its sentences are made when somebody unfolds it."""
        if self._details is not None and self._happened_button.isChecked():
            lines = reversed(self._details.work.lines)
            self.events.show_sentences([event_sentence(line, self._formats) for line in lines])

    def _fold(self, is_open: bool) -> None:
        self._show_events()
        self.events.setVisible(is_open)
        self._happened_button.set_icon("chevron-down" if is_open else "chevron-right")
        if is_open:
            self.events.setFocus(Qt.FocusReason.OtherFocusReason)
            self.events.setCurrentRow(0)


def _refill(column: QVBoxLayout, widgets: list[QWidget]) -> None:
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    for widget in widgets:
        is_link = isinstance(widget, LinkButton)
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if is_link else Qt.AlignmentFlag(0))
