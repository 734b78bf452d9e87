"""Help without a sale: how it ended, and what kinds of contact there are (S1.3, S1.8, S1.9).

Nothing here asks what somebody spent, or whether they will ever buy again.
"""

from __future__ import annotations

from enum import StrEnum

from app.rules.voice_loop import VoiceChannel


class HelpOutcome(StrEnum):
    """How it ended for them."""

    ADVISED = ""
    FIXED = "fixed"


class ContactPurpose(StrEnum):
    """What a contact is for, as far as it is counted for each client (S1.3)."""

    INFORM = "inform"
    EDUCATE = "educate"
    CHAT = "chat"
    SELL = "sales"


def is_fixed_on_the_phone(channel: str, outcome: str) -> bool:
    """Whether a call was all it took: nobody had to drive."""
    return channel == VoiceChannel.PHONE and outcome == HelpOutcome.FIXED
