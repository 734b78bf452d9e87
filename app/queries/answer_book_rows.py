"""The frozen row of the answer book on paper; see rows.py for its units."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnswerPageRow:
    """One page as a client may read it: what it is about, the steps, what never to do, when to call us.

    `section` is the heading under which it stands in the book; `always` holds for every spot and stands on a card.
    """

    title: str
    steps: tuple[str, ...]
    never: tuple[str, ...] = ()
    call_us: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    section: str = ""
