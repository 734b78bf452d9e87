"""Rows of a long paper, a block for each line: any text flows over as many pages as it needs, and nothing is cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.documents.flow import Block
from app.documents.pen import HAIRLINE, Pen, TextStyle

_KEPT_TOGETHER = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of one style that begin at a place, or end there with align 1."""

    x: float
    lines: Sequence[str]
    style: TextStyle
    align: float = 0.0


@dataclass(frozen=True, slots=True)
class RowLook:
    """What stands around the lines of a row: the gap above, a fine rule below from x to x, whether a table repeats."""

    gap: float = 0.0
    padding: float = 0.0
    rule: tuple[float, float] | None = None
    is_row: bool = False


def row_blocks(
    cells: Sequence[Cell], look: RowLook = RowLook(), mark: Callable[[Pen, float], None] | None = None
) -> list[Block]:
    """The lines of some cells beside each other; `mark` draws what else stands on the first line.

    A short row is not torn apart; a long one leaves at least two lines on each page.
    """
    count = max((len(cell.lines) for cell in cells), default=0)
    leading = max((cell.style.leading for cell in cells), default=0.0)
    blocks = []
    for place in range(count):
        is_last = place == count - 1
        is_joined = not is_last and (count <= _KEPT_TOGETHER or place in (0, count - 2))
        blocks.append(
            Block(
                leading + (look.padding if is_last else 0),
                _writer(cells, place, leading, look if is_last else None, mark if place == 0 else None),
                gap=0 if place else look.gap,
                stays_with_next=is_joined,
                is_row=look.is_row,
            )
        )
    return blocks


def _writer(
    cells: Sequence[Cell],
    place: int,
    leading: float,
    last_look: RowLook | None,
    mark: Callable[[Pen, float], None] | None,
) -> Callable[[Pen, float], None]:
    """What draws one line of a row at the top it is given."""

    def draw(pen: Pen, top: float) -> None:
        if mark is not None:
            mark(pen, top)
        for cell in cells:
            if place < len(cell.lines):
                pen.text(cell.lines[place], cell.x, top + leading * 0.78, cell.style, align=cell.align)
        if last_look is not None and last_look.rule is not None:
            left, right = last_look.rule
            y = top + leading + last_look.padding / 2
            pen.rule(left, y, right, y, 0.5, HAIRLINE)

    return draw
