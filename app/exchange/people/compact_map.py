"""Texts with a number each: a plain dict of few, eight bytes for each of many.

A dict of a million texts takes 150 MB; here each takes eight to sixteen bytes, of which 37 bits are of the text’s hash.
Of many texts it may therefore happen, a few times in some millions, that one is taken for another: whoever asks looks
at the real values in the database before believing it, so that it costs time and nothing else.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

_NUMBER_BITS = 27
_LARGEST = (1 << _NUMBER_BITS) - 1
_HASH = (1 << (64 - _NUMBER_BITS)) - 1
_FIRST_SLOTS = 1 << 15
# of three slots two may be taken; with more of them, looking for an empty one takes long
_FULL = 2 / 3


class CompactMap:
    """Which number belongs to a text; up to `most_exact` texts are kept as they are."""

    def __init__(self, most_exact: int) -> None:
        self._most_exact = most_exact
        self._exact: dict[str, int] = {}
        # a slot is the text's hash and its number; the lowest bits of the hash say where to look first
        self._slots = array("Q")
        self._mask = 0
        self._count = 0

    def __len__(self) -> int:
        return len(self._exact) + self._count

    def get(self, text: str) -> int | None:
        """The number of a text, or None."""
        found = self._exact.get(text)
        return found if found is not None or not self._mask else self._find(hash(text) & _HASH)

    def met(self, texts: Iterable[str]) -> set[str]:
        """Those of the texts that are in it."""
        several = set(texts)
        found = self._exact.keys() & several
        if self._mask:
            slots, mask = self._slots, self._mask
            likely = [text for text in several if slots[hash(text) & mask]]
            found.update(text for text in likely if self._find(hash(text) & _HASH) is not None)
        return found

    def setdefault(self, text: str, number: int) -> int:
        """The number the text has already, or else this one from now on."""
        found = self.get(text)
        if found is None:
            self.add_new((text,), (number,))
            return number
        return found

    def add_new(self, texts: Iterable[str], numbers: Iterable[int]) -> None:
        """Texts that are not in it, with their numbers."""
        if not self._mask:
            self._exact.update(zip(texts, numbers, strict=True))
            if len(self._exact) > self._most_exact:
                exact, self._exact = self._exact, {}
                self._make_slots(max(_FIRST_SLOTS, 1 << int(len(exact) / _FULL).bit_length()))
                self._put(exact.items())
            return
        self._put(zip(texts, numbers, strict=True))

    def _find(self, key: int) -> int | None:
        slots, mask = self._slots, self._mask
        place = key & mask
        while slot := slots[place]:
            if slot >> _NUMBER_BITS == key:
                return slot & _LARGEST
            place = (place + 1) & mask
        return None

    def _put(self, pairs: Iterable[tuple[str, int]]) -> None:
        slots, mask, room = self._slots, self._mask, int(len(self._slots) * _FULL)
        for text, number in pairs:
            if not 0 < number <= _LARGEST:
                self._exact[text] = number
                continue
            key = hash(text) & _HASH
            place = key & mask
            while slots[place]:
                place = (place + 1) & mask
            slots[place] = key << _NUMBER_BITS | number
            self._count += 1
            if self._count > room:
                self._double()
                slots, mask, room = self._slots, self._mask, int(len(self._slots) * _FULL)

    def _make_slots(self, size: int) -> None:
        self._slots = array("Q", bytes(8)) * size
        self._mask = size - 1

    def _double(self) -> None:
        former = self._slots
        self._make_slots(2 * len(former))
        slots, mask = self._slots, self._mask
        for slot in former:
            if slot:
                place = (slot >> _NUMBER_BITS) & mask
                while slots[place]:
                    place = (place + 1) & mask
                slots[place] = slot


class SureMap:
    """The same, with two hashes that must agree: it may be believed without looking, at twice the memory."""

    def __init__(self, most_exact: int) -> None:
        self._first, self._second = CompactMap(most_exact), CompactMap(most_exact)

    def __len__(self) -> int:
        return len(self._first)

    def get(self, text: str) -> int | None:
        """The number of a text, or None."""
        found = self._first.get(text)
        return found if found is not None and self._second.get(f"{text}\0") == found else None

    def setdefault(self, text: str, number: int) -> int:
        """The number the text has already, or else this one from now on."""
        found = self.get(text)
        if found is None:
            self._first.add_new((text,), (number,))
            self._second.add_new((f"{text}\0",), (number,))
            return number
        return found
