"""Web pages and XML sheets that programs save as .xls → the table in them that looks most like a list of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import islice

from app.errors import UnreadableFileError, ValidationError
from app.exchange.reading.csv_reading import read_lines
from app.exchange.reading.csv_records import Record
from app.exchange.reading.grid_rows import grid_records, judge_grid
from app.exchange.reading.source_kinds import HEAD_SIZE, refuse_unless_text
from app.exchange.reading.source_tables import SAMPLE_ROWS, RowsTable, Source, open_source, survey_source
from app.exchange.reading.text_encoding import TextEncoding, asked_encoding, judge_encoding
from app.translations import gettext as _

_LARGEST = 64 << 20
_MOST_COLUMNS = 1_000
_LINES_AT_ONCE = 20_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0+)?")
_TABLES, _ROWS, _CELLS = frozenset({"table"}), frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})
_UNSEEN = frozenset({"script", "style", "head", "comment"})
_BREAKS = frozenset({"br", "p", "div", "li"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Table:
    """The rows of one table as far as they are read; `cell` is the one that is open."""

    rows: list[list[str]] = field(default_factory=list)
    cell: list[str] | None = None

    def end_cell(self) -> None:
        """Keep the open cell."""
        if self.cell is not None and self.rows:
            lines = (_BLANKS.sub(" ", line).strip() for line in "".join(self.cell).split("\v"))
            text = "\n".join(line for line in lines if line)
            found = _MIDNIGHT.fullmatch(text)
            self.rows[-1].append(found[1] if found else text)
        self.cell = None


class _TableParser(HTMLParser):
    """Collects the tables of a page, those inside of others as well."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row or a cell begins, or a line."""
        tag = tag.rpartition(":")[2]
        if tag in _TABLES:
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif tag in _UNSEEN:
            self._unseen += 1
        elif not self._open:
            return
        elif tag in _ROWS:
            self._open[-1].end_cell()
            self._open[-1].rows.append([])
        elif tag in _CELLS:
            self._begin_cell(dict(attrs))
        elif tag in _BREAKS and self._open[-1].cell is not None:
            self._open[-1].cell.append("\v")

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        table = self._open[-1]
        table.end_cell()
        if not table.rows:
            table.rows.append([])
        row = table.rows[-1]
        # In an XML sheet a cell may say in which column it stands; in a page it may be as wide as several.
        index, span = _number(attributes.get("ss:index")), _number(attributes.get("colspan"))
        row.extend([""] * (min(index, _MOST_COLUMNS) - 1 - len(row)))
        table.cell = []
        self._span = min(span, _MOST_COLUMNS)

    def handle_endtag(self, tag: str) -> None:
        """A table, a row or a cell ends."""
        tag = tag.rpartition(":")[2]
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif not self._open:
            return
        elif tag in _CELLS:
            table = self._open[-1]
            table.end_cell()
            if table.rows:
                table.rows[-1].extend([""] * (self._span - 1))
        elif tag in _TABLES:
            self._open.pop().end_cell()

    def handle_data(self, data: str) -> None:
        """Words, of a cell or between them."""
        if self._open and not self._unseen and self._open[-1].cell is not None:
            self._open[-1].cell.append(data)

    _span = 1


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else 0


def open_markup(source: Source, name: str, encoding: str = "") -> RowsTable:
    """Open a page or an XML sheet at its likeliest table; one sentence if none in it is a list."""
    survey, stamp = survey_source(source)
    with open_source(source) as file:
        head = file.read(HEAD_SIZE)
    if survey.size > _LARGEST:
        refuse_unless_text(head, name)
    named = _CHARSET.search(head[:4096])
    chosen = _asked_or_named(encoding, named[1].decode() if named else "") or judge_encoding(head, survey)
    tables = _tables(source, chosen, name)
    scores = [(judge_grid(iter(table))[1][0], len(table)) for table in tables]
    best = max(range(len(tables)), key=lambda place: scores[place], default=-1)
    if best < 0 or scores[best][0] < 1 or scores[best][1] < 2:
        refuse_unless_text(head, name)
        raise UnreadableFileError(
            _("“%(name)s” holds no table, so nothing was imported; please export it once more.") % {"name": name}
        )
    layout = judge_grid(iter(tables[best]))[0]
    rows = list(grid_records(tables[best], layout))

    def read() -> Iterator[Record]:
        yield from grid_records(_tables(source, chosen, name)[best], layout)

    return RowsTable(
        name,
        source,
        layout.headers,
        tuple(rows[:SAMPLE_ROWS]),
        len(rows),
        survey.sha256,
        stamp,
        read,
    )


def _asked_or_named(asked: str, named: str) -> TextEncoding | None:
    """The encoding a user asks for, or the one that the page names if there is such a one."""
    if asked:
        return asked_encoding(asked)
    try:
        return asked_encoding(named) if named else None
    except ValidationError:
        return None


def _tables(source: Source, encoding: TextEncoding, name: str) -> list[list[tuple[int, list[str]]]]:
    """The rows of all tables, numbered from 1, all of a table equally wide."""
    parser = _TableParser()
    lines = read_lines(source, encoding)
    try:
        # In large pieces, because the parser looks at a mark that does not end again with every piece.
        while piece := "".join(islice(lines, _LINES_AT_ONCE)):
            parser.feed(piece.replace("\0", "\ufffd"))
        parser.close()
    except (AssertionError, ValueError) as error:
        raise UnreadableFileError(
            _("“%(name)s” is damaged or not complete; nothing was imported; save or download it once more.")
            % {"name": name}
        ) from error
    found = []
    for table in parser.tables:
        table.end_cell()
        width = max(map(len, table.rows), default=0)
        found.append([(line, row + [""] * (width - len(row))) for line, row in enumerate(table.rows, 1)])
    return found
