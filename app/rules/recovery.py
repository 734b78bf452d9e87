"""Putting right in order: which step may follow, and what closing needs (R7)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.errors import NotAllowedError, ValidationError
from app.rules.complaint_clocks import ClockKind
from app.rules.complaint_events import BoardColumn, ComplaintEvent, EventKind, Step
from app.rules.complaint_fold import answer_feeling
from app.rules.complaint_state import ComplaintState
from app.rules.feedback import Feeling
from app.translations import gettext as _

REOPEN_DAYS = 30
MADE_GOOD_SHOWN_DAYS = 14
TRIES_TO_CLOSE = 2
TRY_WINDOW = timedelta(days=7)

SKIPPABLE = frozenset({Step.HEARD, Step.FELT, Step.APOLOGISED, Step.ASKED, Step.THANKED, Step.DIAGNOSED})


class DotState(StrEnum):
    """How one of the six dots on a card looks."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


DOTS: tuple[tuple[Step, ...], ...] = (
    (Step.HEARD, Step.FELT),
    (Step.APOLOGISED,),
    (Step.ASKED,),
    (Step.PROMISED,),
    (Step.FIXED,),
    (Step.CHECKED_BACK, Step.THANKED),
)
"""Which steps each of the six dots stands for: listen, say sorry, ask, promise, do it, ask again."""


def dots(state: ComplaintState) -> tuple[DotState, ...]:
    """The six dots of a card: done when all steps of a dot are done or skipped, skipped when all are skipped."""
    return tuple(_dot(steps, state) for steps in DOTS)


def next_step(state: ComplaintState) -> Step | None:
    """The first step neither done nor skipped, in the order of R7; None when all are, or the complaint is closed."""
    if not state.is_open:
        return None
    return next((step for step in Step if step not in state.steps_done and step not in state.steps_skipped), None)


def missing_steps(state: ComplaintState) -> tuple[Step, ...]:
    """The steps that must still be done, or skipped with a reason, before the complaint can be made good."""
    return tuple(step for step in Step if step not in state.steps_done and step not in state.steps_skipped)


def check_logged(event: ComplaintEvent) -> None:
    """Refuse to log a complaint without the client's own words or without a category (ValidationError)."""
    if not event.words.strip():
        raise ValidationError(_("A complaint begins with their words; nothing was saved, please write them."), "words")
    if event.category is None:
        raise ValidationError(_("Please choose what went wrong; their words are still here."), "category")


def check_event(state: ComplaintState, event: ComplaintEvent) -> None:
    """Refuse an event that the state does not allow, with one sentence (NotAllowedError); otherwise do nothing.

    Enforces call back -> put right -> check back -> made good or closed, unconfirmed; back to put right when it is not
    right yet; reopening within 30 days; reasons for skipped steps and withdrawals; what each column needs.
    """
    if event.kind is EventKind.NOTED:
        return
    if event.kind is EventKind.PREVENTED:
        _check_prevented(state)
        return
    if event.kind is EventKind.REOPENED:
        _check_reopened(state, event)
        return
    if not state.is_open:
        raise NotAllowedError(_("This complaint is closed; nothing was changed. Reopen it, or log a new one."))
    check = _CHECKS.get(event.kind)
    if check is not None:
        check(state, event)


def may_close_unconfirmed(state: ComplaintState) -> bool:
    """Whether it was fixed and asked about in vain twice within seven days, with no answer since the fix (R7)."""
    if state.column is not BoardColumn.CHECK_BACK or state.answers:
        return False
    tries = sorted(state.tries)
    pairs = zip(tries, tries[TRIES_TO_CLOSE - 1 :], strict=False)
    return any(later - earlier <= TRY_WINDOW for earlier, later in pairs)


def is_promise_broken(state: ComplaintState, now: datetime) -> bool:
    """Whether the promise that stands now has passed its time unkept: it waits for a new one."""
    if state.promise is None or not state.is_open:
        return False
    return any(each.kind is ClockKind.PROMISE and each.is_late_at(now) for each in state.clocks)


def is_shown_in_made_good(state: ComplaintState, today: date) -> bool:
    """Whether a closed card still stands in the Made good column: for 14 days."""
    if state.column is not BoardColumn.MADE_GOOD or state.closed_at is None:
        return False
    return (today - state.closed_at.date()).days <= MADE_GOOD_SHOWN_DAYS


def _dot(steps: Collection[Step], state: ComplaintState) -> DotState:
    if all(step in state.steps_skipped for step in steps):
        return DotState.SKIPPED
    is_done = all(step in state.steps_done or step in state.steps_skipped for step in steps)
    return DotState.DONE if is_done else DotState.OPEN


def _check_reopened(state: ComplaintState, event: ComplaintEvent) -> None:
    if state.column is not BoardColumn.MADE_GOOD or state.closed_at is None:
        raise NotAllowedError(_("Only a complaint that was made good can be reopened; log a new one instead."))
    if event.at.astimezone(state.closed_at.tzinfo) - state.closed_at > timedelta(days=REOPEN_DAYS):
        raise NotAllowedError(
            _("It was made good more than 30 days ago; log a new complaint, and it will be linked to this one.")
        )


