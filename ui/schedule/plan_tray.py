"""What waits for a day: dragged onto the plan, or with Enter into the first free time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.queries.rows import JobRow
from app.translations import gettext as _
from ui.schedule.day_grid import JOB_MIME
from ui.schedule.job_words import state_words
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.painting import draw_text, fill_rounded, outline_rounded

JOB_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_ROW = 64
_SIGN = 14


class TrayModel(QAbstractListModel):
    """Jobs without a day or without somebody who drives."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: tuple[JobRow, ...] = ()

    def set_jobs(self, jobs: Sequence[JobRow]) -> None:
        """Show other jobs."""
        self.beginResetModel()
        self._jobs = tuple(jobs)
        ensure_fonts_for(*(f"{job.client_name} {job.description}" for job in self._jobs))
        self.endResetModel()

    def job_at(self, row: int) -> JobRow | None:
        """One job."""
        return self._jobs[row] if 0 <= row < len(self._jobs) else None

    def job(self, job_id: int) -> JobRow | None:
        """The job of this id."""
        return next((job for job in self._jobs if job.id == job_id), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """How many wait."""
        return 0 if parent.isValid() else len(self._jobs)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name for the list, the job for the delegate, a sentence for a screen reader."""
        job = self.job_at(index.row()) if index.isValid() else None
        if job is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return job.client_name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            put_right = _("put right") if job.complaint_id is not None else ""
            parts = (job.client_name, state_words(job.state), put_right, job.description, job.street)
            return ", ".join(part for part in parts if part)
        return job if role == JOB_ROLE else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Everything here can be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        """One job."""
        return [JOB_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the job under the pointer."""
        content = QMimeData()
        job = self.job_at(indexes[0].row()) if indexes else None
        if job is not None:
            content.setData(JOB_MIME, str(job.id).encode())
        return content


class TrayDelegate(QStyledItemDelegate):
    """Name, state, what; a triangle on what puts something right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are alike."""
        return QSize(option.rect.width(), sized(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One job."""
        job = index.data(JOB_ROLE)
        look, state = tokens(), option.state
        area = QRectF(option.rect).adjusted(0, 0, 0, -6)
        painter.save()
        fill_rounded(painter, area, 8, look.hover if state & QStyle.StateFlag.State_MouseOver else look.surface)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        outline_rounded(painter, area, 8, look.focus if has_focus else look.line, 2 if has_focus else 1)
        inner = area.adjusted(Space.M, 6, -Space.M, -6)
        half = inner.height() / 2
        left = inner.left()
        if job.complaint_id is not None:
            paint_icon(painter, "triangle-alert", look.ok_soft_text, left, inner.top() + (half - _SIGN) / 2, _SIGN)
            left += _SIGN + 6
        name = QRectF(left, inner.top(), inner.right() - left, half)
        draw_text(painter, name, job.client_name, TextRole.BODY_STRONG, look.text)
        words = " · ".join(part for part in (state_words(job.state), job.description) if part)
        below = QRectF(inner.left(), inner.top() + half, inner.width(), half)
        draw_text(painter, below, words, TextRole.SECONDARY, look.text_secondary)
        painter.restore()


class TrayView(QListView):
    """Enter plans, drag plans, double click opens."""

    job_planned = Signal(int)
    job_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tray_model = TrayModel(self)
        self.setAccessibleName(_("To plan"))
        self.setProperty("variant", "bare")
        self.setModel(self.tray_model)
        self.setItemDelegate(TrayDelegate(self))
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self._announce(index, self.job_opened))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter: the first free time."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._announce(self.currentIndex(), self.job_planned)
        else:
            super().keyPressEvent(event)

    def _announce(self, index: QModelIndex, signal: object) -> None:
        job = self.tray_model.job_at(index.row())
        if job is not None:
            signal.emit(job.id)  # type: ignore[attr-defined]  # a bound signal


class PlanTray(QFrame):
    """The tray with its heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card-sunken")
        self._count_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, tabular=True)
        self._empty_label = TextLabel(_("Everything has its day."), TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self._hint_label = TextLabel(
            _("Drag onto the plan, or Enter for the first free time."), TextRole.SMALL, TextTone.TERTIARY, wrap=True
        )
        self.view = TrayView()
        head = QHBoxLayout()
        head.addWidget(TextLabel(_("To plan"), TextRole.HEADING))
        head.addStretch(1)
        head.addWidget(self._count_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self._empty_label)
        column.addWidget(self.view, 1)
        column.addWidget(self._hint_label)

    def show_jobs(self, jobs: Sequence[JobRow]) -> None:
        """Show what waits."""
        self.view.tray_model.set_jobs(jobs)
        self._count_label.setText(str(len(jobs)))
        self._empty_label.setVisible(not jobs)
        self._hint_label.setVisible(bool(jobs))
