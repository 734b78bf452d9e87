"""Turns rows of a client's timeline into what the timeline shows: heading, icon, tone, date, words."""

from __future__ import annotations

from datetime import date, timedelta

from app.queries.client_rows import TimelineRow
from app.rules.voice_loop import LoopState
from app.rules.voice_terms import state_words
from app.translations import gettext as _
from ui.firm_formats import FirmFormats, month_words
from ui.theme.tones import Tone
from ui.widgets.timeline import TimelineItem
from ui.wording import day_words

_LOOKS: dict[str, tuple[str, Tone]] = {
    "job": ("truck", Tone.OK),
    "complaint": ("message-square-warning", Tone.LATE),
    "feedback": ("message-circle-heart", Tone.SOON),
    "voice": ("ear", Tone.ACCENT),
    "certificate": ("award", Tone.GOLD),
    "call": ("phone-incoming", Tone.NEUTRAL),
    "email": ("mail", Tone.NEUTRAL),
    "text": ("smartphone", Tone.NEUTRAL),
    "letter": ("file-text", Tone.NEUTRAL),
    "paper": ("file-text", Tone.NEUTRAL),
    "in_person": ("users", Tone.NEUTRAL),
    "help": ("heart-handshake", Tone.NEUTRAL),
    "note": ("notebook-pen", Tone.NEUTRAL),
    "goodwill": ("gift", Tone.NEUTRAL),
    "promise": ("handshake", Tone.NEUTRAL),
    "kindness": ("heart", Tone.NEUTRAL),
    "payment": ("banknote", Tone.NEUTRAL),
    "refund": ("undo-2", Tone.NEUTRAL),
    "invoice": ("file-text", Tone.NEUTRAL),
}
_OPEN_CHIPS = {
    "small_cut": Tone.SOON,
    LoopState.UNANSWERED.value: Tone.SOON,
    LoopState.TO_CHANGE.value: Tone.SOON,
    LoopState.TO_TELL.value: Tone.SOON,
    "kept": Tone.DONE,
    "to_be_confirmed": Tone.SOON,
    "open": Tone.LATE,
    "booked": Tone.OK,
    "under_way": Tone.ACCENT,
}


def chip_text(chip: str) -> str:
    """The word of a state beside a headline."""
    return {
        "open": _("open"),
        "booked": _("booked"),
        "under_way": _("under way"),
        "made_good": _("made good"),
        "unconfirmed": _("closed, unconfirmed"),
        "withdrawn": _("withdrawn"),
        "small_cut": _("small cut"),
        "kept": _("kept"),
        "kept_late": _("kept, but late"),
        "released": _("moved or given back"),
        "open_promise": _("not yet kept"),
        "to_be_confirmed": _("to be confirmed"),
        **{state.value: state_words(state) for state in LoopState},
        "void": _("void"),
    }.get(chip, chip)


def group_of(day: date, today: date) -> str:
    """The heading of a day: this week, last week, the month, and from last year on the month with its year."""
    monday = today - timedelta(days=today.weekday())
    if day >= monday + timedelta(days=7):
        return _("Coming up")
    if day >= monday:
        return _("This week")
    if day >= monday - timedelta(days=7):
        return _("Last week")
    return month_words(day) if day.year == today.year else f"{month_words(day)} {day.year}"


def when_words(row: TimelineRow, formats: FirmFormats) -> str:
    """“Today 10:12”, else the day; “Today” alone for what has no clock."""
    day, today = formats.day_of(row.happened_at), formats.today()
    if day == today and not row.is_whole_day:
        return _("Today {clock}").format(clock=formats.clock_time(row.happened_at))
    return day_words(day, today)


def timeline_item(row: TimelineRow, formats: FirmFormats) -> TimelineItem:
    """One row as the timeline paints it."""
    icon, tone = _LOOKS.get(row.kind, ("message-square-text", Tone.NEUTRAL))
    if row.kind == "complaint" and row.chip != "open":
        tone = Tone.DONE if row.chip == "made_good" else Tone.NEUTRAL
    return TimelineItem(
        key=row.key,
        group=group_of(formats.day_of(row.happened_at), formats.today()),
        title=row.headline,
        when=when_words(row, formats),
        icon=icon,
        tone=tone,
        body=row.words,
        footnote=row.meta,
        chip=chip_text(row.chip),
        chip_tone=_OPEN_CHIPS.get(row.chip, Tone.DONE if row.chip == "made_good" else Tone.NEUTRAL),
        is_private=row.is_private,
    )
