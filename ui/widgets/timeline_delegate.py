"""Paints a row of the timeline: line, mark, title with chip and date, words, footnote."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.tokens import Space
from ui.theme.tones import Tone, tone_colours
from ui.widgets.painting import (
    chip_height,
    chip_width,
    draw_lines,
    draw_text,
    fill_rounded,
    paint_chip,
    paint_focus_ring,
    text_width,
    wrapped_lines,
)
from ui.widgets.timeline_items import TimelineItem, TimelineModel

_Index = QModelIndex | QPersistentModelIndex

_LEFT = 4
_MARK = 28
_MARK_TOP = 11
_ICON = 16
_LINE_GAP = 3
_TEXT_LEFT = _LEFT + 42
_RIGHT = Space.L
_TITLE_TOP = 12
_TITLE_HEIGHT = 22
_BODY_STEP = 20
_FOOTNOTE_STEP = 19
_BOTTOM = 11
_HEADING_HEIGHT = 34
_MOST_BODY_LINES = 8


class TimelineDelegate(QStyledItemDelegate):
    """Rows of differing height; wrapped lines and widths come from the shared caches."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The size this needs at the text size in use."""
        entry = index.data(TimelineModel.ENTRY_ROLE)
        width = option.rect.width() or option.widget.width()
        if not isinstance(entry, TimelineItem):
            return QSize(width, sized(_HEADING_HEIGHT))
        return QSize(width, _item_height(entry, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        entry = index.data(TimelineModel.ENTRY_ROLE)
        area = QRectF(option.rect)
        painter.save()
        if isinstance(entry, TimelineItem):
            _paint_item(painter, area, entry, option.state)
        else:
            top = area.bottom() - sized(24)
            heading = QRectF(area.left() + _LEFT, top, area.width() - _LEFT - _RIGHT, sized(20))
            draw_text(painter, heading, entry.text, TextRole.CAPTION, tokens().text_tertiary)
        painter.restore()


def _text_space(width: float) -> float:
    return width - _TEXT_LEFT - _RIGHT


def _item_height(item: TimelineItem, width: int) -> int:
    space = _text_space(width)
    body = len(wrapped_lines(item.body, TextRole.BODY, space, _MOST_BODY_LINES)) * sized(_BODY_STEP)
    footnote = len(wrapped_lines(item.footnote, TextRole.SECONDARY, space, 2)) * sized(_FOOTNOTE_STEP)
    return max(_TITLE_TOP + sized(_TITLE_HEIGHT) + body + footnote + _BOTTOM, _MARK_TOP + _MARK + _BOTTOM)


def _paint_item(painter: QPainter, area: QRectF, item: TimelineItem, state: QStyle.StateFlag) -> None:
    look = tokens()
    if state & QStyle.StateFlag.State_MouseOver:
        fill_rounded(painter, area.adjusted(_TEXT_LEFT - 6, 4, -4, -4), 6, look.hover)
    _paint_mark(painter, area, item)
    left, top = area.left() + _TEXT_LEFT, area.top() + _TITLE_TOP
    space = _text_space(area.width())
    _paint_title_line(painter, QRectF(left, top, space, sized(_TITLE_HEIGHT)), item)
    top += sized(_TITLE_HEIGHT)
    body = wrapped_lines(item.body, TextRole.BODY, space, _MOST_BODY_LINES)
    draw_lines(painter, left, top, body, TextRole.BODY, look.text_secondary, sized(_BODY_STEP))
    top += len(body) * sized(_BODY_STEP)
    footnote = wrapped_lines(item.footnote, TextRole.SECONDARY, space, 2)
    draw_lines(painter, left, top, footnote, TextRole.SECONDARY, look.text_tertiary, sized(_FOOTNOTE_STEP))
    if state & QStyle.StateFlag.State_HasFocus:
        paint_focus_ring(painter, area.adjusted(_TEXT_LEFT - 6, 3, -3, -3), 6)


def _paint_mark(painter: QPainter, area: QRectF, item: TimelineItem) -> None:
    look = tokens()
    colours = tone_colours(item.tone, look)
    left, top = area.left() + _LEFT, area.top() + _MARK_TOP
    line_left = left + _MARK / 2 - 1
    fill_rounded(painter, QRectF(line_left, area.top(), 2, _MARK_TOP - _LINE_GAP), 0, look.line)
    below = top + _MARK + _LINE_GAP
    fill_rounded(painter, QRectF(line_left, below, 2, area.bottom() - below), 0, look.line)
    fill = look.sunken if item.tone is Tone.NEUTRAL else colours.fill
    fill_rounded(painter, QRectF(left, top, _MARK, _MARK), _MARK / 2, fill)
    inset = (_MARK - _ICON) / 2
    paint_icon(painter, item.icon, colours.text, left + inset, top + inset, _ICON)


def _paint_title_line(painter: QPainter, area: QRectF, item: TimelineItem) -> None:
    look = tokens()
    when_width = text_width(item.when, TextRole.BODY, tabular=True)
    draw_text(painter, area, item.when, TextRole.BODY, look.text_tertiary, right=True, tabular=True)
    chip_space = chip_width(item.chip) + Space.S if item.chip else 0
    lock_space = _ICON + Space.S if item.is_private else 0
    space = area.width() - when_width - Space.M - chip_space - lock_space
    title_width = min(text_width(item.title, TextRole.BODY_STRONG), space)
    title = QRectF(area.left(), area.top(), title_width, area.height())
    draw_text(painter, title, item.title, TextRole.BODY_STRONG, look.text)
    left = title.right() + Space.S
    if item.is_private:
        paint_icon(painter, "lock", look.text_tertiary, left, area.top() + (area.height() - 14) / 2, 14)
        left += lock_space
    if item.chip:
        paint_chip(painter, left + 2, area.top() + (area.height() - chip_height()) / 2, item.chip, item.chip_tone)
