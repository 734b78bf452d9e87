"""The messages that we write to clients: what each is for, and which step of care it fulfils. None goes by itself."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.rules.contact_rules import Purpose
from app.translations import gettext as _


class MessageKind(StrEnum):
    """What a message is about, in the order in which people are offered them."""

    FREE = "free"
    CONFIRMATION = "confirmation"
    THANKS = "thanks"
    QUALITY = "quality"
    HOLDING = "holding"
    TIP = "tip"
    REMINDER = "reminder"
    LATE = "late"
    LAST_LETTER = "last_letter"
    CHECK_BACK = "check_back"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    FAREWELL = "farewell"


WRITTEN_CHANNELS = ("text", "email", "letter")
"""What can be written: a message for the telephone, an e-mail, a letter."""

_SALES = frozenset({MessageKind.REMINDER, MessageKind.LATE, MessageKind.LAST_LETTER})
_SERVICE = frozenset({MessageKind.CONFIRMATION, MessageKind.QUALITY, MessageKind.HOLDING, MessageKind.CHECK_BACK})
_OF_STEP: Mapping[str, MessageKind] = {
    "thanks": MessageKind.THANKS,
    "quality_call": MessageKind.QUALITY,
    "dry_check": MessageKind.HOLDING,
    "spots_check": MessageKind.HOLDING,
    "halfway_tip": MessageKind.TIP,
    "reminder": MessageKind.REMINDER,
    "due_call": MessageKind.REMINDER,
    "personal_call": MessageKind.LATE,
    "letter": MessageKind.LATE,
    "last_letter": MessageKind.LAST_LETTER,
    "farewell": MessageKind.FAREWELL,
}
_FULFILS: Mapping[MessageKind, tuple[str, ...]] = {
    MessageKind.THANKS: ("thanks",),
    MessageKind.HOLDING: ("dry_check", "spots_check"),
    MessageKind.TIP: ("halfway_tip",),
    MessageKind.REMINDER: ("reminder",),
    MessageKind.LATE: ("letter",),
    MessageKind.LAST_LETTER: ("last_letter",),
    MessageKind.FAREWELL: ("farewell",),
}
LETTER_STEPS = ("reminder", "letter", "last_letter")
"""The steps of care that are a letter by themselves."""


def purpose_of(kind: MessageKind) -> Purpose:
    """What a message is for; free words are a kindness unless somebody says otherwise."""
    if kind in _SALES:
        return Purpose.SALES
    return Purpose.SERVICE if kind in _SERVICE else Purpose.CARE


def timeline_purpose(kind: MessageKind, purpose: Purpose) -> str:
    """How the contact is counted on the timeline: a tip teaches."""
    return "educate" if kind is MessageKind.TIP else purpose.value


def kind_of_step(step: str) -> MessageKind:
    """The message that fits a step of care."""
    return _OF_STEP.get(step, MessageKind.FREE)


def steps_fulfilled(kind: MessageKind) -> tuple[str, ...]:
    """The steps that are done once this was sent; a question waits for its answer, so it fulfils none."""
    return _FULFILS.get(kind, ())


def message_title(kind: MessageKind) -> str:
    """What a message is called where it is chosen and on the timeline."""
    return {
        MessageKind.FREE: _("Own words"),
        MessageKind.CONFIRMATION: _("We come tomorrow"),
        MessageKind.THANKS: _("Thanks for the visit"),
        MessageKind.QUALITY: _("How was it?"),
        MessageKind.HOLDING: _("Is it dry, are the spots gone?"),
        MessageKind.TIP: _("A tip for the carpet"),
        MessageKind.REMINDER: _("Time for the next visit"),
        MessageKind.LATE: _("A personal line"),
        MessageKind.LAST_LETTER: _("One last letter"),
        MessageKind.CHECK_BACK: _("Is it great now?"),
        MessageKind.BIRTHDAY: _("Birthday"),
        MessageKind.ANNIVERSARY: _("Years with us"),
        MessageKind.FAREWELL: _("All the best"),
    }[kind]
