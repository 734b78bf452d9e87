"""The sentences of the panel: why it is urgent, how its clocks stand, what waits to be done, what became of it."""

from __future__ import annotations

from app.queries.complaint_rows import ComplaintDetails
from app.queries.complaint_work_rows import ClockRow, LinkedComplaintRow, PreventionRow
from app.rules.category_words import category_words, severity_words
from app.rules.feedback import probe_script
from app.rules.person_names import first_name
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats

_FIRST_QUESTION = 1


def why_words(details: ComplaintDetails) -> str:
    """Class, points and marks in one line: “P2 · 35 points: It smells (serious), had to ask again”."""
    card = details.card
    marks = [
        _("{what} ({severity})").format(what=category_words(card.category), severity=severity_words(details.severity)),
        {0: "", 1: _("had to ask again"), 2: _("asked three times, or a broken promise")}[details.effort],
        _("others hear of it") if details.is_public else "",
        _("a baby, illness, age, or needed soon") if details.is_vulnerable else "",
        _("happened before") if details.is_repeat else "",
    ]
    points = ngettext("{count} point", "{count} points", card.points).format(count=card.points)
    return f"{card.priority} · {points}: {', '.join(mark for mark in marks if mark)}"


def notice_words(details: ComplaintDetails, first_name: str, formats: FirmFormats) -> list[str]:
    """What somebody has to know before doing anything; most complaints have none."""
    card, work = details.card, details.work
    if card.state not in ("call_back", "put_right", "check_back"):
        return []
    found = []
    if work.paused_until_on is not None:
        words = _("Waits until {day}, their date: “{reason}”")
        found.append(words.format(day=formats.day(work.paused_until_on), reason=work.pause_reason))
    if card.is_promise_broken:
        found.append(_("The promise is broken. Say sorry for that, too, and make a new one."))
    if work.raised_at is not None:
        found.append(_("Wet for a day: it raised itself to the most urgent class."))
    if work.need_by_on is not None:
        found.append(_("{name} needs it by {day}.").format(name=first_name, day=formats.day(work.need_by_on)))
    if work.visit is not None and card.state == "put_right":
        found.append(_visit_words(details, formats))
    found += _check_back_words(details, first_name)
    return [words for words in found if words]


def _visit_words(details: ComplaintDetails, formats: FirmFormats) -> str:
    visit = details.work.visit
    if visit is None:
        return ""
    if visit.is_done:
        return _("The visit is done: write down how it was put right.")
    when = formats.moment(visit.starts_at) if visit.starts_at is not None else _("no day yet")
    name = first_name(visit.technician_name)
    return (
        _("Visit {when}, {name}, no charge").format(when=when, name=name)
        if name
        else _("Visit {when}").format(when=when)
    )


def _check_back_words(details: ComplaintDetails, first_name: str) -> list[str]:
    if details.card.state != "check_back":
        return []
    if details.work.good_count:
        return [_("{name} said “good”. It stays open: ask what would have made it great.").format(name=first_name)]
    if details.may_close_unconfirmed:
        return [_("Asked in vain {count} times: it may be closed, unconfirmed.").format(count=details.check_try_count)]
    if details.check_try_count:
        tries = ngettext(
            "Asked {count} time, not reached yet.", "Asked {count} times, not reached yet.", details.check_try_count
        )
        return [tries.format(count=details.check_try_count)]
    return []


def probe_question(details: ComplaintDetails) -> str:
    """The next question of the probe script while a “good” stays open (R5), or nothing."""
    if details.card.state != "check_back" or not details.work.good_count:
        return ""
    script = probe_script()
    place = min(_FIRST_QUESTION + details.work.asked_after_good, len(script) - 1)
    question = script[place]
    return f"{script[0]} {question}" if place == _FIRST_QUESTION else question


