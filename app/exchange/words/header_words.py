"""How headings are compared, and what each known wording means in a file of a kind."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from app.exchange.words.client_wordings import CLIENT_WORDS
from app.exchange.words.history_words import COMPLAINT_WORDS, FEEDBACK_WORDS, MORE_JOB_WORDS, NOTE_WORDS, PAYMENT_WORDS
from app.exchange.words.import_fields import ImportField, RecordKind, Target, fields_of, target
from app.exchange.words.job_wordings import JOB_WORDS

_WORD_BREAK_IN_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\d)(?=[A-Z][a-z])")
_NO_WORD = re.compile(r"[\W_]+")
_DIGIT_EDGE = re.compile(r"(?<=[^\W\d_])(?=\d)")


@lru_cache(maxsize=4096)
def plain_header(header: str) -> str:
    """A header for comparing, without case, accents, marks: `*ContactName` and `Contact name` are the same."""
    text = header.replace("#s", " numbers ").replace("#", " number ") if "#" in header else header
    text = _DIGIT_EDGE.sub(" ", _WORD_BREAK_IN_CAMEL_CASE.sub(" ", text))
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _NO_WORD.sub(" ", text).strip()
    return text.replace("e mail", "email").replace("zip code", "zip").replace("zipcode", "zip")


# The tables of each kind; where two know a wording, the first has it.
_TABLES: dict[RecordKind, tuple[dict[str, str], ...]] = {
    RecordKind.CLIENTS: (CLIENT_WORDS,),
    RecordKind.JOBS: (MORE_JOB_WORDS, JOB_WORDS, CLIENT_WORDS),
    RecordKind.COMPLAINTS: (COMPLAINT_WORDS, CLIENT_WORDS),
    RecordKind.FEEDBACK: (FEEDBACK_WORDS, CLIENT_WORDS),
    RecordKind.NOTES: (NOTE_WORDS, CLIENT_WORDS),
    RecordKind.PAYMENTS: (PAYMENT_WORDS, CLIENT_WORDS),
}


@lru_cache(maxsize=len(RecordKind))
def wordings(kind: RecordKind) -> dict[str, Target]:
    """Every known wording (in the shape of `plain_header`) with the field it means in a file of this kind."""
    found: dict[str, Target] = {}
    for table in _TABLES[kind]:
        for notation, words in table.items():
            meaning = target(notation)
            meaning = _in_a_file_of(kind, meaning)
            for word in words.split("|"):
                found.setdefault(plain_header(word), meaning)
    return found


def _in_a_file_of(kind: RecordKind, meaning: Target) -> Target:
    """In a list of jobs the client's number only points at the client; what a kind has no place for is a note."""
    if kind is RecordKind.JOBS and meaning.field is ImportField.EXTERNAL_ID:
        return Target(ImportField.CLIENT_EXTERNAL_ID)
    return meaning if meaning.field in fields_of(kind) else Target(ImportField.NOTE)
