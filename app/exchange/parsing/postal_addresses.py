"""A whole address in one cell, taken apart as far as it can be told; what cannot be told stays in the street lines."""

from __future__ import annotations

import re

from app.exchange.parsing.parsed_records import ParsedAddress
from app.exchange.words.person_names import says_no_more

_US_END = re.compile(
    r"(?P<town>[^,\d]+?),?\s+(?P<region>[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\.?,?\s+(?P<code>\d{5}(?:-\d{4})?)"
)
_CANADA_END = re.compile(
    r"(?P<town>[^,\d]+?),?\s+(?P<region>[A-Z]{2}|[A-Z][a-z]+)\.?,?\s+(?P<code>[A-Z]\d[A-Z] ?\d[A-Z]\d)"
)
_BRITISH_END = re.compile(r"(?:(?P<town>[^,\d]+?),?\s+)?(?P<code>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})", re.IGNORECASE)
_CODE_FIRST = re.compile(r"(?:[A-Z]{1,2}[- ])?(?P<code>\d{4,5}|\d{4} [A-Z]{2}|\d{3} \d{2})\s+(?P<town>[^\d,]+)")
_AUSTRALIAN_END = re.compile(r"(?P<town>[^,\d]+?),?\s+(?P<region>NSW|VIC|QLD|SA|WA|TAS|ACT|NT)\s+(?P<code>\d{4})")
_ENDS = (_AUSTRALIAN_END, _US_END, _CANADA_END, _BRITISH_END, _CODE_FIRST)
_COUNTRIES = frozenset({
    "usa", "us", "u.s.a", "united states", "united states of america", "united kingdom", "uk", "england",
    "scotland", "wales", "canada", "australia", "ireland", "new zealand", "deutschland", "germany",
    "österreich", "austria", "schweiz", "switzerland", "france", "españa", "spain", "mexico", "méxico",
    "nederland", "netherlands", "belgium", "belgië", "italia", "italy", "portugal", "sweden", "sverige",
    "norway", "denmark",
})  # fmt: skip
_COUNTRY_AT_END = re.compile(
    r"(?P<rest>.*\d.*?),? (?P<country>USA|US|U\.S\.A\.|United States|Canada|UK|United Kingdom)", re.IGNORECASE
)
_LONGEST_LINE = 200
_WIDE_GAP = re.compile(r" {2,}|\t")
# A street that ends with a usual word, perhaps with the number of a flat behind it.
_STREET_END = re.compile(
    r"(?P<street>(?:\d\S*(?: \S+)+? "
    r"(?:st|street|rd|road|ave?|avenue|ln|lane|dr|drive|ct|court|blvd|boulevard|way|pl|place|ter|terrace|cir|circle|hwy|highway|pkwy|parkway|trl|trail|loop|sq|square|close|crescent|run|pike|row|walk)\.?"
    r"(?: (?:n|s|e|w|ne|nw|se|sw)\b\.?)?|p\.?\s?o\.? box \d+))"
    r"(?P<flat> (?:apt|unit|ste|suite|#|flat|no|bldg|lot)\.? ?[\w-]+)?,? (?P<rest>[^\d].*)",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(r"(?:attn|attention|c/o|z\. ?hd\.|zu händen|à l.attention)\b", re.IGNORECASE)
_AFTER_BULLET = re.compile(r"\s+[•·]\s+(?P<rest>.+)$", re.DOTALL)


_CODE_AND_TOWN_AT_END = re.compile(
    r"(?P<street>\d+\S* [^\d,]{3,}|[^\d,]{3,} \d+ ?[a-z]?) (?P<code>\d{5}) (?P<town>[^\d,]{2,})", re.IGNORECASE
)


def split_address(text: str, known_as: str = "") -> ParsedAddress:
    """An address of several lines or of parts between commas; a first line that only repeats the name is left out."""
    lines = [part.strip(" ,") for part in text.split("\n") if part.strip(" ,")]
    if len(lines) == 1:
        lines = _parts_of_one_line(lines[0])
    if len(lines) > 1 and known_as and (says_no_more(lines[0], known_as) or _is_name_above(lines, known_as)):
        lines = lines[1:]
    country = ""
    if len(lines) > 1 and lines[-1].casefold().rstrip(".") in _COUNTRIES:
        country = lines.pop()
    elif len(lines) > 1 and (ended := _COUNTRY_AT_END.fullmatch(lines[-1][:_LONGEST_LINE])):
        lines[-1], country = ended["rest"], ended["country"]
    town = region = code = ""
    found = _end_of(lines[-1]) if lines else None
    if found and (len(lines) > 1 or found.start() == 0):
        parts = found.groupdict()
        town, region, code = parts.get("town") or "", parts.get("region") or "", parts["code"]
        lines.pop()
        if not town and len(lines) > 1:
            town = lines.pop()
    if len(lines) > 1 and _FOR_WHOM.match(lines[0]):
        lines = [*lines[1:], lines[0]]
    street, rest = (lines[0], lines[1:]) if lines else ("", [])
    return ParsedAddress(street, ", ".join(rest), town.strip(), region, code, country)


def _is_name_above(lines: list[str], known_as: str) -> bool:
    """Whether the first of at least three lines is the name with its digits (`Studio 54`), and a street follows."""
    is_name = len(lines) > 2 and lines[0].casefold() == known_as.casefold()
    return is_name and any(map(str.isdigit, lines[1]))


def _parts_of_one_line(line: str) -> list[str]:
    """An address in one line: its parts lie between commas, or wide gaps, or end with a word such as Road."""
    if len(line) > _LONGEST_LINE:
        return _with_town_together([part.strip() for part in line.split(",") if part.strip()])
    gaps = [part.strip(" ,") for part in _WIDE_GAP.split(line) if part.strip(" ,")]
    if len(gaps) > 2 or (len(gaps) == 2 and "," not in gaps[0]):
        return _with_town_together([gaps[0], *" ".join(gaps[1:]).split(", ")])
    parts = _with_town_together([part.strip() for part in line.split(",") if part.strip()])
    return _without_commas(parts) or parts


def _without_commas(parts: list[str]) -> list[str]:
    """Street, flat and the rest of an address whose street no comma parts from its town; nothing if it is not so."""
    found = _STREET_END.fullmatch(parts[0]) if parts else None
    if found is not None:
        rest = ", ".join([found["rest"], *parts[1:]])
        ended = _COUNTRY_AT_END.fullmatch(rest)
        if _end_of(ended["rest"] if ended else rest) is not None:
            return [part for part in (found["street"], (found["flat"] or "").strip(), rest) if part]
    european = _CODE_AND_TOWN_AT_END.fullmatch(parts[0]) if len(parts) == 1 else None
    if european is not None and european["town"].casefold() not in _COUNTRIES:
        return [european["street"], f"{european['code']} {european['town']}"]
    return []


def _end_of(line: str) -> re.Match[str] | None:
    """The town and postal code that a last line consists of."""
    if len(line) > _LONGEST_LINE:
        return None
    for pattern in _ENDS:
        found = pattern.fullmatch(line)
        if found:
            return found
    return None


def _with_town_together(parts: list[str]) -> list[str]:
    """`Fort Worth` and `TX 76102` are one line of an address written between commas."""
    for count in (2, 3):
        if len(parts) > count and re.search(r"\d", parts[-1]) is None:
            together = [*parts[: -count - 1], ", ".join(parts[-count - 1 : -1]), parts[-1]]
            if len(parts) > count + 1 and _end_of(together[-2]):
                return together
        if len(parts) > count and _end_of(", ".join(parts[-count:])) and not _end_of(parts[-1]):
            return [*parts[:-count], ", ".join(parts[-count:])]
    return parts


def without_repeated_town(street: str) -> str:
    """A street cell that goes on with ` • Fort Worth, Texas 76102`, which stands in its own columns too."""
    return _AFTER_BULLET.sub("", street) if len(street) <= _LONGEST_LINE else street
