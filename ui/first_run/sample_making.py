"""Making the sample firm in the worker process: beside its place first, so that a stop leaves nothing half made."""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo

from app.clock import clock_from_environment
from app.everafter import open_everafter
from app.jobs import JobProgress
from app.sample_firm.making import USUAL_CLIENTS, make_sample_firm
from app.sample_firm.recent_photos import forget_photos, take_photos_along

_ZONE = ZoneInfo("America/Los_Angeles")


def make_sample(target: str, progress: JobProgress, client_count: int = USUAL_CLIENTS) -> None:
    """Make the sample firm in this new file; its pictures are there before the file is."""
    part = Path(f"{target}.part")
    _remove(part)
    clock = clock_from_environment(os.environ, is_ticking=False, zone=_ZONE)
    everafter = open_everafter(part, clock=clock, may_create=True)
    try:
        make_sample_firm(everafter, client_count=client_count, progress=progress)
    except BaseException:
        everafter.close()
        _remove(part)
        raise
    everafter.close()
    take_photos_along(part, Path(target))
    part.replace(target)


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(f"{file}{ending}").unlink(missing_ok=True)
    forget_photos(file)
