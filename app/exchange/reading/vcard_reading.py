"""A file of address cards → a table: a row for each card, of which a bad one is given back and costs no other."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.reading.source_kinds import HEAD_SIZE
from app.exchange.reading.source_tables import SAMPLE_ROWS, RowsTable, Source, open_source, survey_source
from app.exchange.reading.text_encoding import TextEncoding, asked_encoding, judge_encoding
from app.exchange.reading.vcard_cards import HEADERS, card_cells, group_members, is_group
from app.exchange.reading.vcard_lines import LONGEST_LINE, Card, ValueDecoder, read_cards
from app.translations import gettext as _
from app.translations import ngettext

_WIDE = re.compile(r"utf[-_]?(?:16|32)", re.IGNORECASE)
_VERSIONS = frozenset({"2.1", "3.0", "4.0"})
_PICTURE = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND)[;:]")
_LONGEST_START = 60


def open_cards(source: Source, name: str, encoding: str = "") -> RowsTable:
    """Open a file of address cards; whatever is in it, every card is a row or is given back."""
    survey, stamp = survey_source(source)
    with open_source(source) as file:
        head = file.read(HEAD_SIZE)
    chosen = asked_encoding(encoding) if encoding else judge_encoding(head, survey)
    is_asked = bool(encoding)
    count, pictures, versions, has_lists = _look_through(source, chosen)
    groups: dict[str, list[str]] = {}
    lists = 0
    for card in _cards(source, chosen, is_asked=is_asked) if has_lists else ():
        if is_group(card):
            lists += 1
            title, members = group_members(card)
            for member in members:
                groups.setdefault(member, []).append(title)
    read = partial(_rows, source, chosen, groups, is_asked=is_asked)
    sample: list[Record] = []
    for row in read():
        if isinstance(row, Record):
            sample.append(row)
        if len(sample) == SAMPLE_ROWS:
            break
    return RowsTable(
        name,
        source,
        HEADERS,
        tuple(sample),
        count - lists,
        survey.sha256,
        stamp,
        read,
        _title(versions),
        _remarks(pictures, lists),
    )


def _look_through(source: Source, encoding: TextEncoding) -> tuple[int, int, set[str], bool]:
    """The number of cards and of pictures, the versions, and whether some cards stand for lists of people."""
    cards = pictures = 0
    versions: set[str] = set()
    has_lists = False
    for line in _open_lines(source, encoding):
        start = line[:_LONGEST_START].upper()
        if start.startswith("BEGIN:VCARD"):
            cards += 1
        elif start.startswith("VERSION:"):
            versions.add(start[8:].strip())
        elif _PICTURE.match(start):
            pictures += 1
        elif start.endswith("KIND:GROUP"):
            has_lists = True
    return cards, pictures, versions, has_lists


def _title(versions: Collection[str]) -> str:
    known = sorted(version for version in versions if version in _VERSIONS)
    return _("Contacts (vCard %(versions)s)") % {"versions": ", ".join(known)} if known else _("Contacts (vCard)")


def _remarks(pictures: int, lists: int) -> tuple[str, ...]:
    """What is in the file and not taken."""
    said = []
    if pictures:
        text = ngettext(
            "{count} card has a picture, which is not taken.",
            "{count} cards have pictures, which are not taken.",
            pictures,
        )
        said.append(text.format(count=pictures))
    if lists:
        text = ngettext(
            "{count} card stands for a list of people; those in it get its name as a tag.",
            "{count} cards stand for lists of people; those in them get their names as tags.",
            lists,
        )
        said.append(text.format(count=lists))
    return tuple(said)


def _rows(
    source: Source, encoding: TextEncoding, groups: Mapping[str, Sequence[str]], *, is_asked: bool
) -> Iterator[Record | RejectedRow]:
    for card in _cards(source, encoding, is_asked=is_asked):
        if card.fault:
            yield RejectedRow(card.line, card.fault, card.original, card_cells(card, groups))
        elif not is_group(card):
            yield Record(card.line, card_cells(card, groups), card.original)


def _cards(source: Source, encoding: TextEncoding, *, is_asked: bool) -> Iterator[Card]:
    decoder = ValueDecoder(encoding.name, is_wide=_is_wide(encoding), is_asked=is_asked)
    yield from read_cards(_open_lines(source, encoding), decoder)


def _is_wide(encoding: TextEncoding) -> bool:
    return bool(_WIDE.match(encoding.name))


def _open_lines(source: Source, encoding: TextEncoding) -> Iterator[str]:
    """The lines of the file; those of single bytes as Latin-1, so that each value can be decoded by its own charset."""
    name = encoding.name if _is_wide(encoding) else "latin-1"
    with io.TextIOWrapper(open_source(source), encoding=name, errors="replace", newline="") as text:
        yield from _lines(text)


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """The lines without their ends; CR CR LF is one end. A mark before the first is dropped."""
    before = ""
    while line := text.readline(LONGEST_LINE):
        if line == "\r\n" and before.endswith("\r"):
            before = line
            continue
        shown = line.rstrip("\r\n")
        yield shown if before else shown.removeprefix("\xef\xbb\xbf").lstrip("\ufeff")
        before = line
