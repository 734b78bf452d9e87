"""Money of a column: the decimal mark is decided once for the whole column, then every cell becomes minor units."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.numbers import get_currency_precision

from app.translations import gettext as _

NET_HEADING = re.compile(r"sub ?total|\bnet\b|netto|\bht\b|hors taxe|sin iva|base imponible|before tax", re.IGNORECASE)
_DOLLAR_CURRENCIES = frozenset({
    "USD", "CAD", "AUD", "NZD", "MXN", "HKD", "SGD", "BRL", "ARS", "CLP", "COP", "TWD", "BSD", "BBD", "BZD", "FJD",
    "JMD", "TTD", "XCD",
})  # fmt: skip
# Which currencies a sign or a word may stand for.
_SIGNS: dict[str, frozenset[str]] = {
    "$": _DOLLAR_CURRENCIES, "€": frozenset({"EUR"}), "£": frozenset({"GBP", "EGP"}), "¥": frozenset({"JPY", "CNY"}),
    "₹": frozenset({"INR"}), "₩": frozenset({"KRW"}), "₪": frozenset({"ILS"}), "₽": frozenset({"RUB"}),
    "₺": frozenset({"TRY"}),
}  # fmt: skip
_WORDS: dict[str, frozenset[str]] = {
    "euro": frozenset({"EUR"}), "euros": frozenset({"EUR"}), "fr": frozenset({"CHF"}), "sfr": frozenset({"CHF"}),
    "kr": frozenset({"SEK", "NOK", "DKK", "ISK"}), "zł": frozenset({"PLN"}), "kč": frozenset({"CZK"}),
    "ft": frozenset({"HUF"}), "lei": frozenset({"RON"}), "rs": frozenset({"INR", "PKR", "LKR", "NPR"}),
    "dollars": _DOLLAR_CURRENCIES, "dollar": _DOLLAR_CURRENCIES, "pesos": frozenset({"MXN", "ARS", "CLP", "COP"}),
    "pounds": frozenset({"GBP"}),
}  # fmt: skip
_CODE = re.compile(r"(?<![A-Za-z])(?:[A-Z]{1,3}(?=\$)|[A-Z]{3}(?![A-Za-z])|CR(?![A-Za-z])|DR(?![A-Za-z]))")
_WORD = re.compile(r"(?<![^\W\d_])(?:" + "|".join(_WORDS) + r")(?![^\W\d_])\.?", re.IGNORECASE)
_NO_CENTS = re.compile(r"[.,]\s?[-–—]{1,2}(?=\D*$)")
_GROUPED = re.compile(r"\d*|\d{1,3}(?:G\d{3})+|\d{1,2}(?:G\d{2})*G\d{3}")
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009'’_]")
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,2})?")
_AMOUNT = re.compile(r"\d[\d.,]*|[.,]\d+")
_DOLLARS = {
    "US": "USD",
    "CA": "CAD",
    "C": "CAD",
    "AU": "AUD",
    "A": "AUD",
    "NZ": "NZD",
    "HK": "HKD",
    "MX": "MXN",
    "R": "BRL",
}
_LONGEST_AMOUNT = 60
_LARGEST = Decimal(10) ** 12


@dataclass(frozen=True, slots=True)
class MoneyReading:
    """How a column is read; where `1,225` could be either, `is_certain` is False and `example` is to be asked about."""

    decimal_mark: str = "."
    is_certain: bool = True
    example: str = ""


class MoneyEvidence:
    """Collects what the values of one column tell about the decimal mark."""

    __slots__ = ("comma", "example", "point")

    def __init__(self) -> None:
        self.comma = self.point = 0
        self.example = ""

    def look_at(self, text: str) -> None:
        """Take one value into account; a whole number says nothing."""
        found = _AMOUNT.search(_BLANKS.sub("", text[:_LONGEST_AMOUNT]))
        digits = found.group().rstrip(".,") if found else ""
        commas, points = digits.count(","), digits.count(".")
        if not commas and not points:
            return
        if commas and points:
            is_point = digits.rfind(".") > digits.rfind(",")
        elif commas + points > 1:
            is_point = commas > 0
        elif len(digits) - 1 - max(digits.rfind(","), digits.rfind(".")) != 3:
            is_point = points > 0
        else:
            self.example = self.example or text.strip()
            return
        self.point += is_point
        self.comma += not is_point

    @property
    def is_decided(self) -> bool:
        """Whether the values tell the mark, or hold nothing that could be read in two ways."""
        return self.point != self.comma or not self.example


def decide_mark(evidence: MoneyEvidence, usual: str) -> MoneyReading:
    """Decide a column by its values, else by the firm's own habit (uncertain if there was a doubtful value)."""
    if evidence.point != evidence.comma:
        return MoneyReading("." if evidence.point > evidence.comma else ",")
    return MoneyReading(usual, is_certain=not evidence.example, example=evidence.example)


