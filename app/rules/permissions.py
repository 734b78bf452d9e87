"""May we reach a client this way? An opt-out wins over everything, whoever wrote it down and when (R1, R10)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Protocol

CHANNELS = ("phone", "text", "email", "letter", "in_person")
PURPOSES = ("service", "sales")


class Wish(Protocol):
    """What a client said about one channel and purpose."""

    @property
    def channel(self) -> str:
        """One of CHANNELS."""

    @property
    def purpose(self) -> str:
        """One of PURPOSES: about their visits, or offers."""

    @property
    def is_allowed(self) -> bool:
        """What they answered."""

    @property
    def source(self) -> str:
        """How we know."""


def answers_mark(wishes: Iterable[Wish], channel: str) -> int:
    """A number of what is written down about a channel, never 0: as long as it is the same, nobody changed it."""
    said = sorted((wish.purpose, bool(wish.is_allowed), wish.source) for wish in wishes if wish.channel == channel)
    return zlib.crc32(repr(said).encode()) + 1


def may_reach(wishes: Iterable[Wish], channel: str, purpose: str, ended_reason: str = "") -> bool | None:
    """Yes, no, or None while nobody asked.

    Whoever asked for no contact gets none. A no about their visits is also a no to offers; a yes to offers is also one
    to news about their visits, unless they said no to those.
    """
    if ended_reason == "no_contact":
        return False
    said = {wish.purpose: wish.is_allowed for wish in wishes if wish.channel == channel}
    if purpose == "sales":
        return False if said.get("service") is False else said.get("sales")
    return said["service"] if "service" in said else True if said.get("sales") else None
