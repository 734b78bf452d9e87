"""Text that a spreadsheet would run as a formula: guarded on the way out, given back exactly on the way in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

# What programs pass over before they look whether a formula begins: blanks, control letters, marks nobody sees.
_PASSED_OVER = (
    (0x00, 0x20), (0x7F, 0xA0), (0xAD, 0xAD), (0x61C, 0x61C), (0x1680, 0x1680), (0x180E, 0x180E), (0x2000, 0x200F),
    (0x2028, 0x202F), (0x205F, 0x2069), (0x3000, 0x3000), (0xFE0F, 0xFE0F), (0xFEFF, 0xFEFF),
)  # fmt: skip
# An apostrophe is dangerous too, so that taking the guard away is exact.
_STARTS = "'=+-@|%\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b"
_BLANKS = frozenset(chr(place) for first, last in _PASSED_OVER for place in range(first, last + 1))
_RISKY = _BLANKS | frozenset(_STARTS)
_DANGEROUS = re.compile(f"[{re.escape(''.join(sorted(_BLANKS)))}]*[{re.escape(_STARTS)}]|[\t\r\n]")
_first = itemgetter(slice(1))


def guard_cell(text: str) -> str:
    """The cell as a spreadsheet may see it: an apostrophe before anything that could start a formula."""
    return "'" + text if text[:1] in _RISKY and _DANGEROUS.match(text) else text


def guard_cells(cells: Sequence[str]) -> Sequence[str]:
    """The same for a whole column, which mostly holds nothing that needs it."""
    return cells if _RISKY.isdisjoint(map(_first, cells)) else list(map(guard_cell, cells))


def unguard_cell(text: str) -> str:
    """The exact opposite of `guard_cell`; any other text comes back as it is."""
    return text[1:] if text[:1] == "'" and _DANGEROUS.match(text[1:]) else text
