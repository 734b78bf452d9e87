"""How late somebody was said to be, read from spoken lengths and times of day (R6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

HALF_DAY = 12 * 60
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TENS = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_NUMBERS = {word: number for number, word in enumerate(_UNITS, 1)} | _TENS | {"a": 1, "an": 1, "a couple of": 2}
_PARTS = {"half": 30, "a half": 30, "quarter": 15, "a quarter": 15, "three quarters": 45, "three-quarters": 45}

_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_UNIT = "|".join(_UNITS)
_COUNT = rf"(?:\d+(?:\.\d+)?|(?:twenty|thirty|forty|fifty)[ -](?:{_UNIT})|{'|'.join(_TENS)}|{_UNIT}|a couple of|an?)"
_PART = r"(?:(?:a |three[ -])?quarters?|(?:a )?half)"
_LENGTH = (
    rf"(?:(?P<part>{_PART})[ -](?:of )?(?:an )?hour"
    rf"|(?P<count>{_COUNT})(?: and (?P<fraction>a half|a quarter))? ?(?P<unit>min|hour|hr)\w*"
    rf"(?: and (?P<more>{_PART}|{_COUNT})(?: ?min\w*)?)?)"
)


def _time(name: str) -> str:
    minutes = rf"half|quarter|\d+|{_UNIT}|{'|'.join(_TENS)}"
    before = rf"(?:(?P<{name}_past>{minutes})(?: minutes)? (?P<{name}_side>past|to) )?"
    return rf"{before}(?P<{name}_hour>noon|\d{{1,2}}|{_UNIT})(?:[:.](?P<{name}_minute>\d\d))?"


_CAME = r"(?:came|arrived|turned up|showed up|got here|rolled up|appeared|get here|come|turn up|show up|arrive)"
_WHO = r"(?:he|she|they|you|your \w+|nobody|no one)?"


def minutes_late(words: str) -> int | None:
    """How late somebody was said to be, in minutes: the longest that is told, None if the words do not say it.

    Reads "three quarters of an hour late", "late by 90 minutes", and times of day such as "half past ten instead of
    nine", which are taken to lie less than twelve hours apart.
    """
    text = re.sub(r"\s+", " ", words.translate(_APOSTROPHES)).lower()
    return max((*_lengths(text), *_apart(text)), default=None)


def _lengths(text: str) -> Iterator[int]:
    for expression in _late_by():
        for found in expression.finditer(text):
            if found["part"] is not None:
                yield _PARTS[found["part"].replace("-", " ")]
                continue
            factor = 1 if found["unit"] == "min" else 60
            minutes = _number(found["count"]) * factor
            minutes += _PARTS.get(found["fraction"], 0) * factor / 60
            minutes += _PARTS.get(found["more"]) or _number(found["more"] or "")
            yield round(minutes)


def _apart(text: str) -> Iterator[int]:
    for expression in _beside_each_other():
        for found in expression.finditer(text):
            yield (_time_of_day(found, "came") - _time_of_day(found, "due")) % HALF_DAY


def _time_of_day(found: re.Match[str], name: str) -> int:
    hour = 12 if found[f"{name}_hour"] == "noon" else _number(found[f"{name}_hour"])
    past = _PARTS.get(found[f"{name}_past"]) or _number(found[f"{name}_past"] or "")
    side = -1 if found[f"{name}_side"] == "to" else 1
    return round(hour * 60 + side * past) + int(found[f"{name}_minute"] or 0)


def _number(text: str) -> float:
    if text in _NUMBERS:
        return _NUMBERS[text]
    tens, _gap, unit = text.replace("-", " ").partition(" ")
    if tens in _TENS:
        return _TENS[tens] + _NUMBERS[unit]
    return float(text or 0)


@cache
def _late_by() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            rf"(?<![\w.]){_LENGTH}[^.!?]{{0,15}}\b(?:late\b|behind\b|after (?:the|he|they|you|our|my|it)\b|overdue\b)"
        ),
        re.compile(
            rf"\b(?:late by|waiting|waited|hanging about|hanging around)(?: for| me| us| about| a good)* {_LENGTH}"
        ),
    )


@cache
def _beside_each_other() -> tuple[re.Pattern[str], ...]:
    due, came = _time("due"), _time("came")
    return (
        re.compile(rf"\b(?:at|until|till|gone|nearly|here) {came}[^.!?]{{0,15}} instead of (?:at )?{due}"),
        re.compile(
            rf"\b(?:for|at|by|before|between|and|to|said) (?:about |around )?{due}(?: o'clock| ?[ap]m)?,?"
            rf"(?: sharp)?(?: and| but)?(?: then)? {_WHO}(?: only| finally| didn't| never)* ?\b{_CAME}\b"
            rf"(?: at| until| till| about| around| after| nearly| gone)* {came}"
        ),
    )
