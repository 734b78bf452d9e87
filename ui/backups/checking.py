"""Checking the whole database on the worker thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.database_check import check_database
from app.photo_backups import photo_problems
from app.translations import gettext as _

if TYPE_CHECKING:
    from app.everafter import Everafter
    from app.jobs import JobProgress


def check_now(everafter: Everafter, progress: JobProgress) -> str:
    """Read everything through with a connection of its own; returns one sentence."""
    database = everafter.database
    database.connect(reuse_if_open=True)
    photos = everafter.photo_folder
    try:
        result = check_database(
            database, extra_checks=[lambda checked: photo_problems(checked, photos)], progress=progress
        )
    finally:
        database.close()
    if result.is_ok:
        return _("Everything was read through and fits together.")
    problems = " ".join(result.problems[:2])
    return _("Something does not fit: {problems} Nothing was changed; a backup would be a good idea.").format(
        problems=problems
    )
