"""What a column means by itself: by its format, by the words of its heading, by likeness, and by its values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from app.exchange.columns.column_matches import BY_VALUES, SURE, UNKNOWN
from app.exchange.formats.known_formats import KnownFormat
from app.exchange.words.header_parts import read_parts
from app.exchange.words.header_words import plain_header, wordings
from app.exchange.words.import_fields import DATE_FIELDS, MANY_COLUMNS, ImportField, RecordKind, Target, target
from app.exchange.words.person_names import is_title
from app.exchange.words.value_likeness import likeness

_OWNERS = re.compile(r"(?:customer|client|contact|primary|main|account|kunden|kunde|owner|homeowner|your) ")
_LAST_NUMBER = re.compile(r"(.*\D) (\d)$")
_DIGITS = re.compile(r"\d+")
# What the values of a column without a telling heading make of it, and how sure that is.
_BY_LOOK = {
    "email": (Target(ImportField.EMAIL), BY_VALUES),
    "phone": (Target(ImportField.PHONE), 0.6),
    "web": (Target(ImportField.WEB), 0.6),
    "full_address": (Target(ImportField.FULL_ADDRESS), 0.6),
    "street": (Target(ImportField.STREET), 0.6),
    "postal_code": (Target(ImportField.POSTAL_CODE), 0.5),
    "region": (Target(ImportField.REGION), 0.55),
    "country": (Target(ImportField.COUNTRY), 0.55),
    "place": (Target(ImportField.TOWN), 0.55),
    "number": (Target(ImportField.EXTERNAL_ID), 0.5),
    "full_name": (Target(ImportField.NAME), 0.6),
    "first_name": (Target(ImportField.FIRST_NAME), 0.55),
}
# Whoever else a heading speaks of, it is not the client.
_SOMEBODY_ELSE = re.compile(
    r"\b(?:spouse|partner|wife|husband|emergency|assistant|manager|rep|technician|employee|staff|mother|father|son|"
    r"daughter|neighbou?r|relative|tenant|landlord|agent|supervisor|notfall\w*|ehepartner|ehefrau|ehemann|nachbar\w*|"
    r"hausmeister|mieter|vermieter|verwalt\w*|conjoint|epou\w+|urgence|voisin\w*|locataire|gardien|conyuge|esposa|esposo|"
    r"emergencia|vecin[oa]|inquilin[oa]|portero)\b"
)
# Even under a heading we do not know at all these speak for themselves.
_SPEAKING = frozenset({"email", "phone", "web", "full_address"})
# A heading that says one thing over values that are clearly another: (field of the heading, look) → what it is.
_CORRECTIONS: dict[tuple[ImportField, str], ImportField] = {
    (ImportField.NAME, "phone"): ImportField.PHONE,
    (ImportField.CONTACT_PERSON, "phone"): ImportField.PHONE,
    (ImportField.EMAIL, "phone"): ImportField.PHONE,
    (ImportField.WEB, "phone"): ImportField.PHONE,
    (ImportField.TOWN, "postal_code"): ImportField.POSTAL_CODE,
    (ImportField.STREET, "postal_code"): ImportField.POSTAL_CODE,
    (ImportField.STREET, "region"): ImportField.REGION,
    (ImportField.STREET, "full_address"): ImportField.FULL_ADDRESS,
    (ImportField.PHONE, "full_address"): ImportField.FULL_ADDRESS,
    (ImportField.PHONE, "street"): ImportField.STREET,
    (ImportField.POSTAL_CODE, "place"): ImportField.TOWN,
    (ImportField.NAME, "street"): ImportField.STREET,
    (ImportField.NAME, "full_address"): ImportField.FULL_ADDRESS,
    (ImportField.STATE, "region"): ImportField.REGION,
    (ImportField.JOB_DATE, "time"): ImportField.START_TIME,
    (ImportField.END_DATE, "time"): ImportField.END_TIME,
    (ImportField.LAST_NAME, "date"): ImportField.LAST_VISIT_ON,
    (ImportField.FIRST_NAME, "date"): ImportField.CLIENT_SINCE,
    (ImportField.COMPANY_NAME, "yes_no"): ImportField.IS_COMPANY,
}
_REACHING = {"email": ImportField.EMAIL, "phone": ImportField.PHONE}
_NO_DATES = frozenset({"phone", "email", "full_name", "street", "yes_no"})
_MERE_NUMBERS = frozenset({"number", "no", "nr", "numero", "num"})
_DOUBTFUL: dict[ImportField, frozenset[str]] = {
    ImportField.EMAIL: frozenset({"phone", "date", "yes_no", "money", "postal_code", "street", "full_name"}),
    ImportField.PHONE: frozenset({"email", "date", "yes_no", "money", "full_name", "postal_code"}),
    ImportField.POSTAL_CODE: frozenset({"phone", "date", "yes_no", "full_name"}),
    ImportField.NAME: frozenset({"date", "yes_no", "money", "postal_code"}),
    ImportField.TOWN: frozenset({"phone", "date", "yes_no", "money"}),
    ImportField.STREET: frozenset({"phone", "date", "yes_no", "money"}),
}


def meaning_of_column(
    header: str, values: Sequence[str], kind: RecordKind, known: KnownFormat | None, *, is_named: bool
) -> tuple[Target, float]:
    """The first reading of a column by itself; where no program's format says it, the values confirm or correct it."""
    meaning, confidence = meaning_of_header(header if is_named else "", kind, known)
    if known is not None:
        return meaning, confidence
    return _compare_with_values(meaning, confidence, values, plain_header(header) if is_named else "")


