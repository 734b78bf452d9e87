"""Money in whole minor units (cents, yen, fils): reading what people type, percentages, and showing it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from copy import copy
from decimal import Decimal
from typing import Literal

from app.errors import ValidationError
from app.rules.rounding import round_half_up
from app.translations import gettext as _

DecimalMark = Literal[".", ","]

LARGEST_MINOR = 10**15
_UNUSUAL_DECIMALS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
_EXPONENTS = {code: exponent for exponent, codes in _UNUSUAL_DECIMALS.items() for code in codes.split()}
_SPACES_AND_APOSTROPHES = re.compile(r"[\s'’‘ʼ٬]")
_CODE = re.compile(r"[A-Za-z]{3}")
_UNIT = re.compile(r"^[^\W\d_]{1,4}\.?|(?:[A-Z]{3}|kr\.?|zł|Kč|Ft|lei|лв\.?|руб\.?|Fr\.?)$")


def currency_exponent(currency: str) -> int:
    """How many decimals a currency has by ISO 4217: JPY 0, USD 2, KWD 3; ValueError if it is no three-letter code."""
    if not _CODE.fullmatch(currency):
        raise ValueError(f"{currency!r} is not a currency code.")
    return _EXPONENTS.get(currency.upper(), 2)


def to_minor(amount: Decimal, currency: str) -> int:
    """An amount in whole minor units, rounded half up (away from zero): 10.005 USD is 1001."""
    return round_half_up(amount.scaleb(currency_exponent(currency)))


def from_minor(minor: int, currency: str) -> Decimal:
    """Minor units as an exact amount with the currency's decimals: 1050 USD is 10.50."""
    return Decimal(minor).scaleb(-currency_exponent(currency))


def parse_money(text: str, currency: str, decimal_mark: DecimalMark = ".") -> int:
    """What somebody typed or a file holds, in minor units; `decimal_mark` is known per column or from the locale.

    Reads $1,225.00, 1.234,56, (1,200.00), USD 1,315.00, 12-, 1 234,5 and 1'234.50. Superfluous decimals are rounded
    half up. ValidationError for anything else: empty, letters, wrong grouping, another currency, beyond 10**15.
    """
    plain, is_negative = _without_sign(unicodedata.normalize("NFKC", text).strip())
    digits = _SPACES_AND_APOSTROPHES.sub("", _without_unit(plain, currency))
    digits, inner_negative = _without_sign(digits)
    amount = _read_number(digits, decimal_mark)
    if (
        amount is None or amount > LARGEST_MINOR
    ):  # before it is multiplied: a hundred digits are more than sums can hold
        raise _unreadable(text)
    minor = to_minor(-amount if is_negative or inner_negative else amount, currency)
    if abs(minor) > LARGEST_MINOR:
        raise _unreadable(text)
    return minor


def guess_decimal_mark(samples: Iterable[str]) -> DecimalMark | None:
    """The decimal mark of a column of amounts; None if no sample tells, or if they contradict each other.

    A mark that stands last after the other one, or that one or two digits (or more than three) follow, is decimal; a
    mark that repeats is not.
    """
    votes = {vote for vote in map(_vote, samples) if vote is not None}
    return votes.pop() if len(votes) == 1 else None


def format_money(minor: int, currency: str, locale: str) -> str:
    """Minor units as a person of this locale reads them, with the currency's sign and all its decimals."""
    # Babel costs a tenth of a second, which a start of the program should not pay.
    from babel import Locale  # noqa: PLC0415 - the program starts without it

    spoken = Locale.parse(locale)
    exponent = currency_exponent(currency)
    pattern = copy(spoken.currency_formats["standard"])
    pattern.frac_prec = (exponent, exponent)
    amount = from_minor(minor, currency)
    return str(pattern.apply(amount, spoken, currency=currency.upper(), currency_digits=False))


def percent_of(minor: int, percent: Decimal) -> int:
    """A percentage of an amount in minor units, rounded half up."""
    return round_half_up(minor * percent / 100)


def _without_sign(text: str) -> tuple[str, bool]:
    if len(text) > 1 and text[0] == "(" and text[-1] == ")":
        return text[1:-1].strip(), True
    signs = "-−–"
    if text[:1] in signs or text[-1:] in signs:
        return text.strip(signs + " "), bool(text)
    return text.removeprefix("+"), False


def _without_unit(text: str, currency: str) -> str:
    bare = "".join(" " if unicodedata.category(each) == "Sc" else each for each in text).strip()
    for code in _CODE.findall(bare):
        if code.isupper() and code != currency.upper() and _is_currency(code):
            return text
    return _UNIT.sub("", bare).strip()


def _is_currency(code: str) -> bool:
    from babel import Locale  # noqa: PLC0415 - see format_money

    return code in Locale("en").currencies


def _read_number(digits: str, decimal_mark: DecimalMark) -> Decimal | None:
    group_mark = "," if decimal_mark == "." else "."
    whole, mark, part = digits.partition(decimal_mark)
    groups = whole.split(group_mark)
    if not re.fullmatch(r"\d*", part) or not all(re.fullmatch(r"\d*", group) for group in groups):
        return None
    if len(groups) > 1 and not _is_grouped(groups):
        return None
    number = "".join(groups)
    if not number and not part:
        return None
    return Decimal(f"{number or '0'}.{part or '0'}") if mark else Decimal(number)


def _is_grouped(groups: list[str]) -> bool:
    """Groups of three, or the Indian way: two and at last three; the first may be shorter but not empty."""
    first, *middle, last = groups
    if len(last) != 3 or not 1 <= len(first) <= 3:
        return False
    return all(len(group) == 3 for group in middle) or (len(first) <= 2 and all(len(group) == 2 for group in middle))


def _vote(sample: str) -> DecimalMark | None:
    marks = re.findall(r"[.,](?=\d)", sample)
    if not marks:
        return None
    last: DecimalMark = "." if marks[-1] == "." else ","
    if len(set(marks)) == 2:
        return last if marks.count(last) == 1 else None
    if len(marks) > 1:
        return "," if last == "." else "."
    decimals = re.search(r"[.,](\d+)\D*$", sample)
    return None if decimals is None or len(decimals.group(1)) == 3 else last


def _unreadable(text: str) -> ValidationError:
    message = _("“{text}” is not an amount of money that I can read; nothing was changed, please type it as 1250.00.")
    return ValidationError(message.format(text=text.strip()[:40]), "money")
