"""Paints a card of the Care Board."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.rules.person_names import initials_of
from ui.theme.appearance import appearance, sized, tokens
from ui.theme.fonts import TextRole
from ui.theme.icons import paint_icon
from ui.theme.tokens import Space
from ui.widgets.board_card import STEPS, BoardCardItem, BoardCardModel
from ui.widgets.chips import ClockState, clock_look
from ui.widgets.painting import (
    chip_height,
    chip_width,
    draw_lines,
    draw_text,
    fill_rounded,
    outline_rounded,
    paint_avatar,
    paint_chip,
    text_width,
    wrapped_lines,
)

_Index = QModelIndex | QPersistentModelIndex
CARD_GAP = 10
_PADDING = 14
_TOP = 13
_NAME = 30
_WORDS_STEP = 20
_MOST_WORDS = 4
_NEXT = 31
_NEXT_TOP = 6
_NEXT_STEP = 17
_MOST_NEXT = 2
_RULE_GAP = 8
_FOOT = 22
_DOT = 8
_DOT_STEP = 12
_AWARD = 14


class BoardCardDelegate(QStyledItemDelegate):
    """Cards of differing height with a gap below each; the chosen one has a 2 px edge."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The size this needs at the text size in use."""
        item = index.data(BoardCardModel.ITEM_ROLE)
        # The option's rectangle is that of the whole list; beside a scroll bar the card is narrower and breaks sooner.
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        inner = width - 2 * _PADDING
        lines, next_lines = len(_words(item, inner)), len(_next_lines(item, inner))
        return QSize(width, _height(lines, next_lines, appearance().text_scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        item = index.data(BoardCardModel.ITEM_ROLE)
        look = tokens()
        area = QRectF(option.rect).adjusted(0, 0, 0, -CARD_GAP)
        is_chosen = option.state & QStyle.StateFlag.State_Selected
        has_focus = option.state & QStyle.StateFlag.State_HasFocus
        is_under_pointer = option.state & QStyle.StateFlag.State_MouseOver
        painter.save()
        fill_rounded(painter, area, 10, look.hover if is_under_pointer and not is_chosen else look.surface)
        edge = look.focus if has_focus else look.accent if is_chosen else look.line
        outline_rounded(painter, area, 10, edge, 2 if is_chosen or has_focus else 1)
        _paint_content(painter, area.adjusted(_PADDING, _TOP, -_PADDING, -_TOP), item)
        painter.restore()


def _words(item: BoardCardItem, width: float) -> tuple[str, ...]:
    return wrapped_lines(item.words, TextRole.BODY, width, _MOST_WORDS)


def _next_lines(item: BoardCardItem, width: float) -> tuple[str, ...]:
    if text_width(item.next_step, TextRole.SECONDARY_STRONG) <= width:
        return (item.next_step,)
    return wrapped_lines(item.next_step, TextRole.SECONDARY_STRONG, width, _MOST_NEXT)


def _next_height(lines: int) -> int:
    return sized(_NEXT) + max(0, lines - 1) * sized(_NEXT_STEP)


@lru_cache(maxsize=32)
def _height(lines: int, next_lines: int, _scale: float) -> int:
    """A card and the gap below it; asked for every card of a board, and then again for another width."""
    height = _TOP + chip_height() + sized(_NAME) + lines * sized(_WORDS_STEP)
    height += _next_height(next_lines) + _RULE_GAP + sized(_FOOT) + _TOP
    return height + CARD_GAP


def _paint_content(painter: QPainter, area: QRectF, item: BoardCardItem) -> None:
    look = tokens()
    tone, icon = clock_look(item.clock_state)
    is_late = item.clock_state is ClockState.LATE
    paint_chip(painter, area.left(), area.top(), item.clock, tone, icon, solid=is_late)
    _paint_years(painter, area, item.years, area.left() + chip_width(item.clock, icon))
    top = area.top() + chip_height()
    name = QRectF(area.left(), top, area.width(), sized(_NAME) + 4)
    draw_text(painter, name, item.name, TextRole.HEADING, look.text)
    top += sized(_NAME)
    words = _words(item, area.width())
    draw_lines(painter, area.left(), top, words, TextRole.BODY, look.text_secondary, sized(_WORDS_STEP))
    top += len(words) * sized(_WORDS_STEP)
    ink = look.done_soft_text if item.is_closed else look.accent_soft_text
    steps = _next_lines(item, area.width())
    draw_lines(painter, area.left(), top + sized(_NEXT_TOP), steps, TextRole.SECONDARY_STRONG, ink, sized(_NEXT_STEP))
    top += _next_height(len(steps))
    fill_rounded(painter, QRectF(area.left(), top, area.width(), 1), 0, look.line)
    _paint_foot(painter, QRectF(area.left(), top + _RULE_GAP, area.width(), sized(_FOOT)), item)


def _paint_years(painter: QPainter, area: QRectF, years: str, clock_right: float) -> None:
    look = tokens()
    width = text_width(years, TextRole.CAPTION, tabular=True)
    # The clock matters more: in a narrow column the years give way, the panel beside the board still says them.
    room = area.right() - width - clock_right - Space.XS
    if not years or room < 0:
        return
    line = QRectF(area.right() - width, area.top(), width, chip_height())
    draw_text(painter, line, years, TextRole.CAPTION, look.gold_soft_text, tabular=True)
    if room < _AWARD + Space.XS:
        return
    top = area.top() + (chip_height() - _AWARD) / 2
    paint_icon(painter, "award", look.gold_soft_text, line.left() - _AWARD - Space.XS, top, _AWARD)


def _paint_foot(painter: QPainter, area: QRectF, item: BoardCardItem) -> None:
    look = tokens()
    diameter = int(area.height())
    paint_avatar(painter, area.left(), area.top(), diameter, item.initials or initials_of(item.owner))
    dots = _DOT_STEP * (STEPS - 1) + _DOT
    name = area.adjusted(diameter + Space.S, 0, -dots - Space.S, 0)
    # "D…" says less than the initials beside it.
    if text_width(item.owner, TextRole.SECONDARY) <= name.width():
        draw_text(painter, name, item.owner, TextRole.SECONDARY, look.text_secondary)
    full = look.done if item.is_closed else look.accent
    for number in range(STEPS):
        middle = QPointF(area.right() - dots + _DOT / 2 + number * _DOT_STEP, area.center().y())
        if number < item.steps_done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(full))
            painter.drawEllipse(middle, _DOT / 2, _DOT / 2)
        else:
            painter.setPen(QPen(QColor(look.field_edge), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, _DOT / 2 - 0.75, _DOT / 2 - 0.75)
