"""A row → a note, a call or a letter of old, by the mapping of its file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.exchange.parsing.parsed_history import ParsedNote
from app.exchange.parsing.parsed_records import RowFaultError
from app.exchange.parsing.record_parser import RecordParser
from app.exchange.reading.cell_values import yes_or_no
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


class NoteParser(RecordParser[ParsedNote]):
    """Rows of a file of notes, calls and letters."""

    def look_at_headings(self) -> None:
        """Whether a flag of its own heading, such as “Internal”, means the house, whatever words stand in it."""
        self._flag_means_house = bool(_HOUSE_HEADING.search(self.cells.header(ImportField.IS_PRIVATE)))

    def parsed(self, line: int, cells: Sequence[str]) -> ParsedNote:
        """The note of a row; its words are needed."""
        read = self.cells
        notes: list[str] = []
        day = read.day(ImportField.NOTED_ON, cells, notes)
        kind = self._kind(cells, notes)
        job = read.job(cells, notes)
        words = read.text(ImportField.WORDS, cells)
        private = "\n".join(filter(None, [read.private_notes(cells), self._words_beside_flag(cells)]))
        rest = read.rest(cells, notes)
        is_private = self._is_private(cells)
        if not words and not private and not read.text(ImportField.HEADLINE, cells):
            raise RowFaultError(_("There are no words in this row."))
        return ParsedNote(
            line=line,
            client=read.client(line, cells),
            job=job,
            number=read.number(ImportField.NOTE_NUMBER, cells),
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
        text = self.cells.text(ImportField.NOTE_KIND, cells)
        if self.cells.is_exact:
            return text if text in _TIMELINE_KINDS else "note"
        for kind, words in _KINDS:
            if text and words.search(text):
                return kind
        if text and not re.search(r"note|notiz|nota|memo|bemerk|remarque|comment", text, re.IGNORECASE):
            self.cells.keep(ImportField.NOTE_KIND, cells, notes)
        return "note"

    def _words_beside_flag(self, cells: Sequence[str]) -> str:
        """Where a column called “Private” holds sentences, they are what is private."""
        text = self.cells.text(ImportField.IS_PRIVATE, cells)
        return text if len(text.split()) > _LONGEST_FLAG else ""

    def _is_private(self, cells: Sequence[str]) -> bool:
        """Yes, a word such as “internal”, or any other word under such a heading that is no plain no."""
        text = self.cells.text(ImportField.IS_PRIVATE, cells)
        kind = self.cells.text(ImportField.NOTE_KIND, cells)
        if len(text.split()) > _LONGEST_FLAG:
            return False
        if _PRIVATE.search(text) or _PRIVATE.search(kind):
            return True
        answer = yes_or_no(text)
        if answer is not None or not text:
            return answer is True
        return self._flag_means_house and not re.search(r"public|öffentlich|publi[ck]|públic", text, re.IGNORECASE)