def judge_money(values: Iterable[str], usual: str = ".") -> MoneyReading:
    """Decide the decimal mark of a column from its values alone, falling back to the firm's own habit."""
    evidence = MoneyEvidence()
    for value in values:
        evidence.look_at(value)
    return decide_mark(evidence, usual)


def read_money(text: str, reading: MoneyReading, currency: str) -> int | None:
    """An amount in minor units of the firm's currency; None if empty; `ValueError` for no amount or a foreign currency.

    `(1,200.00)`, `-1.200,00` and `1200.00-` are negative. Half a minor unit rounds up.
    """
    words = text.strip()
    if not words or words in {"-", "–", "—", "n/a", "N/A", "--"}:
        return None
    if len(words) > _LONGEST_AMOUNT:
        raise ValueError(_no_amount(text))
    places = _places(currency)
    if _PLAIN.fullmatch(words) and reading.decimal_mark == ".":
        whole, _point, part = words.partition(".")
        if len(part) <= places and len(whole) < 13:
            return int(whole + part.ljust(places, "0"))
    is_negative, digits = _bare_number(words, currency)
    grouping = "." if reading.decimal_mark == "," else ","
    whole, _mark, part = digits.partition(reading.decimal_mark)
    if grouping in part or not _GROUPED.fullmatch(whole.replace(grouping, "G")):
        raise ValueError(_not_like_the_column(text))
    digits = f"{whole.replace(grouping, '')}.{part}" if part else whole.replace(grouping, "")
    if digits.count(".") > 1 or not any(digit.isdigit() for digit in digits):
        raise ValueError(_no_amount(text))
    amount = Decimal(digits)
    if amount >= _LARGEST:
        raise ValueError(_("“%(text)s” is larger than any price.") % {"text": text.strip()[:60]})
    minor = int((amount * 10**places).quantize(Decimal(1), ROUND_HALF_UP))
    return -minor if is_negative else minor


def _bare_number(text: str, currency: str) -> tuple[bool, str]:
    """The sign and the digits with their marks, after the currency has been compared with the firm's."""
    words = text.replace("−", "-").replace("–", "-")
    is_negative = words.startswith("(") and words.endswith(")")
    codes = _CODE.findall(words)
    for code in set(codes) - {"CR", "DR"}:
        _require_currency(_DOLLARS.get(code, code), currency, text)
    for word in _WORD.findall(words):
        _require_one_of(_WORDS[word.rstrip(".").casefold()], currency, text)
    words = _BLANKS.sub("", _CODE.sub("", _WORD.sub("", _NO_CENTS.sub("", words)))).strip("()")
    for sign in _SIGNS.keys() & set(words):
        _require_one_of(_SIGNS[sign], currency, text)
        words = words.replace(sign, "", 1)
    words = words.strip("()")
    is_negative = is_negative or "CR" in codes or words.startswith("-") or words.endswith("-")
    words = words.removeprefix("-").removeprefix("+").removesuffix("-").rstrip(".,")
    if not _AMOUNT.fullmatch(words):
        raise ValueError(_no_amount(text))
    return is_negative, words


def _require_currency(found: str, ours: str, text: str) -> None:
    _require_one_of(frozenset({found}), ours, text)


def _require_one_of(found: frozenset[str], ours: str, text: str) -> None:
    if ours not in found:
        raise ValueError(
            _("“%(text)s” is not in %(currency)s, the currency of your books.")
            % {"text": text.strip()[:60], "currency": ours}
        )


def _not_like_the_column(text: str) -> str:
    return _("“%(text)s” is written otherwise than the other amounts in its column.") % {"text": text.strip()[:60]}


def _no_amount(text: str) -> str:
    return _("“%(text)s” is no amount of money.") % {"text": text.strip()[:60]}


@lru_cache(maxsize=32)
def _places(currency: str) -> int:
    return get_currency_precision(currency)
