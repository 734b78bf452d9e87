"""What happened to a complaint, each line as a sentence: when, who, what, and the words."""

from __future__ import annotations

from collections.abc import Callable

from app.queries.complaint_work_rows import EventLineRow
from app.rules.category_words import category_words
from app.rules.complaint_events import ComplaintEvent, EventKind
from app.rules.complaint_terms import fix_words, happening_words
from app.rules.feedback import Answer
from app.rules.person_names import first_name
from app.rules.recovery import step_name
from app.translations import gettext as _
from ui.firm_formats import FirmFormats


def event_sentence(line: EventLineRow, formats: FirmFormats) -> str:
    """One line, such as “Tue 3 Mar 09:20, Dana: promised “Come again”, tomorrow 10:00 (Luis)”."""
    event = line.event
    what = _what(line, formats)
    is_said = bool(event.words) and event.words != (event.promise.what if event.promise is not None else "")
    words = f"{what}: “{event.words}”" if is_said else what
    who = first_name(line.person_name)
    head = ", ".join(part for part in (formats.moment(event.at), who) if part)
    taken_back = _(" (undone)") if line.is_taken_back else ""
    return f"{head}: {words}{taken_back}"


def _what(line: EventLineRow, formats: FirmFormats) -> str:
    event = line.event
    special: dict[EventKind, Callable[[], str]] = {
        EventKind.LOGGED: lambda: _("told us, {what}").format(what=category_words(_category(event))),
        EventKind.CONTACTED: lambda: _contacted(event),
        EventKind.PROMISED: lambda: _promised(line, formats),
        EventKind.PAUSED: lambda: _("waits until {day}, their date").format(day=_day(event, formats)),
        EventKind.NEED_BY_SET: lambda: _("needed by {day}").format(day=_day(event, formats)),
        EventKind.FIXED: lambda: _fixed(event, formats),
        EventKind.CHECKED_BACK: lambda: _answered(event),
        EventKind.OWNER_CHANGED: lambda: _("{name} takes care of it").format(name=line.other_name),
        EventKind.RECLASSIFIED: lambda: _("corrected, {what}").format(what=category_words(_category(event))),
        EventKind.STEP_SKIPPED: lambda: _("left out “{step}”").format(
            step=step_name(event.step) if event.step is not None else ""
        ),
        EventKind.DIAGNOSED: lambda: _diagnosed(event),
    }
    return special[event.kind]() if event.kind in special else happening_words(event.kind)


def _category(event: ComplaintEvent) -> str:
    return event.category.value if event.category is not None else ""


def _day(event: ComplaintEvent, formats: FirmFormats) -> str:
    day = event.until_on or event.need_by_on
    return formats.day(day) if day is not None else ""


def _contacted(event: ComplaintEvent) -> str:
    if event.is_automatic:
        return _("automatic reply")
    return _("spoke with them, as promised") if event.keeps_promise else happening_words(event.kind)


def _promised(line: EventLineRow, formats: FirmFormats) -> str:
    promise = line.event.promise
    if promise is None:
        return happening_words(line.event.kind)
    words = _("promised “{what}”, {when}").format(what=promise.what, when=formats.moment(promise.due_at))
    name = first_name(line.other_name)
    return f"{words} ({name})" if name else words


def _fixed(event: ComplaintEvent, formats: FirmFormats) -> str:
    words = _("put right, {how}").format(how=fix_words(event.outcome)) if event.outcome else happening_words(event.kind)
    if event.refund_minor:
        words = f"{words} ({formats.money(event.refund_minor)})"
    return words


def _answered(event: ComplaintEvent) -> str:
    answer = {Answer.GREAT: _("great"), Answer.GOOD: _("good"), Answer.NOT_HAPPY: _("not happy")}
    words = _("asked again, {answer}").format(answer=answer[event.answer] if event.answer is not None else "–")
    return words if event.score is None else _("{words}, {score} of 10").format(words=words, score=event.score)


def _diagnosed(event: ComplaintEvent) -> str:
    known = event.diagnosis
    if known is None or not known.prevention:
        return happening_words(event.kind)
    return _("what we learnt, and from now on “{prevention}”").format(prevention=known.prevention)
