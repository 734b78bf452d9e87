"""What the pictures of a day and of a week share for the pointer: dragging, resizing, and taking from the tray."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.schedule.day_layout import PlacedJob
from ui.schedule.edge_scroll import EdgeScroll
from ui.schedule.plan_drag import Grip, PlanDrag, grip_at
from ui.schedule.plan_picture import PlanPicture
from ui.schedule.plan_shape import PlanAct, PlanShape

JOB_MIME = "application/x-everafter-job"


class PlanGrid(PlanPicture):
    """Every drag has a key and a line in the menu, and Esc lets go of what is held."""

    tray_dropped = Signal(str, int, int, int)  # key of the tray's item, column, row, minutes after midnight

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(now, parent)
        self.is_over_tray: Callable[[QPoint], bool] = lambda _place: False
        self._drag = PlanDrag()
        self._hovered: tuple[int, int, int] | None = None
        self._scroll_timer = EdgeScroll(self, self._follow_scroll)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets go of a drag; every other key is the picture's."""
        if event.key() == Qt.Key.Key_Escape and self._drag.is_pressed:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the visit under the pointer, ready to be dragged by its middle or resized by an edge."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        placed = self._job_at(event.position())
        if placed is not None:
            self.pick(placed.job.id)
        self._drag.press(event.position(), placed, self.geometry_in_view())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the drag would land; outside a drag, the pointer says what could be done."""
        if self._drag.is_pressed:
            self._follow(event.position())
            return
        placed = self._job_at(event.position())
        if placed is not None and grip_at(event.position(), placed, self.geometry_in_view()) is not Grip.MIDDLE:
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop: move the visit, take it off the plan over the tray; anywhere else nothing happens."""
        is_moving = self._drag.is_moving
        dropped = self._drag.drop()
        self._let_go()
        if dropped is None:
            return
        if is_moving and self.is_over_tray(event.globalPosition().toPoint()):
            self.carry_out(dropped[0], PlanAct.UNPLAN)
        elif not is_moving or self.visibleRegion().boundingRect().contains(event.position().toPoint()):
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

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would land."""
        if event.mimeData().hasFormat(JOB_MIME):
            event.acceptProposedAction()
            self._hovered = self.spot_at(event.position())
            self._scroll_timer.start()
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        super().dragLeaveEvent(event)
        self._hovered = None
        self._scroll_timer.stop()
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """A visit from the tray lands on a technician, a day and a quarter hour."""
        key = bytes(event.mimeData().data(JOB_MIME).data()).decode()
        self._hovered = None
        self._scroll_timer.stop()
        event.acceptProposedAction()
        self.tray_dropped.emit(key, *self.spot_at(event.position()))

    def show_placed(self, placed: tuple[PlacedJob, ...], shape: PlanShape) -> None:
        """Show other visits; a drag ends."""
        self._drag.drop()
        self._scroll_timer.stop()
        super().show_placed(placed, shape)

    def _follow(self, place: QPointF) -> None:
        self._drag.drag(place, self.geometry_in_view(), QApplication.startDragDistance())
        if self._drag.landing is not None:
            self._scroll_timer.start()
        self.update()

    def _let_go(self) -> None:
        self._drag.drop()
        self._scroll_timer.stop()
        self.unsetCursor()
        self.update()

    def _follow_scroll(self) -> None:
        if self._drag.is_pressed:
            self._drag.drag(QPointF(self.mapFromGlobal(self.cursor().pos())), self.geometry_in_view(), 0)
            self.update()
