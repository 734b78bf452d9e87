"""What the values of a column look like: mail, phone, date, money, postal code; used where headers say too little."""

from __future__ import annotations

import re
from collections.abc import Sequence

EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]{1,190}\.[^@\s,;<>\".]{1,60}")
LONGEST_VALUE = 200
_PHONE = re.compile(
    r"(?:Phone:|Tel\.?:?|')?\s*\+?[\d(][\d\s().\-/\u00a0\u2010\u2011]{5,22}\d(?:\s*(?:x|ext\.?)\s*\d{1,6})?"
)
_DATE = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:\d{4}|\d{2}))(?:[T ,]+\d{1,2}:\d{2}.*)?|"
    r"(?:\w{3,9}\.?,? )?(?:\d{1,2}\.?[ -]\w{3,9}\.?[ -]\d{2,4}|\w{3,9}\.? \d{1,2},? \d{4})(?:[ ,]+\d{1,2}:\d{2}.*)?"
)
_MONEY = re.compile(r"\(?-?\s?(?:[$€£¥]|[A-Z]{3}\s)?\s?\d[\d.,'\s]*\d?\s?(?:[$€£¥]|[A-Z]{3})?\)?")
_MARKED_MONEY = re.compile(r"[$€£¥]|\d[.,]\d{2}\)?$")
_POSTAL_CODE = re.compile(
    r"\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} ?[A-Z]{2}|\d{4}", re.IGNORECASE
)
_YES_OR_NO = frozenset({"true", "false", "yes", "no", "y", "n", "ja", "nein", "oui", "non", "si", "sí", "x"})
_COMPANY = re.compile(
    r"\b(?:"
    r"llc|l\.l\.c|inc|ltd|limited|corp|corporation|company|& co|plc|llp|pty|gmbh|ag|kg|ohg|e\.?k|ug|sarl|"
    r"sas|s\.?a|s\.?l|bv|b\.v|church|school|academy|hotel|motel|inn|restaurant|café|cafe|dental|clinic|"
    r"hospital|properties|property management|management|realty|estates|association|hoa|services|"
    r"solutions|group|partners|associates|university|college|library|office|offices|bank|studio|salon|"
    r"centre|center|club|society|foundation|council|nursery|care home|interiors"
    r")\b\.?",
    re.IGNORECASE,
)


def looks_like_company(name: str) -> bool:
    """Whether a name reads like a firm's or an institution's and not like a person's."""
    return bool(_COMPANY.search(name)) and "," not in name.split(" ", maxsplit=1)[0]


def looks_like_value(cell: str) -> bool:
    """Whether a cell is surely a value and no heading: a mail address, a phone number, a date, an amount."""
    text = cell[: LONGEST_VALUE + 1].strip()
    if not text or len(text) > LONGEST_VALUE or not any(letter.isdigit() or letter == "@" for letter in text):
        return False
    return bool(EMAIL.fullmatch(text) or _DATE.fullmatch(text) or _PHONE.fullmatch(text) or _MONEY.fullmatch(text))


def likeness(values: Sequence[str]) -> str:
    """What nearly all (85 %) of the filled values are: email, phone, date, postal_code, money, yes_no, or nothing."""
    filled = [value for value in (text[:LONGEST_VALUE].strip() for text in values) if value]
    if not filled:
        return ""
    needed = 0.85 * len(filled)
    if sum(bool(EMAIL.search(value)) for value in filled) >= needed:
        return "email"
    if sum(bool(_DATE.fullmatch(value)) for value in filled) >= needed:
        return "date"
    if sum(bool(_PHONE.fullmatch(value)) and _digits(value) >= 9 for value in filled) >= needed:
        return "phone"
    if sum(value.casefold() in _YES_OR_NO for value in filled) >= needed:
        return "yes_no"
    if (
        any(_MARKED_MONEY.search(value) for value in filled)
        and sum(bool(_MONEY.fullmatch(value)) for value in filled) >= needed
    ):
        return "money"
    if sum(bool(_POSTAL_CODE.fullmatch(value)) for value in filled) >= needed and len(set(filled)) > 1:
        return "postal_code"
    return ""


def _digits(value: str) -> int:
    return sum(letter.isdigit() for letter in value)
