"""Telephone numbers: one way of storing them (E.164), fast for the common shapes, and ways to show and find them.

The shapes that fill a client list are decided by regular expressions compiled from the library's own tables; anything
unusual is left to the library. Both give the same answer; a property test compares them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

    from phonenumbers import PhoneMetadata, PhoneNumberDesc

_SEPARATORS = str.maketrans("", "", " ()-./\u00a0\u2010\u2011")
_NO_DIGITS = re.compile("[^0-9]+")
_MANGLED_BY_SPREADSHEET = re.compile(r"\s*\d(?:[.,]\d+)?[eE]\+?\d+\s*")
_LONGEST_FAST = 30
_FEWEST_DIGITS = 5
_NUMBER_KINDS = (
    *("fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "pager", "uan"),
    "voicemail",
)


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number as typed, its E.164 form (None if it is not a valid number) and its extension ("" if none)."""

    typed: str
    e164: str | None
    extension: str = ""


def normalise(text: str, region: str) -> str | None:
    """The E.164 form (+15035550142) of a number typed in a region ("US"), or None if it is no valid number.

    Same answer as the phonenumbers library, except that a number which a spreadsheet turned into 9.87654E+09 is
    never valid. An extension does not change the answer; `read_phone` keeps it. Region codes are upper case.
    """
    if len(text) <= _LONGEST_FAST:
        bare = text.translate(_SEPARATORS)
        quick = _quick(bare, region)
        if quick is not None:
            return quick
        if sum(map(str.isdigit, bare)) < _FEWEST_DIGITS and not any(map(str.isalpha, bare)):
            return None
    return read_phone(text, region).e164


def read_phone(text: str, region: str) -> PhoneNumber:
    """A number with its extension; one that cannot be understood keeps what was typed and has no E.164 form."""
    if _MANGLED_BY_SPREADSHEET.fullmatch(text):
        return PhoneNumber(text, None)
    library = _library()
    try:
        number = library.parse(text, region)
    except library.NumberParseException:
        return PhoneNumber(text, None)
    if not library.is_valid_number(number):
        return PhoneNumber(text, None)
    return PhoneNumber(text, library.format_number(number, library.PhoneNumberFormat.E164), number.extension or "")


@lru_cache(maxsize=4096)
def display(e164: str, region: str, extension: str = "") -> str:
    """A number as people of a region write it: nationally at home, internationally abroad, extension behind.

    Text that is no E.164 number is shown as it is.
    """
    library = _library()
    try:
        number = library.parse(e164, None)
    except library.NumberParseException:
        return e164
    if extension:
        number.extension = extension
    is_home = library.country_code_for_region(region) == number.country_code
    style = library.PhoneNumberFormat.NATIONAL if is_home else library.PhoneNumberFormat.INTERNATIONAL
    return str(library.format_number(number, style))


def digits_of(text: str) -> str:
    """Only the digits of a text, as plain 0-9 whatever script they were typed in; what the find box searches."""
    if text.isascii():  # nearly every number is, and an import asks for each
        return _NO_DIGITS.sub("", text)
    return "".join(str(int(each)) for each in text if each.isdecimal())


def last_digits(text: str, count: int = 4) -> str:
    """The last digits of a number, fewer if it has no more; by these a ringing client is found."""
    return digits_of(text)[-count:]


def _library() -> ModuleType:
    # A tenth of the program's start; the first page of clients is shown without it.
    import phonenumbers  # noqa: PLC0415

    return phonenumbers


@dataclass(frozen=True, slots=True)
class Home:
    """What the quick way needs to know of the region in which a number is typed."""

    calling_code: str
    abroad: re.Pattern[str] | None
    abroad_is_00: bool
    trunk: re.Pattern[str] | None
    is_rewriting: bool
    plain: re.Pattern[str]
    valid: re.Pattern[str]


def _quick(bare: str, region: str) -> str | None:
    """The E.164 form of a common shape, or None when the library has to look."""
    if bare[:1] == "+":
        return _quick_abroad(bare[1:], region)
    if not (bare.isascii() and bare.isdigit()):
        return None
    home = home_of(region)
    if home is None:
        return None
    if home.abroad is not None and home.abroad.match(bare):
        is_plain_00 = home.abroad_is_00 and bare.startswith("00") and bare[2:3] != "0"
        return _quick_abroad(bare[2:], region) if is_plain_00 else None
    return _quick_athome_of(bare, home)


