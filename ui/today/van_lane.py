"""One technician's day as a lane from morning to evening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.queries.rows import DayColumn, JobRow
from app.translations import gettext as _
from app.translations import ngettext
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.scripts import ensure_fonts_for
from ui.widgets.painting import draw_text, fill_rounded, outline_rounded, text_width
from ui.wording import clock_words

FIRST_HOUR = 8
LAST_HOUR = 17
_HEIGHT = 36
_NAME_SPACE = 64
_HOUR_SPACE = 24
_GAP = 6
_SIGN = 14
_SMALLEST_BOX = 6
_LAST_HOUR_OF_DAY = 24


@dataclass(frozen=True, slots=True)
class Box:
    """A job on the lane: where it starts and ends, as shares of the day shown."""

    job: JobRow
    start: float
    end: float


def boxes_of(jobs: Sequence[JobRow], zone: ZoneInfo, hours: tuple[int, int] = (FIRST_HOUR, LAST_HOUR)) -> list[Box]:
    """Where each job lies between the first and the last hour shown; what lies outside is cut off."""
    first, last = hours
    span = (last - first) * 60
    boxes = []
    for job in jobs:
        if job.starts_at is None or job.ends_at is None:
            continue
        start = (_minutes(job.starts_at, zone) - first * 60) / span
        end = (_minutes(job.ends_at, zone) - first * 60) / span
        if end < start:
            end = 1.0  # past midnight
        if end > 0 and start < 1:
            boxes.append(Box(job, max(0.0, start), min(1.0, end)))
    return boxes


def hours_of(columns: Sequence[DayColumn], zone: ZoneInfo) -> tuple[int, int]:
    """The hours the lanes show: 8 to 17, and further where a job starts earlier or ends later."""
    first, last = FIRST_HOUR, LAST_HOUR
    for column in columns:
        for job in column.jobs:
            if job.starts_at is not None and job.ends_at is not None:
                first = min(first, job.starts_at.astimezone(zone).hour)
                end = job.ends_at.astimezone(zone)
                last = max(last, end.hour + (end.minute > 0))
    return first, min(last, _LAST_HOUR_OF_DAY)


def _minutes(moment: datetime, zone: ZoneInfo) -> int:
    local = moment.astimezone(zone)
    return local.hour * 60 + local.minute


class VanLane(QWidget):
    """Painted; arrows choose a job, Enter opens it, a click opens what it hits."""

    job_requested = Signal(int)

    def __init__(
        self, column: DayColumn, zone: ZoneInfo, hours: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = column.technician.first_name
        self._hours = hours
        self._zone = zone
        self._boxes = boxes_of(column.jobs, zone, hours)
        self._chosen = 0
        ensure_fonts_for(self._name, *(job.client_name for job in column.jobs))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._boxes else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._sentence(column))

    def sizeHint(self) -> QSize:
        """As high as every lane."""
        return QSize(300, sized(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the name and a hint of the day."""
        return QSize(200, sized(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose a job, Enter and the space bar open it."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._chosen = min(max(self._chosen + step, 0), len(self._boxes) - 1)
            self.setAccessibleDescription(self._job_sentence(self._boxes[self._chosen].job))
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._boxes:
            self.job_requested.emit(self._boxes[self._chosen].job.id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the job under the pointer."""
        for box in self._boxes:
            if self._area(box).contains(event.position()):
                self.job_requested.emit(box.job.id)
                return

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, first hour, the lane with its jobs, last hour."""
        look = tokens()
        painter = QPainter(self)
        height = self.height()
        draw_text(painter, QRectF(8, 0, _NAME_SPACE - 12, height), self._name, TextRole.BODY_STRONG, look.text)
        first, last = self._hours
        hour_area = QRectF(_NAME_SPACE, 0, _HOUR_SPACE, height)
        draw_text(painter, hour_area, f"{first:02d}", TextRole.SMALL, look.text_tertiary, tabular=True)
        end_area = QRectF(self.width() - _HOUR_SPACE, 0, _HOUR_SPACE - 8, height)
        draw_text(painter, end_area, f"{last:02d}", TextRole.SMALL, look.text_tertiary, right=True, tabular=True)
        fill_rounded(painter, self._lane(), 6, look.sunken)
        for number, box in enumerate(self._boxes):
            self._paint_box(painter, box, has_focus=self.hasFocus() and number == self._chosen)
        painter.end()

    def _paint_box(self, painter: QPainter, box: Box, *, has_focus: bool) -> None:
        look = tokens()
        is_put_right = box.job.complaint_id is not None
        area = self._area(box)
        fill_rounded(painter, area, 6, look.soon_soft if is_put_right else look.accent_soft)
        colour = look.soon_soft_text if is_put_right else look.accent_soft_text
        words = box.job.client_name.rsplit(" ", maxsplit=1)[-1]
        room = area.adjusted(_GAP, 0, -2, 0)
        if is_put_right:
            paint_icon(painter, "triangle-alert", colour, room.left(), room.center().y() - _SIGN / 2, _SIGN)
            room.setLeft(room.left() + _SIGN + 2)
        draw_text(painter, room, _what_fits(words, room.width()), TextRole.SECONDARY, colour)
        if has_focus:
            outline_rounded(painter, area, 6, look.focus, 2)

    def _lane(self) -> QRectF:
        left = _NAME_SPACE + _HOUR_SPACE
        return QRectF(left, 4, max(1, self.width() - left - _HOUR_SPACE - 4), self.height() - 8)

    def _area(self, box: Box) -> QRectF:
        lane = self._lane()
        left = lane.left() + lane.width() * box.start
        width = max(lane.width() * (box.end - box.start) - 2, _SMALLEST_BOX)
        return QRectF(left, lane.top(), width, lane.height())

    def event(self, event: QEvent) -> bool:
        """The tool tip names the job under the pointer, whose box may be too narrow for its name."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            hit = [box.job for box in self._boxes if self._area(box).contains(event.pos())]
            QToolTip.showText(event.globalPos(), self._job_sentence(hit[0]) if hit else "", self)
            return True
        return super().event(event)

    def _sentence(self, column: DayColumn) -> str:
        count = len(column.jobs)
        visits = (
            ngettext("{count} visit", "{count} visits", count).format(count=count) if count else _("nothing planned")
        )
        return ", ".join([column.technician.name, visits, *map(self._job_sentence, column.jobs)])

    def _job_sentence(self, job: JobRow) -> str:
        clock = clock_words(job.starts_at, self._zone) if job.starts_at is not None else ""
        return f"{clock} {job.client_name}".strip()


def _what_fits(words: str, width: float) -> str:
    """As many letters as there is room for; in a box of three letters an ellipsis would take them all."""
    while words and text_width(words, TextRole.SECONDARY) > width:
        words = words[:-1]
    return words
