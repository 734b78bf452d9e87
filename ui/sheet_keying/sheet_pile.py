"""The papers still to key in: which comes next, and those that were put under the pile."""

from __future__ import annotations

from collections.abc import Iterable

from app.queries.rows import JobRow


class SheetPile:
    """The oldest first; a skipped sheet comes again when the others are in."""

    def __init__(self) -> None:
        self._jobs: list[JobRow] = []
        self._skipped: list[int] = []

    def fill(self, jobs: Iterable[JobRow]) -> None:
        """The pile as it lies now."""
        self._jobs = list(jobs)
        present = {job.id for job in self._jobs}
        self._skipped = [job_id for job_id in self._skipped if job_id in present]

    @property
    def count(self) -> int:
        """How many are left."""
        return len(self._jobs)

    def holds(self, job_id: int | None) -> bool:
        """Whether this sheet is still in the pile."""
        return any(job.id == job_id for job in self._jobs)

    def skip(self, job_id: int) -> None:
        """Put a sheet under the pile."""
        self._skipped = [each for each in self._skipped if each != job_id] + [job_id]

    def next(self) -> JobRow | None:
        """The sheet on top."""
        on_top = next((job for job in self._jobs if job.id not in self._skipped), None)
        if on_top is not None or not self._skipped:
            return on_top
        return next((job for job in self._jobs if job.id == self._skipped[0]), None)
