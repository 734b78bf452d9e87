"""Phone numbers in a cell: several at once, labels in the cell, whose they are, digits that a spreadsheet lost."""

from __future__ import annotations

import re

from app.exchange.parsing.parsed_records import ParsedPhone, PhoneNormaliser
from app.exchange.reading.cell_values import lost_its_digits
from app.translations import gettext as _

_BETWEEN = re.compile(r":::|[;\n|]| (?:or|oder|ou|o|and|und) |,(?! ?(?:ext|x)\b)", re.IGNORECASE)
_NUMBER = re.compile(
    r"\+?[(\d][\d\s().\-/\u00a0\u2010-\u2015]{0,40}\d(?:,? ?(?:#|x|ext\.?|extension|app\.?) ?\d{1,6})?", re.IGNORECASE
)
_BETWEEN_NUMBERS = (re.compile(r" ?/ ?"), re.compile(r" (?=[(+])"), re.compile(" "))
_BLANKS = re.compile(r"[^\S\n]+")
_LONGEST_CELL = 2_000
_ONE_NUMBER = re.compile(r"\+?[\d(][\d ().-]{4,18}\d")
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LABELS = {
    "phone": "", "tel": "", "telephone": "", "main": "", "primary": "", "voice": "", "p": "", "t": "", "ph": "",
    "mobile": "mobile", "cell": "mobile", "cellular": "mobile", "handy": "mobile", "mobil": "mobile", "m": "mobile",
    "c": "mobile", "iphone": "mobile", "gsm": "mobile", "portable": "mobile", "movil": "mobile", "text": "text",
    "home": "home", "house": "home", "h": "home", "privat": "home", "casa": "home", "domicile": "home",
    "work": "work", "office": "work", "business": "work", "w": "work", "o": "work", "bureau": "work", "trabajo": "work",
    "fax": "fax", "home fax": "fax", "work fax": "fax", "homefax": "fax", "workfax": "fax", "f": "fax",
    "other": "other", "contact": "", "default": "", "invoice": "billing",
}  # fmt: skip


def plain_label(text: str) -> str:
    """Our label for another program's (`* Mobile`, `Cell`, `mobile:`); a label of its own stays as it is."""
    words = text.strip().lstrip("* ").rstrip(":. ")
    return _LABELS.get(words.casefold(), words)


def read_phones(text: str, label: str, normalise: PhoneNormaliser, whose: str = "") -> tuple[list[ParsedPhone], str]:
    """The numbers in a cell and the words that are none (empty if there are only numbers).

    A number that cannot be read stays as it is written; one that a spreadsheet turned into `9.87654E+09` is words.
    """
    if _ONE_NUMBER.fullmatch(text):
        return [_phone(text, normalise(text) or "", label, whose)], ""
    if len(text) > _LONGEST_CELL:
        return [], text
    if lost_its_digits(text):
        return [], _("%(text)s (a spreadsheet has lost the last digits)") % {"text": text}
    found: list[ParsedPhone] = []
    words: list[str] = []
    for part in _BETWEEN.split(_BLANKS.sub(" ", _HIDDEN.sub("", text))):
        if part and part.strip():
            numbers, rest = _read_part(part.strip(), label, normalise, whose)
            found += numbers
            words += [rest] if rest else []
    return found, ", ".join(words)


def _read_part(text: str, label: str, normalise: PhoneNormaliser, whose: str) -> tuple[list[ParsedPhone], str]:
    """The numbers in one part: usually one, after a label and before a name in brackets."""
    found: list[ParsedPhone] = []
    end = 0
    for match in _NUMBER.finditer(text):
        number = match.group().strip()
        digits = sum(letter.isdigit() for letter in number)
        if digits < 5:
            continue
        before = text[end : match.start()].strip(" :.-,(/&")
        end = match.end()
        own_label = plain_label(before) if before else label
        found += [_phone(each, normalise(each) or "", own_label, whose) for each in _several(number, normalise)]
    rest = text[end:].strip(" ()-,.:/[]")
    if found and rest:
        known = _LABELS.get(rest.casefold())
        last = found[-1]
        found[-1] = (
            last._replace(label=known, is_fax=known == "fax") if known is not None else last._replace(whose=rest)
        )
        rest = ""
    return found, rest if not found else ""


def _several(text: str, normalise: PhoneNormaliser) -> list[str]:
    """`503-555-0142 / 503-555-0143` is two numbers, as each part of it is one and the whole is none."""
    if not normalise(text):
        for between in _BETWEEN_NUMBERS:
            parts = between.split(text)
            if len(parts) > 1 and all(map(normalise, parts)):
                return parts
    return [text]


def _phone(text: str, normal: str, label: str, whose: str) -> ParsedPhone:
    is_fax = label == "fax"
    return ParsedPhone(text.strip(), normal, "" if is_fax else label, whose, is_fax)
