"""The kinds of files that can be imported, in the order in which they are written; each is one line here.

A kind is a parser, which makes of a row what it says, and a taker, which decides what becomes of it and writes it.
How it is told by its columns stands in record_shapes.py, which fields it has in import_fields.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app.errors import ValidationError
from app.exchange.columns.column_mapping import ColumnMapping
from app.exchange.columns.column_survey import ColumnReadings
from app.exchange.columns.reading_habits import ReadingHabits
from app.exchange.parsing.client_parsing import ClientParser
from app.exchange.parsing.complaint_parsing import ComplaintParser
from app.exchange.parsing.feedback_parsing import FeedbackParser
from app.exchange.parsing.job_parsing import JobParser
from app.exchange.parsing.note_parsing import NoteParser
from app.exchange.parsing.parsed_history import ParsedComplaint, ParsedFeedback, ParsedNote, ParsedPayment
from app.exchange.parsing.parsed_records import ParsedClient, ParsedJob, PhoneNormaliser
from app.exchange.parsing.payment_parsing import PaymentParser
from app.exchange.reading.csv_records import Record
from app.exchange.records.client_import import ClientImport, source_row
from app.exchange.records.complaint_import import ComplaintImport
from app.exchange.records.feedback_import import FeedbackImport
from app.exchange.records.history_import import ImportTools
from app.exchange.records.job_import import JobImport
from app.exchange.records.note_import import NoteImport
from app.exchange.records.payment_import import PaymentImport
from app.exchange.words.import_fields import RecordKind
from app.translations import gettext as _

ParsedRow = ParsedClient | ParsedJob | ParsedComplaint | ParsedFeedback | ParsedNote | ParsedPayment


class RowParser(Protocol):
    """Makes of a record what it says, or gives it back."""

    def parse(self, record: Record) -> Any:
        """What the row says, or the row with the reason why it cannot be taken."""


class RowTaker(Protocol):
    """Decides and writes rows, chunk by chunk."""

    def take(self, rows: Sequence[tuple[Record, Any]]) -> None:
        """Decide and write a chunk of rows."""

    def finish(self) -> None:
        """Write what had to wait for the end of the file."""


@dataclass(frozen=True, slots=True)
class ImportKind:
    """How the rows of one kind are read and written."""

    kind: RecordKind
    parser: Callable[[ColumnMapping, ColumnReadings, ReadingHabits, PhoneNormaliser], RowParser]
    taker: Callable[[ImportTools], RowTaker]


class _ClientTaker:
    """Clients."""

    def __init__(self, tools: ImportTools) -> None:
        self._hash_row = tools.hash_row
        self._clients = ClientImport(tools.writer, tools.source, tools.tally, tools.people, tools.answers)

    def take(self, rows: Sequence[tuple[Record, ParsedClient]]) -> None:
        """Decide and write a chunk of rows."""
        self._clients.take([source_row(record, parsed, self._hash_row(record.cells)) for record, parsed in rows])

    def finish(self) -> None:
        """Nothing waits."""


IMPORT_KINDS = {
    each.kind: each
    for each in (
        ImportKind(RecordKind.CLIENTS, ClientParser, _ClientTaker),
        ImportKind(RecordKind.JOBS, JobParser, JobImport),
        ImportKind(RecordKind.COMPLAINTS, ComplaintParser, ComplaintImport),
        ImportKind(RecordKind.FEEDBACK, FeedbackParser, FeedbackImport),
        ImportKind(RecordKind.NOTES, NoteParser, NoteImport),
        ImportKind(RecordKind.PAYMENTS, PaymentParser, PaymentImport),
    )
}
_ORDER = tuple(IMPORT_KINDS)


def kind_of(name: str) -> RecordKind:
    """The kind a person names; one sentence if there is none of that name."""
    if name not in IMPORT_KINDS:
        raise ValidationError(
            _("Files can hold {kinds}; “{kind}” is none of them, nothing was changed.").format(
                kinds=", ".join(IMPORT_KINDS), kind=name
            )
        )
    return RecordKind(name)


def writing_order(kind: RecordKind) -> int:
    """Clients come before their jobs, and jobs before what is said of them."""
    return _ORDER.index(kind)


def person_of(parsed: ParsedRow) -> ParsedClient:
    """Whom a row is about."""
    return parsed if isinstance(parsed, ParsedClient) else parsed.client
