"""The plan of a day as a picture one can pick in, move in with keys, and drag in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.queries.rows import DayPlan
from app.translations import gettext as _
from ui.schedule.day_layout import PlacedJob, PlanSpan, may_move, place_jobs, span_of, wall_minutes
from ui.schedule.day_painter import DayGeometry, DayPainter, clock_words, job_sentence
from ui.schedule.plan_drag import PlanDrag, is_at_edge
from ui.schedule.plan_moves import PlanMove, moved_by_keys, neighbour
from ui.theme.appearance import sized
from ui.theme.scripts import ensure_fonts_for

JOB_MIME = "application/x-everafter-job"
_QUARTER_HEIGHT = 16


class DayGrid(QWidget):
    """Technicians side by side, quarter hours from top to bottom; every drag has a key."""

    job_opened = Signal(int)
    job_picked = Signal(int)
    job_moved = Signal(object)  # PlanMove
    tray_job_dropped = Signal(int, int, int)  # job id, column, minutes after midnight

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._zone = ZoneInfo("UTC")
        self._plan: DayPlan | None = None
        self.placed: tuple[PlacedJob, ...] = ()  # what is drawn, for the list twin
        self._span = PlanSpan(7, 19)
        self._picked_id: int | None = None
        self._drag = PlanDrag()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Plan of the day"))
        self.setAccessibleDescription(_("Arrows pick a visit, Ctrl and arrows move it, Enter opens it."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_plan(self, plan: DayPlan, zone: ZoneInfo) -> None:
        """Show a day; the picked visit stays picked if it is still there."""
        self._plan, self._zone = plan, zone
        for column in plan.columns:
            ensure_fonts_for(*(f"{job.client_name} {job.description} {job.street}" for job in column.jobs))
        self.placed = place_jobs(plan, zone)
        self._span = span_of(self.placed)
        self._drag.drop()
        if self._picked() is None:
            self._picked_id = None
        self.updateGeometry()
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    @property
    def picked_id(self) -> int | None:
        """The visit with the ring around it."""
        return self._picked_id

    def pick(self, job_id: int | None) -> None:
        """Put the ring around a visit."""
        self._picked_id = job_id
        picked = self._picked()
        if picked is not None and self._plan is not None:
            # A painted plan has no rows to read out, so the picked visit is announced.
            words = job_sentence(picked, self._plan.columns[picked.column].technician.first_name)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
            self.job_picked.emit(picked.job.id)
        self.update()

    def picked_box(self) -> QRectF | None:
        """Where the picked visit is drawn, so that the scroller can show it."""
        picked = self._picked()
        return None if picked is None else self._geometry().box(picked)

    def column_width(self) -> float:
        """How wide a column is, for the names above."""
        return self._geometry().column_width

    def sizeHint(self) -> QSize:
        """As high as its hours."""
        return QSize(sized(480), round(self._geometry().height) + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hours, the line of now, visits, and where a drag would land."""
        if self._plan is None:
            return
        painter = QPainter(self)
        geometry = self._geometry()
        drawing = DayPainter(painter, geometry)
        drawing.hours()
        now = self._now()
        if now.astimezone(self._zone).date() == self._plan.day:
            drawing.now(wall_minutes(now, self._plan.day, self._zone))
        drawing.jobs(self.placed, self._picked_id, has_focus=self.hasFocus())
        landing = self._drag.landing
        if landing is not None:
            words = f"{clock_words(landing.starts)} – {clock_words(landing.ends)}"
            drawing.landing(geometry.box(landing), words)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pick, Ctrl and arrows move, Enter opens."""
        picked = self._picked()
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and picked is not None:
            self.job_opened.emit(picked.job.id)
        elif key not in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right) or not self.placed:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move_by_key(picked, key)
        else:
            self.pick(neighbour(self.placed, self._picked_id, key))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the visit under the pointer, ready to be dragged by its middle or resized by its lower edge."""
        placed = self._job_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if placed is not None:
            self.pick(placed.job.id)
        self._drag.press(event.position(), placed, self._geometry())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the drag would land; outside a drag, the pointer says what could be done."""
        if self._drag.is_pressed:
            self._drag.drag(event.position(), self._geometry(), QApplication.startDragDistance())
            self.update()
            return
        placed = self._job_at(event.position())
        if placed is not None and is_at_edge(event.position(), placed, self._geometry()):
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop: move the visit; outside the plan nothing happens."""
        dropped = self._drag.drop()
        self.update()
        if dropped is not None and self.rect().contains(event.position().toPoint()):
            self._announce(*dropped)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the visit."""
        placed = self._job_at(event.position())
        if placed is not None:
            self.job_opened.emit(placed.job.id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take visits from the tray."""
        if event.mimeData().hasFormat(JOB_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A visit from the tray lands on a technician and a quarter hour."""
        job_id = int(bytes(event.mimeData().data(JOB_MIME).data()))
        geometry = self._geometry()
        place = event.position()
        event.acceptProposedAction()
        self.tray_job_dropped.emit(job_id, geometry.column_at(place.x()), geometry.minutes_at(place.y()))

    def _geometry(self) -> DayGeometry:
        count = len(self._plan.columns) if self._plan is not None else 1
        return DayGeometry(self._span, count, float(self.width()), float(sized(_QUARTER_HEIGHT)))

    def _picked(self) -> PlacedJob | None:
        return next((one for one in self.placed if one.job.id == self._picked_id), None)

    def _job_at(self, place: QPointF) -> PlacedJob | None:
        geometry = self._geometry()
        return next((one for one in reversed(self.placed) if geometry.box(one).contains(place)), None)

    def _move_by_key(self, picked: PlacedJob | None, key: Qt.Key) -> None:
        if picked is None or self._plan is None or not may_move(picked.job):
            return
        landing = moved_by_keys(picked, key, len(self._plan.columns))
        self._announce(picked, landing)

    def _announce(self, before: PlacedJob, after: PlacedJob) -> None:
        same = (before.column, before.starts, before.ends) == (after.column, after.starts, after.ends)
        if self._plan is not None and not same:
            self.job_moved.emit(PlanMove.of(after, self._plan, self._zone))
