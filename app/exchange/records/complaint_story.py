"""What a file tells of a complaint, as events of R7 in their old dates; nothing is claimed that it does not say.

A complaint that is over needs the client's own words to be made good (R7); without them it is closed, unconfirmed.
What another program did is not measured by our promised times, so a closed one has no clocks. An open one received in
the last two weeks, the longest span of R6, runs from its own day: somebody waits, and late is late. An older open one
runs from the day it came to us, so that it is answered like a new one and no flood of red stands on the board.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.exchange.parsing.parsed_history import ParsedComplaint
from app.rules.complaint_events import ComplaintEvent, Diagnosis, EventKind, FixOutcome
from app.rules.feedback import Answer, Feeling, suggest_feeling
from app.rules.recovery import REOPEN_DAYS
from app.translations import gettext as _

RUNS_FROM_ITS_DAY = timedelta(days=14)


def is_over(parsed: ParsedComplaint, today: date) -> bool:
    """Whether it is closed: by its state, else by what was done, else by its age."""
    if parsed.is_open is not None:
        return not parsed.is_open
    if parsed.closed_on or parsed.fixed_on or parsed.action or parsed.closing_words:
        return True
    return (today - parsed.received_on).days > REOPEN_DAYS


def clocks_from(parsed: ParsedComplaint, received_at: datetime, now: datetime) -> datetime | None:
    """From when our clocks run; None if from the day on which it was received."""
    if is_over(parsed, now.astimezone(received_at.tzinfo).date()):
        return _at(_last_day(parsed), received_at, now)
    return now if now - received_at > RUNS_FROM_ITS_DAY else None


def events_after(parsed: ParsedComplaint, received_at: datetime, now: datetime) -> list[ComplaintEvent]:
    """What happened after it was received, in the order of R7."""
    over = is_over(parsed, now.astimezone(received_at.tzinfo).date())
    ended_at = _at(_last_day(parsed), received_at, now)
    events = []
    if parsed.answered_on is not None:
        events.append(ComplaintEvent(kind=EventKind.CONTACTED, at=_at(parsed.answered_on, received_at, now)))
    if parsed.fixed_on is not None or (over and (parsed.action or parsed.fix_outcome or parsed.cost_minor)):
        events.append(_fixed(parsed, received_at, now, is_over=over))
    elif parsed.action:
        events.append(ComplaintEvent(kind=EventKind.NOTED, at=received_at, words=parsed.action))
    if not over:
        return events
    is_made_good = parsed.is_satisfied is True
    if is_made_good:
        answer = Answer.GREAT if suggest_feeling(parsed.closing_words) is Feeling.LOVE else Answer.GOOD
        words = parsed.closing_words
        events.append(ComplaintEvent(kind=EventKind.CHECKED_BACK, at=ended_at, words=words, answer=answer))
    elif parsed.closing_words:
        events.append(ComplaintEvent(kind=EventKind.NOTED, at=ended_at, words=parsed.closing_words))
    if parsed.cause or parsed.lesson:
        diagnosis = Diagnosis(cause=parsed.cause)
        events.append(ComplaintEvent(kind=EventKind.DIAGNOSED, at=ended_at, words=parsed.lesson, diagnosis=diagnosis))
    kind = EventKind.CLOSED if is_made_good else EventKind.CLOSED_UNCONFIRMED
    return [*events, ComplaintEvent(kind=kind, at=ended_at)]


def note_of(parsed: ParsedComplaint, number: int) -> str:
    """What has no place of its own: an old number that could not be kept, an open one's cause, the rest."""
    parts = [parsed.rest]
    if parsed.number and parsed.number != str(number):
        parts.append(_("Number in the former system: {number}").format(number=parsed.number))
    if parsed.is_open and (parsed.cause or parsed.lesson):
        parts += [parsed.cause, parsed.lesson]
    return "\n".join(part for part in parts if part)


def _fixed(parsed: ParsedComplaint, received_at: datetime, now: datetime, *, is_over: bool) -> ComplaintEvent:
    """The fix; the client of an open one is asked again within our time from now on, whatever the old day was."""
    at = _at(parsed.fixed_on or _last_day(parsed), received_at, now)
    words = parsed.action
    if not is_over and now - at > RUNS_FROM_ITS_DAY:
        words = "\n".join(filter(None, [words, _("Put right on {day}.").format(day=at.date().isoformat())]))
        at = now
    return ComplaintEvent(
        kind=EventKind.FIXED,
        at=at,
        words=words,
        outcome=FixOutcome(parsed.fix_outcome) if parsed.fix_outcome else None,
        cost_minor=parsed.cost_minor,
    )


def _last_day(parsed: ParsedComplaint) -> date:
    """The day on which it was over, as far as the row tells."""
    return parsed.closed_on or parsed.fixed_on or parsed.answered_on or parsed.received_on


def _at(day: date, received_at: datetime, now: datetime) -> datetime:
    """A day at the hour of the receipt, never before it and never later than now."""
    return min(max(datetime.combine(day, received_at.timetz()), received_at), now)
