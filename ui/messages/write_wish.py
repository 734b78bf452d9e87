"""To whom somebody wants to write, and about what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class WriteWish:
    """One client or many; `about` is a kind of message or empty, `steps` the step of care it is written from."""

    client_ids: tuple[int, ...]
    about: str = ""
    channel: str = ""
    steps: Mapping[int, int] = field(default_factory=dict)
