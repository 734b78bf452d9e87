"""Fits text into the room there is: wraps it, makes it smaller, or cuts it with a visible mark; nothing overlaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from unicodedata import east_asian_width

from app.documents.fonts import FontLibrary, clusters, font_library
from app.documents.pen import Pen, TextStyle, glyph_count
from app.documents.plain_text import CUT_MARK, MOST_CHARACTERS, clean_text, one_line
from app.documents.text_direction import is_right_to_left, reading_as

_HAN_OR_KANA = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_NEARLY = 0.9
_ORPHAN = 0.15
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？]")
_PIECES = re.compile(f"[{_HAN_OR_KANA}]|[^{_HAN_OR_KANA}]*?[-/](?=[^-/])|[^{_HAN_OR_KANA}]+")


def text_width(text: str, style: TextStyle, library: FontLibrary | None = None) -> float:
    """The width of a cleaned one-line text in points."""
    fonts = library if library is not None else font_library()
    if style.tracking:
        line = fonts.line(text, style.face, ligatures=False)
        return line.width * style.size + style.tracking * max(glyph_count(line) - 1, 0)
    return fonts.width(text, style.face) * style.size


def wrap(text: str, style: TextStyle, width: float, most_lines: int = 1000) -> list[str]:
    """The text as lines that fit the width; what does not fit the number of lines ends in a mark.

    Words that are wider than the line are broken between characters. An empty text has no lines. All lines of a
    paragraph read from the side from which it begins to read.
    """
    lines: list[str] = []
    for paragraph in clean_text(text).split("\n"):
        is_mirrored = is_right_to_left(paragraph)
        for broken in _wrap_paragraph(paragraph, style, width):
            line = reading_as(broken, right_to_left=is_mirrored)
            if len(lines) == most_lines:
                lines[-1] = _cut(lines[-1], style, width)
                return lines
            lines.append(line)
    return lines


def wrap_everything(text: str, style: TextStyle, width: float) -> list[str]:
    """The whole text as lines that fit the width, however long it is: what `wrap` would cut goes on behind it."""
    lines: list[str] = []
    rest = text
    while rest:
        part, rest = _first_part(rest)
        # The last line of a part may have room for what follows it.
        open_line = lines.pop() if lines else ""
        lines += wrap(open_line + part, style, width)
    return lines


def excerpt(text: str, most: int) -> str:
    """The beginning of a text on one line: up to a sentence's end if one is near, else a word's, then a mark.

    `most` counts letters; wide ones such as Chinese count twice.
    """
    whole = one_line(text[: MOST_CHARACTERS - 1])
    widths = accumulate(2 if east_asian_width(character) in "WF" else 1 for character in whole)
    end = sum(width <= most for width in widths)
    if end == len(whole) and len(text) < MOST_CHARACTERS:
        return whole
    head = whole[:end]
    sentences = [found.end() for found in _SENTENCE_END.finditer(whole) if found.end() <= end]
    if sentences and sentences[-1] > end // 2:
        return f"{head[: sentences[-1]]} {CUT_MARK}"
    is_between_words = whole[end : end + 1] in ("", " ")
    kept = head if is_between_words else head.rpartition(" ")[0] or "".join([*clusters(head)][:-1])
    return kept.rstrip(" ,.;:–-") + CUT_MARK


def fit(text: str, style: TextStyle, width: float, smallest: float) -> tuple[str, TextStyle]:
    """The text on one line, smaller if it must be; below the smallest size it ends in a mark."""
    text = one_line(text)
    natural = text_width(text, style)
    if natural <= width:
        return text, style
    size = max(_floor(style.size * width / natural), smallest)
    smaller = style.sized(size)
    if text_width(text, smaller) <= width:
        return text, smaller
    return _cut(text, smaller, width), smaller


def fit_lines(
    text: str, style: TextStyle, width: float, *, smallest: float, most_lines: int
) -> tuple[list[str], TextStyle]:
    """One line if a smaller size makes that possible, else as many lines as allowed at the smallest size."""
    content = one_line(text)
    natural = text_width(content, style)
    if natural <= width:
        return [content] if content else [], style
    needed = _floor(style.size * width / natural)
    if needed >= smallest:
        return [content], style.sized(needed)
    smaller = style.sized(smallest)
    return wrap(content, smaller, width, most_lines), smaller


def wrap_whole(
    text: str, style: TextStyle, width: float, *, smallest: float, most_lines: int
) -> tuple[list[str], TextStyle]:
    """The text as lines, a little smaller if that keeps its longest word whole; a longer one is broken as usual."""
    widest = max((text_width(piece, style) for _gap, piece in _words(clean_text(text))), default=0.0)
    needed = _floor(style.size * width / widest) if widest > width else style.size
    chosen = style.sized(needed) if smallest <= needed < style.size else style
    return wrap(text, chosen, width, most_lines), chosen


def write_fitted(
    pen: Pen, text: str, x: float, y: float, style: TextStyle, width: float, smallest: float, *, align: float = 0.0
) -> float:
    """Write a text on one line that fits the width, its baseline at y; gives the width it takes."""
    words, fitted = fit(text, style, width, smallest)
    return pen.text(words, x, y, fitted, align=align)


def balance(text: str, style: TextStyle, width: float, line_count: int) -> list[str]:
    """The text on this many lines of nearly the same width, or on more if it needs them."""
    lines = wrap(text, style, width)
    if len(lines) != line_count:
        return lines
    low, high = width / line_count, width
    for _step in range(12):
        middle = (low + high) / 2
        if len(wrap(text, style, middle)) <= line_count:
            high = middle
        else:
            low = middle
    return wrap(text, style, high)


def wrap_without_orphan(text: str, style: TextStyle, width: float) -> list[str]:
    """The text as lines; where a short word would stand alone on the last, the lines share their words evenly."""
    lines = wrap(text, style, width)
    is_orphan = len(lines) > 1 and text_width(lines[-1], style) < _ORPHAN * width
    return balance(text, style, width, len(lines)) if is_orphan else lines


def _first_part(text: str) -> tuple[str, str]:
    """As much of a text as may be cleaned at once, up to a space where there is one, and the rest."""
    most = MOST_CHARACTERS - 500  # room for the open line before it
    if len(text) <= most:
        return text, ""
    end = max(text.rfind(" ", most // 2, most), text.rfind("\n", most // 2, most))
    cut = end if end > 0 else most
    return text[:cut], text[cut:]


def _floor(size: float) -> float:
    """A size in tenths of a point, never above the given one."""
    return int(size * 10) / 10


def _wrap_paragraph(paragraph: str, style: TextStyle, width: float) -> Iterator[str]:
    paragraph = " ".join(paragraph.split(" ")).strip() if "  " in paragraph else paragraph.strip()
    if not paragraph:
        return
    if text_width(paragraph, style) <= width:
        yield paragraph
        return
    space = text_width(" ", style)
    line, used = "", 0.0
    for gap, word in _words(paragraph):
        length = text_width(word, style)
        between = space if gap else 0.0
        if line and _has_room(f"{line}{gap}{word}", used + between + length, style, width):
            line, used = f"{line}{gap}{word}", used + between + length
            continue
        if line:
            yield line
        line, used = word, length
        if length > width:
            line = ""
            for piece in _break_word(word, style, width):
                if line:
                    yield line
                line = piece
            used = text_width(line, style)
    yield line


def _words(paragraph: str) -> Iterator[tuple[str, str]]:
    """The pieces between which a line may end, each with the space before it.

    They are words, parts of words that end in a hyphen or slash, and Chinese or Japanese characters.
    """
    for word in paragraph.split():
        for place, piece in enumerate(_PIECES.findall(word)):
            yield "" if place else " ", piece


def _has_room(line: str, parts: float, style: TextStyle, width: float) -> bool:
    """Whether a line fits that is made of parts of this width in all.

    Beside each other letters may take more room than one by one, so near the end the line itself is measured.
    """
    return parts <= width and (parts <= _NEARLY * width or text_width(line, style) <= width)


def _break_word(text: str, style: TextStyle, width: float) -> Iterator[str]:
    """A text with a word that is too wide, cut between characters; at least one character a line."""
    widths: dict[str, float] = {}
    line, used = "", 0.0
    for cluster in clusters(text):
        length = widths.get(cluster)
        if length is None:
            length = widths[cluster] = text_width(cluster, style) + style.tracking
        if line and not _has_room(line + cluster, used + length, style, width):
            yield line
            line, used = "", 0.0
        line, used = line + cluster, used + length
    yield line


def _cut(text: str, style: TextStyle, width: float) -> str:
    """As much of the text as fits, ending in a mark."""
    room = width - text_width(CUT_MARK, style)
    kept = next(_break_word(text.removesuffix(CUT_MARK), style, room)) if room > 0 else ""
    return kept.rstrip(" ,.;:") + CUT_MARK
