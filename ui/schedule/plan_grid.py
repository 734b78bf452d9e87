"""What the pictures of a day and of a week share: picking, moving with keys, dragging, and taking from the tray."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

from ui.schedule.day_layout import PlacedJob
from ui.schedule.day_painter import job_sentence
from ui.schedule.plan_drag import Grip, PlanDrag, PlanGeometry, grip_at
from ui.schedule.plan_shape import PlanAct, PlanMove, PlanShape, act_of, can_do, is_same_place, neighbour

JOB_MIME = "application/x-everafter-job"
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_SCROLL_EDGE = 28
_SCROLL_STEP = 18
_SCROLL_EVERY_MS = 30


class PlanGrid(QWidget):
    """A picture of visits; every drag has a key and a line in the menu, and Esc lets go of what is held."""

    job_opened = Signal(int)
    job_picked = Signal(int)
    job_moved = Signal(object)  # PlanMove
    job_unplanned = Signal(object)  # JobRow
    window_wanted = Signal(object)  # JobRow
    menu_wanted = Signal(object, QPoint)  # PlacedJob, a point of the screen
    tray_dropped = Signal(str, int, int, int)  # key of the tray's item, column, row, minutes after midnight

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.shape_in_view: PlanShape | None = None
        self.placed: tuple[PlacedJob, ...] = ()  # what is drawn, for the list twin
        self.is_over_tray: Callable[[QPoint], bool] = lambda _place: False
        self._picked_id: int | None = None
        self._drag = PlanDrag()
        self._hovered: tuple[int, int, int] | None = None
        self._scroll_timer = QTimer(self)
        self._scroll_timer.setInterval(_SCROLL_EVERY_MS)
        self._scroll_timer.timeout.connect(self._scroll_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def geometry_in_view(self) -> PlanGeometry:
        """How places turn into pixels now."""
        raise NotImplementedError

    def spot_at(self, place: QPointF) -> tuple[int, int, int]:
        """Column, row and minutes after midnight under a point."""
        raise NotImplementedError

    def frozen_width(self) -> int:
        """What stands still at the left while the columns scroll."""
        raise NotImplementedError

    @property
    def picked_id(self) -> int | None:
        """The visit with the ring around it."""
        return self._picked_id

    @property
    def picked(self) -> PlacedJob | None:
        """The same with its place."""
        return next((one for one in self.placed if one.job.id == self._picked_id), None)

    def pick(self, job_id: int | None) -> None:
        """Put the ring around a visit."""
        self._picked_id = job_id
        picked = self.picked
        if picked is not None and self.shape_in_view is not None:
            # A painted plan has no rows to read out, so the picked visit is announced.
            words = job_sentence(picked, self.shape_in_view.technician_of(picked).first_name)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
            self.job_picked.emit(picked.job.id)
        self.update()

    def picked_box(self) -> QRectF | None:
        """Where the picked visit is drawn, so that the scroller can show it."""
        picked = self.picked
        return None if picked is None else self.geometry_in_view().box(picked)

    def carry_out(self, placed: PlacedJob, act: PlanAct) -> None:
        """What a key or a line of the menu means for a visit."""
        if self.shape_in_view is None or not can_do(placed, act):
            return
        if act is PlanAct.OPEN:
            self.job_opened.emit(placed.job.id)
        elif act is PlanAct.UNPLAN:
            self.job_unplanned.emit(placed.job)
        elif act is PlanAct.WINDOW:
            self.window_wanted.emit(placed.job)
        else:
            self._announce(placed, self.shape_in_view.landed(placed, act))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pick, Ctrl and arrows move, Enter opens, Del takes off the plan, Esc lets go of a drag."""
        key, picked = Qt.Key(event.key()), self.picked
        act = act_of(key, event.modifiers())
        if key == Qt.Key.Key_Escape and self._drag.is_pressed:
            self._let_go()
        elif act is not None and picked is not None:
            self.carry_out(picked, act)
        elif key in _ARROWS and self.placed and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pick(neighbour(self.placed, self._picked_id, key))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the visit under the pointer, or of the picked one."""
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        placed = self._job_at(QPointF(event.pos())) if is_mouse else self.picked
        if placed is None:
            return
        self.pick(placed.job.id)
        box = self.geometry_in_view().box(placed)
        place = event.globalPos() if is_mouse else self.mapToGlobal(box.center().toPoint())
        self.menu_wanted.emit(placed, place)

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
        """Show other visits; the picked one stays picked if it is still there, and a drag ends."""
        self.placed, self.shape_in_view = placed, shape
        self._drag.drop()
        self._scroll_timer.stop()
        if self.picked is None:
            self._picked_id = None
        self.updateGeometry()
        self.setMinimumSize(self.minimumSizeHint())
        self.update()

    def _job_at(self, place: QPointF) -> PlacedJob | None:
        geometry = self.geometry_in_view()
        return next((one for one in reversed(self.placed) if geometry.box(one).contains(place)), None)

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

    def _scroll_on(self) -> None:
        """Near an edge of what is seen, the plan comes towards the pointer, and the drag follows it."""
        area = self._scroll_area()
        if area is None:
            return
        place = area.viewport().mapFromGlobal(self.cursor().pos())
        seen = area.viewport().rect()
        for bar, at, least, most in (
            (area.verticalScrollBar(), place.y(), seen.top(), seen.bottom()),
            (area.horizontalScrollBar(), place.x(), seen.left(), seen.right()),
        ):
            step = _SCROLL_STEP if at > most - _SCROLL_EDGE else -_SCROLL_STEP if at < least + _SCROLL_EDGE else 0
            if step:
                bar.setValue(bar.value() + step)
        if self._drag.is_pressed:
            self._drag.drag(QPointF(self.mapFromGlobal(self.cursor().pos())), self.geometry_in_view(), 0)
            self.update()

    def _scroll_area(self) -> QScrollArea | None:
        widget = self.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        return widget

    def _announce(self, before: PlacedJob, after: PlacedJob) -> None:
        if self.shape_in_view is not None and not is_same_place(before, after):
            self.job_moved.emit(PlanMove.of(before, after, self.shape_in_view))
