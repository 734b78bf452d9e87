"""Text that a spreadsheet would run as a formula: guarded on the way out, given back exactly on the way in."""

from __future__ import annotations

import re

# An apostrophe is dangerous too, so that taking the guard away is exact.
_DANGEROUS = re.compile(r"[\s\ufeff\u200b-\u200f\u2060\x00-\x20]*['=+\-@|%\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


def guard_cell(text: str) -> str:
    """The cell as a spreadsheet may see it: an apostrophe before anything that could start a formula."""
    return "'" + text if _DANGEROUS.match(text) else text


def unguard_cell(text: str) -> str:
    """The exact opposite of `guard_cell`; any other text comes back as it is."""
    return text[1:] if text[:1] == "'" and _DANGEROUS.match(text[1:]) else text
