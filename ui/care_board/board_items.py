"""Turns complaints into the cards of the board: clock in words, next step, dots, one sentence for screen readers."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from app.queries.complaint_rows import ComplaintRow
from app.rules.complaint_terms import ending_words
from app.rules.person_names import first_name
from app.translations import current_language, ngettext
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.widgets.board_card import BoardCardItem
from ui.widgets.chips import ClockState

_LEFT_SAID_UP_TO = 100  # minutes

_STATES = {
    "late": ClockState.LATE,
    "due": ClockState.DUE,
    "on_track": ClockState.ON_TRACK,
    "paused": ClockState.ON_TRACK,
    "won_back": ClockState.WON_BACK,
    "at_peace": ClockState.KEPT,
    "lost": ClockState.ENDED,
    "unconfirmed": ClockState.ENDED,
    "withdrawn": ClockState.ENDED,
}


def clock_state(row: ComplaintRow, now: datetime) -> ClockState:
    """How the card's clock stands at this moment; what was on time may have run out since it was read."""
    is_running = row.chip in ("due", "on_track")
    if row.is_late or (is_running and row.due_at is not None and now > row.due_at):
        return ClockState.LATE
    return _STATES.get(row.chip, ClockState.ON_TRACK)


def clock_text(row: ComplaintRow, formats: FirmFormats) -> str:
    """“12 min late”, “48 min left”, “Sat 09:00”; for a closed card what became of it."""
    if ending := ending_words(row.chip):
        return ending
    if row.due_at is None:
        return _("open")
    if row.chip == "paused" and row.paused_until_on is not None:
        return _("until {day}").format(day=formats.day(row.paused_until_on))
    seconds = (row.due_at - formats.now()).total_seconds()
    if 0 <= seconds <= _LEFT_SAID_UP_TO * 60:
        return _("{count} min left").format(count=max(1, round(seconds / 60)))
    return formats.due(row.due_at) if seconds < 0 else formats.short_moment(row.due_at)


def next_step_words(row: ComplaintRow, formats: FirmFormats) -> str:
    """What has to happen next, in a few words."""
    if row.state == "made_good":
        if row.lesson:
            return _("Learnt: {lesson}").format(lesson=row.lesson)
        return _("Came back to us") if row.chip == "won_back" else _("Put right")
    if row.state in ("unconfirmed", "withdrawn"):
        return _("Logged by mistake") if row.state == "withdrawn" else _("They were not reached")
    if row.state == "check_back":
        return _("Ask: is it great now?") if row.next_clock else _("Ask what would make it great")
    if row.chip == "paused" and row.paused_until_on is not None:
        return _("Waits until {day}, their date").format(day=formats.day(row.paused_until_on))
    if row.is_promise_broken:
        return _("Promise broken: make a new one")
    return _promised_words(row, formats) or _clock_step_words(row, formats)


def _promised_words(row: ComplaintRow, formats: FirmFormats) -> str:
    if row.state != "put_right" or not row.promised_what:
        return ""
    if row.promise_due_at is None:
        return row.promised_what
    # The time stands first: a long promise may be cut, when it falls due may not.
    return _("By {when}: {what}").format(when=formats.short_moment(row.promise_due_at), what=row.promised_what)


def _clock_step_words(row: ComplaintRow, formats: FirmFormats) -> str:
    if row.due_at is None:
        return _("Call them")
    when = formats.short_moment(row.due_at)
    if row.is_raised and row.next_clock == "answer":
        return _("Wet for a day: call by {when}").format(when=when)
    words = {"answer": _("Call by {when}"), "site": _("Be there by {when}"), "resolve": _("Put right by {when}")}
    return words.get(row.next_clock, _("Keep the promise by {when}")).format(when=when)


def spoken_clock(words: str) -> str:
    """A clock for screen readers, without abbreviations: “12 minutes late”, “48 minutes left”."""
    number, space, rest = words.partition(_(" min "))
    return f"{number}{_(' minutes ')}{rest}" if space else words


@lru_cache(maxsize=32)
def column_words(state: str, _language: str) -> str:
    """The column as a screen reader names it; asked for every card, so it is looked up once for each language."""
    return {
        "call_back": _("call back"),
        "put_right": _("put right"),
        "check_back": _("check back"),
        "made_good": _("made good"),
    }.get(state, "")


def board_item(row: ComplaintRow, formats: FirmFormats) -> BoardCardItem:
    """One complaint as a card."""
    years = ngettext("{count} yr", "{count} yr", row.client_years).format(count=row.client_years)
    clock = clock_text(row, formats)
    return BoardCardItem(
        key=str(row.id),
        clock=clock,
        clock_state=clock_state(row, formats.now()),
        name=row.client_name,
        words=f"“{row.words}”",
        next_step=next_step_words(row, formats),
        owner=first_name(row.owner_name),
        initials=row.owner_initials,
        steps_done=sum(row.steps_done),
        years=years if row.client_years else "",
        spoken_clock=spoken_clock(clock),
        column=column_words(row.state, current_language()),
        is_closed=row.state not in ("call_back", "put_right", "check_back"),
    )
