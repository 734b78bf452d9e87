"""The state of a job in words, tone and icon."""

from __future__ import annotations

from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.tones import Tone


def state_words(state: str) -> str:
    """Where a job stands, as people say it."""
    return {
        "enquiry": _("asked about"),
        "quoted": _("quoted"),
        "booked": _("booked"),
        "under_way": _("under way"),
        "done": _("done"),
        "cancelled": _("cancelled"),
        "no_show": _("nobody there"),
        "lost": _("went elsewhere"),
    }.get(state, state)


def state_look(state: str) -> tuple[Tone, str]:
    """The tone and icon beside the word."""
    return {
        "booked": (Tone.OK, "calendar-days"),
        "under_way": (Tone.ACCENT, "truck"),
        "done": (Tone.DONE, "check"),
    }.get(state, (Tone.NEUTRAL, "clipboard-list"))


def difference_words(formats: FirmFormats, agreed_minor: int, difference_minor: int) -> str:
    """The bill beside what was agreed (S2.8): as agreed, more, or less."""
    agreed = formats.money(agreed_minor)
    if difference_minor > 0:
        words = _("Agreed: {agreed}. The bill is {difference} higher.")
    elif difference_minor < 0:
        words = _("Agreed: {agreed}. The bill is {difference} lower.")
    else:
        words = _("Agreed: {agreed}.")
    return words.format(agreed=agreed, difference=formats.money(abs(difference_minor)))