def meaning_of_header(header: str, kind: RecordKind, known: KnownFormat | None) -> tuple[Target, float]:
    """What a heading says: by the format, by a known wording, by its parts, by likeness."""
    if known is not None:
        meaning = known.target_of(header) or (_exact_target(header) if known.is_exact else None)
        if meaning is not None:
            return meaning, 1.0
    plain = plain_header(header)
    words = wordings(kind)
    if not plain:
        return UNKNOWN, 0.5
    if plain in words:
        return words[plain], 0.95
    read = read_parts(header, kind)
    if read is not None:
        return read
    without_owner = _OWNERS.sub("", plain, count=1)
    if without_owner != plain and without_owner in words:
        return words[without_owner], 0.9
    numbered = _LAST_NUMBER.fullmatch(without_owner)
    if numbered and numbered[1] in words and words[numbered[1]].field in MANY_COLUMNS:
        return words[numbered[1]], 0.9
    return _nearest(plain, words)


def _nearest(plain: str, words: dict[str, Target]) -> tuple[Target, float]:
    """The likest wording, for headings that were mistyped; one with another number is another."""
    if len(plain) > 4:
        near = process.extractOne(plain, words.keys(), scorer=fuzz.ratio, score_cutoff=86)
        if near is not None and near[0][0] == plain[0] and _DIGITS.findall(near[0]) == _DIGITS.findall(plain):
            return words[near[0]], round(min(near[1] / 100 * 0.85, SURE - 0.01), 2)
    return UNKNOWN, 0.5


def _exact_target(header: str) -> Target | None:
    try:
        return target(header)
    except ValueError:
        return None


def _compare_with_values(meaning: Target, confidence: float, values: Sequence[str], plain: str) -> tuple[Target, float]:
    """Let the values confirm or correct what the heading says; those of other people correct nothing."""
    look = likeness(values)
    field = meaning.field
    if look in _REACHING and field not in _REACHING.values() and (_repeats(values) or _SOMEBODY_ELSE.search(plain)):
        return meaning, confidence
    if look == "email" and field not in {ImportField.EMAIL, ImportField.NOTES, ImportField.IGNORE}:
        return Target(ImportField.EMAIL), BY_VALUES
    if meaning == UNKNOWN and (not plain or look in _SPEAKING):
        return _BY_LOOK.get(look, (meaning, confidence))
    if field is ImportField.SALUTATION and _are_no_titles(values):
        return UNKNOWN, 0.6
    corrected = _CORRECTIONS.get((field, look))
    if field is ImportField.EXTERNAL_ID and look == "phone" and plain in _MERE_NUMBERS:
        corrected = ImportField.PHONE
    if corrected is not None:
        return Target(corrected, meaning.group if field is not ImportField.PHONE else ""), 0.6
    is_doubtful = look in _DOUBTFUL.get(field, ()) or (field in DATE_FIELDS and look in _NO_DATES)
    return meaning, 0.4 if is_doubtful else confidence


def _are_no_titles(values: Sequence[str]) -> bool:
    """Whether a column called Title holds what people do for a living."""
    filled = [value for value in values if value.strip()]
    return len(filled) > 0 and sum(map(is_title, filled)) * 2 < len(filled)


def _repeats(values: Sequence[str]) -> bool:
    """Whether the same few values stand in most rows: those are the firm's own people, not its clients."""
    filled = [value for value in values if value.strip()]
    return len(filled) > 3 and len(set(filled)) * 2 < len(filled)
