"""What can become of one row of a file; every row that is read becomes exactly one of these."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What becomes of one row of a file."""

    NEW = "new"
    UPDATED = "updated"
    MERGED = "merged"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
