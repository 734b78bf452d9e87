"""Puts the blocks of a paper on pages: measured first, then the space that is left is shared out between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.documents.pen import Pen


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a paper that is not torn apart: its height, the least gap above it, its share of spare space.

    `draw` gets the pen and the top of the block. A block that stays with the next never ends a page; a row belongs to
    a table whose heading is repeated.
    """

    height: float
    draw: Callable[[Pen, float], None]
    gap: float = 0.0
    stretch: float = 0.0
    stays_with_next: bool = False
    is_row: bool = False


def total_height(blocks: Sequence[Block]) -> float:
    """The height of blocks on one page with the least gaps; the first has no gap above it."""
    return sum(block.height + block.gap for block in blocks) - (blocks[0].gap if blocks else 0)


def split_pages(
    blocks: Sequence[Block], room: float, lead: Callable[[Block], Sequence[Block]] | None = None
) -> list[list[Block]]:
    """The blocks on as many pages as they need; one that is higher than a page stands alone on it.

    `lead` tells what a further page begins with, from the first block that goes on it.
    """
    return list(stream_pages(blocks, room, lead))


def stream_pages(
    blocks: Iterable[Block], room: float, lead: Callable[[Block], Sequence[Block]] | None = None
) -> Iterator[list[Block]]:
    """The same, each page as soon as it is full: the blocks may come from a generator and are taken one by one."""
    page: list[Block] = []
    for group in _groups(blocks):
        if page and total_height([*page, *group]) > room:
            yield page
            page = [*lead(group[0])] if lead else []
        page += group
    yield page


def draw_blocks(pen: Pen, blocks: Sequence[Block], top: float, room: float, most_stretch: float) -> None:
    """Draw the blocks of one page from its top; the room that is left widens the gaps, each up to a limit."""
    left_over = max(room - total_height(blocks), 0)
    shares = sum(block.stretch for block in blocks[1:])
    unit = min(left_over / shares, most_stretch) if shares else 0
    y = top
    for place, block in enumerate(blocks):
        if place:
            y += block.gap + block.stretch * unit
        block.draw(pen, y)
        y += block.height


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Runs of blocks that stay together."""
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.stays_with_next:
            yield group
            group = []
    if group:
        yield group
