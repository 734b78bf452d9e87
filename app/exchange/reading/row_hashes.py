"""The hash by which a row that came before is known again, however the columns of its file have grown or moved since.

A row says what its filled cells say under their headings. An export that gains an empty column, as numbered groups of
address books do, or lists its columns in another order says the same, and is not taken a second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import blake2b
from itertools import compress
from operator import itemgetter

_MOST_SHAPES = 10_000


class RowHashes:
    """Hashes the rows of one file; made once for its headings."""

    def __init__(self, headers: Sequence[str]) -> None:
        times: Counter[str] = Counter()
        named: list[tuple[str, int]] = []
        for header in headers:
            name = header.strip().casefold()
            named.append((name, times[name]))
            times[name] += 1
        order = sorted(range(len(named)), key=named.__getitem__)
        self._in_order: Callable[[Sequence[str]], Sequence[str]] = itemgetter(*order) if len(order) > 1 else tuple
        self._width = len(named)
        self._names = [f"{name}\x1d{time}" if time else name for name, time in sorted(named)]
        self._starts: dict[bytes, str] = {}

    def __call__(self, cells: Sequence[str]) -> str:
        """The hash of what a row says, whatever its quoting."""
        ordered = self._in_order(cells) if len(cells) == self._width else self._uneven(cells)
        shape = bytes(map(bool, ordered))
        start = self._starts.get(shape) or self._start(shape)
        return blake2b(
            (start + "\x1f".join(filter(None, ordered))).encode("utf-8", "surrogatepass"), digest_size=12
        ).hexdigest()

    def _uneven(self, cells: Sequence[str]) -> Sequence[str]:
        """The cells of a row that is shorter or longer than the heading, in order."""
        missing = [""] * (self._width - len(cells))
        return (*self._in_order([*cells[: self._width], *missing]), *cells[self._width :])

    def _start(self, shape: bytes) -> str:
        """Under which headings a row of this shape says something."""
        names = [*self._names, *map(str, range(self._width, len(shape)))]
        start = "\x1e".join(compress(names, shape)) + "\x1c"
        if len(self._starts) < _MOST_SHAPES:
            self._starts[shape] = start
        return start
