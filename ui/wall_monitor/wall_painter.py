"""Draws the wall monitor: a head, up to seven rows with the worst promise on top, and a foot; always dark."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from ui.theme.tones import Tone, tone_colours
from ui.wall_monitor.wall_canvas import HEIGHT, WallCanvas, middle_line
from ui.wall_monitor.wall_picture import WallLine, WallPicture
from ui.widgets.chips import clock_look

_EDGE, _ROW_EDGE = 72, 48
_FIRST = 1.5  # the first row's height in rows
_TALLEST_ROW = 112
_MANY = 5  # above this many rows head and foot give room
_STEP_AT, _OWNER_AT = 0.359, 0.658  # of the width
_BOLD, _STRONG, _MEDIUM = QFont.Weight.Bold, QFont.Weight.DemiBold, QFont.Weight.Medium


def paint_wall(canvas: WallCanvas, picture: WallPicture) -> None:
    """Paint everything; the ground is there already."""
    is_tight = len(picture.lines) > _MANY
    rule = canvas.height - (158 if is_tight else 188)
    _paint_head(canvas, picture)
    if picture.lines:
        top, gap = (172, 10) if is_tight else (197, 14)
        _paint_rows(canvas, picture.lines, QRectF(0, top, canvas.width, rule - 20 - top), gap)
    else:
        _paint_quiet(canvas, picture, rule)
    _paint_foot(canvas, picture, rule, is_tight=is_tight)


def _paint_head(canvas: WallCanvas, picture: WallPicture) -> None:
    look = canvas.look
    right = canvas.width - _EDGE
    half = canvas.width * 0.3
    taken = canvas.text(
        picture.time, right - half, 110, half, 60, look.text, weight=_STRONG, is_right=True, is_tabular=True
    )
    day = canvas.text(picture.day, right - half, 149, half, 28, look.text_secondary, is_right=True)
    room = right - max(taken, day) - 48 - _EDGE
    canvas.text(picture.title, _EDGE, 111, room, 60, look.text, weight=_STRONG)
    canvas.text(picture.subtitle, _EDGE + 1, 153, room, 28, look.text_secondary)


def _paint_rows(canvas: WallCanvas, lines: tuple[WallLine, ...], area: QRectF, gap: float) -> None:
    room = area.height() - gap * (len(lines) - 1)
    tallest = _TALLEST_ROW * min(1.35, canvas.height / HEIGHT)
    height = min(tallest, room / (len(lines) - 1 + _FIRST))
    top = area.top()
    for place, line in enumerate(lines):
        is_first = place == 0
        row = QRectF(_ROW_EDGE, top, canvas.width - 2 * _ROW_EDGE, height * (_FIRST if is_first else 1))
        _paint_ground(canvas, line, row, is_first=is_first)
        if is_first:
            _paint_first(canvas, line, row)
        else:
            _paint_other(canvas, line, row)
        top = row.bottom() + gap


def _paint_ground(canvas: WallCanvas, line: WallLine, row: QRectF, *, is_first: bool) -> None:
    tone, icon = clock_look(line.state)
    colours = tone_colours(tone, canvas.look)
    if tone is Tone.LATE or (is_first and tone is Tone.SOON):
        canvas.card(row, colours.fill, colours.strong)
    else:
        canvas.card(row, canvas.look.sunken, canvas.look.line_strong if is_first else "")
    size = 62 if is_first else 46
    canvas.icon(icon, 84, row.center().y(), size, colours.text)


def _paint_first(canvas: WallCanvas, line: WallLine, row: QRectF) -> None:
    look = canvas.look
    step_at, right = canvas.width * _STEP_AT, row.right() - _ROW_EDGE
    middle = row.center().y()
    colours = tone_colours(clock_look(line.state)[0], look)
    room = right - step_at - 300
    clock = canvas.text(
        line.clock,
        right - room,
        middle_line(middle, 84) - 4,
        room,
        84,
        colours.text,
        weight=_BOLD,
        is_right=True,
        is_tabular=True,
    )
    name_room = step_at - 182 - 24
    name_line, small_line = middle - 1, middle + 46
    canvas.text(line.name, 181, name_line, name_room, 64, look.text, weight=_STRONG)
    canvas.text(line.tenure, 184, small_line, name_room, 28, look.gold_soft_text, weight=_MEDIUM)
    room = right - clock - 40 - step_at
    canvas.text(line.step, step_at, name_line - 2, room, 50, look.text, weight=_MEDIUM)
    _paint_owner(canvas, line, step_at, small_line - 10, room, 44, 28)


def _paint_other(canvas: WallCanvas, line: WallLine, row: QRectF) -> None:
    look = canvas.look
    step_at, owner_at = canvas.width * _STEP_AT, canvas.width * _OWNER_AT
    right, middle = row.right() - _ROW_EDGE, row.center().y()
    colours = tone_colours(clock_look(line.state)[0], look)
    room = right - owner_at - 48 - 24
    clock = canvas.text(
        line.clock, right - room, middle_line(middle, 54), room, 54, colours.text,
        weight=_STRONG, is_right=True, is_tabular=True,
    )  # fmt: skip
    name_room = step_at - 157 - 24
    small_line = min(middle + 36, row.bottom() - 14)
    canvas.text(line.name, 157, small_line - 31, name_room, 44, look.text, weight=_STRONG)
    canvas.text(line.tenure, 158, small_line, name_room, 24, look.gold_soft_text, weight=_MEDIUM)
    canvas.text(line.step, step_at, middle_line(middle, 36), owner_at - step_at - 24, 36, look.text)
    _paint_owner(canvas, line, owner_at, middle, right - clock - 32 - owner_at, 48, 32)


def _paint_owner(
    canvas: WallCanvas, line: WallLine, left: float, middle: float, room: float, diameter: float, size: float
) -> None:
    """Initials and first name; where there is no room for a few letters, the initials alone."""
    if not line.owner:
        return
    canvas.initials(line.initials, left, middle, diameter)
    beside = diameter + 14
    if room - beside >= 3 * size:
        canvas.text(
            line.owner, left + beside, middle_line(middle, size), room - beside, size, canvas.look.text_secondary
        )


def _paint_quiet(canvas: WallCanvas, picture: WallPicture, rule: float) -> None:
    look = canvas.look
    middle = (172 + rule) / 2
    room = canvas.width - 2 * _EDGE
    if picture.quiet_number:
        canvas.text(
            picture.quiet_number, _EDGE, middle + 70, room, 380, look.done_soft_text, weight=_STRONG, is_centred=True
        )
    else:
        canvas.icon("heart-handshake", canvas.width / 2 - 130, middle - 70, 260, look.done_soft_text)
    canvas.text(picture.quiet_words, _EDGE, middle + 172, room, 48, look.text, weight=_MEDIUM, is_centred=True)
    canvas.text(picture.thanks, _EDGE, middle + 244, room, 40, look.text_secondary, is_centred=True)


def _paint_foot(canvas: WallCanvas, picture: WallPicture, rule: float, *, is_tight: bool) -> None:
    look = canvas.look
    right = canvas.width - _EDGE
    room = right - _EDGE
    more = canvas.text(picture.more, _EDGE, rule + 9, room, 30, look.text_secondary, weight=_STRONG)
    canvas.line(_EDGE + (more + 24 if more else 0), rule, right)
    first, second, last = (50, 95, 135) if is_tight else (60, 110, 159)
    if picture.warning:
        _paint_warning(canvas, picture.warning, rule + first - 37)
    elif picture.win:
        canvas.icon("heart-handshake", _EDGE, rule + first - 11, 44, look.done_soft_text)
        canvas.text(picture.win, 136, rule + first, right - 136, 34, look.done_soft_text, weight=_MEDIUM)
    visits = rule + (second if picture.win or picture.warning else first)
    if picture.visits:
        canvas.icon("truck", _EDGE + 6, visits - 10, 32, look.text_secondary)
        canvas.text(picture.visits, 136, visits, right - 136, 28, look.text_secondary)
    updated = canvas.text(picture.updated, _EDGE, rule + last, room, 24, look.text_tertiary, is_right=True)
    canvas.text(picture.firm, _EDGE, rule + last, room - updated - 48, 24, look.text_tertiary)


def _paint_warning(canvas: WallCanvas, words: str, top: float) -> None:
    """What stands here may be old: a bar that nobody overlooks."""
    look = canvas.look
    bar = QRectF(_EDGE - 24, top, canvas.width - 2 * _EDGE + 48, 56)
    canvas.card(bar, look.soon_soft, look.soon)
    canvas.icon("circle-alert", _EDGE, bar.center().y(), 44, look.soon_soft_text)
    middle = middle_line(bar.center().y(), 40)
    canvas.text(words, 136, middle, canvas.width - 136 - _EDGE, 40, look.soon_soft_text, weight=_STRONG)
