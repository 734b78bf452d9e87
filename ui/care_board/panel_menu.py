"""The menu of the panel: what else can be done with a complaint, grouped, and only what its state allows."""

from __future__ import annotations

from app.queries.complaint_rows import ComplaintDetails
from app.translations import gettext as _
from ui.care_board.small_forms import skippable

OPEN_STATES = ("call_back", "put_right", "check_back")
Entry = tuple[str, str]


def menu_entries(details: ComplaintDetails) -> tuple[tuple[Entry, ...], ...]:
    """Groups of entries: the choice it stands for, and its words."""
    is_open = details.card.state in OPEN_STATES
    groups = (
        _talks(details) if is_open else (),
        _clocks(details) if is_open else (),
        _check_back(details),
        _corrections(details) if is_open else (),
        _closed(details) if not is_open else (),
        (("goodwill", _("Gi&ve goodwill...")),) if details.card.state != "withdrawn" else (),
    )
    return tuple(group for group in groups if group)


def _talks(details: ComplaintDetails) -> tuple[Entry, ...]:
    entries = [("contact", _("&Spoke with them..."))]
    if details.card.state != "check_back":
        entries.append(("visited", _("We were &there...")))
    if details.card.state == "put_right":
        words = _("New &promise...") if details.card.is_promise_broken else _("Move the &promise...")
        entries.append(("promise", words))
    return tuple(entries)


def _clocks(details: ComplaintDetails) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    if details.work.paused_until_on is not None:
        entries.append(("resume", _("The &wait is over")))
    elif details.card.state != "check_back":
        entries.append(("pause", _("They want to &wait...")))
    if details.card.state != "check_back":
        entries.append(("need_by", _("&Day they need it...")))
    if details.work.may_confirm_dry:
        entries.append(("dry", _("The carpet &is dry")))
    return tuple(entries)


def _check_back(details: ComplaintDetails) -> tuple[Entry, ...]:
    if details.card.state != "check_back":
        return ()
    entries = [("not_reached", _("&Nobody answered")), ("not_right_yet", _("Not &right yet..."))]
    if details.may_close_unconfirmed:
        entries.append(("unconfirmed", _("Close, &unconfirmed...")))
    return tuple(entries)


def _corrections(details: ComplaintDetails) -> tuple[Entry, ...]:
    entries = [("owner", _("&Change who takes care...")), ("classify", _("Correct what went wron&g..."))]
    if skippable(details.work.steps_open):
        entries.append(("skip", _("&Leave a step out...")))
    entries.append(("withdraw", _("Logged by &mistake...")))
    return tuple(entries)


def _closed(details: ComplaintDetails) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    if details.card.state == "made_good":
        entries.append(("reopen", _("Open &again...")))
    prevention = details.work.prevention
    if prevention is not None and prevention.done_at is None:
        entries.append(("prevented", _("It will not &happen again: done...")))
    return tuple(entries)
