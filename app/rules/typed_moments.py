"""A moment as people say it while they promise: “tomorrow 9”, “Fri 2pm”, “in 2 hours”, “27 Nov 10:30”, “16:30”."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from app.errors import ValidationError
from app.rules.typed_times import moment_on, read_time
from app.rules.working_time import WorkingTime
from app.translations import gettext as _

_IN = re.compile(r"in (?:(?P<half>half an) |(?P<count>\d{1,3}|an?) ?)(?P<unit>min|h|d|w)(?:ute|our|r|ay|eek)?s?\.?")
_UNITS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(days=7)}
_DAYS = {
    name: number
    for number, names in enumerate(
        (
            ("mon", "monday"),
            ("tue", "tues", "tuesday"),
            ("wed", "wednesday"),
            ("thu", "thur", "thurs", "thursday"),
            ("fri", "friday"),
            ("sat", "saturday"),
            ("sun", "sunday"),
        )
    )
    for name in names
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        1,
    )
    for name in names
}
_PARTS_OF_DAY = {"morning": time(9), "noon": time(12), "midday": time(12), "afternoon": time(15), "evening": time(18)}
_NEAR = {"today": 0, "tonight": 0, "tomorrow": 1}
_FILLERS = frozenset({"at", "by", "on", "the", "this", "until", "till", "before"})
_END_OF_WORK = time(17)
_LONGEST = 60


def read_moment(typed: str, now: datetime, working_time: WorkingTime, field: str = "due_at") -> datetime:
    """The moment that is meant, on the firm's wall, never in the past; ValidationError naming the field otherwise.

    A day without a time means its closing time, 17:00 where the firm is closed; a time without a day the next time the
    clock shows it; a day of the week the next one, with “next” the one of the week after this.
    """
    here = working_time.local(now)
    text = " ".join(typed.casefold().replace(",", " ").split())
    if not text or len(text) > _LONGEST:
        raise ValidationError(_("Say by when, such as tomorrow 9 or Fri 2pm."), field)
    found = _IN.fullmatch(text)
    moment = _in_a_while(found, here, working_time) if found else _on_a_day(text, here, working_time, field)
    if moment.astimezone(UTC) <= now.astimezone(UTC):
        raise ValidationError(_("That time is over; choose one that is to come."), field)
    return moment


def _in_a_while(found: re.Match[str], here: datetime, working_time: WorkingTime) -> datetime:
    unit = _UNITS[found["unit"]]
    if found["half"]:
        return working_time.local(here.astimezone(UTC) + unit / 2)
    count = int(found["count"]) if found["count"].isdigit() else 1
    if unit >= timedelta(days=1):
        return _end_of(here.date() + count * unit, working_time)
    return working_time.local(here.astimezone(UTC) + count * unit)


def _on_a_day(text: str, here: datetime, working_time: WorkingTime, field: str) -> datetime:
    words = [word for word in text.split() if word not in _FILLERS]
    day, left = _day_of(words, here.date())
    if day is None and not left:
        raise _unreadable(field)
    at = _time_of(left, field)
    if day is not None:
        return _end_of(day, working_time) if at is None else moment_on(day, at, working_time.zone, field)
    assert at is not None  # words without a day are a time, or were refused
    today = moment_on(here.date(), at, working_time.zone, field)
    if today.astimezone(UTC) > here.astimezone(UTC):
        return today
    return moment_on(here.date() + timedelta(days=1), at, working_time.zone, field)


def _day_of(words: list[str], today: date) -> tuple[date | None, list[str]]:
    """The day that the words name, and those that are left for the time."""
    if not words:
        return None, words
    first = words[0].rstrip(".")
    if first in _NEAR:
        left = words[1:] or (["evening"] if first == "tonight" else [])
        return today + timedelta(days=_NEAR[first]), left
    if first == "next" and len(words) > 1 and words[1] in _DAYS:
        return today + timedelta(days=7 - today.weekday() + _DAYS[words[1]]), words[2:]
    if first == "next" and words[1:2] == ["week"]:
        return today + timedelta(days=7 - today.weekday()), words[2:]
    if first in _DAYS:
        return today + timedelta(days=(_DAYS[first] - today.weekday()) % 7 or 7), words[1:]
    return _dated(words, today)


def _dated(words: list[str], today: date) -> tuple[date | None, list[str]]:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words[0]):
        try:
            return date.fromisoformat(words[0]), words[1:]
        except ValueError:
            return None, words
    pair = [word.rstrip(".") for word in words[:2]]
    if len(pair) < 2:
        return None, words
    number, month = (pair[0], pair[1]) if pair[1] in _MONTHS else (pair[1], pair[0])
    number = re.sub(r"(st|nd|rd|th)$", "", number)
    if month not in _MONTHS or not number.isdigit():
        return None, words
    for year in (today.year, today.year + 1):
        try:
            day = date(year, _MONTHS[month], int(number))
        except ValueError:
            continue
        if day >= today:
            return day, words[2:]
    return None, words


def _time_of(words: list[str], field: str) -> time | None:
    if not words:
        return None
    if len(words) == 1 and words[0] in _PARTS_OF_DAY:
        return _PARTS_OF_DAY[words[0]]
    try:
        return read_time(" ".join(words), field)
    except ValidationError as error:
        raise _unreadable(field) from error


def _end_of(day: date, working_time: WorkingTime) -> datetime:
    if working_time.is_open_on(day):
        return working_time.closing_time(day)
    return working_time.at(day, _END_OF_WORK)


def _unreadable(field: str) -> ValidationError:
    return ValidationError(
        _("This names no time; type it like tomorrow 9, Fri 2pm, in 2 hours or 27 Nov 10:30."), field
    )
