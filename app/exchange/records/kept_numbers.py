"""The numbers of another system, kept where they are numbers and free; else the next of ours that nobody bears."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_LONGEST = 8
_PAGE = 1_024


class NumberSet:
    """Numbers that mostly stand close together: a byte for eight of them."""

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self._pages: dict[int, bytearray] = {}
        for number in numbers:
            self.add(number)

    def add(self, number: int) -> None:
        """One more."""
        page, place = divmod(number >> 3, _PAGE)
        if page not in self._pages:
            self._pages[page] = bytearray(_PAGE)
        self._pages[page][place] |= 1 << (number & 7)

    def __contains__(self, number: int) -> bool:
        page, place = divmod(number >> 3, _PAGE)
        found = self._pages.get(page)
        return found is not None and bool(found[place] & 1 << (number & 7))


class KeptNumbers:
    """The numbers of one series while an import runs."""

    def __init__(self, taken: Iterable[int], following: Callable[[], int]) -> None:
        self._taken = NumberSet(taken)
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
