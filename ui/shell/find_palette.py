"""The list that opens under the find box; the box keeps the keyboard, the list only shows and is clicked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.translations import gettext as _
from ui.shell.find_rows import FindKind, FindModel, FindRow
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.key_hint import key_hint_width, key_text, paint_key_hint
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.painting import (
    chip_height,
    chip_width,
    draw_text,
    fill_rounded,
    paint_chip,
    paint_floating_panel,
    text_width,
)

_Index = QModelIndex | QPersistentModelIndex
_PERSON_ROW = 48
_PLAIN_ROW = 36
_MOST_HEIGHT = 420
_SHADOW = 4
_ICON = 16
_TEXT_LEFT = 40
_ICONS = {FindKind.CLIENT: "user", FindKind.JOB: "clipboard-list", FindKind.COMMAND: "arrow-right"}


class FindDelegate(QStyledItemDelegate):
    """Paints a person in two lines, a command in one with its key."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The size this needs at the text size in use."""
        return QSize(100, _row_height(index.data(FindModel.ROW_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row = index.data(FindModel.ROW_ROLE)
        look = tokens()
        area = QRectF(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            fill_rounded(painter, area, 6, look.selection)
            fill_rounded(painter, QRectF(area.left(), area.center().y() - 9, 3, 18), 1.5, look.accent)
        ink = look.accent_soft_text if is_chosen else look.text_secondary
        icon_left = area.left() + Space.M
        paint_icon(
            painter, row.icon or _ICONS.get(row.kind, "user"), ink, icon_left, area.center().y() - _ICON / 2, _ICON
        )
        _paint_words(painter, area, row)
        painter.restore()


def _row_height(row: FindRow) -> int:
    return sized(_PERSON_ROW if row.detail else _PLAIN_ROW)


def _paint_words(painter: QPainter, area: QRectF, row: FindRow) -> None:
    look = tokens()
    left, right = area.left() + _TEXT_LEFT, area.right() - Space.M
    if row.shortcut:
        text = key_text(row.shortcut)
        right -= key_hint_width(text)
        paint_key_hint(painter, right, area.center().y(), text)
        right -= Space.M
    line_height = sized(20)
    top = area.center().y() - (line_height if row.detail else line_height / 2)
    role = TextRole.BODY_STRONG if row.kind in {FindKind.CLIENT, FindKind.JOB} else TextRole.BODY
    chips = _chips_of(row)
    chips_width = sum(chip_width(text, icon) + Space.S for text, _tone, icon in chips)
    title_width = min(text_width(row.title, role), right - left - chips_width)
    draw_text(painter, QRectF(left, top, title_width, line_height), row.title, role, look.text)
    chip_left = left + title_width + Space.S
    for text, tone, icon in chips:
        chip_left += paint_chip(painter, chip_left, top + (line_height - chip_height()) / 2, text, tone, icon) + Space.S
    if row.detail:
        detail = QRectF(left, top + line_height, right - left, line_height)
        draw_text(painter, detail, row.detail, TextRole.SECONDARY, look.text_tertiary)


def _chips_of(row: FindRow) -> list[tuple[str, Tone, str]]:
    chips = []
    if row.tag:
        chips.append((row.tag, Tone.GOLD, "award"))
    if row.has_open_complaint:
        chips.append((_("open complaint"), Tone.LATE, "message-square-warning"))
    return chips


class FindPalette(QFrame):
    """A child of the window that floats over the page; `row_clicked` carries the row's number."""

    row_clicked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = FindModel(self)
        self._question_label = TextLabel("", TextRole.SECONDARY_STRONG, TextTone.SECONDARY)
        self._question_label.hide()
        self._list = QListView()
        self._list.setAccessibleName(_("Found clients and commands"))
        self._list.setProperty("variant", "bare")
        self._list.setModel(self.model)
        self._list.setItemDelegate(FindDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(lambda index: self.row_clicked.emit(index.row()))
        column = QVBoxLayout(self)
        edge = _SHADOW + 6
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(0)
        self._question_label.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        column.addWidget(self._question_label)
        column.addWidget(self._list, 1)
        self.hide()

    def show_rows(self, rows: tuple[FindRow, ...], question: str = "") -> None:
        """Show rows with the first one chosen; above them what is asked, if something is."""
        self.model.set_rows(rows)
        self._question_label.setText(question)
        self._question_label.setVisible(bool(question))
        height = sum(_row_height(row) for row in rows) + 2 * (_SHADOW + 6) + 2
        height += self._question_label.sizeHint().height() if question else 0
        self.resize(self.width(), min(height, sized(_MOST_HEIGHT)))
        self.choose(0)

    def chosen(self) -> int:
        """The number of the chosen row, or -1."""
        return self._list.currentIndex().row()

    def choose(self, number: int) -> None:
        """Choose a row; beyond the ends it goes round."""
        count = self.model.rowCount()
        if count:
            index = self.model.index(number % count)
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)

    def place_below(self, box: QWidget) -> None:
        """Stand under the box, as wide as it or wider, above everything else in the window."""
        parent = self.window()
        corner = box.mapTo(parent, box.rect().bottomLeft())
        width = min(max(box.width(), sized(520)), parent.width() - corner.x() - Space.L) + 2 * _SHADOW
        self.setGeometry(corner.x() - _SHADOW, corner.y() + Space.XS - _SHADOW + 2, width, self.height())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the theme in use."""
        painter = QPainter(self)
        paint_floating_panel(painter, QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW))
        painter.end()
