"""Whole columns of telephone numbers at once: the same answers as `normalise`, most of them by their first digits.

Once a number is found valid by a rule that leaves its last four digits open, all others that differ only in those are
valid too. Which rules do so is asked of the library's own expressions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from app.rules.phone_numbers import calling_code_of, home_of, normalise, trunk_prefix, valid_pattern

_SEPARATORS = b" ()-."
_BETWEEN = "\x1f"
_OPEN = 4
_ANY_DIGIT = "X"
_SHORTEST_HEAD = 6
_PLAIN_PREFIX = re.compile(r"[0-9]{0,3}")
_DIGIT_IN_CLASS = re.compile(r"\[[^\]]*\\d")
_MOST_HEADS = 100_000


class PhoneColumns:
    """Normalises the numbers that are typed in one region."""

    def __init__(self, region: str) -> None:
        self._region = region
        self._heads: dict[str, str] = {}

    def normalise(self, texts: Sequence[str]) -> list[str | None]:
        """The E.164 form of each text, None where it is no valid number; texts of digits, marks and blanks only."""
        joined = _BETWEEN.join(texts)
        if not joined.isascii() or joined.count(_BETWEEN) != len(texts) - 1:
            return [normalise(text, self._region) for text in texts]
        bare = joined.encode("ascii").translate(None, _SEPARATORS).decode("ascii").split(_BETWEEN)
        heads = self._heads
        found = [heads.get(each[:-_OPEN]) for each in bare]
        return [
            head + each[-_OPEN:] if head is not None and each[-_OPEN:].isdigit() else self._looked_at(text, each)
            for head, each, text in zip(found, bare, texts, strict=True)
        ]

    def _looked_at(self, text: str, bare: str) -> str | None:
        # another of the same column may have been asked meanwhile
        number = normalise(text, self._region)
        head = bare[:-_OPEN]
        if number and head not in self._heads and number[-_OPEN:] == bare[-_OPEN:] and head.lstrip("+").isdigit():
            if len(self._heads) >= _MOST_HEADS:
                self._heads.clear()
            if _is_open(number, self._region):
                self._heads[head] = number[:-_OPEN]
        return number


def _is_open(number: str, region: str) -> bool:
    """Whether any four digits at the end of this valid number would do."""
    home = home_of(region)
    code, national = calling_code_of(number)
    trunk = trunk_prefix(code, region)
    if home is None or len(national) - _OPEN < _SHORTEST_HEAD:
        return False
    prefixes = [prefix.pattern for prefix in (home.abroad, trunk) if prefix is not None]
    if not all(map(_PLAIN_PREFIX.fullmatch, prefixes)):
        return False
    marked = national[:-_OPEN] + _ANY_DIGIT * _OPEN
    patterns = [valid_pattern(code)]
    if str(code) == home.calling_code:
        patterns.append(home.plain)
    return all((pattern := _open_pattern(each.pattern)) and pattern.fullmatch(marked) for each in patterns)


@lru_cache(maxsize=600)
def _open_pattern(pattern: str) -> re.Pattern[str] | None:
    """The expression, taking a mark for a digit of any kind where it asks for no more than some digit."""
    if _DIGIT_IN_CLASS.search(pattern):
        return None
    return re.compile(pattern.replace(r"\d", rf"[\d{_ANY_DIGIT}]"))
