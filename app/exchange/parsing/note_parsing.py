"""A row → a note, a call or a letter of old, by the mapping of its file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.exchange.columns.column_mapping import ColumnMapping
from app.exchange.columns.column_survey import ColumnReadings
from app.exchange.columns.reading_habits import ReadingHabits
from app.exchange.parsing.parsed_history import JobMeant, ParsedNote
from app.exchange.parsing.parsed_records import PhoneNormaliser, RowFaultError
from app.exchange.parsing.row_cells import RowCells
from app.exchange.reading.cell_values import bare_number, yes_or_no
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.words.import_fields import ImportField
from app.translations import gettext as _

_KINDS = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        ("text", r"\bsms\b|text message|whatsapp|\btexted\b|\btext\b|textnachricht"),
        ("email", r"e-?mail|courriel|correo"),
        ("call", r"\bcall|phone|telephone|anruf|telefon|appel|llamada|voicemail"),
        ("letter", r"letter|\bbrief\b|lettre|courrier|\bcarta\b|postcard|\bpost\b"),
        ("in_person", r"in person|visit|meeting|besuch|persönlich|rendez|visite|visita|reunión|en persona"),
    )
)
_PRIVATE = re.compile(
    r"private|privat|internal|intern|office|confiden|vertraulich|staff|hidden|nur für uns|prive|privé|privad",
    re.IGNORECASE,
)
_HOUSE_HEADING = re.compile(r"privat|privé|privad|intern|office|confiden|vertraulich|staff", re.IGNORECASE)
_LONGEST_FLAG = 3
_TIMELINE_KINDS = frozenset({"note", "call", "email", "letter", "text", "in_person", "paper", "help"})


class NoteParser:
    """Parses the rows of one file of notes; made once for the file, then called for every record."""

    def __init__(
        self, mapping: ColumnMapping, readings: ColumnReadings, habits: ReadingHabits, normalise: PhoneNormaliser
    ) -> None:
        self._cells = RowCells(mapping, readings, habits, normalise)
        # A flag of its own heading such as “Internal”, whatever words stand in it.
        self._flag_means_house = bool(
            self._cells.has(ImportField.IS_PRIVATE)
            and _HOUSE_HEADING.search(self._cells.header(ImportField.IS_PRIVATE))
        )

    def parse(self, record: Record) -> ParsedNote | RejectedRow:
        """The note of a row, or the row with the reason why it cannot be taken."""
        try:
            return self._note(record.line, self._cells.cleaned(record))
        except RowFaultError as fault:
            return record.rejected(str(fault))

    def _note(self, line: int, cells: Sequence[str]) -> ParsedNote:
        read = self._cells
        notes: list[str] = []
        day = read.day(ImportField.NOTED_ON, cells, notes)
        kind = self._kind(cells, notes)
        job_day = read.day(ImportField.JOB_DATE, cells, notes)
        words = read.text(ImportField.WORDS, cells)
        private = "\n".join(filter(None, [read.private_notes(cells), self._words_beside_flag(cells)]))
        rest = read.rest(cells, notes)
        is_private = self._is_private(cells)
        if not words and not private and not read.text(ImportField.HEADLINE, cells):
            raise RowFaultError(_("There are no words in this row."))
        return ParsedNote(
            line=line,
            client=read.client(line, cells),
            job=JobMeant(bare_number(read.text(ImportField.JOB_NUMBER, cells)), day=job_day),
            number=bare_number(read.text(ImportField.NOTE_NUMBER, cells)),
            day=day,
            time=read.time_beside(ImportField.NOTED_ON, cells),
            kind=kind,
            headline=read.text(ImportField.HEADLINE, cells),
            words=words if read.is_exact else "\n".join(filter(None, [words, rest])),
            meaning=read.text(ImportField.MEANING, cells),
            private_words=private,
            author=read.text(ImportField.AUTHOR, cells),
            is_private=is_private,
        )

    def _kind(self, cells: Sequence[str], notes: list[str]) -> str:
        """What it was by its word; a word that says nothing to us is kept."""
        text = self._cells.text(ImportField.NOTE_KIND, cells)
        if self._cells.is_exact:
            return text if text in _TIMELINE_KINDS else "note"
        for kind, words in _KINDS:
            if text and words.search(text):
                return kind
        if text and not re.search(r"note|notiz|nota|memo|bemerk|remarque|comment", text, re.IGNORECASE):
            notes.append(f"{self._cells.header(ImportField.NOTE_KIND)}: {text}")
        return "note"

    def _words_beside_flag(self, cells: Sequence[str]) -> str:
        """Where a column called “Private” holds sentences, they are what is private."""
        text = self._cells.text(ImportField.IS_PRIVATE, cells)
        return text if len(text.split()) > _LONGEST_FLAG else ""

    def _is_private(self, cells: Sequence[str]) -> bool:
        """Yes, a word such as “internal”, or any other word under such a heading that is no plain no."""
        text = self._cells.text(ImportField.IS_PRIVATE, cells)
        kind = self._cells.text(ImportField.NOTE_KIND, cells)
        if len(text.split()) > _LONGEST_FLAG:
            return False
        if _PRIVATE.search(text) or _PRIVATE.search(kind):
            return True
        answer = yes_or_no(text)
        if answer is not None or not text:
            return answer is True
        return self._flag_means_house and not re.search(r"public|öffentlich|publi[ck]|públic", text, re.IGNORECASE)
