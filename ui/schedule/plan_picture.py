"""A picture of visits: one is picked, keys and the menu do everything with it that a drag does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.schedule.day_layout import PlacedJob
from ui.schedule.day_painter import job_sentence
from ui.schedule.plan_drag import PlanGeometry
from ui.schedule.plan_shape import PlanAct, PlanMove, PlanShape, act_of, can_do, is_same_place, neighbour

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class PlanPicture(QWidget):
    """Arrows pick a visit and it is read out; what shall become of it is told in signals."""

    job_opened = Signal(int)
    job_picked = Signal(int)
    job_moved = Signal(object)  # PlanMove
    job_unplanned = Signal(object)  # JobRow
    window_wanted = Signal(object)  # JobRow
    menu_wanted = Signal(object, QPoint)  # PlacedJob, a point of the screen

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.shape_in_view: PlanShape | None = None
        self.placed: tuple[PlacedJob, ...] = ()  # what is drawn, for the list twin
        self._picked_id: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        """Arrows pick, Ctrl and arrows move, Enter opens, Del takes off the plan."""
        key, picked = Qt.Key(event.key()), self.picked
        act = act_of(key, event.modifiers())
        if act is not None and picked is not None:
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

    def show_placed(self, placed: tuple[PlacedJob, ...], shape: PlanShape) -> None:
        """Show other visits; the picked one stays picked if it is still there."""
        self.placed, self.shape_in_view = placed, shape
        if self.picked is None:
            self._picked_id = None
        self.updateGeometry()
        self.setMinimumSize(self.minimumSizeHint())
        self.update()

    def _job_at(self, place: QPointF) -> PlacedJob | None:
        geometry = self.geometry_in_view()
        return next((one for one in reversed(self.placed) if geometry.box(one).contains(place)), None)

    def _announce(self, before: PlacedJob, after: PlacedJob) -> None:
        if self.shape_in_view is not None and not is_same_place(before, after):
            self.job_moved.emit(PlanMove.of(before, after, self.shape_in_view))
