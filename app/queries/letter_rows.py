"""The frozen row of a letter that somebody wants written; a paper request is made of such wishes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LetterWish:
    """A letter to one client: what it is about and for, in our words where `body` is empty, and the step it fulfils."""

    client_id: int
    about: str = "free"
    purpose: str = ""
    body: str = ""
    step_id: int | None = None
