"""The paper beside the screen, drawn small: where each number stands on the sheet, and the one at hand lit."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.rules.job_sheet import SheetSection, section_words
from app.translations import gettext as _
from app.translations import ngettext
from ui.theme.appearance import tokens
from ui.theme.fonts import font_of_size
from ui.widgets.painting import fill_rounded, outline_rounded

_PAPER = QSize(216, 279)  # Letter, in millimetres
_HEAD = 0.235
_ROW = 0.032
_MOST_ROWS = 8
_FEWEST_ROWS = 5


class SheetPicture(QWidget):
    """Keeps the proportions of the paper at any width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._title = ""
        self._rooms: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The paper"))

    def show_sheet(self, title: str, rooms: tuple[str, ...]) -> None:
        """Whose paper it is, and its rooms."""
        self._title, self._rooms = title, rooms
        self.update()

    def light(self, number: int) -> None:
        """Light the part with this number; 0 lights none."""
        if number != self._number:
            self._number = number
            words = section_words(SheetSection(number)) if number else ""
            self.setAccessibleDescription(f"{number} {words}" if number else "")
            self.update()

    @property
    def lit(self) -> int:
        """The number that is lit; 0 for none."""
        return self._number

    def set_width(self, width: int) -> None:
        """Draw it this wide."""
        self.setFixedSize(width, round(width * _PAPER.height() / _PAPER.width()))

    def places(self) -> dict[SheetSection, QRectF]:
        """Where each number stands, as on the paper: found and time beside each other, the answer in its frame."""
        width, height = float(self.width()), float(self.height())
        left, right = width * 0.055, width * 0.945
        rows = min(max(len(self._rooms) + 2, _FEWEST_ROWS), _MOST_ROWS)
        top = height * _HEAD
        rooms = QRectF(left, top, right - left, self._heading() + height * _ROW * rows)
        rest = height * 0.955 - rooms.bottom()
        beside = rooms.bottom() + rest * 0.03
        middle = left + (right - left) * 0.5
        arrival = rest * 0.33
        frame = beside + arrival + rest * 0.03
        return {
            SheetSection.ROOMS: rooms,
            SheetSection.FOUND: QRectF(left, beside, middle - left - 4, arrival),
            SheetSection.TIME: QRectF(middle, beside, right - middle, arrival),
            SheetSection.ANSWER: QRectF(left, frame, right - left, rest * 0.2),
            SheetSection.WORDS: QRectF(left, frame + rest * 0.2, right - left, rest * 0.19),
            SheetSection.PAID: QRectF(left, frame + rest * 0.42, right - left, rest * 0.19),
        }

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper is white in both themes, and dimmed in the dark one."""
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self.rect().toRectF()
        fill_rounded(painter, whole, 4, look.surface)
        outline_rounded(painter, whole, 4, look.line_strong)
        self._draw_head(painter)
        places = self.places()
        for section, area in places.items():
            if section == self._number:
                fill_rounded(painter, area.adjusted(-3, -2, 3, 2), 4, look.accent_soft)
                outline_rounded(painter, area.adjusted(-3, -2, 3, 2), 4, look.accent, 1.5)
        self._draw_rooms(painter, places[SheetSection.ROOMS])
        self._draw_boxes(painter, places[SheetSection.FOUND], 2, 3)
        self._draw_lines(painter, places[SheetSection.TIME], 4)
        frame = places[SheetSection.ANSWER].united(places[SheetSection.WORDS])
        outline_rounded(painter, frame.adjusted(-2, -1, 2, 1), 3, look.text_tertiary)
        self._draw_boxes(painter, places[SheetSection.ANSWER], 1, 3)
        self._draw_lines(painter, places[SheetSection.WORDS], 2)
        self._draw_boxes(painter, places[SheetSection.PAID], 1, 5)
        for section, area in places.items():
            self._draw_disc(painter, section, area)
        painter.end()

    def _draw_head(self, painter: QPainter) -> None:
        look, width, height = tokens(), self.width(), self.height()
        code = QRectF(width * 0.84, height * 0.04, width * 0.105, width * 0.105)
        fill_rounded(painter, code, 1, look.text_tertiary)
        self._write(painter, QRectF(width * 0.055, height * 0.035, width * 0.75, height * 0.05), self._title, 0.034)
        painter.setPen(QPen(QColor(look.text_tertiary), 1))
        line = height * 0.125
        painter.drawLine(QPointF(width * 0.055, line), QPointF(width * 0.945, line))
        fill_rounded(painter, QRectF(width * 0.55, height * 0.14, width * 0.395, height * 0.08), 2, look.sunken)
        for number, share in enumerate((0.3, 0.4, 0.25)):
            top = height * (0.145 + number * 0.025)
            fill_rounded(painter, QRectF(width * 0.055, top, width * share, height * 0.011), 1, look.line_strong)

    def _draw_rooms(self, painter: QPainter, area: QRectF) -> None:
        look, row = tokens(), self.height() * _ROW
        painter.setPen(QPen(QColor(look.line_strong), 1))
        top = area.top() + self._heading()
        shown = self._rooms
        if len(shown) > _MOST_ROWS - 1:
            rest = len(shown) - (_MOST_ROWS - 2)
            more = ngettext("and {count} more", "and {count} more", rest).format(count=rest)
            shown = (*shown[: _MOST_ROWS - 2], more)
        for number in range(int((area.bottom() - top) / row + 0.5)):
            y = top + (number + 1) * row
            painter.setPen(QPen(QColor(look.line_strong), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            if number < len(shown):
                self._write(painter, QRectF(area.left(), y - row, area.width() * 0.6, row), shown[number], 0.024)
            self._draw_box(painter, area.right() - area.width() * 0.16, y - row * 0.8)

    def _draw_boxes(self, painter: QPainter, area: QRectF, rows: int, columns: int) -> None:
        look = tokens()
        side = self._box_side()
        for place in range(rows * columns):
            x = area.left() + 2 + place % columns * area.width() / columns
            y = min(area.top() + self._heading() + 2 + place // columns * side * 1.8, area.bottom() - side - 1)
            self._draw_box(painter, x, y)
            width = area.width() / columns * 0.4
            fill_rounded(painter, QRectF(x + side * 1.5, y + side * 0.3, width, side * 0.5), 1, look.line_strong)

    def _draw_box(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(QColor(tokens().text_tertiary), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(round(x) + 0.5, round(y) + 0.5, self._box_side(), self._box_side()))

    def _box_side(self) -> float:
        return float(max(round(self.width() * 0.026), 4))

    def _disc_side(self) -> float:
        return max(self.width() * 0.062, 12.0)

    def _heading(self) -> float:
        """How much of a part its number and words take."""
        return self._disc_side() + 3

    def _draw_lines(self, painter: QPainter, area: QRectF, count: int) -> None:
        painter.setPen(QPen(QColor(tokens().line_strong), 1))
        first = area.top() + self._heading()
        for number in range(count):
            y = first + (number + 0.6) * (area.bottom() - first) / count
            painter.drawLine(QPointF(area.left() + 2, y), QPointF(area.right() - 2, y))

    def _draw_disc(self, painter: QPainter, section: SheetSection, area: QRectF) -> None:
        look = tokens()
        is_lit = section == self._number
        side = self._disc_side()
        disc = QRectF(area.left(), area.top() + 1, side, side)
        fill_rounded(painter, disc, side / 2, look.accent if is_lit else look.text)
        painter.setFont(self._face(side / self.width() * 0.72, QFont.Weight.Bold))
        painter.setPen(QColor(look.on_accent if is_lit else look.surface))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(int(section)))
        words = QRectF(disc.right() + 3, disc.top(), area.right() - disc.right() - 3, side)
        self._write(painter, words, section_words(section), 0.036)

    def _write(self, painter: QPainter, area: QRectF, text: str, share: float) -> None:
        face = self._face(share, QFont.Weight.Medium)
        painter.setFont(face)
        painter.setPen(QColor(tokens().text_secondary))
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _face(self, share: float, weight: QFont.Weight) -> QFont:
        # The paper keeps its proportions, so its letters do not grow with the text size.
        face = font_of_size(1, weight)
        face.setPixelSize(max(round(self.width() * share), 6))
        return face
