"""One cell at a time: cleaned text, numbers of other systems, yes and no, lists, durations."""

from __future__ import annotations

import re
import unicodedata

from app.exchange.reading.csv_records import Record
from app.exchange.reading.formula_guard import unguard_cell
from app.exchange.words.value_likeness import EMAIL

_EXCEL_TEXT = re.compile(r'="((?:[^"]|"")*)"')
_INVISIBLE = re.compile("[\u200b\ufeff\u2060\u00ad\u202a-\u202e\u2066-\u2069]")
_EDGE_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069 \t\r\n\x1a"
_ODD_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKED_NUMBER = re.compile(r"'[\d+(][\d\s()+./-]*")
_YES = frozenset({
    "true", "yes", "y", "1", "x", "ja", "j", "oui", "o", "si", "sí", "s", "vrai", "wahr", "verdadero", "on",
    "checked", "ok", "t",
})  # fmt: skip
_NO = frozenset({
    "false", "no", "n", "0", "nein", "non", "faux", "falsch", "falso", "off", "unchecked", "f", "none",
})  # fmt: skip
_LIST_BREAK = re.compile(r":::|[;\n|,]")
_FIRM_LIST_BREAK = re.compile(r":::|[;\n]")
_LONGEST_MAIL_CELL = 10_000
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_HOURS = re.compile(r"(?P<hours>\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|hours?|std\.?|stunden?|heures?|horas?)\b", re.IGNORECASE)
_MINUTES = re.compile(r"(?P<minutes>\d+)\s*(?:m|min|mins|minutes?|minuten|minutos?)\b", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::\d{2})?")


def clean_cell(text: str) -> str:
    """The text of a cell as it is meant: without Excel's wrapping, guards, invisible marks and blanks around it; NFC.

    A NUL (already U+FFFD when it comes from the reader) and half a surrogate pair become U+FFFD; joiners that
    emoji and some scripts need stay.
    """
    if text.isascii():
        text = text.strip()
        if not text.startswith(("=", "'")):
            return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text.replace("\0", "\ufffd")
    else:
        text = _INVISIBLE.sub("", _ODD_BLANKS.sub(" ", _SURROGATE.sub("\ufffd", text)))
        text = unicodedata.normalize("NFC", text.strip(_EDGE_MARKS))
    if text.startswith("="):
        wrapped = _EXCEL_TEXT.fullmatch(text)
        return wrapped.group(1).replace('""', '"').strip() if wrapped else _one_line_end(text)
    if text.startswith("'"):
        text = text[1:] if _MARKED_NUMBER.fullmatch(text) else unguard_cell(text)
    return _one_line_end(text)


def clean_row(record: Record, *, is_exact: bool = False) -> list[str]:
    """All cells of a row cleaned, with an empty one after the last, which stands for the columns a file does not have.

    Most rows hold nothing that needs care: that is seen once for the whole row, so that a cell costs one `strip`.
    """
    raw = record.raw
    if is_exact:
        cells = list(map(exact_cell, record.cells))
    elif (
        raw.isascii() and "'" not in raw and "=" not in raw and raw.find("\r", 0, len(raw) - 2) < 0 and "\0" not in raw
    ):
        cells = list(map(str.strip, record.cells))
    else:
        cells = [clean_cell(cell) if cell else "" for cell in record.cells]
    cells.append("")
    return cells


def exact_cell(text: str) -> str:
    """A cell of our own file for re-import: only what no database can hold is replaced."""
    return _SURROGATE.sub("\ufffd", text.replace("\0", "\ufffd"))


def _one_line_end(text: str) -> str:
    return text.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")


def bare_number(text: str) -> str:
    """A number given by another system, always kept as text: of a cleaned cell `#1042` and `1042.0` are 1042."""
    cleaned = text.lstrip("#").strip()
    return cleaned[:-2] if cleaned.endswith(".0") and cleaned[:-2].isdecimal() else cleaned


def lost_its_digits(text: str) -> bool:
    """Whether a spreadsheet has turned a long number into `9.87654E+09`."""
    return bool(_SCIENTIFIC.fullmatch(text.strip()))


def yes_or_no(text: str) -> bool | None:
    """The answer that a cell gives, or None if it is empty or neither."""
    word = text.strip().casefold().rstrip(".")
    if word in _YES:
        return True
    return False if word in _NO else None


def split_list(text: str) -> list[str]:
    """The parts of a cell that holds several: ` ::: `, semicolon, comma, bar or line break between them; none empty."""
    return [part.strip() for part in _LIST_BREAK.split(text) if part.strip()]


def split_firm_list(text: str) -> list[str]:
    """The parts of a cell between ` ::: `, semicolons and line breaks only, because its parts may hold commas."""
    return [part.strip() for part in _FIRM_LIST_BREAK.split(text) if part.strip()]


def split_mails(text: str) -> tuple[list[str], str]:
    """The mail addresses in a cell, each once, and the words that are none (empty if there are only addresses)."""
    if len(text) > _LONGEST_MAIL_CELL:
        return [], text
    if EMAIL.fullmatch(text):
        return [text.removeprefix("mailto:").strip(".'()[]")], ""
    found = list(dict.fromkeys(match.group().removeprefix("mailto:").strip(".'()[]") for match in EMAIL.finditer(text)))
    rest = EMAIL.sub(" ", text).replace(":::", " ")
    words = " ".join(re.sub(r"[<>,;|/\"()]+", " ", rest).split())
    return found, "" if words.casefold() in {"", "mailto", "mailto:", "and", "or", "und", "y", "et"} else words


def duration_minutes(text: str) -> int | None:
    """How long something took, in minutes: `1:30`, `1h 30m`, `90 min`, `1.5 hours`; None if it cannot be told."""
    words = text[:60].strip()
    clock = _CLOCK.fullmatch(words)
    if clock:
        return int(clock.group(1)) * 60 + int(clock.group(2))
    hours, minutes = _HOURS.search(words), _MINUTES.search(words)
    if hours is None and minutes is None:
        return int(words) if words.isascii() and words.isdigit() and len(words) <= 4 else None
    total = round(float(hours["hours"].replace(",", ".")) * 60) if hours and len(hours["hours"]) < 8 else 0
    return total + (int(minutes["minutes"]) if minutes and len(minutes["minutes"]) < 8 else 0)
