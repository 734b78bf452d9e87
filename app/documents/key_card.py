"""The key card: every key of the program on one page in three columns, to pin beside the monitor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import BinaryIO

from app.documents.faces import Face
from app.documents.job_sheet_style import FIRM, FOOT_BASELINE, MARGIN, QUIET, SMALL, TEAL, or_unknown
from app.documents.key_caps import KeyCaps, measured_caps
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.documents.pen import HAIRLINE, Pen, TextStyle
from app.documents.print_run import PrintRun, begin_print
from app.documents.text_layout import wrap, write_fitted
from app.jobs import JobProgress
from app.keys.key_card import KeyGroup
from app.queries.paper_rows import FirmLetterhead
from app.translations import gettext as _

_TITLE = TextStyle(Face.BOLD, 24, 29)
_GROUP = TextStyle(Face.BOLD, 10.5, 13, TEAL)
_WORDS = TextStyle(Face.REGULAR, 9, 11.2)
_HEAD_HEIGHT = 54.0
_CONTENT_TOP = MARGIN + _HEAD_HEIGHT + 13
_CONTENT_BOTTOM = FOOT_BASELINE + 17
_COLUMNS = 3
_COLUMN_GAP = 20.0
_KEY_ROOM = 62.0
_MOST_BESIDE = 2
_ROW_GAP = 1.8
_TITLE_HEIGHT = 18.0
_GROUP_GAP = 6.0
_SCALES = (1.1, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)


@dataclass(frozen=True, slots=True)
class _Row:
    """One key with its words and where these begin: in their column, behind wide caps, or below them."""

    caps: KeyCaps
    lines: tuple[str, ...]
    words_x: float
    words_y: float
    height: float


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of a menu or screen below its title."""

    title: str
    rows: tuple[_Row, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Card:
    """The page at one scale: what it measures and how it draws."""

    run: PrintRun
    scale: float

    @property
    def column_width(self) -> float:
        return (self.run.width - (_COLUMNS - 1) * _COLUMN_GAP) / _COLUMNS

    @property
    def room(self) -> float:
        return self.run.page_height - _CONTENT_TOP - _CONTENT_BOTTOM

    @property
    def words_style(self) -> TextStyle:
        return _WORDS.sized(_WORDS.size * self.scale)

    def group(self, title: str, rows: Sequence[_Row]) -> _Group:
        """Rows below a title, with the height they take."""
        gaps = _ROW_GAP * self.scale * max(len(rows) - 1, 0)
        return _Group(title, tuple(rows), _TITLE_HEIGHT * self.scale + gaps + sum(row.height for row in rows))

    def row(self, key: str, words: str) -> _Row:
        """A key with its words, measured."""
        caps = measured_caps(key, self.scale, self.column_width)
        x, y = _KEY_ROOM * self.scale, 0.8 * self.scale
        lines = wrap(words, self.words_style, self.column_width - x)
        if caps.width > x - 4:
            beside = wrap(words, self.words_style, max(self.column_width - caps.width - 6, 1))
            if len(beside) <= _MOST_BESIDE:
                x, lines = caps.width + 6, beside
            else:
                y = caps.height + 1.5
        return _Row(caps, tuple(lines), x, y, max(caps.height, y + len(lines) * self.words_style.leading))

    def height(self, column: Sequence[_Group]) -> float:
        """The height of some groups below each other."""
        return sum(group.height for group in column) + _GROUP_GAP * self.scale * max(len(column) - 1, 0)

    def draw(self, pen: Pen, group: _Group, x: float, top: float) -> None:
        """The title over a line, and the rows."""
        style = _GROUP.sized(_GROUP.size * self.scale)
        write_fitted(pen, group.title, x, top + 10 * self.scale, style, self.column_width, 5)
        pen.rule(x, top + 15 * self.scale, x + self.column_width, top + 15 * self.scale, 0.8, HAIRLINE)
        y = top + _TITLE_HEIGHT * self.scale
        for row in group.rows:
            row.caps.draw(pen, x, y)
            for number, line in enumerate(row.lines):
                baseline = y + row.words_y + (number + 0.74) * self.words_style.leading
                pen.text(line, x + row.words_x, baseline, self.words_style)
            y += row.height + _ROW_GAP * self.scale


def write_key_card(
    groups: Sequence[KeyGroup],
    letterhead: FirmLetterhead,
    paper: PaperSize,
    target: BinaryIO,
    progress: JobProgress | None = None,
) -> PaperResult:
    """Write the card as large as one page allows; on more pages only where even small letters need them."""
    run = begin_print(target, _("All keys"), letterhead, paper.upright, MARGIN)
    card, pages = _arranged(run, groups)
    for number, columns in enumerate(pages, start=1):
        pen = Pen(run.document, run.page_height)
        _draw_head(run, pen)
        for place, column in enumerate(columns):
            y = _CONTENT_TOP
            for group in column:
                card.draw(pen, group, run.left + place * (card.column_width + _COLUMN_GAP), y)
                y += group.height + _GROUP_GAP * card.scale
        _draw_foot(run, pen, number, len(pages))
        run.document.add_page(pen.content())
    if progress is not None:
        progress.step(1, 1, _("Key card"))
    return run.end(1)


def _arranged(run: PrintRun, groups: Sequence[KeyGroup]) -> tuple[_Card, list[list[list[_Group]]]]:
    """The card at the largest scale at which one page is enough, with its groups in columns, page by page."""
    for scale in _SCALES:
        card = _Card(run, scale)
        measured = [card.group(group.title, [card.row(*key) for key in group.keys]) for group in groups]
        columns = _balanced(card, measured)
        if max(map(card.height, columns), default=0) <= card.room:
            return card, [columns]
    columns = _filled(card, [part for group in measured for part in _pieces(card, group)])
    return card, [columns[start : start + _COLUMNS] for start in range(0, len(columns), _COLUMNS)]


def _balanced(card: _Card, groups: Sequence[_Group]) -> list[list[_Group]]:
    """The groups in their order in three columns of which the highest is as low as it can be."""
    ways = [
        [list(groups[:first]), list(groups[first:second]), list(groups[second:])]
        for first, second in combinations(range(len(groups) + 1), 2)
    ]
    return min(ways, key=lambda columns: max(map(card.height, columns)), default=[list(groups)])


def _filled(card: _Card, groups: Sequence[_Group]) -> list[list[_Group]]:
    """The groups in as many columns as they need."""
    columns: list[list[_Group]] = [[]]
    for group in groups:
        if columns[-1] and card.height([*columns[-1], group]) > card.room:
            columns.append([])
        columns[-1].append(group)
    return columns


def _pieces(card: _Card, group: _Group) -> Iterator[_Group]:
    """A group as it is, or in parts that each fit a column."""
    rows: list[_Row] = []
    for row in group.rows:
        if rows and card.group(group.title, [*rows, row]).height > card.room:
            yield card.group(group.title, rows)
            rows = []
        rows.append(row)
    yield card.group(group.title, rows)


def _draw_head(run: PrintRun, pen: Pen) -> None:
    """What this is, whose it is, and the one thing to remember."""
    top = MARGIN
    firm = or_unknown(run.letterhead.short_name or run.letterhead.name, _("Our firm"))
    taken = write_fitted(pen, firm, run.right, top + 22, FIRM, run.width * 0.5, 6, align=1)
    write_fitted(pen, _("All keys"), run.left, top + 22, _TITLE, run.width - taken - 14, 9)
    words = _("Everything a mouse can do has a key. Ctrl+/ shows them on the screen, F1 helps with what is in view.")
    write_fitted(pen, words, run.left, top + 42, QUIET, run.width, 6)
    pen.rule(run.left, top + _HEAD_HEIGHT, run.right, top + _HEAD_HEIGHT, 1.2)


def _draw_foot(run: PrintRun, pen: Pen, number: int, count: int) -> None:
    """What we promise; which page it is only where there are more."""
    baseline = run.page_height - FOOT_BASELINE
    taken = 0.0
    if count > 1:
        place = _("Page {page} of {pages}").format(page=number, pages=count)
        taken = pen.text(place, run.right, baseline, SMALL, align=1) + 14
    words = _("Promises come first. Each client is our only client, and every job is the beginning.")
    write_fitted(pen, words, run.left, baseline, SMALL, run.width - taken, 5)
