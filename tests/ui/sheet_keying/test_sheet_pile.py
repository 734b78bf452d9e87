"""The oldest sheet lies on top; a skipped one goes under the pile."""

from __future__ import annotations

from dataclasses import replace

from app.queries.rows import JobRow
from ui.sheet_keying.sheet_pile import SheetPile

_JOB = JobRow(1, 2001, 1, "Ana", "booked", "", None, None, None, "", "", 0, None, 0, True, None, "", "", 1)
_JOBS = tuple(replace(_JOB, id=number) for number in (1, 2, 3))


def _on_top(pile: SheetPile) -> int | None:
    job = pile.next()
    return job.id if job is not None else None


def test_skipped_sheets_come_again_in_the_order_they_were_skipped() -> None:
    pile = SheetPile()
    assert (_on_top(pile), pile.count) == (None, 0)
    pile.fill(_JOBS)
    assert (_on_top(pile), pile.count, pile.holds(2), pile.holds(9)) == (1, 3, True, False)
    for skipped, next_one in ((1, 2), (2, 3), (3, 1), (1, 2)):
        pile.skip(skipped)
        assert _on_top(pile) == next_one


def test_a_skipped_sheet_that_is_in_is_forgotten() -> None:
    pile = SheetPile()
    pile.fill(_JOBS)
    pile.skip(1)
    pile.fill(_JOBS[1:])
    pile.fill(_JOBS)
    assert _on_top(pile) == 1
