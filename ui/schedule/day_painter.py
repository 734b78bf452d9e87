"""Draws the plan of a day: the hours, the technicians' columns, and each visit with its words and signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from app.translations import gettext as _
from ui.schedule.day_layout import PlacedJob, PlanSpan
from ui.schedule.plan_shape import moved_in_time
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole, font
from ui.theme.icons import paint_icon
from ui.theme.tones import Tone, ToneColours, tone_colours
from ui.widgets.painting import draw_text, fill_rounded, text_width

GUTTER = 56
_PADDING = 8
_ICON = 14
_RADIUS = 6
SMALLEST_COLUMN = 132
FITTED_COLUMN = 56


@dataclass(frozen=True, slots=True)
class DayGeometry:
    """Turns minutes and columns into pixels and back."""

    span: PlanSpan
    column_count: int
    width: float
    quarter: float
    least_column: float = 0

    @property
    def column_width(self) -> float:
        """How wide one technician's column is."""
        return max(self.least_column, (self.width - sized(GUTTER)) / max(1, self.column_count))

    @property
    def height(self) -> float:
        """The height of all hours."""
        return self.span.minutes / 15 * self.quarter

    @property
    def full_width(self) -> float:
        """The width of the hours and all columns."""
        return sized(GUTTER) + self.column_width * max(1, self.column_count)

    def y(self, minutes: float) -> float:
        """The height at which these minutes after midnight stand."""
        return (minutes - self.span.first * 60) / 15 * self.quarter

    def minutes_at(self, y: float) -> int:
        """The quarter hour that stands at a height, in minutes after midnight."""
        return self.span.first * 60 + int(y // self.quarter) * 15

    def minutes_of(self, height: float) -> int:
        """Quarter hours, in minutes, in a height by which an edge is pulled."""
        return round(height / self.quarter) * 15

    def column_at(self, x: float) -> int:
        """The column under a point; outside, the nearest."""
        return min(max(int((x - sized(GUTTER)) // self.column_width), 0), max(0, self.column_count - 1))

    def box(self, placed: PlacedJob) -> QRectF:
        """Where a visit is drawn; what began before the first hour shown is cut there."""
        lane_width = (self.column_width - 8) / placed.lane_count
        left = sized(GUTTER) + placed.column * self.column_width + 4 + placed.lane * lane_width
        top = max(0.0, self.y(placed.starts))
        bottom = min(self.height, self.y(placed.ends))
        return QRectF(left, top + 1, lane_width - 2, max(self.quarter, bottom - top) - 2)

    def dragged(self, placed: PlacedJob, way: QPointF) -> PlacedJob:
        """Where a visit lands that is pulled this far: another quarter hour, another technician."""
        columns = round(way.x() / self.column_width)
        column = min(max(placed.column + columns, 0), self.column_count - 1)
        moved = moved_in_time(placed, self.minutes_of(way.y()))
        return replace(moved, column=column, lane=0, lane_count=1)


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
        parts.append(_("van clash") if placed.is_van_clash else _("clash"))
    if placed.is_put_right:
        parts.append(_("put right"))
    return ", ".join(parts)


class DayPainter:
    """Paints one frame of the plan; what lies outside `seen` is left out."""

    def __init__(self, painter: QPainter, geometry: DayGeometry, seen: QRectF) -> None:
        self._painter = painter
        self._geometry = geometry
        self._seen = seen
        self._look = tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def ground(self, opens: int, closes: int) -> None:
        """The paper of the plan; hours in which nobody works are darker, on a closed day all of them."""
        painter, geometry = self._painter, self._geometry
        painter.fillRect(self._seen, QColor(self._look.sunken))
        begins, ends = geometry.y(opens), geometry.y(closes)
        painter.fillRect(
            QRectF(self._seen.left(), begins, self._seen.width(), ends - begins), QColor(self._look.surface)
        )

    def hours(self) -> None:
        """The hour and half-hour lines, and the lines between columns."""
        painter, geometry = self._painter, self._geometry
        left, right = self._seen.left(), self._seen.right()
        for hour in range(geometry.span.first, geometry.span.last + 1):
            y = round(geometry.y(hour * 60)) + 0.5
            painter.setPen(QPen(QColor(self._look.line), 1))
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            half = round(geometry.y(hour * 60 + 30)) + 0.5
            painter.setPen(QPen(QColor(self._look.line), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(left, half), QPointF(right, half))
        painter.setPen(QPen(QColor(self._look.line), 1))
        for column in range(geometry.column_count):
            x = round(sized(GUTTER) + column * geometry.column_width) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, geometry.height))

    def gutter(self, left: float) -> None:
        """The hours in words, over everything that was scrolled below them."""
        painter, geometry = self._painter, self._geometry
        area = QRectF(left, self._seen.top(), sized(GUTTER), self._seen.height())
        painter.fillRect(area, QColor(self._look.surface))
        painter.setFont(font(TextRole.SMALL, tabular=True))
        painter.setPen(QColor(self._look.text_tertiary))
        for hour in range(geometry.span.first, geometry.span.last + 1):
            words = QRectF(left, round(geometry.y(hour * 60)) + 1.5, sized(GUTTER) - 8, sized(18))
            if words.intersects(self._seen):
                painter.drawText(words, Qt.AlignmentFlag.AlignRight, clock_words(hour * 60))
        painter.setPen(QPen(QColor(self._look.line), 1))
        painter.drawLine(QPointF(area.right() - 0.5, area.top()), QPointF(area.right() - 0.5, area.bottom()))

    def free(self, columns: Sequence[int], opens: int) -> None:
        """The word "free" in the columns of those who have no visit."""
        self._painter.setFont(font(TextRole.SECONDARY))
        self._painter.setPen(QColor(self._look.text_tertiary))
        for column in columns:
            left = sized(GUTTER) + column * self._geometry.column_width
            area = QRectF(left, self._geometry.y(opens + 60), self._geometry.column_width, sized(24))
            if area.intersects(self._seen):
                self._painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _("free"))

    def now(self, minutes: int) -> None:
        """A thin line where the day stands."""
        y = round(self._geometry.y(minutes)) + 0.5
        self._painter.setPen(QPen(QColor(self._look.accent), 2))
        self._painter.drawLine(QPointF(sized(GUTTER) - 6, y), QPointF(self._geometry.full_width, y))

    def jobs(self, placed: Sequence[PlacedJob], picked_id: int | None, *, has_focus: bool) -> None:
        """All visits in view, the picked one last and with the focus ring."""
        picked = [one for one in placed if one.job.id == picked_id]
        for one in [*(each for each in placed if each.job.id != picked_id), *picked]:
            box = self._geometry.box(one)
            if box.intersects(self._seen):
                self.window(one)
                self.job(one, box, is_picked=one.job.id == picked_id, has_focus=has_focus)

    def window(self, placed: PlacedJob) -> None:
        """A thin bar at the left of the column: between what times they were told that somebody comes."""
        if placed.window is None:
            return
        box = self._geometry.box(placed)
        top, bottom = (self._geometry.y(minutes) for minutes in placed.window)
        bar = QRectF(box.left() - 3, max(0.0, top), 2, max(2.0, min(bottom, self._geometry.height) - max(0.0, top)))
        self._painter.fillRect(bar, QColor(self._look.text_tertiary))

    def job(self, placed: PlacedJob, box: QRectF, *, is_picked: bool, has_focus: bool) -> None:
        """One visit in its box."""
        colours = paint_box(self._painter, placed, box)
        self._painter.save()
        self._painter.setClipRect(box)
        self._job_words(placed, box, colours)
        self._painter.restore()
        if is_picked:
            paint_ring(self._painter, box, has_focus=has_focus)

    def landing(self, box: QRectF, words: str) -> None:
        """Where a dragged visit would land."""
        paint_landing(self._painter, box, words)

    def _job_words(self, placed: PlacedJob, box: QRectF, colours: ToneColours) -> None:
        """As many lines as fit: time and signs, who, what, where."""
        painter, job = self._painter, placed.job
        left, width = box.left() + 3 + _PADDING, box.width() - 3 - 2 * _PADDING
        y = box.top() + 4
        x = left
        if placed.is_put_right or placed.is_clash:
            x = paint_sign(painter, colours, left, y + 2)
        if box.height() < 2.4 * sized(18):
            signs = state_words(placed) if placed.is_clash else ""
            words = "  ".join(part for part in (clock_words(placed.starts), signs, job.client_name) if part)
            area = QRectF(x, y - 2, width - (x - left), min(box.height() - 2, sized(20)))
            draw_text(painter, area, words, TextRole.SECONDARY_STRONG, colours.text)
            return
        times = _time_words(placed, width - (x - left))
        draw_text(painter, QRectF(x, y, width - (x - left), sized(20)), times, TextRole.CAPTION, colours.text)
        y += sized(18)
        draw_text(painter, QRectF(left, y, width, sized(20)), job.client_name, TextRole.BODY_STRONG, self._look.text)
        place = ", ".join(part for part in (job.street, job.town) if part)
        for words in (_window_words(placed), job.description, place):
            if words and y + sized(19) + sized(18) <= box.bottom():
                y += sized(19)
                draw_text(
                    painter, QRectF(left, y, width, sized(20)), words, TextRole.SECONDARY, self._look.text_secondary
                )


def paint_box(painter: QPainter, placed: PlacedJob, box: QRectF) -> ToneColours:
    """The ground of a visit with its bar, hatched if it clashes; the colours for what is written on it."""
    colours = tone_colours(tone_of(placed), tokens())
    fill_rounded(painter, box, _RADIUS, colours.fill)
    if placed.is_clash:
        hatch = QColor(colours.strong)
        hatch.setAlphaF(0.25)
        outline = QPainterPath()
        outline.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.fillPath(outline, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
    fill_rounded(painter, QRectF(box.left(), box.top(), 3, box.height()), 1.5, colours.strong)
    return colours


def paint_sign(painter: QPainter, colours: ToneColours, left: float, top: float) -> float:
    """The triangle of a clash or of a visit that puts something right; where the words go on."""
    paint_icon(painter, "triangle-alert", colours.text, left, top, _ICON)
    return left + _ICON + 5


def paint_ring(painter: QPainter, box: QRectF, *, has_focus: bool) -> None:
    """The ring around the picked visit."""
    painter.setPen(QPen(QColor(tokens().focus if has_focus else tokens().field_edge), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)


def paint_landing(painter: QPainter, box: QRectF, words: str) -> None:
    """Where a dragged visit would land, and when."""
    look = tokens()
    ground = QColor(look.accent_soft)
    ground.setAlphaF(0.85)
    painter.setPen(QPen(QColor(look.focus), 2, Qt.PenStyle.DashLine))
    painter.setBrush(QBrush(ground))
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    painter.setPen(QColor(look.accent_soft_text))
    painter.setFont(font(TextRole.CAPTION, tabular=True))
    painter.drawText(box.adjusted(8, 2, -4, -2), Qt.AlignmentFlag.AlignTop, words)


def _window_words(placed: PlacedJob) -> str:
    """Between what times they expect us, if they were told."""
    if placed.window is None:
        return ""
    first, last = placed.window
    return _("told {first} – {last}").format(first=clock_words(first), last=clock_words(last))


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
        _window_words(placed),
        job.description,
        job.street,
    ]
    return ", ".join(part for part in parts if part)
