"""The invented message that is shown while its words are written: the letter, and below it e-mail and short text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import BinaryIO

from app.documents.letter import LetterSheet, write_letters
from app.documents.letterhead import PaperFormats
from app.documents.message_words import message_wording, message_words
from app.documents.paper_example import PaperExample
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.queries.message_rows import MessageRow
from app.queries.paper_rows import FirmLetterhead
from app.rules.messages import MessageKind

_DAY = date(2025, 11, 26)


@dataclass(frozen=True, slots=True)
class ExampleMessage:
    """To whom, and what it is about."""

    row: MessageRow
    about: MessageKind = MessageKind.FREE


def _write(
    rows: Sequence[ExampleMessage], letterhead: FirmLetterhead, size: PaperSize, target: BinaryIO
) -> PaperResult:
    formats, wording = PaperFormats(letterhead), message_wording(letterhead)
    sheets = []
    for example in rows:
        row, words = example.row, message_words(example.row, example.about, letterhead, formats, wording)
        sheets.append(
            LetterSheet(
                client_name=row.client_name,
                written_on=row.written_on,
                body=words.body,
                farewell=words.farewell,
                signer=words.signer,
                street_lines=row.street_lines,
                town_line=row.town_line,
                subject=words.subject,
                text=words.text,
            )
        )
    return write_letters(sheets, letterhead, size, target)


MESSAGE_EXAMPLE = PaperExample(
    everything=ExampleMessage(
        MessageRow(
            client_id=1,
            client_name="Margaret Alder",
            written_on=_DAY,
            greeting_name="Margaret",
            street_lines=("18 Orchard Lane",),
            town_line="Millbrook, OR 97222",
            next_on=date(2025, 11, 27),
            next_starts=time(10),
            next_ends=time(11),
            next_technician="Luis Santos",
            last_on=date(2025, 11, 18),
            last_technician="Luis Santos",
            due_on=date(2026, 5, 18),
            years=3,
            owner_name="Dana Kowalski",
        )
    ),
    least=ExampleMessage(MessageRow(client_id=1, client_name="Jo Li", written_on=_DAY, greeting_name="Jo")),
    write=_write,
    shown_by={
        (kind.value, name): {"about": kind} for kind in MessageKind for name in ("subject", "body", "more", "text")
    },
)
