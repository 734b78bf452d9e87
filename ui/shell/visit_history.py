"""Where the user has been: back and forward over places and clients, as in a browser."""

from __future__ import annotations

from dataclasses import dataclass

_MOST = 100


@dataclass(frozen=True, slots=True)
class Visit:
    """A screen, and whose it is where it belongs to someone."""

    place: str
    item: int | None = None


class VisitHistory:
    """Going somewhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def current(self) -> Visit | None:
        """Where the user is."""
        return self._visits[self._at] if self._at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier screen."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether the user came back from somewhere."""
        return self._at < len(self._visits) - 1

    def go_to(self, visit: Visit) -> None:
        """Remember a screen; the one that is already shown is not remembered twice."""
        if visit == self.current:
            return
        self._visits = [*self._visits[: self._at + 1], visit][-_MOST:]
        self._at = len(self._visits) - 1

    def back(self) -> Visit | None:
        """The screen before this one, or None."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self.current

    def forward(self) -> Visit | None:
        """The screen the user came back from, or None."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self.current