def _quick_abroad(digits: str, region: str) -> str | None:
    if not (digits.isascii() and digits.isdigit()) or len(digits) <= _FEWEST_DIGITS:
        return None
    length = _calling_code_length(digits[:3])
    if length and _is_plain_valid(int(digits[:length]), digits[length:], region):
        return "+" + digits
    return None


def _quick_athome_of(bare: str, home: Home) -> str | None:
    if home.plain.fullmatch(bare):
        national = bare
    elif bare.startswith(home.calling_code) and home.plain.fullmatch(bare, len(home.calling_code)):
        national = bare[len(home.calling_code) :]
    else:
        found = home.trunk.match(bare) if home.trunk is not None else None
        if found is None or (home.is_rewriting and found.re.groups and found[found.re.groups] is not None):
            return None
        national = bare[found.end() :]
        is_valid = home.plain.fullmatch(national) is not None and home.valid.fullmatch(national) is not None
        return f"+{home.calling_code}{national}" if is_valid else None
    is_valid = (home.trunk is None or not home.trunk.match(national)) and home.valid.fullmatch(national) is not None
    return f"+{home.calling_code}{national}" if is_valid else None


def _is_plain_valid(code: int, national: str, region: str) -> bool:
    """Whether a national number is valid and nothing at its start could be taken for a trunk prefix."""
    trunk = trunk_prefix(code, region)
    return (trunk is None or not trunk.match(national)) and valid_pattern(code).fullmatch(national) is not None


def calling_code_of(e164: str) -> tuple[int, str]:
    """The calling code of a valid number, and the number behind it."""
    length = _calling_code_length(e164[1:4])
    return int(e164[1 : 1 + length]), e164[1 + length :]


@lru_cache(maxsize=1000)
def _calling_code_length(head: str) -> int:
    codes = _library().COUNTRY_CODE_TO_REGION_CODE
    return next((size for size in (1, 2, 3) if head[0] != "0" and int(head[:size]) in codes), 0)


@lru_cache(maxsize=300)
def _region_of(code: int) -> str:
    return str(_library().COUNTRY_CODE_TO_REGION_CODE[code][0])


@lru_cache(maxsize=600)
def _table(region: str, code: int) -> PhoneMetadata | None:
    metadata: Any = _library().PhoneMetadata
    found: PhoneMetadata | None = (
        metadata.metadata_for_nongeo_region(code) if region == "001" else metadata.metadata_for_region(region, None)
    )
    return found


@lru_cache(maxsize=600)
def trunk_prefix(code: int, region: str) -> re.Pattern[str] | None:
    """What the library would try to strip from the start of a national number of this calling code."""
    table = _table(region, 0)
    if table is None or table.country_code != code:
        table = _table(_region_of(code), code)
    prefix = table.national_prefix_for_parsing if table is not None else None
    return re.compile(prefix) if prefix else None


def _pattern_of(kind: PhoneNumberDesc | None) -> str:
    return (kind.national_number_pattern or "") if kind is not None else ""


@lru_cache(maxsize=300)
def valid_pattern(code: int) -> re.Pattern[str]:
    """One expression for every valid national number of a calling code.

    A region with leading digits claims every number that begins with them, valid or not, so the regions after it
    must not match those.
    """
    alternatives: list[str] = []
    claimed = ""
    regions = _library().COUNTRY_CODE_TO_REGION_CODE.get(code, ())
    for table in filter(None, (_table(region, code) for region in regions)):
        kinds = (getattr(table, kind) for kind in _NUMBER_KINDS)
        types = "|".join(pattern for pattern in map(_pattern_of, kinds) if pattern)
        own = f"(?={table.leading_digits})" if table.leading_digits else ""
        general = _pattern_of(table.general_desc)
        alternatives.append(f"{claimed}{own}(?=(?:{general})$)(?:{types})")
        claimed += f"(?!{table.leading_digits})" if table.leading_digits else ""
    return re.compile("|".join(f"(?:{each})" for each in alternatives))


@lru_cache(maxsize=300)
def home_of(region: str) -> Home | None:
    """How numbers are typed in a region; None if the library knows no such region."""
    table = _table(region, 0)
    if table is None:
        return None
    return Home(
        calling_code=str(table.country_code),
        abroad=re.compile(table.international_prefix) if table.international_prefix else None,
        abroad_is_00=table.international_prefix == "00",
        trunk=trunk_prefix(table.country_code, region),
        is_rewriting=bool(table.national_prefix_transform_rule),
        plain=re.compile(_pattern_of(table.general_desc)),
        valid=valid_pattern(table.country_code),
    )
