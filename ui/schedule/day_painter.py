"""Draws the plan of a day: the hours, the technicians' columns, and each visit with its words and signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from app.translations import gettext as _
from ui.schedule.day_layout import PlacedJob, PlanSpan
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole, font
from ui.theme.icons import paint_icon
from ui.theme.tones import Tone, ToneColours, tone_colours
from ui.widgets.painting import text_width

GUTTER = 56
_PADDING = 8
_ICON = 14
_SMALLEST_COLUMN = 132


@dataclass(frozen=True, slots=True)
class DayGeometry:
    """Turns minutes and columns into pixels and back."""

    span: PlanSpan
    column_count: int
    width: float
    quarter: float

    @property
    def column_width(self) -> float:
        """How wide one technician's column is."""
        return max(float(sized(_SMALLEST_COLUMN)), (self.width - sized(GUTTER)) / max(1, self.column_count))

    @property
    def height(self) -> float:
        """The height of all hours."""
        return self.span.minutes / 15 * self.quarter

    def y(self, minutes: float) -> float:
        """The height at which these minutes after midnight stand."""
        return (minutes - self.span.first * 60) / 15 * self.quarter

    def minutes_at(self, y: float) -> int:
        """The quarter hour that stands at a height, in minutes after midnight."""
        return self.span.first * 60 + int(y // self.quarter) * 15

    def column_at(self, x: float) -> int:
        """The column under a point; outside, the nearest."""
        return min(max(int((x - sized(GUTTER)) // self.column_width), 0), max(0, self.column_count - 1))

    def box(self, placed: PlacedJob) -> QRectF:
        """Where a visit is drawn."""
        lane_width = (self.column_width - 8) / placed.lane_count
        left = sized(GUTTER) + placed.column * self.column_width + 4 + placed.lane * lane_width
        top = self.y(placed.starts)
        return QRectF(left, top + 1, lane_width - 2, max(self.quarter, self.y(placed.ends) - top) - 2)


def clock_words(minutes: int) -> str:
    """Wall time of minutes after midnight: 08:15."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def tone_of(placed: PlacedJob) -> Tone:
    """The colour of a visit, which its words and signs repeat."""
    if placed.job.state == "done":
        return Tone.DONE
    if placed.job.state in ("cancelled", "no_show"):
        return Tone.NEUTRAL
    if placed.is_clash:
        return Tone.SOON
    return Tone.OK if placed.is_put_right else Tone.ACCENT


def state_words(placed: PlacedJob) -> str:
    """What a colour or sign says, in words; empty for a plain booked visit."""
    words = {
        "done": _("done"),
        "cancelled": _("cancelled"),
        "no_show": _("nobody there"),
        "under_way": _("under way"),
    }
    parts = [words[placed.job.state]] if placed.job.state in words else []
    if placed.is_clash:
        parts.append(_("clash"))
    if placed.is_put_right:
        parts.append(_("put right"))
    return ", ".join(parts)


class DayPainter:
    """Paints one frame of the plan."""

    def __init__(self, painter: QPainter, geometry: DayGeometry) -> None:
        self._painter = painter
        self._geometry = geometry
        self._look = tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def hours(self) -> None:
        """The hour and half-hour lines, the hours in words, and the lines between columns."""
        painter, geometry = self._painter, self._geometry
        painter.fillRect(QRectF(0, 0, geometry.width, geometry.height), QColor(self._look.surface))
        painter.setFont(font(TextRole.SMALL, tabular=True))
        for hour in range(geometry.span.first, geometry.span.last + 1):
            y = round(geometry.y(hour * 60)) + 0.5
            painter.setPen(QPen(QColor(self._look.line), 1))
            painter.drawLine(QPointF(sized(GUTTER), y), QPointF(geometry.width, y))
            half = round(geometry.y(hour * 60 + 30)) + 0.5
            painter.setPen(QPen(QColor(self._look.line), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(sized(GUTTER), half), QPointF(geometry.width, half))
            painter.setPen(QColor(self._look.text_tertiary))
            words = QRectF(0, y + 1, sized(GUTTER) - 8, 18)
            painter.drawText(words, Qt.AlignmentFlag.AlignRight, clock_words(hour * 60))
        painter.setPen(QPen(QColor(self._look.line), 1))
        for column in range(geometry.column_count):
            x = round(sized(GUTTER) + column * geometry.column_width) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, geometry.height))

    def now(self, minutes: int) -> None:
        """A thin line where the day stands."""
        y = round(self._geometry.y(minutes)) + 0.5
        self._painter.setPen(QPen(QColor(self._look.accent), 2))
        self._painter.drawLine(QPointF(sized(GUTTER) - 6, y), QPointF(self._geometry.width, y))

    def jobs(self, placed: Sequence[PlacedJob], picked_id: int | None, *, has_focus: bool) -> None:
        """All visits, the picked one last and with the focus ring."""
        for one in placed:
            self.job(one, self._geometry.box(one), is_picked=one.job.id == picked_id, has_focus=has_focus)

    def job(self, placed: PlacedJob, box: QRectF, *, is_picked: bool, has_focus: bool) -> None:
        """One visit in its box."""
        painter = self._painter
        colours = tone_colours(tone_of(placed), self._look)
        outline = QPainterPath()
        outline.addRoundedRect(box, 6, 6)
        painter.fillPath(outline, QColor(colours.fill))
        if placed.is_clash:
            hatch = QColor(colours.strong)
            hatch.setAlphaF(0.25)
            painter.fillPath(outline, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(colours.strong))
        self._job_words(placed, box, colours)
        painter.restore()
        if is_picked:
            ring = self._look.focus if has_focus else self._look.field_edge
            painter.setPen(QPen(QColor(ring), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, 0, 0), 6, 6)

    def landing(self, box: QRectF, words: str) -> None:
        """Where a dragged visit would land."""
        self._painter.setPen(QPen(QColor(self._look.focus), 2, Qt.PenStyle.DashLine))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(box, 6, 6)
        self._painter.setPen(QColor(self._look.accent_soft_text))
        self._painter.setFont(font(TextRole.CAPTION, tabular=True))
        self._painter.drawText(box.adjusted(8, 2, -4, -2), Qt.AlignmentFlag.AlignTop, words)

    def _job_words(self, placed: PlacedJob, box: QRectF, colours: ToneColours) -> None:
        """As many lines as fit: time and signs, who, what, where."""
        painter, job = self._painter, placed.job
        left, width = box.left() + 3 + _PADDING, box.width() - 3 - 2 * _PADDING
        y = box.top() + 4
        painter.setPen(QColor(colours.text))
        if box.height() < 2.4 * sized(18):
            self._line(left, y, width, f"{clock_words(placed.starts)}  {job.client_name}", TextRole.SECONDARY_STRONG)
            return
        x = left
        if placed.is_put_right or placed.is_clash:
            paint_icon(painter, "triangle-alert", colours.text, x, y + 2, _ICON)
            x += _ICON + 5
        self._line(x, y, width - (x - left), _time_words(placed, width - (x - left)), TextRole.CAPTION)
        y += sized(18)
        painter.setPen(QColor(self._look.text))
        self._line(left, y, width, job.client_name, TextRole.BODY_STRONG)
        painter.setPen(QColor(self._look.text_secondary))
        for words in (job.description, ", ".join(part for part in (job.street, job.town) if part)):
            y += sized(19)
            if words and y + sized(18) <= box.bottom():
                self._line(left, y, width, words, TextRole.SECONDARY)

    def _line(self, x: float, y: float, width: float, words: str, role: TextRole) -> None:
        face = font(role, tabular=role is TextRole.CAPTION)
        self._painter.setFont(face)
        short = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, width))
        self._painter.drawText(QRectF(x, y, width, sized(20)), Qt.AlignmentFlag.AlignVCenter, short)


def _time_words(placed: PlacedJob, width: float) -> str:
    """Times and signs; where room is short the end gives way first, because a clash has to be read."""
    starts, ends, signs = clock_words(placed.starts), clock_words(placed.ends), state_words(placed)
    choices = [f"{starts} – {ends}  {signs}".rstrip(), f"{starts}  {signs}".rstrip(), signs]
    return next((words for words in choices if text_width(words, TextRole.CAPTION, tabular=True) <= width), choices[-1])


def job_sentence(placed: PlacedJob, technician: str) -> str:
    """A visit for a screen reader: who, when, what, and its signs."""
    job = placed.job
    parts = [
        job.client_name,
        _("{start} to {end}").format(start=clock_words(placed.starts), end=clock_words(placed.ends)),
        technician,
        state_words(placed),
        job.description,
        job.street,
    ]
    return ", ".join(part for part in parts if part)
