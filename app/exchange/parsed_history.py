"""What a row of a file says of something that happened with a client: notes, feedback, complaints, payments."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

from app.exchange.parsed_records import ParsedClient


class JobMeant(NamedTuple):
    """Which job a row speaks of: by its number, by that of its invoice, or by its day."""

    number: str = ""
    invoice: str = ""
    day: date | None = None


class ParsedNote(NamedTuple):
    """A note, a call or a letter as a row tells of it; `private_words` are a note of their own that stays in the house.

    `kind` is one of the timeline's kinds.
    """

    line: int
    client: ParsedClient
    job: JobMeant
    number: str = ""
    day: date | None = None
    time: time | None = None
    kind: str = "note"
    headline: str = ""
    words: str = ""
    meaning: str = ""
    private_words: str = ""
    author: str = ""
    is_private: bool = False
