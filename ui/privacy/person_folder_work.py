"""What the worker process does to write everything about one person into a folder."""

from __future__ import annotations

from pathlib import Path

from app.everafter import open_everafter
from app.jobs import JobProgress


def write_folder(
    address: str, person_id: int | None, client_id: int, target: str, has_codes: bool, has_private: bool,
    progress: JobProgress,
) -> tuple[str, int, int]:  # fmt: skip
    """Write it, signed by who sits at the desk; returns the folder, its entries and how many are to be looked at."""
    from app.person_folder import write_person_folder  # noqa: PLC0415 - needed in the worker process only

    everafter = open_everafter(address)
    everafter.sign_in(person_id)
    try:
        made = write_person_folder(
            everafter, client_id, Path(target), has_codes=has_codes, has_private=has_private, progress=progress
        )
    finally:
        everafter.close()
    return str(made.folder), made.entries, made.to_review
