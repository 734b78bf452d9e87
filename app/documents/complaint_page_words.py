"""What the page of a complaint calls things: clocks, steps, marks and answers, in plain words."""

from __future__ import annotations

from app.queries.complaint_paper_rows import PageAnswerRow, PageClockRow, PageEventRow, PageStepRow, PageWeightRow
from app.rules.category_words import severity_words
from app.rules.complaint_events import EventKind
from app.rules.complaint_terms import capitalised, happening_words
from app.translations import gettext as _
from app.translations import ngettext

_MINUTES_SAID_UP_TO = 100
_HOURS_SAID_UP_TO = 48


def step_titles() -> tuple[str, ...]:
    """The six steps in their order."""
    return (
        _("Listen"),
        _("Say sorry"),
        _("Ask what would make it great"),
        _("Promise"),
        _("Do it"),
        _("Ask again"),
    )


def step_words(step: PageStepRow) -> str:
    """How a step stands where nobody has done it, or what was said."""
    if step.is_left_out:
        return _("Left out: {reason}").format(reason=step.words)
    if step.at is None:
        return _("not yet")
    return step.words


def clock_result(clock: PageClockRow) -> str:
    """Whether a clock was met, and how late; a miss is said as it is."""
    if clock.late_by_minutes:
        words = _("late by {time}") if clock.met_at is not None else _("late by {time}, not met")
        return words.format(time=time_words(clock.late_by_minutes))
    if clock.met_at is not None:
        return _("in time")
    return _("paused") if clock.is_paused else _("runs")


def time_words(minutes: int) -> str:
    """A length of time as people say it: 40 min, 3 h, 3 h 20 min, 5 days."""
    if minutes < _MINUTES_SAID_UP_TO:
        return _("{minutes} min").format(minutes=minutes)
    hours, rest = divmod(minutes, 60)
    if hours < _HOURS_SAID_UP_TO:
        words = _("{hours} h {minutes} min") if rest else _("{hours} h")
        return words.format(hours=hours, minutes=rest)
    return ngettext("{count} day", "{count} days", hours // 24).format(count=hours // 24)


def severity_sentence(weight: PageWeightRow) -> str:
    """How grave it is: serious, 3 of 4."""
    return _("{word}, {severity} of 4").format(word=severity_words(weight.severity), severity=weight.severity)


def mark_words(weight: PageWeightRow) -> str:
    """The four marks that are set, or that none is."""
    marks = [
        {1: _("had to ask again"), 2: _("third time, or a broken promise")}.get(weight.effort, ""),
        _("told others, or said so") if weight.is_public else "",
        _("somebody vulnerable, or needed soon") if weight.is_vulnerable else "",
        _("the same within 18 months") if weight.is_repeat else "",
    ]
    return " · ".join(mark for mark in marks if mark) or _("none")


def answer_words(answer: PageAnswerRow) -> str:
    """What they said when we asked again, with the score if there is one."""
    if not answer.is_reached:
        return _("nobody reached")
    said = {"great": _("Great"), "good": _("Good"), "not_happy": _("Not happy")}.get(answer.answer, "")
    score = _("{score} of 10").format(score=answer.score) if answer.score is not None else ""
    return ", ".join(part for part in (said, score) if part) or _("answered")


def event_words(event: PageEventRow) -> str:
    """What a line of the list says happened."""
    words = capitalised(happening_words(EventKind(event.kind)))
    return _("{words} (taken back)").format(words=words) if event.is_taken_back else words