def probe_due_words(details: ComplaintDetails, formats: FirmFormats) -> str:
    """Who asks on, and by when."""
    work = details.work
    if work.probe_due_at is None or details.card.state != "check_back":
        return ""
    when = formats.moment(work.probe_due_at)
    if work.probe_owner_name:
        return _("{name} asks on by {when}.").format(name=first_name(work.probe_owner_name), when=when)
    return _("Somebody asks on by {when}.").format(when=when)


def clock_line(clock: ClockRow, formats: FirmFormats) -> str:
    """“Call back: today 12:40, in time”; a miss is said in words."""
    names = {
        "answer": _("Call back"),
        "site": _("Be there"),
        "resolve": _("Put right"),
        "promise": _("Promised"),
        "check_back": _("Ask again"),
    }
    earlier = _(" (round before)") if clock.is_earlier else ""
    name = f"{names[clock.kind]}{earlier}"
    due = formats.moment(clock.due_at)
    if clock.met_at is not None:
        words = _("{what}: {when}, late; it was due {due}") if clock.is_breach else _("{what}: {when}, in time")
        return words.format(what=name, when=formats.moment(clock.met_at), due=due)
    state = {"late": formats.due(clock.due_at), "due": formats.due(clock.due_at), "paused": _("waits")}
    words = _("{what}: by {due}, {state}") if clock.state in state else _("{what}: by {due}")
    return words.format(what=name, due=due, state=state.get(clock.state, ""))


def ending_words(details: ComplaintDetails, formats: FirmFormats) -> str:
    """What became of it: the two grades of won back, pending, lost, unconfirmed or withdrawn, in words."""
    card, ending = details.card, details.work.ending
    if ending is None:
        return ""
    if card.state == "withdrawn":
        return _("Withdrawn: {reason}").format(reason=ending.reason or _("no reason given"))
    if ending.grade == "came_back" and ending.came_back_on is not None:
        return _("Won back: came back {day}").format(day=formats.day(ending.came_back_on))
    if ending.grade == "told_us" and ending.score is not None:
        return _("Won back: told us {score} of 10").format(score=ending.score)
    until = formats.date(ending.pending_until_on) if ending.pending_until_on is not None else ""
    if card.state == "closed_unconfirmed":
        return _("Closed, unconfirmed: only if they come back by {day} is it won back.").format(day=until)
    if ending.grade == "pending":
        return _("At peace. They may still come back until {day}.").format(day=until)
    return _("Lost: they did not come back by {day}.").format(day=until)


def cost_words(details: ComplaintDetails, formats: FirmFormats) -> str:
    """What putting right cost in all, and how much of it was given back."""
    work = details.work
    if not work.cost_minor:
        return ""
    words = _("Cost of putting right: {amount}").format(amount=formats.money(work.cost_minor))
    if work.refund_minor:
        words = _("{words}, of it {refund} given back").format(words=words, refund=formats.money(work.refund_minor))
    return words


def learnt_words(details: ComplaintDetails) -> str:
    """The cause and the lesson."""
    work = details.work
    parts = [_("Cause: {cause}").format(cause=work.cause) if work.cause else "", work.lesson]
    return ". ".join(part.rstrip(".") for part in parts if part)


def prevention_words(prevention: PreventionRow, formats: FirmFormats) -> str:
    """What is done so that it does not happen again, by whom and until when."""
    if prevention.done_at is not None:
        return _("Done {when}: {what}").format(when=formats.moment(prevention.done_at), what=prevention.what)
    parts = [
        first_name(prevention.owner_name),
        _("by {when}").format(when=formats.day(prevention.due_on)) if prevention.due_on is not None else "",
    ]
    who = ", ".join(part for part in parts if part)
    words = _("From now on: {what}").format(what=prevention.what)
    return f"{words} ({who})" if who else words


def link_words(link: LinkedComplaintRow, formats: FirmFormats, *, is_earlier: bool) -> str:
    """An earlier or a later complaint, as a link says it."""
    words = _("Goes on from complaint {number}, {day}") if is_earlier else _("Went on as complaint {number}, {day}")
    return words.format(number=link.number, day=formats.day(formats.day_of(link.received_at)))
