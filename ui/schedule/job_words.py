"""The state of a job in words, tone and icon."""

from __future__ import annotations

from app.translations import gettext as _
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
