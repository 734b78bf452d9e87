"""Blocks go on pages in order, stay together where they must, and share what is left over."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import count

from app.documents.flow import Block, draw_blocks, split_pages, stream_pages, total_height
from app.documents.pdf_document import PaperDocument
from app.documents.pen import Pen


def block(height: float, **more: float) -> Block:
    return Block(height, lambda pen, top: None, **more)  # type: ignore[arg-type]  # mixed keyword values


def tops(blocks: list[Block], room: float, most_stretch: float) -> list[float]:
    """Where each block would begin."""
    found: list[float] = []
    noted = [
        Block(one.height, lambda pen, top: found.append(top), one.gap, one.stretch, one.stays_with_next)
        for one in blocks
    ]
    document = PaperDocument(BytesIO(), size=(100, 100), title="", author="", language="en")
    draw_blocks(Pen(document, 100), noted, 10, room, most_stretch)
    return found


def test_the_first_gap_of_a_page_does_not_count() -> None:
    assert total_height([block(10, gap=5), block(20, gap=3)]) == 33
    assert total_height([]) == 0


def test_leftover_space_is_shared_out_up_to_a_limit() -> None:
    blocks = [block(10), block(10, gap=2, stretch=1), block(10, gap=2, stretch=3)]
    assert tops(blocks, 42, 100) == [10, 24, 42]
    assert tops(blocks, 400, 1) == [10, 23, 38]


def test_blocks_that_belong_together_are_not_torn_apart() -> None:
    blocks = [block(50), block(20, stays_with_next=True), block(40), block(10)]
    assert [[one.height for one in page] for page in split_pages(blocks, 100)] == [[50], [20, 40, 10]]


def test_a_further_page_begins_with_its_lead() -> None:
    pages = split_pages([block(60), block(60)], 100, lambda first: [block(first.height / 10)])
    assert [[one.height for one in page] for page in pages] == [[60], [6, 60]]


def test_a_block_higher_than_a_page_stands_alone() -> None:
    assert [len(page) for page in split_pages([block(10), block(500), block(10)], 100)] == [1, 1, 1]


def test_a_page_is_there_before_the_blocks_of_the_next_are_made() -> None:
    made: list[int] = []

    def endless() -> Iterator[Block]:
        for number in count():
            made.append(number)
            yield block(30)

    pages = stream_pages(endless(), 100)
    assert len(next(pages)) == 3
    assert len(made) == 4
