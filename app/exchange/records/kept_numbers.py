"""The numbers of another system, kept where they are numbers and free; else the next of ours that nobody bears."""

from __future__ import annotations

from collections.abc import Callable

_LONGEST = 8


class KeptNumbers:
    """The numbers of one series while an import runs."""

    def __init__(self, taken: set[int], following: Callable[[], int]) -> None:
        self._taken = taken
        self._following = following

    def take(self, text: str) -> int:
        """Their number, if it is one and free; else the next of ours."""
        if text.isascii() and text.isdecimal() and len(text) <= _LONGEST and int(text) > 0:
            number = int(text)
            if number not in self._taken:
                self._taken.add(number)
                return number
        while (number := self._following()) in self._taken:
            pass
        self._taken.add(number)
        return number
