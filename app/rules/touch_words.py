"""What the four kinds of kindness, the client's reaction and the occasion of a planned one are called (R8)."""

from __future__ import annotations

from app.rules.love_touches import Reaction, TouchKind
from app.rules.touch_plan import Occasion
from app.translations import gettext as _


def kind_words(kind: TouchKind) -> str:
    """What this kind does for the client, in a word or two."""
    return {
        TouchKind.SAFE: _("Feels safe"),
        TouchKind.CARE: _("Cared for"),
        TouchKind.REMARKABLE: _("Surprised"),
        TouchKind.BRAG: _("Proud to show"),
    }[kind]


def kind_meaning(kind: TouchKind) -> str:
    """What belongs to the kind, in one sentence."""
    return {
        TouchKind.SAFE: _("They know who is coming and what we do about slips, drying and keys."),
        TouchKind.CARE: _("Somebody of us thought of them: a call, a pet’s name, a birthday."),
        TouchKind.REMARKABLE: _("Something extra that was not announced."),
        TouchKind.BRAG: _("Something to show around: before and after, a certificate, a card for a friend."),
    }[kind]


def reaction_words(reaction: Reaction) -> str:
    """How they took it."""
    return {
        Reaction.NONE: _("No reaction"),
        Reaction.SMILED: _("Smiled"),
        Reaction.THANKED: _("Thanked us"),
        Reaction.TOLD_OTHERS: _("Told others"),
    }[reaction]


def occasion_words(occasion: str) -> str:
    """When a planned kindness is to happen; empty for a day of its own."""
    return {
        Occasion.VISIT.value: _("at their visit"),
        Occasion.AFTER_VISIT.value: _("after their visit"),
        Occasion.BIRTHDAY.value: _("birthday"),
        Occasion.ANNIVERSARY.value: _("the day they first came to us"),
    }.get(occasion, "")
