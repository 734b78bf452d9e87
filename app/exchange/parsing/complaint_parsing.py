"""A row → a complaint of old, by the mapping of its file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.exchange.parsing.complaint_cells import category_of, fix_of, is_open_by, is_satisfied_by, priority_of
from app.exchange.parsing.parsed_history import ParsedComplaint
from app.exchange.parsing.parsed_records import RowFaultError
from app.exchange.parsing.record_parser import RecordParser
from app.exchange.reading.cell_values import yes_or_no
from app.exchange.words.import_fields import ImportField
from app.translations import gettext as _

_GRAVITY = re.compile(r"sever|gravit|graved|schwere", re.IGNORECASE)


class ComplaintParser(RecordParser[ParsedComplaint]):
    """Rows of a file of complaints."""

    def look_at_headings(self) -> None:
        """Whether its classes are a severity, of which nobody knows whether 1 or 4 is the worst."""
        self._is_gravity = bool(_GRAVITY.search(self.cells.header(ImportField.PRIORITY)))

    def parsed(self, line: int, cells: Sequence[str]) -> ParsedComplaint:
        """The complaint of a row; what it began with and when is needed."""
        read = self.cells
        notes: list[str] = []
        received_on = read.day(ImportField.RECEIVED_ON, cells, notes, is_needed=True)
        if received_on is None:
            raise RowFaultError(_("There is no date of the complaint in this row."))
        if received_on > self.today:
            raise RowFaultError(_("The day of this complaint is still to come; mend it, and import the row again."))
        category_text, words = read.text(ImportField.CATEGORY, cells), read.text(ImportField.WORDS, cells)
        if not words and not category_text:
            raise RowFaultError(_("What they said is missing in this row; a complaint begins with their words."))
        category = category_of(category_text)
        if category_text and words and not category:
            read.keep(ImportField.CATEGORY, cells, notes)
        closed_on = read.day(ImportField.CLOSED_ON, cells, notes)
        if closed_on is not None and closed_on < received_on:
            raise RowFaultError(_("This complaint was closed before it was received; mend one of the two dates."))
        closing = read.text(ImportField.CLOSING_WORDS, cells)
        action = read.text(ImportField.ACTION, cells)
        cost = read.money(ImportField.COST, cells)
        parsed = ParsedComplaint(
            line=line,
            client=read.client(line, cells),
            job=read.job(cells, notes),
            received_on=received_on,
            words=words or category_text,
            time=read.time_beside(ImportField.RECEIVED_ON, cells),
            number=read.number(ImportField.COMPLAINT_NUMBER, cells),
            wanted=read.text(ImportField.WANTED, cells),
            meaning=read.text(ImportField.MEANING, cells),
            category=category or category_of(words),
            priority=self._priority(cells, notes),
            channel=read.channel(cells, notes) or "phone",
            owner=read.text(ImportField.OWNER, cells),
            technician=read.text(ImportField.TECHNICIAN, cells),
            is_open=self._is_open(cells, notes),
            answered_on=read.day(ImportField.ANSWERED_ON, cells, notes),
            fixed_on=read.day(ImportField.FIXED_ON, cells, notes),
            closed_on=closed_on,
            action=action,
            fix_outcome=fix_of(read.text(ImportField.FIX_OUTCOME, cells) or action),
            closing_words=closing,
            is_satisfied=is_satisfied_by(closing) if closing else None,
            cause=read.text(ImportField.CAUSE, cells),
            lesson=read.text(ImportField.LESSON, cells),
            cost_minor=abs(cost or 0),
            private_words=read.private_notes(cells),
        )
        return parsed._replace(rest=read.rest(cells, notes))

    def _priority(self, cells: Sequence[str], notes: list[str]) -> str:
        text = self.cells.text(ImportField.PRIORITY, cells)
        found = "" if self._is_gravity and text.strip().isdigit() else priority_of(text)
        if text and not found:
            self.cells.keep(ImportField.PRIORITY, cells, notes)
        return found

    def _is_open(self, cells: Sequence[str], notes: list[str]) -> bool | None:
        """By the words of its state; a yes or no by whether the heading asks for “open” or for “resolved”."""
        text = self.cells.text(ImportField.STATE, cells)
        if not text:
            return None
        header = self.cells.header(ImportField.STATE)
        answer = yes_or_no(text)
        if answer is not None:
            return answer if is_open_by(header) is not False else not answer
        found = is_open_by(text)
        if found is None:
            notes.append(f"{header}: {text}")
        return found
