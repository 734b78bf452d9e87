"""What happens in the last weeks: acts of the real services, each at its own time and signed by who did it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.everafter import Everafter
from app.jobs import JobProgress
from app.sample_firm.stage_clock import StageClock
from app.translations import gettext as _

_STEPS_BETWEEN_REPORTS = 20


class Agenda:
    """Acts noted in any order and played in the order of time; what would lie in the future does not happen."""

    def __init__(self, stage: Everafter, clock: StageClock, now: datetime) -> None:
        self.stage = stage
        self.now = now
        self._clock = clock
        self._acts: list[tuple[datetime, int, int, Callable[[], object]]] = []

    def add(self, at: datetime, person_id: int, act: Callable[[], object]) -> None:
        """Note what somebody does at a moment; acts of one moment keep the order in which they were noted."""
        if at <= self.now:
            self._acts.append((at, len(self._acts), person_id, act))

    def play(self, progress: JobProgress) -> None:
        """Let everything happen."""
        acts = sorted(self._acts, key=lambda each: each[:2])
        for done, (at, _order, person_id, act) in enumerate(acts, 1):
            self._clock.move_to(at)
            self.stage.sign_in(person_id)
            act()
            if done % _STEPS_BETWEEN_REPORTS == 0:
                progress.step(done, len(acts), _("The last weeks"))
        self._clock.move_to(self.now)
