"""What a row of a file says of something that happened with a client: notes, feedback, complaints, payments."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction
from typing import NamedTuple

from app.exchange.parsing.parsed_records import ParsedClient


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


class ParsedPayment(NamedTuple):
    """Money that came, or went back if the amount is below zero, in minor units."""

    line: int
    client: ParsedClient
    job: JobMeant
    paid_on: date
    amount_minor: int
    number: str = ""
    method: str = "other"
    note: str = ""
    private_words: str = ""


class ParsedFeedback(NamedTuple):
    """What a client answered; `top` is the best score there is (5 stars, 10 points), 0 if the row does not say."""

    line: int
    client: ParsedClient
    job: JobMeant
    asked_on: date
    time: time | None = None
    number: str = ""
    channel: str = ""
    answer: str = ""
    score: Fraction | None = None
    top: int = 0
    words: str = ""
    meaning: str = ""
    rest: str = ""
    private_words: str = ""


class ParsedComplaint(NamedTuple):
    """A complaint as a row tells of it; `is_open` is None where the row does not say.

    `category` and `priority` are those of R6, empty where the row does not name them. `is_satisfied` is what became of
    the client, None where the row does not say. `events` is the whole story of an exact file of ours.
    """

    line: int
    client: ParsedClient
    job: JobMeant
    received_on: date
    words: str
    time: time | None = None
    number: str = ""
    wanted: str = ""
    meaning: str = ""
    category: str = ""
    priority: str = ""
    channel: str = "phone"
    owner: str = ""
    technician: str = ""
    is_open: bool | None = None
    answered_on: date | None = None
    fixed_on: date | None = None
    closed_on: date | None = None
    action: str = ""
    fix_outcome: str = ""
    closing_words: str = ""
    is_satisfied: bool | None = None
    cause: str = ""
    lesson: str = ""
    cost_minor: int = 0
    events: str = ""
    rest: str = ""
    private_words: str = ""
