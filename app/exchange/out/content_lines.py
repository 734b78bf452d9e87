"""Content lines as address cards and calendars share them: values masked, lines folded at 75 octets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

_LONGEST_LINE = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def content_lines(lines: Iterable[str]) -> str:
    """The lines, folded; each ends with CR LF as the formats ask."""
    return "".join(f"{folded}\r\n" for line in lines for folded in fold_line(line))


def escaped(text: str) -> str:
    """A text as a value: backslash, semicolon, comma and line ends are masked, other control letters fall away."""
    if text.isascii() and text.isprintable():
        return text.translate(_ESCAPES)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"})
    return "".join(kept).translate(_ESCAPES)


def fold_line(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, all but the first behind a blank; no letter is cut in two."""
    if len(line) <= _LONGEST_LINE and line.isascii():
        yield line
        return
    piece, length = "", 0
    for letter in line:
        octets = len(letter.encode())
        if length + octets > _LONGEST_LINE:
            yield piece
            piece, length = " ", 1
        piece += letter
        length += octets
    yield piece