def _check_prevented(state: ComplaintState) -> None:
    if state.diagnosis is None or not state.diagnosis.prevention:
        raise NotAllowedError(_("Nothing was decided here so that it does not happen again; nothing was changed."))
    if state.prevented_at is not None:
        raise NotAllowedError(_("This was done already; nothing was changed."))


def _check_promised(_state: ComplaintState, event: ComplaintEvent) -> None:
    promise = event.promise
    if promise is None or not promise.what.strip() or promise.by is None:
        raise NotAllowedError(_("A promise needs what, when and who; the card stays until it has all three."))
    if promise.due_at <= event.at:
        raise NotAllowedError(_("A promise needs a time that is still to come; the card stays where it is."))


def _check_fixed(state: ComplaintState, event: ComplaintEvent) -> None:
    if state.column is not BoardColumn.PUT_RIGHT:
        raise NotAllowedError(_("Only what was promised can be put right; write down the promise first."))
    if event.outcome is None:
        raise NotAllowedError(_("Please choose how it was put right; the card stays in Put right until then."))


def _check_asked_again(state: ComplaintState, event: ComplaintEvent) -> None:
    if state.column is not BoardColumn.CHECK_BACK:
        raise NotAllowedError(_("Ask again once it has been put right; the card stays where it is."))
    if event.by is not None and event.by in state.complained_about:
        raise NotAllowedError(_("Somebody else has to ask, because the complaint is about you; nothing was changed."))


def _check_checked_back(state: ComplaintState, event: ComplaintEvent) -> None:
    _check_asked_again(state, event)
    if not event.words.strip():
        raise NotAllowedError(_("Only the client can close it; please write down what they said."))


def _check_closed(state: ComplaintState, _event: ComplaintEvent) -> None:
    if state.column is not BoardColumn.CHECK_BACK or not state.answers:
        raise NotAllowedError(_("Only the client can make it good; ask again and write down what they say first."))
    if answer_feeling(state.answers[-1]) is Feeling.GOOD and len(state.answers) == 1:
        raise NotAllowedError(_("“Good” stays open; ask what would have made it great and write that down first."))
    missing = missing_steps(state)
    if missing:
        raise NotAllowedError(
            _("Still open: {step}; do it, or skip it with a reason, and close then.").format(step=step_name(missing[0]))
        )


def _check_closed_unconfirmed(state: ComplaintState, _event: ComplaintEvent) -> None:
    if not may_close_unconfirmed(state):
        raise NotAllowedError(_("Closing without their words takes two tries within seven days; the card stays."))


def _check_skipped(_state: ComplaintState, event: ComplaintEvent) -> None:
    if event.step not in SKIPPABLE:
        raise NotAllowedError(_("This step cannot be skipped; the card stays where it is."))
    _check_reason(_state, event)


def _check_reason(_state: ComplaintState, event: ComplaintEvent) -> None:
    if not event.words.strip():
        raise NotAllowedError(_("Please give a reason; nothing was changed."))


def _check_paused(state: ComplaintState, event: ComplaintEvent) -> None:
    if event.until_on is None or event.until_on <= event.at.astimezone(state.received_at.tzinfo).date():
        raise NotAllowedError(_("A clock pauses only until a later date that the client chose; it keeps running."))
    if state.paused_until is not None:
        raise NotAllowedError(_("The clocks are paused already; resume them first."))


def _check_resumed(state: ComplaintState, _event: ComplaintEvent) -> None:
    if state.paused_until is None:
        raise NotAllowedError(_("The clocks are not paused; nothing was changed."))


def _check_owner(_state: ComplaintState, event: ComplaintEvent) -> None:
    if event.owner is None:
        raise NotAllowedError(_("A complaint always has an owner; please choose one."))


_CHECKS: Mapping[EventKind, Callable[[ComplaintState, ComplaintEvent], None]] = MappingProxyType(
    {
        EventKind.PROMISED: _check_promised,
        EventKind.FIXED: _check_fixed,
        EventKind.CHECK_TRIED: _check_asked_again,
        EventKind.CHECKED_BACK: _check_checked_back,
        EventKind.CLOSED: _check_closed,
        EventKind.CLOSED_UNCONFIRMED: _check_closed_unconfirmed,
        EventKind.STEP_SKIPPED: _check_skipped,
        EventKind.WITHDRAWN: _check_reason,
        EventKind.PAUSED: _check_paused,
        EventKind.RESUMED: _check_resumed,
        EventKind.OWNER_CHANGED: _check_owner,
    }
)


def step_name(step: Step) -> str:
    """A recovery step in plain words."""
    return {
        Step.HEARD: _("listen"),
        Step.FELT: _("what it meant to them"),
        Step.APOLOGISED: _("say sorry"),
        Step.ASKED: _("ask what would make it great"),
        Step.PROMISED: _("promise"),
        Step.FIXED: _("do it"),
        Step.CHECKED_BACK: _("ask again"),
        Step.THANKED: _("say thank you"),
        Step.DIAGNOSED: _("what we learnt"),
    }[step]
